import { expect, it } from "vitest";
import { words } from "../../packages/core/src/routes/access/words.ts";
import { files, read } from "./imports.ts";

// The family reads who looked at a child in words (packages/core/src/routes/access): each look that a room writes down has some.

/** About a template, a search, a job or rows of no child, and so in no child's log; or a change of a route, which its history tells. */
const others = [
  "child.search",
  "template.approve",
  "task.carry",
  "task.done",
  "task.expired",
  "task.move",
  "task.words",
  "instrument.import-rows-expired",
];
/** Of organisations, of sites where specialists learn, of who learns there, and of talks at conferences: no child's. */
const ofNoChild = /^(agency|site|internship|advice|specialist|talk|call)\./;
const changes = ["stage.open", "stage.settle", "stage.extend", "step.plan", "step.wait"];

it("has words for every look at a child that the rooms write down", () => {
  const written = ["people", "routes", "telling/inbox", "ground/second"]
    .flatMap((wing) => files(`packages/core/src/${wing}`))
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => [...read(file).matchAll(/\baction: "([a-z-]+(?:\.[a-z-]+)+)"/g)].map(([, action]) => action!));
  expect(written).toContain("child.read");
  const known = [...Object.keys(words), ...others, ...changes];
  expect([...new Set(written)].filter((action) => !known.includes(action) && !ofNoChild.test(action))).toEqual([]);
});
