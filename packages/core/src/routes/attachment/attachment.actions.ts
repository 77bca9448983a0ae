import { createHash } from "node:crypto";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import * as Malware from "../../ground/malware/index.ts";
import {
  type Actor,
  type AttachmentId,
  auditRead,
  by,
  type Ctx,
  caresFor,
  type Deps,
  type Files,
  type Key,
  mostAtOnce,
  newId,
  notFound,
  retrying,
  type StepId,
  unlessRefused,
  type Write,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { decrypt } from "../../ground/vault/crypt.ts";
import * as Child from "../../people/child/index.ts";
import * as Step from "../step/index.ts";
import { fileName, load, nameIn, ofStep, sealing, viewAll, viewOf } from "./attachment.store.ts";
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
  return viewAll(ctx, mine);
}

/** What a file is called; a name may tell of a child, so that it is on record. @throws Refusal not-found */
export async function get(ctx: Ctx, attachmentId: AttachmentId): Promise<AttachmentView> {
  const found = await visible(ctx, attachmentId);
  await auditRead(ctx, { subject: found.childId, action: "attachment.look", detail: { attachmentId } });
  return viewOf(ctx, found);
}

/** A link that downloads one file, once and within five minutes, for whoever asks for it. @throws Refusal file.unchecked, file.infected, not-found */
export async function link(ctx: Ctx, attachmentId: AttachmentId): Promise<DownloadLink> {
  const { childId, removed } = await visible(ctx, attachmentId);
  if (removed) throw notFound();
  await Malware.mustBeClean(ctx, attachmentId);
  await auditRead(ctx, { subject: childId, action: "attachment.link", detail: { attachmentId } });
  const now = ctx.now().epochMilliseconds;
  const expires = Math.floor(now / 1000) + linkSeconds;
  const chance = newId("request", now).slice(-16);
  const fields: Link.Fields["file"] = [attachmentId, by(ctx.actor), chance, await Agency.epochFor(ctx, ctx.actor)];
  const token = await Link.seal(ctx.keys, "file", { tenant: ctx.tenant, fields, expiresAt: expires });
  const { publicUrl } = await Tenant.load(ctx);
  return { url: `${publicUrl}/v1/files?token=${token}`, expiresAt: new Date(expires * 1000).toISOString() };
}

/** A file as it is handed out. */
export interface Download {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Of a file that is longer than an answer: which of its bytes these are. */
  part?: { from: number; of: number };
}

/** Bytes that are asked for, from and to (with it, or to the end). */
export interface ByteRange {
  from: number;
  to?: number | undefined;
}

/** What somebody with a link wants of the file. */
export interface Wish {
  /** Of a short file without meaning. */
  range?: ByteRange | undefined;
  /** Only whether it could be had. */
  isHead?: boolean | undefined;
}

/** How much of a file a link has given. */
interface Taken {
  /** Absent in what was written before 30 November 2026: all of it. */
  upTo?: number;
}

/**
 * What a download link gives, once, as a look of the account that asked for it, whose right is asked again: it is dead when that was
 * blocked or is another one's now, when consent was withdrawn, the step given to another agency, the file removed or the child erased.
 * A file that is longer than an answer comes in parts, each once and after the one before.
 * @param holderOf the account as it stands, if it still does
 * @returns undefined for a long file of which no part was asked for, and for whoever asks only whether it could be had: nothing is used
 * up @throws Refusal link.invalid, link.dead
 */
export async function download(
  deps: Deps,
  files: Files,
  token: string,
  holderOf: (tenant: string, by: string) => Promise<Actor | undefined>,
  { range, isHead = false }: Wish = {},
): Promise<Download | undefined> {
  const { tenant, fields, expiresAt = 0 } = await Link.openLive(deps, "file", token);
  const [attachmentId, who, , epoch] = fields;
  const actor = who === undefined ? undefined : await holderOf(tenant, who);
  if (!actor) throw Link.dead();
  const ctx: Ctx = { ...deps, tenant, actor, requestId: newId("request", deps.now().epochMilliseconds) };
  const taken: Key = { table: "records", pk: `T#${tenant}#DOWNLOAD#${hashOf(token)}`, sk: "TAKEN" };
  return retrying(async () => {
    const before = await ctx.bank.get<Taken>(taken);
    const seen = await unlessRefused(() => standing(ctx, attachmentId));
    if (!seen || !(await Agency.isOfEpoch(ctx, actor, epoch))) throw Link.dead();
    const { found, guards } = seen;
    const { from, upTo, isLong } = wanted(found.size, range);
    const had = before ? (before.data.upTo ?? found.size) : 0;
    if (had !== from || from >= upTo) throw Link.dead();
    if (isHead || (isLong && !range)) return undefined;
    const sealed = await files.get(fileName(tenant, attachmentId));
    if (!sealed) throw Link.dead();
    const data: Taken = { upTo };
    const detail = isLong ? { attachmentId, from } : { attachmentId };
    await auditRead(ctx, { subject: found.childId, action: "attachment.read", detail }, [
      ...guards,
      {
        put: { key: taken, kind: "download", data, expiresAt: expiresAt + linkSeconds },
        expect: before?.version ?? "absent",
      },
    ]);
    const key = await ctx.keys.open(found.sealedKey, sealing(ctx, found, "key"));
    const name = await nameIn(ctx, found);
    const bytes = decrypt(sealed, key, attachmentId);
    const whole: Download = { name, type: attachmentTypes[found.type], bytes };
    return isLong ? { ...whole, bytes: bytes.subarray(from, upTo), part: { from, of: found.size } } : whole;
  });
}

/** Which bytes of a file of this size are meant. */
function wanted(size: number, range: ByteRange | undefined): { from: number; upTo: number; isLong: boolean } {
  if (size <= mostAtOnce) return { from: 0, upTo: size, isLong: false };
  const { from, to = size - 1 } = range ?? { from: 0 };
  return { from, upTo: Math.min(from + mostAtOnce, to + 1, size), isLong: true };
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** What can be had: not removed, of a child whose card goes on. @throws Refusal file.unchecked, file.infected, not-found, child.erased, child.merged */
async function standing(ctx: Ctx, attachmentId: AttachmentId): ReturnType<typeof held> {
  const seen = await held(ctx, attachmentId);
  if (seen.found.removed) throw notFound();
  await Child.mustStand(ctx, seen.found.childId);
  await Malware.mustBeClean(ctx, attachmentId);
  return seen;
}

/** @returns with what must still hold when it is handed out: the consent @throws Refusal not-found */
async function held(ctx: Ctx, attachmentId: AttachmentId): Promise<{ found: Attachment; guards: Write[] }> {
  const found = await load(ctx, attachmentId);
  if (!found) throw notFound();
  const { found: step, guards } = await Step.held(ctx, found.stepId);
  if (!caresFor(ctx.actor, "each") && step.data.assignment !== found.assignment) throw notFound();
  return { found, guards };
}

export const visible = async (ctx: Ctx, attachmentId: AttachmentId): Promise<Attachment> =>
  (await held(ctx, attachmentId)).found;
