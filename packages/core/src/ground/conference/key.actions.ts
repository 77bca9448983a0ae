import { randomBytes } from "node:crypto";
import * as z from "zod";
import { changing, expected } from "../change/index.ts";
import type { Key } from "../shared/bank.ts";
import { auditRead, type Ctx } from "../shared/context.ts";
import { notFound, Refusal } from "../shared/refusal.ts";

// The key by which the region's conference server knows whom we have sent. We make it, as we make those of webhooks, so that nobody has to send
// us one: whoever runs the server puts it in there.

interface ConferenceKey {
  /** Sealed. Empty: none was made yet. */
  secret: string;
  madeAt: string;
}

/** Shown when it is made, and never again. */
export const NewConferenceKey = z.strictObject({ secret: z.string(), madeAt: z.string() });
export type NewConferenceKey = z.infer<typeof NewConferenceKey>;

const placeOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "CONFERENCE-KEY" });
const sealing = (tenant: string) => ({ tenant, subject: "tenant", field: "conference.key" });
const blank: ConferenceKey = { secret: "", madeAt: "" };
const load = async ({ bank, tenant }: Pick<Ctx, "bank" | "tenant">) =>
  (await bank.get<ConferenceKey>(placeOf(tenant))) ?? {
    key: placeOf(tenant),
    kind: "conference-key",
    data: blank,
    version: 0,
  };

const changed = changing<undefined, ConferenceKey, { type: "conference.key-made"; data: object }>({
  load,
  authorise: mustAdminister,
  writes: ({ tenant }, before, data) => [
    { put: { key: placeOf(tenant), kind: "conference-key", data }, expect: expected(before) },
  ],
  stream: (tenant) => placeOf(tenant).pk,
  audit: () => ({ subject: "tenant" }),
  ref: ({ madeAt }) => ({ kind: "tenant", id: "conference-key", parent: madeAt }),
});

/** A new one, in place of the former, which opens nothing from now on: administrators only. @throws Refusal not-found, conflict.busy */
export async function makeKey(ctx: Ctx): Promise<NewConferenceKey> {
  const secret = randomBytes(32).toString("base64url");
  const after = { secret: await ctx.keys.seal(secret, sealing(ctx.tenant)), madeAt: ctx.now().toString() };
  await changed(ctx, undefined, { action: "tenant.make-conference-key" }, () => ({
    events: [{ type: "conference.key-made", data: {} }],
    after,
  }));
  return { secret, madeAt: after.madeAt };
}

/** The one that a request made, for its repeat and for nothing else. @throws Refusal conflict.version: another was made since */
export async function revealKey(ctx: Ctx, madeAt: string | undefined): Promise<NewConferenceKey> {
  mustAdminister(ctx);
  const { data } = await load(ctx);
  const secret = await openKey(ctx);
  if (secret === undefined || data.madeAt !== madeAt)
    throw new Refusal("conflict.version", {
      ru: "С тех пор сделан другой ключ: этот больше не действует и не показывается.",
      en: "Another key has been made since: this one is of no use any more, and is not shown.",
    });
  await auditRead(ctx, { subject: "tenant", action: "tenant.read-conference-key" });
  return { secret, madeAt };
}

export const hasKey = async (ctx: Pick<Ctx, "bank" | "tenant">): Promise<boolean> => (await load(ctx)).data !== blank;

/** What tokens are signed by; undefined where none was made. Fails closed (FAULTS F21). */
export async function openKey(ctx: Pick<Ctx, "bank" | "keys" | "tenant">): Promise<string | undefined> {
  const { data } = await load(ctx);
  return data === blank ? undefined : ctx.keys.open(data.secret, sealing(ctx.tenant));
}

function mustAdminister({ actor }: Ctx): void {
  if (actor.kind !== "admin" && actor.kind !== "system") throw notFound();
}
