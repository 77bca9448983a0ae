import { Temporal } from "temporal-polyfill";
import { eachOf, type Stored } from "../shared/bank.ts";
import { auditShards, type Ctx, logPk } from "../shared/context.ts";
import type { Seals } from "../shared/seals.ts";
import type { AuditRecord } from "./audit.actions.ts";
import { chained, readSeal, type Seal, type SealedEntry, sealBytes, sealedOf, sealHash, sealName } from "./seal.ts";

export type LogCtx = Pick<Ctx, "bank" | "now" | "tenant">;

/** An entry is sealed when it is so old: by then its transaction has ended and it stands in the order by time. */
export const settles = Temporal.Duration.from({ minutes: 2 });
/** Entries that came later still are looked for so far back. */
const overlap = Temporal.Duration.from({ minutes: 10 });
/** A seal is made so often even of nothing, so that a log without its last seals is known by their absence. */
export const heartbeat = Temporal.Duration.from({ minutes: 60 });
const mostEntries = 5_000;

interface Made {
  no: number;
  /** What is signed. */
  hash: string;
  entries: number;
}

/**
 * Seals what has come into a tenant's log: chains it strand by strand, signs the heads and puts them, with the entries
 * themselves, where nothing is overwritten. Of two notaries at once one puts a number, and the other stops. Writes nothing else.
 * @param most entries of one seal
 * @returns what was made
 */
export async function seal(ctx: LogCtx, seals: Seals, most = mostEntries): Promise<Made[]> {
  const made: Made[] = [];
  for (;;) {
    const no = await newestNo(ctx, seals);
    const last = no === 0 ? undefined : await mustRead(ctx, seals, no);
    const found = await unsealed(ctx, seals, last, most);
    if (!isDue(ctx, last, found)) return made;
    const next = await signed(ctx, seals, last, found);
    if (!(await seals.put(sealName(ctx.tenant, next.no), sealBytes(next)))) return made;
    remember(seals, next);
    made.push({ no: next.no, hash: sealHash(next), entries: next.entries.length });
    if (!found.more) return made;
  }
}

interface Found {
  entries: SealedEntry[];
  upTo: string;
  more: boolean;
}

function isDue({ now }: LogCtx, last: Seal | undefined, { entries }: Found): boolean {
  if (!last || entries.length > 0) return true;
  return Temporal.Instant.compare(now(), Temporal.Instant.from(last.at).add(heartbeat)) >= 0;
}

async function signed(
  { tenant, now }: LogCtx,
  seals: Seals,
  last: Seal | undefined,
  { entries, upTo }: Found,
): Promise<Seal> {
  const content = {
    tenant,
    no: (last?.no ?? 0) + 1,
    at: now().toString(),
    upTo,
    previous: last && sealHash(last),
    chains: chained(last?.chains, entries),
    entries,
  };
  return { ...content, signature: await seals.sign(sealHash(content)) };
}

/** What has come since the last seal, and what came late before it; when there is too much, up to where it was read. */
async function unsealed(ctx: LogCtx, seals: Seals, last: Seal | undefined, most: number): Promise<Found> {
  const settled = timeText(ctx.now().subtract(settles));
  const bound = last && last.upTo > settled ? last.upTo : settled;
  const from = last && overlapOf(last);
  const known = new Set(last && from ? await keysSince(ctx, seals, last, from) : []);
  const shards = await Promise.all(
    Array.from({ length: auditShards }, (_, shard) =>
      newOf(ctx, shard, { from, to: bound }, { known, most: Math.ceil(most / auditShards) }),
    ),
  );
  const cuts = shards.flatMap(({ cut }) => cut ?? []).sort();
  const upTo = cuts[0] ?? bound;
  const entries = shards
    .flatMap(({ entries }) => entries)
    .filter(({ sk }) => sk < upTo)
    .sort((a, b) => (a.sk < b.sk ? -1 : 1))
    .map((entry): SealedEntry => (last && entry.sk < last.upTo ? { ...entry, late: true } : entry));
  return { entries, upTo, more: cuts.length > 0 };
}

