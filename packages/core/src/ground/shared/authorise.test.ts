import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import {
  caresFor,
  isStaff,
  mustBeStaff,
  mustCareFor,
  mustMatch,
  reachOf,
  type Territory,
  within,
} from "./authorise.ts";
import type { AgencyId, RepresentativeId } from "./ids.ts";

const of = { id: "a", tenant: "t" };
const ours: Actor = { kind: "coordinator", municipality: "kemerovo", ...of };
const region: Actor = { kind: "coordinator", ...of };
const here = { municipality: "kemerovo" };
const there = { municipality: "novokuznetsk" };
const nowhere = { municipality: undefined };

describe("a coordinator of one municipality (FAULTS B22)", () => {
  it.each<[Territory, boolean]>([
    [here, true],
    [there, false],
    [nowhere, false],
    [[there, here], true],
    [[there, nowhere], false],
    [[], false],
    ["region", false],
    ["each", true],
  ])("of %j: %s", (territory, may) => {
    expect(isStaff(ours, territory)).toBe(may);
    expect(isStaff(region, territory)).toBe(true);
    const must = () => mustBeStaff(ours, territory);
    if (may) expect(must).not.toThrow();
    else expect(must).toThrow("not-found");
  });

  it("has the own list, whatever is asked for", () => {
    expect([within(ours), within(ours, "novokuznetsk")]).toEqual(["kemerovo", "kemerovo"]);
    expect([within(region), within(region, "novokuznetsk")]).toEqual([undefined, "novokuznetsk"]);
  });
});

it.each<Actor>([
  { kind: "specialist", agency: "agency_1" as AgencyId, ...of },
  { kind: "link", agency: "agency_1" as AgencyId, ...of },
  { kind: "representative", representative: "rep_1" as RepresentativeId, ...of },
])("is nobody's office but the staff's: $kind", (actor) => {
  for (const territory of [here, nowhere, "region", "each"] as const) expect(isStaff(actor, territory)).toBe(false);
});

it("running the platform gives no look at a child: an administrator has an office, and no care", () => {
  const admin: Actor = { kind: "admin", ...of };
  for (const territory of [here, "region", "each"] as const) {
    expect([isStaff(admin, territory), caresFor(admin, territory)]).toEqual([true, false]);
    expect(() => mustBeStaff(admin, territory)).not.toThrow();
    expect(() => mustCareFor(admin, territory)).toThrow("not-found");
    for (const actor of [region, { kind: "system", ...of } as const])
      expect(() => mustCareFor(actor, territory)).not.toThrow();
  }
  expect([caresFor(ours, here), caresFor(ours, there)]).toEqual([true, false]);
});

it("a municipality limits coordinators alone", () => {
  const odd = { kind: "admin", municipality: "kemerovo", ...of } as Actor;
  expect([reachOf(ours), reachOf(region), reachOf(odd)]).toEqual(["kemerovo", undefined, undefined]);
});

it("who writes what was read in another version is told the present one", () => {
  for (const expected of [undefined, 3]) expect(() => mustMatch(3, expected)).not.toThrow();
  const stale = expect.objectContaining({ code: "conflict.version", current: { version: 3 } });
  expect(() => mustMatch(3, 2)).toThrow(stale);
});
