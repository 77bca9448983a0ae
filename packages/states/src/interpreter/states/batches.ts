/** ItemBatcher: several items as one child's input. */
import type { MapState } from "../../asl/types.ts";
import { runtimeFailure } from "../../failure/index.ts";
import { byteLength, type Json, type JsonObject } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { type Scene, sight, view } from "../fields.ts";
import { payloadLimit } from "../flow.ts";

export interface Batch {
  input: Json;
  /** How many items it holds. */
  size: number;
}

export async function batched(scene: Scene, state: MapState, input: Json, items: Json[]): Promise<Batch[]> {
  const batcher = state.ItemBatcher;
  if (batcher === undefined) return items.map((item) => ({ input: item, size: 1 }));
  const most = await limitOf(scene, input, batcher, "MaxItemsPerBatch");
  const bytes = Math.min(await limitOf(scene, input, batcher, "MaxInputBytesPerBatch"), payloadLimit);
  const shared = await sharedOf(scene, input, batcher);
  return split(items, most, bytes - byteLength(JSON.stringify(shared))).map((batch) => ({
    input: { ...shared, Items: batch },
    size: batch.length,
  }));
}

async function limitOf(scene: Scene, input: Json, batcher: JsonObject, field: string): Promise<number> {
  const path = batcher[`${field}Path`];
  let limit = batcher[field];
  if (typeof path === "string") limit = JsonPath.evaluateQuery(path, sight(scene, input), `${field}Path`);
  else if (typeof limit === "string")
    limit = await Jsonata.evaluateAs(limit, "number", view(scene), `ItemBatcher/${field}`);
  if (limit === undefined) return Infinity;
  if (Number.isInteger(limit) && (limit as number) > 0) return limit as number;
  throw runtimeFailure(`${field} must be a positive integer, but was: ${JSON.stringify(limit)}`);
}

async function sharedOf(scene: Scene, input: Json, { BatchInput: template }: JsonObject): Promise<JsonObject> {
  if (template === undefined) return {};
  const value =
    scene.state.language === "JSONata"
      ? await Jsonata.evaluate(template, view(scene), "ItemBatcher/BatchInput")
      : JsonPath.fillTemplate(template, sight(scene, input));
  return { BatchInput: value };
}

/** Each batch as full as it may be; an item that is too long for any stands alone. */
function split(items: Json[], most: number, bytes: number): Json[][] {
  const batches: Json[][] = [];
  let room = 0;
  for (const item of items) {
    const size = byteLength(JSON.stringify(item)) + 1;
    const batch = batches.at(-1);
    if (batch && batch.length < most && size <= room) batch.push(item);
    else {
      batches.push([item]);
      room = bytes - '"Items":[]'.length;
    }
    room -= size;
  }
  return batches;
}
