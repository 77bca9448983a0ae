/** Choice: the first rule that holds says where to go. The state's own Assign and Output belong to Default. */
import type { ChoiceState } from "../../asl/types.ts";
import { runtimeFailure } from "../../failure/index.ts";
import type { Json } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import { assignWithPaths, effectiveInput, type Scene, shapeInput, shapeWithJsonata, sight, view } from "../fields.ts";
import { leave } from "../flow.ts";
import { ruleHolds } from "./comparisons.ts";

export async function beginChoice(scene: Scene, state: ChoiceState): Promise<void> {
  if (state.language === "JSONata") return chooseWithJsonata(scene, state);
  const input = effectiveInput(scene);
  const rule = state.Choices.find((one) => ruleHolds(one, sight(scene, input)));
  const next = rule?.Next ?? state.Default;
  if (next === undefined) throw nowhere();
  const shaped = await shapeInput(scene, input);
  if (rule) shaped.assigned = assignWithPaths(scene, rule.Assign as Record<string, Json> | undefined, input);
  leave(scene, shaped, next);
}

async function chooseWithJsonata(scene: Scene, state: ChoiceState): Promise<void> {
  const { input } = scene.thread;
  for (const [i, rule] of state.Choices.entries()) {
    const field = `Choices[${i}]/`;
    if (!(await Jsonata.evaluateAs(rule.Condition!, "boolean", view(scene), `${field}Condition`))) continue;
    const fields = { Assign: rule.Assign as Record<string, Json> | undefined, Output: rule.Output };
    return leave(scene, await shapeWithJsonata(scene, fields, input, {}, field), rule.Next);
  }
  if (state.Default === undefined) throw nowhere();
  leave(scene, await shapeInput(scene, input), state.Default);
}

function nowhere() {
  return runtimeFailure("Failed to transition out of the state. The state does not point to a next state.");
}
