import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import { languageSwitch } from "../respond/switch.ts";
import type { Language, Text } from "../respond/text.ts";
import { readWho, whoAnswers } from "../respond/who.ts";
import { ask, type Obligation, type Page, type Problem, type Row } from "./api.ts";
import { fieldName } from "./field-names.ts";
import { attached, filesField, inBase64, tooLarge } from "./files.ts";
import { fileRemoved, handedIn } from "./handed-in.ts";
import { askedFor, longer } from "./longer.ts";
import { recorded } from "./recorded.ts";
import { carriedOut, sheetOf } from "./sheet.ts";

const main = document.getElementById("main")!;

/** @param said what the page says first when that was done */
async function show(action: object, said?: Text): Promise<Page | undefined> {
  main.setAttribute("aria-busy", "true");
  const outcome = await ask(action);
  main.setAttribute("aria-busy", "false");
  if ("problem" in outcome) {
    trouble(outcome.problem);
    return undefined;
  }
  const [typed, open] = [typedIn(), unfolded()];
  main.replaceChildren(...content(outcome.page, said));
  restore(typed);
  for (const details of main.querySelectorAll("details")) if (open.has(details.id)) details.open = true;
  apply();
  document.getElementById("title")?.focus();
  return outcome.page;
}

const controls = () => [
  ...main.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    "[data-key], [data-note], [data-longer]",
  ),
];

/** Reports that somebody has opened. */
const unfolded = () => new Set([...main.querySelectorAll("details[open]")].map(({ id }) => id).filter((id) => id));

/** What stands in the fields, by their ids. */
const typedIn = () =>
  new Map(controls().flatMap((control) => (control.value === "" ? [] : [[control.id, control.value]])));

/** Puts it back where a report is still owed: what was refused wants to be corrected, not typed again. */
function restore(typed: Map<string, string>): void {
  for (const control of controls()) {
    const value = typed.get(control.id);
    if (value === undefined) continue;
    control.value = value;
    for (let one = control.closest("details"); one; one = one.parentElement!.closest("details")) one.open = true;
  }
}

const isOpen = ({ mayDo }: Obligation) => mayDo.includes("submit");

function content({ agency, periods, rows }: Page, said?: Text): HTMLElement[] {
  const open = periods.flatMap((p) => p.obligations).filter(isOpen).length;
  const heading = h("h1", { tabindex: "-1", id: "title" }, agency || { ru: "Отчёты", en: "Reports" });
  return [
    h(
      "article",
      { class: open === 0 ? "card good" : "card" },
      heading,
      rows && told(rows, periods),
      said && h("p", { role: "status" }, said),
      h("p", {}, left(periods, open)),
    ),
    ...periods.map(period),
    ...(open > 0 ? [sending(), workbook()] : []),
  ];
}

function left(periods: Page["periods"], open: number): Text {
  if (periods.length === 0)
    return { ru: "Сейчас отчётов от вас не ждём.", en: "No reports are asked for at the moment." };
  if (open === 0) return { ru: "Все отчёты сданы. Спасибо!", en: "All reports are in. Thank you!" };
  return {
    ru: `Ждём отчётов: ${open}. Заполните те, что готовы, и отправьте.`,
    en: `Reports owed: ${open}. Fill in those that are ready and send them.`,
  };
}

function period({ name, lockOn, obligations }: Page["periods"][number]): HTMLElement {
  return h(
    "section",
    { class: "answers" },
    h("h2", {}, name),
    h(
      "p",
      { class: "hint" },
      say((l) => `${l === "ru" ? "Принимаем до" : "Taken until"} ${longDate(lockOn, l)}`),
    ),
    ...obligations.map(report),
  );
}

const states: Record<Obligation["status"], Text> = {
  pending: { ru: "ждём", en: "owed" },
  returned: { ru: "возвращён: исправьте и сдайте снова", en: "returned: correct it and send it again" },
  submitted: { ru: "сдан", en: "handed in" },
  accepted: { ru: "принят", en: "accepted" },
  withdrawn: { ru: "не нужен", en: "not needed" },
};

const wished = ({ wish }: Obligation, l: Language): string =>
  wish ? ` · ${l === "ru" ? "просили до" : "asked for"} ${longDate(wish.until, l)}` : "";

