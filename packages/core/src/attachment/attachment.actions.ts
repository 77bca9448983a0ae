import { createHash } from "node:crypto";
import {
  type AttachmentId,
  all,
  auditRead,
  type Ctx,
  type Deps,
  type Files,
  idPattern,
  isStaff,
  type Key,
  newId,
  notFound,
  Refusal,
  type StepId,
  sameMac,
  save,
} from "../shared/index.ts";
import { parse } from "../shared/input.ts";
import * as Step from "../step/index.ts";
import * as Tenant from "../tenant/index.ts";
import {
  type AttachByLink,
  type Attachment,
  type AttachmentView,
  type DownloadLink,
  largest,
  mostFiles,
  type NewAttachment,
  type PartView,
  UploadName,
} from "./attachment.ts";
import { decrypt, encrypt } from "./crypt.ts";
import { joined, putPart, removeParts } from "./parts.ts";
import { attachmentTypes, typeOf } from "./type.ts";

/** How long a download link serves, in seconds: long enough for a click, too short to be passed around. */
const linkSeconds = 300;

const pk = (tenant: string, stepId: StepId) => `T#${tenant}#STEP#${stepId}`;
const keyOf = (tenant: string, stepId: StepId, id: AttachmentId): Key => ({
  table: "records",
  pk: pk(tenant, stepId),
  sk: `FILE#${id}`,
});
const locatorKey = (tenant: string, id: AttachmentId): Key => ({
  table: "records",
  pk: `T#${tenant}#ATTACHMENT#${id}`,
  sk: "AT",
});
const fileName = (tenant: string, id: AttachmentId) => `${tenant}/${id}`;
const sealing = (ctx: Pick<Ctx, "tenant">, id: AttachmentId, field: string) => ({
  tenant: ctx.tenant,
  subject: id,
  field,
});

/**
 * Adds a file to a step that the actor has. The same file again is the same attachment. The content is stored before the
 * record: a crash in between leaves bytes that nobody can read, never a record without its file.
 * @throws Refusal attachment.type, attachment.too-large, step.not-allowed (too many), not-found
 */
