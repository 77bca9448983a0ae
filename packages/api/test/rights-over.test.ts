import * as Child from "@marshrut/core/child";
import * as Digest from "@marshrut/core/digest";
import * as Family from "@marshrut/core/family";
import * as Request from "@marshrut/core/request";
import type { ChildId, RepresentativeId } from "@marshrut/core/shared";
import { beforeAll, describe, expect, it } from "vitest";
import { childOf } from "../../core/test/worlds/region.ts";
import { familyBodies, wardOf } from "./doors.ts";
import { ask, makeWorld, type World } from "./world.ts";

// Whose right for one child is over, and counts for another, opens by it nothing of the first: by no link, no account, and no operation.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const other = { givenName: "Пётр", surname: "Яковлев", relation: "guardian" } as const;
let senders = 0;
const open = (token: string, action: string, more: object = {}) =>
  ask(world, "POST", "/v1/family", { body: { token, action, ...more }, from: `2001:db8:2:${senders++}::1` });

/** A brother of the mother's child, for whom the same person acts. */
async function brotherUnder(representativeId: RepresentativeId, birthDate = "2018-02-03"): Promise<ChildId> {
  const { system } = world.ours;
  const person = { surname: "Яковлев", givenName: "Илья", birthDate };
  const { childId } = await childOf(system, person, { representatives: [{ ...other, representativeId }] });
  return childId;
}

async function comes(childId: ChildId, memberId: RepresentativeId) {
  const { system, tenant } = world.ours;
  const { data } = await Family.ofChild(system, childId);
  const link = await Family.tokenOf(system, data, Family.memberOf(data, memberId)!, world.clock.now());
  const claims = { sub: `account-${memberId.slice(-6)}`, tenant, role: "representative", representative: memberId };
  return { link, account: () => world.issuer.token(claims) };
}

/** Everything that the page of the mother's child does, and what an account reads of the child by operations. */
async function nothingOpens(childId: ChildId, { link, account }: { link: string; account: () => Promise<string> }) {
  for (const [action, body] of Object.entries(familyBodies(world))) {
    expect(await open(link, action, body), action).toMatchObject({ status: 404, json: { code: "not-found" } });
    const signedIn = await ask(world, "POST", "/v1/me/family", { token: await account(), body: { action, ...body } });
    expect(signedIn, action).toMatchObject({ status: 404, json: { code: "not-found" } });
  }
  for (const path of ["", "/consents", "/instruments", "/access-log", "/accompaniments"])
    expect((await ask(world, "GET", `/v1/children/${childId}${path}`, { token: await account() })).status, path).toBe(
      404,
    );
  const { items } = (await ask(world, "GET", "/v1/children", { token: await account() })).json as { items?: object[] };
  expect(JSON.stringify(items ?? [])).not.toContain(childId);
}

describe("a right that is over for one child and counts for another", () => {
  it.each([
    ["whose paper's last day was yesterday", { to: "2025-03-12" }],
    ["who is recorded as one that was", { to: "2025-03-01", ended: true }],
  ] as const)("opens nothing of one %s", async (_, days) => {
    const { system, family } = world.ours;
    const { record } = await Child.patch(system, family.childId, {
      addRepresentatives: [{ ...other, authority: { kind: "guardianship-act", number: days.to, ...days } }],
    });
    const memberId = record.representativeIds.at(-1)!;
    const brother = await brotherUnder(memberId);
    const way = await comes(brother, memberId);
    const asking = { kind: "question", words: "Когда занятия?", representativeId: memberId };
    const { familyRequestId } = await Request.askRequest(system, family.childId, asking);
    if (!("ended" in days)) {
      // On its last day it still counts.
      world.clock.advance("PT48H");
      expect((await open(way.link, "appointments", { childId: family.childId })).status).toBe(200);
      world.clock.advance("PT24H");
    }
    expect((await open(way.link, "appointments", { childId: brother })).status).toBe(200);
    await nothingOpens(family.childId, way);
    // What they had asked stands as they asked it.
    const own = { childId: family.childId, familyRequestId };
    expect((await open(way.link, "withdraw-request", own)).json.code).toBe("not-found");
    const vera = await world.issuer.token({ sub: "vera", tenant: world.ours.tenant, role: "coordinator" });
    const listed = await ask(world, "GET", `/v1/children/${family.childId}/requests`, { token: vera });
    expect(listed.json.items).toContainEqual(expect.objectContaining({ familyRequestId, status: "asked" }));
    await Child.patch(system, family.childId, { removeRepresentatives: [memberId] });
  });

  it("opens nothing of one who is of age since today, and did yesterday", async () => {
    const memberId = world.ours.family.representative;
    const way = await comes(world.ours.family.childId, memberId);
    const { system } = world.ours;
    const today = world.clock.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
    const birthDate = today.add({ days: 1 }).subtract({ years: 18 }).toString();
    const { childId } = await childOf(
      system,
      { surname: "Соловьёв", givenName: "Фёдор", birthDate },
      {
        representatives: [{ surname: "Соловьёва", givenName: "Мария", relation: "parent", representativeId: memberId }],
      },
    );
    expect((await open(way.link, "appointments", { childId })).status).toBe(200);
    world.clock.advance("PT24H");
    for (const action of ["appointments", "access", "requests", "unions", "peers", "events", "documents"])
      expect((await open(way.link, action, { childId })).json.code, action).toBe("not-found");
    for (const path of ["", "/consents", "/access-log"])
      expect(
        (await ask(world, "GET", `/v1/children/${childId}${path}`, { token: await way.account() })).status,
        path,
      ).toBe(404);
    const listed = await ask(world, "GET", "/v1/children", { token: await way.account() });
    expect(listed.text).not.toContain(childId);
    expect(listed.text).toContain(world.ours.family.childId);
  });

  it("opens of one ward that ward alone, where an organisation stands on many cards as one representative", async () => {
    const { system, pmpk: agencyId, tenant } = world.ours;
    const first = await wardOf(world);
    const [representativeId] = (await Child.load(system, first)).record.representativeIds;
    const head = { surname: "Орлова", givenName: "Анна", relation: "institution" as const, agencyId, representativeId };
    const person = { surname: "Тихонов", givenName: "Лев", birthDate: "2016-08-09" };
    const { childId: second } = await childOf(system, person, { representatives: [head] });
    const office = await Digest.pageToken(system, { tenant, agencyId, expiresAt: 4e9 });
    const body = { token: office, action: "open", childId: first };
    const { json } = await ask(world, "POST", "/v1/respond/wards", { body });
    const link = /#(\S+)$/.exec(json.link as string)![1]!;
    for (const action of ["appointments", "access", "requests", "unions", "peers", "events", "documents"]) {
      expect((await open(link, action, { childId: first })).status, action).toBe(200);
      expect((await open(link, action, { childId: second })).json.code, action).toBe("not-found");
    }
  });
});
