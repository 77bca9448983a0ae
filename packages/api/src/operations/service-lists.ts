import * as ServiceList from "@marshrut/core/service-list";
import * as ListFile from "@marshrut/core/service-list/file";
import { notFound, says } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, largestBody, operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample } from "./decided.ts";
import { fileTypes, formatQuery, templateOf } from "./imports.template.ts";
import { dryRunQuery, ImportReport, importBody, importReport, isDry } from "./imports.views.ts";

const csv = ["Услуга;Объём;Примечание", "Занятия с логопедом;8 занятий в месяц;детям от 3 лет", "respite;;"].join("\n");

const number = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: says("номер редакции", "the number of an edition") })
  .transform(Number);
const editionQuery = z.strictObject({ edition: number.optional() });

const importServiceList = operation({
  operationId: "importServiceList",
  method: "post",
  path: "/service-lists/imports",
  tag: "services",
  summary: { ru: "Загрузить перечень услуг", en: "Import a list of services" },
  description: {
    ru: "Таблица CSV или XLSX: «Услуга» (ключ, название или известное слово), «Объём» («8 занятий в месяц»), «Примечание». `listId` — `regional` или ключ муниципалитета. Получается черновик новой редакции; с `edition` строки добавляются в названный черновик или заменяют в нём те же услуги — так загружают исправленные строки. `from` — с какого дня редакция действует (иначе со дня акта). Пробный проход (`dryRun`), неверные строки и фон — как у загрузки организаций; неизвестная услуга называет похожие.",
    en: "A table, CSV or XLSX: the service (key, title or a known word), the volume (8 sessions per month), a note. `listId`: `regional` or a municipality's key. It makes the draft of a new edition; with `edition` its rows are added to that draft, or say the same services anew: so rows that were mended come in. `from`: the day from which it counts (else the act's). Dry run, wrong rows and background are those of importing organisations; an unknown service is told with what is called alike.",
  },
  query: dryRunQuery,
  body: importBody.extend(ServiceList.ListFile.shape),
  bodyLimit: largestBody,
  examples: {
    csv: {
      summary: { ru: "Таблица CSV", en: "A CSV table" },
      value: { listId: "regional", format: "csv", content: csv },
    },
  },
  answer: { status: 200, schema: ImportReport, description: { ru: "Загрузка.", en: "The import." } },
  refusals: ["conflict.exists", "limit.reached"],
  repeat: "rows",
  run: async ({ ctx, body, query, files }) => {
    const { dryRun, listId, edition, from, ...file } = body;
    const of = { file, dryRun: isDry(query, dryRun), listId, edition, from };
    return importReport(await ListFile.importFile(ctx, files, of));
  },
});

const listServiceLists = operation({
  operationId: "listServiceLists",
  method: "get",
  path: "/service-lists",
  tag: "services",
  summary: { ru: "Перечни услуг", en: "Lists of services" },
  description: {
    ru: "Региональный и муниципальные, с редакциями: какая действует, каким актом утверждена.",
    en: "The region's and the municipalities', with their editions: which counts, and by which act.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(ServiceList.ServiceListSummary) }),
    description: { ru: "Перечни.", en: "The lists." },
  },
  run: async ({ ctx }) => ({ items: await ServiceList.list(ctx) }),
});

const getServiceList = operation({
  operationId: "getServiceList",
  method: "get",
  path: "/service-lists/{listId}",
  tag: "services",
  summary: { ru: "Прочитать перечень услуг", en: "Read a list of services" },
  description: {
    ru: "Услуги редакции и чем она отличается от действующей. Без `edition` — действующая, а пока её нет — новейший черновик.",
    en: "The services of an edition, and how it differs from the one that counts. Without `edition`, the one that counts, or the newest draft while none does.",
  },
  query: editionQuery,
  answer: { status: 200, schema: ServiceList.ServiceListView, description: { ru: "Перечень.", en: "The list." } },
  run: ({ ctx, params, query }) => ServiceList.get(ctx, params.listId, query.edition),
});

const downloadServiceList = operation({
  operationId: "downloadServiceList",
  method: "get",
  path: "/service-lists/{listId}/file",
  tag: "services",
  summary: { ru: "Перечень услуг файлом", en: "A list of services as a file" },
  description: {
    ru: "Те же столбцы, что у загрузки: исправьте и загрузите как новую редакцию.",
    en: "The columns of the import: change it and take it in as a new edition.",
  },
  query: formatQuery.extend(editionQuery.shape),
  files: fileTypes,
  answer: { status: 200, description: { ru: "Таблица.", en: "The table." } },
  run: async ({ ctx, params, query: { edition, format } }) => {
    const file = await ListFile.file(ctx, params.listId, edition, format);
    return new Download({ name: `service-list-${params.listId}.${format}`, ...file });
  },
});

const approveServiceList = operation({
  operationId: "approveServiceList",
  method: "post",
  path: "/service-lists/{listId}/editions/{edition}/approve",
  tag: "services",
  summary: { ru: "Утвердить редакцию перечня", en: "Approve an edition of a list" },
  description: {
    ru: "Акт, номер, дата и кем принят. С его дня (или с `from` редакции) действует она, прежняя заменена. Редакция, которая исключает услугу, по которой есть программы, зачисления или открытые шаги, не утверждается: `service.in-use` называет, где они, сколько их и первые из них. Региональный перечень действует там, где у муниципалитета нет своего: что оказывают по своему перечню, региональному не мешает.",
    en: "The act, its number, date and whose it is. From its day (or the edition's `from`) this one counts and the one before is superseded. An edition that drops a service for which there are programmes, enrolments or open steps is refused: `service.in-use` says where, how many, and the first of them. The region's list counts where a municipality has none of its own: what one gives by its own list is no hindrance to the region's.",
  },
  body: z.union([ServiceList.ApproveEdition, ByDecision]),
  examples: {
    order: {
      summary: { ru: "Приказ", en: "An order" },
      value: {
        act: "Приказ министерства образования Кузбасса",
        number: "77",
        date: "2025-02-03",
        by: "Министерство образования Кузбасса",
      },
    },
    ...decisionExample,
  },
  answer: { status: 200, schema: ServiceList.ServiceListView, description: { ru: "Перечень.", en: "The list." } },
  refusals: ["conflict.exists", "service.in-use", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const { listId } = params;
    const edition = editionOf(params.edition);
    const [act, decisionId] = await byDecision(ctx, body, { kind: "service-list", listId, edition }, (one) => one);
    return ServiceList.approve(ctx, listId, edition, act, decisionId);
  },
  again: ({ ctx, params }) => ServiceList.get(ctx, params.listId, editionOf(params.edition)),
});

/** @throws Refusal not-found */
function editionOf(text: string): number {
  const { success, data } = number.safeParse(text);
  if (!success) throw notFound();
  return data;
}

export const serviceLists = [
  templateOf(
    "getServiceListTemplate",
    "/service-lists/imports/template",
    "services",
    { ru: "Образец перечня услуг", en: "The template for a list of services" },
    ListFile.importer,
  ),
  importServiceList,
  listServiceLists,
  getServiceList,
  downloadServiceList,
  approveServiceList,
] as const;
