/** Makes the calls of tasks, and brings the answers back. */

import { randomUUID } from "node:crypto";
import { parseResource } from "../asl/index.ts";
import { callService, type World } from "../integrations/index.ts";
import type { CallResult, ChildEnd, Effect } from "../interpreter/index.ts";
import { parseJson } from "../json/exact.ts";
import type { Json } from "../json/index.ts";
import type { ExecutionRow, Store } from "../store/index.ts";
import type { Activities } from "./activities.ts";
import type { Executions } from "./executions.ts";
import type { WaitGroup } from "./wait-group.ts";

export class Calls {
  readonly #executions: Executions;
  readonly #activities: Activities;
  readonly #store: Store;
  readonly #underWay: WaitGroup;
  readonly #world: World;
  readonly #changed: ((row: ExecutionRow) => void) | undefined;
  readonly #inFlight = new Map<string, AbortController>();
  #closed = false;

  /** @param changed hears of each change of an execution's status, once it is on disk */
  constructor(
    executions: Executions,
    activities: Activities,
    store: Store,
    underWay: WaitGroup,
    world: World,
    changed?: (row: ExecutionRow) => void,
  ) {
    this.#executions = executions;
    this.#activities = activities;
    this.#store = store;
    this.#underWay = underWay;
    this.#world = world;
    this.#changed = changed;
  }

  changed(row: ExecutionRow): void {
    this.#changed?.(row);
  }

  /** Carries out an effect; nobody waits for it. */
  effect(row: ExecutionRow, effect: Effect): void {
    if (effect.kind === "drop") this.#drop(row.id, effect);
    else if (effect.kind === "child") this.#run(() => this.#child(row, effect));
    else if (parseResource(effect.call.resource)?.kind === "activity") this.#run(() => this.#offer(row.id, effect));
    else this.#run(() => this.#call(row.id, effect));
  }

  #run(work: () => Promise<void>): void {
    // Answers that cannot be stored are asked for again after a restart.
    void this.#underWay.during(work).catch(() => {});
  }

  async #call(id: number, effect: Extract<Effect, { kind: "call" }>): Promise<void> {
    const key = `${id}:${effect.attempt}`;
    const aborter = new AbortController();
    this.#inFlight.set(key, aborter);
    try {
      const answered = callService(this.#world, effect.call, key, aborter.signal);
      const result = await Promise.race([answered, rejectOnAbort(aborter.signal)]);
      if (!this.#closed) await this.#executions.send(id, { kind: "returned", attempt: effect.attempt, result });
    } finally {
      this.#inFlight.delete(key);
    }
  }

  async #offer(id: number, { attempt, call }: Extract<Effect, { kind: "call" }>): Promise<void> {
    await this.#activities.offer(call.resource, { execution: id, attempt, input: call.parameters });
  }

  /** Starts a child of a Map Run: once, however often it is asked. */
  async #child(row: ExecutionRow, { attempt, child }: Extract<Effect, { kind: "child" }>): Promise<void> {
    const parent = `${row.id}:${attempt}`;
    if (this.#executions.startedBy(parent)) return;
    const { mapRun, label, block, express, input } = child;
    // A child of a child stands under the machine, too.
    const machineArn = `${row.machineArn.split("/")[0]}/${label}`;
    const name = randomUUID();
    await this.#executions.start({
      arn: `${machineArn.replace(":stateMachine:", express ? ":express:" : ":execution:")}:${name}`,
      machineArn,
      name,
      revision: row.revision,
      input: JSON.stringify(input),
      parent,
      awaited: true,
      mapRun,
      more: { block, express: express ? true : undefined },
    });
  }

  #drop(id: number, effect: Extract<Effect, { kind: "drop" }>): void {
    this.#activities.withdraw(id, effect.attempt);
    this.#inFlight.get(`${id}:${effect.attempt}`)?.abort();
    const started = effect.child ? this.#executions.startedBy(`${id}:${effect.attempt}`) : undefined;
    const child = effect.childArn === undefined ? started : this.#executions.find(effect.childArn);
    if (child) this.#run(async () => void (await this.#executions.send(child.id, { kind: "stopped" })));
  }

  /** Tells the task that waited for an execution how it ended. */
  ended(row: ExecutionRow): void {
    this.#run(async () => {
      const [parent, attempt] = row.parent!.split(":").map(Number) as [number, number];
      await this.#executions.send(parent, {
        kind: "ended",
        attempt,
        describe: (resource) => answerOf(row, resource),
        end: endOf(row),
      });
      if (row.more.express) this.#store.executions.remove(row.id);
      else this.#store.executions.heard(row.id);
    });
  }

  close(): void {
    this.#closed = true;
    for (const aborter of this.#inFlight.values()) aborter.abort();
  }
}

/** Rejects when an attempt is given up: a service that never answers keeps nobody. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("given up")), { once: true });
  });
}

function endOf({ status, output, error, cause }: ExecutionRow): ChildEnd {
  return { status: status as ChildEnd["status"], output, error, cause };
}

/** The description of an ended execution, as `.sync` gives it: texts, or with `:2` their values. */
function answerOf(row: ExecutionRow, resource: string): CallResult {
  const service = parseResource(resource);
  const parsed = service?.kind === "service" && service.pattern === "sync:2";
  const data = (text: string): Json => (parsed ? parseJson(text) : text);
  const about = {
    ExecutionArn: row.arn,
    Input: data(row.input),
    InputDetails: { Included: true },
    Name: row.name,
    StartDate: row.startedAt,
    StateMachineArn: row.machineArn,
    Status: row.status,
    StopDate: row.stoppedAt ?? null,
  };
  if (row.output !== undefined)
    return { ok: true, output: { ...about, Output: data(row.output), OutputDetails: { Included: true } } };
  const failed = {
    ...about,
    Error: row.error,
    Cause: row.cause,
  };
  return { ok: false, error: "States.TaskFailed", cause: JSON.stringify(failed) };
}
