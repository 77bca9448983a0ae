import { documentFormats, documentType } from "@marshrut/core/document";
import * as Library from "@marshrut/core/library";
import * as Material from "@marshrut/core/material";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Library.ItemView,
  description: { ru: "Запись библиотеки.", en: "The library's item." },
} as const;
const again = ({ ctx, params }: { ctx: Parameters<typeof Library.get>[0]; params: { itemId: `item_${string}` } }) =>
  Library.get(ctx, params.itemId);

export const exampleItem = {
  kind: "practice",
  title: { ru: "Утренний круг в смешанной группе", en: "A morning circle in a mixed group" },
  summary: {
    ru: "Десять минут по картинкам перед занятиями: дети спокойнее переходят к делам.",
    en: "Ten minutes with pictures before lessons: children go over to work more calmly.",
  },
  text: "Что понадобится: шесть картинок, коврик. Как проводить: …",
  topics: ["общение", "расписание"],
  ages: { from: 3, to: 8 },
  measures: ["III-6"],
};
const exampleAct = {
  kind: "act",
  title: { ru: "О порядке реабилитации детей-инвалидов" },
  summary: { ru: "Кто за что отвечает и в какие сроки." },
  number: "457",
  date: "2017-03-01",
  level: "regional",
  issuer: "Администрация региона",
  measures: ["I-1"],
};

const proposeItem = operation({
  operationId: "proposeItem",
  method: "post",
  path: "/library",
  tag: "library",
  summary: { ru: "Предложить в библиотеку", en: "Propose for the library" },
  description: {
    ru: "Акт, методика со степенью доказанности, практика, материал или публикация в СМИ. Организация пишет за себя; координатор — за организацию, муниципалитет или регион. До публикации видят автор и редакторы, у которых появляется задача `library-proposed`. Без имён людей: опубликованное читают все.",
    en: "An act, a method with its grade of evidence, a practice, a material, or what the media wrote. An organisation writes for itself; a coordinator for one, for a municipality, or for the region. Until it is published its author and the editors see it, who get a task `library-proposed`. No names of people: everybody reads what is published.",
  },
  body: Library.NewItem,
  examples: {
    practice: { summary: { ru: "Практика", en: "A practice" }, value: { content: exampleItem } },
    act: { summary: { ru: "Акт", en: "An act" }, value: { content: exampleAct } },
  },
  answer: { ...one, status: 201 },
  location: ({ itemId }) => `/library/${itemId}`,
  refusals: ["agency.unknown"],
  run: ({ ctx, body }) => Library.propose(ctx, body),
  again: ({ ctx }, ref) => Library.get(ctx, ref.id as `item_${string}`),
});

const findLibrary = operation({
  operationId: "findLibrary",
  method: "get",
  path: "/library",
  tag: "library",
  summary: { ru: "Библиотека", en: "The library" },
  description: {
    ru: "Опубликованное, если `status` не просит другого; из остального — своё. По виду (`kind`), организации и муниципалитету.",
    en: "What is published, unless `status` asks otherwise; of the rest one's own. By kind, organisation and municipality.",
  },
  query: listQuery({
    kind: z.enum(Library.itemKinds).optional(),
    status: z.enum(Library.itemStatuses).optional(),
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Library.ItemSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { limit: _, cursor: __, ...query }, page }) =>
    page((of) => Library.find(ctx, { ...query, ...of })),
});

const getItem = operation({
  operationId: "getItem",
  method: "get",
  path: "/library/{itemId}",
  tag: "library",
  summary: { ru: "Запись библиотеки", en: "An item of the library" },
  description: {
    ru: "Целиком; у акта — действует ли он сегодня и чем заменён.",
    en: "As a whole; of an act whether it is in force today, and what has taken its place.",
  },
  answer: one,
  run: again,
});

