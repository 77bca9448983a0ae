import * as Link from "@marshrut/core/link";
import { forPeople, Refusal, readOnce } from "@marshrut/core/shared";
import type { Context, Handler } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { addressOf, checkBody, type Late, Raw, readJson } from "../operation/index.ts";
import { EdgeRefusal } from "../problems/index.ts";
import { costOf, type Holder, holderOf, type Rates, tooMany } from "../rates/index.ts";
import { guessCosts, type Limiter, sendingCosts } from "./limiter.ts";
import type { AnyLink, LinkCall } from "./link.ts";
import { sourceAddress } from "./source.ts";

/** What stands before the links: guesses and large bodies by where they come from, and each link by itself. */
export interface LinkLimits {
  guesses: Limiter;
  bodies: Limiter;
  rates: Rates;
}

/**
 * The way of every request by a link. A token that is not ours gets one and the same answer, whatever is wrong with it, and
 * costs who sent it, from one budget for all links (FAULTS B7); a link costs itself. Nothing of the answer may be kept.
 */
export const serveLink =
  (late: Late<AnyLink>, deps: ApiDeps, limits: LinkLimits): Handler<AppEnv> =>
  async (c) => {
    c.set("route", addressOf(late));
    c.set("operationId", late.operationId);
    mayBeSent(c, deps, limits.bodies);
    const op = await late.load();
    let tokens: string[] = [];
    try {
      const sent = op.body && (await readJson(op, c.req.raw));
      tokens = tokensOf(tokenOf(op, c), sent);
      const wait = limits.rates.waitOf(holdersOf(tokens));
      if (wait) throw tooMany("link", wait.seconds);
      const answer = await op.run(callOf(c, deps, tokenOf(op, c), checkBody(op, sent)));
      const isGuess = op.guesses?.(answer) ?? [];
      // What is no link of ours pays by where it comes from: an account in its name would be somebody else's, or nobody's.
      const ours = tokens.filter((_, i) => !isGuess[i]);
      const guesses = tokens.length - ours.length;
      if (guesses > 0) charged(c, deps, limits.guesses, guesses, ours.length === 0);
      await limits.rates.charge(holdersOf(ours), costOf(late.operationId) + guesses * guessCosts);
      return answer instanceof Raw ? answer.response() : c.json(answer, 200, { "Cache-Control": "no-store" });
    } catch (error) {
      const refusal = isAboutToken(error) ? Link.invalid() : error;
      if (!isOfRequest(refusal)) throw refusal;
      // A body that is refused is as much work: its link pays, or where it comes from when it has none.
      const ours = refusal.code === "link.invalid" ? [] : await oursOf(deps, tokens);
      if (ours.length === 0) charged(c, deps, limits.guesses, 1, true);
      else await limits.rates.charge(holdersOf(ours), costOf(late.operationId));
      throw refusal;
    }
  };

/** Whether whoever asks is the cause, and has not been told to wait already. */
const isOfRequest = (error: unknown): error is Refusal | EdgeRefusal =>
  error instanceof Refusal || (error instanceof EdgeRefusal && error.code !== "request.too-many");

/** Takes what guesses cost of where they come from. @param refuses when nothing is left: who sent a link of ours too is answered */
function charged(c: Context<AppEnv>, deps: ApiDeps, guesses: Limiter, count: number, refuses: boolean): void {
  const wait = guesses.take(sourceAddress(c), deps.now().epochMilliseconds, count * guessCosts);
  if (wait > 0 && refuses) throw tooMany("address", wait);
}

/** @throws EdgeRefusal 429: a body must be read before its token is known */
function mayBeSent(c: Context<AppEnv>, deps: ApiDeps, bodies: Limiter): void {
  const cost = sendingCosts(Number(c.req.header("content-length") ?? 0));
  const wait = cost > 0 ? bodies.take(sourceAddress(c), deps.now().epochMilliseconds, cost) : 0;
  if (wait > 0) throw tooMany("address", wait);
}

/** More than a request may have; what is beyond is refused with the body, and looked at by nobody. */
const most = 100;

/** All tokens of a request, whatever else it says: in its address, its body, or each answer of several. */
function tokensOf(token: string, sent: unknown): string[] {
  const { token: ofBody, answers } = membersOf(sent);
  const all = Array.isArray(answers) ? answers.slice(0, most).map((one) => membersOf(one).token) : [ofBody ?? token];
  return all.filter((one) => typeof one === "string");
}

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** The links of a request, each once, with their tenants; what is no link of ours is not charged. */
const holdersOf = (tokens: readonly string[]): Holder[] =>
  [...new Set(tokens)].flatMap((token) => {
    const tenant = Link.tenantOf(token);
    return tenant === undefined ? [] : [holderOf(tenant, token)];
  });

/** Which of them are links of ours. */
async function oursOf({ keys }: ApiDeps, tokens: readonly string[]): Promise<string[]> {
  const ours: string[] = [];
  for (const token of new Set(tokens)) if (await Link.isOurs(keys, token)) ours.push(token);
  return ours;
}

// What is sent with a token in the address is not read: one-click unsubscribing sends a form (RFC 8058).
const tokenOf = (op: AnyLink, c: Context<AppEnv>): string =>
  ({ body: "", query: c.req.query("token"), path: c.req.param("token") })[op.token] ?? "";

function callOf(c: Context<AppEnv>, deps: ApiDeps, token: string, body: unknown): LinkCall<unknown> {
  const { bank, keys, now, scanner, files } = deps;
  const client = clientOf(c.req.header("user-agent"));
  return {
    core: { bank: readOnce(forPeople(bank)), keys, now: () => now(), scanner, client },
    files,
    token,
    body,
    header: (name) => c.req.header(name),
    isHead: c.req.raw.method === "HEAD",
    requestId: c.get("requestId"),
  };
}

/** By what somebody comes, roughly: enough to see that a link was opened on a telephone at night, and by no program of theirs. */
const clientOf = (agent = ""): Link.Client =>
  /Mobi|Android|iPhone|iPad/.test(agent) ? "phone" : /Mozilla\//.test(agent) ? "computer" : "program";

/** A token that is too short or no text at all is as unknown as any other. */
const isAboutToken = (error: unknown): boolean =>
  (error instanceof Refusal || error instanceof EdgeRefusal) &&
  ["input.invalid", "request.invalid"].includes(error.code) &&
  error.fields.some((f) => f.pointer === "/token" || /^\/answers\/\d+\/token$/.test(f.pointer));