function report(o: Obligation): HTMLElement {
  const summary = h(
    "summary",
    {},
    h(
      "strong",
      {},
      say((l) => `${o.measureKey} ${o.title[l]}`),
    ),
    h(
      "span",
      { class: "hint" },
      say(
        (l) =>
          `${l === "ru" ? "до" : "by"} ${longDate(o.dueDate, l)} · ${o.overdue ? (l === "ru" ? "срок истёк" : "overdue") : states[o.status][l]}${wished(o, l)}`,
      ),
    ),
  );
  const id = `${o.obligationId}-report`;
  const given = handedIn(o, (removed) => void show({ action: "remove-file", ...removed }, fileRemoved));
  const sheet = sheetOf(o);
  if (!isOpen(o)) return h("details", { id }, summary, sheet, h("form", {}, given ?? h("p", {}, states[o.status])));
  return h(
    "details",
    { id },
    summary,
    sheet,
    h(
      "form",
      { "data-report": o.obligationId },
      o.returnReason !== undefined &&
        h(
          "p",
          { class: "wrong" },
          say((l) => `${l === "ru" ? "Возвращён" : "Returned"}: ${o.returnReason}`),
        ),
      ...o.indicators.map((i) =>
        carriedOut(o, i.key, recorded(i, field(`${o.obligationId}-${i.key}`, i.title, input(o, i)))),
      ),
      noData(o),
      field(
        `${o.obligationId}-note`,
        {
          ru: "Пояснение (обязательно, если не выполнено или данных нет)",
          en: "Note (required when not carried out, or when there is no data)",
        },
        h("textarea", { id: `${o.obligationId}-note`, rows: "3", maxlength: "4000", "data-note": true }),
      ),
      given,
      filesField(`${o.obligationId}-files`),
      h("p", { class: "hint" }, o.explain),
    ),
    longer(o, (wish) => void show({ action: "ask-extension", ...wish }, askedFor)),
  );
}

const field = (id: string, label: Text, control: HTMLElement): HTMLElement =>
  h("div", { class: "field" }, h("label", { for: id }, label), control);

function input({ obligationId }: Obligation, { key, type, most }: Obligation["indicators"][number]): HTMLElement {
  const id = `${obligationId}-${key}`;
  if (type !== "yes-no")
    return h("input", {
      id,
      type: "number",
      min: "0",
      max: most?.toString(),
      step: "1",
      inputmode: "numeric",
      "data-key": key,
    });
  return h(
    "select",
    { id, "data-key": key },
    h("option", { value: "" }, "—"),
    h("option", { value: "true" }, { ru: "да", en: "yes" }),
    h("option", { value: "false" }, { ru: "нет", en: "no" }),
  );
}

/** Nothing to report is neither nought nor silence: said of the whole report, and its figures are not asked for then. */
function noData({ obligationId }: Obligation): HTMLElement {
  const id = `${obligationId}-no-data`;
  const box = h("input", { id, type: "checkbox", "data-no-data": true });
  box.addEventListener("change", () => {
    for (const control of box.form!.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-key]"))
      control.disabled = box.checked;
  });
  return h(
    "div",
    { class: "field" },
    h("label", { for: id, class: "check" }, box, {
      ru: "Данных за период нет (причина — в пояснении)",
      en: "There is no data for the period (the reason in the note)",
    }),
  );
}

/** What has been filled in: reports that nobody touched are left for another day. */
async function filled(): Promise<object[]> {
  const reports = [...main.querySelectorAll<HTMLFormElement>("form[data-report]")].map(async (form) => {
    const values: Record<string, number | boolean> = {};
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-key]"))
      if (control.value !== "" && !control.disabled)
        values[control.dataset.key!] =
          control instanceof HTMLSelectElement ? control.value === "true" : Number(control.value);
    const narrative = form.querySelector<HTMLTextAreaElement>("[data-note]")!.value.trim();
    const attachments = await attached(form);
    const noData = form.querySelector<HTMLInputElement>("[data-no-data]")!.checked;
    if (Object.keys(values).length === 0 && narrative === "" && attachments.length === 0 && !noData) return [];
    const more = {
      noData: noData || undefined,
      narrative: narrative || undefined,
      attachments: attachments.length > 0 ? attachments : undefined,
    };
    return [{ obligationId: form.dataset.report, values, ...more }];
  });
  return (await Promise.all(reports)).flat();
}

