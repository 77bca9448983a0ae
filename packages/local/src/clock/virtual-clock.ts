import type { Clock } from "@marshrut/states";
import { Temporal } from "temporal-polyfill";
import { Alarms } from "./alarms.ts";
import { mustNotPass } from "./instant.ts";
import { realNow } from "./real.ts";

/** What outlives a restart: `offset` ms from real time for a running clock, the reading `at` for a frozen one. */
export interface ClockReading {
  offset: number;
  at: number;
}
export interface ClockMemory {
  load(): ClockReading | undefined;
  save(reading: ClockReading): void;
}

/** Resolves when its part of the machine is at rest; `true` says that something had moved since it was last asked. */
export type IdleProbe = () => Promise<unknown>;

export interface VirtualClockOptions {
  /** Where to start (epoch ms). A later remembered reading wins: the clock never goes back. */
  now?: number;
  /** Time moves by `advance…` only. */
  frozen?: boolean;
  memory?: ClockMemory;
  /**
   * While the clock is moved, background alarms run at most once in so many ms, and where it comes to stand. Default 0: wherever it
   * lands.
   */
  backgroundEveryMs?: number;
  /** Hears of an alarm that threw; the other alarms go on. */
  onError?: (error: unknown) => void;
}

/** A timer is looked at again this often, because a laptop may sleep and its timers with it. */
const longestNapMs = 30_000;
/** So many rounds without coming to rest means that parts of the machine keep each other awake. */
const mostRounds = 10_000;

/**
 * Alarms of the same second share a landing at its end: a thousand routes that began within a second go on together,
 * as no real timer is exact to the millisecond either. An alarm at a whole second runs at that very instant.
 */
const wholeSecond = (instant: number): number => Math.ceil(instant / 1000) * 1000;

/**
 * The one clock of the local cloud. It runs with real time (at an offset) and can be moved forward: everything due
 * on the way happens in order, each at its own instant, and the machine comes to rest before time goes on.
 */
export class VirtualClock implements Clock {
  readonly frozen: boolean;
  /** It goes on from what its memory held: a start that was asked for was not later. */
  readonly kept: boolean;
  #foreground = new Alarms();
  #background = new Alarms();
  #offset: number;
  #held: number | undefined;
  #moving = false;
  #probes = new Set<IdleProbe>();
  #queue: Promise<unknown> = Promise.resolve();
  #disarm: () => void = () => {};
  #armedFor = Number.POSITIVE_INFINITY;
  #closed = false;
  #memory: ClockMemory | undefined;
  #backgroundEveryMs: number;
  #backgroundFrom = Number.NEGATIVE_INFINITY;
  #onError: (error: unknown) => void;

  constructor(options: VirtualClockOptions = {}) {
    this.frozen = options.frozen ?? false;
    this.#memory = options.memory;
    this.#backgroundEveryMs = options.backgroundEveryMs ?? 0;
    this.#onError = options.onError ?? ((error) => console.error("clock: an alarm failed:", error));
    const kept = options.memory?.load();
    const remembered = kept && (this.frozen ? kept.at : realNow() + kept.offset);
    const start = Math.max(options.now ?? remembered ?? realNow(), remembered ?? Number.NEGATIVE_INFINITY);
    this.kept = start === remembered;
    this.#offset = start - realNow();
    if (this.frozen) this.#held = start;
    this.#save();
  }

  /** The machine's time in epoch ms. */
  now(): number {
    return this.#held ?? realNow() + this.#offset;
  }

