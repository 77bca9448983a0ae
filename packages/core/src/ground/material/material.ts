import * as z from "zod";
import { CheckView, type ShownVerdict } from "../malware/index.ts";
import { fileTypes, type MediaType, nameOf } from "../shared/file-type.ts";
import { type Id, idPattern } from "../shared/ids.ts";
import { says } from "../shared/issue.words.ts";
import { Refusal } from "../shared/refusal.ts";
import { idText, line } from "../shared/schema.ts";

// Files that an event or a thing of the library shows (roadmaps I-2.2, III-2; pilot P32). They name nobody's child: the record beside which
// they stand has their names and kinds, the file store their content, sealed (docs/decisions/0239).

export type MaterialId = Id<"material">;

/** Largest file, in bytes: it comes and goes in one piece, so that a page without a script can hand it out. */
const largest = 3 * 2 ** 20;
/** Most files of one event or thing. */
const mostMaterials = 20;

/** `open`: everybody; `closed`: whoever has or had a place, or works here. */
export const accesses = ["open", "closed"] as const;
export type Access = (typeof accesses)[number];

export const NewMaterial = z.strictObject({
  /** As a page shows it: public words, about nobody. */
  name: line(200),
  content: z
    .base64({ error: says("base64", "base64") })
    .max(Math.ceil(largest / 3) * 4, { error: says("файл не более 3 МБ", "a file of at most 3 MB") }),
  access: z.enum(accesses).default("open"),
  /** In whose place it comes: that one is gone. */
  replaces: idText("material").optional(),
});
export type NewMaterial = z.infer<typeof NewMaterial>;

export const MaterialIdText = idText("material");

/** As the record has it beside which it stands. */
export interface Material {
  materialId: MaterialId;
  name: string;
  type: MediaType;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, hex: a repeat is known by it. */
  sha256: string;
  access: Access;
  /** The key of its content, sealed by the keyring. */
  sealedKey: string;
  /** Instant. */
  addedAt: string;
}

export const MaterialView = z.strictObject({
  materialId: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  access: z.enum(accesses),
  addedAt: z.string(),
  check: CheckView,
});
export type MaterialView = z.infer<typeof MaterialView>;

/** What an open page shows of it. */
export const OpenMaterial = MaterialView.pick({ materialId: true, name: true, type: true, size: true });
export type OpenMaterial = z.infer<typeof OpenMaterial>;

export const viewOf = ({ sealedKey: _, ...told }: Material, check: ShownVerdict | undefined): MaterialView => ({
  ...told,
  name: nameOf(told.name, told.type),
  check,
});
export const openView = ({ materialId, name, type, size }: Material): OpenMaterial => ({
  materialId,
  name: nameOf(name, type),
  type,
  size,
});

/** @throws Refusal limit.reached: there are as many as there may be */
export function withNew(all: readonly Material[], one: Material, replaces: MaterialId | undefined): Material[] {
  const others = all.filter(({ materialId }) => materialId !== replaces);
  if (others.length >= mostMaterials)
    throw new Refusal("limit.reached", {
      ru: `Файлов уже ${mostMaterials}. Удалите лишний или дайте ссылку.`,
      en: `There are ${mostMaterials} files already. Remove one, or give a link.`,
    });
  return [...others, one];
}
export const without = (all: readonly Material[], id: MaterialId): Material[] =>
  all.filter(({ materialId }) => materialId !== id);

export const isMaterial = (text: string): text is MaterialId => idPattern("material").test(text);
export const materialTypes: readonly string[] = Object.values(fileTypes);
