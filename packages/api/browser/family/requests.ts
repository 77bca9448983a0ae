import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { area } from "./area.ts";
import { sure } from "./press.ts";
import { saying } from "./saying.ts";
import { day } from "./words.ts";

// What a family asks, and the answers. Asked for when it is opened, so that the page itself is there at once.

type Kind = "need" | "question" | "complaint" | "correction";
interface Answer {
  on: string;
  agencyId?: string;
  outcome?: "accepted" | "refused";
  words?: string;
}
interface Asked {
  familyRequestId: string;
  kind: Kind;
  field?: string;
  agencyId?: string;
  askedOn: string;
  dueOn: string;
  overdue: boolean;
  status: "asked" | "answered" | "withdrawn";
  words?: string;
  answers: Answer[];
}
interface List {
  requests: Asked[];
  organisations: { agencyId: string; name: string }[];
}
type Does = (action: string, more: object, said?: Text) => Promise<boolean>;

const kinds: Record<Kind, Text> = {
  question: { ru: "Вопрос", en: "A question" },
  need: { ru: "Нам нужно", en: "We need" },
  complaint: { ru: "Жалоба", en: "A complaint" },
  correction: { ru: "Исправить данные", en: "Correct data" },
};
const fields: Record<string, Text> = {
  name: { ru: "имя ребёнка", en: "the child's name" },
  "birth-date": { ru: "дата рождения", en: "date of birth" },
  snils: { ru: "СНИЛС", en: "SNILS" },
  address: { ru: "адрес", en: "address" },
  contacts: { ru: "родители: имя, телефон, почта", en: "parents: name, telephone, mail" },
  disability: { ru: "инвалидность, особенности обучения", en: "disability, educational needs" },
  paper: { ru: "ИПРА, заключение, программа", en: "a paper: IPRA, conclusion, programme" },
  other: { ru: "другое", en: "something else" },
};
const outcomes: Record<"accepted" | "refused", Text> = {
  accepted: { ru: "Данные исправлены.", en: "The data was corrected." },
  refused: { ru: "Данные оставлены как есть.", en: "The data stays as it is." },
};

/** A child's family asks and reads. */
export function requests({ childId }: { childId: string }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const does: Does = async (action, more, said) => {
    const outcome = await act<List>(action, { childId, ...more });
    if ("problem" in outcome) {
      tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
      return false;
    }
    const cards = [...outcome.page.requests].reverse().map((one) => card(one, outcome.page, does));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : []));
    apply();
    if (said) tell(said, "said");
    return true;
  };
  const part = h(
    "details",
    { class: "requests" },
    h(
      "summary",
      {},
      h("strong", {}, { ru: "Спросить, попросить, пожаловаться", en: "Ask, say what you need, complain" }),
    ),
    h("div", { class: "inside" }, told, form(childId, does, tell), list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void does("requests", {});
  });
  return part;
}

function card(one: Asked, { organisations }: List, does: Does): HTMLElement {
  const { familyRequestId, kind, field, agencyId, askedOn, dueOn, overdue, status, words, answers } = one;
  const nameOf = (id: string | undefined) => organisations.find((each) => each.agencyId === id)?.name;
  const waits = overdue
    ? {
        ru: "срок ответа прошёл, координатор об этом знает; срок был до",
        en: "late; the coordinator knows; it was due by",
      }
    : { ru: "ответят до", en: "answered by" };
  return h(
    "li",
    {},
    h("strong", {}, kinds[kind]),
    field !== undefined && h("div", { class: "hint" }, fields[field] ?? field),
    h("div", { class: "hint" }, day(askedOn, { ru: "вы написали", en: "you wrote on" })),
    words !== undefined && h("p", { class: "words" }, words),
    status === "asked" && h("div", { class: "hint" }, day(dueOn, waits)),
    status === "asked" && agencyId !== undefined && h("div", { class: "hint" }, nameOf(agencyId)),
    status === "withdrawn" && h("div", { class: "hint" }, { ru: "отозвано", en: "withdrawn" }),
    ...answers.map((each) => answer(each, nameOf(each.agencyId))),
    status === "asked" && withdraw(familyRequestId, does),
  );
}

const answer = ({ on, outcome, words }: Answer, by: string | undefined): HTMLElement =>
  h(
    "div",
    { class: "answer" },
    h("strong", {}, { ru: "Ответ", en: "The answer" }),
    h("div", { class: "hint" }, day(on, { ru: "от", en: "of" }), by && ` · ${by}`),
    outcome && h("div", {}, outcomes[outcome]),
    words !== undefined && h("p", { class: "words" }, words),
  );

const withdraw = (familyRequestId: string, does: Does): HTMLElement =>
  sure(
    { ru: "Отозвать", en: "Withdraw" },
    { ru: "Точно отозвать? Нажмите ещё раз", en: "Sure? Press again" },
    async () => {
      await does("withdraw-request", { familyRequestId }, { ru: "Обращение отозвано.", en: "It is withdrawn." });
    },
  );

const thanks: Text = {
  ru: "Принято. Ответ появится здесь; если у вас есть почта, придёт письмо.",
  en: "It has come. The answer will stand here; if you have mail, a letter says so.",
};

function form(childId: string, does: Does, tell: (text: Text, kind: string) => void): HTMLElement {
  const kind = choice("kind", kinds);
  const field = choice("field", fields);
  const words = area(`request-${childId}`, { name: "words", rows: "5", required: true }, 4000);
  const wrong = labelled({ ru: "Что исправить", en: "What is wrong" }, field);
  const button = h("button", { type: "submit", class: "primary" }, { ru: "Отправить", en: "Send" });
  const made = h(
    "form",
    { novalidate: true },
    labelled({ ru: "О чём", en: "What about" }, kind),
    wrong,
    labelled({ ru: "Своими словами, до 4000 знаков", en: "In your words, at most 4000 characters" }, words.field),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Файл сюда не приложить: для него есть раздел «Передать документ». На жалобу отвечают за 30 дней.",
        en: "Files are not sent here: there is “Hand in a paper” for them. A complaint is answered within 30 days.",
      },
    ),
    button,
  );
  wrong.hidden = true;
  kind.addEventListener("change", () => {
    wrong.hidden = kind.value !== "correction";
  });
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = words.wrong();
    if (problem) return tell(problem, "wrong");
    button.disabled = true;
    const isCorrection = kind.value === "correction";
    const said = { kind: kind.value, field: isCorrection ? field.value : undefined, words: words.words() };
    if (await does("ask", said, thanks)) words.sent();
    button.disabled = false;
  });
  return made;
}

const choice = (name: string, options: Record<string, Text>): HTMLSelectElement =>
  h("select", { name }, ...Object.entries(options).map(([value, text]) => h("option", { value }, text)));

let ids = 0;
function labelled(label: Text, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id = `request-${ids}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}
