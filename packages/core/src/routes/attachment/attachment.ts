import * as z from "zod";
import { CheckView } from "../../ground/malware/index.ts";
import type { AgencyId, AttachmentId, ChildId, StepId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, paragraph } from "../../ground/shared/schema.ts";
import type { AttachmentType } from "./type.ts";

/** Largest file, in bytes. */
export const largest = 10 * 2 ** 20;
/** Most files of one step from one agency. */
export const mostFiles = 20;
/** The same with those that were removed, of which a record stays. */
export const mostWithRemoved = 60;

/** Largest part of an upload, in bytes: a request to a function on AWS takes 6 MB, base64 and all. */
const largestPart = 3 * 2 ** 20;
export const mostParts = 8;
const base64 = z.base64({ error: says("base64", "base64") }).max(Math.ceil(largestPart / 3) * 4 + 4);

/** An upload's name, chosen by whoever sends it; it belongs to one step. */
export const UploadName = z.string().regex(/^[A-Za-z0-9-]{8,64}$/, {
  error: says("8–64 латинских букв, цифр, дефисов", "8–64 letters, digits, hyphens"),
});
export const NewPart = z.strictObject({ part: z.int().min(1).max(mostParts), content: base64 });

const newAttachment = {
  /** As people name it; may name a child, so it is kept sealed. */
  name: line(200),
  /** Base64, up to 3 MB; a larger file comes in parts before. */
  content: base64.optional(),
  /** The parts that came before, put together in order. */
  upload: z.strictObject({ name: UploadName, parts: z.int().min(1).max(mostParts) }).optional(),
};
const oneOfBoth = (a: { content?: unknown; upload?: unknown }) =>
  (a.content === undefined) !== (a.upload === undefined);
const eitherOr = { error: says("либо content, либо upload", "either content or upload") };
export const NewAttachment = z.strictObject(newAttachment).refine(oneOfBoth, eitherOr);
export type NewAttachment = z.infer<typeof NewAttachment>;

/** A file beside an answer. Its content is in the file store, encrypted under a key that the keyring has sealed. */
export interface Attachment {
  attachmentId: AttachmentId;
  stepId: StepId;
  childId: ChildId;
  agencyId: AgencyId;
  assignment: number;
  type: AttachmentType;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, hex: a repeat of an upload is known by it. */
  sha256: string;
  /** As people name it; of a removed one, why it was removed: it may have named somebody. */
  sealedName: string;
  /** Of a removed one a new key, which opens nothing: older copies of its content are noise. */
  sealedKey: string;
  addedAt: string;
  removed?: { at: string; by: string };
}

export const AttachmentView = z.strictObject({
  attachmentId: z.string(),
  stepId: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  addedAt: z.string(),
  check: CheckView,
  removed: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).optional().meta({
    description:
      "Файл был приложен по ошибке и удалён: содержимого и имени больше нет / sent by mistake and removed: content and name are gone",
  }),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

export const DownloadLink = z.strictObject({ url: z.string(), expiresAt: z.string() });
export type DownloadLink = z.infer<typeof DownloadLink>;

export const PartView = z.strictObject({ upload: z.string(), part: z.int(), size: z.int() });
export type PartView = z.infer<typeof PartView>;

/** The token of a one-time link; files do not use it up, the answer does. */
const token = z.string().min(20).max(600);
export const AttachByLink = z.strictObject({ token, ...newAttachment }).refine(oneOfBoth, eitherOr);
export type AttachByLink = z.infer<typeof AttachByLink>;
export const PartByLink = z.strictObject({
  token,
  upload: UploadName,
  part: z.int().min(1).max(mostParts),
  content: base64,
});
export type PartByLink = z.infer<typeof PartByLink>;
/** Why a file is taken away for good. */
export const RemoveAttachment = z.strictObject({ reason: paragraph(500) });
export type RemoveAttachment = z.infer<typeof RemoveAttachment>;
export const RemoveByLink = z.strictObject({ token, attachmentId: z.string().max(60), ...RemoveAttachment.shape });
export type RemoveByLink = z.infer<typeof RemoveByLink>;
export const FilesByLink = z.strictObject({ token });
