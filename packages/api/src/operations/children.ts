import * as Child from "@marshrut/core/child";
import * as ChildFile from "@marshrut/core/child/file";
import * as Import from "@marshrut/core/import";
import * as Instrument from "@marshrut/core/instrument";
import * as ChildrenList from "@marshrut/core/intake/children";
import * as Route from "@marshrut/core/route";
import { says } from "@marshrut/core/shared";
import * as z from "zod";
import { largestBody, operation } from "../operation/index.ts";
import { ChildCard, ChildList, ChildView, childSummary, childView } from "./children.views.ts";
import { childrenCsv, newChild } from "./examples.ts";
import { dryRunQuery, ImportReport, importBody, importReport, isDry, rowsReport } from "./imports.views.ts";
import { idText, listQuery } from "./shared.ts";

const registerChild = operation({
  operationId: "registerChild",
  method: "post",
  path: "/children",
  tag: "children",
  summary: { ru: "Поставить ребёнка на учёт", en: "Register a child" },
  description: {
    ru: "Персональные данные уходят в отдельное зашифрованное хранилище; в ответе их нет. Если похожий ребёнок уже есть (имя, нынешнее или прежнее, и дата рождения те же или расходятся в мелочи: форма имени, ё, латинские буквы, опечатка, часть двойной фамилии, день и месяц местами), ответ 409 предлагает его в `current.candidates`, а в `current.matches` — насколько и чем похож каждый (`score` от 65 до 100, `reasons`): проверьте и, если это другой ребёнок, повторите с `confirmedDistinctFrom`. Один СНИЛС — один ребёнок: занятый номер отклоняется, что бы ни было подтверждено, а `current.childId` называет, у кого он. Представитель уже известного ребёнка указывается своим `representativeId` под тем же именем; чужое имя отклоняется (422), телефон и почта у человека одни на всех его детей. Документ о полномочиях (`authority`), который уже закончился, отклоняется; внесённый для истории (`ended: true`) прав не даёт.",
    en: "Personal data goes to a separate encrypted vault and is not in the answer. When a similar child is known (name, present or former, and birth date are the same, or nearly: a form of the name, ё, Latin letters, a typing slip, a part of a double surname, day and month turned), 409 proposes it in `current.candidates` and says in `current.matches` how alike each is and why (`score` of 65 to 100, `reasons`): look, and if it is another child, repeat with `confirmedDistinctFrom`. One СНИЛС is one child: a number that is taken is refused whatever is confirmed, and `current.childId` says who has it. Whoever represents another child already is named by `representativeId` under the same name; another name is refused (422), and phone and e-mail of a person hold for all of their children. A paper of `authority` that is over is refused; one that is entered for the record (`ended: true`) gives no right.",
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
    ru: "`query` — СНИЛС; фамилия или её начало (от 3 букв); фамилия и имя в любом порядке; часть двойной фамилии; дата рождения (`20.05.2016`) одна или с именем; номер запроса из письма (`№ K3F9QZ`). «ё» и «е», апострофы и дефисы не различаются; если никого нет, ищется по звучанию и с одной опечаткой. Ребёнок находится и по прежним именам, показан под нынешним. `agencyId` — школа или детский сад: те, кто там учится (школа, а пока её нет — сад); что делают для детей другие организации, показывает `GET /v1/steps?agency=`. Семья получает только своих детей. На странице бывает меньше записей, чем в `limit`; пока есть `nextCursor`, список не кончился.",
    en: "`query` is a СНИЛС; a surname or its beginning (3 letters and more); surname and given name in any order; a part of a double surname; a birth date (`20.05.2016`), alone or with a name; the number of a request as letters show it (`№ K3F9QZ`). Where nobody is found, it is looked for by its sound and with a letter mistyped. A child is found by its former names too, and shown under the present one. `agencyId` is a school or kindergarten: those who learn there (the school, and before there is one the kindergarten); what other organisations do for children is in `GET /v1/steps?agency=`. A family gets its own children only. A page may hold fewer than `limit`; the list goes on as long as there is a `nextCursor`.",
  },
  query: listQuery({
    query: z.string().max(200).optional(),
    municipality: z.string().max(60).optional(),
    agencyId: idText("agency").optional(),
  }),
  answer: { status: 200, schema: ChildList, description: { ru: "Страница списка.", en: "A page of the list." } },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { query, municipality, agencyId: agency }, page }) =>
    page(async (of) => {
      const { items, next } = await Route.findChildren(ctx, { query, municipality, agency, ...of });
      return { items: items.map(childSummary), next };
    }),
});

