import * as Merging from "@marshrut/core/merging";
import { choosable } from "@marshrut/core/merging";
import type { ChildId } from "@marshrut/core/shared";
import { beforeAll, describe, expect, it } from "vitest";
import { described } from "../src/openapi/index.ts";
import { ask, makeWorld, type World } from "./world.ts";

// A card that was merged leads to the one that goes on, whatever is asked of it: made from the list of operations.

let world: World;
let movedTo: string;
const asked = new Map<string, { path: string; body: unknown }>();
const ofChild = described.filter((op) => op.path.includes("{childId}"));

beforeAll(async () => {
  world = await makeWorld();
  const { system, family, otherFamily } = world.ours;
  movedTo = otherFamily.childId;
  for (const op of ofChild) {
    const path = `/v1${op.path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === "childId" ? family.childId : ((family as Record<string, string>)[name] ?? `${"x".repeat(9)}`),
    );
    asked.set(op.operationId, { path, body: Object.values(op.examples ?? {})[0]?.value });
  }
  const choose = Object.fromEntries([...choosable, "route"].map((field) => [field, "this"]));
  await Merging.merge(system, movedTo as ChildId, { other: family.childId as ChildId, choose, confirm: true });
});

describe("a merged card", () => {
  it.each(ofChild.map((op) => [op.operationId, op] as const))("%s says where it went", async (id, op) => {
    const { path, body } = asked.get(id)!;
    const send = (token: string | undefined) =>
      ask(world, op.method.toUpperCase(), path, { token, body, headers: { "if-match": "*" } });
    expect(await send(world.tokens.coordinator)).toMatchObject({
      status: 404,
      json: { code: "child.merged", current: { movedTo } },
    });
    const foreign = await send(world.tokens.specialist);
    expect(JSON.stringify(foreign.json)).not.toContain(movedTo);
  });
});
