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

/**
 * Takes events off the outbox that were told, as many at once as a commit takes. Where that is cut short they are told again, which each
 * effect bears.
 */
export async function takeOff(bank: DataBank, events: readonly Event[]): Promise<void> {
  for (let i = 0; i < events.length; i += commitLimit)
    await unlessTaken(bank, events.slice(i, i + commitLimit), (event) => moved(event, undefined));
}

/** Of some another relay may have been faster: the others are written without them. */
async function unlessTaken(bank: DataBank, events: readonly Event[], write: (event: Event) => Write): Promise<void> {
  let left = events;
  while (left.length > 0)
    try {
      return await bank.commit(left.map(write));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      left = left.toSpliced(error.at, 1);
    }
}
