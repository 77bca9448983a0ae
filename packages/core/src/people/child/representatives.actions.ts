import { answering } from "../../agencies/agency/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type Standings, standingsOf } from "./authority.ts";
import * as decide from "./child.decide.ts";
import * as store from "./child.store.ts";
import type { ChildPatch, ChildRecord, Representative } from "./child.ts";
import { unknownRepresentative, whoComes } from "./coming.ts";
import type { Part } from "./part.ts";
import * as contacts from "./representatives.store.ts";

/** Most representatives of one child. */
const most = 6;

/**
 * Names, contacts and papers that change, representatives who come and who go, as one part of a card. What they consented to
 * is ended by whoever knows of consents (`Consent.patchChild`). @throws Refusal input.invalid
 */
export async function changeRepresentatives(
  ctx: Ctx,
  { childId, representativeIds, standings }: ChildRecord,
  { representatives: corrections = [], addRepresentatives: come = [], removeRepresentatives: go = [] }: ChildPatch,
): Promise<Part & { ids: RepresentativeId[]; standings: Standings | undefined }> {
  if (corrections.length + come.length + go.length === 0)
    return { writes: [], fields: [], ids: representativeIds, standings };
  const { data: before, version, shared } = await contacts.readRepresentatives(ctx, childId, representativeIds);
  mustBeHere(representativeIds, { corrections, come, go });
  await mustSucceed(ctx, corrections, standings);
  const coming = await whoComes(ctx, come, "/addRepresentatives");
  const stay = before.filter((r) => !go.includes(r.representativeId));
  const corrected = stay.map((old) => {
    const change = corrections.find((w) => w.representativeId === old.representativeId);
    return change ? decide.patched<Representative>(old, change) : old;
  });
  const after = [...corrected, ...coming.people];
  mustBeRight([
    ...(after.length === 0 ? [fault("/removeRepresentatives", "хотя бы один остаётся", "at least one remains")] : []),
    ...(after.length > most ? [fault("/addRepresentatives", `всего не больше ${most}`, `at most ${most} in all`)] : []),
  ]);
  const changes = corrected.map((now, i) => ({
    now,
    fields: [
      ...new Set([
        ...decide.differences(`representatives.${now.representativeId}.`, stay[i]!, now),
        // Another child's card has changed what is kept of them once for all.
        ...(standings?.[now.representativeId]?.agencyId === now.agencyId
          ? []
          : [`representatives.${now.representativeId}.agencyId`]),
      ]),
    ],
  }));
  const fields = [
    ...changes.flatMap((change) => change.fields),
    ...[...coming.people.map((r) => r.representativeId), ...go].map((id) => `representatives.${id}`),
  ];
  const ids = after.map((r) => r.representativeId);
  if (fields.length === 0) return { writes: [], fields, ids, standings };
  const rewritten = changes
    .filter((change) => change.fields.some((field) => !field.endsWith(".authority")))
    .map(({ now }) => contacts.writeContact(ctx, now, shared.get(now.representativeId) ?? "absent"));
  const writes: Write[] = [
    await contacts.writeRepresentatives(ctx, childId, after, version),
    ...(await Promise.all(rewritten)),
    ...coming.writes,
    ...coming.people.map((r) => store.link(ctx.tenant, r.representativeId, childId)),
    ...go.map((id) => store.unlink(ctx.tenant, id, childId)),
  ];
  return { fields, ids, writes, standings: standingsOf(after) };
}

/** A closed organisation's successor is the guardian as it was (Civil Code, art. 58); no other one is. @throws Refusal input.invalid */
async function mustSucceed(
  ctx: Ctx,
  corrections: NonNullable<ChildPatch["representatives"]>,
  standings: Standings = {},
): Promise<void> {
  const wrong = await Promise.all(
    corrections.map(async ({ representativeId, agencyId }, i) => {
      const present = standings[representativeId]?.agencyId;
      if (!agencyId || agencyId === present) return [];
      const heir = present && (await answering(ctx, present));
      if (heir && heir.agencyId === agencyId) return [];
      const at = `/representatives/${i}/agencyId`;
      return [fault(at, "правопреемник закрытой организации-опекуна", "the successor of the guardian that has closed")];
    }),
  );
  mustBeRight(wrong.flat());
}

type Changes = Record<"corrections", NonNullable<ChildPatch["representatives"]>> &
  Record<"come", NonNullable<ChildPatch["addRepresentatives"]>> &
  Record<"go", RepresentativeId[]>;

/** Whoever is corrected or goes represents the child; whoever comes does not yet. @throws Refusal input.invalid */
function mustBeHere(ids: readonly RepresentativeId[], { corrections, come, go }: Changes): void {
  mustBeRight([
    ...corrections.flatMap((w, i) =>
      ids.includes(w.representativeId) ? [] : [unknownRepresentative(`/representatives/${i}`)],
    ),
    ...go.flatMap((id, i) => (ids.includes(id) ? [] : [unknownRepresentative(`/removeRepresentatives/${i}`, "")])),
    ...come.flatMap(({ representativeId: id }, i) =>
      id && ids.includes(id) ? [alreadyHere(`/addRepresentatives/${i}/representativeId`)] : [],
    ),
  ]);
}

const alreadyHere = (at: string) => fault(at, "уже представитель ребёнка", "represents the child already");
