import * as Malware from "../../ground/malware/index.ts";
import { isErasing } from "../../ground/shared/erasing.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import {
  type AttachmentId,
  all,
  type ChildId,
  type Ctx,
  idPattern,
  type Key,
  type StepId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import type { Attachment, AttachmentView } from "./attachment.ts";
import { attachmentTypes } from "./type.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Attachments live beside their step's locator. */
export const filesPartition = (tenant: string, stepId: StepId) => `T#${tenant}#STEP#${stepId}`;
const keyOf = (tenant: string, stepId: StepId, id: AttachmentId): Key => ({
  table: "records",
  pk: filesPartition(tenant, stepId),
  sk: `FILE#${id}`,
});
const locatorKey = (tenant: string, id: AttachmentId): Key => ({
  table: "records",
  pk: `T#${tenant}#ATTACHMENT#${id}`,
  sk: "AT",
});

/** Where the file store keeps it. */
export const fileName = (tenant: string, id: AttachmentId) => `${tenant}/${id}`;
/** Under the child's own key, name and key of the file alike: without it every copy of the file is noise. */
export const sealing = (
  { tenant }: Pick<Ctx, "tenant">,
  { attachmentId, childId }: Pick<Attachment, "attachmentId" | "childId">,
  field: "name" | "key",
) => ({ tenant, subject: attachmentId, field, person: childId });

/** Changes with each file of the step, so that of two that come at once the second looks again. */
const tallyKey = (tenant: string, stepId: StepId): Key => ({
  table: "records",
  pk: filesPartition(tenant, stepId),
  sk: "FILES",
});

/** The step's tally, to be read before its files, and the write that moves it with one more. */
export async function tally(ctx: Bank, stepId: StepId): Promise<{ moved(files: number): Write }> {
  const key = tallyKey(ctx.tenant, stepId);
  const expect = (await ctx.bank.get(key))?.version ?? "absent";
  return { moved: (files) => ({ put: { key, kind: "attachments", data: { files } }, expect }) };
}

/** The uploads that were begun last for one assignment, oldest first: places in the file store. */
export const uploadsKey = (tenant: string, stepId: StepId, assignment: number): Key => ({
  table: "records",
  pk: filesPartition(tenant, stepId),
  sk: `UPLOADS#${String(assignment).padStart(4, "0")}`,
});

export const creation = (tenant: string, data: Attachment): Write[] => [
  { put: { key: keyOf(tenant, data.stepId, data.attachmentId), kind: "attachment", data }, expect: "absent" },
  {
    put: { key: locatorKey(tenant, data.attachmentId), kind: "locator", data: { stepId: data.stepId } },
    expect: "absent",
  },
];

export async function find(ctx: Bank, id: AttachmentId): Promise<Stored<Attachment> | undefined> {
  if (!idPattern("attachment").test(id)) return undefined;
  const locator = await ctx.bank.get<{ stepId: StepId }>(locatorKey(ctx.tenant, id));
  return locator && ctx.bank.get(keyOf(ctx.tenant, locator.data.stepId, id));
}

export const load = async (ctx: Bank, id: AttachmentId): Promise<Attachment | undefined> => (await find(ctx, id))?.data;

export const write = (tenant: string, data: Attachment, version: number): Write => ({
  put: { key: keyOf(tenant, data.stepId, data.attachmentId), kind: "attachment", data },
  expect: version,
});

/** A step's files, the oldest first; strongly consistent. */
export async function ofStep(ctx: Bank, stepId: StepId): Promise<Attachment[]> {
  const found: Attachment[] = [];
  const range = { prefix: "FILE#" };
  for await (const { data } of all<Attachment>(ctx.bank, "records", filesPartition(ctx.tenant, stepId), range))
    found.push(data);
  return found;
}

/** Attachments as people see them: their names are opened, and one that is not known to be clean says so. */
export async function viewAll(ctx: Ctx, list: readonly Attachment[]): Promise<AttachmentView[]> {
  const verdicts = await Malware.shown(
    ctx,
    list.map(({ attachmentId }) => attachmentId),
  );
  const closed = await closedTo(ctx, list[0]?.childId);
  return Promise.all(list.map((one) => view(ctx, one, verdicts.get(one.attachmentId), closed)));
}

/** Names are sealed beside the files, and not in the vault: of a child whose data is being destroyed people read none. */
export const closedTo = async ({ bank, tenant, actor }: Ctx, childId: ChildId | undefined): Promise<boolean> =>
  childId !== undefined && actor.kind !== "system" && (await isErasing(bank, tenant, childId));
/** What stands in place of what is being destroyed. */
export const beingErased = "(уничтожается)";

/** One of them. */
export const viewOf = async (ctx: Ctx, one: Attachment): Promise<AttachmentView> => (await viewAll(ctx, [one]))[0]!;

async function view(
  ctx: Ctx,
  a: Attachment,
  check: Malware.ShownVerdict | undefined,
  closed: boolean,
): Promise<AttachmentView> {
  const { attachmentId, stepId, size, addedAt, removed } = a;
  const opened = (open: () => Promise<string>) => (closed ? beingErased : open());
  return {
    attachmentId,
    stepId,
    size,
    addedAt,
    name: removed ? "(удалён)" : await opened(() => nameIn(ctx, a)),
    type: attachmentTypes[a.type],
    check,
    removed: removed && {
      ...removed,
      reason: await opened(() => ctx.keys.open(a.sealedName, sealing(ctx, a, "name"))),
    },
  };
}

/** What it is called, with the ending of its kind. */
export const nameIn = async (ctx: Pick<Ctx, "keys" | "tenant">, a: Attachment): Promise<string> =>
  nameOf(await ctx.keys.open(a.sealedName, sealing(ctx, a, "name")), attachmentTypes[a.type]);
