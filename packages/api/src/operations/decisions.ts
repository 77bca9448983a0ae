import * as Meeting from "@marshrut/core/meeting";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { exampleAgencyId } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Meeting.DecisionView,
  description: { ru: "Решение.", en: "The decision." },
} as const;

const findDecisions = operation({
  operationId: "findDecisions",
  method: "get",
  path: "/decisions",
  tag: "meetings",
  summary: { ru: "Решения рабочих групп", en: "Decisions of bodies" },
  description: {
    ru: "Действующие, если `status` не просит других; `overdue=true` — просроченные хотя бы одним исполнителем. Организация видит решения своих групп и те, что поручены ей.",
    en: "Those in force unless `status` asks for others; `overdue=true`: late by one executor at least. An organisation sees those of its bodies, and those it is to carry out.",
  },
  query: listQuery({
    body: Meeting.BodyIdText.optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Meeting.decisionStatuses).optional(),
    overdue: z.enum(["true", "false"]).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Meeting.DecisionSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { body, municipality, status, overdue }, page }) =>
    page((of) => Meeting.findDecisions(ctx, { body, municipality, status, overdue: overdue === "true", ...of })),
});

const getDecision = operation({
  operationId: "getDecision",
  method: "get",
  path: "/decisions/{decisionId}",
  tag: "meetings",
  summary: { ru: "Решение", en: "A decision" },
  description: {
    ru: "Кто исполняет, до какого дня и что уже сдано: отчёты читают и принимают как любые другие (`/obligations/…`).",
    en: "Who carries it out, by when, and what is in: reports are read and accepted like any others (`/obligations/…`).",
  },
  answer: one,
  run: ({ ctx, params }) => Meeting.getDecision(ctx, params.decisionId),
});

const withdrawDecision = operation({
  operationId: "withdrawDecision",
  method: "post",
  path: "/decisions/{decisionId}/withdraw",
  tag: "meetings",
  summary: { ru: "Отозвать решение", en: "Withdraw a decision" },
  description: {
    ru: "С причиной; исполнителей больше не спрашивают, и они узнают. Что уже утверждено, остаётся.",
    en: "With the reason; its executors are asked no more, and are told. What it has approved stays.",
  },
  body: Meeting.WithdrawDecision,
  examples: { one: { summary: { ru: "Отозвать", en: "Withdraw" }, value: { reason: "Порядок изменён" } } },
  answer: one,
  refusals: ["decision.closed"],
  run: ({ ctx, params, body }) => Meeting.withdraw(ctx, params.decisionId, body),
  again: ({ ctx, params }) => Meeting.getDecision(ctx, params.decisionId),
});

const retryDecision = operation({
  operationId: "retryDecision",
  method: "post",
  path: "/decisions/{decisionId}/retry",
  tag: "meetings",
  summary: { ru: "Утвердить ещё раз", en: "Try the approval again" },
  description: {
    ru: "Решение об утверждении не вступило в действие (`failed`, код причины в `because`): помеха устранена, попробовать снова.",
    en: "What a decision approves could not come into use (`failed`, the code of the cause in `because`): what stood against it is settled.",
  },
  answer: one,
  refusals: ["decision.closed"],
  run: ({ ctx, params }) => Meeting.retry(ctx, params.decisionId),
  again: ({ ctx, params }) => Meeting.getDecision(ctx, params.decisionId),
});

const handOverDecision = operation({
  operationId: "handOverDecision",
  method: "post",
  path: "/decisions/{decisionId}/hand-over",
  tag: "meetings",
  summary: { ru: "Поручить вместо закрытого исполнителя", en: "Name who goes on for an executor that has closed" },
  description: {
    ru: "Исполнитель (`from`) закрыт, и правопреемника у него нет: назвать, кто исполняет вместо него (`to`), с причиной. Он узнаёт из письма и сдаёт отчёт к тому же сроку. Правопреемник продолжает сам, без этого шага.",
    en: "An executor (`from`) has closed without a successor: who goes on in its place (`to`), with the reason. It is told by letter and reports by the same date. A successor goes on by itself.",
  },
  body: Meeting.HandOverDecision,
  examples: {
    one: {
      summary: { ru: "Другой центр", en: "Another centre" },
      value: {
        from: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        to: exampleAgencyId,
        reason: "Центр закрыт, детей принимает соседний.",
      },
    },
  },
  answer: one,
  refusals: ["decision.closed", "agency.unknown"],
  run: ({ ctx, params, body }) => Meeting.handOver(ctx, params.decisionId, body),
  again: ({ ctx, params }) => Meeting.getDecision(ctx, params.decisionId),
});

export const decisions = [findDecisions, getDecision, withdrawDecision, handOverDecision, retryDecision] as const;
