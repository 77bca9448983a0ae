import * as Child from "@marshrut/core/child";
import * as Merging from "@marshrut/core/merging";
import { choosable } from "@marshrut/core/merging";
import type { ChildId } from "@marshrut/core/shared";
import { beforeAll, describe, expect, it } from "vitest";
import { described } from "../src/openapi/index.ts";
import type { Described } from "../src/operation/index.ts";
import { ask, makeWorld, type World } from "./world.ts";

// A card that was merged leads to the one that goes on, whatever is asked of it: made from the list of operations.

let world: World;
let movedTo: string;
let expected: Child.ChildRecord;
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
  expected = (await Child.expect(system, { municipality: "novokuznetsk", dueOn: "2025-06-20" })).record;
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

describe("a card of a child that is not born yet", () => {
  const isList = ({ answer }: Described) => "items" in ((answer.schema as { shape?: object } | undefined)?.shape ?? {});
  const lists = described.filter((op) => op.method === "get" && !op.path.includes("{") && isList(op));
  it.each(lists.map((op) => [op.operationId, op] as const))(
    "%s: is in no list but that of such cards",
    async (id, op) => {
      const answer = await ask(world, "GET", `/v1${op.path}`, { token: world.tokens.coordinator });
      expect(answer.text.includes(expected.childId)).toBe(id === "findExpectedChildren");
    },
  );

  const about = ofChild.filter(({ operationId }) => operationId !== "registerBirth");
  it.each(about.map((op) => [op.operationId, op] as const))("%s answers, or says why not", async (id, op) => {
    const { path, body } = asked.get(id)!;
    const at = path.replace(world.ours.family.childId, expected.childId);
    const { coordinator: token } = world.tokens;
    const answer = await ask(world, op.method.toUpperCase(), at, { token, body, headers: { "if-match": "*" } });
    expect(answer.status, answer.text).toBeLessThan(500);
  });
});
