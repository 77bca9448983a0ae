import * as Link from "@marshrut/core/link";
import { Refusal, readOnce } from "@marshrut/core/shared";
import type { Context, Handler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { addressOf, type Late, Raw, readBody } from "../operation/index.ts";
import { EdgeRefusal } from "../problems/index.ts";
import { guessCosts, type Limiter } from "./limiter.ts";
import type { AnyLink, LinkCall } from "./link.ts";
import { sourceAddress } from "./source.ts";

/**
 * The way of every request by a link. A token that is not ours gets one and the same answer, whatever is wrong with it, and
 * costs who sent it (FAULTS B7): all links share the limiter's one budget. Nothing of the answer may be kept.
 */
export const serveLink =
  (late: Late<AnyLink>, deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  async (c) => {
    c.set("route", addressOf(late));
    c.set("operationId", late.operationId);
    const address = mustNotHurry(c, deps, limiter);
    const charge = (cost: number) => limiter.take(address, deps.now().epochMilliseconds, cost);
    const op = await late.load();
    try {
      const answer = await op.run(await callOf(op, c, deps));
      const guesses = op.guesses?.(answer) ?? 0;
      if (guesses > 0) charge(guesses * guessCosts);
      return answer instanceof Raw ? answer.response() : c.json(answer, 200, { "Cache-Control": "no-store" });
    } catch (error) {
      const refusal = isAboutToken(error) ? Link.invalid() : error;
      if (refusal instanceof Refusal && refusal.code === "link.invalid") charge(guessCosts - 1); // one is paid already
      throw refusal;
    }
  };

async function callOf(op: AnyLink, c: Context<AppEnv>, deps: ApiDeps): Promise<LinkCall<unknown>> {
  const { bank, keys, now, files } = deps;
  const token = { body: "", query: c.req.query("token"), path: c.req.param("token") }[op.token] ?? "";
  // What is sent with a token in the address is not read: one-click unsubscribing sends a form (RFC 8058).
  const body = op.body && (await readBody(op, c.req.raw));
  return { core: { bank: readOnce(bank), keys, now: () => now() }, files, token, body, requestId: c.get("requestId") };
}

/** Takes one request of the source address. @returns the address @throws EdgeRefusal 429 */
function mustNotHurry(c: Context<AppEnv>, deps: ApiDeps, limiter: Limiter): string {
  const address = sourceAddress(c);
  const wait = limiter.take(address, deps.now().epochMilliseconds);
  if (wait > 0) throw tooMany(wait);
  return address;
}

/** A token that is too short or no text at all is as unknown as any other. */
const isAboutToken = (error: unknown): boolean =>
  (error instanceof Refusal || error instanceof EdgeRefusal) &&
  ["input.invalid", "request.invalid"].includes(error.code) &&
  error.fields.some((f) => f.pointer === "/token" || /^\/answers\/\d+\/token$/.test(f.pointer));

const tooMany = (seconds: number) =>
  new EdgeRefusal(
    "request.too-many",
    {
      ru: `С вашего адреса слишком много запросов. Подождите ${seconds} с и повторите.`,
      en: `Too many requests from your address. Wait ${seconds} s and try again.`,
    },
    { headers: { "Retry-After": String(seconds) } },
  );
