import * as Agency from "../../agencies/agency/index.ts";
import { type Ctx, isStaff, notFound, type Territory } from "../../ground/shared/index.ts";
import { type Body, sitsIn } from "./body.ts";

/** A body's own municipality; without one it is the region's. */
export const territoryOf = ({ municipality }: Pick<Body, "municipality">): Territory =>
  municipality === undefined ? "region" : { municipality };

export const isVisible = ({ actor }: Ctx, body: Body): boolean =>
  isStaff(actor, territoryOf(body)) ||
  ((actor.kind === "specialist" || actor.kind === "link") && sitsIn(body, actor.agency));

/** Staff of its territory, and who sits in it; to others it does not exist. @throws Refusal not-found */
export function mustSee(ctx: Ctx, body: Body): void {
  if (!isVisible(ctx, body)) throw notFound();
}

/** Lists: whoever works here. @throws Refusal not-found */
export function mustWorkHere({ actor }: Ctx): void {
  if (!isStaff(actor, "each") && actor.kind !== "specialist") throw notFound();
}

export const namesOf = (ctx: Ctx, bodies: readonly Pick<Body, "secretary" | "chair" | "members">[]) =>
  Agency.namesOf(ctx, [
    ...new Set(
      bodies.flatMap(({ secretary, chair, members }) => [secretary, chair, ...members].map((one) => one.agencyId)),
    ),
  ]);
