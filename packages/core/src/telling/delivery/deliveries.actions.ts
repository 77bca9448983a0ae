import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  auditReads,
  type Ctx,
  type DeliveryId,
  deliveryIdPattern,
  type IndexName,
  isStaff,
  notFound,
  type Page,
  type Range,
  Refusal,
  reachOf,
  retrying,
  type StepId,
  type Stored,
  idAt as timeIn,
} from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import { agencyDeliveries, attemptsOf, load, tenantDeliveries, write } from "./delivery.store.ts";
import {
  type Attempt,
  type Channel,
  type Delivery,
  type DeliveryStatus,
  type DeliveryView,
  isResendable,
  isUnderWay,
  mayDo,
} from "./delivery.ts";

export interface DeliveryQuery {
  agency?: AgencyId | undefined;
  step?: StepId | undefined;
  status?: DeliveryStatus | undefined;
  channel?: Channel | undefined;
  /** Of the notice, or the type of a webhook's event. */
  kind?: string | undefined;
  /** ISO instants: from (inclusive), to (exclusive). */
  since?: string | undefined;
  until?: string | undefined;
  limit?: number;
  from?: string;
}

/** Most records one call looks at while it filters. */
const lookAtMost = 1000;

/** Deliveries, newest first; an agency sees those that were for it. */
export async function find(ctx: Ctx, query: DeliveryQuery): Promise<Page<DeliveryView>> {
  const { limit = 50 } = query;
  const page = await findRecords(ctx, query, limit);
  return { items: await shown(ctx, page.items, "delivery.find"), next: page.next };
}

async function findRecords(ctx: Ctx, query: DeliveryQuery, limit: number): Promise<Page<Stored<Delivery>>> {
  const { step, status, channel, kind } = query;
  const agency = agencyOf(ctx, query.agency);
  if (agency === "nobody") return { items: [] };
  const order = orderOf(ctx, agency);
  const items: Stored<Delivery>[] = [];
  let next = query.from;
  for (let looked = 0; looked < lookAtMost; ) {
    const page: Page<Stored<Delivery>> = await ctx.bank.find<Delivery>(order.index, order.pk, rangeOf(query), {
      limit: limit - items.length,
      from: next,
    });
    looked += page.items.length;
    for (const found of page.items) {
      const { data } = found;
      const fits =
        (!step || data.stepId === step) && (!status || data.status === status) && (!kind || data.kind === kind);
      if (fits && (!channel || channelOf(data) === channel) && (await isFor(ctx, data))) items.push(found);
    }
    next = page.next;
    if (!next || items.length >= limit) break;
  }
  return { items, next };
}

/** An organisation's, a municipality's, or the tenant's. */
function orderOf({ tenant, actor }: Ctx, agency: AgencyId | undefined): { index: IndexName; pk: string } {
  if (agency) return { index: "gsi2", pk: agencyDeliveries(tenant, agency) };
  const municipality = reachOf(actor);
  return { index: municipality ? "gsi3" : "gsi1", pk: tenantDeliveries(tenant, municipality) };
}

/** Ids sort by the time of their event: the first ten characters of a ULID are its milliseconds. */
function rangeOf({ since, until, step }: DeliveryQuery): Range {
  const from = since ? idAt(since) : step ? `delivery_${step.slice(5, 15)}` : "delivery_";
  return { from, to: until ? idAt(until) : "delivery_~", descending: true };
}

const idAt = (iso: string): string => timeIn("delivery", Temporal.Instant.from(iso).epochMilliseconds);

function agencyOf({ actor }: Ctx, asked: AgencyId | undefined): AgencyId | undefined | "nobody" {
  if (isStaff(actor, "each")) return asked;
  if (actor.kind !== "specialist" || (asked && asked !== actor.agency)) return "nobody";
  return actor.agency;
}

/** Coordinators see what concerns their municipality: its children, or its organisations. */
async function isFor(ctx: Ctx, { audience, agencyId, municipality }: Delivery): Promise<boolean> {
  if (!isStaff(ctx.actor, "each"))
    return audience === "agency" && agencyId !== undefined && Agency.actsFor(ctx, agencyId);
  if (isStaff(ctx.actor, { municipality })) return true;
  return agencyId !== undefined && isStaff(ctx.actor, (await Agency.load(ctx, agencyId)).agency);
}

/** @throws Refusal not-found */
export async function get(ctx: Ctx, deliveryId: DeliveryId): Promise<DeliveryView & { log: Attempt[] }> {
  const [found] = await shown(ctx, [await visible(ctx, deliveryId)], "delivery.read");
  return { ...found!, log: await attemptsOf(ctx, deliveryId) };
}

async function visible(ctx: Ctx, deliveryId: DeliveryId): Promise<Stored<Delivery>> {
  const found = deliveryIdPattern.test(deliveryId) ? await load(ctx, deliveryId) : undefined;
  if (!found || !(await isFor(ctx, found.data))) throw notFound();
  return found;
}

/**
 * Sends it once more, in a new round of attempts under the same id. While a round is under way nothing more begins: asking
 * twice sends once. Consent is asked again when it leaves. @throws Refusal not-found, delivery.not-resendable
 */
