import path from "node:path";
import { expect, it } from "vitest";
import { files, imported, read } from "./imports.ts";

/**
 * The rooms of the API, from the ground up: each imports only what stands before it; types and lazy imports count. Files at
 * the root put the rooms together, but for two that say what all of them are given.
 */
const src = "packages/api/src";
const order = [
  ...["problems", "json", "log", "headers", "auth", "conditional", "cursor", "idempotency", "rates", "frame"],
  ...["operation", "family", "operations", "policy", "links", "openapi", "gateway", "pages", "open"],
];
const roomOf = (file: string): string | undefined => {
  const [room, inner] = path.relative(src, file).split(path.sep);
  return inner === undefined ? undefined : room;
};

it("lets a room of the API import only what stands before it", () => {
  const wrong = files(src)
    .filter((file) => roomOf(file) !== undefined && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      imported(read(file))
        .filter((module) => module.startsWith("."))
        .map((module) => path.join(path.dirname(file), module))
        .filter((target) => order.indexOf(roomOf(target) ?? "") > order.indexOf(roomOf(file)!))
        .map((target) => `${file} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

it("knows every room that there is", () => {
  const rooms = new Set(files(src).flatMap((file) => roomOf(file) ?? []));
  expect([...rooms].toSorted()).toEqual(order.toSorted());
});
