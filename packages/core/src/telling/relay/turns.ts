import { type Bucket, fullBucket, type Rate, refilled } from "../../ground/shared/bucket.ts";
import type { DataBank, Deps, DomainEvent, Stored } from "../../ground/shared/index.ts";

type Event = Stored<DomainEvent>;

/** So many events of one subject are told as they come; a flood of more is left to the sweeper, which takes turns. */
const ofSubject: Rate = { burst: 100, perMinute: 60 };
/** Subjects remembered by one process; the one unseen the longest is forgotten first. */
const remembered = 10_000;

/** What is left of a subject's rate, and whether something of it was left to the sweeper. */
interface Told {
  bucket: Bucket;
  hasLeft: boolean;
}
const told = new WeakMap<DataBank, Map<string, Told>>();

/**
 * Whether an event of a subject may be told at once: without others having to wait for a flood of it, and not before an earlier one that
 * was left. A task that is opened after it was closed would stay.
 */
export async function isInTime({ bank, now }: Pick<Deps, "bank" | "now">, event: Event): Promise<boolean> {
  const subjects = told.get(bank) ?? new Map<string, Told>();
  told.set(bank, subjects);
  const { pk } = event.key;
  const at = now().epochMilliseconds;
  const known = subjects.get(pk) ?? { bucket: fullBucket(ofSubject, at), hasLeft: false };
  const bucket = refilled(known.bucket, ofSubject, at);
  const inTime = bucket.left >= 1 && !(known.hasLeft && (await waitsBefore(bank, event)));
  subjects.delete(pk);
  subjects.set(pk, { bucket: inTime ? { ...bucket, left: bucket.left - 1 } : bucket, hasLeft: !inTime });
  if (subjects.size > remembered) subjects.delete(subjects.keys().next().value!);
  return inTime;
}

/** Whether the subject's event before this one has not been told: each was told after the one before it. */
async function waitsBefore(bank: DataBank, { key: { table, pk, sk } }: Event): Promise<boolean> {
  const { items } = await bank.list(table, pk, { from: "EVENT#", to: sk, descending: true }, { limit: 1 });
  return items[0]?.index?.outbox !== undefined;
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
