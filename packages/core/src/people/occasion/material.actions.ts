import * as Agency from "../../agencies/agency/index.ts";
import type * as Malware from "../../ground/malware/index.ts";
import * as Material from "../../ground/material/index.ts";
import { auditRead, type Ctx, type Files, type OccasionId } from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { changed, shown } from "./occasion.actions.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { Occasion, OccasionView } from "./occasion.ts";
import type { SignUp } from "./sign-up.ts";

// What an event hands out: presentations, leaflets, the collection. Removed and put in another's place by whoever holds it, at any time.

const aboutOf = ({ occasionId, agencyId, municipality }: Occasion) => ({ occasionId, agencyId, municipality });
const happened = ({ occasionId, agencyId }: Occasion) =>
  ({ type: "occasion.changed", data: { occasionId, agencyId } }) as const;

/** The same file again is the same material. @throws Refusal not-found, attachment.type, limit.reached, event.closed, input.invalid */
export async function addMaterial(ctx: Ctx, files: Files, id: OccasionId, input: unknown): Promise<OccasionView> {
  const { replaces, ...given } = parse(Material.NewMaterial, input);
  const { data: before } = await store.load(ctx, id);
  await Agency.mustManage(ctx, before.agencyId);
  if (before.status === "cancelled") throw decide.closed();
  if (replaces && !before.files?.some(({ materialId }) => materialId === replaces)) throw notFound();
  const { material, writes } = await Material.keep(ctx, files, aboutOf(before), given);
  const put = () =>
    changed(ctx, id, { action: "occasion.add-file" }, ({ data }) => {
      if (data.status === "cancelled") throw decide.closed();
      const { sha256, access } = material;
      if (!replaces && data.files?.some((one) => one.sha256 === sha256 && one.access === access)) return { events: [] };
      return {
        events: [happened(data)],
        after: { ...data, files: Material.withNew(data.files ?? [], material, replaces) },
        writes,
        detail: { materialId: material.materialId },
      };
    });
  const after = await Material.orForget(ctx, files, material, put, ({ data }) => data.files);
  if (replaces) await Material.forget(ctx, files, replaces);
  return shown(ctx, after);
}

/** For good; twice is once. @throws Refusal not-found */
export async function removeMaterial(
  ctx: Ctx,
  files: Files,
  id: OccasionId,
  materialId: Material.MaterialId,
): Promise<OccasionView> {
  const after = await changed(ctx, id, { action: "occasion.remove-file" }, ({ data }) => takenAway(data, materialId));
  await Material.forget(ctx, files, materialId);
  return shown(ctx, after);
}

const takenAway = (data: Occasion, materialId: Material.MaterialId) =>
  data.files?.some((one) => one.materialId === materialId)
    ? {
        events: [happened(data)],
        after: { ...data, files: Material.without(data.files, materialId) },
        detail: { materialId },
      }
    : { events: [] };

/** For whoever holds it, and staff of its territory; others have what is open. @throws Refusal not-found, file.unchecked, file.infected */
export async function readMaterial(ctx: Ctx, files: Files, id: OccasionId, materialId: string) {
  const { data } = await store.load(ctx, id);
  await Agency.mustManage(ctx, data.agencyId);
  return handed(ctx, files, data, materialId);
}

/** For everybody, of an event that has a page. @throws Refusal not-found, file.unchecked, file.infected */
export async function readMaterialOpenly(ctx: Ctx, files: Files, id: OccasionId, materialId: string) {
  const { data } = await store.load(ctx, id);
  if (!data.open || data.status === "cancelled") throw notFound();
  const open = data.files?.filter(({ access }) => access === "open");
  return Material.read(ctx, files, open, materialId);
}

/** For whoever has a place, or was there, by the link of their letter. @throws Refusal not-found, file.unchecked, file.infected */
export async function materialFor(ctx: Ctx, files: Files, { status, occasionId }: SignUp, materialId: string) {
  if (!hasPart(status)) throw notFound();
  return handed(ctx, files, (await store.load(ctx, occasionId)).data, materialId);
}
/** Whose the closed ones are, too. */
export const hasPart = (status: SignUp["status"]): boolean => status === "coming" || status === "attended";

export async function handed(ctx: Ctx, files: Files, { occasionId, files: all }: Occasion, materialId: string) {
  const file = await Material.read(ctx, files, all, materialId);
  await auditRead(ctx, { subject: occasionId, action: "occasion.file", detail: { materialId } });
  return file;
}

/** For whoever looks for malware in them. */
export const occasionFile = {
  bytes: async (ctx: Ctx, files: Files, { fileId, about }: Malware.Check): Promise<Uint8Array | undefined> => {
    const { data } = await store.load(ctx, about.occasionId!);
    const one = data.files?.find(({ materialId }) => materialId === fileId);
    return one && Material.contentOf(ctx, files, one);
  },
  remove: async (ctx: Ctx, files: Files, { fileId, about }: Malware.Check): Promise<void> => {
    const materialId = fileId as Material.MaterialId;
    await changed(ctx, about.occasionId!, { action: "occasion.remove-file" }, ({ data }) =>
      takenAway(data, materialId),
    );
    await Material.forget(ctx, files, materialId);
  },
};
