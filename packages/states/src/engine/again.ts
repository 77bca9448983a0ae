/** What an engine does again that was killed: the calls that nobody has answered, and the ends that nobody has heard of. */
import { setTimeout as sleep } from "node:timers/promises";
import { parseResource } from "../asl/index.ts";
import { type Effect, effectsInFlight } from "../interpreter/index.ts";
import type { Store } from "../store/index.ts";
import type { Executions, Outside } from "./executions.ts";
import type { WaitGroup } from "./wait-group.ts";

/**
 * So long, ms, answers are waited for before a call that handed out a token is made again. By the machine's clock and not the engine's: it is
 * about who asks again out there.
 */
const answersFirst = 1000;

export class Again {
  readonly #store: Store;
  readonly #executions: Executions;
  readonly #underWay: WaitGroup;
  readonly #closing = new AbortController();

  constructor(store: Store, executions: Executions, underWay: WaitGroup) {
    this.#store = store;
    this.#executions = executions;
    this.#underWay = underWay;
  }

  /**
   * Once, before anything else. A call that handed out a token may have been made, and whoever was given it asks again while nobody answers:
   * what such a one has to say is heard first, and the call is not made again when it was answered (decision 0266).
   */
  begin(outside: Outside): void {
    const handedOut: [id: number, attempt: number][] = [];
    for (const id of this.#store.executions.calling()) {
      for (const effect of this.#inFlight(id)) {
        if (isHandedOut(effect)) handedOut.push([id, effect.attempt]);
        else outside.effect(this.#store.executions.get(id)!, effect);
      }
    }
    if (handedOut.length > 0) void this.#underWay.during(() => this.#later(handedOut, outside));
    for (const id of this.#store.executions.unheard()) outside.ended(this.#store.executions.get(id)!);
  }

  async #later(handedOut: [id: number, attempt: number][], outside: Outside): Promise<void> {
    await sleep(answersFirst, undefined, { signal: this.#closing.signal }).catch(() => {});
    if (this.#closing.signal.aborted) return;
    for (const [id, attempt] of handedOut) {
      const effect = this.#inFlight(id).find((one) => one.attempt === attempt);
      if (effect) outside.effect(this.#store.executions.get(id)!, effect);
    }
  }

  #inFlight(id: number): Effect[] {
    const run = this.#executions.openRun(id);
    return run ? effectsInFlight(run) : [];
  }

  close(): void {
    this.#closing.abort();
  }
}

function isHandedOut(effect: Effect): boolean {
  if (effect.kind !== "call" || effect.call.token === undefined) return false;
  const resource = parseResource(effect.call.resource);
  return resource?.kind === "service" && resource.pattern === "token";
}