const correctItem = operation({
  operationId: "correctItem",
  method: "put",
  path: "/library/{itemId}",
  tag: "library",
  summary: { ru: "Исправить", en: "Correct" },
  description: {
    ru: "Содержание целиком. Автор — до публикации, и редактор посмотрит снова; редактор — и опубликованное.",
    en: "The content as a whole. Its author until it is published, and an editor looks again; an editor also what is published.",
  },
  body: Library.CorrectItem,
  examples: { practice: { summary: { ru: "Практика", en: "A practice" }, value: { content: exampleItem } } },
  ifMatch: "required",
  answer: one,
  refusals: ["library.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Library.correct(ctx, params.itemId, body, expectedVersion),
  again,
});

const reviewItem = operation({
  operationId: "reviewItem",
  method: "post",
  path: "/library/{itemId}/review",
  tag: "library",
  summary: { ru: "Вернуть автору или подтвердить", en: "Give back, or confirm" },
  description: {
    ru: "`return` — редактор возвращает предложенное с причиной, автор узнаёт в письме дня. `still-valid` — опубликованное ещё действует: так отвечают автор или редактор через год, а по акту — и когда вышел, заменён или утратил силу акт выше.",
    en: "`return`: an editor gives back what was proposed, with a reason; its author is told in the day's mail. `still-valid`: what is published still holds, as its author or an editor answers after a year, and of an act also when one above is new or has ended.",
  },
  body: Library.ReviewItem,
  examples: {
    valid: { summary: { ru: "Ещё действует", en: "Still valid" }, value: { answer: "still-valid" } },
    return: {
      summary: { ru: "Вернуть", en: "Give back" },
      value: { answer: "return", reason: "Добавьте, для какого возраста." },
    },
  },
  answer: one,
  refusals: ["library.closed"],
  run: ({ ctx, params, body }) => Library.review(ctx, params.itemId, body),
  again,
});

const publishItem = operation({
  operationId: "publishItem",
  method: "post",
  path: "/library/{itemId}/publish",
  tag: "library",
  summary: { ru: "Опубликовать", en: "Publish" },
  description: {
    ru: "Видно всем на `/library`; также возвращает снятое по ошибке. Акты, которые новый заменяет (`supersedes`), кончаются днём раньше его начала; у владельцев актов ниже — по тому же мероприятию или во исполнение — появляется вопрос, действуют ли они.",
    en: "Everybody sees it at `/library`; it also brings back what was withdrawn by mistake. Acts that a new one supersedes end on the day before it begins; owners of acts below, for the same measure or carrying it out, are asked whether they still hold.",
  },
  answer: one,
  refusals: ["library.closed"],
  run: ({ ctx, params }) => Library.publish(ctx, params.itemId),
  again,
});

const withdrawItem = operation({
  operationId: "withdrawItem",
  method: "post",
  path: "/library/{itemId}/withdraw",
  tag: "library",
  summary: { ru: "Снять", en: "Withdraw" },
  description: {
    ru: "С причиной, автором или редактором; акты, которые он заменил, снова такие, как были.",
    en: "With a reason, by its author or an editor; acts whose place it took are as they were.",
  },
  body: Library.WithdrawItem,
  examples: { old: { summary: { ru: "Устарело", en: "Out of date" }, value: { reason: "Есть новая редакция." } } },
  answer: one,
  refusals: ["library.closed"],
  run: ({ ctx, params, body }) => Library.withdraw(ctx, params.itemId, body),
  again,
});

const printCollection = operation({
  operationId: "printCollection",
  method: "get",
  path: "/library/collection",
  tag: "library",
  summary: { ru: "Перечень актов, сборник практик", en: "The list of acts, the collection of practices" },
  description: {
    ru: "`of=acts` — перечень актов по уровням с тем, что действует; `of=practices` — сборник практик. DOCX или PDF из опубликованного.",
    en: "`of=acts`: acts by level with what is in force; `of=practices`: the collection of practices. DOCX or PDF of what is published.",
  },
  query: z.strictObject({ of: z.enum(Library.collections), format: z.enum(documentFormats).default("docx") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, query }) => new Download(await Library.collection(ctx, query.of, query.format)),
});

const addItemFile = operation({
  operationId: "addItemFile",
  method: "post",
  path: "/library/{itemId}/files",
  tag: "library",
  summary: { ru: "Добавить файл", en: "Add a file" },
  description: {
    ru: "PDF, DOCX, XLSX, JPEG, PNG до 3 МБ, не больше 20. Автор — до публикации, редактор — и потом. `open` скачивают все на странице записи, `closed` — кто здесь работает. `replaces` ставит на место прежнего. Пока не проверен на вредоносные программы, не выдаётся.",
    en: "PDF, DOCX, XLSX, JPEG, PNG up to 3 MB, 20 at most. By its author until it is published, by an editor also later. `open` is for everybody on the item's page, `closed` for those who work here. `replaces` puts it in another's place. It is not handed out before it is known to be clean.",
  },
  body: Material.NewMaterial,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    leaflet: {
      summary: { ru: "Памятка", en: "A leaflet" },
      value: { name: "Памятка.pdf", content: "JVBERi0xLjQKJSVFT0Y=" },
    },
  },
  answer: { ...one, status: 201 },
  refusals: ["attachment.type", "library.closed", "limit.reached"],
  run: ({ ctx, params, body, files }) => Library.addFile(ctx, files, params.itemId, body),
  again,
});

const getItemFile = operation({
  operationId: "getItemFile",
  method: "get",
  path: "/library/{itemId}/files/{itemFileId}",
  tag: "library",
  summary: { ru: "Файл из библиотеки", en: "A file of the library" },
  description: { ru: "Кто видит запись, тот и скачивает.", en: "For whoever sees the item." },
  files: Material.materialTypes,
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["file.unchecked", "file.infected"],
  run: async ({ ctx, params, files }) =>
    new Download(await Library.readFile(ctx, files, params.itemId, params.itemFileId)),
});

const removeItemFile = operation({
  operationId: "removeItemFile",
  method: "post",
  path: "/library/{itemId}/files/{itemFileId}/remove",
  tag: "library",
  summary: { ru: "Удалить файл", en: "Remove a file" },
  description: { ru: "Насовсем. Второй раз ничего не меняет.", en: "For good. A second time changes nothing." },
  answer: one,
  refusals: ["library.closed"],
  run: ({ ctx, params, files }) => Library.removeFile(ctx, files, params.itemId, params.itemFileId),
  again,
});

export const library = [
  proposeItem,
  findLibrary,
  printCollection,
  getItem,
  correctItem,
  reviewItem,
  publishItem,
  withdrawItem,
  addItemFile,
  getItemFile,
  removeItemFile,
] as const;