function sending(): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "primary" },
    { ru: "Отправить заполненные", en: "Send what is filled in" },
  );
  button.addEventListener("click", () => void send());
  return h("section", { class: "answers" }, whoAnswers(), button);
}

async function send(): Promise<void> {
  const wrong = tooLarge(main);
  if (wrong) return trouble(wrong);
  const reports = await filled();
  if (reports.length === 0) return trouble(nothingFilled);
  const by = readWho();
  if (by) await show({ action: "submit", reports, by });
}

const nothingFilled: Problem = {
  code: "empty",
  detail: "Ни в одном отчёте ничего не заполнено. Откройте мероприятие, заполните показатели и отправьте.",
  detailEn: "Nothing is filled in. Open a measure, fill in its figures and send.",
};

/** The same by a workbook: taken away, filled, brought back. */
function workbook(): HTMLElement {
  const get = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Скачать форму XLSX", en: "Get the XLSX form" },
  );
  get.addEventListener("click", () => void download());
  const file = h("input", { type: "file", id: "form-file", accept: ".xlsx" });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    // Emptied, so that the same file can be chosen again once the name is there.
    file.value = "";
    if (chosen) void upload(chosen);
  });
  return h(
    "section",
    { class: "answers" },
    h("h2", {}, { ru: "Или файлом", en: "Or by a file" }),
    get,
    field("form-file", { ru: "Заполненная форма", en: "The filled form" }, file),
  );
}

async function download(): Promise<void> {
  const outcome = await ask({ action: "form" });
  if ("problem" in outcome) return trouble(outcome.problem);
  const bytes = Uint8Array.from(atob(outcome.page.form ?? ""), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(
    new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }),
  );
  const link = h("a", { href: url, download: "marshrut-form.xlsx" });
  link.click();
  URL.revokeObjectURL(url);
}

async function upload(file: File): Promise<void> {
  const by = readWho();
  if (by) await show({ action: "upload", file: await inBase64(file), by });
}

/** What became of what was sent. */
function told(rows: Row[], periods: Page["periods"]): HTMLElement {
  const reports = new Map(periods.flatMap((p) => p.obligations).map((o) => [o.obligationId, o]));
  const done = rows.filter((row) => row.outcome === "submitted").length;
  const refused = rows.filter((row) => row.problem);
  return h(
    "div",
    { role: "status" },
    h("p", {}, { ru: `Записано отчётов: ${done} из ${rows.length}.`, en: `Recorded: ${done} of ${rows.length}.` }),
    ...refused.map(({ obligationId, problem }) =>
      h(
        "p",
        { class: "wrong" },
        say((l) => {
          const report = reports.get(obligationId);
          const fields = problem!.fields.map((f) => `${fieldName(f.pointer, report)[l]} — ${f.message[l]}`).join("; ");
          return `${report?.measureKey ?? ""}: ${problem!.text[l]} ${fields}`;
        }),
      ),
    ),
  );
}

/** A link that is not ours replaces the page; anything else stands above what people have typed. */
function trouble({ code, detail, detailEn, errors = [] }: Problem): void {
  const dead = code.startsWith("link.");
  const lines = [
    { ru: detail, en: detailEn },
    ...errors.map((e) => {
      const name = fieldName(e.pointer);
      return { ru: `${name.ru}: ${e.detail}`, en: `${name.en}: ${e.detailEn}` };
    }),
  ];
  const card = h(
    "article",
    { class: "card", id: "trouble", role: "alert" },
    h(
      "h1",
      { tabindex: "-1", id: "title" },
      dead
        ? { ru: "Ссылка не открывается", en: "This link does not open" }
        : { ru: "Не получилось", en: "That did not work" },
    ),
    ...lines.map((line) => h("p", {}, line)),
    dead &&
      h(
        "p",
        {},
        {
          ru: "Новая ссылка придёт со следующим письмом; её можно попросить у координатора.",
          en: "A new link comes with the next mail; the coordinator can send one.",
        },
      ),
  );
  if (dead) main.replaceChildren(card);
  else {
    document.getElementById("trouble")?.remove();
    main.prepend(card);
  }
  apply();
  card.querySelector("h1")!.focus(); // it stands at the top, the button that was pressed at the bottom
}

languageSwitch();
addEventListener("hashchange", () => void show({ action: "view" }));
void show({ action: "view" });
