import { changing } from "../../ground/change/index.ts";
import { isStaff, within } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  auditRead,
  type Ctx,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type SpecialistId,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { joinMark, leaveMark } from "../../ground/vault/index.ts";
import * as Agency from "../agency/index.ts";
import * as decide from "./specialist.decide.ts";
import { endsOn, warnedOn } from "./specialist.decide.ts";
import type { SpecialistEvent, TermsEvent } from "./specialist.events.ts";
import * as store from "./specialist.store.ts";
import { type Course, NewSpecialist, type Specialist, SpecialistPatch, type SpecialistView } from "./specialist.ts";

const today = async (ctx: Ctx): Promise<string> => (await Tenant.today(ctx)).toString();

const changed = changing<SpecialistId, Specialist, SpecialistEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: async (ctx, before, after) => [store.write(ctx.tenant, after, before.version, await today(ctx))],
  stream: (tenant, { specialistId }) => store.partition(tenant, specialistId),
  audit: ({ agencyId, specialistId }) => ({ subject: agencyId, detail: { specialistId } }),
  ref: ({ specialistId }) => ({ kind: "specialist", id: specialistId }),
});

const happened = (type: SpecialistEvent["type"], { specialistId, agencyId }: Specialist): SpecialistEvent => ({
  type,
  data: { specialistId, agencyId },
});

/** An organisation keeps its list; staff may keep it for them. @throws Refusal not-found, input.invalid, agency.closed */
export async function add(ctx: Ctx, agencyId: AgencyId, input: unknown): Promise<SpecialistView> {
  await Agency.mustManage(ctx, agencyId);
  const { name, ...content } = parse(NewSpecialist, input);
  const day = await today(ctx);
  mustBePast(content.courses, day);
  await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
  const { agency } = await Agency.load(ctx, agencyId);
  const now = ctx.now();
  const specialistId: SpecialistId = newId("specialist", now.epochMilliseconds);
  const data: Specialist = {
    specialistId,
    agencyId,
    municipality: agency.municipality,
    ...content,
    status: "working",
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [
      store.write(ctx.tenant, data, "absent", day),
      await store.writeName(ctx, specialistId, name),
      joinMark(await store.markOfName(ctx, agencyId, name), specialistId),
    ],
    stream: store.partition(ctx.tenant, specialistId),
    events: [happened("specialist.added", data)],
    audit: { subject: agencyId, action: "specialist.add", detail: { specialistId } },
    ref: { kind: "specialist", id: specialistId },
  });
  return view({ data, version: 1 }, name, day);
}

/** Whether {@link add} would take it: for a list that is only looked at. @throws Refusal not-found, input.invalid */
export async function mustBeAddable(ctx: Ctx, agencyId: AgencyId, input: unknown): Promise<void> {
  await Agency.mustManage(ctx, agencyId);
  mustBePast(parse(NewSpecialist, input).courses, await today(ctx));
}

const mustBePast = (courses: readonly Course[], day: string): void =>
  mustBeRight(
    courses.flatMap(({ on }, i) =>
      on > day ? [fault(`/courses/${i}/on`, "не позже сегодняшнего дня", "no later than today")] : [],
    ),
  );

/** What is named changes, lists as a whole. @throws Refusal not-found, input.invalid, conflict.version */
export async function change(
  ctx: Ctx,
  id: SpecialistId,
  input: unknown,
  expectedVersion?: number,
): Promise<SpecialistView> {
  const { name, ...patch } = parse(SpecialistPatch, input);
  const day = await today(ctx);
  if (patch.courses) mustBePast(patch.courses, day);
  const after = await changed(ctx, id, { action: "specialist.change", expectedVersion }, async ({ data }) => {
    // Whose name was to be forgotten is named by nobody again.
    if (data.forgotten) throw notFound();
    return {
      events: [happened("specialist.changed", data)],
      after: { ...data, ...patch },
      writes: name === undefined ? [] : await renamed(ctx, data, name),
    };
  });
  return named(ctx, after, day);
}

async function renamed(ctx: Ctx, { specialistId: id, agencyId }: Specialist, name: string): Promise<Write[]> {
  const former = (await store.readNames(ctx, [id])).get(id);
  const [before, after] = [
    former && (await store.markOfName(ctx, agencyId, former)),
    await store.markOfName(ctx, agencyId, name),
  ];
  const moved = before && before.key.pk !== after.key.pk && before.subjects.includes(id);
  return [
    await store.writeName(ctx, id, name),
    ...(moved ? [leaveMark(before, id)] : []),
    ...(after.subjects.includes(id) ? [] : [joinMark(after, id)]),
  ];
}

/** The name's hash goes with the name. */
async function unmarked(ctx: Ctx, { specialistId: id, agencyId }: Specialist): Promise<Write[]> {
  const name = (await store.readNames(ctx, [id])).get(id);
  const mark = name === undefined ? undefined : await store.markOfName(ctx, agencyId, name);
  return mark?.subjects.includes(id) ? [leaveMark(mark, id)] : [];
}

