import * as Assessment from "@marshrut/core/assessment";
import { documentType } from "@marshrut/core/document";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Assessment.AssessmentView,
  description: { ru: "Межведомственная оценка.", en: "The interagency assessment." },
} as const;

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const draftAssessment = operation({
  operationId: "draftAssessment",
  method: "post",
  path: "/assessments",
  tag: "periods",
  summary: { ru: "Составить форму оценки года", en: "Draft the form of a year's assessment" },
  description: {
    ru: "Мероприятие II.VIII-8.2: форма, в которой замороженные цифры года стоят перед вопросами (их читают, не меняют; сказано, откуда они и когда заморожены), а каждый раздел дорожной карты оценивают от 1 до 5. Проект формы утверждают актом и спрашивают организации рабочей группы раундом. Форма следующего года — новая версия той же. Пока организации не спрошены, повтор берёт новейшую редакцию отчёта. Цифры должны быть заморожены: год закрыт.",
    en: "Measure II.VIII-8.2: a form in which the year's frozen figures stand before the questions (to be read, not changed; with their source and day), and each section of the roadmap is judged from 1 to 5. The draft is approved by an act, and the working group's organisations are asked by a round. Next year's form is a new version of it. Until it was summed up, doing it again takes the newest revision of the report. The year must be locked.",
  },
  body: Assessment.NewAssessment,
  examples: { year: { summary: { ru: "За 2025 год", en: "Of 2025" }, value: { year: "2025" } } },
  answer: { ...answer, status: 201 },
  location: ({ assessmentId }) => `/assessments/${assessmentId}`,
  refusals: ["not-found", "period.not-frozen", "conflict.exists", "form.retired"],
  run: ({ ctx, body }) => Assessment.begin(ctx, body),
  again: ({ ctx }, ref) => Assessment.get(ctx, ref.id as `assessment_${string}`),
});

const findAssessments = operation({
  operationId: "findAssessments",
  method: "get",
  path: "/assessments",
  tag: "periods",
  summary: { ru: "Межведомственные оценки", en: "Interagency assessments" },
  description: { ru: "Новые годы первыми.", en: "The newest year first." },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Assessment.AssessmentSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, page }) => page((of) => Assessment.find(ctx, of)),
});

const getAssessment = operation({
  operationId: "getAssessment",
  method: "get",
  path: "/assessments/{assessmentId}",
  tag: "periods",
  summary: { ru: "Прочитать оценку года", en: "Read a year's assessment" },
  description: {
    ru: "По разделам: среднее, сколько ответили, сколько раз поставили 1–5, прежние годы.",
    en: "By section: the mean, how many answered, how often 1 to 5 was given, earlier years.",
  },
  answer,
  run: ({ ctx, params }) => Assessment.get(ctx, params.assessmentId),
});

const sumUpAssessment = operation({
  operationId: "sumUpAssessment",
  method: "post",
  path: "/assessments/{assessmentId}/sum",
  tag: "periods",
  summary: { ru: "Подвести итоги оценки", en: "Sum an assessment up" },
  description: {
    ru: "По закрытому раунду организаций. Повтор считает снова, пока отчёт не сдан.",
    en: "From a closed round of organisations. Again it is counted anew, as long as it is not reported.",
  },
  body: Assessment.SumAssessment,
  examples: {
    round: { summary: { ru: "Раунд", en: "A round" }, value: { roundId: "round_01JNE0000000000000000000ZZ" } },
  },
  answer,
  refusals: ["round.not-closed", "assessment.reported"],
  run: ({ ctx, params, body }) => Assessment.sumUp(ctx, params.assessmentId, body),
  again: ({ ctx, params }) => Assessment.get(ctx, params.assessmentId),
});

const confirmAssessment = operation({
  operationId: "confirmAssessment",
  method: "post",
  path: "/assessments/{assessmentId}/confirm",
  tag: "periods",
  summary: { ru: "Сдать отчёт об оценке", en: "Hand the assessment in" },
  description: {
    ru: "Отчёт по мероприятию II.VIII-8.2 за этот год сдаётся с приложенным DOCX. Если его вернули, оценку исправляют и сдают снова.",
    en: "The report on measure II.VIII-8.2 of the year is handed in with the DOCX attached. Where it was returned, the assessment is put right and handed in again.",
  },
  body: Assessment.ConfirmAssessment,
  examples: {
    one: {
      summary: { ru: "Отчёт департамента", en: "The department's report" },
      value: { obligationId: "obligation_01JNE0000000000000000000ZZ" },
    },
  },
  answer,
  refusals: ["assessment.not-summed", "assessment.reported", "obligation.withdrawn", "period.locked"],
  run: ({ ctx, params, body }) => Assessment.confirm(ctx, params.assessmentId, body),
  again: ({ ctx, params }) => Assessment.get(ctx, params.assessmentId),
});

const reportAssessment = operation({
  operationId: "reportAssessment",
  method: "get",
  path: "/assessments/{assessmentId}/report",
  tag: "periods",
  summary: { ru: "Отчёт об оценке", en: "The report on an assessment" },
  description: {
    ru: "DOCX или PDF: цифры с днём заморозки, оценки по разделам с прежними годами, предложения организаций, выводы раунда, подписи; XLSX — то же таблицами, числа числами.",
    en: "DOCX or PDF: the figures with the day on which they were frozen, judgements by section with earlier years, what organisations propose, the round's findings, signatures; XLSX has the same as tables, numbers as numbers.",
  },
  query: z.strictObject({ format: z.enum(Assessment.reportFormats).default("docx") }),
  files: [documentType("docx"), documentType("pdf"), xlsx],
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Assessment.report(ctx, params.assessmentId, query.format)),
});

export const assessments = [
  draftAssessment,
  findAssessments,
  getAssessment,
  sumUpAssessment,
  confirmAssessment,
  reportAssessment,
] as const;
