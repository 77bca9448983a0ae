import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { filesOf, type Shown } from "./files.ts";
import {
  choice,
  field,
  fold,
  heading,
  numberIn,
  numberInput,
  saveButton,
  section,
  textIn,
  wideField,
} from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Item {
  itemId: string;
  status: "proposed" | "returned" | "published" | "withdrawn";
  content: { kind: string; title: Text; summary: Text; text?: string };
  confirmedOn?: string;
  asked?: { why: string };
  reason?: string;
  files: Shown[];
  mayDo: string[];
  version: number;
}
/** As `POST /v1/respond/library` gives it. */
interface Page {
  agency: string;
  url: string;
  items: Item[];
}
type Send = (body: object) => Promise<void>;

export const library: Tab = {
  key: "library",
  title: { ru: "Библиотека", en: "Library" },
  open: (place) => section<Page>(place, "/v1/respond/library", { action: "view" }, { content, nameOf }),
};

const content = (page: Page, send: Send): HTMLElement[] => [
  heading(
    page.agency,
    { ru: "Ваши материалы в библиотеке", en: "What you have in the library" },
    {
      ru: "Практики, методики, акты, материалы и публикации. Сначала их смотрит редактор, потом читают все. Без имён детей, родителей и коллег.",
      en: "Practices, methods, acts, materials and publications. An editor looks first, then everybody reads them. No names of children, parents or colleagues.",
    },
  ),
  h("p", {}, h("a", { href: page.url }, { ru: "Открыть библиотеку региона", en: "Open the region's library" })),
  ...page.items.map((one) => card(one, send)),
  proposal(send),
];

const states: Record<Item["status"], Text> = {
  proposed: { ru: "У редактора", en: "With the editor" },
  returned: { ru: "Вернули: поправьте", en: "Given back: please mend it" },
  published: { ru: "Опубликовано", en: "Published" },
  withdrawn: { ru: "Снято", en: "Withdrawn" },
};
const why: Record<string, Text> = {
  year: { ru: "Прошёл год. Всё ещё действует?", en: "A year is over. Does it still hold?" },
  "act-above-new": {
    ru: "Вышел новый акт выше. Ваш ещё действует?",
    en: "There is a new act above. Does yours still hold?",
  },
  "act-above-ended": {
    ru: "Акт выше утратил силу. Ваш ещё действует?",
    en: "The act above has ended. Does yours still hold?",
  },
};

function card(one: Item, send: Send): HTMLElement {
  const { itemId, status, content: what, confirmedOn, asked, reason, mayDo } = one;
  const made = h(
    "section",
    { class: "card" },
    h("h2", {}, what.title),
    h(
      "p",
      { class: status === "returned" ? "aside late" : "aside" },
      say(
        (l) => `${states[status][l]}${status === "published" && confirmedOn ? ` · ${longDate(confirmedOn, l)}` : ""}`,
      ),
    ),
    h("p", {}, what.summary),
    reason !== undefined && h("p", { class: "aside" }, reason),
  );
  if (asked) made.append(h("p", {}, h("strong", {}, why[asked.why] ?? why.year)));
  if (mayDo.includes("confirm")) {
    const confirm = h(
      "button",
      { type: "button", class: "secondary" },
      { ru: "Всё ещё действует", en: "It still holds" },
    );
    confirm.addEventListener("click", () => void send({ action: "confirm", itemId }));
    made.append(confirm);
  }
  if (mayDo.includes("correct")) made.append(filesOf(one.files, workers, { itemId }, send), mending(one, send));
  if (mayDo.includes("withdraw")) made.append(taking(itemId, send));
  return made;
}

const workers: Text = { ru: "тем, кто работает в системе", en: "those who work here" };

/** Title, words and text are mended here; all else stays as it is. */
function mending({ itemId, version, content: what }: Item, send: Send): HTMLElement {
  const form = h("form", { class: "lines" }, ...wordsOf(what));
  form.append(
    saveButton(form, () =>
      send({ action: "correct", itemId, version, content: { ...what, ...saidIn(form, what.kind === "practice") } }),
    ),
  );
  return fold({ ru: "Поправить", en: "Mend" }, undefined, false, form);
}

function taking(itemId: string, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    wideField(
      { ru: "Почему", en: "Why" },
      h("textarea", { name: "reason", rows: "2", maxlength: "2000", required: true }),
    ),
  );
  form.append(saveButton(form, () => send({ action: "withdraw", itemId, reason: textIn(form, "reason") })));
  return fold({ ru: "Снять", en: "Withdraw" }, undefined, false, form);
}

const input = (name: string, more: Record<string, string | boolean> = {}): HTMLInputElement =>
  h("input", { name, maxlength: "300", ...more });
const area = (name: string, value: string | undefined, rows: string, most: string, required = false) =>
  h("textarea", { name, rows, maxlength: most, required }, value ?? "");

const wordsOf = (what?: Item["content"]): HTMLElement[] => [
  wideField({ ru: "Название", en: "Title" }, input("title", { value: what?.title.ru ?? "", required: true })),
  wideField({ ru: "Коротко, о чём", en: "In short" }, area("summary", what?.summary.ru, "2", "1000", true)),
  wideField({ ru: "Текст", en: "Text" }, area("text", what?.text, "6", "8000", what?.kind === "practice")),
];
const saidIn = (form: HTMLElement, isWhole: boolean) => ({
  title: { ru: textIn(form, "title") ?? "" },
  summary: { ru: textIn(form, "summary") ?? "" },
  text: textIn(form, "text") ?? (isWhole ? "" : undefined),
});

