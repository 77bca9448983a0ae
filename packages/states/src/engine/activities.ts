/** Work that waits for a worker, and workers that wait for work. What waits is in the runs, so that a restart finds it. */
import type { Clock } from "../clock/index.ts";
import type { Json } from "../json/index.ts";

export interface Work {
  execution: number;
  attempt: number;
  input: Json;
}

/** True when the work was still wanted and is the worker's now. */
type Worker = (work: Work) => Promise<boolean>;

export class Activities {
  readonly #clock: Clock;
  readonly #work = new Map<string, Work[]>();
  readonly #workers = new Map<string, Worker[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async offer(arn: string, work: Work): Promise<void> {
    const worker = this.#workers.get(arn)?.shift();
    // What the worker does not take nobody wants any more.
    if (worker) await worker(work);
    else listOf(this.#work, arn).push(work);
  }

  withdraw(execution: number, attempt: number): void {
    for (const list of this.#work.values()) {
      const at = list.findIndex((work) => work.execution === execution && work.attempt === attempt);
      if (at >= 0) list.splice(at, 1);
    }
  }

  /** @param take tells the work's execution that it has begun; false when nobody wants it any more */
  async ask(arn: string, patience: number, take: (work: Work) => Promise<boolean>): Promise<Work | undefined> {
    for (let work = this.#work.get(arn)?.shift(); work; work = this.#work.get(arn)?.shift()) {
      if (await take(work)) return work;
    }
    const { promise, resolve } = Promise.withResolvers<Work | undefined>();
    const workers = listOf(this.#workers, arn);
    let over = false;
    const worker: Worker = async (work) => {
      const taken = await take(work);
      if (taken) cancel();
      if (taken || over) resolve(taken ? work : undefined);
      else workers.push(worker);
      return taken;
    };
    const cancel = this.#clock.at(this.#clock.now() + patience, () => {
      over = true;
      const at = workers.indexOf(worker);
      // One that is just being given work answers with that, or with nothing.
      if (at < 0) return;
      workers.splice(at, 1);
      resolve(undefined);
    });
    workers.push(worker);
    return promise;
  }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
