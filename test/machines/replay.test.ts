// FAULTS F14: what every shipped version of a machine sent to its functions is still taken by those of today, and what they
// answered still leads today's machines to the same end.
import { machines } from "@marshrut/workflows";
import * as Task from "@marshrut/workflows/tasks";
import { afterEach, describe, expect, it } from "vitest";
import { definitionOf, digestOf, type History, type Recorded, recordings } from "./histories.ts";
import { type Handlers, openWorld, type World } from "./world.ts";

const histories = recordings();
const tasks = new Map(Object.values(Task).map((task) => [task.name as string, task]));
const current = new Map(machines.map((machine) => [machine.name, digestOf(definitionOf(machine))]));

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

describe.each(histories.map((h) => [`${h.machine} ${digestOf(h.definition)}`, h] as const))("%s", (_, history) => {
  const calls = history.executions.flatMap((execution) => execution.calls);

  it("has gone at least one way to its end, and called what today's cloud has", () => {
    expect(history.executions.some(({ status }) => status === "SUCCEEDED")).toBe(true);
    expect(calls.filter(({ task }) => !tasks.has(task))).toEqual([]);
  });

  it("sends what today's functions take, and they give what it reads", () => {
    for (const call of calls) {
      const { input, output } = tasks.get(call.task)!;
      const token = call.waits ? { taskToken: "token" } : {};
      const taken = input.safeParse({ ...call.input, ...token });
      expect([call.task, call.input, taken.error?.issues]).toEqual([call.task, call.input, undefined]);
      // Nothing that it sent is changed on the way in: an id, a cycle, a generation.
      expect({ ...call.input, ...token }).toMatchObject(taken.data!);
      if (!call.waits && !call.error) expect(output.safeParse(call.output ?? undefined).success).toBe(true);
    }
  });

  it("goes on to the same end in today's machine", async () => {
    const { ended, strange } = await replay(history);
    expect(strange).toEqual([]);
    expect(ended.map(({ status }) => status)).toEqual(history.executions.map(({ status }) => status));
    // A version of today goes the very way; a former one may have gone through states that are no more.
    if (current.get(history.machine) === digestOf(history.definition))
      expect(ended.map(({ states }) => states.toSorted())).toEqual(history.executions.map((e) => e.states.toSorted()));
  });
});

/** Something that happened to the recorded executions, at its instant. */
interface Moment {
  at: string;
  happens(): Promise<unknown>;
}

/** Lets today's machine hear what the recorded executions heard, at the instants at which they heard it. */
async function replay({ machine, executions }: History) {
  const left = executions.flatMap(({ calls }) => calls).map((call) => ({ ...call, token: "" }));
  const strange: unknown[] = [];
  const play = (task: string) => (payload: Record<string, unknown>) => {
    const { taskToken, ...input } = payload;
    const call = left.find((one) => one.task === task && !one.token && same(one.input, input));
    if (!call) return void strange.push({ task, input });
    call.token = String(taskToken ?? "called");
    if (call.waits) return undefined;
    if (call.error) throw Object.assign(new Error(call.error), { name: call.error });
    return call.output;
  };
  const handlers = Object.fromEntries(Object.entries(Task).map(([name, { name: task }]) => [name, play(task)]));
  const begin = executions.map(({ startedAt }) => startedAt).toSorted()[0]!;
  const at = await openWorld(begin, handlers as Handlers, machine);
  world = at;
  const arns: string[] = [];
  const moments: Moment[] = [
    ...executions.map((one, i) => ({
      at: one.startedAt,
      happens: async () => {
        arns[i] = await at.start(machine, one.input);
      },
    })),
    ...left.flatMap((call) => (call.endedAt ? [{ at: call.endedAt, happens: () => end(at, call) }] : [])),
  ];
  for (const moment of moments.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (moment.at > at.now()) await at.moveTo(moment.at);
    await moment.happens();
    await at.settle();
  }
  const ended = await Promise.all(
    arns.map(async (arn) => ({ status: (await at.outcome(arn)).status, states: await at.transitions(arn) })),
  );
  return { ended, strange };
}

/** A wait that ran out has done so by the clock. */
async function end(at: World, call: Recorded & { token: string }): Promise<unknown> {
  if (!call.waits || call.error === "States.Timeout") return undefined;
  return call.error ? at.fail(call.token, call.error) : at.answer(call.token, call.output as object);
}

const same = (a: object, b: object) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (fields: object) => Object.entries(fields).toSorted(([a], [b]) => a.localeCompare(b));
