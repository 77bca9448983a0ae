import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import * as Material from "../../ground/material/index.ts";
import {
  type AgencyId,
  type CourseId,
  type Ctx,
  newId,
  type OccasionId,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { type FieldFault, notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { nameOf } from "./find.actions.ts";
import * as decide from "./occasion.decide.ts";
import type { OccasionEvent } from "./occasion.events.ts";
import * as store from "./occasion.store.ts";
import { isZone, spanOf } from "./occasion.times.ts";
import {
  CancelOccasion,
  NewOccasion,
  type Occasion,
  OccasionPatch,
  type OccasionVerb,
  type OccasionView,
  settled,
} from "./occasion.ts";
import { view } from "./occasion.view.ts";

export const changed = changing<OccasionId, Occasion, OccasionEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { occasionId }) => store.partition(tenant, occasionId),
  audit: ({ occasionId, agencyId }) => ({ subject: agencyId, detail: { occasionId } }),
  ref: ({ occasionId }) => ({ kind: "occasion", id: occasionId }),
});

const happened = (type: Exclude<OccasionEvent["type"], never>, { occasionId, agencyId }: Occasion): OccasionEvent => ({
  type,
  data: { occasionId, agencyId },
});

/**
 * An organisation announces what it holds, or puts on record what is over; staff may say it for them.
 * @throws Refusal input.invalid: also times that are none, that are over and not said to be
 */
export async function announce(ctx: Ctx, input: unknown): Promise<OccasionView> {
  const { past, agencyId, zone: named, courseId, ...content } = parse(NewOccasion, input);
  const agency = await organiser(ctx, agencyId);
  const group = courseId && (await groupOf(ctx, content.kind, courseId, agencyId));
  const settings = await Tenant.load(ctx);
  const zone = named ?? settings.zone;
  mustBeRight(isZone(zone) ? [] : [zoneFault]);
  const found = spanOf({ times: content.times, zone });
  if ("faults" in found) throw invalid(found.faults);
  const now = ctx.now();
  mustBeRight(whenFaults(found.span, now.toString(), past));
  const occasionId: OccasionId = newId("occasion", now.epochMilliseconds);
  const one: Occasion = {
    ...content,
    ...found.span,
    hours: content.hours ?? group?.hours,
    course: group?.course,
    occasionId,
    agencyId,
    municipality: agency.municipality,
    zone,
    status: "announced",
    taken: 0,
    waiting: 0,
    walkIns: [],
    moves: 0,
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, one, "absent")],
    stream: store.partition(ctx.tenant, occasionId),
    events: [happened("occasion.announced", one)],
    audit: { subject: agencyId, action: "occasion.announce", detail: { occasionId } },
    ref: { kind: "occasion", id: occasionId },
  });
  return view({ data: one, version: 1 }, { organisation: agency.shortName, mayDo: mayDo(ctx, one) });
}

/** What people only come to is taught by no programme. @throws Refusal input.invalid */
async function groupOf(ctx: Ctx, kind: Occasion["kind"], id: CourseId, agencyId: AgencyId) {
  mustBeRight(
    kind === "conference" || kind === "mass-event"
      ? [fault("/courseId", "у курса, семинара, вебинара, стажировки", "of a course, seminar, webinar or internship")]
      : [],
  );
  const { taught } = await import("../../agencies/course/course.actions.ts");
  const { courseId, version, content } = await taught(ctx, id, agencyId);
  return { hours: content.hours, course: { courseId, version, title: content.title } };
}

const zoneFault = fault("/zone", "часовой пояс вида Asia/Novokuznetsk", "a time zone like Asia/Novokuznetsk");

function whenFaults({ ends }: Pick<Occasion, "ends">, now: string, past: true | undefined): FieldFault[] {
  if (ends < now && !past)
    return [
      fault(
        "/times",
        "оно уже прошло; если это запись о прошедшем, так и скажите: past",
        "it is over; if this is a record of what was, say so: past",
      ),
    ];
  return ends >= now && past ? [fault("/past", "мероприятие ещё не прошло", "the event is not over yet")] : [];
}

/** What one may not speak for does not exist. @throws Refusal input.invalid */
async function organiser(ctx: Ctx, agencyId: AgencyId): Promise<Agency.Agency> {
  const found = await unlessRefused(async () => {
    await Agency.mustManage(ctx, agencyId);
    return Agency.load(ctx, agencyId);
  });
  if (!found) throw invalid([fault("/agencyId", "организация, за которую вы отвечаете", "an organisation of yours")]);
  if (found.agency.status !== "active")
    throw invalid([fault("/agencyId", "действующая организация", "an active organisation")]);
  return found.agency;
}

/**
 * What is named changes. When and where it is may change until it begins: whoever has signed up is told.
 * @throws Refusal not-found, input.invalid, conflict.version, event.closed
 */
