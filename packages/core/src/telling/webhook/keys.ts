import type { Ctx } from "../../ground/shared/context.ts";
import type { WebhookId } from "../../ground/shared/ids.ts";
import { newKeys, type PlainKeys } from "./sign.ts";
import type { SigningKeys, Webhook } from "./webhook.ts";

type Sealing = Pick<Ctx, "keys" | "tenant">;

/** A new pair, sealed for its endpoint, and its secret for the one time that it is shown. */
export async function makeKeys(ctx: Sealing, webhookId: WebhookId, now: string) {
  const plain = newKeys();
  const name = `keys.${now}`;
  const sealed: SigningKeys = {
    name,
    secret: await ctx.keys.seal(plain.secret, place(ctx, webhookId, `${name}.secret`)),
    privateKey: await ctx.keys.seal(plain.privateKey, place(ctx, webhookId, `${name}.private`)),
    publicKey: plain.publicKey,
    createdAt: now,
  };
  return { sealed, secret: plain.secret };
}

/** The keys that sign at this moment, newest first. Fails closed (FAULTS F21): without its keys nothing is sent. */
export const openKeys = (ctx: Sealing, { webhookId, keys }: Webhook, now: string): Promise<PlainKeys[]> =>
  Promise.all(
    keys
      .filter((k) => k.until === undefined || k.until > now)
      .map(async (k) => ({
        secret: await ctx.keys.open(k.secret, place(ctx, webhookId, `${k.name}.secret`)),
        privateKey: await ctx.keys.open(k.privateKey, place(ctx, webhookId, `${k.name}.private`)),
        publicKey: k.publicKey,
      })),
  );

const place = ({ tenant }: Sealing, subject: WebhookId, field: string) => ({ tenant, subject, field });
