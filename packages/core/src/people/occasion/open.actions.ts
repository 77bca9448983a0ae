import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import * as Material from "../../ground/material/index.ts";
import { systemCtx } from "../../ground/shared/authorise.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { Files } from "../../ground/shared/files.ts";
import type { SignUpId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import { paperOf } from "./certificate.actions.ts";
import { nameOf } from "./find.actions.ts";
import { hasPart, materialFor } from "./material.actions.ts";
import * as store from "./occasion.store.ts";
import { type Occasion, PublicOccasion } from "./occasion.ts";
import { publicView } from "./occasion.view.ts";
import { confirmed, forgetGuest, givenUp, turn } from "./sign-up.actions.ts";
import { isOpen, type SignUp, signUpStatuses } from "./sign-up.ts";

// What comes by the link of a sign-up's letter.

/** A year after it is over: for as long as it is kept who it was. */
const linkLasts = Temporal.Duration.from({ hours: 24 * 365 });

export const signUpToken = (ctx: Pick<Ctx, "keys" | "tenant">, id: SignUpId, { ends }: Pick<Occasion, "ends">) =>
  Link.seal(ctx.keys, "sign-up", {
    tenant: ctx.tenant,
    fields: [id],
    expiresAt: Math.floor(Temporal.Instant.from(ends).add(linkLasts).epochMilliseconds / 1000),
  });

/** `accept`: it was me, or: I take the place that is free; `forget`: nothing is kept of who I was. Looking uses nothing up. */
export const RespondSignUp = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({ token: linkToken, action: z.literal("accept") }),
  z.strictObject({ token: linkToken, action: z.literal("cancel") }),
  z.strictObject({ token: linkToken, action: z.literal("forget") }),
  z.strictObject({ token: linkToken, action: z.literal("certificate") }),
  z.strictObject({ token: linkToken, action: z.literal("file"), materialId: Material.MaterialIdText }),
]);

export const SignUpPage = z.strictObject({
  status: z.enum(signUpStatuses),
  code: z.string(),
  until: z.string().optional(),
  /** Where a webinar is, for whoever has a place. */
  online: z.string().optional(),
  event: PublicOccasion,
  /** The number of the certificate; asked for, the paper as PDF in base64. */
  certificate: z.string().optional(),
  paper: z.string().optional(),
  /** A file that was asked for, in base64. */
  file: z.strictObject({ name: z.string(), type: z.string(), content: z.string() }).optional(),
});
export type SignUpPage = z.infer<typeof SignUpPage>;

/** @throws Refusal link.invalid, link.dead, event.closed */
export async function respondSignUp(deps: Deps, files: Files, input: unknown, requestId: string): Promise<SignUpPage> {
  const request = parse(RespondSignUp, input);
  const { token, action } = request;
  const {
    tenant,
    fields: [id],
  } = await Link.openLive(deps, "sign-up", token);
  const ctx: Ctx = { ...systemCtx(deps, tenant, "sign-up-link"), requestId };
  const at = { signUpId: id };
  const found = await unlessRefused(() => store.loadSignUp(ctx, at));
  if (!found || found.data.forgotten) throw Link.dead();
  // Of an organisation that has closed its links open nothing; what it keeps of somebody they may still take away.
  const { agency } = await Agency.load(ctx, found.data.agencyId);
  if (agency.status === "closed" && action !== "forget") throw Link.dead();
  let signUp = found.data;
  if (action === "accept") signUp = await turn(ctx, at, "sign-up.accept", confirmed(ctx.now()));
  else if (action === "cancel") signUp = await turn(ctx, at, "sign-up.cancel", givenUp);
  else if (action === "forget") signUp = await forget(ctx, at, signUp);
  if (request.action === "file") {
    const { name, type, bytes } = await materialFor(ctx, files, signUp, request.materialId);
    return { ...(await page(ctx, signUp)), file: { name, type, content: Buffer.from(bytes).toString("base64") } };
  }
  if (action !== "certificate") return page(ctx, signUp);
  const { bytes } = await paperOf(ctx, signUp, "pdf");
  return { ...(await page(ctx, signUp)), paper: Buffer.from(bytes).toString("base64") };
}

/** Of whoever is to come it is a cancelling as well. */
const forget = async (ctx: Ctx, at: store.SignUpAt, { status }: SignUp): Promise<SignUp> =>
  isOpen({ status }) ? turn(ctx, at, "sign-up.cancel", givenUp) : forgetGuest(ctx, at);

async function page(ctx: Ctx, { status, code, until, occasionId, certificate }: SignUp): Promise<SignUpPage> {
  const { data } = await store.load(ctx, occasionId);
  const hasPlace = status === "coming" || status === "attended";
  return {
    status,
    code,
    until,
    online: hasPlace ? data.online : undefined,
    event: publicView(
      data,
      await nameOf(ctx, data.agencyId),
      hasPart(status) ? await Material.handedOut(ctx, data.files) : await Material.openOnes(ctx, data.files),
    ),
    certificate: certificate?.number,
  };
}
