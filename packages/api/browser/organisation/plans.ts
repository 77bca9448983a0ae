import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Line {
  entryId: string;
  kind: string;
  month: string;
  day?: string;
  action: Text;
  note?: string;
  planned?: number;
  fact?: { done: number; of: number };
  result?: { status: string; words?: string };
  fulfilled: boolean;
  overdue: boolean;
  asks: boolean;
}
interface Plan {
  planId: string;
  title: Text;
  lines: Line[];
}
interface Finding {
  roundId: string;
  findingId: string;
  round: Partial<Text>;
  text: string;
  dueOn: string;
  result?: { status: string; words?: string };
  overdue: boolean;
}
/** As `POST /v1/respond/plans` gives it. */
interface Page {
  agency: string;
  plans: Plan[];
  findings: Finding[];
}
type Send = (body: object) => Promise<void>;

export const plans: Tab = {
  key: "plans",
  title: { ru: "План на год", en: "Plan of the year" },
  open: (place) => section<Page>(place, "/v1/respond/plans", { action: "view" }, { content }),
};

const statuses: readonly { key: string; title: Text }[] = [
  { key: "done", title: { ru: "Сделано", en: "Done" } },
  { key: "partly", title: { ru: "Сделано частично", en: "Done in part" } },
  { key: "not-done", title: { ru: "Не сделано", en: "Not done" } },
];
const statusWords = (status: string): Text | undefined => statuses.find(({ key }) => key === status)?.title;

function content({ agency, plans: all, findings }: Page, send: Send): HTMLElement[] {
  const head = heading(
    agency,
    { ru: "План сопровождения: ваши строки", en: "The plan of support: your lines" },
    all.length + findings.length === 0
      ? { ru: "В утверждённых планах за вами ничего нет.", en: "Approved plans ask nothing of you." }
      : {
          ru: "Отчёты по дорожной карте — на странице отчётов. О том, что названо за вами, скажите здесь, без имён детей и родителей.",
          en: "Reports of the roadmap stand on their own page. Say here how what names you went, without names of children or parents.",
        },
  );
  return [
    head,
    ...(findings.length > 0
      ? [
          h("h2", {}, { ru: "По итогам опросов и оценок", en: "By what surveys and assessments found" }),
          ...findings.map((one) => findingCard(one, send)),
        ]
      : []),
    ...all.flatMap((plan) => [h("h2", {}, plan.title), ...plan.lines.map((one) => card(plan, one, send))]),
  ];
}

function findingCard({ roundId, findingId, round, text, dueOn, result, overdue }: Finding, send: Send): HTMLElement {
  const name: Text = { ru: round.ru ?? "", en: round.en ?? round.ru ?? "" };
  return h(
    "section",
    { class: "card" },
    h("h3", {}, text),
    h("p", { class: "aside" }, name),
    h(
      "p",
      { class: overdue ? "aside late" : "aside" },
      say((l) => (l === "ru" ? `Срок: ${longDate(dueOn, l)}` : `By ${longDate(dueOn, l)}`)),
    ),
    result !== undefined && h("p", {}, statusWords(result.status)),
    result?.words !== undefined && h("p", {}, result.words),
    answer({ action: "finding", roundId, findingId }, result?.status, send),
  );
}

function card({ planId }: Plan, line: Line, send: Send): HTMLElement {
  const { entryId, action, note, planned, fact, result, overdue, asks } = line;
  const numbers: Text | undefined = fact
    ? { ru: `Выполнено ${fact.done} из ${fact.of}`, en: `${fact.done} of ${fact.of} done` }
    : planned === undefined
      ? undefined
      : { ru: `По записям: ${planned}`, en: `By the records: ${planned}` };
  return h(
    "section",
    { class: "card" },
    h("h3", {}, action),
    h(
      "p",
      { class: overdue ? "aside late" : "aside" },
      say((l) => termOf(line, l)),
    ),
    note !== undefined && h("p", {}, note),
    numbers !== undefined && h("p", {}, numbers),
    result !== undefined && h("p", {}, statusWords(result.status)),
    result?.words !== undefined && h("p", {}, result.words),
    asks && answer({ action: "result", planId, entryId }, result?.status, send),
  );
}

/** A month alone as `03.2026`. */
const termOf = ({ day, month }: Line, l: "ru" | "en"): string => {
  const until = day === undefined ? month.split("-").reverse().join(".") : longDate(day, l);
  return l === "ru" ? `Срок: ${until}` : `By ${until}`;
};

function answer(of: object, status: string | undefined, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Как прошло", en: "How it went" }, choice("status", statuses, status ?? "done")),
    field(
      {
        ru: "Словами (если не всё сделано — почему и что дальше)",
        en: "In words (if not all is done: why, and what follows)",
      },
      h("textarea", { name: "words", rows: "3", maxlength: "1000" }),
    ),
  );
  form.append(saveButton(form, () => send({ ...of, status: textIn(form, "status"), words: textIn(form, "words") })));
  return form;
}
