/** How many items of a Map may fail before it does. */
import type { MapState } from "../../asl/types.ts";
import { runtimeFailure } from "../../failure/index.ts";
import type { Json } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { type Scene, sight, view } from "../fields.ts";
import { plainText, readFloat, readLong } from "../numbers.ts";
import type { Tolerance } from "../run.ts";

export async function toleratedOf(scene: Scene, state: MapState, input: Json): Promise<Tolerance> {
  const count = await limitOf(scene, state, input, "ToleratedFailureCount");
  const percentage = await limitOf(scene, state, input, "ToleratedFailurePercentage");
  if (count !== undefined && count < 0) throw runtimeFailure("ToleratedFailureCount cannot be negative.");
  if (percentage !== undefined && (percentage < 0 || percentage > 100))
    throw runtimeFailure("ToleratedFailurePercentage must be between 0 and 100.");
  return { count, percentage };
}

type Field = "ToleratedFailureCount" | "ToleratedFailurePercentage";

async function limitOf(scene: Scene, state: MapState, input: Json, field: Field): Promise<number | undefined> {
  const path = state[`${field}Path`];
  let value: Json | undefined = state[field];
  if (path !== undefined) {
    const found = JsonPath.evaluateQuery(path, sight(scene, input), `${field}Path`);
    const whole = field === "ToleratedFailureCount";
    value = whole ? readLong(found) : readFloat(found);
    if (value === undefined) {
      const kind = whole ? "integer" : "float";
      throw runtimeFailure(
        `The ${field}Path field refers to value "${plainText(found)}" which is not a valid ${kind}: ${path}`,
      );
    }
  } else if (typeof value === "string") value = await Jsonata.evaluateAs(value, "number", view(scene), field);
  return value as number | undefined;
}
