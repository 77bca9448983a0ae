import { beforeEach, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { RepresentativeId } from "../../ground/shared/index.ts";
import * as Resource from "./index.ts";

let w: World;
let school: AgencyId;
let other: AgencyId;
beforeEach(async () => {
  w = await world();
  school = await agencyOf(w.ctx, "school");
  other = await agencyOf(w.ctx, "health");
});

const sheet = { posts: [{ post: "psychologist", units: 2, filled: 1, qualified: 1 }] };
const gate = async () => [];

it("is said and read by the organisation itself and by the staff of its city; nobody else learns that there is one", async () => {
  await Resource.put(w.as(specialist(school)), school, "2025", sheet, gate);
  for (const ctx of [w.ctx, w.as(specialist(school)), w.as({ kind: "coordinator", municipality: "novokuznetsk" })])
    expect(await Resource.get(ctx, school, "2025")).toMatchObject({ year: "2025", posts: sheet.posts });
  for (const ctx of [
    w.as(specialist(other)),
    w.as(family("rep_1" as RepresentativeId)),
    w.as({ kind: "coordinator", municipality: "kemerovo" }),
  ]) {
    await expect(Resource.get(ctx, school, "2025")).rejects.toMatchObject({ code: "not-found" });
    // Also where there is something wrong with what is sent.
    for (const input of [sheet, { posts: "many" }])
      await expect(Resource.put(ctx, school, "2025", input, gate)).rejects.toMatchObject({ code: "not-found" });
  }
});

it("is of the roadmap's years, up to the next one, which is planned already", async () => {
  for (const year of ["2022", "2026"])
    expect(await Resource.put(w.ctx, school, year, sheet, gate)).toMatchObject({ year, version: 1 });
  for (const year of ["2021", "2027"])
    await expect(Resource.put(w.ctx, school, year, sheet, gate)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/year", message: { en: "from 2022 to 2026" } }],
    });
});

it("stands in the list for staff, in that of a city's for its own city alone", async () => {
  const far = await agencyOf(w.ctx, "school", "far", { municipality: "kemerovo" });
  for (const id of [school, far]) await Resource.put(w.ctx, id, "2025", sheet, gate);
  const found = async (ctx = w.ctx, municipality?: string) =>
    (await Resource.find(ctx, { year: "2025", municipality })).items.map(({ agencyId }) => agencyId);
  expect((await found()).toSorted()).toEqual([school, far].toSorted());
  expect(await found(w.ctx, "kemerovo")).toEqual([far]);
  expect(await found(w.as({ kind: "coordinator", municipality: "kemerovo" }), "novokuznetsk")).toEqual([far]);
  for (const ctx of [w.as(specialist(school)), w.as(family("rep_1" as RepresentativeId))])
    await expect(found(ctx)).rejects.toMatchObject({ code: "not-found" });
});
