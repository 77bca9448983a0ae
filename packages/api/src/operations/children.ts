import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import { says } from "@marshrut/core/shared";
import { TableFile } from "@marshrut/core/table";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ChildCard, ChildList, ChildView, childView, ImportReport, importReport } from "./children.views.ts";
import { childrenCsv, newChild } from "./examples.ts";
import { listQuery } from "./shared.ts";

const registerChild = operation({
  operationId: "registerChild",
  method: "post",
  path: "/children",
  tag: "children",
  summary: { ru: "Поставить ребёнка на учёт", en: "Register a child" },
  description: {
    ru: "Персональные данные уходят в отдельное зашифрованное хранилище; в ответе их нет. Если похожий ребёнок уже есть (то же имя, нынешнее или прежнее, и дата рождения), ответ 409 предлагает его в `current.candidates`: проверьте и, если это другой ребёнок, повторите с `confirmedDistinctFrom`. Один СНИЛС — один ребёнок: занятый номер отклоняется, что бы ни было подтверждено, а `current.childId` называет, у кого он. Представитель уже известного ребёнка указывается своим `representativeId` под тем же именем; чужое имя отклоняется (422), телефон и почта у человека одни на всех его детей.",
    en: "Personal data goes to a separate encrypted vault and is not in the answer. When a similar child is known (the same name, present or former, and birth date), 409 proposes it in `current.candidates`: look, and if it is another child, repeat with `confirmedDistinctFrom`. One СНИЛС is one child: a number that is taken is refused whatever is confirmed, and `current.childId` says who has it. Whoever represents another child already is named by `representativeId` under the same name; another name is refused (422), and phone and e-mail of a person hold for all of their children.",
  },
  body: Child.NewChild,
  examples: { child: { summary: { ru: "Школьница", en: "A schoolgirl" }, value: newChild } },
  answer: {
    status: 201,
    schema: ChildView,
    description: { ru: "Запись без персональных данных.", en: "The record, without personal data." },
  },
  refusals: ["child.duplicate", "child.over-age", "agency.unknown"],
  run: async ({ ctx, body }) => childView(await Child.register(ctx, body)),
  location: ({ childId }) => `/children/${childId}`,
  again: async ({ ctx }, ref) => childView(await Child.readRecord(ctx, ref.id as `child_${string}`)),
});

const findChildren = operation({
  operationId: "findChildren",
  method: "get",
  path: "/children",
  tag: "children",
  summary: { ru: "Найти детей", en: "Find children" },
  description: {
    ru: "`query` — СНИЛС, фамилия или её начало (от 3 букв), фамилия и имя. «ё» и «е» не различаются. Ребёнок находится и по прежним именам, показан под нынешним. Семья получает только своих детей. На странице бывает меньше записей, чем в `limit`; пока есть `nextCursor`, список не кончился.",
    en: "`query` is a СНИЛС, a surname or its beginning (3 letters and more), or surname and given name. A child is found by its former names too, and shown under the present one. A family gets its own children only. A page may hold fewer than `limit`; the list goes on as long as there is a `nextCursor`.",
  },
  query: listQuery({ query: z.string().max(200).optional(), municipality: z.string().max(60).optional() }),
  answer: { status: 200, schema: ChildList, description: { ru: "Страница списка.", en: "A page of the list." } },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { query, municipality }, page }) =>
    page(async (of) => {
      const { items, next } = await Child.find(ctx, { query, municipality, ...of });
      return { items: items.map((c) => ({ ...childView(c), person: c.person })), next };
    }),
});