const importChildren = operation({
  operationId: "importChildren",
  method: "post",
  path: "/children/imports",
  tag: "children",
  summary: { ru: "Загрузить список детей", en: "Import children" },
  description: {
    ru: `Файл, как его ведут: XLSX в base64 или CSV — текстом в UTF-8, либо в любой кодировке (windows-1251, CP866, UTF-16) с \`encoding: base64\`. Столбцы ${ChildFile.columnNames("ru")}; обязательные выделены, порядок любой, лишние не мешают (\`unknownColumns\`). В том же файле могут стоять согласие (дано, кем, на какие сведения, дата, срок) и документы (номер, дата и срок ИПРА и заключения ПМПК): они записываются вместе с ребёнком, о каждом столбце говорит лист «Пояснения» образца. Заголовки ищутся под титулом и могут быть в два этажа; «Итого» и номера столбцов пропускаются (\`skipped\`). Однозначное читается по смыслу (12.04.15, «мама», «Новокузнецкий ГО», СНИЛС без нулей впереди), и об этом сказано (\`notes\`); об остальном — всё сразу, с номером строки, как в файле, и столбцом. Неверные строки — \`GET /v1/imports/{importId}/failed\`, образец — \`GET /v1/children/imports/template\`. \`dryRun\` проверяет и не записывает. До 300 строк записываются сразу, больше (до 20 000) — в фоне: \`GET /v1/imports/{importId}\`. Вместо файла — до 1000 \`rows\`, каждая как тело \`POST /v1/children\`. С тем же \`Idempotency-Key\` загрузку можно повторить после обрыва: записанные строки не удвоятся.`,
    en: `A file as people keep it: XLSX in base64, or CSV as UTF-8 text, or in any encoding (windows-1251, CP866, UTF-16) with \`encoding: base64\`. Its columns: ${ChildFile.columnNames("en")}; the required ones are bold, the order does not matter, others are no harm (\`unknownColumns\`). The same file may hold a consent (given, by whom, for what, when, until when) and papers (number, date and end of the ИПРА and of the ПМПК's conclusion), which are recorded with the child; a sheet of the template explains each column. The head is looked for under titles and may have two storeys; totals and column numbers are skipped (\`skipped\`). What can mean one thing only is read so (12.04.15, an Excel serial day, kin in the words of people, a СНИЛС without its zeros), and that is told (\`notes\`); of the rest all that is wrong at once, with the row's number as in the file and the column. Wrong rows: \`GET /v1/imports/{importId}/failed\`; a template: \`GET /v1/children/imports/template\`. \`dryRun\` judges and writes nothing. Up to 300 rows are written at once, more (up to 20,000) in the background: \`GET /v1/imports/{importId}\`. Instead of a file up to 1,000 \`rows\`, each like the body of \`POST /v1/children\`. With the same \`Idempotency-Key\` an interrupted import can be repeated: rows are not doubled.`,
  },
  query: dryRunQuery,
  body: z.discriminatedUnion(
    "format",
    [
      z.strictObject({
        format: z.literal("rows").optional(),
        rows: z
          .array(z.unknown().meta({ description: "Как RegisterChildBody / like RegisterChildBody" }))
          .min(1)
          .max(1000),
        dryRun: z.boolean().optional(),
      }),
      importBody,
    ],
    { error: says("вид: rows, csv или xlsx", "format: rows, csv or xlsx") },
  ),
  bodyLimit: largestBody,
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
  run: async ({ ctx, body, query, files }) => {
    const { dryRun: inBody, ...list } = body;
    const dryRun = isDry(query, inBody);
    if ("rows" in list) return rowsReport(await Child.importRows(ctx, list.rows, dryRun));
    return importReport(await Import.start(ctx, files, ChildrenList.importer, { file: list, dryRun }));
  },
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
    const { person, expected, representatives, formerNames, left, ...at } = await Child.get(ctx, params.childId);
    return { ...childView(at), ...expected, person, representatives, formerNames, left };
  },
});

const changeChild = operation({
  operationId: "changeChild",
  method: "patch",
  path: "/children/{childId}",
  tag: "children",
  summary: { ru: "Изменить карту", en: "Change a card" },
  description: {
    ru: "Меняется то, что названо; `null` очищает. О карте ребёнка, которого ещё ждут: `dueOn` — на какой день ожидают теперь; `status: left` закрывает её, и почему, не записывается; рождение вносит `POST /v1/children/{childId}/birth`. Прежнее имя хранится в хранилище с днями и причиной (`reason`), ребёнок находится и по нему. СНИЛС можно внести позже, исправить и убрать; освободившийся номер можно записать другому ребёнку, занятый отклоняется. За исправленной датой рождения следуют документы «до 18 лет», согласия и предложение маршрута по возрасту; дата, по которой 18 уже исполнилось, — с причиной. Исправления `representatives` действуют для всех детей этого человека, `authority` (документ о полномочиях) — для этого ребёнка. Согласия того, кто больше не представитель (`removeRepresentatives`), прекращаются сразу, шаги без другого согласия приостанавливаются. Выбытие — `status: left` с причиной `reason`.",
    en: "What is named is changed; `null` clears. Of a child that is not born yet: `dueOn` is the day for which it is expected now; `status: left` closes the card, and why is not written down; a birth is entered by `POST /v1/children/{childId}/birth`. A former name is kept in the vault with its days and the `reason`, and the child is found by it too. A СНИЛС may be set later, corrected and removed; a number given up is free for another child, one that is taken is refused. Papers to the age of 18, consents and the route proposed by age follow a corrected birth date; one by which somebody is of age already wants a reason. Corrections of `representatives` hold for all children of that person, `authority` (the paper of authority) for this child. Consents of whoever represents the child no more (`removeRepresentatives`) end at once, and steps without another one rest. Leaving is `status: left` with a `reason`.",
  },
  body: Child.ChildPatch,
  examples: { move: { summary: { ru: "Переезд", en: "A move" }, value: { person: { address: "ул. Ленина, 5" } } } },
  ifMatch: "required",
  answer: {
    status: 200,
    schema: ChildView,
    description: { ru: "Запись, какой она стала.", en: "The record as it now is." },
  },
  refusals: ["child.duplicate", "child.expected", "child.over-age", "agency.unknown"],
  run: async ({ ctx, params, body, expectedVersion }) =>
    childView(await Instrument.patchChild(ctx, params.childId, body, expectedVersion)),
  again: async ({ ctx, params }) => childView(await Child.readRecord(ctx, params.childId)),
});

export const children = [registerChild, findChildren, importChildren, getChild, changeChild] as const;
