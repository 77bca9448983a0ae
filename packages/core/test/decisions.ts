import { expect } from "vitest";
import { Refusal, type RefusalCode } from "../src/ground/shared/refusal.ts";

interface Happened {
  type: string;
}

/** What a refused call was refused with; undefined when it went through. Accidents stay accidents. */
export function refusalOf(call: () => unknown): Refusal | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

/**
 * For tests of pure decisions: given a state, when something is decided, then these events follow, or a refusal.
 * @param evolve the state after one event of an instant (ISO)
 */
export function decisions<State, Event extends Happened>(evolve: (state: State, event: Event, at: string) => State) {
  const after = (state: State, events: readonly Event[], at: string): State =>
    events.reduce((s, event) => evolve(s, event, at), state);

  const given = (state: State) => ({
    when(decision: (state: State) => readonly Event[]) {
      let events: readonly Event[] = [];
      const refusal = refusalOf(() => {
        events = decision(state);
      });
      return {
        /** Exactly these events in this order, by type; or the code of the refusal. */
        thenOutcome(expected: readonly string[] | string): void {
          expect(refusal?.code ?? events.map((e) => e.type)).toEqual(expected);
        },
        /** Exactly as many events as there are matchers, each with at least what its matcher names. */
        thenEvents(...expected: object[]): void {
          expect(refusal ?? events).toMatchObject(expected);
        },
        thenRefused(code: RefusalCode, more: object = {}): void {
          expect(refusal ?? events).toMatchObject({ code, ...more });
        },
        /** The state to which the events lead. */
        thenState(at: string, expected: object): void {
          if (refusal) throw refusal;
          expect(after(state, events, at)).toMatchObject(expected);
        },
      };
    },
  });
  return { given, after };
}
