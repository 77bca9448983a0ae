import { type Deps, Refusal } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import type { Context, Handler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { type Described, readBody } from "../operation/index.ts";
import { EdgeRefusal } from "../problems/index.ts";
import { guessCosts, type Limiter } from "./limiter.ts";
import { respondOperation } from "./operation.ts";
import { sourceAddress } from "./source.ts";

/**
 * Serves an operation whose body carries its own token. A token that is not ours gets one and the same answer, whatever is
 * wrong with it, and costs who sent it (FAULTS B7): all such operations share one budget.
 */
export function serveByToken<Body, Answer>(
  deps: ApiDeps,
  limiter: Limiter,
  op: Described,
  run: (core: Deps, body: Body, requestId: string) => Promise<Answer>,
): Handler<AppEnv> {
  return async (c) => {
    c.set("route", `/v1${op.path}`);
    c.set("operationId", op.operationId);
    const address = mustNotHurry(c, deps, limiter);
    try {
      const body = (await readBody(op, c.req.raw)) as Body;
      const { bank, keys, now } = deps;
      return c.json(await run({ bank, keys, now: () => now() }, body, c.get("requestId")), 200, {
        "Cache-Control": "no-store",
      });
    } catch (error) {
      const refusal = aboutToken(error) ? Step.invalid() : error;
      if (refusal instanceof Refusal && refusal.code === "link.invalid")
        limiter.take(address, deps.now().epochMilliseconds, guessCosts - 1);
      throw refusal;
    }
  };
}

export const serveRespond = (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  serveByToken(deps, limiter, respondOperation, Step.respond);

/** Takes one request of the source address. @returns the address @throws EdgeRefusal 429 */
export function mustNotHurry(c: Context<AppEnv>, deps: ApiDeps, limiter: Limiter): string {
  const address = sourceAddress(c);
  const wait = limiter.take(address, deps.now().epochMilliseconds);
  if (wait > 0) throw tooMany(wait);
  return address;
}

/** A token that is too short or no text at all is as unknown as any other. */
const aboutToken = (error: unknown): boolean =>
  (error instanceof Refusal || error instanceof EdgeRefusal) &&
  ["input.invalid", "request.invalid"].includes(error.code) &&
  error.fields.some((f) => f.pointer === "/token");

const tooMany = (seconds: number) =>
  new EdgeRefusal(
    "request.too-many",
    {
      ru: `С вашего адреса слишком много запросов. Подождите ${seconds} с и повторите.`,
      en: `Too many requests from your address. Wait ${seconds} s and try again.`,
    },
    { headers: { "Retry-After": String(seconds) } },
  );
