import * as z from "zod";
import { CheckView } from "../../ground/malware/index.ts";
import type { ChildId, RouteId, SignedId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { AttachmentType } from "./type.ts";

/** A scan comes and goes in one request; AWS takes 6 MB, base64 and all. */
const largestScan = 3 * 2 ** 20;

export const NewSigned = z.strictObject({
  /** As people name it; may name a child, so it is kept sealed. */
  name: line(200),
  content: z.base64({ error: says("base64", "base64") }).max(Math.ceil(largestScan / 3) * 4),
  signedOn: ourDate,
  /** Which plan was signed, as the printed one says; absent: the plan as it is now. */
  edition: z
    .string()
    .regex(/^[0-9A-F]{8}$/, {
      error: says("редакция, как на печатном плане: 8 знаков", "as the print has it: 8 signs"),
    })
    .optional(),
});
export type NewSigned = z.infer<typeof NewSigned>;

/** The scan of a plan that was signed. Its content is in the file store, encrypted under a key that the keyring has sealed. */
export interface SignedPlan {
  signedId: SignedId;
  routeId: RouteId;
  childId: ChildId;
  cycle: number;
  edition: string;
  signedOn: string;
  type: AttachmentType;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, hex: the same scan again is known by it. */
  sha256: string;
  sealedName: string;
  sealedKey: string;
  addedAt: string;
  by: string;
  /** When it was taken away as a mistake, and by whom; the sealed name is the reason then, and nothing opens the content. */
  removed?: { at: string; by: string } | undefined;
}

export const RemoveSigned = z.strictObject({ reason: paragraph(500) });
export type RemoveSigned = z.infer<typeof RemoveSigned>;

export const SignedView = z.strictObject({
  signedId: z.string(),
  routeId: z.string(),
  cycle: z.int(),
  edition: z.string(),
  current: z.boolean().meta({
    description: "Подписан план, каким он есть сейчас / it signs the plan as it is now",
  }),
  signedOn: z.iso.date(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string().meta({ description: "Дайджест содержимого / digest of the content" }),
  addedAt: z.string(),
  by: z.string(),
  check: CheckView,
  removed: z
    .strictObject({ at: z.string(), by: z.string(), reason: z.string() })
    .optional()
    .meta({ description: "Удалён как ошибочный; плана он не подписывает / taken away as a mistake; it signs nothing" }),
});
export type SignedView = z.infer<typeof SignedView>;
