import { expect, it } from "vitest";
import type { ExecutionLine } from "./ledger.ts";
import { outgoingDocument } from "./outgoing.document.ts";

const line = (title: string, block: ExecutionLine["block"], more: Partial<ExecutionLine> = {}): ExecutionLine => ({
  instrumentId: "instrument_1",
  kind: "ipra",
  number: "7",
  validFrom: "2025-03-01",
  superseded: false,
  measureId: "measure_1",
  block,
  title,
  mayDo: [],
  ...more,
});
const asked = {
  stepId: "step_1",
  routeId: "route_1",
  agencyId: "agency_1",
  agency: "Поликлиника № 2",
  dueDate: "2025-07-01",
  status: "requested",
} as const;
const outcome = (over: Partial<NonNullable<ExecutionLine["outcome"]>>): ExecutionLine["outcome"] => ({
  source: "step",
  result: "performed",
  on: "2025-06-05",
  by: "Школа № 1",
  ...over,
});

it("tells each block's measures by what came of them, with the reason of what did not", () => {
  const { content } = outgoingDocument({
    addressee: "Руководителю бюро",
    sender: "Министерство",
    number: "1",
    date: "2025-06-10",
    from: "2025-03-01",
    to: "2025-06-10",
    signer: { post: "Начальник", name: "И. И. Иванов" },
    child: { name: "Ли Анна", genitive: "Ли Анны", birthDate: "2016-05-14" },
    instrument: { number: "7", issuer: "Бюро № 7", validFrom: "2025-03-01", term: "без срока" },
    lines: [
      line("Массаж", "health", { asked }),
      line("ЛФК", "health"),
      line("Санаторий", "health", {
        outcome: outcome({ result: "not-performed", cause: "no-place", note: "Нет путёвок" }),
      }),
      line("Логопед", "education", { outcome: outcome({}) }),
      line("Коляска", "assistive-devices", {
        outcome: outcome({ result: "refused-measure", cause: "family-refused" }),
      }),
    ],
  });
  const tables = content.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
  expect(content.flatMap((block) => (block.kind === "heading" ? [block.text] : []))).toEqual([
    "Медицинская реабилитация или абилитация",
    "Психолого-педагогическая реабилитация или абилитация",
    "Технические средства реабилитации",
  ]);
  expect(tables).toEqual([
    [
      ["Массаж", "Поликлиника № 2", "срок 01.07.2025", "исполняется", "—"],
      ["ЛФК", "—", "—", "не исполнено", "исполнителю не поручалось"],
      ["Санаторий", "Школа № 1", "05.06.2025", "не исполнено", "нет места: Нет путёвок"],
    ],
    [["Логопед", "Школа № 1", "05.06.2025", "исполнено", "—"]],
    [["Коляска", "Школа № 1", "05.06.2025", "не исполнено: отказ от мероприятия", "—"]],
  ]);
  expect(content).toContainEqual({
    kind: "paragraph",
    text: "Всего предусмотрено: 5 мероприятий. Исполнено: 1. Не исполнено: 2. Без результата на конец отчётного периода: 2.",
  });
});