export async function change(
  ctx: Ctx,
  id: OccasionId,
  input: unknown,
  expectedVersion?: number,
): Promise<OccasionView> {
  const { courseId, ...patch } = parse(OccasionPatch, input);
  const after = await changed(ctx, id, { action: "occasion.change", expectedVersion }, async ({ data }) => {
    if (data.status === "cancelled") throw decide.closed();
    // By which programme it was taught can be put right whenever that comes out: what counts by it follows.
    const group = courseId && (await groupOf(ctx, data.kind, courseId, data.agencyId));
    const named = courseId === undefined ? data : { ...data, course: group?.course };
    const next = patched({ ...named, hours: data.hours ?? group?.hours }, patch);
    const begun = decide.hasBegun(data, ctx.now()) || data.status === "closed";
    if (begun && settled.some((name) => !same(next[name], data[name]))) throw decide.closed();
    mustHold(next, data, ctx.now().toString());
    const isMoved = (["begins", "ends", "times", "zone", "place", "online"] as const).some(
      (name) => !same(next[name], data[name]),
    );
    return {
      events: [
        happened(isMoved ? "occasion.moved" : "occasion.changed", next),
        ...(decide.mayOffer(next) ? [happened("occasion.place-freed", next)] : []),
      ],
      // Moved, it is reminded of anew.
      after: isMoved ? { ...next, moves: data.moves + 1, reminded: undefined, missed: undefined } : next,
    };
  });
  return shown(ctx, after);
}

function patched(data: Occasion, patch: Omit<OccasionPatch, "courseId">): Occasion {
  const given = Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, value === null ? undefined : value]),
  );
  const next: Occasion = { ...data, ...given };
  if (!isZone(next.zone)) throw invalid([zoneFault]);
  const found = spanOf(next);
  if ("faults" in found) throw invalid(found.faults);
  return { ...next, ...found.span };
}

function mustHold(next: Occasion, before: Occasion, now: string): void {
  mustBeRight([
    ...(next.place === undefined && next.online === undefined
      ? [fault("/place", "место или адрес в интернете", "a place, or an address on the internet")]
      : []),
    ...(next.kind === "course" && next.hours === undefined
      ? [fault("/hours", "у курса есть часы", "a course has hours")]
      : []),
    ...(next.quota !== undefined && next.quota < next.taken
      ? [fault("/quota", `занято ${next.taken}: не меньше`, `${next.taken} are taken: no fewer`)]
      : []),
    ...(next.begins !== before.begins && next.begins < now ? [fault("/times", "не в прошлом", "not in the past")] : []),
  ]);
}

/** It does not take place; whoever has signed up is told why. Twice is once. @throws Refusal not-found, event.closed, input.invalid */
export async function cancel(ctx: Ctx, id: OccasionId, input: unknown): Promise<OccasionView> {
  const { reason } = parse(CancelOccasion, input);
  const after = await changed(ctx, id, { action: "occasion.cancel" }, ({ data }) => {
    if (data.status === "cancelled") return { events: [] };
    decide.mustBeAnnounced(data);
    return { events: [happened("occasion.cancelled", data)], after: { ...data, status: "cancelled", reason } };
  });
  return shown(ctx, after);
}

/** It was held, and counts; whoever is not marked was not there. Twice is once. @throws Refusal not-found, event.ahead, event.closed */
export async function close(ctx: Ctx, id: OccasionId): Promise<OccasionView> {
  const after = await changed(ctx, id, { action: "occasion.close" }, ({ data }) => {
    if (data.status === "closed") return { events: [] };
    if (data.status === "cancelled") throw decide.closed();
    if (!decide.hasBegun(data, ctx.now())) throw decide.ahead();
    return { events: [happened("occasion.closed", data)], after: { ...data, status: "closed" } };
  });
  return shown(ctx, after);
}

/** For whoever has changed it: its organiser, or who looks after them. */
export const shown = async (ctx: Ctx, found: Pick<Stored<Occasion>, "data" | "version">): Promise<OccasionView> =>
  view(found, {
    organisation: await nameOf(ctx, found.data.agencyId),
    files: await Material.shown(ctx, found.data.files),
    mayDo: mayDo(ctx, found.data),
  });

const mayDo = (ctx: Ctx, one: Occasion): OccasionVerb[] =>
  decide.mayDo(one, ctx.now(), { seesWho: ctx.actor.kind !== "admin" });

/** With how many come, for staff everywhere, and for whoever holds it. @throws Refusal not-found */
export async function get(ctx: Ctx, id: OccasionId): Promise<OccasionView> {
  const found = await store.load(ctx, id);
  const { agency } = await Agency.load(ctx, found.data.agencyId);
  const manages = Agency.manages(ctx, agency);
  // Administrators and coordinators see what is announced in the next town.
  if (!manages && !isHere(ctx)) throw notFound();
  return view(found, {
    organisation: agency.shortName,
    files: await Material.shown(ctx, found.data.files),
    mayDo: manages ? mayDo(ctx, found.data) : [],
  });
}
const isHere = ({ actor }: Ctx): boolean => ["admin", "coordinator", "system"].includes(actor.kind);
