import { type Bucket, fullBucket, type Rate, refilled } from "../../ground/shared/bucket.ts";
import type { DataBank, Deps, DomainEvent, Stored } from "../../ground/shared/index.ts";

type Event = Stored<DomainEvent>;

/** So many events of one subject are told as they come; a flood of more is left to the sweeper, which takes turns. */
const ofSubject: Rate = { burst: 100, perMinute: 60 };
/** Subjects remembered by one process; the one unseen the longest is forgotten first. */
const remembered = 10_000;

const told = new WeakMap<DataBank, Map<string, Bucket>>();

/** Whether an event of a subject may be told at once, without others having to wait for a flood of it. */
export function isInTime({ bank, now }: Pick<Deps, "bank" | "now">, { key }: Event): boolean {
  const buckets = told.get(bank) ?? new Map<string, Bucket>();
  told.set(bank, buckets);
  const at = now().epochMilliseconds;
  const bucket = refilled(buckets.get(key.pk) ?? fullBucket(ofSubject, at), ofSubject, at);
  const inTime = bucket.left >= 1;
  buckets.delete(key.pk);
  buckets.set(key.pk, inTime ? { ...bucket, left: bucket.left - 1 } : bucket);
  if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!);
  return inTime;
}

/**
 * Events in turns: one of each tenant, of a tenant's one of each account, and of an account's one of each subject, until none is
 * left; those of one subject stay in their order. What the platform itself has brought about is its subject's.
 */
export const inTurns = (events: readonly Event[]): Event[] =>
  alternated(
    events,
    ({ data }) => data.tenant,
    (ofTenant) =>
      alternated(ofTenant, whose, (ofAccount) =>
        alternated(
          ofAccount,
          ({ key }) => key.pk,
          (ofSubject) => ofSubject,
        ),
      ),
  );

const whose = ({ key, data }: Event): string => (data.by.startsWith("system:") ? key.pk : data.by);

function alternated(
  events: readonly Event[],
  by: (event: Event) => string,
  within: (events: readonly Event[]) => readonly Event[],
): Event[] {
  let lists = [...Map.groupBy(events, by).values()].map(within);
  const taken: Event[] = [];
  for (let turn = 0; lists.length > 0; turn++) {
    for (const list of lists) taken.push(list[turn]!);
    lists = lists.filter((list) => list.length > turn + 1);
  }
  return taken;
}
