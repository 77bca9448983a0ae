import { beforeEach, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, RepresentativeId, WorkPlaceId } from "../../ground/shared/ids.ts";
import * as Agency from "../agency/index.ts";
import * as WorkPlace from "./index.ts";

let w: World;
let bakery: AgencyId;
let college: AgencyId;
beforeEach(async () => {
  w = await world();
  bakery = await agencyOf(w.ctx, "employer");
  college = await agencyOf(w.ctx, "college", "college", { municipality: "kemerovo" });
});

const place = (agencyId: AgencyId) => ({
  agencyId,
  kind: "job",
  title: "Помощник пекаря",
  places: 1,
  from: "2025-04-01",
});
const offer = async (agencyId: AgencyId, ctx = w.ctx) =>
  (await WorkPlace.offer(ctx, place(agencyId))).workPlaceId as WorkPlaceId;
const mother = () => w.as(family("rep_1" as RepresentativeId));

it("is offered by the organisation itself, or by staff for it; whose it is not cannot be offered for", async () => {
  await offer(bakery, w.as(specialist(bakery)));
  await offer(bakery);
  for (const ctx of [w.as(specialist(college)), w.as({ kind: "coordinator", municipality: "kemerovo" }), mother()])
    await expect(offer(bakery, ctx)).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/agencyId", message: { en: "an organisation of yours" } }],
    });
  await expect(offer("agency_nobody" as AgencyId)).rejects.toMatchObject({ code: "input.invalid" });
});

it("is of one that works, and of a kind that has work or teaches a trade", async () => {
  const school = await agencyOf(w.ctx, "school");
  await expect(offer(school)).rejects.toMatchObject({
    fields: [{ pointer: "/agencyId", message: { en: expect.stringContaining("an employer, a college") } }],
  });
  await Agency.patch(w.ctx, bakery, { status: "closed" });
  await expect(offer(bakery)).rejects.toMatchObject({ fields: [{ message: { en: "an active organisation" } }] });
  await offer(college);
});

it("is read by staff everywhere and by who offers it", async () => {
  const id = await offer(bakery);
  for (const ctx of [w.ctx, w.as({ kind: "coordinator", municipality: "kemerovo" }), w.as(specialist(bakery))])
    expect(await WorkPlace.get(ctx, id)).toMatchObject({ agencyId: bakery, free: 1 });
  for (const ctx of [w.as(specialist(college)), mother()])
    await expect(WorkPlace.get(ctx, id)).rejects.toMatchObject({ code: "not-found" });
});

it("is found by staff in the whole region, by an organisation among its own", async () => {
  const [near, far] = [await offer(bakery), await offer(college)];
  const found = async (ctx = w.ctx, query: Partial<WorkPlace.WorkPlaceQuery> = {}) =>
    (await WorkPlace.find(ctx, query)).items.map(({ workPlaceId }) => workPlaceId).toSorted();
  const all = [near, far].toSorted();
  expect(await found()).toEqual(all);
  expect(await found(w.as({ kind: "coordinator", municipality: "kemerovo" }))).toEqual(all);
  expect(await found(w.ctx, { agency: college })).toEqual([far]);
  expect(await found(w.as(specialist(bakery)))).toEqual([near]);
  expect(await found(w.as(specialist(bakery)), { agency: bakery })).toEqual([near]);
  for (const [ctx, query] of [
    [w.as(specialist(bakery)), { agency: college }],
    [mother(), {}],
  ] as const)
    await expect(found(ctx, query)).rejects.toMatchObject({ code: "not-found" });
});
