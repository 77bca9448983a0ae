/** Parallel: one thread for each branch, the results in the order of the branches. */
import { childPath, type ParallelState } from "../../asl/types.ts";
import type { Json } from "../../json/index.ts";
import { effectiveInput, parametersOf, type Scene, sceneOf, shapeResult } from "../fields.ts";
import { leave } from "../flow.ts";
import type { Thread } from "../run.ts";
import type { Step } from "../step.ts";

export async function beginParallel(scene: Scene, state: ParallelState): Promise<void> {
  const { step, thread } = scene;
  const input = await parametersOf(scene, state, effectiveInput(scene));
  const started = step.emit(thread, "ParallelStateStarted");
  thread.at = { kind: "branches", results: {}, total: state.Branches.length };
  for (const index of state.Branches.keys()) {
    const block = step.machine.blocks.get(childPath(thread.block, state.name, index))!;
    step.spawn(thread, block, index, input, started);
  }
}

export async function joinParallel(step: Step, parent: Thread, child: Thread, output: Json): Promise<void> {
  const state = step.state(parent) as ParallelState;
  const at = parent.at;
  if (at.kind !== "branches") return;
  at.results[child.index] = output;
  if (Object.keys(at.results).length < at.total) return;
  parent.prev = child.prev;
  step.aside(parent, "ParallelStateSucceeded");
  const scene = sceneOf(step, parent, state);
  const results = Array.from({ length: at.total }, (_, i) => at.results[i]!);
  parent.at = { kind: "joined" };
  leave(scene, await shapeResult(scene, state, results), state.Next);
}