  /**
   * Runs `run` once when `now() >= when`; returns its cancellation. A background alarm never stops a moving clock
   * on its way: it runs once the clock has landed behind it.
   */
  at(when: number, run: () => void, options: { background?: boolean } = {}): () => void {
    if (Number.isNaN(when)) throw new RangeError("An alarm needs an instant in epoch ms, not NaN.");
    const alarm = (options.background ? this.#background : this.#foreground).set(when, run);
    if (when < this.#armedFor) this.#arm();
    return () => {
      alarm.cancelled = true;
    };
  }

  /** Registers a part of the machine that must be at rest before time moves on; returns its removal. */
  onIdle(probe: IdleProbe): () => void {
    this.#probes.add(probe);
    return () => this.#probes.delete(probe);
  }

  /** Resolves when nothing moves any more: no alarm is due, and every probe was asked again without news. */
  async settle(): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      let moved = this.#runDue(this.#foreground);
      if (!this.#moving) moved = this.#runDue(this.#background) || moved;
      for (const probe of this.#probes) moved = (await probe()) === true || moved;
      await new Promise((resolve) => setImmediate(resolve));
      if (!moved && this.#foreground.next() > this.now()) return;
    }
    throw new Error(`The machine did not come to rest in ${mostRounds} rounds at ${this.now()}.`);
  }

  /** Moves to `instant` (epoch ms); resolves when everything due on the way has run and settled. RangeError for the past. */
  async advanceTo(instant: number): Promise<void> {
    await this.#inTurn(() => this.#advance(instant));
  }

  /** Moves by an ISO 8601 duration counted in the calendar of `zone`: P7D, P1M, PT36H. */
  async advanceBy(duration: string, zone: string): Promise<void> {
    await this.#inTurn(() => {
      const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(this.now())).toZonedDateTimeISO(zone);
      return this.#advance(from.add(duration).epochMilliseconds);
    });
  }

  /**
   * Jumps by a duration as a clock that was set wrong: nothing runs on the way, and all that fell due meanwhile finds itself late
   * at once (FAULTS F27).
   */
  async jumpBy(duration: string, zone: string): Promise<void> {
    await this.#inTurn(async () => {
      const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(this.now())).toZonedDateTimeISO(zone);
      const by = from.add(duration).epochMilliseconds - this.now();
      mustNotPass(this.now() + by);
      if (!(by >= 0)) throw new RangeError(`The clock cannot jump back by ${duration}.`);
      this.#offset += by;
      if (this.#held !== undefined) this.#held += by;
      this.#save();
      await this.settle();
      this.#arm();
    });
  }

  /** Stops all timers. The alarms are left unrun. */
  close(): void {
    this.#closed = true;
    this.#disarm();
  }

  async #advance(target: number): Promise<void> {
    if (!(target >= this.now())) throw new RangeError(`The clock reads ${this.now()} and cannot go to ${target}.`);
    mustNotPass(target);
    this.#held = this.now();
    this.#moving = true;
    try {
      await this.settle();
      for (let next = this.#foreground.next(); next <= target; next = this.#foreground.next()) {
        await this.#land(Math.min(wholeSecond(next), target));
        if (this.#held >= this.#backgroundFrom) await this.#tend();
      }
      await this.#land(target);
      await this.#tend();
    } finally {
      this.#offset = this.#held - realNow();
      if (!this.frozen) this.#held = undefined;
      this.#moving = false;
      this.#save();
      this.#arm();
    }
  }

  async #land(at: number): Promise<void> {
    this.#held = Math.max(at, this.#held ?? at);
    this.#save(); // before the alarms run: after a crash, time must not fall back behind what they did
    await this.settle();
  }

  async #tend(): Promise<void> {
    this.#backgroundFrom = this.now() + this.#backgroundEveryMs;
    if (this.#runDue(this.#background)) await this.settle();
  }

  /** Runs what is due now; what it sets anew for this very instant waits for the next round. */
  #runDue(alarms: Alarms): boolean {
    const now = this.now();
    const due = [];
    for (let alarm = alarms.takeDue(now); alarm; alarm = alarms.takeDue(now)) due.push(alarm);
    let ran = false;
    for (const alarm of due) {
      if (alarm.cancelled) continue;
      ran = true;
      try {
        alarm.run();
      } catch (error) {
        this.#onError(error);
      }
    }
    return ran;
  }

  #arm(): void {
    this.#disarm();
    if (this.#closed) return;
    const background = this.#moving ? Number.POSITIVE_INFINITY : this.#background.next();
    const next = Math.min(this.#foreground.next(), background);
    const wait = next - this.now();
    this.#armedFor = next;
    if (wait <= 0) {
      const soon = setImmediate(() => this.#ring());
      this.#disarm = () => clearImmediate(soon);
    } else if (this.#held === undefined && wait !== Number.POSITIVE_INFINITY) {
      const later = setTimeout(() => this.#ring(), Math.min(Math.ceil(wait), longestNapMs)).unref();
      this.#disarm = () => clearTimeout(later);
    }
  }

  #ring(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    this.#runDue(this.#foreground);
    if (!this.#moving) this.#runDue(this.#background);
    this.#arm();
  }

  #save(): void {
    this.#memory?.save({ offset: this.#held === undefined ? this.#offset : this.#held - realNow(), at: this.now() });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}
