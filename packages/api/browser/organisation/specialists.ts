import { inBase64 } from "../reports/files.ts";
import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { field, fold, heading, saveButton, section, textIn, wideField } from "./section.ts";
import type { Tab } from "./tabs.ts";

// Who works in the organisation with children who need help: posts, terms that end, what each has learned. The letter of ending terms leads here.

interface Qualification {
  title: string;
  since?: string;
  until?: string;
}
interface Course {
  title: string;
  hours: number;
  on: string;
  number?: string;
}
interface Specialist {
  specialistId: string;
  name?: string;
  post: string;
  qualifications: Qualification[];
  courses: Course[];
  status: "working" | "left";
  endsOn?: string;
  version: number;
}
/** As `POST /v1/respond/specialists` gives it. */
interface Page {
  agency: string;
  specialists: Specialist[];
  next?: string;
  outcome?: Outcome;
}
interface Outcome {
  dryRun: boolean;
  rows: number;
  taken: number;
  known: number;
  failed: { row: number; message: Text }[];
}
type Send = (body: object) => Promise<void>;

export const specialists: Tab = {
  key: "specialists",
  title: { ru: "Специалисты", en: "Specialists" },
  open: (place) => section<Page>(place, "/v1/respond/specialists", { action: "view" }, { content, nameOf }),
};

function content({ agency, specialists: all, next, outcome }: Page, send: Send): HTMLElement[] {
  return [
    heading(
      agency,
      { ru: "Специалисты", en: "Specialists" },
      {
        ru: "Кто работает с детьми, чему учился, когда истекает аттестация или аккредитация. За 90 и за 30 дней до срока мы напомним письмом без имён. Имена видит только ваша организация и координаторы.",
        en: "Who works with children, what they have learned, and when a term ends. We remind you 90 and 30 days before, by a letter without names. Names are seen by your organisation and coordinators alone.",
      },
    ),
    ...(outcome ? [became(outcome)] : []),
    added(send),
    uploading(send),
    ...(all.length === 0 ? [h("p", {}, { ru: "Список пока пуст.", en: "The list is empty so far." })] : []),
    ...all.map((one) => card(one, send)),
    ...(next === undefined ? [] : [further(next, all[0]?.status, send)]),
    listed("left", { ru: "Кто больше не работает", en: "Who works here no more" }, send),
    listed("working", { ru: "Кто работает", en: "Who works here" }, send),
  ];
}

/** Whoever was taken off the list by mistake is found there, and put back. */
function listed(status: Specialist["status"], label: Text, send: Send): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, label);
  button.addEventListener("click", () => void send({ action: "view", status }));
  return button;
}

function further(next: string, status: Specialist["status"] | undefined, send: Send): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Показать ещё", en: "Show more" });
  button.addEventListener("click", () => void send({ action: "view", status, from: next }));
  return button;
}

function added(send: Send): HTMLElement {
  const form = h("form", { class: "lines" }, ...inputs({ qualifications: [], courses: [] }));
  form.append(saveButton(form, () => send({ action: "add", specialist: said(form) })));
  const title = { ru: "Внести специалиста", en: "Add a specialist" };
  return h("section", { class: "card" }, fold(title, undefined, false, form));
}

/** Whoever keeps the list as a table brings it as one: first as a trial, then for good. */
function uploading(send: Send): HTMLElement {
  const input = h("input", { type: "file", name: "file", required: true, accept: ".xlsx,.csv" });
  const trial = h("input", { type: "checkbox", name: "trial", checked: true });
  const form = h(
    "form",
    { class: "lines" },
    h(
      "p",
      { class: "hint wide" },
      {
        ru: "Таблица XLSX или CSV, до 300 строк. Нужны столбцы «ФИО» и «Должность»; могут быть «Категория», «Категория с», «Категория по», «Курс», «Часы», «Дата окончания», «№ удостоверения». Один курс — одна строка, человек — в скольких угодно строках. Кто уже есть, узнаётся по имени: новое допишем, ничего не сотрём.",
        en: "A table, XLSX or CSV, of up to 300 rows. The columns «name» and «post» are needed. A row for each course. Who is there is known by the name: what is new is added, nothing is taken away.",
      },
    ),
    wideField({ ru: "Файл", en: "The file" }, input),
    h(
      "label",
      { class: "check wide" },
      trial,
      h("span", {}, { ru: "Сначала только проверить", en: "Only check it first" }),
    ),
  );
  form.append(
    saveButton(form, async () => {
      const [chosen] = input.files ?? [];
      if (!chosen) return;
      const isTable = /\.xlsx$/i.test(chosen.name);
      const file = { format: isTable ? "xlsx" : "csv", encoding: isTable ? undefined : "base64" };
      await send({ action: "upload", dryRun: trial.checked, file: { ...file, content: await inBase64(chosen) } });
    }),
  );
  const title = { ru: "Загрузить список файлом", en: "Bring a list as a file" };
  return h("section", { class: "card" }, fold(title, undefined, false, form));
}

function became({ dryRun, rows, taken, known, failed }: Outcome): HTMLElement {
  const counts = say((l) =>
    l === "ru"
      ? `Строк: ${rows}. ${dryRun ? "Будет внесено" : "Внесено"}: ${taken}. Уже есть: ${known}. С ошибками: ${rows - taken - known}.`
      : `Rows: ${rows}. ${dryRun ? "Would be entered" : "Entered"}: ${taken}. There already: ${known}. Wrong: ${rows - taken - known}.`,
  );
  return h(
    "section",
    { class: "card" },
    h(
      "h2",
      {},
      dryRun ? { ru: "Проверка файла", en: "The file was checked" } : { ru: "Файл принят", en: "The file is in" },
    ),
    h("p", {}, counts),
    ...failed.map(({ row, message }) =>
      h(
        "p",
        { class: "aside" },
        say((l) => `${l === "ru" ? "Строка" : "Row"} ${row}: ${message[l]}`),
      ),
    ),
    dryRun &&
      h(
        "p",
        {},
        {
          ru: "Пока ничего не внесено. Чтобы внести, выберите файл ещё раз и снимите отметку «Сначала только проверить».",
          en: "Nothing is entered so far. To enter it choose the file again, without «Only check it first».",
        },
      ),
  );
}

