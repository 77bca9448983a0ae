import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Material from "../../ground/material/index.ts";
import {
  auditRead,
  type ChildId,
  type Ctx,
  type Files,
  notFound,
  type OccasionId,
  type SignUpId,
} from "../../ground/shared/index.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { visible } from "../child/child.scope.ts";
import { handed, hasPart } from "./material.actions.ts";
import * as store from "./occasion.store.ts";
import { type Occasion, PublicOccasion } from "./occasion.ts";
import { publicView } from "./occasion.view.ts";
import { confirmed, givenUp, turn } from "./sign-up.actions.ts";
import { type SignUp, signUpStatuses } from "./sign-up.ts";

/** What the family signs: without it nobody is signed up. */
export const consents = z.literal(true, {
  error: says("согласие, чтобы организатор знал, кто придёт", "the consent that the organiser knows who comes"),
});

/** For a family: what is near by, and where it comes. */
export const FamilyOccasion = PublicOccasion.extend({
  mine: z.array(
    z.strictObject({
      signUpId: z.string(),
      who: z.enum(["child", "family", "specialist"]),
      status: z.enum(signUpStatuses),
      code: z.string(),
      until: z.string().optional(),
    }),
  ),
});
export type FamilyOccasion = z.infer<typeof FamilyOccasion>;

const mostShown = 50;

/** Events where the child lives that are for families or children, and those for which the family has signed up. On record. @throws Refusal not-found */
export async function listForFamily(ctx: Ctx, childId: ChildId): Promise<FamilyOccasion[]> {
  if (ctx.actor.kind !== "representative") throw notFound();
  const { record } = await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "sign-up.family-list" });
  const now = ctx.now().toString();
  const signUps = (await store.ofChild(ctx, childId))
    .map(({ data }) => data)
    .filter(({ status }) => status !== "cancelled" && status !== "lapsed");
  const { items } = await store.find(
    ctx,
    { municipality: record.municipality, status: "announced", after: now },
    { limit: mostShown },
  );
  const near = items.map(({ data }) => data).filter(({ audiences }) => audiences.some((who) => who !== "specialist"));
  const known = new Set(near.map(({ occasionId }) => occasionId));
  const others = await store.loadMany(
    ctx,
    [...new Set(signUps.map(({ occasionId }) => occasionId))].filter((id) => !known.has(id)),
  );
  const all = [...near, ...others.values()].toSorted((a, b) => (a.begins < b.begins ? -1 : 1));
  const names = await Agency.namesOf(ctx, [...new Set(all.map(({ agencyId }) => agencyId))]);
  const partIn = new Set(signUps.filter(({ status }) => hasPart(status)).map(({ occasionId }) => occasionId));
  // Those of all in one look: whether each is known to be clean is asked of the scanner's records.
  const files = await Material.handedOut(
    ctx,
    all.flatMap((one) => (partIn.has(one.occasionId) ? (one.files ?? []) : [])),
  );
  return all.map((one) => ({
    ...shown(one, signUps, names.get(one.agencyId) ?? ""),
    files: files.filter(({ materialId }) => one.files?.some((file) => file.materialId === materialId)),
  }));
}

/** A file of an event to which somebody of the family comes, or came. @throws Refusal not-found, file.unchecked, file.infected */
export async function materialForFamily(
  ctx: Ctx,
  files: Files,
  childId: ChildId,
  { occasionId, materialId }: { occasionId: OccasionId; materialId: string },
): Promise<Material.MaterialFile> {
  if (ctx.actor.kind !== "representative") throw notFound();
  await visible(ctx, childId);
  const signUps = await store.ofChild(ctx, childId);
  if (!signUps.some(({ data }) => data.occasionId === occasionId && hasPart(data.status))) throw notFound();
  return handed(ctx, files, (await store.load(ctx, occasionId)).data, materialId);
}

function shown(one: Occasion, signUps: readonly SignUp[], organisation: string): FamilyOccasion {
  const mine = signUps.filter(({ occasionId }) => occasionId === one.occasionId);
  return {
    ...publicView(one, organisation),
    online: mine.some(({ status }) => hasPart(status)) ? one.online : undefined,
    mine: mine.map(({ signUpId, who, status, code, until }) => ({ signUpId, who, status, code, until })),
  };
}

/** For the family's copy of what is kept about the child: all for which somebody has signed up by way of it. On record. @throws Refusal not-found */
export async function copyFor(ctx: Ctx, childId: ChildId) {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "sign-up.family-list" });
  const signUps = (await store.ofChild(ctx, childId)).map(({ data }) => data);
  const events = await store.loadMany(ctx, [...new Set(signUps.map(({ occasionId }) => occasionId))]);
  const organisers = await Agency.namesOf(ctx, [...new Set(signUps.map(({ agencyId }) => agencyId))]);
  return signUps.map(({ signUpId, occasionId, agencyId, who, by, status, at }) => ({
    signUpId,
    title: events.get(occasionId)?.title,
    day: events.get(occasionId)?.day,
    organisation: organisers.get(agencyId),
    who,
    by,
    status,
    at,
  }));
}

/** The family takes a place that is kept for it, or comes no more. @throws Refusal not-found, event.closed */
export async function answerOfFamily(
  ctx: Ctx,
  childId: ChildId,
  { signUpId, comes }: { signUpId: SignUpId; comes: boolean },
): Promise<void> {
  if (ctx.actor.kind !== "representative") throw notFound();
  await visible(ctx, childId);
  await turn(
    ctx,
    { signUpId, childId },
    comes ? "sign-up.accept" : "sign-up.cancel",
    comes ? confirmed(ctx.now()) : givenUp,
  );
}