const kinds: { key: string; title: Text }[] = [
  { key: "practice", title: { ru: "Практика", en: "A practice" } },
  { key: "material", title: { ru: "Материал для занятий, памятка", en: "A material, a leaflet" } },
  { key: "publication", title: { ru: "Публикация в СМИ или интернете", en: "In the media" } },
  { key: "method", title: { ru: "Методика", en: "A method" } },
  { key: "act", title: { ru: "Акт организации", en: "An act of the organisation" } },
];
const uses: { key: string; title: Text }[] = [
  { key: "family", title: { ru: "семье", en: "families" } },
  { key: "specialist", title: { ru: "специалистам", en: "specialists" } },
  { key: "school", title: { ru: "школе", en: "schools" } },
  { key: "early-help", title: { ru: "ранней помощи", en: "early help" } },
];
const grades = ["A", "B", "C", "D", "practice"].map((key) => ({
  key,
  title: key === "practice" ? { ru: "опыт, исследований нет", en: "practice, no studies" } : { ru: key, en: key },
}));

/** What each kind asks beside title and words. */
const asks: Record<string, string[]> = {
  practice: [],
  material: ["use"],
  publication: ["outlet", "date", "link"],
  method: ["evidence", "source"],
  act: ["number", "date", "issuer"],
};

function proposal(send: Send): HTMLElement {
  const kind = choice("kind", kinds, "practice");
  const more: Record<string, HTMLElement> = {
    use: field({ ru: "Кому", en: "For" }, choice("use", uses, "family")),
    outlet: field({ ru: "Издание", en: "Outlet" }, input("outlet", { maxlength: "200" })),
    number: field({ ru: "Номер", en: "Number" }, input("number", { maxlength: "60" })),
    date: field({ ru: "Дата", en: "Date" }, input("date", { type: "date" })),
    issuer: field({ ru: "Кто издал", en: "Issued by" }, input("issuer")),
    evidence: field({ ru: "Степень доказанности", en: "Grade of evidence" }, choice("evidence", grades, "practice")),
    source: wideField({ ru: "На чём основана", en: "What the grade rests on" }, input("source")),
  };
  const show = (): void => {
    for (const [name, part] of Object.entries(more)) part.hidden = !asks[kind.value]?.includes(name);
  };
  kind.addEventListener("change", show);
  show();
  const form = h(
    "form",
    { class: "card lines" },
    h("h2", {}, { ru: "Предложить в библиотеку", en: "Propose for the library" }),
    field({ ru: "Что это", en: "What it is" }, kind),
    ...wordsOf(),
    ...Object.values(more),
    wideField({ ru: "Ссылка (если есть)", en: "A link (if there is)" }, input("link", { type: "url" })),
    field({ ru: "Возраст: от", en: "Ages: from" }, numberInput("ageFrom", undefined)),
    field({ ru: "до (не включая)", en: "to (not included)" }, numberInput("ageTo", undefined)),
    wideField({ ru: "Темы через запятую", en: "Topics, by commas" }, input("topics")),
    wideField(
      { ru: "Мероприятия дорожных карт через запятую (III-6)", en: "Measures of the roadmaps (III-6)" },
      input("measures"),
    ),
  );
  form.append(saveButton(form, () => send({ action: "propose", content: saidOf(form, kind.value) })));
  return form;
}

const listIn = (form: HTMLElement, name: string): string[] =>
  (textIn(form, name) ?? "").split(",").flatMap((one) => one.trim() || []);

function saidOf(form: HTMLElement, kind: string): object {
  const ageFrom = numberIn(form, "ageFrom");
  return {
    kind,
    ...saidIn(form, kind === "practice"),
    link: textIn(form, "link"),
    topics: listIn(form, "topics"),
    measures: listIn(form, "measures"),
    ages: ageFrom === undefined ? undefined : { from: ageFrom, to: numberIn(form, "ageTo") },
    level: kind === "act" ? "organisation" : undefined,
    ...Object.fromEntries(
      (asks[kind] ?? []).filter((name) => name !== "link").map((name) => [name, textIn(form, name) ?? ""]),
    ),
  };
}

const names: readonly [RegExp, Text][] = [
  [/title/, { ru: "Название", en: "Title" }],
  [/summary/, { ru: "Коротко", en: "In short" }],
  [/text/, { ru: "Текст", en: "Text" }],
  [/link/, { ru: "Ссылка", en: "Link" }],
  [/measures/, { ru: "Мероприятия", en: "Measures" }],
  [/topics/, { ru: "Темы", en: "Topics" }],
  [/ages/, { ru: "Возраст", en: "Ages" }],
  [/date/, { ru: "Дата", en: "Date" }],
  [/number/, { ru: "Номер", en: "Number" }],
  [/outlet/, { ru: "Издание", en: "Outlet" }],
  [/issuer/, { ru: "Кто издал", en: "Issued by" }],
  [/source/, { ru: "Источник", en: "Source" }],
  [/reason/, { ru: "Почему", en: "Why" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([sign]) => sign.test(pointer))?.[1];
