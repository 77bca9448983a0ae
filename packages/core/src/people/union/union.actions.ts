import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { caresFor, within } from "../../ground/shared/authorise.ts";
import {
  type Ctx,
  type MeetingId,
  newId,
  notFound,
  type Page,
  type PageRequest,
  Refusal,
  type Stored,
  save,
  type UnionId,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { dayBefore, daysOf } from "./union.days.ts";
import type { UnionEvent } from "./union.events.ts";
import * as store from "./union.store.ts";
import {
  CallMeeting,
  kindOf,
  type Meeting,
  NewUnion,
  type Union,
  UnionContent,
  type UnionSummary,
  type UnionView,
  view,
} from "./union.ts";

export const changed = changing<UnionId, Union, UnionEvent>({
  load: store.load,
  authorise: ({ actor }, union) => {
    if (!caresFor(actor, union)) throw notFound();
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { unionId }) => store.partition(tenant, unionId),
  audit: ({ unionId }) => ({ subject: "tenant", detail: { unionId } }),
  ref: ({ unionId }) => ({ kind: "union", id: unionId }),
});

/** Parents of a municipality have a union. Staff only. @throws Refusal input.invalid, agency.unknown, agency.closed */
export async function form(ctx: Ctx, input: unknown): Promise<UnionView> {
  const { municipality, ...content } = parse(NewUnion, input);
  const { municipalities } = await Tenant.load(ctx);
  const isOurs = municipalities.some(({ key }) => key === municipality) && caresFor(ctx.actor, { municipality });
  mustBeRight(
    isOurs ? [] : [fault("/municipality", "муниципалитет, за который вы отвечаете", "a municipality of yours")],
  );
  await mustKnow(ctx, content);
  const now = ctx.now();
  const unionId: UnionId = newId("union", now.epochMilliseconds);
  const union: Union = {
    unionId,
    municipality,
    ...content,
    status: "active",
    meetings: [],
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, union, "absent")],
    stream: store.partition(ctx.tenant, unionId),
    events: [{ type: "union.formed", data: { unionId, municipality } } satisfies UnionEvent],
    audit: { subject: "tenant", action: "union.form", detail: { unionId } },
    ref: { kind: "union", id: unionId },
  });
  return view(union, 1, []);
}

const mustKnow = async (ctx: Ctx, { agencyId }: Pick<Union, "agencyId">): Promise<void> => {
  if (agencyId) await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
};

/** Staff only; active ones unless asked otherwise. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  { municipality, status = "active", ...page }: Partial<store.Order> & PageRequest,
): Promise<Page<UnionSummary>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.find(ctx, { municipality: only, status }, page);
  const seen = items.filter(({ data }) => !only || data.municipality === only);
  return {
    items: seen.map(
      ({ data: { unionId, municipality, kind, name, agencyId, open = false, status, createdAt }, version }) => ({
        unionId,
        municipality,
        kind: kindOf({ kind }),
        name,
        agencyId,
        open,
        status,
        createdAt,
        version,
      }),
    ),
    next,
  };
}

/** With how many members there are. Staff only. @throws Refusal not-found */
export async function get(ctx: Ctx, id: UnionId): Promise<UnionView> {
  const found = await store.load(ctx, id);
  if (!caresFor(ctx.actor, found.data)) throw notFound();
  return shown(ctx, found);
}

const shown = async (ctx: Ctx, { data, version }: Pick<Stored<Union>, "data" | "version">): Promise<UnionView> =>
  view(data, version, await store.members(ctx, data.unionId));

/** What it says of itself, as a whole; closed, it invites nobody any more. @throws Refusal input.invalid, agency.unknown, agency.closed, not-found */
export async function set(ctx: Ctx, id: UnionId, input: unknown, expectedVersion?: number): Promise<UnionView> {
  const { name, about, agencyId, open, status } = parse(UnionContent, input);
  const after = await changed(ctx, id, { action: "union.change", expectedVersion }, async ({ data }) => {
    if (agencyId !== data.agencyId) await mustKnow(ctx, { agencyId });
    const { unionId, municipality } = data;
    return {
      events: [{ type: "union.changed", data: { unionId, municipality } }],
      after: { ...data, name, about, agencyId, open, status },
    };
  });
  return shown(ctx, after);
}

/** Members are invited; to one that comes again they are invited once, and reminded of each. Staff only. @throws Refusal union.closed, input.invalid: a day that is over, limit.reached, not-found */
export async function call(ctx: Ctx, id: UnionId, input: unknown): Promise<UnionView> {
  const { repeat, ...meeting } = parse(CallMeeting, input);
  const days = daysOf(meeting.on, repeat);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, id, { action: "union.call" }, ({ data }) => {
    mustBeActive(data);
    mustBeRight(meeting.on < today ? [fault("/on", "сегодня или позже", "today or later")] : []);
    mustHaveRoom("meetings", data.meetings.length + days.length - 1);
    const called = days.map((on): Meeting => {
      const meetingId: MeetingId = newId("meeting", ctx.now().epochMilliseconds);
      // Of what is today or tomorrow the invitation tells.
      return { ...meeting, on, meetingId, status: "called", reminded: dayBefore(on) <= today ? true : undefined };
    });
    const [first] = called;
    return {
      events: [happened("union.meeting-called", data, { meetingId: first!.meetingId, on: first!.on })],
      after: sorted(data, [...data.meetings, ...called]),
    };
  });
  return shown(ctx, after);
}

const sorted = (union: Union, meetings: Union["meetings"]): Union => ({
  ...union,
  meetings: meetings.toSorted((a, b) => (`${a.on} ${a.time}` < `${b.on} ${b.time}` ? -1 : 1)),
});

const happened = (
  type: "union.meeting-called" | "union.meeting-cancelled",
  { unionId, municipality }: Union,
  of: { meetingId: MeetingId; on: string },
): UnionEvent => ({ type, data: { unionId, municipality, ...of } });

/** It does not take place; whoever was invited is told. Twice is once. @throws Refusal not-found */
export async function cancel(
  ctx: Ctx,
  { unionId, meetingId }: { unionId: UnionId; meetingId: MeetingId },
): Promise<UnionView> {
  const after = await changed(ctx, unionId, { action: "union.cancel" }, ({ data }) => {
    const meeting = data.meetings.find((one) => one.meetingId === meetingId);
    if (!meeting) throw notFound();
    if (meeting.status === "cancelled") return { events: [] };
    const meetings = data.meetings.map((one) => (one === meeting ? { ...one, status: "cancelled" as const } : one));
    return {
      events: [happened("union.meeting-cancelled", data, { meetingId, on: meeting.on })],
      after: { ...data, meetings },
    };
  });
  return shown(ctx, after);
}

/** @throws Refusal union.closed */
export function mustBeActive({ status }: Union): void {
  if (status === "closed")
    throw new Refusal("union.closed", {
      ru: "Это объединение больше не работает.",
      en: "This union is no more.",
    });
}
