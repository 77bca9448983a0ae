import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import { changing, expected } from "../../ground/change/index.ts";
import { type AgencyId, type Ctx, notFound, type OccasionId, type Stored } from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import type { Occasion } from "../occasion/occasion.ts";
import { type Call, type CallView, type OpenCall, type Reviewer, SetCall } from "./call.ts";
import { openView } from "./call.view.ts";
import * as decide from "./talk.decide.ts";
import type { CallEvent } from "./talk.events.ts";
import * as store from "./talk.store.ts";

export const may = async (ctx: Ctx, id: AgencyId | undefined): Promise<boolean> =>
  id !== undefined && ((await unlessRefused(() => Agency.mustManage(ctx, id).then(() => true))) ?? false);

/** Whoever organises, whoever decides with them, and staff of either place. @throws Refusal not-found */
export async function mustRun(
  ctx: Ctx,
  { agencyId, deciderId }: Pick<Call, "agencyId"> & Partial<Pick<Call, "deciderId">>,
): Promise<void> {
  if (!(await may(ctx, agencyId)) && !(await may(ctx, deciderId))) throw notFound();
}

const changedBy = (
  authorise: (ctx: Ctx, call: Call) => Promise<void>,
  load: (ctx: Ctx, id: OccasionId) => Promise<Stored<Call>> = store.loadCall,
) =>
  changing<OccasionId, Call, CallEvent>({
    load,
    authorise,
    writes: ({ tenant }, before, after) => [store.writeCall(tenant, after, expected(before))],
    stream: (tenant, { occasionId }) => occasions.partition(tenant, occasionId),
    audit: ({ occasionId, agencyId }) => ({ subject: agencyId, detail: { occasionId } }),
    ref: ({ occasionId }) => ({ kind: "call", id: occasionId }),
  });
export const changedCall = changedBy(mustRun);
/** By the platform alone. */
export const callByItself = changedBy(async () => {});

/** Sets it as a whole; the first time only the organiser and staff may, later whoever decides as well. */
const setCallOf = changedBy(
  mustRun,
  async (ctx, id) => (await store.readCall(ctx, id)) ?? blank(ctx, (await occasions.load(ctx, id)).data),
);

/** What an event that asks for nothing yet has; it is never written. */
const blank = (ctx: Ctx, { occasionId, agencyId, municipality }: Occasion): Stored<Call> => ({
  key: store.callKey(ctx.tenant, occasionId),
  kind: "talk-call",
  version: 0,
  data: {
    occasionId,
    agencyId,
    municipality,
    opens: "",
    closes: "",
    reviewsBy: "",
    sections: [],
    kinds: [],
    abstractMost: 0,
    blind: true,
    open: false,
    reviewers: [],
    reviewsEach: 1,
    slots: [],
    stage: "off",
    createdAt: ctx.now().toString(),
  },
});

/**
 * An event asks for talks: from when to when, in which sections, who reads and who decides.
 * @throws Refusal not-found, call.closed, input.invalid, agency.unknown, conflict.version
 */
export async function setCall(ctx: Ctx, id: OccasionId, input: unknown, expectedVersion?: number): Promise<CallView> {
  const said = parse(SetCall, input);
  const { data: event } = await occasions.load(ctx, id);
  const today = (await Tenant.today(ctx)).toString();
  const after = await setCallOf(ctx, id, { action: "call.set", expectedVersion }, async ({ data, version }) => {
    await mustBeKnown(ctx, said);
    if (event.status !== "announced" || hasBegun(event, ctx)) throw decide.callClosed();
    mustEndBefore(said, event, version === 0 ? today : undefined);
    const before = version === 0 ? undefined : data;
    decide.mustKeepSections(before, said, today);
    // As a whole: what may be absent and is not said again is gone.
    const gone = { about: undefined, deciderId: undefined };
    const next: Call = { ...data, ...gone, ...said, stage: decide.setAgain(before, said, today) };
    return { events: [{ type: "call.set", data: { occasionId: id, agencyId: data.agencyId } }], after: next };
  });
  return shownCall(ctx, after, event);
}

export const hasBegun = ({ begins }: Pick<Occasion, "begins">, ctx: Pick<Ctx, "now">): boolean =>
  begins <= ctx.now().toString();

