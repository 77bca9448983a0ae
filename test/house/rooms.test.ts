import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { files, imported, read, root } from "./imports.ts";

/**
 * Core is a stack of rooms: `exports` of its package.json lists their doors from the ground up, and a room imports only what
 * stands before it there. Lazy imports and imports of types count: what a reader must know first stands first.
 */
const core = "packages/core/src";
const { exports: doors } = JSON.parse(read("packages/core/package.json")) as { exports: Record<string, string> };

/** `routes/step`, from the ground up. */
const order = [...new Set(Object.values(doors).map((door) => door.split("/").slice(2, 4).join("/")))];
const roomOf = (file: string): string => path.relative(core, file).split(path.sep).slice(0, 2).join("/");

/** What points upwards, as `file → file`. */
function upwards(file: string, source: string, rooms = order): string[] {
  const from = rooms.indexOf(roomOf(file));
  return imported(source)
    .filter((module) => module.startsWith("."))
    .map((module) => path.join(path.dirname(file), module))
    .filter((target) => rooms.indexOf(roomOf(target)) > from || !rooms.includes(roomOf(target)))
    .map((target) => `${file} → ${target}`);
}

/** The modules that a source loads when it runs and not before, by how their names begin. */
const lateIn = (source: string, begins: string): string[] =>
  [...source.matchAll(/(?<!typeof )\bimport\(\s*"([^"]+)"/g)]
    .map((m) => m[1]!)
    .filter((module) => module.startsWith(begins));

const isTest = (file: string) => file.endsWith(".test.ts");

it("lets a room of core import only what stands before it", () => {
  expect(
    files(core)
      .filter((file) => !isTest(file))
      .flatMap((file) => upwards(file, read(file))),
  ).toEqual([]);
});

it("sees an import that points upwards, also a lazy one and one of a type", () => {
  const rooms = ["ground/shared", "people/child", "routes/step"];
  const file = `${core}/people/child/child.ts`;
  const lines = [
    'import { a } from "../../ground/shared/ids.ts";',
    'import type { Step } from "../../routes/step/step.ts";',
    'await import("../../routes/step/index.ts");',
    'export * from "../../test/worlds/child.ts";',
  ];
  expect(lines.map((line) => upwards(file, line, rooms).length)).toEqual([0, 1, 1, 1]);
});

it("loads a room late by the file that is wanted: who asks a door late brings all of it to whoever asks it early", () => {
  const late = files(core)
    .filter((file) => !isTest(file))
    .flatMap((file) => lateIn(read(file), ".").map((module) => path.join(path.dirname(file), module)));
  expect(late.length).toBeGreaterThan(100);
  expect(late.filter((target) => Object.values(doors).includes(`./${path.relative("packages/core", target)}`))).toEqual(
    [],
  );
});

it("lets nothing that is bundled load a door of core late: a file of its own says what is wanted of the room", () => {
  const late = ["api", "aws", "functions", "workflows"]
    .flatMap((name) => files(`packages/${name}/src`))
    .filter((file) => !isTest(file))
    .flatMap((file) => lateIn(read(file), "@marshrut/").map((module) => `${file} → ${module}`));
  expect(late).toEqual([]);
});

it("sees what is loaded late, also by `late`, and no type", () => {
  const source = [
    'const a = late(() => import("@marshrut/core/export"));',
    'const b = (await import(\n  "@marshrut/core/family"\n)).forget;',
    'let c: typeof import("@marshrut/core/round");',
    'import { d } from "@marshrut/core/inbox";',
    'await import("./e.ts");',
  ].join("\n");
  expect(lateIn(source, "@marshrut/")).toEqual(["@marshrut/core/export", "@marshrut/core/family"]);
  expect(lateIn(source, ".")).toEqual(["./e.ts"]);
});

it("names every room in the list of doors, and keeps the rooms of a wing together", () => {
  const there = readdirSync(path.join(root, core)).flatMap((wing) =>
    readdirSync(path.join(root, core, wing)).map((room) => `${wing}/${room}`),
  );
  expect([...order].sort()).toEqual(there.sort());
  const wings = order.map((room) => room.split("/")[0]!);
  expect(wings.filter((wing, i) => wing !== wings[i - 1])).toEqual([...new Set(wings)]);
});

it("names the rooms in the design and in the architecture's list, in that order", () => {
  const rows = [...read("docs/design.md").matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];
  // What is planned stands after the semicolon, or in a row of its own.
  const designed = rows.flatMap(([, wing, rooms]) =>
    rooms!
      .split(/;|_planned_/)[0]!
      .split(", ")
      .filter((room) => /^[a-z-]+$/.test(room))
      .map((room) => `${wing}/${room}`),
  );
  expect(designed).toEqual(order);
  const drawn = [...read("docs/architecture.md").matchAll(/subgraph (\w+)\[.*\]\n *(.*)\n/g)];
  expect(drawn.flatMap(([, wing, rooms]) => rooms!.split(" ~~~ ").map((room) => `${wing}/${room}`))).toEqual(order);
});

it("opens each door by its room's name", () => {
  for (const [name, door] of Object.entries(doors)) {
    const [, , , room, ...inner] = door.split("/");
    expect(name).toBe(`./${[room, ...inner.slice(0, -1)].join("/")}`);
    expect(path.basename(door)).toBe("index.ts");
  }
});

it("keeps worlds and fixtures out of what is shipped", () => {
  const shipped = files("packages").filter((file) => /^packages\/[^/]+\/src\//.test(file));
  expect(shipped.filter((file) => /\.(world|fixture)\.ts$/.test(file))).toEqual([]);
  const wrong = files(core)
    .filter((file) => !isTest(file))
    .flatMap((file) => imported(read(file)).filter((module) => /vitest|fast-check|\/test\//.test(module)));
  expect(wrong).toEqual([]);
});
