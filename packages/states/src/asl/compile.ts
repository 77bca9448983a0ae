/** From checked JSON to the typed machine that the interpreter walks. */
import type { Json, JsonObject } from "../json/index.ts";
import { type Block, childPath, type Machine, type QueryLanguage, type State } from "./types.ts";

export function compileMachine(definition: JsonObject): Machine {
  const blocks = new Map<string, Block>();
  const language = (definition.QueryLanguage as QueryLanguage | undefined) ?? "JSONPath";
  const root = compileBlock(definition, "", language, language, blocks);
  const timeout = definition.TimeoutSeconds;
  return { root, blocks, timeoutSeconds: typeof timeout === "number" ? timeout : undefined };
}

function compileBlock(
  block: JsonObject,
  path: string,
  language: QueryLanguage,
  outermost: QueryLanguage,
  blocks: Map<string, Block>,
): Block {
  const states = new Map<string, State>();
  const compiled: Block = { path, startAt: block.StartAt as string, states };
  blocks.set(path, compiled);
  for (const [name, fields] of Object.entries(block.States as Record<string, JsonObject>)) {
    const own = (fields.QueryLanguage as QueryLanguage | undefined) ?? language;
    states.set(name, { ...fields, name, language: own } as unknown as State);
    for (const [i, inner] of innerBlocks(fields).entries()) {
      const innerLanguage = (inner.QueryLanguage as QueryLanguage | undefined) ?? outermost;
      compileBlock(inner, childPath(path, name, i), innerLanguage, outermost, blocks);
    }
  }
  return compiled;
}

function innerBlocks(fields: JsonObject): JsonObject[] {
  if (fields.Type === "Parallel") return fields.Branches as JsonObject[];
  if (fields.Type === "Map") return [(fields.ItemProcessor ?? fields.Iterator) as Json as JsonObject];
  return [];
}
