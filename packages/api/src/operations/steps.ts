import * as Route from "@marshrut/core/route";
import * as Step from "@marshrut/core/step";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";
import * as verbs from "./steps.verbs.ts";

export const StepList = listOf(Step.StepView);

const findSteps = operation({
  operationId: "findSteps",
  method: "get",
  path: "/steps",
  tag: "steps",
  summary: { ru: "Найти шаги", en: "Find steps" },
  description: {
    ru: "Шаги по сроку, незавершённые сначала. Организация видит только порученное ей. `bucket` — часть списка: open (не завершены), overdue (просрочены), today, week, no-answer (нет ответа), rejected, failed (не выполнено, ждёт решения), on-hold, settled.",
    en: "Steps by due date, open ones first. An agency sees only what it was asked for. `bucket` is a part of the list.",
  },
  query: listQuery({ agency: idText("agency").optional(), bucket: z.enum(Step.stepBuckets).optional() }),
  answer: { status: 200, schema: StepList, description: { ru: "Страница списка.", en: "A page of the list." } },
  run: ({ ctx, query: { agency, bucket }, page }) => page((of) => Step.find(ctx, { agency, bucket, ...of })),
});

const getStep = operation({
  operationId: "getStep",
  method: "get",
  path: "/steps/{stepId}",
  tag: "steps",
  summary: { ru: "Прочитать шаг", en: "Read a step" },
  description: {
    ru: "Что поручено, кому, до какого числа и почему именно до него. Просмотр записывается в журнал.",
    en: "What is asked, of whom, until when and why until then. Reading is recorded in the audit log.",
  },
  answer: { status: 200, schema: Step.StepView, description: { ru: "Шаг.", en: "The step." } },
  run: ({ ctx, params }) => Step.get(ctx, params.stepId, { uses: true }),
});

const getStepChild = operation({
  operationId: "getStepChild",
  method: "get",
  path: "/steps/{stepId}/child",
  tag: "steps",
  summary: { ru: "О ком этот шаг", en: "Whom a step is about" },
  description: {
    ru: "Имя и дата рождения ребёнка и мероприятие ИПРА (школе и саду — рекомендации и условия обучения по заключению ПМПК) — тем, кому поручен шаг, пока действует согласие. Тому, кто оценивает цикл, — и занятия с целями по программам за цикл. Каждый просмотр записывается в журнал.",
    en: "The child's name and date of birth, and the measure of the programme (for a school or kindergarten, what the commission recommends and the conditions of study): for whom the step is asked of, while consent lasts. For whoever evaluates a cycle, its programmes' sessions and goals too. Each look is recorded in the audit log.",
  },
  answer: { status: 200, schema: Route.Whom, description: { ru: "О ком.", en: "Whom." } },
  run: ({ ctx, params }) => Route.whom(ctx, params.stepId),
});

export const steps = [
  findSteps,
  getStep,
  getStepChild,
  verbs.acceptStep,
  verbs.rejectStep,
  verbs.holdStep,
  verbs.resumeStep,
  verbs.completeStep,
  verbs.cancelStep,
  verbs.reassignStep,
  verbs.progressStep,
  verbs.askAboutStep,
  verbs.clarifyStep,
  verbs.decideStep,
  verbs.correctStep,
  verbs.revokeStepLink,
  verbs.reopenStep,
] as const;
