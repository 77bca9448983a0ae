import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { files, imported, read, root } from "./imports.ts";

/**
 * The doors of the house (DESIGN §3): which package may import which. From another package a room is entered by the door
 * that `exports` names; within core by the file, downwards only (rooms.test.ts). Imports that reach around the doors by a
 * relative path are seen too.
 */
const doors: Record<string, string[]> = {
  core: [],
  workflows: ["core"],
  aws: ["core"],
  api: ["core"],
  functions: ["core", "workflows", "aws", "api"],
  states: [],
  client: [],
  console: ["client"],
  local: ["states", "core", "workflows", "aws", "api", "functions", "console"],
};

const ours = (module: string) => /^@marshrut\/([^/]+)/.exec(module)?.[1];

it.each(Object.keys(doors))("%s is entered and left by its doors only", (name) => {
  const wrong: string[] = [];
  for (const file of files(`packages/${name}/src`)) {
    for (const module of imported(read(file))) {
      const target = ours(module);
      if (target && target !== name && !doors[name]!.includes(target)) wrong.push(`${file} → ${module}`);
      if (module.startsWith(".") && !path.join(path.dirname(file), module).startsWith(`packages/${name}/`))
        wrong.push(`${file} → ${module}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("knows every package that there is", () => {
  expect(readdirSync(path.join(root, "packages")).sort()).toEqual(Object.keys(doors).sort());
});

it("keeps I/O libraries out of core", () => {
  // Types, time, ids, tokens, and what turns data into a document in memory; nothing that reaches a disk, a wire or a cloud.
  const allowed =
    /^(\.|(zod|temporal-polyfill|ulid|ical-generator|hucre|docx|pdfmake|lvovich|petrovich)(\/|$)|(jose\/jwt\/(sign|verify)|fast-check|vitest|node:crypto|node:zlib)$)/;
  const wrong = files("packages/core/src").flatMap((file) =>
    imported(read(file))
      .filter((module) => !allowed.test(module))
      .map((module) => `${file} → ${module}`),
  );
  expect(wrong).toEqual([]);
});

it("finds what it looks for", () => {
  expect(imported('import { a } from "@marshrut/aws";\nexport * from "../x.ts";\nawait import("y");')).toEqual([
    "@marshrut/aws",
    "../x.ts",
    "y",
  ]);
});
