import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { ToldPlan, WhyTold } from "../../roadmaps/year-plan/index.ts";
import type { PlainPart } from "../notification/plain.letter.ts";
import type { YearPlanItem } from "./digest.store.ts";
import { officeLink } from "./sessions.ts";

/** So many lines stand in a mail; the plan has them all. */
const mostLines = 30;

/** What an organisation is told of plans of a year: nothing where that has been settled meanwhile. */
export async function planParts(ctx: Ctx, agencyId: AgencyId, items: readonly YearPlanItem[]): Promise<PlainPart[]> {
  if (items.length === 0) return [];
  const { toldOf } = await import("../../roadmaps/year-plan/told.actions.ts");
  const { load } = await import("../../agencies/agency/agency.actions.ts");
  const { agency } = await load(ctx, agencyId);
  const parts: PlainPart[] = [];
  for (const { yearPlan: planId, edition, why } of items) {
    const told = await toldOf(ctx, { planId, edition, why }, agency);
    if (told) parts.push(...partsOf(told, why));
  }
  if (parts.length === 0) return parts;
  const label = { ru: "Открыть план и ответить", en: "Open the plan and answer" };
  return [...parts, { kind: "action", label, url: await officeLink(ctx, agencyId) }];
}

function partsOf(told: ToldPlan, why: WhyTold): PlainPart[] {
  const rows = told.lines.slice(0, mostLines).map(({ day, isMonth, action, isLate }) => ({
    label: action,
    value: termOf(day, isMonth, isLate),
  }));
  const more = told.lines.length - mostLines;
  return [
    { kind: "text", text: leads[why](told) },
    ...(rows.length > 0 ? [{ kind: "rows" as const, rows }] : []),
    ...(more > 0
      ? [{ kind: "text" as const, text: { ru: `И ещё строк: ${more}.`, en: `And ${more} lines more.` } }]
      : []),
  ];
}

/** Dates as numbers: rows are many. */
function termOf(day: string, isMonth: boolean, isLate: boolean): Text {
  const [year, month, date] = day.split("-");
  const ru = isMonth ? `${month}.${year}` : `${date}.${month}.${year}`;
  const en = isMonth ? `${year}-${month}` : day;
  return isLate ? { ru: `${ru} — срок прошёл`, en: `${en}: the date is past` } : { ru: `до ${ru}`, en: `by ${en}` };
}

const leads: Record<WhyTold, (told: ToldPlan) => Text> = {
  approved: ({ year, where }) => ({
    ru: `Утверждён план сопровождения на ${year} год (${where.ru}). За вашей организацией в нём:`,
    en: `The plan of support for ${year} (${where.en}) has been approved. In it your organisation is to do:`,
  }),
  amended: ({ year, where, edition, lines, dropped }) => ({
    ru: `В план сопровождения на ${year} год (${where.ru}) внесены изменения, редакция ${edition}.${dropped > 0 ? ` Больше не за вами: строк — ${dropped}.` : ""}${lines.length > 0 ? " Изменилось для вас:" : ""}`,
    en: `The plan of support for ${year} (${where.en}) has been amended, edition ${edition}.${dropped > 0 ? ` No longer yours: ${dropped} lines.` : ""}${lines.length > 0 ? " What has changed for you:" : ""}`,
  }),
  withdrawn: ({ year, where }) => ({
    ru: `План сопровождения на ${year} год (${where.ru}) отозван: делать по нему ничего не нужно. О новом мы сообщим.`,
    en: `The plan of support for ${year} (${where.en}) has been withdrawn: nothing is to be done by it. You will be told of the next one.`,
  }),
  due: ({ year, where }) => ({
    ru: `По плану сопровождения на ${year} год (${where.ru}) подходит или прошёл срок. Пожалуйста, сообщите, что сделано:`,
    en: `By the plan of support for ${year} (${where.en}) something is due, or its date is past. Please say what has been done:`,
  }),
};
