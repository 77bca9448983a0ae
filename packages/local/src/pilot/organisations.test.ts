import { NewAgency } from "@marshrut/core/agency";
import { TenantSettings } from "@marshrut/core/tenant";
import { describe, expect, it } from "vitest";
import { document } from "./figures.ts";
import { commissionKey, firstSchoolKey, furtherParticipants, keyOf, organisations } from "./organisations.ts";
import { settingsOf } from "./settings.ts";

const everybody = [...organisations(), ...furtherParticipants()];

describe("the organisations", () => {
  it("are the 211 that the document counts, by kind", () => {
    const kinds = Object.groupBy(organisations(), (o) => o.kind);
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list.length]))).toEqual(
      document.organisations,
    );
    expect(organisations()).toHaveLength(211);
  });

  it("leave ПМПК, department, colleges and employers beside the 211, a commission for each city", () => {
    expect(furtherParticipants().map((o) => `${o.kind} ${o.municipality}`)).toEqual([
      "pmpc novokuznetsk",
      "pmpc kemerovo",
      "department kemerovo",
      "college novokuznetsk",
      "college kemerovo",
      "employer novokuznetsk",
      "employer novokuznetsk",
      "employer kemerovo",
    ]);
    expect(keyOf(furtherParticipants()[0]!)).toBe(commissionKey("novokuznetsk"));
  });

  it("are what a registration takes, unchanged", () => {
    for (const one of everybody) expect(NewAgency.parse(one)).toEqual(one);
    const settings = settingsOf("http://127.0.0.1:4280");
    expect(TenantSettings.parse(settings)).toEqual(settings);
  });

  it("have numbers, names and addresses of their own", () => {
    const unique = (of: (o: NewAgency) => string) => new Set(everybody.map(of)).size;
    expect(unique(keyOf)).toBe(everybody.length);
    expect(unique((o) => o.name)).toBe(everybody.length);
    expect(unique((o) => `${o.municipality} ${o.shortName}`)).toBe(everybody.length);
    for (const { email } of everybody.flatMap((o) => o.contacts)) expect(email).toMatch(/\.example$/);
  });

  it("begin with school № 1 of Novokuznetsk among the schools", () => {
    const first = organisations().find((o) => o.kind === "school")!;
    expect([keyOf(first), first.shortName, first.municipality]).toEqual([
      firstSchoolKey,
      "МБОУ СОШ № 1",
      "novokuznetsk",
    ]);
  });

  it("do each kind of work that a child may need in each city", () => {
    for (const city of ["novokuznetsk", "kemerovo"])
      for (const kind of ["pmpc", "school", "kindergarten", "social", "health", "ngo"])
        expect(everybody.filter((o) => o.kind === kind && o.municipality === city)).not.toHaveLength(0);
  });
});
