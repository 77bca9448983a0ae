import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, EnrolmentId, ProgrammeId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed, decision } from "./change.ts";
import { ended } from "./enrolment.actions.ts";
import * as decide from "./enrolment.decide.ts";
import * as store from "./enrolment.store.ts";
import { isEnded, type LeaveCause } from "./enrolment.ts";

// What the platform does by itself, where nobody says a word; done twice is done once.

/** So many at once; an event asks for the next of them, so that a thousand take no longer than a few. */
const portion = 20;

/**
 * Whoever waits for a programme: free places are offered in turn, and for one that was withdrawn nobody waits any more. A portion of them.
 * @returns how many it was
 */
export async function attendQueue(request: Ctx, programmeId: ProgrammeId, most = portion): Promise<number> {
  const { status } = (await Programme.load(request, programmeId)).data;
  const done = await (status === "withdrawn" ? endWaiting : offerPlaces)(request, programmeId, most);
  if (done === most) await Programme.goOnQueue(request, programmeId);
  return done;
}

async function offerPlaces(request: Ctx, programmeId: ProgrammeId, most: number): Promise<number> {
  for (let offered = 0; offered < most; offered++) {
    const next = await nextOf(readingAnew(request), programmeId);
    if (!next || !(await offerTo(request, programmeId, next))) return offered;
  }
  return most;
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

/** Where machines sleep of those who wait for longer than the programme now goes on. */
export async function waitsBeyondTerm(ctx: Ctx, programmeId: ProgrammeId): Promise<string[]> {
  const { content } = (await Programme.load(ctx, programmeId)).data;
  const { waiting, offered } = (await Programme.readRoll(readingAnew(ctx), programmeId)).data;
  const found = await store.loadMany(ctx, [...offered, ...waiting]);
  return found.flatMap(({ data: { wait, until } }) =>
    content && wait && until > content.term.until ? wait.taskToken : [],
  );
}

/** All that is open of a child ends: it has left, say. @returns how many */
export async function endAll(ctx: Ctx, childId: ChildId, cause: LeaveCause): Promise<number> {
  const open = (await store.ofChild(ctx, childId)).filter(({ data }) => !isEnded(data));
  for (const { data } of open) await end(ctx, data.enrolmentId, cause);
  return open.length;
}

async function endWaiting(ctx: Ctx, programmeId: ProgrammeId, most: number): Promise<number> {
  const { waiting, offered } = (await Programme.readRoll(readingAnew(ctx), programmeId)).data;
  const next = [...offered, ...waiting].slice(0, most);
  for (const id of next) await end(ctx, id, "programme-withdrawn");
  return next.length;
}

/** An organisation that has closed teaches nobody: a page of those whom it taught. @returns where the next one begins */
export async function endOfAgency(ctx: Ctx, agency: AgencyId, page: PageRequest): Promise<string | undefined> {
  const found = await store.find(ctx, { agency, stage: "open" }, page);
  for (const { data } of found.items) await end(ctx, data.enrolmentId, "agency-closed");
  return found.next;
}

const end = (ctx: Ctx, id: EnrolmentId, cause: LeaveCause) =>
  changed(ctx, id, { action: "enrolment.leave" }, ({ data }) =>
    isEnded(data) ? { events: [], after: data } : ended(ctx, data, { cause }),
  );
