import { Conflict, type Ctx, type Done, idempotencyKey, type Ref, Refusal } from "@marshrut/core/shared";

/** A request with a key, as it is recognised when it comes again. */
export type Repeatable = NonNullable<Ctx["idempotency"]>;

export interface Once<V> {
  view: V;
  /** True when an earlier request had done it. */
  replayed: boolean;
}

/**
 * Runs a write that carries a key at most once. The marker is saved by core in the write's own transaction, so that either
 * both are there or neither; here it is looked up before, and again when the write failed: then an equal request may
 * have been faster, or our own write may have succeeded although its answer was lost.
 * Refusals leave no marker: a repeat is decided anew, by the state that it finds.
 */
export async function once<V>(
  ctx: Ctx,
  request: Repeatable | undefined,
  run: (ctx: Ctx) => Promise<V>,
  again: (ref: Ref | undefined) => Promise<V>,
): Promise<Once<V>> {
  if (!request) return { view: await run(ctx), replayed: false };
  const replay = async (done: Done) => {
    mustBeEqual(done, request);
    return { view: await again(done.ref), replayed: true };
  };
  const before = await lookUp(ctx, request.key);
  if (before) return replay(before);
  try {
    return { view: await run({ ...ctx, idempotency: request }), replayed: false };
  } catch (error) {
    const after = await lookUp(ctx, request.key).catch(() => undefined);
    if (!after) throw error;
    return replay(after);
  }
}

/**
 * The same for a request whose rows are transactions of their own, each with a key derived from this one: the key is
 * claimed before anything is written, and a repeat runs again, which does what was left and finds the rest done.
 */
export async function onceByRows<V>(
  ctx: Ctx,
  request: Repeatable | undefined,
  run: (ctx: Ctx) => Promise<V>,
): Promise<Once<V>> {
  if (!request) return { view: await run(ctx), replayed: false };
  const before = await lookUp(ctx, request.key);
  if (before) mustBeEqual(before, request);
  else await claim(ctx, request);
  return { view: await run({ ...ctx, idempotency: request }), replayed: before !== undefined };
}

async function claim(ctx: Ctx, { key, operation, bodyHash }: Repeatable): Promise<void> {
  const data: Done = { operation, bodyHash };
  const expiresAt = Math.floor(ctx.now().epochMilliseconds / 1000) + keptFor;
  try {
    await ctx.bank.commit([
      { put: { key: idempotencyKey(ctx, key), kind: "idempotency", data, expiresAt }, expect: "absent" },
    ]);
  } catch (error) {
    const done = error instanceof Conflict ? await lookUp(ctx, key) : undefined;
    if (!done) throw error;
    mustBeEqual(done, { operation, bodyHash });
  }
}

/** Seconds for which a key is remembered: as core's own markers. */
const keptFor = 24 * 60 * 60;

function mustBeEqual(done: Done, request: Pick<Repeatable, "operation" | "bodyHash">): void {
  if (done.operation !== request.operation || done.bodyHash !== request.bodyHash) throw mismatch();
}

/** The marker of a key, unless its day is over; the store deletes it later than that, so an old one is removed here. */
async function lookUp(ctx: Ctx, key: string): Promise<Done | undefined> {
  const at = idempotencyKey(ctx, key);
  const found = await ctx.bank.get<Done>(at);
  if (!found) return undefined;
  if (found.expiresAt === undefined || found.expiresAt * 1000 > ctx.now().epochMilliseconds) return found.data;
  try {
    await ctx.bank.commit([{ remove: at, expect: found.version }]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // somebody else removed it, or has used the key anew
    return lookUp(ctx, key);
  }
  return undefined;
}

const mismatch = () =>
  new Refusal("idempotency.mismatch", {
    ru: "С этим Idempotency-Key уже был другой запрос. Для нового запроса возьмите новый ключ.",
    en: "Another request came with this Idempotency-Key. Take a new key for a new request.",
  });
