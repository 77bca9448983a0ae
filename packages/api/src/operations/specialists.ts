import * as Import from "@marshrut/core/import";
import type { AgencyId } from "@marshrut/core/shared";
import * as Specialist from "@marshrut/core/specialist";
import * as SpecialistFile from "@marshrut/core/specialist/file";
import * as z from "zod";
import { largestBody, operation } from "../operation/index.ts";
import { specialistsCsv } from "./examples.ts";
import { templateOf } from "./imports.template.ts";
import { dryRunQuery, ImportReport, importBody, importReport, isDry } from "./imports.views.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Specialist.SpecialistView,
  description: { ru: "Специалист.", en: "The specialist." },
} as const;

const addSpecialist = operation({
  operationId: "addSpecialist",
  method: "post",
  path: "/agencies/{agencyId}/specialists",
  tag: "specialists",
  summary: { ru: "Внести специалиста", en: "Add a specialist" },
  description: {
    ru: "Кто работает в организации: имя (в защищённом хранилище), должность, квалификации со сроками, пройденные курсы с часами. За 90 и 30 дней до конца срока организация получает письмо: без имён, со ссылкой на свою страницу.",
    en: "Who works in the organisation: the name (in the vault), post, qualifications with their terms, courses with hours. Ninety and thirty days before a term ends the organisation gets a letter: without names, with a link to its page.",
  },
  body: Specialist.NewSpecialist,
  examples: {
    specialist: {
      summary: { ru: "Логопед", en: "A speech therapist" },
      value: {
        name: "Ольга Сергеевна Громова",
        post: "учитель-логопед",
        qualifications: [{ title: "первая квалификационная категория", since: "2021-05-20", until: "2030-05-19" }],
        courses: [{ title: "Ранняя помощь", hours: 72, on: "2024-11-20", number: "У-114" }],
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ specialistId }) => `/specialists/${specialistId}`,
  refusals: ["input.invalid", "agency.closed"],
  run: ({ ctx, params, body }) => Specialist.add(ctx, params.agencyId, body),
  again: ({ ctx }, ref) => Specialist.get(ctx, ref.id as `specialist_${string}`),
});

const findSpecialists = operation({
  operationId: "findSpecialists",
  method: "get",
  path: "/specialists",
  tag: "specialists",
  summary: { ru: "Специалисты", en: "Specialists" },
  description: {
    ru: "Кто работает (или `status=left`); `endsOn` — последний день ближайшего срока. Организация видит своих, координатор — своей территории. Просмотр записывается.",
    en: "Who works (or `status=left`); `endsOn` is the last day of the term that ends first. An organisation sees its own, a coordinator those of their territory. Looks are on record.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Specialist.specialistStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Specialist.SpecialistView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Specialist.find(ctx, { agency: agency as AgencyId | undefined, municipality, status, ...of })),
});

const getSpecialist = operation({
  operationId: "getSpecialist",
  method: "get",
  path: "/specialists/{specialistId}",
  tag: "specialists",
  summary: { ru: "Специалист", en: "A specialist" },
  description: { ru: "С именем; просмотр записывается.", en: "With the name; the look is on record." },
  answer: one,
  run: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

const changeSpecialist = operation({
  operationId: "changeSpecialist",
  method: "patch",
  path: "/specialists/{specialistId}",
  tag: "specialists",
  summary: { ru: "Изменить сведения о специалисте", en: "Change a specialist" },
  description: {
    ru: "Что названо, то меняется; списки — целиком. `left` — больше здесь не работает: о сроках не спрашивают.",
    en: "What is named changes; lists as a whole. `left`: works there no more, and no terms are asked for.",
  },
  body: Specialist.SpecialistPatch,
  examples: { left: { summary: { ru: "Ушёл", en: "Has left" }, value: { status: "left" } } },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid"],
  run: ({ ctx, params, body, expectedVersion }) => Specialist.change(ctx, params.specialistId, body, expectedVersion),
  again: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

const forgetSpecialist = operation({
  operationId: "forgetSpecialist",
  method: "post",
  path: "/specialists/{specialistId}/forget",
  tag: "specialists",
  summary: { ru: "Удалить имя специалиста", en: "Remove a specialist's name" },
  description: {
    ru: "По просьбе самого специалиста или когда он давно ушёл: имя удаляется насовсем, часы и сроки остаются без имени, чтобы показатели не менялись. Второй раз ничего не меняет.",
    en: "When they ask for it, or have left long ago: the name is gone for good, hours and terms stay without it, so that figures do not change. A second time changes nothing.",
  },
  answer: one,
  run: ({ ctx, params }) => Specialist.forget(ctx, params.specialistId),
  again: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

const importSpecialists = operation({
  operationId: "importSpecialists",
  method: "post",
  path: "/specialists/imports",
  tag: "specialists",
  summary: { ru: "Загрузить список специалистов", en: "Import specialists" },
  description: {
    ru: `Таблица CSV или XLSX, как её ведут: столбцы ${SpecialistFile.columnNames("ru")}; обязательные выделены. Один курс или срок — одна строка; о том же человеке строк сколько угодно. Кто в организации уже есть под этим именем, узнаётся: недостающие сроки и курсы дописываются, ничего не стирается; если нового нет — строка \`known\`. Другая должность под тем же именем или отметка «ушёл» возвращаются как неверная строка. Правила файла, пробный проход и файл непринятых строк — как у загрузки детей.`,
    en: `A table as people keep it, CSV or XLSX: the columns ${SpecialistFile.columnNames("en")}; the required ones are bold. A row has one course or term; the same person has as many rows as needed. Who is in the organisation under this name is recognised: terms and courses that are missing are added, nothing is taken away; where there is nothing new the row is \`known\`. Another post under the same name, or somebody who has left, comes back as a wrong row. The file's rules, the dry run and the file of failed rows are those of importing children.`,
  },
  query: dryRunQuery,
  body: importBody,
  bodyLimit: largestBody,
  examples: {
    csv: { summary: { ru: "Таблица CSV", en: "A CSV table" }, value: { format: "csv", content: specialistsCsv } },
  },
  answer: { status: 200, schema: ImportReport, description: { ru: "Загрузка.", en: "The import." } },
  repeat: "rows",
  run: async ({ ctx, body, query, files }) => {
    const { dryRun, ...file } = body;
    return importReport(
      await Import.start(ctx, files, SpecialistFile.importer, { file, dryRun: isDry(query, dryRun) }),
    );
  },
});

export const specialists = [
  templateOf(
    "getSpecialistsTemplate",
    "/specialists/imports/template",
    "specialists",
    { ru: "Образец списка специалистов", en: "The template for a list of specialists" },
    SpecialistFile.importer,
  ),
  importSpecialists,
  addSpecialist,
  findSpecialists,
  getSpecialist,
  changeSpecialist,
  forgetSpecialist,
] as const;