/** A strand's entries that are not sealed; `cut` when there are more, from which on they are left for the next seal. */
async function newOf(
  ctx: LogCtx,
  shard: number,
  range: { from: string | undefined; to: string },
  { known, most }: { known: ReadonlySet<string>; most: number },
): Promise<{ entries: SealedEntry[]; cut?: string }> {
  const entries: SealedEntry[] = [];
  for await (const found of strand(ctx, shard, range)) {
    if (known.has(found.key.sk)) continue;
    if (entries.length >= most) return { entries, cut: found.key.sk };
    entries.push(sealedOf(shard, found));
  }
  return { entries };
}

/** One strand of the log by time. */
export const strand = (
  { bank, tenant }: LogCtx,
  shard: number,
  range: { from?: string | undefined; to: string },
): AsyncGenerator<Stored<AuditRecord>> =>
  eachOf((page) => bank.find<AuditRecord>("log", logPk(tenant, shard), range, page), 1_000);

/** Where looking for late entries begins, as a sort key. */
export const overlapOf = ({ upTo }: Seal): string =>
  timeText(Temporal.Instant.from(upTo.slice(0, upTo.indexOf("Z") + 1)).subtract(overlap));

const timeText = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });

/** Sort keys of what was sealed from a time on. */
async function keysSince(ctx: LogCtx, seals: Seals, last: Seal, from: string): Promise<string[]> {
  const keys: string[] = [];
  let at: Seal | undefined = last;
  while (at) {
    keys.push(...at.entries.map(({ sk }) => sk));
    const before: Seal | undefined = at.no > 1 ? await mustRead(ctx, seals, at.no - 1) : undefined;
    at = before && before.upTo > from ? before : undefined;
  }
  return keys;
}

/**
 * The last two seals of a tenant as this process made or read them: nothing overwrites them, and a notary that is warm needs no others. Whether
 * they are still what they were, the verification asks.
 */
const last = new WeakMap<Seals, Map<string, Seal[]>>();

function remember(seals: Seals, seal: Seal): void {
  const known = last.get(seals) ?? new Map<string, Seal[]>();
  last.set(seals, known);
  const others = (known.get(seal.tenant) ?? []).filter(({ no }) => no !== seal.no);
  known.set(seal.tenant, [...others, seal].toSorted((a, b) => a.no - b.no).slice(-2));
}

async function mustRead({ tenant }: LogCtx, seals: Seals, no: number): Promise<Seal> {
  const known = last
    .get(seals)
    ?.get(tenant)
    ?.find((one) => one.no === no);
  if (known) return known;
  const found = await readAt({ tenant }, seals, no);
  if (!found || found === "broken")
    throw new Error(`The seal ${no} of ${tenant} cannot be read: docs/runbook.md#the-audit-log-does-not-verify`);
  remember(seals, found);
  return found;
}

/** @returns `broken` for bytes that are no seal */
export async function readAt(
  { tenant }: Pick<LogCtx, "tenant">,
  seals: Seals,
  no: number,
): Promise<Seal | "broken" | undefined> {
  const bytes = await seals.get(sealName(tenant, no));
  return bytes && (unpacked(bytes) ?? "broken");
}

/** The last three that were unpacked and checked: notary and watch come to the same ones again and again, and they are large. */
let lastUnpacked: { bytes: Uint8Array; seal: Seal }[] = [];

/** What those very bytes say, whosever they are. */
function unpacked(bytes: Uint8Array): Seal | undefined {
  const known = lastUnpacked.find((one) => one.bytes.length === bytes.length && Buffer.compare(one.bytes, bytes) === 0);
  const seal = known?.seal ?? readSeal(bytes);
  if (seal && !known) lastUnpacked = [...lastUnpacked, { bytes, seal }].slice(-3);
  return seal;
}

/** The last number that a process has seen: a hint to look from, no more. */
const seen = new WeakMap<Seals, Map<string, number>>();

/** Numbers have no gaps, so that the last is found by strides that grow, and then by halves; none of them is fetched. 0: there is none. */
export async function newestNo({ tenant }: Pick<LogCtx, "tenant">, seals: Seals): Promise<number> {
  const hints = seen.get(seals) ?? new Map<string, number>();
  seen.set(seals, hints);
  const exists = (no: number) => seals.has(sealName(tenant, no));
  let low = hints.get(tenant) ?? 0;
  let high = low + 1;
  while (await exists(high)) [low, high] = [high, high + 2 * (high - low)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await exists(middle)) low = middle;
    else high = middle;
  }
  hints.set(tenant, low);
  return low;
}
