import { PeriodId, quarterId } from "@marshrut/core/calendar";
import * as Obligation from "@marshrut/core/obligation";
import * as Reporting from "@marshrut/core/reporting";
import { says } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery, text } from "./shared.ts";

const refusals = ["period.locked", "obligation.closed", "obligation.withdrawn"] as const;
const changed = {
  status: 200,
  schema: Obligation.ObligationView,
  description: { ru: "Отчёт, каким он стал.", en: "The report as it now is." },
} as const;

/** What became of each report of several. */
export const SubmittedRows = z.strictObject({
  rows: z.array(
    z.strictObject({
      obligationId: z.string(),
      outcome: z.enum(["submitted", "refused"]),
      problem: z
        .strictObject({
          code: z.string(),
          text,
          fields: z.array(z.strictObject({ pointer: z.string(), message: text })),
        })
        .optional(),
    }),
  ),
});

const findObligations = operation({
  operationId: "findObligations",
  method: "get",
  path: "/obligations",
  tag: "obligations",
  summary: { ru: "Кто о чём отчитывается", en: "Who reports on what" },
  description: {
    ru: "За период (без него — текущий квартал). Организация видит только своё. `status` — состояние, а также overdue (просрочено) и late (сдано поздно).",
    en: "Of a period (without it, the present quarter). An organisation sees only its own. `status` is the state, or overdue, or late.",
  },
  query: listQuery({
    period: PeriodId.optional(),
    agency: idText("agency").optional(),
    status: z.enum(Obligation.obligationFilters).optional(),
    measure: z.string().max(60).optional().meta({ description: "Ключ мероприятия / key of a measure" }),
  }),
  answer: {
    status: 200,
    schema: listOf(Obligation.ObligationView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: async ({ ctx, query: { period, agency, status, measure }, page }) => {
    const wanted = period ?? quarterId(await Tenant.today(ctx));
    return page((of) => Obligation.find(ctx, { period: wanted, agency, status, measure, ...of }));
  },
});

const getObligation = operation({
  operationId: "getObligation",
  method: "get",
  path: "/obligations/{obligationId}",
  tag: "obligations",
  summary: { ru: "Прочитать отчёт", en: "Read a report" },
  description: {
    ru: "С текстом отчёта и причиной возврата; просмотр записывается в журнал.",
    en: "With its text and the reason of its return; reading is on record.",
  },
  answer: { status: 200, schema: Obligation.ObligationView, description: { ru: "Отчёт.", en: "The report." } },
  run: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const submitObligation = operation({
  operationId: "submitObligation",
  method: "post",
  path: "/obligations/{obligationId}/submit",
  tag: "obligations",
  summary: { ru: "Сдать отчёт", en: "Hand a report in" },
  description: {
    ru: "Все показатели мероприятия; если оно не выполнено (`done: false`), в `narrative` нужна причина. После срока отчёт тоже принимается и отмечается как поздний — пока период не закрыт.",
    en: "All figures of the measure; when it was not carried out (`done: false`) `narrative` gives the reason. After the due date a report is taken too and marked late, until the period is locked.",
  },
  body: Obligation.Submit,
  examples: {
    done: {
      summary: { ru: "Выполнено", en: "Carried out" },
      value: {
        values: { done: true, publications: 4, "families-informed": 120 },
        narrative: "Проведены консультации.",
      },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Obligation.submit(ctx, params.obligationId, body, { expectedVersion }),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const acceptObligation = operation({
  operationId: "acceptObligation",
  method: "post",
  path: "/obligations/{obligationId}/accept",
  tag: "obligations",
  summary: { ru: "Принять отчёт", en: "Accept a report" },
  description: { ru: "Отчёт проверен.", en: "The report was checked." },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open"],
  run: ({ ctx, params, expectedVersion }) => Obligation.accept(ctx, params.obligationId, {}, { expectedVersion }),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const returnObligation = operation({
  operationId: "returnObligation",
  method: "post",
  path: "/obligations/{obligationId}/return",
  tag: "obligations",
  summary: { ru: "Вернуть отчёт", en: "Return a report" },
  description: {
    ru: "С причиной; организация узнаёт об этом письмом и сдаёт отчёт снова. Пока он возвращён, его цифры не считаются.",
    en: "With the reason; the organisation is written to and hands it in again. Until then its figures do not count.",
  },
  body: Obligation.Return,
  examples: {
    why: { summary: { ru: "Не хватает чисел", en: "Figures are missing" }, value: { reason: "Нет числа семей." } },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Obligation.sendBack(ctx, params.obligationId, body, { expectedVersion }),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const extendObligation = operation({
  operationId: "extendObligation",
  method: "post",
  path: "/obligations/{obligationId}/extend",
  tag: "obligations",
  summary: { ru: "Продлить срок отчёта", en: "Give longer for a report" },
  description: {
    ru: "Одной организации, с причиной; она узнаёт об этом письмом, напоминания и опоздание считаются от нового срока. Позже дня закрытия периода — вдвоём: ответ 202, второй сотрудник подтверждает за семь дней.",
    en: "For one organisation, with the reason; it is written to, and reminders and lateness follow the new day. Beyond the day on which the period locks it takes two: 202, and a second person confirms within seven days.",
  },
  body: Obligation.Extend,
  examples: {
    week: {
      summary: { ru: "На неделю", en: "A week" },
      value: { until: "2025-04-15", reason: "Карантин в школе." },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open", "second-person.wanted"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Reporting.extend(ctx, params.obligationId, body, { expectedVersion }),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const askExtension = operation({
  operationId: "askExtension",
  method: "post",
  path: "/obligations/{obligationId}/ask-extension",
  tag: "obligations",
  summary: { ru: "Попросить продлить срок отчёта", en: "Ask for longer for a report" },
  description: {
    ru: "С причиной: у координатора появляется задача. Пока срок не продлён, действует прежний; вторая просьба до ответа не принимается.",
    en: "With the reason: it becomes a coordinator's task. Until a later day is given the present one stands; a second asking before the answer is refused.",
  },
  body: Obligation.Extend,
  examples: {
    week: {
      summary: { ru: "На неделю", en: "A week" },
      value: { until: "2025-04-15", reason: "Ответственный на больничном." },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open", "conflict.exists"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Obligation.askExtension(ctx, params.obligationId, body, { expectedVersion }),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const correctObligation = operation({
  operationId: "correctObligation",
  method: "post",
  path: "/obligations/{obligationId}/correct",
  tag: "obligations",
  summary: { ru: "Исправить после закрытия", en: "Correct after locking" },
  description: {
    ru: "Цифры закрытого периода не меняются: исправление создаёт новую редакцию отчёта с причиной.",
    en: "Figures of a locked period do not change: a correction makes a new revision of the report, with its reason.",
  },
  body: Obligation.Correct,
  examples: {
    typo: {
      summary: { ru: "Опечатка", en: "A slip" },
      value: { reason: "Опечатка: 40 вместо 4.", values: { done: true, publications: 40, "families-informed": 120 } },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "period.not-open"],
  run: ({ ctx, params, body, expectedVersion }) => Reporting.correct(ctx, params.obligationId, body, expectedVersion),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

const submitObligations = operation({
  operationId: "submitObligations",
  method: "post",
  path: "/obligations/submissions",
  tag: "obligations",
  summary: { ru: "Сдать несколько отчётов", en: "Hand several reports in" },
  description: {
    ru: "Каждый сам по себе: верные принимаются, об остальных сказано, что исправить. Повтор с тем же `Idempotency-Key` доделывает оставшееся.",
    en: "Each by itself: those that are right are taken, the others are told what to correct. A repeat with the same `Idempotency-Key` does what was left.",
  },
  body: Obligation.SubmitMany,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    one: {
      summary: { ru: "Один отчёт", en: "One report" },
      value: { reports: [{ obligationId: "obligation_01J8ZQ4M7N3E5R6T8V9WXYZABC", values: { done: true } }] },
    },
  },
  answer: {
    status: 200,
    schema: SubmittedRows,
    description: { ru: "Что стало с каждым.", en: "What became of each." },
  },
  repeat: "rows",
  run: async ({ ctx, body }) => ({ rows: await Obligation.submitMany(ctx, body) }),
});

const uploadForm = operation({
  operationId: "uploadObligationForm",
  method: "post",
  path: "/obligations/forms",
  tag: "obligations",
  summary: { ru: "Сдать заполненную форму", en: "Hand a filled form in" },
  description: {
    ru: "Форма XLSX из `GET /v1/periods/{period}/form`, заполненная и в base64. Если ячейку не прочитать, не считается ничего и сказано, какую исправить.",
    en: "The XLSX form of `GET /v1/periods/{period}/form`, filled, in base64. When a cell cannot be read nothing counts, and the cell is named.",
  },
  body: z.strictObject({ file: z.base64({ error: says("файл в base64", "a file in base64") }).max(4_000_000) }),
  bodyLimit: 5 * 2 ** 20,
  examples: { form: { summary: { ru: "Книга XLSX", en: "An XLSX workbook" }, value: { file: "UEsDBA==" } } },
  answer: {
    status: 200,
    schema: SubmittedRows,
    description: { ru: "Что стало с каждым.", en: "What became of each." },
  },
  repeat: "rows",
  run: async ({ ctx, body }) => ({ rows: await Reporting.submitForm(ctx, Buffer.from(body.file, "base64")) }),
});

const getObligationFile = operation({
  operationId: "getObligationFile",
  method: "get",
  path: "/obligations/{obligationId}/files/{fileId}",
  tag: "obligations",
  summary: { ru: "Приложение к отчёту", en: "A file of a report" },
  description: {
    ru: "Содержимое в base64; просмотр записывается в журнал организации и каждого ребёнка, о котором отмечено, что он назван в файле (`childIds`, видит координатор).",
    en: "Its content in base64; reading is on record of the organisation, and of each child of whom it was said that the file names it (`childIds`, for coordinators).",
  },
  answer: {
    status: 200,
    schema: z.strictObject({
      name: z.string(),
      type: z.string(),
      bytes: z.int(),
      childIds: z.array(z.string()).optional(),
      content: z.string(),
    }),
    description: { ru: "Файл.", en: "The file." },
  },
  refusals: ["file.unchecked", "file.infected"],
  run: ({ ctx, params }) => Obligation.attachment(ctx, params.obligationId, params.fileId),
});

const nameChildrenInFile = operation({
  operationId: "nameChildrenInFile",
  method: "post",
  path: "/obligations/{obligationId}/files/{fileId}/children",
  tag: "obligations",
  summary: { ru: "Отметить, кто из детей назван в приложении", en: "Say which children a file of a report names" },
  description: {
    ru: "Список заменяет прежний. С этого дня каждый просмотр файла виден в журнале обращений ребёнка, а с уничтожением его данных удаляется и файл. Куда лучше, если в отчётах никто не назван: тогда удалите файл и попросите другой.",
    en: "The list takes the place of the former one. From then on each look at the file is in the child's log of looks, and with the child's data the file is destroyed. Better still is a report that names nobody: remove the file, and ask for another.",
  },
  body: Obligation.NameChildren,
  examples: {
    two: {
      summary: { ru: "Один ребёнок", en: "One child" },
      value: { childIds: ["child_01J8ZQ4M7N3E5R6T8V9WXYZABC"] },
    },
  },
  answer: {
    status: 200,
    schema: z.strictObject({ childIds: z.array(z.string()) }),
    description: { ru: "Кто отмечен.", en: "Who is named." },
  },
  run: ({ ctx, params, body }) => Obligation.nameChildren(ctx, params.obligationId, params.fileId, body),
  again: ({ ctx, params }) => Obligation.childrenNamed(ctx, params.obligationId, params.fileId),
});

const removeObligationFile = operation({
  operationId: "removeObligationFile",
  method: "post",
  path: "/obligations/{obligationId}/files/{fileId}/remove",
  tag: "obligations",
  summary: { ru: "Удалить ошибочное приложение", en: "Remove a wrong file of a report" },
  description: {
    ru: "Содержимое и имя удаляются насовсем, и после закрытия периода; отчёт и показатели не меняются.",
    en: "Content and name are gone for good, after the period's lock too; the report and its figures stay.",
  },
  body: Obligation.RemoveFile,
  examples: {
    wrong: { summary: { ru: "Не тот файл", en: "The wrong file" }, value: { reason: "Файл другой школы." } },
  },
  answer: changed,
  run: ({ ctx, params, body }) => Obligation.removeFile(ctx, params.obligationId, params.fileId, body),
  again: ({ ctx, params }) => Obligation.get(ctx, params.obligationId),
});

export const obligations = [
  findObligations,
  getObligation,
  submitObligation,
  acceptObligation,
  returnObligation,
  extendObligation,
  askExtension,
  correctObligation,
  submitObligations,
  uploadForm,
  getObligationFile,
  nameChildrenInFile,
  removeObligationFile,
] as const;
