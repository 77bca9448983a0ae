import { Temporal } from "temporal-polyfill";
import { localDay } from "../calendar/index.ts";
import type { Seals } from "../shared/seals.ts";
import * as Tenant from "../tenant/index.ts";
import type { AuditRecord } from "./audit.actions.ts";
import { type LogCtx, readAt } from "./notary.actions.ts";
import { recordOf, type Seal } from "./seal.ts";

/** What is told of an account, at the moment at which it came to more than the region has set. */
export interface Alert {
  /** `mass-reading`: so many children within an hour or a day; `refusals`: so often refused within an hour; `break-glass`: each use. */
  what: "mass-reading" | "refusals" | "break-glass";
  by: string;
  /** Instant of the entry that was one too many. */
  at: string;
  count: number;
  within: "hour" | "day";
}

type Limits = Required<NonNullable<Tenant.TenantSettings["watch"]>>;

/** A coordinator's busy morning stays below, a list paged to its end does not, nor one read in small portions until the evening. */
const usual: Limits = { childrenAnHour: 300, childrenADay: 1_000, refusalsAnHour: 30 };
const hour = 3_600_000;

/** The hour before the hour in which the entry stands, and what a seal waits for. */
const anHourBefore = Temporal.Duration.from({ hours: 2, minutes: 15 });
const aDayBefore = Temporal.Duration.from({ hours: 26 });

/**
 * What the entries of a seal give cause to tell. Counted in the seals before, so that nothing is kept, and of a seal that is
 * looked at again the same comes out. Days are counted with the first seal of each hour, since they take three hundred seals.
 */
export async function alertsIn(ctx: LogCtx, seals: Seals, no: number): Promise<Alert[]> {
  const seal = await mustBeSeal(ctx, seals, no);
  if (!seal) return [];
  const { watch, zone } = await Tenant.load(ctx);
  const limits = { ...usual, ...watch };
  const isHourly = isFirstOfHour(await mustBeSeal(ctx, seals, no - 1), seal);
  const former = await sealsBefore(ctx, seals, seal, isHourly ? aDayBefore : anHourBefore);
  const told = alertsOf(recordsOf(former), recordsOf([seal]), limits);
  if (!isHourly) return told;
  const last = former.findLastIndex((one, i) => isFirstOfHour(former[i - 1], one));
  const [before, fresh] = [former.slice(0, last + 1), [...former.slice(last + 1), seal]];
  return [...told, ...dayAlertsOf(recordsOf(before), recordsOf(fresh), limits, zone)];
}

const recordsOf = (seals: readonly Seal[]): AuditRecord[] => seals.flatMap(({ entries }) => entries.map(recordOf));

/** Of one that was tampered with the verification tells. */
async function mustBeSeal(ctx: LogCtx, seals: Seals, no: number): Promise<Seal | undefined> {
  const found = no > 0 ? await readAt(ctx, seals, no) : undefined;
  return found === "broken" ? undefined : found;
}

/** `2025-03-03T05` */
const hourOf = ({ at }: { at: string }) => at.slice(0, 13);
const isFirstOfHour = (before: Seal | undefined, seal: Seal): boolean => !before || hourOf(before) !== hourOf(seal);

async function sealsBefore(ctx: LogCtx, seals: Seals, { no, at }: Seal, by: Temporal.Duration): Promise<Seal[]> {
  const since = Temporal.Instant.from(at).subtract(by);
  const found: Seal[] = [];
  for (let n = no - 1; n > 0; n--) {
    const one = await mustBeSeal(ctx, seals, n);
    if (!one || Temporal.Instant.compare(Temporal.Instant.from(one.at), since) < 0) break;
    found.unshift(one);
  }
  return found;
}

/** The platform and links are no accounts. */
const isOfAccount = ({ by }: AuditRecord) => /^(admin|coordinator|specialist|representative):/.test(by);
const childOf = ({ subject }: AuditRecord) => (subject.startsWith("child_") ? subject : undefined);

function timedByAccount(entries: readonly AuditRecord[]): [by: string, sorted: Timed[]][] {
  const accounts = Map.groupBy(entries.filter(isOfAccount), ({ by }) => by);
  return [...accounts].map(([by, own]) => [
    by,
    own.map((entry) => ({ entry, ms: Date.parse(entry.at) })).sort((a, b) => a.ms - b.ms),
  ]);
}

/** Of those that are fresh, whatever the former count up to. Told once in an hour of the clock for each account and cause. */
export function alertsOf(before: readonly AuditRecord[], fresh: readonly AuditRecord[], limits: Limits): Alert[] {
  const isFresh = new Set(fresh);
  return timedByAccount([...before, ...fresh]).flatMap(([by, sorted]) => {
    const alert = (what: Alert["what"]) => (found: Crossing[]) =>
      found.flatMap(({ entry, count }): Alert[] =>
        isFresh.has(entry) ? [{ what, by, at: entry.at, count, within: "hour" }] : [],
      );
    const refusedOf = ({ action, requestId }: AuditRecord) => (action === "access.refused" ? requestId : undefined);
    return [
      ...alert("mass-reading")(crossings(sorted, limits.childrenAnHour, childOf)),
      ...alert("refusals")(crossings(sorted, limits.refusalsAnHour, refusedOf)),
      ...alert("break-glass")(
        sorted.flatMap(({ entry }) => (entry.action.startsWith("glass.") ? { entry, count: 1 } : [])),
      ),
    ];
  });
}

/** Who came to more children within a day of the region than is set: told once, of the entry that was one too many. */
export function dayAlertsOf(
  before: readonly AuditRecord[],
  fresh: readonly AuditRecord[],
  { childrenADay }: Limits,
  zone: string,
): Alert[] {
  const isFresh = new Set(fresh);
  const dayOf = ({ at }: AuditRecord) => localDay(Temporal.Instant.from(at), zone).toString();
  // Most of a log is links and the platform itself, of which nobody asks on which day they were.
  const counted = [...before, ...fresh].filter((entry) => childOf(entry) && isOfAccount(entry));
  return [...Map.groupBy(counted, dayOf).values()].flatMap(timedByAccount).flatMap(([by, sorted]) => {
    const seen = new Set<string>();
    const over = sorted.find(({ entry }) => seen.add(entry.subject).size > childrenADay)?.entry;
    return over && isFresh.has(over)
      ? [{ what: "mass-reading", by, at: over.at, count: seen.size, within: "day" } as const]
      : [];
  });
}

interface Timed {
  entry: AuditRecord;
  ms: number;
}
type Crossing = { entry: AuditRecord; count: number };

/**
 * Where the different keys of the hour before come to more than `most`; then not again in the same hour of the clock, so that
 * it depends on two hours only, however long somebody goes on.
 */
function crossings(
  sorted: readonly Timed[],
  most: number,
  keyOf: (entry: AuditRecord) => string | undefined,
): Crossing[] {
  const found: Crossing[] = [];
  const last = new Map<string, number>();
  let told: string | undefined;
  for (const { entry, ms } of sorted) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    last.delete(key);
    last.set(key, ms); // in the order of their last time: the oldest come first
    for (const [old, at] of last) {
      if (at > ms - hour) break;
      last.delete(old);
    }
    if (last.size <= most || hourOf(entry) === told) continue;
    found.push({ entry, count: last.size });
    told = hourOf(entry);
  }
  return found;
}
