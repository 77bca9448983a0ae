import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { Page, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, EnrolmentId, ProgrammeId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed, decision } from "./change.ts";
import { ended } from "./enrolment.actions.ts";
import * as decide from "./enrolment.decide.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, isEnded, type LeaveCause } from "./enrolment.ts";

// What the platform does by itself, where nobody says a word; done twice is done once.

/** Free places of a programme are offered in turn. @returns how many were offered */
export async function offerPlaces(request: Ctx, programmeId: ProgrammeId): Promise<number> {
  for (let offered = 0; ; offered++) {
    const next = await nextOf(readingAnew(request), programmeId);
    if (!next || !(await offerTo(request, programmeId, next))) return offered;
  }
}

/** To whom a place is to be offered; nobody is promised one of a programme that is withdrawn or over, or of an organisation that has closed. */
async function nextOf(ctx: Ctx, programmeId: ProgrammeId): Promise<EnrolmentId | undefined> {
  const { content, status, agencyId } = (await Programme.load(ctx, programmeId)).data;
  const today = (await Tenant.today(ctx)).toString();
  if (status !== "approved" || !content || content.term.until < today) return undefined;
  if (!agencyId || (await Agency.load(ctx, agencyId)).agency.status !== "active") return undefined;
  return Programme.nextInTurn(content.places, (await Programme.readRoll(ctx, programmeId)).data);
}

/** @returns whether it was: somebody else may have moved the queue meanwhile */
async function offerTo(ctx: Ctx, programmeId: ProgrammeId, id: EnrolmentId): Promise<boolean> {
  let offered = false;
  await changed(ctx, id, { action: "enrolment.offer" }, async ({ data }) => {
    const roll = await Programme.readRoll(readingAnew(ctx), programmeId);
    offered = (await nextOf(readingAnew(ctx), programmeId)) === id;
    if (!offered) return { events: [], after: data };
    return decision(decide.offer(data, await Tenant.clock(ctx)), [
      Programme.writeRoll(roll, Programme.offerTo(roll.data, id)),
    ]);
  });
  return offered;
}

/** All that is open of a child ends: it has left, say. @returns how many */
export async function endAll(ctx: Ctx, childId: ChildId, cause: LeaveCause): Promise<number> {
  const open = (await store.ofChild(ctx, childId)).filter(({ data }) => !isEnded(data));
  for (const { data } of open) await end(ctx, data.enrolmentId, cause);
  return open.length;
}

/** Nobody waits any more for a place of a programme that was withdrawn. */
export async function endWaiting(ctx: Ctx, programmeId: ProgrammeId): Promise<void> {
  const { waiting, offered } = (await Programme.readRoll(ctx, programmeId)).data;
  for (const id of [...offered, ...waiting]) await end(ctx, id, "programme-withdrawn");
}

/** An organisation that has closed teaches nobody. */
export async function endOfAgency(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  let from: string | undefined;
  do {
    const page: Page<Stored<Enrolment>> = await store.find(
      ctx,
      { agency: agencyId, stage: "open" },
      { limit: 100, from },
    );
    for (const { data } of page.items) await end(ctx, data.enrolmentId, "agency-closed");
    from = page.next;
  } while (from);
}

const end = (ctx: Ctx, id: EnrolmentId, cause: LeaveCause) =>
  changed(ctx, id, { action: "enrolment.leave" }, ({ data }) =>
    isEnded(data) ? { events: [], after: data } : ended(ctx, data, { cause }),
  );
