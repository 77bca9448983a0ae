import * as Link from "../../ground/link/index.ts";
import {
  type AgencyId,
  type AttachmentId,
  auditRead,
  type Ctx,
  caresFor,
  type Deps,
  type Files,
  newId,
  notFound,
  retrying,
  type StepId,
  type Write,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { decrypt } from "../../ground/vault/crypt.ts";
import * as Step from "../step/index.ts";
import { fileName, load, ofStep, sealing, view } from "./attachment.store.ts";
import type { Attachment, AttachmentView, DownloadLink } from "./attachment.ts";
import { attachmentTypes } from "./type.ts";

/** How long a download link serves, in seconds: long enough for a click, too short to be passed around. */
const linkSeconds = 300;

/** A step's files: staff see all, an agency those of its own assignment; on record. @throws Refusal not-found */
export async function list(ctx: Ctx, stepId: StepId): Promise<AttachmentView[]> {
  const { data: step } = await Step.visible(ctx, stepId);
  await auditRead(ctx, { subject: step.childId, action: "attachment.list", detail: { stepId } });
  const mine = (await ofStep(ctx, stepId)).filter(
    (a) => caresFor(ctx.actor, "each") || a.assignment === step.assignment,
  );
  return Promise.all(mine.map((a) => view(ctx, a)));
}

/** What a file is called; a name may tell of a child, so that it is on record. @throws Refusal not-found */
export async function get(ctx: Ctx, attachmentId: AttachmentId): Promise<AttachmentView> {
  const found = await visible(ctx, attachmentId);
  await auditRead(ctx, { subject: found.childId, action: "attachment.look", detail: { attachmentId } });
  return view(ctx, found);
}

/** A link that downloads one file within five minutes, without further sign-in. @throws Refusal not-found */
export async function link(ctx: Ctx, attachmentId: AttachmentId): Promise<DownloadLink> {
  const { childId, removed } = await visible(ctx, attachmentId);
  if (removed) throw notFound();
  await auditRead(ctx, { subject: childId, action: "attachment.link", detail: { attachmentId } });
  const expires = Math.floor(ctx.now().epochMilliseconds / 1000) + linkSeconds;
  const fields: Link.Fields["file"] =
    ctx.actor.kind === "specialist" ? [attachmentId, ctx.actor.agency] : [attachmentId];
  const token = await Link.seal(ctx.keys, "file", { tenant: ctx.tenant, fields, expiresAt: expires });
  const { publicUrl } = await Tenant.load(ctx);
  return { url: `${publicUrl}/v1/files?token=${token}`, expiresAt: new Date(expires * 1000).toISOString() };
}

/** A file as it is handed out. */
export interface Download {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/**
 * What a download link gives. That of an agency is dead from the moment on in which consent is withdrawn, or the step is given
 * to another one. @throws Refusal link.invalid, link.dead
 */
export async function download(deps: Deps, files: Files, token: string): Promise<Download> {
  const { tenant, fields } = await Link.openLive(deps, "file", token);
  const [attachmentId, agency] = fields;
  const actor = { kind: "system" as const, id: "download", tenant };
  const ctx: Ctx = { ...deps, tenant, actor, requestId: newId("request", deps.now().epochMilliseconds) };
  const found = await load(ctx, attachmentId);
  if (found?.removed) throw Link.dead();
  const sealed = found && (await files.get(fileName(tenant, attachmentId)));
  if (!found || !sealed) throw Link.invalid();
  const entry = { subject: found.childId, action: "attachment.read", detail: { attachmentId } };
  await retrying(async () => auditRead(ctx, entry, agency ? await mustStillSee(ctx, found, agency) : []));
  const key = await ctx.keys.open(found.sealedKey, sealing(ctx, found, "key"));
  const { name } = await view(ctx, found);
  return { name, type: attachmentTypes[found.type], bytes: decrypt(sealed, key, attachmentId) };
}

/** @returns what must hold when it is handed out: the consent @throws Refusal link.dead */
async function mustStillSee(ctx: Ctx, { stepId, assignment }: Attachment, agency: AgencyId): Promise<Write[]> {
  const { data: step } = await Step.load(ctx, stepId);
  const isOwn = step.agencyId === agency && step.assignment === assignment;
  const consent = isOwn ? await Step.consentFor(ctx, step) : undefined;
  if (!consent?.allowed) throw Link.dead();
  return [consent.guard];
}

export async function visible(ctx: Ctx, attachmentId: AttachmentId): Promise<Attachment> {
  const found = await load(ctx, attachmentId);
  if (!found) throw notFound();
  const { data: step } = await Step.visible(ctx, found.stepId);
  if (!caresFor(ctx.actor, "each") && step.assignment !== found.assignment) throw notFound();
  return found;
}
