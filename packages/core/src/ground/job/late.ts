import { type PeriodId, quarterId } from "../calendar/index.ts";
import { all, type Key, type Write } from "../shared/bank.ts";
import { type Ctx, retrying } from "../shared/context.ts";
import type { EventId, InstrumentId, JobId, ResultId } from "../shared/ids.ts";
import { readingAnew } from "../shared/read-once.ts";
import { partitionOf } from "../vault/subject.ts";

/**
 * What is recorded with a day of a quarter that is over. Figures of that quarter may be frozen, and then follow in a revision: of a
 * paper by itself at once, of all that one job records in one, when the last of them has been counted
 * (docs/decisions/0124-late-papers.md).
 */
export interface Late {
  quarter: PeriodId;
  /** The job that recorded it among others. */
  act?: JobId | undefined;
}

/** Whether a day lies in a quarter before today's. */
export function lateOn(
  day: Parameters<typeof quarterId>[0],
  today: Parameters<typeof quarterId>[0],
): PeriodId | undefined {
  const quarter = quarterId(day);
  return quarter < quarterId(today) ? quarter : undefined;
}

type Bank = Pick<Ctx, "bank" | "tenant">;
type Subject = InstrumentId | ResultId;

/** Papers and results without a route are different figures. */
export type LateKind = "papers" | "results";
export type LateCounts = Partial<Record<LateKind, number>>;

const placeOf = (tenant: string, act: JobId, sk: string): Key => ({
  table: "records",
  pk: partitionOf(tenant, act),
  sk: `LATE#${sk}`,
});
const waits = (tenant: string, act: JobId, subject: Subject) => placeOf(tenant, act, `WAITS#${subject}`);
const quarterOf = (tenant: string, act: JobId, quarter: PeriodId) => placeOf(tenant, act, `QUARTER#${quarter}`);
const ended = (tenant: string, act: JobId) => placeOf(tenant, act, "ENDED");

/** Says that the act has something more to be counted; to be committed with what is recorded. */
export const awaitCounting = (tenant: string, act: JobId, subject: Subject): Write => ({
  put: { key: waits(tenant, act, subject), kind: "late", data: {} },
  expect: "absent",
});

/** One of an act has been counted. Told again it changes nothing. */
export const countedLate = (
  ctx: Bank,
  { act, quarter }: Required<Late>,
  subject: Subject,
  kind: LateKind,
): Promise<void> =>
  retrying(async () => {
    const { bank, tenant } = readingAnew(ctx);
    const [waiting, known] = await bank.getMany<LateCounts>([
      waits(tenant, act!, subject),
      quarterOf(tenant, act!, quarter),
    ]);
    if (!waiting) return;
    const counts = { ...known?.data, [kind]: (known?.data[kind] ?? 0) + 1 };
    await bank.commit([
      { remove: waiting.key, expect: waiting.version },
      {
        put: { key: quarterOf(tenant, act!, quarter), kind: "late", data: counts },
        expect: known?.version ?? "absent",
      },
    ]);
  });

/** The act records nothing any more. Nothing is written where it came to nothing late. */
export async function endAct({ bank, tenant }: Bank, act: JobId, eventId: EventId): Promise<void> {
  const { items } = await bank.list("records", partitionOf(tenant, act), { prefix: "LATE#" }, { limit: 1 });
  if (items.length > 0)
    await bank.commit([{ put: { key: ended(tenant, act), kind: "late", data: { eventId } }, expect: "any" }]);
}

/** An act of which all is recorded and counted: what came to which quarter. */
export interface EndedAct {
  eventId: EventId;
  quarters: Map<PeriodId, LateCounts>;
}

/** Undefined while there is more to come; strongly consistent, so that whoever counts the last of it finds it ended. */
export async function endedAct(request: Bank, act: JobId): Promise<EndedAct | undefined> {
  const { bank, tenant } = readingAnew(request);
  const end = await bank.get<{ eventId: EventId }>(ended(tenant, act));
  if (!end) return undefined;
  const pk = partitionOf(tenant, act);
  const { items } = await bank.list("records", pk, { prefix: "LATE#WAITS#" }, { limit: 1 });
  if (items.length > 0) return undefined;
  const quarters = new Map<PeriodId, LateCounts>();
  for await (const { key, data } of all<LateCounts>(bank, "records", pk, { prefix: "LATE#QUARTER#" }))
    quarters.set(key.sk.slice("LATE#QUARTER#".length) as PeriodId, data);
  return { eventId: end.data.eventId, quarters };
}
