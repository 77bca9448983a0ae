import type { Ctx } from "../../ground/shared/context.ts";
import { newId, type RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { mustRepresentSomebody, unknownRepresentative } from "./child.actions.ts";
import * as decide from "./child.decide.ts";
import * as store from "./child.store.ts";
import type { ChildPatch, ChildRecord, Representative } from "./child.ts";
import type { Part } from "./part.ts";

/** Most representatives of one child. */
const most = 6;

/**
 * Contacts that change, representatives who come and who go, as one part of a card. Consents that somebody gave who goes
 * stay as they are: whether they still hold is a person's decision. @throws Refusal input.invalid
 */
export async function changeRepresentatives(
  ctx: Ctx,
  { childId, representativeIds }: ChildRecord,
  { representatives: contacts = [], addRepresentatives: come = [], removeRepresentatives: go = [] }: ChildPatch,
): Promise<Part & { ids: RepresentativeId[] }> {
  if (contacts.length + come.length + go.length === 0) return { writes: [], fields: [], ids: representativeIds };
  const { data: before, version } = await store.readRepresentatives(ctx, childId);
  const here = new Set<string>(representativeIds);
  mustBeRight([
    ...contacts.flatMap((w, i) =>
      here.has(w.representativeId) ? [] : [unknownRepresentative(`/representatives/${i}`)],
    ),
    ...go.flatMap((id, i) => (here.has(id) ? [] : [unknownRepresentative(`/removeRepresentatives/${i}`, "")])),
    ...come.flatMap(({ representativeId: id }, i) =>
      id && here.has(id)
        ? [
            fault(
              `/addRepresentatives/${i}/representativeId`,
              "уже представитель ребёнка",
              "represents the child already",
            ),
          ]
        : [],
    ),
  ]);
  await mustRepresentSomebody(ctx, come, "/addRepresentatives");
  const changed = before.map((old) => {
    const change = contacts.find((w) => w.representativeId === old.representativeId);
    return change ? decide.patched<Representative>(old, change) : old;
  });
  const added = come.map((r) => ({
    ...r,
    representativeId: r.representativeId ?? newId("rep", ctx.now().epochMilliseconds),
  }));
  const after = [...changed.filter((r) => !go.includes(r.representativeId)), ...added];
  mustBeRight([
    ...(after.length === 0 ? [fault("/removeRepresentatives", "хотя бы один остаётся", "at least one remains")] : []),
    ...(after.length > most ? [fault("/addRepresentatives", `всего не больше ${most}`, `at most ${most} in all`)] : []),
  ]);
  const gone = before.filter((r) => !after.some((a) => a.representativeId === r.representativeId));
  const fields = [
    ...changed.flatMap((now, i) => decide.differences(`representatives.${now.representativeId}.`, before[i]!, now)),
    ...[...added, ...gone].map((r) => `representatives.${r.representativeId}`),
  ];
  const ids = after.map((r) => r.representativeId);
  if (fields.length === 0) return { writes: [], fields, ids };
  return {
    fields,
    ids,
    writes: [
      await store.writeRepresentatives(ctx, childId, after, version),
      ...added.map((r) => store.link(ctx.tenant, r.representativeId, childId)),
      ...gone.map((r) => store.unlink(ctx.tenant, r.representativeId, childId)),
    ],
  };
}