function card(one: Specialist, send: Send): HTMLElement {
  const { specialistId, name, post, qualifications, courses, status, endsOn, version } = one;
  const change = (specialist: object) => send({ action: "change", specialistId, version, specialist });
  const press = (label: Text, does: () => Promise<void>) => {
    const button = h("button", { type: "button", class: "secondary" }, label);
    button.addEventListener("click", () => void does());
    return button;
  };
  const form = h("form", { class: "lines" }, ...inputs(one));
  form.append(saveButton(form, () => change(said(form))));
  const isHere = status === "working";
  const works: Text = isHere
    ? { ru: "Больше не работает", en: "Works here no more" }
    : { ru: "Снова работает", en: "Works here again" };
  return h(
    "section",
    { class: "card" },
    h("h2", {}, name ?? { ru: "Имя удалено", en: "The name is gone" }),
    h("p", { class: "aside" }, post),
    !isHere && h("p", {}, { ru: "Больше не работает.", en: "Works here no more." }),
    isHere &&
      endsOn !== undefined &&
      h(
        "p",
        {},
        say((l) => `${l === "ru" ? "Срок до" : "Term ends"} ${longDate(endsOn, l)}`),
      ),
    ...qualifications.map(({ title }) => h("p", { class: "aside" }, title)),
    ...courses.map(({ title, hours, on, number }) =>
      h(
        "p",
        { class: "aside" },
        say(
          (l) =>
            `${title}, ${hours} ${l === "ru" ? "ч." : "h"}, ${longDate(on, l)}${number === undefined ? "" : `, № ${number}`}`,
        ),
      ),
    ),
    fold({ ru: "Изменить", en: "Change" }, undefined, false, form),
    press(works, () => change({ status: isHere ? "left" : "working" })),
    name !== undefined && press(forgets, () => send({ action: "forget", specialistId })),
  );
}
const forgets: Text = { ru: "Удалить имя", en: "Remove the name" };

/** Of each list as many lines as there are, and an empty one; whose title is taken away is there no more. */
function inputs({
  name,
  post,
  qualifications,
  courses,
}: Partial<Specialist> & Pick<Specialist, "qualifications" | "courses">) {
  const text = (key: string, value?: string, required = false) =>
    h("input", { name: key, value, maxlength: "300", required });
  const day = (key: string, value?: string) => h("input", { name: key, type: "date", value });
  return [
    field({ ru: "Фамилия, имя, отчество", en: "Name" }, text("name", name, true)),
    field({ ru: "Должность", en: "Post" }, text("post", post, true)),
    ...[...qualifications, undefined].flatMap((one, i) => [
      wideField({ ru: "Категория, аттестация, аккредитация", en: "Qualification" }, text(`q${i}`, one?.title)),
      field({ ru: "С какого дня", en: "Since" }, day(`q${i}since`, one?.since)),
      field({ ru: "По какой день", en: "Until" }, day(`q${i}until`, one?.until)),
    ]),
    ...[...courses, undefined].flatMap((one, i) => [
      wideField({ ru: "Курс", en: "Course" }, text(`c${i}`, one?.title)),
      field(
        { ru: "Часов", en: "Hours" },
        h("input", { name: `c${i}hours`, type: "number", min: "1", max: "1000", value: one && String(one.hours) }),
      ),
      field({ ru: "Окончен", en: "Ended on" }, day(`c${i}on`, one?.on)),
      field({ ru: "№ удостоверения или сертификата", en: "Number of the paper" }, text(`c${i}number`, one?.number)),
    ]),
  ];
}

function said(form: HTMLElement): object {
  const titles = (of: "q" | "c") =>
    [...form.querySelectorAll<HTMLInputElement>("input")]
      .map(({ name }) => name)
      .filter((name) => new RegExp(`^${of}\\d+$`).test(name) && textIn(form, name) !== undefined);
  return {
    name: textIn(form, "name"),
    post: textIn(form, "post"),
    qualifications: titles("q").map((key) => ({
      title: textIn(form, key),
      since: textIn(form, `${key}since`),
      until: textIn(form, `${key}until`),
    })),
    courses: titles("c").map((key) => ({
      title: textIn(form, key),
      hours: Number(textIn(form, `${key}hours`) ?? 0),
      on: textIn(form, `${key}on`) ?? "",
      number: textIn(form, `${key}number`),
    })),
  };
}

const names: [RegExp, Text][] = [
  [/^\/file/, { ru: "Файл", en: "The file" }],
  [/\/name$/, { ru: "Фамилия, имя, отчество", en: "Name" }],
  [/\/post$/, { ru: "Должность", en: "Post" }],
  [/\/qualifications\/\d+\/until$/, { ru: "Категория: по какой день", en: "Qualification: until" }],
  [/\/qualifications\//, { ru: "Категория", en: "Qualification" }],
  [/\/courses\/\d+\/hours$/, { ru: "Курс: часов", en: "Course: hours" }],
  [/\/courses\/\d+\/on$/, { ru: "Курс: окончен", en: "Course: ended on" }],
  [/\/courses\//, { ru: "Курс", en: "Course" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
