/** Wakes executions when something of theirs falls due: one alarm, for the earliest. */
import type { Clock } from "../clock/index.ts";
import type { Store } from "../store/index.ts";
import type { Executions } from "./executions.ts";
import type { WaitGroup } from "./wait-group.ts";

/** How many are woken between two commits. */
const batch = 50;

export class Timers {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #executions: Executions;
  readonly #underWay: WaitGroup;
  #armed: { when: number; cancel: () => void } | undefined;
  #ringing = false;
  #closed = false;

  constructor(store: Store, clock: Clock, executions: Executions, underWay: WaitGroup) {
    this.#store = store;
    this.#clock = clock;
    this.#executions = executions;
    this.#underWay = underWay;
  }

  /** Sets the alarm to what is due next; call after each commit. */
  arm(): void {
    if (this.#closed || this.#ringing) return;
    const when = this.#store.executions.nextDue();
    if (when === this.#armed?.when) return;
    this.#armed?.cancel();
    this.#armed = undefined;
    if (when === undefined) return;
    if (when <= this.#clock.now()) this.#ring();
    else this.#armed = { when, cancel: this.#clock.at(when, () => this.#ring()) };
  }

  #ring(): void {
    this.#armed = undefined;
    if (this.#closed || this.#ringing) return;
    this.#ringing = true;
    void this.#underWay
      .during(() => this.#wakeAll())
      .then(
        () => {
          this.#ringing = false;
          this.arm();
        },
        // Errors of the store reach those who wait for a commit; an alarm has nobody to tell. It is not set anew: what is due stays so.
        () => {
          this.#ringing = false;
        },
      );
  }

  /** In the order in which things fell due. */
  async #wakeAll(): Promise<void> {
    for (;;) {
      const ids = this.#store.executions.dueBy(this.#clock.now(), batch);
      if (ids.length === 0 || this.#closed) return;
      let woken = false;
      for (const id of ids) woken = (await this.#executions.send(id, { kind: "due" })) || woken;
      // Whoever is not woken may have been answered, which is not written yet: so long the store calls it due.
      const isAllWritten = !this.#store.db.pending;
      await this.#store.db.committed();
      if (!woken && isAllWritten) return; // the clock has gone back since
    }
  }

  close(): void {
    this.#closed = true;
    this.#armed?.cancel();
  }
}
