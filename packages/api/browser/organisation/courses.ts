import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
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

interface Content {
  kind: string;
  title: string;
  about?: string;
  posts: string[];
  form: string;
  hours: number;
  topics: string[];
  modules: { title: string; hours: number }[];
  methods: string[];
}
interface Course {
  courseId: string;
  status: "draft" | "approved" | "withdrawn";
  approvedVersion: number;
  content?: Content;
  draft?: Content;
  draftChanges?: string;
  confirmedOn?: string;
  asked?: { why: string };
  reason?: string;
  mayDo: string[];
  version: number;
}
/** As `POST /v1/respond/courses` gives it. */
interface Page {
  agency: string;
  url: string;
  courses: Course[];
}
type Send = (body: object) => Promise<void>;

export const courses: Tab = {
  key: "courses",
  title: { ru: "Программы обучения", en: "Training" },
  open: (place) => section<Page>(place, "/v1/respond/courses", { action: "view" }, { content, nameOf }),
};

const content = (page: Page, send: Send): HTMLElement[] => [
  heading(
    page.agency,
    { ru: "Программы, по которым вы учите специалистов", en: "Programmes by which you train specialists" },
    {
      ru: "Программу утверждает приказом ваш руководитель. Группы по ней объявляйте в «Мероприятиях». Раз в год мы спросим, действует ли она ещё.",
      en: "Your head approves a programme by an order. Announce groups of it under Events. Once a year we ask whether it still holds.",
    },
  ),
  h("p", {}, h("a", { href: page.url }, { ru: "Все программы региона", en: "All programmes of the region" })),
  ...page.courses.map((one) => card(one, send)),
  making(send),
];

const states: Record<Course["status"], Text> = {
  draft: { ru: "Проект: ещё не утверждена", en: "A draft, not approved yet" },
  approved: { ru: "Действует", en: "In use" },
  withdrawn: { ru: "Отозвана", en: "Withdrawn" },
};

function card(one: Course, send: Send): HTMLElement {
  const { courseId, status, approvedVersion, confirmedOn, asked, reason, mayDo } = one;
  const what = one.content ?? one.draft;
  const made = h(
    "section",
    { class: "card" },
    h("h2", {}, what?.title ?? ""),
    h(
      "p",
      { class: "aside" },
      say((l) => {
        const version = approvedVersion > 0 ? ` · ${l === "ru" ? "версия" : "version"} ${approvedVersion}` : "";
        const on = status === "approved" && confirmedOn ? ` · ${longDate(confirmedOn, l)}` : "";
        return `${states[status][l]}${version}${on}`;
      }),
    ),
    reason !== undefined && h("p", { class: "aside" }, reason),
  );
  if (one.content && one.draft)
    made.append(
      h(
        "p",
        {},
        say(
          (l) =>
            `${l === "ru" ? "Готовится новая версия" : "A new version is being prepared"}: ${one.draftChanges ?? ""}`,
        ),
      ),
    );
  if (asked)
    made.append(
      h("p", {}, h("strong", {}, { ru: "Прошёл год. Всё ещё действует?", en: "A year is over. Does it still hold?" })),
    );
  if (mayDo.includes("confirm")) {
    const confirm = h(
      "button",
      { type: "button", class: "secondary" },
      { ru: "Всё ещё действует", en: "It still holds" },
    );
    confirm.addEventListener("click", () => void send({ action: "confirm", courseId }));
    made.append(confirm);
  }
  if (mayDo.includes("approve")) made.append(approving(courseId, send));
  if (mayDo.includes("revise")) made.append(revising(one, send));
  if (mayDo.includes("withdraw")) made.append(taking(courseId, send));
  return made;
}

function approving(courseId: string, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Номер приказа", en: "Number of the order" }, input("number", { maxlength: "60", required: true })),
    field({ ru: "Дата приказа", en: "Date of the order" }, input("date", { type: "date", required: true })),
  );
  form.append(
    saveButton(form, () =>
      send({
        action: "approve",
        courseId,
        act: { number: textIn(form, "number") ?? "", date: textIn(form, "date") ?? "" },
      }),
    ),
  );
  return fold({ ru: "Утвердить приказом", en: "Approve by an order" }, undefined, false, form);
}

function revising(one: Course, send: Send): HTMLElement {
  const { courseId, version } = one;
  const form = h("form", { class: "lines" }, ...fieldsOf(one.draft ?? one.content));
  if (one.content)
    form.append(
      wideField(
        { ru: "Что изменено и почему", en: "What has changed, and why" },
        h("textarea", { name: "changes", rows: "2", maxlength: "2000", required: true }, one.draftChanges ?? ""),
      ),
    );
  form.append(
    saveButton(form, () =>
      send({ action: "revise", courseId, version, content: saidIn(form), changes: textIn(form, "changes") }),
    ),
  );
  const title = one.content
    ? { ru: "Обновить", en: "Bring up to date" }
    : { ru: "Поправить проект", en: "Mend the draft" };
  return fold(title, undefined, false, form);
}

function taking(courseId: string, send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    wideField(
      { ru: "Почему", en: "Why" },
      h("textarea", { name: "reason", rows: "2", maxlength: "1000", required: true }),
    ),
  );
  form.append(saveButton(form, () => send({ action: "withdraw", courseId, reason: textIn(form, "reason") })));
  return fold({ ru: "Отозвать", en: "Withdraw" }, undefined, false, form);
}

