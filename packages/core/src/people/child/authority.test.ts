import { expect, it } from "vitest";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { actingOn, type Standing } from "./authority.ts";

const id = "rep_01JNE0000000000000000000AA" as RepresentativeId;
const day = "2025-03-03";

it.each<[string, Standing | undefined, boolean]>([
  ["a parent, of whom no paper is asked", undefined, true],
  ["a guardian from this day on", { kind: "guardianship-act", from: day }, true],
  ["a guardian from the next day on", { kind: "guardianship-act", from: "2025-03-04" }, false],
  ["a guardian to this day", { kind: "guardianship-act", to: day }, true],
  [
    "a guardian to the day before, whom nobody has recorded as one that was",
    { kind: "foster-contract", to: "2025-03-02" },
    false,
  ],
  ["one whose paper is recorded as what was", { kind: "guardianship-act", ended: true }, false],
])("%s", (_, standing, acts) => {
  const standings = standing ? { [id]: standing } : undefined;
  expect(actingOn(day, { representativeIds: [id], standings })).toEqual(acts ? [id] : []);
});
