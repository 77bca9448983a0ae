import type { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { computeDeadline, type DeadlineRule, isNoCalendar } from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type BodyId,
  type Ctx,
  isStaff,
  mustBeStaff,
  newId,
  type Page,
  type PageRequest,
  type Stored,
  save,
  within,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { roundOf } from "./attend.decide.ts";
import { type Body, BodyContent, type BodySummary, type BodyView, NewBody, type Rhythm, type Seat } from "./body.ts";
import type { BodyEvent } from "./meeting.events.ts";
import { isVisible, mustSee, mustWorkHere, namesOf, territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";

export const bodyRef = ({ bodyId, municipality, place }: Pick<Body, "bodyId" | "municipality" | "place">) => ({
  bodyId,
  municipality,
  place,
});

export const changedBody = changing<BodyId, Body, BodyEvent>({
  load: store.loadBody,
  authorise: ({ actor }, body) => mustBeStaff(actor, territoryOf(body)),
  writes: ({ tenant }, before, after) => [store.writeBody(tenant, after, before.version)],
  stream: (tenant, { bodyId }) => store.bodyPartition(tenant, bodyId),
  audit: ({ bodyId }) => ({ subject: "tenant", detail: { bodyId } }),
  ref: ({ bodyId }) => ({ kind: "body", id: bodyId }),
});

type Seats = Pick<Body, "secretary" | "chair" | "members">;

/** @throws Refusal agency.unknown */
const mustKnow = (ctx: Ctx, { secretary, chair, members }: Seats): Promise<void> =>
  Agency.mustBeKnown(ctx, [
    { pointer: "/secretary/agencyId", agencyId: secretary.agencyId },
    { pointer: "/chair/agencyId", agencyId: chair.agencyId },
    ...members.map(({ agencyId }, i) => ({ pointer: `/members/${i}/agencyId`, agencyId })),
  ]);

/** @throws Refusal input.invalid, agency.unknown, limit.reached, not-found */
export async function form(ctx: Ctx, input: unknown): Promise<BodyView> {
  const { municipality, ...content } = parse(NewBody, input);
  mustBeStaff(ctx.actor, territoryOf({ municipality }));
  const { municipalities } = await Tenant.load(ctx);
  const isKnown = municipality === undefined || municipalities.some(({ key }) => key === municipality);
  mustBeRight(isKnown ? [] : [fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
  await mustKnow(ctx, content);
  const present = await store.findBodies(ctx, { municipality, status: "active" }, { limit: 100 });
  mustHaveRoom("bodies", present.items.length);
  const now = ctx.now();
  const bodyId: BodyId = newId("body", now.epochMilliseconds);
  const place = municipality ?? (await Agency.load(ctx, content.secretary.agencyId)).agency.municipality;
  const body: Body = {
    ...content,
    bodyId,
    municipality,
    place,
    status: "active",
    held: {},
    meets: [],
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.writeBody(ctx.tenant, body, "absent")],
    stream: store.bodyPartition(ctx.tenant, bodyId),
    events: [{ type: "body.formed", data: bodyRef(body) } satisfies BodyEvent],
    audit: { subject: "tenant", action: "body.form", detail: { bodyId } },
    ref: { kind: "body", id: bodyId },
  });
  return shown(ctx, { data: body, version: 1 });
}

/** What it says of itself, as a whole; a closed one meets no more. @throws Refusal input.invalid, agency.unknown, not-found, conflict.version */
export async function set(ctx: Ctx, id: BodyId, input: unknown, expectedVersion?: number): Promise<BodyView> {
  const content = parse(BodyContent, input);
  const after = await changedBody(ctx, id, { action: "body.change", expectedVersion }, async ({ data }) => {
    await mustKnow(ctx, content);
    return { events: [{ type: "body.changed", data: bodyRef(data) }], after: { ...data, ...content } };
  });
  return shown(ctx, after);
}

/** @throws Refusal not-found */
export async function getBody(ctx: Ctx, id: BodyId): Promise<BodyView> {
  const found = await store.loadBody(ctx, id);
  mustSee(ctx, found.data);
  return shown(ctx, found);
}

/** Staff's, and of organisations those in which they sit. @throws Refusal cursor.invalid, not-found */
export async function findAll(
  ctx: Ctx,
  {
    municipality,
    status = "active",
    ...page
  }: PageRequest & { municipality?: string | undefined; status?: Body["status"] | undefined },
): Promise<Page<BodySummary>> {
  mustWorkHere(ctx);
  const { items, next } = await store.findBodies(ctx, { municipality: within(ctx.actor, municipality), status }, page);
  const seen = items.filter(({ data }) => isVisible(ctx, data));
  const names = await namesOf(
    ctx,
    seen.map(({ data }) => data),
  );
  return { items: seen.map((one) => summary(one, names)), next };
}

const named = ({ agencyId, post }: Seat, names: ReadonlyMap<string, string>) => ({
  agencyId,
  name: names.get(agencyId),
  post,
});

function summary(
  { data, version }: Pick<Stored<Body>, "data" | "version">,
  names: ReadonlyMap<string, string>,
): BodySummary {
  const { bodyId, municipality, name, kind, secretary, chair, members, quorum, status, createdAt } = data;
  return {
    bodyId,
    municipality,
    name,
    kind,
    secretary: named(secretary, names),
    chair: named(chair, names),
    members: members.length,
    quorum,
    status,
    createdAt,
    version,
  };
}

async function shown(ctx: Ctx, found: Pick<Stored<Body>, "data" | "version">): Promise<BodyView> {
  const { data } = found;
  const names = await namesOf(ctx, [data]);
  return {
    ...summary(found, names),
    members: data.members.map((one) => named(one, names)),
    rhythm: data.rhythm,
    next: data.status === "active" && data.rhythm ? await nextOf(ctx, data.rhythm) : undefined,
    mayDo: isStaff(ctx.actor, territoryOf(data)) ? (data.status === "active" ? ["change", "plan"] : ["change"]) : [],
  };
}

const basis = {
  text: { ru: "Положение о рабочей группе", en: "The body's own order" },
  grade: "P",
} as const satisfies DeadlineRule["legalBasis"];

/** By when to meet in the period of a day, and how that is counted; nothing where that year has no calendar yet, which is asked for by itself. */
export async function meetBy(ctx: Ctx, { every, within, unit }: Rhythm, day: Temporal.PlainDate) {
  const { start, end } = roundOf(every, day);
  const rule: DeadlineRule = {
    anchor: "period-start",
    offset: within,
    unit,
    direction: "after",
    nonWorking: "previous",
    legalBasis: basis,
  };
  // «До 30-го числа» counts the period's first day as the first.
  const due = computeDeadline(rule, start.subtract({ days: 1 }), await calendarOf(ctx));
  if (isNoCalendar(due)) return undefined;
  const by = [due.date, end.toString()].sort()[0]!;
  return { by, explain: { ru: due.explain.ru, en: due.explain.en }, start, end };
}

async function nextOf(ctx: Ctx, rhythm: Rhythm): Promise<BodyView["next"]> {
  const found = await meetBy(ctx, rhythm, await Tenant.today(ctx));
  return found && { by: found.by, explain: found.explain };
}
