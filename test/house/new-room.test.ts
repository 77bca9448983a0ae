import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newRoom } from "../../scripts/new-room.ts";
import { root } from "./imports.ts";

// A copy of what an empty room stands on, so that its own test and the compiler run on what was laid out.
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "new-room-"));
  const parts = ["packages/core/src", "packages/core/test", "packages/core/package.json", "test/house/imports.ts"];
  for (const part of [...parts, "test/house/rooms.test.ts", "tsconfig.json", "package.json", "biome.json"])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(path.join(root, "node_modules/.bin", command), args, {
    cwd: copy,
    encoding: "utf8",
  });
  return status === 0 ? "" : `${stdout}${stderr}`;
};

it("lays out a room that compiles, keeps the order and passes its own test", () => {
  expect(newRoom(copy, "people/camp")).toContain("packages/core/src/people/camp/camp.decide.ts");
  const { exports } = JSON.parse(readFileSync(path.join(copy, "packages/core/package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  const doors = Object.keys(exports);
  expect(exports["./camp"]).toBe("./src/people/camp/index.ts");
  expect(doors.indexOf("./camp")).toBeGreaterThan(doors.indexOf("./child"));
  expect(doors.indexOf("./camp")).toBeLessThan(doors.indexOf("./instrument"));
  const config = { extends: "./tsconfig.json", include: ["packages/core/src/people/camp"] };
  writeFileSync(path.join(copy, "tsconfig.room.json"), JSON.stringify(config));
  expect(run("tsc", "-p", "tsconfig.room.json", "--incremental", "false")).toBe("");
  // How its lines break depends on the name: `npm run format` is what one is told to run next.
  expect(run("biome", "check", "--write", "--vcs-enabled=false", "packages/core/src/people/camp")).toBe("");
  expect(run("vitest", "run", "--root", copy, "packages/core/src/people/camp", "test/house/rooms.test.ts")).toBe("");
});

it("refuses a name that is none, and a room that is there", () => {
  expect(() => newRoom(copy, "camp")).toThrow(/<wing>\/<noun>/);
  expect(() => newRoom(copy, "people/Camp")).toThrow(/<wing>\/<noun>/);
  expect(() => newRoom(copy, "routes/child")).toThrow(/already/);
});
