import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newRoom } from "../../scripts/new-room.ts";
import { root } from "./imports.ts";

// A copy of the house, so that the compiler, the room's own test and those of the house run on what was laid out.
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "new-room-"));
  const own = (file: string) => path.basename(file) !== "node_modules";
  for (const part of [
    "packages",
    "docs",
    "scripts",
    "infra",
    "stacks",
    "test",
    "tsconfig.json",
    "package.json",
    "biome.json",
  ])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true, filter: own });
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
  const room = "packages/core/src/people/unicorn";
  expect(newRoom(copy, "people/unicorn")).toContain(`${room}/unicorn.decide.ts`);
  const { exports } = JSON.parse(readFileSync(path.join(copy, "packages/core/package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  const doors = Object.keys(exports);
  expect(exports["./unicorn"]).toBe("./src/people/unicorn/index.ts");
  expect(doors.indexOf("./unicorn")).toBeGreaterThan(doors.indexOf("./child"));
  expect(doors.indexOf("./unicorn")).toBeLessThan(doors.indexOf("./instrument"));
  const config = { extends: "./tsconfig.json", include: [room] };
  writeFileSync(path.join(copy, "tsconfig.room.json"), JSON.stringify(config));
  expect(run("tsc", "-p", "tsconfig.room.json", "--incremental", "false")).toBe("");
  // How its lines break depends on the name: `npm run format` is what one is told to run next.
  expect(run("biome", "check", "--write", "--vcs-enabled=false", room)).toBe("");
  const tests = ["rooms", "doors", "exports", "changes"].map((name) => `test/house/${name}.test.ts`);
  // As patient as the run that it is part of: on a busy machine five seconds are soon over.
  expect(run("vitest", "run", "--testTimeout", "60000", "--root", copy, room, ...tests)).toBe("");
});

it("refuses a name that is none, and a room that is there", () => {
  expect(() => newRoom(copy, "unicorn")).toThrow(/<wing>\/<noun>/);
  expect(() => newRoom(copy, "people/Unicorn")).toThrow(/<wing>\/<noun>/);
  expect(() => newRoom(copy, "routes/child")).toThrow(/already/);
});