export async function add(ctx: Ctx, files: Files, stepId: StepId, given: NewAttachment): Promise<AttachmentView> {
  await Step.get(ctx, stepId); // authorises, and records the look
  const { data: step } = await Step.load(ctx, stepId);
  const { name, content, upload } = given;
  const bytes = upload
    ? await joined(ctx, files, { stepId, name: upload.name }, upload.parts)
    : Buffer.from(content ?? "", "base64");
  const type = bytes.length > largest ? undefined : typeOf(bytes);
  if (!type) {
    if (upload) await removeParts(ctx, files, { stepId, name: upload.name }, upload.parts);
    throw bytes.length > largest ? tooLarge() : wrongType();
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const present = await ofStep(ctx, stepId);
  const same = present.find((a) => a.sha256 === sha256 && a.agencyId === step.agencyId);
  if (same) return view(ctx, same);
  if (present.length >= mostFiles) throw tooMany();
  const now = ctx.now();
  const attachmentId = newId("attachment", now.epochMilliseconds);
  const { sealed, key } = encrypt(bytes, attachmentId);
  const { childId, agencyId, assignment } = step;
  const data: Attachment = {
    ...{ attachmentId, stepId, childId, agencyId, assignment, type, size: bytes.length, sha256 },
    sealedName: await ctx.keys.seal(name, sealing(ctx, attachmentId, "name")),
    sealedKey: await ctx.keys.seal(key, sealing(ctx, attachmentId, "key")),
    addedAt: now.toString(),
  };
  await files.put(fileName(ctx.tenant, attachmentId), sealed);
  await save(ctx, {
    writes: [
      { put: { key: keyOf(ctx.tenant, stepId, attachmentId), kind: "attachment", data }, expect: "absent" },
      { put: { key: locatorKey(ctx.tenant, attachmentId), kind: "locator", data: { stepId } }, expect: "absent" },
    ],
    stream: pk(ctx.tenant, stepId),
    events: [{ type: "attachment.added", data: { attachmentId, stepId, agencyId, type, size: bytes.length } }],
    audit: { subject: childId, action: "attachment.add", detail: { attachmentId, stepId } },
    ref: { kind: "attachment", id: attachmentId },
  });
  if (upload) await removeParts(ctx, files, { stepId, name: upload.name }, upload.parts);
  return view(ctx, data);
}

/** Adds a file by a live one-time link, for whoever has no account. @throws Refusal link.*, and as {@link add} */
export async function addByLink(
  deps: Deps,
  files: Files,
  { token, name, content }: AttachByLink,
  requestId?: string,
): Promise<AttachmentView> {
  const { link: state } = await Step.respond(deps, { token, action: "view" }, requestId);
  if (state !== "live") throw Step.deadLink(state);
  const { tenant, stepId, assignment, n } = await Step.parseToken(deps.keys, token);
  const { data: step } = await Step.load({ ...deps, tenant }, stepId);
  const actor = { kind: "link" as const, id: `${stepId}.${assignment}.${n}`, tenant, agency: step.agencyId };
  const ctx: Ctx = { ...deps, tenant, actor, requestId: requestId ?? newId("request", deps.now().epochMilliseconds) };
  return add(ctx, files, stepId, { name, content });
}

/** A part of a file that is larger than one request takes; `add` puts them together. @throws Refusal not-found */
export async function addPart(
  ctx: Ctx,
  files: Files,
  stepId: StepId,
  { upload, part, content }: { upload: string; part: number; content: string },
): Promise<PartView> {
  await Step.get(ctx, stepId);
  const bytes = Buffer.from(content, "base64");
  await putPart(ctx, files, { stepId, name: parse(UploadName, upload) }, part, bytes);
  return { upload, part, size: bytes.length };
}

/** A step's files: staff see all, an agency those of its own assignment. @throws Refusal not-found */
export async function list(ctx: Ctx, stepId: StepId): Promise<AttachmentView[]> {
  await Step.get(ctx, stepId);
  const { data: step } = await Step.load(ctx, stepId);
  const mine = (await ofStep(ctx, stepId)).filter((a) => isStaff(ctx.actor) || a.assignment === step.assignment);
  return Promise.all(mine.map((a) => view(ctx, a)));
}

export async function get(ctx: Ctx, attachmentId: AttachmentId): Promise<AttachmentView> {
  return view(ctx, await visible(ctx, attachmentId));
}

/** A link that downloads one file within five minutes, without further sign-in. @throws Refusal not-found */
export async function link(ctx: Ctx, attachmentId: AttachmentId): Promise<DownloadLink> {
  const { childId } = await visible(ctx, attachmentId);
  await auditRead(ctx, { subject: childId, action: "attachment.link", detail: { attachmentId } });
  const expires = Math.floor(ctx.now().epochMilliseconds / 1000) + linkSeconds;
  const text = [ctx.tenant, attachmentId, expires].join("~");
  const token = `${Buffer.from(text).toString("base64url")}.${await ctx.keys.mac("link", `file~${text}`)}`;
  const { publicUrl } = await Tenant.load(ctx);
  return { url: `${publicUrl}/v1/files?token=${token}`, expiresAt: new Date(expires * 1000).toISOString() };
}

/** A file as it is handed out. */
export interface Download {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What a download link gives. @throws Refusal link.invalid, link.expired */
export async function download(deps: Deps, files: Files, token: string): Promise<Download> {
  const [body = "", mac = "", ...rest] = token.split(".");
  const text = Buffer.from(body, "base64url").toString();
  const expected = await deps.keys.mac("link", `file~${text}`);
  const [tenant, id, expires] = text.split("~");
  if (!sameMac(mac, expected) || rest.length > 0 || !tenant || !id || !expires) throw Step.invalid();
  const now = deps.now().epochMilliseconds;
  if (Number(expires) * 1000 <= now) throw Step.deadLink("expired");
  const attachmentId = id as AttachmentId;
  const ctx: Ctx = {
    ...{ ...deps, tenant, requestId: newId("request", now) },
    actor: { kind: "system", id: "download", tenant },
  };
  const found = await load(ctx, attachmentId);
  const sealed = found && (await files.get(fileName(tenant, attachmentId)));
  if (!found || !sealed) throw Step.invalid();
  await auditRead(ctx, { subject: found.childId, action: "attachment.read", detail: { attachmentId } });
  const key = await ctx.keys.open(found.sealedKey, sealing(ctx, attachmentId, "key"));
  const { name } = await view(ctx, found);
  return { name, type: attachmentTypes[found.type], bytes: decrypt(sealed, key, attachmentId) };
}

async function visible(ctx: Ctx, attachmentId: AttachmentId): Promise<Attachment> {
  const found = await load(ctx, attachmentId);
  if (!found) throw notFound();
  await Step.get(ctx, found.stepId);
  const { data: step } = await Step.load(ctx, found.stepId);
  if (!isStaff(ctx.actor) && step.assignment !== found.assignment) throw notFound();
  return found;
}

async function load(ctx: Pick<Ctx, "bank" | "tenant">, id: AttachmentId): Promise<Attachment | undefined> {
  if (!idPattern("attachment").test(id)) return undefined;
  const at = await ctx.bank.get<{ stepId: StepId }>(locatorKey(ctx.tenant, id));
  return at && (await ctx.bank.get<Attachment>(keyOf(ctx.tenant, at.data.stepId, id)))?.data;
}

async function ofStep(ctx: Ctx, stepId: StepId): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for await (const { data } of all<Attachment>(ctx.bank, "records", pk(ctx.tenant, stepId), { prefix: "FILE#" }))
    found.push(data);
  return found;
}

const view = async (ctx: Ctx, a: Attachment): Promise<AttachmentView> => ({
  ...{ attachmentId: a.attachmentId, stepId: a.stepId, size: a.size, addedAt: a.addedAt },
  name: await ctx.keys.open(a.sealedName, sealing(ctx, a.attachmentId, "name")),
  type: attachmentTypes[a.type],
});

const wrongType = () =>
  new Refusal("attachment.type", {
    ru: "Принимаются PDF, JPEG, PNG и DOCX без макросов; файл проверяется по содержимому.",
    en: "PDF, JPEG, PNG and DOCX without macros are taken; the content is what is checked.",
  });
const tooLarge = () =>
  new Refusal("attachment.too-large", { ru: "Файл больше 10 МБ.", en: "The file is larger than 10 MB." });
const tooMany = () =>
  new Refusal("step.not-allowed", {
    ru: `У шага уже ${mostFiles} файлов.`,
    en: `The step has ${mostFiles} files already.`,
  });
