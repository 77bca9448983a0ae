import * as z from "zod";
import { changing, expected } from "../change/index.ts";
import type { Key } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { parse } from "../shared/input.ts";
import { notFound } from "../shared/refusal.ts";

// By what the provider of texts knows us. It is theirs, so that somebody sends it to us; it is sealed, and shown to nobody again.

interface TextingKey {
  /** Sealed. Empty: none was set yet. */
  authorization: string;
  setAt: string;
}

/** The whole value of the header `Authorization`, as the provider has it: `Bearer …`, `Basic …`. */
export const SetTextingKey = z.strictObject({
  authorization: z
    .string()
    .min(8)
    .max(500)
    .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/),
});
export const TextingKeySet = z.strictObject({ setAt: z.string() });
export type TextingKeySet = z.infer<typeof TextingKeySet>;

const placeOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "TEXTING-KEY" });
const sealing = (tenant: string) => ({ tenant, subject: "tenant", field: "texting.key" });
const blank: TextingKey = { authorization: "", setAt: "" };
const load = async ({ bank, tenant }: Pick<Ctx, "bank" | "tenant">) =>
  (await bank.get<TextingKey>(placeOf(tenant))) ?? {
    key: placeOf(tenant),
    kind: "texting-key",
    data: blank,
    version: 0,
  };

const changed = changing<undefined, TextingKey, { type: "texting.key-set"; data: object }>({
  load,
  authorise: mustAdminister,
  writes: ({ tenant }, before, data) => [
    { put: { key: placeOf(tenant), kind: "texting-key", data }, expect: expected(before) },
  ],
  stream: (tenant) => placeOf(tenant).pk,
  audit: () => ({ subject: "tenant" }),
  ref: () => ({ kind: "tenant", id: "texting-key" }),
});

/** In place of the former one: administrators only. @throws Refusal not-found, input.invalid, conflict.busy */
export async function setKey(ctx: Ctx, input: unknown): Promise<TextingKeySet> {
  const { authorization } = parse(SetTextingKey, input);
  const after = { authorization: await ctx.keys.seal(authorization, sealing(ctx.tenant)), setAt: ctx.now().toString() };
  await changed(ctx, undefined, { action: "tenant.set-texting-key" }, () => ({
    events: [{ type: "texting.key-set", data: {} }],
    after,
  }));
  return { setAt: after.setAt };
}

/** When the key was set that is in use; for a repeat. */
export async function keySet(ctx: Ctx): Promise<TextingKeySet> {
  mustAdminister(ctx);
  return { setAt: (await load(ctx)).data.setAt };
}

/** Undefined where none was set. Fails closed (FAULTS F21). */
export async function openKey(ctx: Pick<Ctx, "bank" | "keys" | "tenant">): Promise<string | undefined> {
  const { data } = await load(ctx);
  return data === blank ? undefined : ctx.keys.open(data.authorization, sealing(ctx.tenant));
}

function mustAdminister({ actor }: Ctx): void {
  if (actor.kind !== "admin" && actor.kind !== "system") throw notFound();
}
