import type * as Malware from "../../ground/malware/index.ts";
import * as Material from "../../ground/material/index.ts";
import { type Ctx, type Files, type ItemId, notFound } from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { occasionFile } from "../../people/occasion/material.actions.ts";
import { changed, isVisible, mustHold, shown } from "./library.actions.ts";
import * as decide from "./library.decide.ts";
import * as store from "./library.store.ts";
import type { Item, ItemView } from "./library.ts";

// Files of a thing of the library: by its author until it is published, by an editor always.

/** The same file again is the same one. @throws Refusal not-found, library.closed, attachment.type, limit.reached, input.invalid */
export async function addFile(ctx: Ctx, files: Files, id: ItemId, input: unknown): Promise<ItemView> {
  const { replaces, ...given } = parse(Material.NewMaterial, input);
  const { data: before } = await store.load(ctx, id);
  decide.mustMay("correct", before, mustHold(ctx, before));
  if (replaces && !before.files?.some(({ materialId }) => materialId === replaces)) throw notFound();
  const about = { itemId: id, agencyId: before.agencyId, municipality: before.municipality };
  const { material, writes } = await Material.keep(ctx, files, about, given);
  const put = () =>
    changed(ctx, id, { action: "library.add-file" }, ({ data }) => {
      decide.mustMay("correct", data, mustHold(ctx, data));
      const { sha256, access } = material;
      if (!replaces && data.files?.some((one) => one.sha256 === sha256 && one.access === access)) return { events: [] };
      return {
        events: [corrected(data)],
        after: {
          ...data,
          files: Material.withNew(data.files ?? [], material, replaces),
          changedAt: ctx.now().toString(),
        },
        writes,
        detail: { materialId: material.materialId },
      };
    });
  const after = await Material.orForget(ctx, files, material, put, ({ data }) => data.files);
  if (replaces) await Material.forget(ctx, files, replaces);
  return shown(ctx, after);
}

const corrected = (item: Item) => ({ type: "library.corrected", data: decide.refOf(item) }) as const;

/** For good; twice is once. @throws Refusal not-found, library.closed */
export async function removeFile(
  ctx: Ctx,
  files: Files,
  id: ItemId,
  materialId: Material.MaterialId,
): Promise<ItemView> {
  const after = await changed(ctx, id, { action: "library.remove-file" }, ({ data }) => {
    decide.mustMay("correct", data, mustHold(ctx, data));
    return takenAway(data, materialId);
  });
  await Material.forget(ctx, files, materialId);
  return shown(ctx, after);
}

const takenAway = (data: Item, materialId: Material.MaterialId) =>
  data.files?.some((one) => one.materialId === materialId)
    ? {
        events: [corrected(data)],
        after: { ...data, files: Material.without(data.files, materialId) },
        detail: { materialId },
      }
    : { events: [] };

/** For whoever sees it: all of them. @throws Refusal not-found, file.unchecked, file.infected */
export async function readFile(ctx: Ctx, files: Files, id: ItemId, materialId: string) {
  const { data } = await store.load(ctx, id);
  if (!isVisible(ctx, data)) throw notFound();
  return Material.read(ctx, files, data.files, materialId);
}

/** For everybody, of what is published. @throws Refusal not-found, file.unchecked, file.infected */
export async function readFileOpenly(ctx: Ctx, files: Files, id: ItemId, materialId: string) {
  const { data } = await store.load(ctx, id);
  if (data.status !== "published") throw notFound();
  const open = data.files?.filter(({ access }) => access === "open");
  return Material.read(ctx, files, open, materialId);
}

/** What events and the library show, for whoever looks for malware in it. */
export const materialsIn = (files: Files): Malware.Kept => ({
  async bytes(ctx, check) {
    if (check.about.occasionId) return occasionFile.bytes(ctx, files, check);
    const { data } = await store.load(ctx, check.about.itemId!);
    const one = data.files?.find(({ materialId }) => materialId === check.fileId);
    return one && Material.contentOf(ctx, files, one);
  },
  async remove(ctx, check) {
    if (check.about.occasionId) return occasionFile.remove(ctx, files, check);
    const materialId = check.fileId as Material.MaterialId;
    await changed(ctx, check.about.itemId!, { action: "library.remove-file" }, ({ data }) =>
      takenAway(data, materialId),
    );
    await Material.forget(ctx, files, materialId);
  },
});