const input = (name: string, more: Record<string, string | boolean> = {}): HTMLInputElement =>
  h("input", { name, maxlength: "300", ...more });

const kinds: { key: string; title: Text }[] = [
  {
    key: "qualification",
    title: { ru: "Повышение квалификации (от 16 часов)", en: "Qualification (16 hours or more)" },
  },
  { key: "retraining", title: { ru: "Переподготовка (от 250 часов)", en: "Retraining (250 hours or more)" } },
  { key: "seminar", title: { ru: "Семинар", en: "Seminar" } },
];
const forms: { key: string; title: Text }[] = [
  { key: "in-person", title: { ru: "очно", en: "in person" } },
  { key: "remote", title: { ru: "дистанционно", en: "remotely" } },
  { key: "mixed", title: { ru: "очно и дистанционно", en: "in person and remotely" } },
];
const topics: { key: string; title: Text }[] = [
  { key: "parents", title: { ru: "работа с родителями", en: "work with parents" } },
  { key: "early-help", title: { ru: "ранняя помощь", en: "early help" } },
  { key: "rehabilitation", title: { ru: "реабилитация и абилитация", en: "rehabilitation" } },
  { key: "inclusion", title: { ru: "инклюзивное образование", en: "inclusive education" } },
  { key: "special-methods", title: { ru: "специальные методики", en: "special methods" } },
  { key: "alternative-communication", title: { ru: "альтернативная коммуникация", en: "alternative communication" } },
  { key: "crisis-help", title: { ru: "помощь в кризисе", en: "help in a crisis" } },
  { key: "accompaniment", title: { ru: "сопровождение семьи", en: "accompaniment of families" } },
];

function fieldsOf(what?: Content): HTMLElement[] {
  const boxes = topics.map(({ key, title }) => {
    const box = h("input", { type: "checkbox", name: "topic", value: key });
    box.checked = what?.topics.includes(key) ?? false;
    return h("label", { class: "check" }, box, h("span", {}, title));
  });
  const modules = (what?.modules ?? []).map(({ title, hours }) => `${title}; ${hours}`).join("\n");
  return [
    wideField({ ru: "Название", en: "Title" }, input("title", { value: what?.title ?? "", required: true })),
    field({ ru: "Вид", en: "Kind" }, choice("kind", kinds, what?.kind ?? "qualification")),
    field({ ru: "Форма", en: "Form" }, choice("form", forms, what?.form ?? "in-person")),
    field({ ru: "Академических часов", en: "Academic hours" }, numberInput("hours", what?.hours)),
    wideField(
      { ru: "Кому: должности через запятую", en: "For whom: posts, by commas" },
      input("posts", { value: what?.posts.join(", ") ?? "", required: true, maxlength: "2000" }),
    ),
    h("fieldset", { class: "field wide" }, h("legend", {}, { ru: "О чём", en: "About" }), ...boxes),
    wideField(
      { ru: "Коротко о программе", en: "In short" },
      h("textarea", { name: "about", rows: "2", maxlength: "2000" }, what?.about ?? ""),
    ),
    wideField(
      { ru: "Разделы: с новой строки, «название; часы»", en: "Modules: one a line, «title; hours»" },
      h("textarea", { name: "modules", rows: "4", maxlength: "8000" }, modules),
    ),
    wideField(
      { ru: "Специальные методики через запятую", en: "Special methods, by commas" },
      input("methods", { value: what?.methods.join(", ") ?? "", maxlength: "2000" }),
    ),
  ];
}

const listIn = (form: HTMLElement, name: string): string[] =>
  (textIn(form, name) ?? "").split(",").flatMap((one) => one.trim() || []);

function modulesIn(form: HTMLElement): Content["modules"] {
  return (textIn(form, "modules") ?? "").split("\n").flatMap((row) => {
    const [, title = "", hours = ""] = /^(.*?)[;,—–-]?\s*(\d+)\s*$/.exec(row.trim()) ?? [undefined, row.trim(), "0"];
    return title ? [{ title: title.trim(), hours: Number(hours) }] : [];
  });
}

const saidIn = (form: HTMLElement): object => ({
  kind: textIn(form, "kind"),
  title: textIn(form, "title") ?? "",
  about: textIn(form, "about"),
  posts: listIn(form, "posts"),
  form: textIn(form, "form"),
  hours: numberIn(form, "hours"),
  topics: [...form.querySelectorAll<HTMLInputElement>("input[name=topic]:checked")].map(({ value }) => value),
  modules: modulesIn(form),
  methods: listIn(form, "methods"),
});

function making(send: Send): HTMLElement {
  const form = h(
    "form",
    { class: "card lines" },
    h("h2", {}, { ru: "Внести программу", en: "Add a programme" }),
    ...fieldsOf(),
  );
  form.append(saveButton(form, () => send({ action: "draft", content: saidIn(form) })));
  return form;
}

const names: readonly [RegExp, Text][] = [
  [/title/, { ru: "Название", en: "Title" }],
  [/posts/, { ru: "Кому", en: "For whom" }],
  [/hours/, { ru: "Часы", en: "Hours" }],
  [/topics/, { ru: "О чём", en: "About" }],
  [/modules/, { ru: "Разделы", en: "Modules" }],
  [/methods/, { ru: "Методики", en: "Methods" }],
  [/changes/, { ru: "Что изменено и почему", en: "What has changed, and why" }],
  [/act/, { ru: "Приказ", en: "The order" }],
  [/reason/, { ru: "Почему", en: "Why" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([sign]) => sign.test(pointer))?.[1];
