import { inBase64 } from "../reports/files.ts";
import { month as monthInWords } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle, named, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import { type Absence, absences, Drafts, enter, type Month, portions, type Row, recorded, type Told } from "./month.ts";
import { download, told } from "./outcomes.ts";
import { busy } from "./section.ts";
import type { Tab } from "./tabs.ts";
import { obstacle, trouble } from "./trouble.ts";

const path = "/v1/office/sessions";

// One table, all children of a month: planned, held, absent. Enter goes down a column, as in a table of numbers.

const columns: { key: "planned" | "held" | Absence; title: Text }[] = [
  { key: "planned", title: { ru: "По плану", en: "Planned" } },
  { key: "held", title: { ru: "Проведено", en: "Held" } },
  { key: "illness", title: { ru: "Болезнь", en: "Illness" } },
  { key: "family", title: { ru: "Семья", en: "Family" } },
  { key: "organisation", title: { ru: "Организация", en: "Organisation" } },
  { key: "other", title: { ru: "Другое", en: "Other" } },
];

let section: HTMLElement;
let shown: Month | undefined;
const drafts = new Drafts();

export const sessions: Tab = {
  key: "sessions",
  title: { ru: "Занятия", en: "Sessions" },
  open: async (place) => {
    section = place;
    shown = undefined;
    busy(place, true);
    const month = await ask<Month>(path, { action: "view" });
    busy(place, false);
    if ("problem" in month) return trouble(place, month.problem, () => void sessions.open(place));
    put(place, month);
    return true;
  },
};

/** @param focus what is gone to afterwards: what was chosen stays chosen */
async function show(action: object, focus = "title"): Promise<void> {
  const place = section;
  busy(place, true);
  const month = await ask<Month>(path, action);
  busy(place, false);
  if ("problem" in month) return obstacle(place, month.problem);
  forget(month);
  put(place, month);
  document.getElementById(focus)?.focus();
}

/** What is typed stays typed: other lines come below it. */
async function showMore(from: string): Promise<void> {
  if (!shown) return;
  const { month, rows } = shown;
  busy(section, true);
  const page = await ask<Month>(path, { action: "view", month, from });
  busy(section, false);
  if ("problem" in page) return obstacle(section, page.problem);
  put(section, { ...page, rows: [...rows, ...page.rows] });
  document.getElementById(`cell-${rows.length}-0`)?.focus();
}

async function save(): Promise<void> {
  const sent = filled();
  if (!shown || sent.length === 0) return obstacle(section, nothingFilled);
  const { month } = shown;
  const outcomes: NonNullable<Month["outcomes"]> = [];
  let { locked } = shown;
  busy(section, true);
  let problem: Parameters<typeof obstacle>[1] | undefined;
  for (const sessions of portions(sent)) {
    const answer = await ask<Month>(path, { action: "record", month, sessions, brief: true });
    if ("problem" in answer) {
      problem = answer.problem;
      break;
    }
    locked = answer.locked;
    outcomes.push(...(answer.outcomes ?? []));
  }
  busy(section, false);
  forget({ month, outcomes });
  if (outcomes.length > 0) {
    put(section, { ...shown, locked, outcomes, rows: recorded(shown.rows, sent, outcomes) });
    document.getElementById("title")?.focus();
  }
  if (problem) obstacle(section, problem);
}

function put(place: HTMLElement, month: Month): void {
  shown = month;
  place.replaceChildren(...content(month));
  for (const row of lines())
    for (const [i, value] of drafts.of(month.month, row.dataset.enrolment!).entries()) inputsOf(row)[i]!.value = value;
  apply();
  const title = place.querySelector<HTMLElement>("#title");
  if (title) entitle(title);
}

function content(page: Month): HTMLElement[] {
  const { rows, outcomes, locked, next } = page;
  const none = { ru: "В этом месяце зачисленных детей нет.", en: "No children are enrolled in this month." };
  return [
    h(
      "article",
      { class: "card" },
      h("p", { class: "kicker" }, { ru: "Занятия за месяц", en: "A month's sessions" }),
      h("h1", { tabindex: "-1", id: "title" }, page.agency),
      outcomes && told(page),
      picker(page),
      locked &&
        h("p", { class: "wrong" }, { ru: "Квартал закрыт: изменить ничего нельзя.", en: "The quarter is locked." }),
      rows.length === 0 ? h("p", {}, none) : table(page),
      next !== undefined && more(next),
    ),
    ...(rows.length > 0 ? [sending(page), workbook(page)] : []),
  ];
}

function picker({ month, months }: Month): HTMLElement {
  const select = h(
    "select",
    { id: "month" },
    ...[...new Set([month, ...months])].map((one) =>
      h(
        "option",
        { value: one, selected: one === month },
        say((l) => monthInWords(one, l)),
      ),
    ),
  );
  select.addEventListener("change", () => void show({ action: "view", month: select.value }, "month"));
  return h("div", { class: "field" }, h("label", { for: "month" }, { ru: "Месяц", en: "Month" }), select);
}

