/** One alarm: `run` is due when the clock reads `when` (epoch ms) or later. */
export interface Alarm {
  when: number;
  /** Alarms of the same instant run in the order in which they were set. */
  turn: number;
  run: () => void;
  cancelled: boolean;
}

/** A queue of alarms, earliest first (binary heap; a cancelled alarm is dropped when it surfaces). */
export class Alarms {
  #heap: Alarm[] = [];
  #turn = 0;

  /** Sets an alarm and returns it; flag it `cancelled` to take it back. */
  set(when: number, run: () => void): Alarm {
    const alarm = { when, turn: this.#turn++, run, cancelled: false };
    this.#heap.push(alarm);
    this.#rise(this.#heap.length - 1);
    return alarm;
  }

  /** Instant of the earliest alarm, Infinity when there is none. */
  next(): number {
    while (this.#heap[0]?.cancelled) this.#pop();
    return this.#heap[0]?.when ?? Number.POSITIVE_INFINITY;
  }

  /** Takes out the earliest alarm due at `now`; undefined when none is due. */
  takeDue(now: number): Alarm | undefined {
    return this.next() <= now ? this.#pop() : undefined;
  }

  #pop(): Alarm | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && last !== first) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(at: number): void {
    for (let i = at; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!before(this.#heap[i]!, this.#heap[parent]!)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #sink(at: number): void {
    for (let i = at; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < this.#heap.length && before(this.#heap[child]!, this.#heap[least]!)) least = child;
      }
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}

const before = (a: Alarm, b: Alarm): boolean => a.when < b.when || (a.when === b.when && a.turn < b.turn);