/** What a list says of somebody who is there and that is not on record yet; nothing is taken away. @throws Refusal not-found, input.invalid */
export async function supplement(
  ctx: Ctx,
  id: SpecialistId,
  more: Pick<Specialist, "qualifications" | "courses">,
): Promise<void> {
  mustBePast(more.courses, await today(ctx));
  await changed(ctx, id, { action: "specialist.change" }, ({ data }) => {
    const after = { ...data, ...decide.supplemented(data, more) };
    parse(SpecialistPatch.pick({ qualifications: true, courses: true }), {
      qualifications: after.qualifications,
      courses: after.courses,
    });
    return { events: [happened("specialist.changed", data)], after };
  });
}

/** They ask that nothing be kept of who they are, or have left long ago: the name goes, the numbers stay. Twice is once. @throws Refusal not-found */
export async function forget(ctx: Ctx, id: SpecialistId): Promise<SpecialistView> {
  const after = await changed(ctx, id, { action: "specialist.forget" }, async ({ data }) =>
    data.forgotten
      ? { events: [] }
      : {
          events: [happened("specialist.forgotten", data)],
          after: { ...data, status: "left", forgotten: true },
          writes: [store.removeName(ctx, id), ...(await unmarked(ctx, data))],
        },
  );
  return view(after, undefined, await today(ctx));
}

/** A course that ended with a certificate; told again it is the same one. By the platform alone. */
export async function addCourse(ctx: Ctx, id: SpecialistId, course: Course): Promise<void> {
  await changed(ctx, id, { action: "specialist.train" }, ({ data }) =>
    data.courses.some(({ number }) => number !== undefined && number === course.number)
      ? { events: [] }
      : {
          events: [happened("specialist.trained", data)],
          after: { ...data, courses: [...data.courses, course].slice(-200) },
        },
  );
}

/** With the name, on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: SpecialistId): Promise<SpecialistView> {
  const found = await store.load(ctx, id);
  await Agency.mustManage(ctx, found.data.agencyId);
  return named(ctx, found, await today(ctx));
}

export interface SpecialistQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: Specialist["status"] | undefined;
}

/** For staff of their territory, for an organisation its own; with names, on record. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "working", ...page }: SpecialistQuery,
): Promise<Page<SpecialistView>> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !isStaff(ctx.actor, "each")) throw notFound();
  if (own && agency && agency !== own) throw notFound();
  const of = own ?? agency;
  if (agency && own === undefined) await Agency.mustManage(ctx, agency);
  const { items, next } = await store.find(
    ctx,
    { agency: of, municipality: within(ctx.actor, municipality), status },
    page,
  );
  await auditRead(ctx, { subject: of ?? "tenant", action: "specialist.list" });
  const names = await store.readNames(
    ctx,
    items.map(({ data }) => data.specialistId),
  );
  const day = await today(ctx);
  return { items: items.map((one) => view(one, names.get(one.data.specialistId), day)), next };
}

async function named(ctx: Ctx, found: Stored<Specialist>, day: string): Promise<SpecialistView> {
  const { agencyId, specialistId } = found.data;
  await auditRead(ctx, { subject: agencyId, action: "specialist.read", detail: { specialistId } });
  return view(found, (await store.readNames(ctx, [specialistId])).get(specialistId), day);
}

function view(
  { data, version }: Pick<Stored<Specialist>, "data" | "version">,
  name: string | undefined,
  day: string,
): SpecialistView {
  const { warned: _, forgotten: __, ...shown } = data;
  return { ...shown, name, endsOn: endsOn(data, day), version };
}

/** So many specialists of one organisation are told of in one commit. */
const told = 10;

/**
 * Each hour: an organisation is told, once a day, whose terms end: ninety days before, and thirty. @returns how many specialists
 * @throws the first accident, when all others are done
 */
export async function attendSpecialists(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const day = await today(ctx);
  const due = new Map<AgencyId, Specialist[]>();
  await attendEach(
    (page) => store.dueBy(ctx, day, page),
    async (one) => void due.set(one.agencyId, [...(due.get(one.agencyId) ?? []), one]),
    most,
  );
  let seen = 0;
  for (const [agencyId, all] of due)
    for (let i = 0; i < all.length; i += told) seen += await warn(ctx, agencyId, all.slice(i, i + told), day);
  return seen;
}

async function warn(ctx: Ctx, agencyId: AgencyId, all: readonly Specialist[], day: string): Promise<number> {
  const writes: Write[] = [];
  let until: string | undefined;
  for (const { specialistId } of all) {
    const { data, version } = await store.load(ctx, specialistId);
    const warned = warnedOn(data, day);
    writes.push(store.write(ctx.tenant, { ...data, warned }, version, day));
    const ends = endsOn(data, day);
    if (ends !== undefined && (until === undefined || ends < until)) until = ends;
  }
  const events: TermsEvent[] =
    until === undefined ? [] : [{ type: "agency.terms-ending", data: { agencyId, count: all.length, until } }];
  await save(ctx, {
    writes,
    stream: Agency.keyOf(ctx.tenant, agencyId).pk,
    events,
    audit: { subject: agencyId, action: "specialist.warn", detail: { count: all.length } },
  });
  return all.length;
}
