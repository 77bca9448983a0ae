import type { Text } from "../../ground/shared/text.ts";
import type { PageRow, SheetPage } from "../../ground/workbook/index.ts";
import type { YearEntryView } from "./entry.ts";
import { actOf, factText, monthName, plannedText, termOf } from "./year-plan.document.ts";
import { titleOf, type YearPlanView } from "./year-plan.ts";

/** The plan as a workbook: its lines, and beside them plan and fact by month. */
export function planSheets(
  plan: YearPlanView,
  entries: readonly YearEntryView[],
  { where, edition }: { where: Text; edition: number },
): SheetPage[] {
  const title: PageRow = { kind: "title", cells: [titleOf(plan, where).ru] };
  const act: PageRow = { kind: "note", cells: [actOf(plan, edition)] };
  const head: PageRow = {
    kind: "head",
    cells: [
      "№",
      "Месяц",
      "Срок",
      "Мероприятие",
      "Ответственный",
      "Пункт дорожной карты",
      "План",
      "Выполнение",
      "Примечание",
    ],
  };
  const lines = entries.map(
    (entry, i): PageRow => ({
      kind: entry.overdue ? "strong" : "body",
      cells: [
        i + 1,
        monthName(entry.month),
        termOf(entry),
        entry.action.ru,
        entry.responsible.name.ru,
        entry.measureKey ?? "",
        plannedText(entry),
        factText(entry),
        entry.note ?? "",
      ],
    }),
  );
  const months = plan.months.map(
    (one): PageRow => ({
      kind: "body",
      cells: [monthName(one.month), one.entries, one.fulfilled, one.overdue],
    }),
  );
  return [
    { name: "План", widths: [5, 16, 12, 60, 34, 14, 10, 34, 30], rows: [title, act, head, ...lines] },
    {
      name: "По месяцам",
      widths: [20, 14, 14, 22],
      rows: [
        title,
        act,
        { kind: "head", cells: ["Месяц", "Строк в плане", "Выполнено", "Срок прошёл, не выполнено"] },
        ...months,
      ],
    },
  ];
}