/** Talks are read before the event begins. @param today the first time: it does not close in the past */
function mustEndBefore({ closes, reviewsBy }: SetCall, event: Occasion, today: string | undefined): void {
  const first = event.times[0]!.from.slice(0, 10);
  mustBeRight([
    ...(reviewsBy < first ? [] : [fault("/reviewsBy", "раньше начала мероприятия", "before the event begins")]),
    ...(today !== undefined && closes < today ? [fault("/closes", "не в прошлом", "not in the past")] : []),
  ]);
}

/** @throws Refusal input.invalid, agency.unknown */
async function mustBeKnown(ctx: Ctx, { reviewers, deciderId }: SetCall): Promise<void> {
  await Agency.mustBeKnown(ctx, [
    ...(deciderId ? [{ pointer: "/deciderId", agencyId: deciderId }] : []),
    ...reviewers.map(({ agencyId }, i) => ({ pointer: `/reviewers/${i}/agencyId`, agencyId })),
  ]);
  await mustBeTheirs(ctx, reviewers);
}

/** A specialist who reviews works at the organisation that is named. @throws Refusal input.invalid */
export async function mustBeTheirs(ctx: Ctx, reviewers: readonly Reviewer[]): Promise<void> {
  const faults = await Promise.all(
    reviewers.map(async ({ agencyId, specialistId }, i) => {
      if (!specialistId) return [];
      const found = await unlessRefused(() => specialists.load(ctx, specialistId));
      return found?.data.agencyId === agencyId && found.data.status === "working"
        ? []
        : [fault(`/reviewers/${i}/specialistId`, "специалист этой организации", "a specialist of that organisation")];
    }),
  );
  mustBeRight(faults.flat());
}

/** @throws Refusal not-found for everybody who does not run it */
export async function getCall(ctx: Ctx, id: OccasionId): Promise<CallView> {
  const found = await store.loadCall(ctx, id);
  await mustRun(ctx, found.data);
  return shownCall(ctx, found, (await occasions.load(ctx, id)).data);
}

export async function shownCall(
  ctx: Ctx,
  { data, version }: Pick<Stored<Call>, "data" | "version">,
  event: Pick<Occasion, "title">,
): Promise<CallView> {
  const { createdAt: _, municipality: __, ...call } = data;
  const ids = [...new Set([data.agencyId, ...data.reviewers.map(({ agencyId }) => agencyId)])];
  const [names, today] = [await Agency.namesOf(ctx, ids), (await Tenant.today(ctx)).toString()];
  return {
    ...call,
    event: event.title,
    organisation: names.get(data.agencyId) ?? "",
    taking: decide.isTaking(data, today),
    reviewers: data.reviewers.map((one) => ({ ...one, organisation: names.get(one.agencyId) ?? "" })),
    version,
  };
}

const mostOpen = 50;

/** What an organisation may submit to now: of the whole region, by the last day for reviews. */
export async function openCalls(ctx: Ctx): Promise<OpenCall[]> {
  const today = (await Tenant.today(ctx)).toString();
  const { items } = await store.callsOf(ctx, undefined, today, { limit: mostOpen });
  const taking = items.map(({ data }) => data).filter((call) => decide.isTaking(call, today));
  const [events, names] = await Promise.all([
    occasions.loadMany(
      ctx,
      taking.map(({ occasionId }) => occasionId),
    ),
    Agency.namesOf(ctx, [...new Set(taking.map(({ agencyId }) => agencyId))]),
  ]);
  return taking.flatMap((call) => {
    const title = events.get(call.occasionId)?.title;
    return title === undefined ? [] : [openView(call, { title, organisation: names.get(call.agencyId) ?? "", today })];
  });
}

/** What an organisation runs, or decides with others, whose reviews end now or later, or did within half a year. */
export async function callsRunBy(ctx: Ctx, agencyId: AgencyId): Promise<CallView[]> {
  const since = Temporal.PlainDate.from(await Tenant.today(ctx))
    .subtract({ months: 6 })
    .toString();
  const [own, decided] = await Promise.all([
    store.callsOf(ctx, agencyId, since, { limit: mostOpen }),
    store.callsDecidedBy(ctx, agencyId, since, { limit: mostOpen }),
  ]);
  const all = [...own.items, ...decided.items];
  const events = await occasions.loadMany(
    ctx,
    all.map(({ data }) => data.occasionId),
  );
  return Promise.all(
    all.flatMap((one) => {
      const event = events.get(one.data.occasionId);
      return event ? [shownCall(ctx, one, event)] : [];
    }),
  );
}