export function resend(ctx: Ctx, deliveryId: DeliveryId): Promise<DeliveryView> {
  return retrying(async () => {
    const found = await visible(ctx, deliveryId);
    if (!isResendable(found.data)) throw notResendable();
    if (isUnderWay(found.data)) return view(found);
    return view(await beginRound(ctx, found));
  });
}

function beginRound(ctx: Ctx, found: Stored<Delivery>): Promise<Stored<Delivery>> {
  const { endedAt: _, refusedAs: __, nextAttemptAt: ___, returned: ____, ...before } = found.data;
  const data: Delivery = {
    ...before,
    status: "sending",
    round: (before.round ?? 1) + 1,
    attemptsBefore: before.attempts,
  };
  const { deliveryId, routeId, childId, stepId, agencyId } = data;
  const about = { routeId, childId, stepId };
  const asked = { deliveryId, round: data.round, ...about, agencyId };
  return write(ctx, data, found, { events: [{ type: "delivery.resend-asked", data: asked }] });
}

/** What did not arrive, and can be sent again. */
const unsuccessful: readonly DeliveryStatus[] = ["failed", "refused", "bounced"];
const mostAtOnce = 200;

/**
 * Sends again what did not arrive since a time: a page of it, and where the next begins. Each is a transaction of its own
 * and once resent is no longer unsuccessful, so that a repeat does what was left.
 */
export async function resendSince(
  ctx: Ctx,
  query: Pick<DeliveryQuery, "agency" | "channel" | "until"> & { since: string },
): Promise<{ resent: DeliveryId[]; more: boolean }> {
  const resent: DeliveryId[] = [];
  let from: string | undefined;
  do {
    const page: Page<Stored<Delivery>> = await findRecords(ctx, { ...query, from }, mostAtOnce);
    for (const { data } of page.items) {
      if (!unsuccessful.includes(data.status) || !isResendable(data)) continue;
      if (resent.length >= mostAtOnce) return { resent, more: true };
      const { idempotency: _, ...each } = ctx;
      if (await resendFailed(each, data.deliveryId)) resent.push(data.deliveryId);
    }
    from = page.next;
  } while (from);
  return { resent, more: false };
}

/** The order may lag behind: the record itself says whether it still stands as failed. */
const resendFailed = (ctx: Ctx, deliveryId: DeliveryId): Promise<boolean> =>
  retrying(async () => {
    const found = await visible(ctx, deliveryId);
    if (!unsuccessful.includes(found.data.status)) return false;
    await beginRound(ctx, found);
    return true;
  });

/**
 * Deliveries as the actor may see them: an organisation that has the step no more, or of which consent was withdrawn, sees that it was
 * written to, and no more which step that was.
 */
async function told(ctx: Ctx, found: readonly Stored<Delivery>[]): Promise<DeliveryView[]> {
  if (isStaff(ctx.actor, "each")) return found.map(view);
  const about = found.flatMap(({ data: { stepId, routeId } }) => (stepId && routeId ? [{ stepId, routeId }] : []));
  const steps = (await Step.readMany(ctx, about)).flatMap((step) => step?.data ?? []);
  const known = new Set(await Step.toldOf(ctx, steps));
  return found.map((one) => {
    const { stepId, routeId, ...rest } = view(one);
    return stepId === undefined || known.has(stepId as StepId) ? { ...rest, stepId, routeId } : rest;
  });
}

/** {@link told}, and on record for each child of whose step or route it tells. */
async function shown(ctx: Ctx, found: readonly Stored<Delivery>[], action: string): Promise<DeliveryView[]> {
  const views = await told(ctx, found);
  // What is about a step names its route.
  const children = found
    .map(({ data }, i) => (views[i]?.routeId === undefined ? undefined : data.childId))
    .filter((id) => id !== undefined);
  await auditReads(
    ctx,
    [...new Set(children)].map((subject) => ({ subject, action })),
  );
  return views;
}

const channelOf = ({ channel = "mail" }: Delivery): Channel => channel;

const view = ({ data, version }: Stored<Delivery>): DeliveryView => ({
  deliveryId: data.deliveryId,
  channel: channelOf(data),
  audience: data.audience,
  kind: data.kind,
  status: data.status,
  routeId: data.routeId,
  stepId: data.stepId,
  obligationId: data.obligationId,
  agencyId: data.agencyId,
  webhookId: data.webhookId,
  to: data.to,
  attempts: data.attempts,
  round: data.round ?? 1,
  createdAt: data.createdAt,
  nextAttemptAt: data.nextAttemptAt && isUnderWay(data) ? data.nextAttemptAt : undefined,
  endedAt: data.endedAt,
  refusedAs: data.refusedAs,
  mayDo: mayDo(data),
  version,
});

const notResendable = () =>
  new Refusal("delivery.not-resendable", {
    ru: "Сводка собирается заново каждый день: прежнюю отправить нельзя.",
    en: "A digest is made anew each day: a former one cannot be sent again.",
  });