const importChildren = operation({
  operationId: "importChildren",
  method: "post",
  path: "/children/imports",
  tag: "children",
  summary: { ru: "Загрузить список детей", en: "Import children" },
  description: {
    ru: `До 1000 строк за раз: \`rows\`, каждая как тело \`POST /v1/children\`, или файл (\`csv\` текстом в UTF-8, \`xlsx\` в base64) со столбцами ${Child.columnNames("ru")}; обязательные выделены. Названия муниципалитетов и организаций — как в перечнях. У файла \`row\` — номер его строки. Верные строки записываются, об остальных сказано, что исправить. С тем же \`Idempotency-Key\` загрузку можно повторить после обрыва: записанные строки не удвоятся.`,
    en: `Up to 1,000 rows at a time: \`rows\`, each like the body of \`POST /v1/children\`, or a file (\`csv\` as UTF-8 text, \`xlsx\` in base64) with the columns ${Child.columnNames("en")}; the required ones are bold. Municipalities and organisations are named as in their lists. Of a file \`row\` is the number of its line. Good rows are written, the others are told what to correct. With the same \`Idempotency-Key\` an interrupted import can be repeated: rows are not doubled.`,
  },
  body: z.discriminatedUnion(
    "format",
    [
      z.strictObject({
        format: z.literal("rows").optional(),
        rows: z.array(z.unknown().meta({ description: "Как RegisterChildBody / like RegisterChildBody" })).min(1),
      }),
      TableFile,
    ],
    { error: says("вид: rows, csv или xlsx", "format: rows, csv or xlsx") },
  ),
  bodyLimit: 10 * 2 ** 20,
  examples: {
    rows: { summary: { ru: "Одна строка", en: "One row" }, value: { rows: [newChild] } },
    csv: { summary: { ru: "Таблица CSV", en: "A CSV table" }, value: { format: "csv", content: childrenCsv } },
  },
  answer: {
    status: 200,
    schema: ImportReport,
    description: { ru: "Что стало с каждой строкой.", en: "What became of each row." },
  },
  repeat: "rows",
  run: async ({ ctx, body }) =>
    importReport(await ("rows" in body ? Child.importRows(ctx, body.rows) : Child.importFile(ctx, body))),
});

const getChild = operation({
  operationId: "getChild",
  method: "get",
  path: "/children/{childId}",
  tag: "children",
  summary: { ru: "Карта ребёнка", en: "A child's card" },
  description: {
    ru: "Вместе с персональными данными: просмотр записывается в журнал. Семья видит только своих детей. `formerNames` (прежние имена с днями и причиной) — только координаторам и администраторам: ни семье, ни организациям.",
    en: "With personal data: reading is recorded in the audit log. A family sees only its own children. `formerNames` (with days and reason) are for coordinators and administrators alone: neither for families nor for organisations.",
  },
  answer: { status: 200, schema: ChildCard, description: { ru: "Карта.", en: "The card." } },
  run: async ({ ctx, params }) => {
    const { person, representatives, formerNames, ...at } = await Child.get(ctx, params.childId);
    return { ...childView(at), person, representatives, formerNames };
  },
});

const changeChild = operation({
  operationId: "changeChild",
  method: "patch",
  path: "/children/{childId}",
  tag: "children",
  summary: { ru: "Изменить карту", en: "Change a card" },
  description: {
    ru: "Меняется то, что названо; `null` очищает. Прежнее имя хранится в хранилище с днями и причиной (`reason`), ребёнок находится и по нему. СНИЛС можно внести позже, исправить и убрать; освободившийся номер можно записать другому ребёнку, занятый отклоняется. Исправления `representatives` действуют для всех детей этого человека, `authority` (документ о полномочиях) — для этого ребёнка. Согласия того, кто больше не представитель (`removeRepresentatives`), прекращаются сразу, шаги без другого согласия приостанавливаются. Выбытие — `status: left` с причиной `reason`.",
    en: "What is named is changed; `null` clears. A former name is kept in the vault with its days and the `reason`, and the child is found by it too. A СНИЛС may be set later, corrected and removed; a number given up is free for another child, one that is taken is refused. Corrections of `representatives` hold for all children of that person, `authority` (the paper of authority) for this child. Consents of whoever represents the child no more (`removeRepresentatives`) end at once, and steps without another one rest. Leaving is `status: left` with a `reason`.",
  },
  body: Child.ChildPatch,
  examples: { move: { summary: { ru: "Переезд", en: "A move" }, value: { person: { address: "ул. Ленина, 5" } } } },
  ifMatch: "required",
  answer: {
    status: 200,
    schema: ChildView,
    description: { ru: "Запись, какой она стала.", en: "The record as it now is." },
  },
  refusals: ["child.duplicate", "child.over-age", "agency.unknown"],
  run: async ({ ctx, params, body, expectedVersion }) =>
    childView(await Consent.patchChild(ctx, params.childId, body, expectedVersion)),
  again: async ({ ctx, params }) => childView(await Child.readRecord(ctx, params.childId)),
});

export const children = [registerChild, findChildren, importChildren, getChild, changeChild] as const;
