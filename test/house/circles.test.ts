import path from "node:path";
import { expect, it } from "vitest";
import { files, imported, read } from "./imports.ts";

/** Which rooms each room enters; lazy imports and imports of types count. Files of no room count as the room "". */
function entered(src: string): Map<string, Set<string>> {
  const roomOf = (file: string) => path.relative(src, file).split(path.sep).slice(0, -1)[0] ?? "";
  const rooms = new Map<string, Set<string>>();
  for (const file of files(src).filter((name) => !name.endsWith(".test.ts"))) {
    const room = roomOf(file);
    const others = rooms.get(room) ?? new Set();
    for (const module of imported(read(file)).filter((name) => name.startsWith("."))) {
      const other = roomOf(path.join(path.dirname(file), module));
      if (other !== room) others.add(other);
    }
    rooms.set(room, others);
  }
  return rooms;
}

/** What is left when rooms that enter nothing are taken away, again and again: the circles, and what stands on them. */
function tangled(rooms: Map<string, Set<string>>): string[] {
  const left = [...rooms.keys()].filter((room) => [...rooms.get(room)!].some((other) => rooms.has(other)));
  return left.length === rooms.size ? left : tangled(new Map(left.map((room) => [room, rooms.get(room)!])));
}

it.each(["packages/local/src", "packages/states/src"])("the rooms of %s stand in no circle", (src) => {
  expect(tangled(entered(src))).toEqual([]);
});

it("sees a circle, and what stands on it", () => {
  const rooms = { page: ["wire"], wire: ["engine"], engine: ["wire", "json"], json: [] };
  const drawn = new Map(Object.entries(rooms).map(([room, others]) => [room, new Set<string>(others)]));
  expect(tangled(drawn)).toEqual(["page", "wire", "engine"]);
  expect(tangled(drawn.set("engine", new Set(["json"])))).toEqual([]);
});
