import { mustMatch } from "../shared/authorise.ts";
import type { Expectation, Stored, Write } from "../shared/bank.ts";
import { type AuditEntry, type Ctx, type Ref, retrying, save } from "../shared/context.ts";
import type { NewEvent } from "../shared/events.ts";

/** One kind of record, as far as changing it goes. */
export interface Changeable<Id, State, Event extends NewEvent> {
  /** Where it need not be there yet, a blank one of version 0. @throws Refusal not-found */
  load(ctx: Ctx, id: Id): Promise<Stored<State>>;
  /**
   * Who may change it, whatever is decided. @returns what the permission rests on (a consent), so that it still holds when the
   * change is saved @throws Refusal not-found for everybody else
   */
  authorise(ctx: Ctx, state: State): void | Promise<void> | Promise<Write[]>;
  /** What an event makes of it; only rooms whose decisions say `after` themselves have none. */
  evolve?(state: State, event: Event, at: string): State;
  /** The record itself, guarded by the version that was read, and what always changes along with it. */
  writes(ctx: Ctx, before: Stored<State>, after: State): Write[] | Promise<Write[]>;
  /** The partition in which its events live. */
  stream(tenant: string, state: State): string;
  audit(state: State): Omit<AuditEntry, "action">;
  ref?(state: State): Ref;
}

/** What is decided: what happened, the record after it where the events do not tell, and what else is written with it. */
export interface Decision<State, Event extends NewEvent> {
  events: Event[];
  after?: State;
  /** What happened to something else in the same commit, told after the record's own events. */
  besides?: NewEvent[];
  writes?: Write[];
  /** More for the audit entry: ids and codes only. */
  detail?: AuditEntry["detail"];
}

export interface ChangeRequest<State> {
  /** For the audit log, e.g. `step.accept`. */
  action: string;
  /** The version that the writer has seen, if it says so. */
  expectedVersion?: number;
  /** What else must hold of the record as it is now. @throws Refusal */
  holds?(state: State): void;
}

/**
 * The one way in which an action changes a record: load, authorise, decide, save; and again from the start when another writer
 * came in between. Nothing decided is nothing written.
 * @returns the record as it then stands. @throws Refusal conflict.version, conflict.busy, and those of its parts
 */
export function changing<Id, State, Event extends NewEvent>(of: Changeable<Id, State, Event>) {
  return (
    ctx: Ctx,
    id: Id,
    { action, expectedVersion, holds }: ChangeRequest<State>,
    decide: (found: Stored<State>) => Decision<State, Event> | Promise<Decision<State, Event>>,
  ): Promise<Stored<State>> =>
    retrying(async () => {
      const found = await of.load(ctx, id);
      const guards = (await of.authorise(ctx, found.data)) ?? [];
      holds?.(found.data);
      mustMatch(found.version, expectedVersion);
      const decided = await decide(found);
      const { events, besides = [], after = evolved(of, found.data, events, ctx), writes = [], detail } = decided;
      if (events.length === 0 && after === found.data) return found;
      const { subject, detail: usual } = of.audit(after);
      await save(ctx, {
        writes: [...(await of.writes(ctx, found, after)), ...writes, ...guards],
        stream: of.stream(ctx.tenant, after),
        events: [...events, ...besides],
        audit: { subject, action, detail: { ...usual, ...detail } },
        ref: of.ref?.(after),
      });
      return { ...found, data: after, version: found.version + 1 };
    });
}

/** What the write of a record relies on; a blank one is not there yet. */
export const expected = ({ version }: Pick<Stored, "version">): Expectation => (version === 0 ? "absent" : version);

/** The very same record where nothing happened. */
function evolved<Id, State, Event extends NewEvent>(
  { evolve }: Changeable<Id, State, Event>,
  state: State,
  events: readonly Event[],
  ctx: Ctx,
): State {
  if (events.length === 0) return state;
  if (!evolve) throw new TypeError("A decision that is not told by events must say what the record is after it");
  const at = ctx.now().toString();
  return events.reduce((before, event) => evolve(before, event, at), state);
}
