import { type Changeable, changing } from "../../ground/change/index.ts";
import { caresFor, reachOf } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { NotePlace } from "../../ground/vault/index.ts";
import { latchWrites } from "./latch.store.ts";
import { remindersOf } from "./round.decide.ts";
import type { RoundEvent } from "./round.events.ts";
import * as store from "./round.store.ts";
import type { Round } from "./round.ts";

const territoryOf = ({ municipality }: Pick<Round, "municipality">) =>
  municipality === undefined ? ("region" as const) : { municipality };

/** Whoever leads it: of a municipality its coordinators, of the region the department. @throws Refusal not-found */
export function mustLead(ctx: Ctx, round: Pick<Round, "municipality">): void {
  if (!leads(ctx, round)) throw notFound();
}

export const leads = ({ actor }: Ctx, round: Pick<Round, "municipality">): boolean =>
  caresFor(actor, territoryOf(round));

/** Whoever leads it, and of a round of the whole region each municipality for its own part. */
export const takesPart = ({ actor }: Ctx, round: Pick<Round, "municipality">): boolean =>
  caresFor(actor, round.municipality === undefined ? "each" : territoryOf(round));

/**
 * As somebody may see it: staff, or an organisation that is asked or spoken of. @throws Refusal not-found
 */
export async function visible(ctx: Ctx, id: RoundId): Promise<Stored<Round>> {
  const found = await store.load(ctx, id);
  if (ctx.actor.kind === "specialist") {
    if (!(await store.entry(ctx, id, { agencyId: ctx.actor.agency }))) throw notFound();
  } else if (!takesPart(ctx, found.data)) throw notFound();
  return found;
}

/** To which municipality what somebody sees of a round is cut. */
export const partOf = ({ actor }: Ctx): string | undefined => reachOf(actor);

export const notesOf = (roundId: RoundId): NotePlace => ({ subject: roundId, field: "round-text" });

const kept: Omit<Changeable<RoundId, Round, RoundEvent>, "authorise"> = {
  load: store.load,
  writes: ({ tenant }, before, after) => [
    store.write(tenant, after, before.version),
    ...latchWrites(tenant, before.data, after),
  ],
  stream: (tenant, { roundId }) => store.partition(tenant, roundId),
  audit: ({ roundId }) => ({ subject: roundId }),
  ref: ({ roundId }) => ({ kind: "round", id: roundId }),
};

export const changed = changing<RoundId, Round, RoundEvent>({ ...kept, authorise: mustLead });
/** That its results were seen: by whoever may see them. */
export const marked = changing<RoundId, Round, RoundEvent>({ ...kept, authorise: () => {} });

export const today = async (ctx: Ctx): Promise<string> => (await Tenant.today(ctx)).toString();

/** Days on which whoever has not answered will be reminded. */
export async function reminders(ctx: Ctx, round: Pick<Round, "opensOn" | "closesOn">): Promise<string[]> {
  const { calendar } = await Tenant.clock(ctx);
  return remindersOf(calendar, round, await today(ctx));
}
