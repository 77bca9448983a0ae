import * as Employment from "@marshrut/core/employment";
import { beforeAll, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../core/test/worlds/region.ts";
import { ask, makeWorld, type World } from "./world.ts";

// A young person and her mother look for work at a bakery: from the place that is offered until nobody says whether it lasted.

let world: World;
let employer: string;
let childId: string;
let representativeId: string;
const at = (path: string) => `/v1/children/${childId}${path}`;
const as = (token: string) => (method: string, path: string, body?: object, version?: number) =>
  ask(world, method, path, { token, body, headers: version === undefined ? {} : { "If-Match": `"v${version}"` } });
let staff: ReturnType<typeof as>;

beforeAll(async () => {
  world = await makeWorld();
  staff = as(world.tokens.coordinator);
  const { system } = world.ours;
  employer = await agencyOf(system, "employer", "Пекарня", { contacts: [{ email: "bakery@example.org" }] });
  const person = { surname: "Рогова", givenName: "Лия", birthDate: "2010-03-11" };
  const child = await childOf(system, person);
  childId = child.childId;
  representativeId = child.representativeIds[0]!;
});

const bakery = {
  kind: "job",
  title: "Помощник пекаря",
  places: 1,
  minAge: 14,
  conditions: ["tutor"],
  from: "2025-01-01",
};

it("places who has agreed and is old enough, once for each free place, and asks after 3 and 12 months", async () => {
  // Places: of whoever offers such, as many as are said.
  const school = world.ours.otherSchool;
  expect((await staff("POST", "/v1/work-places", { ...bakery, agencyId: school })).status).toBe(422);
  expect((await staff("POST", "/v1/work-places", { ...bakery, agencyId: employer, minAge: 12 })).status).toBe(422);
  const offered = await staff("POST", "/v1/work-places", { ...bakery, agencyId: employer });
  expect([offered.status, offered.json.free]).toEqual([201, 1]);
  const { workPlaceId } = offered.json as { workPlaceId: string };

  // Whoever looks: with a consent of their own, from 14.
  const wish = { kinds: ["job"], conditions: ["tutor"], note: "Хочет печь хлеб" };
  const adult = { ...wish, representativeId };
  expect((await staff("POST", at("/seekers"), { kinds: [] })).status).toBe(422);
  expect((await staff("POST", at("/seekers"), adult)).json.code).toBe("consent.missing");
  const { system } = world.ours;
  const child = { childId, representativeIds: [representativeId] } as never;
  const consent = { purpose: "employment" as const, dataClasses: ["identity" as const] };
  await consentOf(system, child, { ...consent, about: "giver" });
  const mother = await staff("POST", at("/seekers"), adult);
  expect(mother.json).toMatchObject({ person: "adult", status: "looking", note: "Хочет печь хлеб" });
  expect((await staff("POST", at("/seekers"), adult)).json.code).toBe("conflict.exists");
  // What the mother says of herself is nothing about her daughter.
  const young = { kinds: ["workshop"], conditions: ["quiet-place"] };
  expect((await staff("POST", at("/seekers"), young)).json.code).toBe("consent.missing");
  await consentOf(system, child, consent);
  const daughter = await staff("POST", at("/seekers"), young);
  expect(daughter.json).toMatchObject({ person: "child", status: "looking" });
  const seekerId = mother.json.seekerId as string;

  const fits = await staff("GET", at(`/seekers/${seekerId}/work-places`));
  expect(fits.json).toMatchObject({
    items: [{ agency: "Пекарня", fits: true, near: true, missing: [] }, { fits: false }, {}],
  });
  const other = await staff("GET", at(`/seekers/${daughter.json.seekerId}/work-places`));
  expect(JSON.stringify(other.json)).toContain("не обеспечено: тихое место");

  // Placed: one place, one person.
  const placing = { childId, seekerId, workPlaceId, from: "2025-03-10" };
  expect((await staff("POST", "/v1/placements", { ...placing, from: "2023-01-01" })).status).toBe(422);
  const placed = await staff("POST", "/v1/placements", placing);
  expect(placed.json).toMatchObject({ status: "placed", looks: [{ dueOn: "2025-06-10" }, { dueOn: "2026-03-10" }] });
  const { placementId } = placed.json as { placementId: string };
  expect((await staff("POST", "/v1/placements", placing)).json.code).toBe("seeker.not-looking");
  const second = { ...placing, seekerId: daughter.json.seekerId };
  expect((await staff("POST", "/v1/placements", second)).status).toBe(422);
  expect((await staff("GET", `/v1/work-places/${workPlaceId}`)).json).toMatchObject({ taken: 1, free: 0 });
  expect((await staff("PATCH", `/v1/work-places/${workPlaceId}`, { places: 2 }, 2)).json.free).toBe(1);

  // Nothing is answered before its day; then the organisation is asked, and a fortnight later a coordinator sees to it.
  const look = (body: object) => staff("POST", at(`/placements/${placementId}/looks`), body);
  expect((await look({ months: 3, outcome: "works" })).status).toBe(422);
  expect(await Employment.attendLooks(system)).toBe(0);
  // The two families of the world have a placement each.
  world.clock.advance("PT2208H");
  expect(await Employment.attendLooks(system)).toBe(3);
  expect(await Employment.attendLooks(system)).toBe(0);
  world.clock.advance("PT360H");
  // So many of an hour's run, and the rest in the next.
  expect(await Employment.attendLooks(system, 2)).toBe(2);
  expect(await Employment.attendLooks(system)).toBe(1);
  staff = as(await world.issuer.token({ sub: "coordinator", tenant: world.ours.tenant, role: "coordinator" }));
  expect((await staff("GET", at(`/placements/${placementId}`))).json).toMatchObject({ looks: [{ overdue: true }, {}] });

  // It did not last: the place is free, and she looks again.
  const left = await look({ months: 3, outcome: "left", on: "2025-06-20", note: "Далеко ездить" });
  expect(left.json).toMatchObject({ status: "ended", ended: { outcome: "left", on: "2025-06-20" } });
  expect((await staff("GET", at(`/placements/${placementId}`))).json).toMatchObject({
    looks: [{ note: "Далеко ездить" }, {}],
  });
  expect((await look({ months: 12, outcome: "works" })).json.code).toBe("placement.ended");
  expect((await staff("GET", `/v1/work-places/${workPlaceId}`)).json).toMatchObject({ taken: 0, free: 2 });
  const gone = await staff("POST", at(`/seekers/${seekerId}/leave`), { cause: "health" });
  expect(gone.json).toMatchObject({ status: "left", left: { cause: "health" } });
  const looking = await staff("GET", "/v1/seekers?municipality=novokuznetsk");
  expect((looking.json.items as object[]).map((one) => (one as { seekerId: string }).seekerId)).toEqual([
    daughter.json.seekerId,
  ]);
});

it("takes nobody who is too young", async () => {
  const person = { surname: "Юнгова", givenName: "Ира", birthDate: "2013-01-11" };
  const child = await childOf(world.ours.system, person);
  const refused = await staff("POST", `/v1/children/${child.childId}/seekers`, { kinds: ["job"] });
  expect([refused.status, refused.text.includes("с 14 лет")]).toEqual([422, true]);
  expect(refused.json.errors).toMatchObject([{ pointer: "/representativeId" }]);
});