function table({ rows, locked }: Month): HTMLElement {
  const body = h("tbody", {}, ...rows.map((row, at) => line(row, at, locked)));
  body.addEventListener("input", keep);
  body.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || (key !== "Enter" && key !== "ArrowDown" && key !== "ArrowUp")) return;
    event.preventDefault();
    const [row = 0, column = 0] = target.id.split("-").slice(1).map(Number);
    const next = document.getElementById(`cell-${row + (key === "ArrowUp" ? -1 : 1)}-${column}`);
    if (next instanceof HTMLInputElement) enter(next);
  });
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      { class: "sessions" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, { ru: "Ребёнок", en: "Child" }),
          ...columns.map(({ title }) => h("th", { scope: "col" }, title)),
        ),
      ),
      body,
    ),
  );
}

const line = (row: Row, at: number, locked: boolean): HTMLElement =>
  h(
    "tr",
    { "data-enrolment": row.enrolmentId },
    h("th", { scope: "row" }, row.child, h("span", { class: "hint" }, row.programme)),
    ...columns.map(({ key, title }, column) => {
      const value = key === "planned" || key === "held" ? row[key] : row.absent[key];
      const input = h("input", {
        id: `cell-${at}-${column}`,
        type: "number",
        min: "0",
        max: "200",
        step: "1",
        inputmode: "numeric",
        disabled: locked,
        "data-key": key,
        value: value?.toString(),
      });
      named(input, (l) => `${row.child}: ${title[l]}`);
      return h("td", {}, h("span", { class: "name" }, title), input);
    }),
  );

const inputsOf = (row: HTMLElement): HTMLInputElement[] => [...row.querySelectorAll<HTMLInputElement>("input")];
const lines = (): HTMLElement[] => [...section.querySelectorAll<HTMLElement>("[data-enrolment]")];

/** What has been recorded is no draft any more. */
function forget({ month, outcomes = [] }: Pick<Month, "month" | "outcomes">): void {
  const done = outcomes.filter(({ ok }) => ok);
  drafts.keep(
    month,
    done.map(({ enrolmentId }) => [enrolmentId, undefined] as const),
  );
}

/** What is typed and not recorded stays, whatever is looked at meanwhile. */
function keep(): void {
  if (!shown) return;
  const typed = lines().map((row) => {
    const inputs = inputsOf(row);
    const isTyped = inputs.some(({ value, defaultValue }) => value !== defaultValue);
    return [row.dataset.enrolment!, isTyped ? inputs.map(({ value }) => value) : undefined] as const;
  });
  drafts.keep(shown.month, typed);
}

/** Lines in which something is held, or said to be none; others are left for another day. */
function filled(): Told[] {
  return lines().flatMap((row) => {
    const numbers = new Map(inputsOf(row).map(({ dataset, value }) => [dataset.key!, value]));
    if ((numbers.get("held") ?? "") === "") return [];
    const absent = absences.flatMap((cause) => {
      const value = numbers.get(cause) ?? "";
      return value === "" ? [] : [[cause, Number(value)]];
    });
    return [
      {
        enrolmentId: row.dataset.enrolment!,
        planned: Number(numbers.get("planned")),
        held: Number(numbers.get("held")),
        absent: Object.fromEntries(absent),
      },
    ];
  });
}

function sending({ locked }: Month): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "primary", disabled: locked },
    { ru: "Сохранить все", en: "Save all" },
  );
  button.addEventListener("click", () => void save());
  return h("section", { class: "answers" }, button);
}

const nothingFilled = {
  status: 0,
  code: "empty",
  detail: "Ни у кого не указано, сколько занятий проведено. Если не проведено ни одного, поставьте 0.",
  detailEn: "Nothing says how many sessions were held. Where there were none, put 0.",
};

const more = (from: string): HTMLElement => {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Следующие дети", en: "Further children" });
  button.addEventListener("click", () => void showMore(from));
  return button;
};

/** The same by a workbook: taken away, filled, brought back. */
function workbook({ month, locked }: Month): HTMLElement {
  const get = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Скачать таблицу XLSX", en: "Get the XLSX table" },
  );
  get.addEventListener("click", async () => {
    // The table on the page stays as it is, with what is typed in it.
    const outcome = await ask<Month>(path, { action: "form", month });
    if ("problem" in outcome) obstacle(section, outcome.problem);
    else if (outcome.form) download(outcome.form);
  });
  const file = h("input", { type: "file", id: "sessions-file", accept: ".xlsx", disabled: locked });
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (!chosen) return;
    await show({ action: "upload", month, file: await inBase64(chosen) });
    // The lines that were not taken, with why.
    if (shown?.form) download(shown.form);
  });
  return h(
    "section",
    { class: "answers" },
    h("h2", {}, { ru: "Или файлом", en: "Or by a file" }),
    get,
    h(
      "div",
      { class: "field" },
      h("label", { for: "sessions-file" }, { ru: "Заполненная таблица", en: "The filled table" }),
      file,
    ),
  );
}
