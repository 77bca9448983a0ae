import { createHash } from "node:crypto";
import * as Malware from "../../ground/malware/index.ts";
import { fileTaken } from "../../ground/shared/file-taken.ts";
import {
  auditRead,
  type Ctx,
  type Deps,
  type Files,
  newId,
  Refusal,
  retrying,
  type StepId,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { encrypt } from "../../ground/vault/crypt.ts";
import * as Step from "../step/index.ts";
import { creation, fileName, ofStep, sealing, tally, viewAll, viewOf } from "./attachment.store.ts";
import {
  type AttachByLink,
  type Attachment,
  type AttachmentView,
  largest,
  mostFiles,
  mostWithRemoved,
  type NewAttachment,
  type PartByLink,
  type PartView,
  UploadName,
} from "./attachment.ts";
import { joined, putPart, removeParts, type Upload } from "./parts.ts";
import { type AttachmentType, attachmentKinds } from "./type.ts";

/** A step and who may add to it, both of one look, and what must still hold of it when a file is added. */
interface Mine {
  ctx: Ctx;
  found: Stored<Step.Step>;
  guards: Write[];
}

/**
 * Adds a file to a step that the actor has. The same file again is the same attachment. The content is stored before the
 * record: a crash in between leaves bytes that nobody can read, never a record without its file.
 * @throws Refusal attachment.type, attachment.too-large, step.not-allowed (too many, cancelled), not-found
 */
export const add = (ctx: Ctx, files: Files, stepId: StepId, given: NewAttachment): Promise<AttachmentView> =>
  attach(async () => ({ ctx, ...(await Step.held(ctx, stepId)) }), files, given);

/** Adds a file by a live one-time link, for whoever has no account. @throws Refusal link.*, and as {@link add} */
export const addByLink = (deps: Deps, files: Files, { token, ...given }: AttachByLink, requestId?: string) =>
  attach(() => Step.byLink(deps, token, requestId), files, given);

/**
 * The step is looked at again with each attempt, and its version is part of the write: a file never joins a step that was
 * given to another agency meanwhile.
 */
async function attach(findStep: () => Promise<Mine>, files: Files, given: NewAttachment): Promise<AttachmentView> {
  const first = await findStep();
  const { bytes, type } = await contentOf(first, files, given);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const now = first.ctx.now();
  const attachmentId = newId("attachment", now.epochMilliseconds);
  const { sealed, key } = encrypt(bytes, attachmentId);
  // Stored and given to the scanner once, however often another writer comes between.
  let looked: Write[] | undefined;
  const added = await retrying(async () => {
    const { ctx, found, guards } = await findStep();
    const { stepId, childId, agencyId, assignment, status } = found.data;
    if (status === "cancelled") throw cancelled();
    const tallied = await tally(ctx, stepId);
    const present = await ofStep(ctx, stepId);
    const all = present.filter((a) => a.assignment === assignment);
    const mine = all.filter(({ removed }) => !removed);
    const same = mine.find((a) => a.sha256 === sha256);
    if (same) {
      await auditRead(ctx, {
        subject: childId,
        action: "attachment.look",
        detail: { attachmentId: same.attachmentId },
      });
      return viewOf(ctx, same);
    }
    if (mine.length >= mostFiles || all.length >= mostWithRemoved) throw tooMany();
    const data: Attachment = {
      attachmentId,
      stepId,
      childId,
      agencyId,
      assignment,
      type,
      size: bytes.length,
      sha256,
      sealedName: await ctx.keys.seal(given.name, sealing(ctx, { attachmentId, childId }, "name")),
      sealedKey: await ctx.keys.seal(key, sealing(ctx, { attachmentId, childId }, "key")),
      addedAt: now.toString(),
    };
    const about = { childId, routeId: found.data.routeId, stepId, agencyId };
    if (!looked) {
      await files.put(fileName(ctx.tenant, attachmentId), sealed);
      looked = await Malware.begin(ctx, { fileId: attachmentId, kind: "attachment", about }, bytes);
    }
    await save(ctx, {
      writes: [
        ...creation(ctx.tenant, data),
        ...looked,
        tallied.moved(present.length + 1),
        { check: found.key, expect: found.version },
        ...guards,
      ],
      // Beside the step's own events: who reads what became of it reads of its files as well.
      stream: Step.routePartition(ctx.tenant, found.data.routeId),
      events: [{ type: "attachment.added", data: { attachmentId, stepId, agencyId, type, size: bytes.length } }],
      audit: { subject: childId, action: "attachment.add", detail: { attachmentId, stepId } },
      ref: { kind: "attachment", id: attachmentId },
    });
    return viewOf(ctx, data);
  });
  const upload = uploadOf(first, given);
  if (upload) await removeParts(first.ctx, files, upload, given.upload!.parts);
  return added;
}

interface Content {
  bytes: Buffer;
  type: AttachmentType;
}

/**
 * The content, in one or put together. @throws Refusal attachment.type, attachment.too-large, input.invalid (a part is
 * missing)
 */
async function contentOf({ ctx, found }: Mine, files: Files, given: NewAttachment): Promise<Content> {
  const upload = uploadOf({ found }, given);
  const bytes = upload
    ? await joined(ctx, files, upload, given.upload!.parts)
    : Buffer.from(given.content ?? "", "base64");
  try {
    return { bytes, type: await typeTaken(bytes) };
  } catch (refused) {
    if (upload) await removeParts(ctx, files, upload, given.upload!.parts);
    throw refused;
  }
}

/** @throws Refusal attachment.type, attachment.too-large */
export async function typeTaken(bytes: Buffer): Promise<AttachmentType> {
  if (bytes.length > largest) throw tooLarge();
  try {
    return await fileTaken(bytes, attachmentKinds);
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal("attachment.type", error.text) : error;
  }
}

const uploadOf = ({ found }: Pick<Mine, "found">, { upload }: NewAttachment): Upload | undefined =>
  upload && { stepId: found.data.stepId, assignment: found.data.assignment, name: upload.name };

/** A part of a file that is larger than one request takes; `add` puts them together. @throws Refusal not-found */
export const addPart = async (
  ctx: Ctx,
  files: Files,
  stepId: StepId,
  { upload, part, content }: Omit<PartByLink, "token">,
): Promise<PartView> => putOne({ ctx, found: await Step.visible(ctx, stepId) }, files, { upload, part, content });

/** The same by a live one-time link. @throws Refusal link.* */
export const addPartByLink = async (deps: Deps, files: Files, { token, ...part }: PartByLink, requestId?: string) =>
  putOne(await Step.byLink(deps, token, requestId), files, part);

async function putOne(
  { ctx, found }: Omit<Mine, "guards">,
  files: Files,
  { upload, part, content }: Omit<PartByLink, "token">,
) {
  const bytes = Buffer.from(content, "base64");
  const { stepId, assignment } = found.data;
  await putPart(ctx, files, { stepId, assignment, name: parse(UploadName, upload) }, part, bytes);
  return { upload, part, size: bytes.length };
}

/** What came for the link's assignment so far, for the page behind it; on record. @throws Refusal link.* */
export async function listByLink(deps: Deps, token: string, requestId?: string): Promise<AttachmentView[]> {
  const { ctx, found } = await Step.byLink(deps, token, requestId);
  const { stepId, childId, assignment } = found.data;
  const mine = (await ofStep(ctx, stepId)).filter((a) => a.assignment === assignment);
  if (mine.length > 0) await auditRead(ctx, { subject: childId, action: "attachment.list", detail: { stepId } });
  return viewAll(ctx, mine);
}

const tooLarge = () =>
  new Refusal("attachment.too-large", { ru: "Файл больше 10 МБ.", en: "The file is larger than 10 MB." });
const cancelled = () =>
  new Refusal("step.not-allowed", {
    ru: "Шаг отменён: файлы к нему больше не нужны.",
    en: "The step was cancelled: it needs no files any more.",
  });
const tooMany = () =>
  new Refusal("step.not-allowed", {
    ru: `У шага уже ${mostFiles} файлов.`,
    en: `The step has ${mostFiles} files already.`,
  });
