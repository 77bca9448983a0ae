import * as Digest from "@marshrut/core/digest";
import * as Step from "@marshrut/core/step";
import * as z from "zod";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

/** An organisation's open steps, behind the link of its digest. */
const openOrganisation = linkOperation({
  operationId: "openOrganisation",
  method: "post",
  path: "/respond/organisation",
  token: "body",
  summary: { ru: "Все открытые шаги организации", en: "All open steps of an organisation" },
  description: {
    ru: "Токен — из сводки, после # в адресе страницы `/organisation`. Просмотр ничего не расходует; у каждого шага свой одноразовый токен для `POST /respond`.",
    en: "The token comes in the digest, behind the # of the page `/organisation`. Looking uses nothing up; each step has a one-time token of its own for `POST /respond`.",
  },
  body: Digest.OpenOrganisation,
  examples: { open: { summary: { ru: "Открыть", en: "Open" }, value: { token } } },
  answer: { status: 200, schema: Digest.OrganisationPage, description: { ru: "Шаги.", en: "The steps." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: ({ core, body, requestId }) => Digest.openOrganisation(core, body.token, requestId),
});

/** A school answers twenty steps at once. */
const answerMany = linkOperation({
  operationId: "respondMany",
  method: "post",
  path: "/respond/many",
  token: "body",
  summary: { ru: "Ответить на несколько шагов сразу", en: "Answer many steps at once" },
  description: {
    ru: "До 50 ответов, каждый как тело `POST /respond`. Отказ по одному не мешает остальным.",
    en: "Up to 50 answers, each like the body of `POST /respond`. One that is refused does not hold up the rest.",
  },
  body: Digest.AnswerMany,
  examples: {
    one: { summary: { ru: "Один ответ", en: "One answer" }, value: { answers: [{ token, action: "accept" }] } },
  },
  answer: {
    status: 200,
    schema: z.strictObject({
      items: z.array(
        z.strictObject({
          ok: z.boolean(),
          code: z.string().optional(),
          status: z.enum(Step.stepStatuses).optional(),
          done: z.string().optional(),
        }),
      ),
    }),
    description: { ru: "Что стало с каждым.", en: "What became of each." },
  },
  refusals: ["link.invalid", "request.too-many"],
  run: async ({ core, body, requestId }) => ({ items: await Digest.answerMany(core, body.answers, requestId) }),
  guesses: ({ items }) => items.map((item) => item.code === "link.invalid"),
});

export const organisationLinks = [openOrganisation, answerMany] as const;
