import * as Digest from "@marshrut/core/digest";
import * as Step from "@marshrut/core/step";
import type { Handler } from "hono";
import * as z from "zod";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { type Described, readBody } from "../operation/index.ts";
import type { Limiter } from "./limiter.ts";
import { guessCosts } from "./limiter.ts";
import { mustNotHurry, serveByToken } from "./serve.ts";

const token = "bWFyc2hydXQtZXhhbXBsZQ.c2lnbmF0dXJl";

/** `POST /v1/respond/organisation`: an organisation's open steps, behind the link of its digest. */
export const organisationOperation = {
  operationId: "openOrganisation",
  method: "post",
  path: "/respond/organisation",
  tag: "links",
  open: true,
  summary: { ru: "Все открытые шаги организации", en: "All open steps of an organisation" },
  description: {
    ru: "Токен — из сводки, после # в адресе страницы `/organisation`. Просмотр ничего не расходует; у каждого шага свой одноразовый токен для `POST /respond`.",
    en: "The token comes in the digest, behind the # of the page `/organisation`. Looking uses nothing up; each step has a one-time token of its own for `POST /respond`.",
  },
  body: Digest.OpenOrganisation,
  examples: { open: { summary: { ru: "Открыть", en: "Open" }, value: { token } } },
  answer: { status: 200, schema: Digest.OrganisationPage, description: { ru: "Шаги.", en: "The steps." } },
  refusals: ["link.invalid", "link.expired", "request.too-many"],
} as const satisfies Described;

/** `POST /v1/respond/many`: a school answers twenty steps at once. */
export const answerManyOperation = {
  operationId: "respondMany",
  method: "post",
  path: "/respond/many",
  tag: "links",
  open: true,
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
  refusals: ["request.too-many"],
} as const satisfies Described;

export const serveOrganisation = (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  serveByToken<z.output<typeof Digest.OpenOrganisation>, Digest.OrganisationPage>(
    deps,
    limiter,
    organisationOperation,
    (core, { token }, requestId) => Digest.openOrganisation(core, token, requestId),
  );

export function serveMany(deps: ApiDeps, limiter: Limiter): Handler<AppEnv> {
  return async (c) => {
    c.set("route", `/v1${answerManyOperation.path}`);
    c.set("operationId", answerManyOperation.operationId);
    const address = mustNotHurry(c, deps, limiter);
    const { answers } = (await readBody(answerManyOperation, c.req.raw)) as z.output<typeof Digest.AnswerMany>;
    const items = await Digest.answerMany(coreOf(deps), answers, c.get("requestId"));
    const guesses = items.filter((i) => i.code === "link.invalid").length;
    if (guesses > 0) limiter.take(address, deps.now().epochMilliseconds, guesses * guessCosts);
    return c.json({ items }, 200, noStore);
  };
}

/** `/v1/unsubscribe?token=…` (RFC 8058): a POST ends digests; a GET, which mail scanners make, only asks. */
export function serveUnsubscribe(deps: ApiDeps, limiter: Limiter): Handler<AppEnv> {
  return async (c) => {
    c.set("route", "/v1/unsubscribe");
    mustNotHurry(c, deps, limiter);
    const page = await import("../pages/unsubscribe.ts"); // a cold start does not wait for what is asked for so seldom
    if (c.req.method !== "POST")
      return c.html(page.askUnsubscribe, 200, { ...noStore, "Content-Security-Policy": mayPost });
    await Digest.unsubscribe(coreOf(deps), c.req.query("token") ?? "");
    return c.html(page.unsubscribed, 200, noStore);
  };
}

const noStore = { "Cache-Control": "no-store" };
/** A form of ours to ourselves, our own style, and nothing else. */
const mayPost =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const coreOf = ({ bank, keys, now }: ApiDeps) => ({ bank, keys, now: () => now() });
