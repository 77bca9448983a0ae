import { type Actor, type ChildId, type Ctx, forPeople, type Ref, readOnce } from "@marshrut/core/shared";
import type { Context, Handler } from "hono";
import { authenticate } from "../auth/index.ts";
import { etagOf, expectedVersion } from "../conditional/index.ts";
import { issueCursor, readCursor } from "../cursor/index.ts";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { hashBody, type Once, once, onceByRows, type Repeatable, readKey } from "../idempotency/index.ts";
import { costOf, holdersOf, type Rates, tooMany } from "../rates/index.ts";
import { readBody, readParams, readQuery } from "./input.ts";
import type { Late } from "./late.ts";
import { type AnyOperation, addressOf, type Call } from "./operation.ts";
import { Raw } from "./raw.ts";
import { recordRefusal } from "./refused.ts";
import type { Right } from "./rights.ts";

/** Takes what an operation costs of whoever asks. @throws EdgeRefusal request.too-many */
async function mustNotHurry(rates: Rates, actor: Actor, cost: number): Promise<void> {
  const holders = holdersOf(actor);
  const wait = rates.waitOf(holders);
  if (wait) throw tooMany(wait.holder.rate, wait.seconds);
  await rates.charge(holders, cost);
}

/** What the policy says: the rights of a role, or a refusal when the operation is not among them. */
export interface Policy {
  /** @throws Refusal forbidden */
  permit(actor: Actor, operationId: string): void;
  rightsOf(actor: Actor): Right[];
}

type AnyCall = Call<Record<string, string>, unknown, unknown>;

/**
 * The way of every request to an operation: who is it, may they, what do they want, do it once, answer.
 * Who asks too much waits, and a role without the right is told so, before anything of theirs is looked up.
 */
export const serve = (late: Late<AnyOperation>, deps: ApiDeps, policy: Policy, rates: Rates): Handler<AppEnv> => {
  const served = serving(late, deps, policy, rates);
  return async (c, next) => {
    try {
      return await served(c, next);
    } catch (error) {
      await recordRefusal(c, deps, late.operationId, error);
      throw error;
    }
  };
};

const serving =
  (late: Late<AnyOperation>, deps: ApiDeps, policy: Policy, rates: Rates): Handler<AppEnv> =>
  async (c) => {
    c.set("route", addressOf(late));
    c.set("operationId", late.operationId);
    const now = deps.now().epochMilliseconds;
    const actor = await authenticate(c.req.header("authorization"), { ...deps, now }, (who) => c.set("actor", who));
    await mustNotHurry(rates, actor, costOf(late.operationId));
    policy.permit(actor, late.operationId);
    const op = await late.load();
    const params = readParams(c.req.param());
    const query = readQuery(op.query, c.req.url);
    const body = op.method === "get" ? undefined : await readBody(op, c.req.raw);
    const version = op.ifMatch && expectedVersion(c.req.header("if-match"), op.ifMatch === "required");
    const { keys, now: clock, scanner, allowLoopback = false } = deps;
    const requestId = c.get("requestId");
    const bank = forPeople(deps.bank);
    const ctx: Ctx = { bank, keys, now: clock, scanner, allowLoopback, tenant: actor.tenant, actor, requestId };
    const call: AnyCall = {
      ctx,
      params,
      query,
      body,
      files: deps.files,
      seals: deps.seals,
      accept: c.req.header("accept") ?? "",
      expectedVersion: version,
      rights: policy.rightsOf(actor),
      page: pager(ctx, op.operationId, params, query),
    };
    const request = op.method === "get" ? undefined : await repeatable(c, op, ctx, params, body);
    // Whether the request was made before is looked up beside it, as things are at that moment.
    const run = async (request: Ctx) => {
      const ctx = { ...request, bank: readOnce(request.bank) };
      if (params.childId) await (await import("./standing.ts")).mustStand(ctx, params.childId as ChildId);
      return op.run({ ...call, ctx });
    };
    if (op.repeat === "rows") return answer(c, op, await onceByRows(ctx, request, run));
    const again = async (ref: Ref | undefined) => (ref && op.again ? op.again(call, ref) : run(ctx));
    return answer(c, op, await once(ctx, request, run, again));
  };

/** The request as it is recognised when it comes again, if it carries a key. */
async function repeatable(
  c: Context<AppEnv>,
  op: AnyOperation,
  ctx: Ctx,
  params: Record<string, string>,
  body: unknown,
): Promise<Repeatable | undefined> {
  const key = readKey(c.req.header("idempotency-key"));
  if (key === undefined) return undefined;
  const operation = [op.operationId, ...Object.values(params)].join(" ");
  return { key, operation, bodyHash: await hashBody(ctx.keys, body) };
}

/** Reads pages by signed cursors: see {@link Call.page}. */
function pager(ctx: Ctx, operationId: string, params: Record<string, string>, query: unknown): AnyCall["page"] {
  return async (read) => {
    const { cursor, limit, ...rest } = (query ?? {}) as { cursor?: string; limit: number } & Record<string, string>;
    const scope = { actor: ctx.actor, operationId, filters: { ...params, ...rest } };
    const from = cursor === undefined ? undefined : await readCursor(ctx.keys, scope, cursor);
    const { items, next } = await read({ limit, from });
    return { items, nextCursor: next === undefined ? undefined : await issueCursor(ctx.keys, scope, next) };
  };
}

function answer(c: Context<AppEnv>, op: AnyOperation, { view, replayed }: Once<unknown>): Response {
  if (view instanceof Raw) return view.response();
  // What is answered here is personal more often than not.
  const headers: Record<string, string> = { "Cache-Control": "no-store" };
  if (typeof view === "object" && view !== null && "version" in view && typeof view.version === "number")
    headers.ETag = etagOf(view.version);
  if (op.method === "get" && isPage(view)) headers.Link = `<${addressOfNext(c.req.url, view.nextCursor)}>; rel="next"`;
  if (op.answer.status === 201 && op.location) headers.Location = `/v1${op.location(view)}`;
  if (replayed) headers["Idempotent-Replayed"] = "true";
  return c.json(view, op.answer.status, headers);
}

const isPage = (view: unknown): view is { nextCursor: string } =>
  typeof view === "object" && view !== null && "nextCursor" in view && typeof view.nextCursor === "string";

/** The same question with the cursor of the page that follows (RFC 8288), for clients that follow links. */
function addressOfNext(asked: string, cursor: string): string {
  const { pathname, searchParams } = new URL(asked);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams}`;
}
