import {
  Conflict,
  commitLimit,
  type DataBank,
  type DomainEvent,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";

type Event = Stored<DomainEvent>;

/** Elsewhere in the outbox, or off it: the event itself stays for ever. */
const moved = ({ version, index: _, ...rest }: Event, index: Stored["index"]): Write => ({
  put: { ...rest, index },
  expect: version,
});

/** To where it waits until it may be told again. */
export const putOff = (bank: DataBank, event: Event, index: Stored["index"]): Promise<void> =>
  unlessTaken(bank, [event], (one) => moved(one, index));

/** An event that is not off the outbox, and why. */
export interface NotTakenOff {
  event: Event;
  error: unknown;
}

/**
 * Takes events off the outbox that were told, as many at once as a commit takes. Where that is cut short they are told again, which each
 * effect bears. What a commit is refused for may be one event's alone: then each goes by itself, so that it keeps none of the others.
 * @returns those that could not be taken off
 */
export async function takeOff(bank: DataBank, events: readonly Event[]): Promise<NotTakenOff[]> {
  const off = (some: readonly Event[]) => unlessTaken(bank, some, (event) => moved(event, undefined));
  const kept: NotTakenOff[] = [];
  for (let i = 0; i < events.length; i += commitLimit) {
    const together = events.slice(i, i + commitLimit);
    try {
      await off(together);
    } catch (error) {
      if (together.length === 1) kept.push({ event: together[0]!, error });
      else kept.push(...(await Promise.all(together.map((one) => takeOff(bank, [one])))).flat());
    }
  }
  return kept;
}

/**
 * Of some another relay may have been faster: the others are written without them. A commit names one of them alone, and a batch that comes
 * again has nothing else: so the others are looked at by one read, where each in its turn would cost a commit of all that are left.
 */
async function unlessTaken(bank: DataBank, events: readonly Event[], write: (event: Event) => Write): Promise<void> {
  let left = events;
  while (left.length > 0)
    try {
      return await bank.commit(left.map(write));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const others = left.toSpliced(error.at, 1);
      const found = others.length > 0 ? await bank.getMany(others.map(({ key }) => key)) : [];
      left = others.filter(({ version }, i) => found[i]?.version === version);
    }
}
