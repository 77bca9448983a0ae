import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import {
  type Ctx,
  caresFor,
  type IndexName,
  type Page,
  type PageRequest,
  type Range,
  type Stored,
} from "../../ground/shared/index.ts";
import { badCursor } from "../../ground/shared/rules/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { asItStood } from "./step.moves.ts";
import { agencySteps, municipalitySteps, tenantSteps, type WaitingStatus, waitingSteps } from "./step.store.ts";
import { isUndecided, type Step, type StepBucket } from "./step.ts";

// Which order of steps answers a question, so that a page is read and not looked for.

/** Days without any answer after which a request counts as unanswered. */
export const daysWithoutAnswer = 3;

interface Question {
  agency?: AgencyId;
  bucket: StepBucket;
  only?: string | undefined;
}

/** An order of steps, page by page. */
interface Order {
  read(page: PageRequest): Promise<Page<Stored<Step>>>;
}

/** The order that answers the question, for whoever asks; none for those who may see no list of steps. */
export async function orderFor(ctx: Ctx, question: Question, clock: Tenant.Clock): Promise<Order | undefined> {
  const agency = agencyOf(ctx, question.agency);
  if (agency === "nobody") return undefined;
  const { bucket, only } = question;
  const today = localDay(clock.now, clock.zone);
  const along = (index: IndexName, pk: string, range: Range): Order => ({
    read: (page) => ctx.bank.find<Step>(index, pk, range, page),
  });
  const byDue = (index: IndexName, pk: string): Order => {
    const range = rangeOf(bucket, today);
    if (range.descending) return along(index, pk, range);
    return { read: (page) => asItStood(ctx, { index, pk, range }, page) };
  };
  if (agency) return byDue("gsi1", agencySteps(ctx.tenant, agency));
  if ((only || waiting[bucket]) && (await Tenant.isUpToDate(ctx))) {
    const status = waiting[bucket];
    if (bucket === "no-answer") return { read: (page) => unanswered(ctx, only, clock, page) };
    if (status) return along("gsi3", waitingSteps(ctx.tenant, status), only ? { prefix: `${only}#` } : {});
    if (only) return byDue("gsi4", municipalitySteps(ctx.tenant, only));
  }
  return byDue("gsi2", tenantSteps(ctx.tenant));
}

/** Staff may ask for any agency or none; a specialist gets the own one's. */
function agencyOf({ actor }: Ctx, wanted: AgencyId | undefined): AgencyId | undefined | "nobody" {
  if (caresFor(actor, "each")) return wanted;
  return actor.kind === "specialist" && (wanted ?? actor.agency) === actor.agency ? actor.agency : "nobody";
}

/** Buckets with an order of their own. */
const waiting: Partial<Record<StepBucket, WaitingStatus>> = {
  "no-answer": "requested",
  rejected: "rejected",
  failed: "failed",
  "on-hold": "on-hold",
};

function rangeOf(bucket: StepBucket, today: Temporal.PlainDate): Range {
  switch (bucket) {
    case "overdue":
      return { from: "open#", to: `open#${today}` };
    case "today":
      return { prefix: `open#${today}` };
    case "week":
      return { from: `open#${today}`, to: `open#${today.add({ days: 8 })}` };
    case "failed":
    case "settled":
      return { prefix: "settled#", descending: true };
    default:
      return { prefix: "open#" };
  }
}

export function isIn(bucket: StepBucket, step: Step, clock: Tenant.Clock): boolean {
  switch (bucket) {
    case "overdue":
    case "today":
    case "week":
      return step.status !== "planned";
    case "rejected":
    case "on-hold":
      return step.status === bucket;
    case "failed":
      return isUndecided(step);
    case "no-answer":
      return isUnanswered(step, clock);
    default:
      return true;
  }
}

/** Days count, not hours: who was asked on Monday has not answered by Thursday morning. */
function isUnanswered({ status, requestedAt }: Step, { now, zone }: Tenant.Clock): boolean {
  if (status !== "requested" || requestedAt === undefined) return false;
  const last = localDay(now, zone).subtract({ days: daysWithoutAnswer });
  return Temporal.PlainDate.compare(localDay(Temporal.Instant.from(requestedAt), zone), last) <= 0;
}

/** Most reads of one page: two for each municipality. */
const readsAtMost = 200;
/** Sorts after every place of a municipality, whose key `#` ends. */
const behind = (municipality: string) => `${municipality}$`;

/**
 * Requests that have waited too long. In each municipality they stand before those that have not: a look at its first one tells
 * whether there is any, and then only these are read. A page's `next` is the place where it goes on.
 */
async function unanswered(
  ctx: Ctx,
  only: string | undefined,
  clock: Tenant.Clock,
  { limit = 50, from }: PageRequest,
): Promise<Page<Stored<Step>>> {
  const read = (range: Range, n: number): Promise<Page<Stored<Step>>> =>
    ctx.bank.find<Step>("gsi3", waitingSteps(ctx.tenant, "requested"), range, { limit: n });
  const start = only === undefined ? "" : `${only}#`;
  if (from !== undefined && (!/[#$]/.test(from) || from < start)) throw badCursor();
  const items: Stored<Step>[] = [];
  let next: string | undefined = from ?? start;
  for (let reads = 0; items.length < limit && reads < readsAtMost; reads += 2) {
    const first: Step | undefined = only === undefined ? (await read({ from: next }, 1)).items[0]?.data : undefined;
    const municipality = only ?? first?.municipality;
    if (municipality === undefined) return { items };
    const page: Page<Stored<Step>> =
      first && !isUnanswered(first, clock)
        ? { items: [] }
        : await read({ from: next, to: `${municipality}#${askedBefore(clock)}` }, limit - items.length);
    items.push(...page.items);
    if (page.next) next = `${page.items.at(-1)?.index?.gsi3?.sk}\u0000`;
    else if (only === undefined) next = behind(municipality);
    else return { items };
  }
  return { items, next };
}

/** Who was asked before this moment has not answered for too long; without the `Z`, so that fractions of a second sort right. */
const askedBefore = ({ now, zone }: Tenant.Clock): string =>
  localDay(now, zone)
    .subtract({ days: daysWithoutAnswer - 1 })
    .toZonedDateTime(zone)
    .toInstant()
    .toString()
    .slice(0, "2025-03-03T05:00:00".length);
