import * as Child from "@marshrut/core/child";
import * as Family from "@marshrut/core/family";
import { beforeAll, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// Two parents are brought together by their own pages and a coordinator, as they are deployed.

let world: World;
/** Links to the pages of a mother at the beginning, and of one who has been there. */
let [mother, other]: string[] = [];
const linkOf = async ({ familyId, representative }: World["ours"]["family"]): Promise<string> => {
  const { system } = world.ours;
  const { data } = await Family.load(system, familyId);
  return Family.tokenOf(system, data, Family.memberOf(data, representative)!, world.clock.now());
};
beforeAll(async () => {
  world = await makeWorld();
  const { system, family, otherFamily } = world.ours;
  const { representativeIds } = (await Child.load(system, otherFamily.childId)).record;
  await Child.patch(system, otherFamily.childId, {
    representatives: [{ representativeId: representativeIds[0]!, email: "been-there@example.org" }],
  });
  [mother, other] = [await linkOf(family), await linkOf(otherFamily)];
});
const open = (token: string, action: string, more: object = {}) =>
  ask(world, "POST", "/v1/family", { body: { token, action, ...more } });
const staff = (method: string, path: string, body?: object) =>
  ask(world, method, path, { token: world.tokens.coordinator, body });
interface One {
  peerSupportId: string;
  status: string;
  contact?: object;
  other?: object;
}
const peersOf = ({ json }: { json: Record<string, unknown> }) =>
  json.peers as { offer?: object; asks: One[]; helps: One[] };

test("two mothers are brought together, and nobody learns who the other is before both have said yes", async () => {
  const { childId, peerSupportId } = world.ours.family;
  const theirs = world.ours.otherFamily.childId;
  const said = { topics: ["school"], ways: ["phone"], words: "Мы прошли этот путь" };
  expect((await open(other!, "offer-peer", { childId: theirs, ...said })).json.code).toBe("request.invalid");
  const offered = await open(other!, "offer-peer", { childId: theirs, ...said, consents: true });
  expect(offered.status, offered.text).toBe(200);
  expect(peersOf(offered)).toMatchObject({ offer: said, helps: [] });
  // Of another's child nobody says anything.
  expect((await open(other!, "peers", { childId })).status).toBe(404);
  expect((await open(mother!, "ask-peer", { childId, ...said, consents: true })).json.code).toBe("conflict.exists");
  const { items } = (await staff("GET", "/v1/peer-offers")).json as { items: { offerId: string; busy: number }[] };
  expect(items).toMatchObject([{ ...said, busy: 0 }]);
  const at = `/v1/children/${childId}/peer-supports/${peerSupportId}`;
  const own = { offerId: items[0]!.offerId };
  expect((await staff("POST", `${at}/proposal`, own)).json).toMatchObject({ status: "proposed" });
  expect((await staff("POST", `${at}/contacts`, { on: "2025-03-07", way: "phone" })).json.code).toBe("peer.closed");
  const one = { childId, peerSupportId };
  expect((await open(mother!, "agree-peer", one)).json.code).toBe("request.invalid");
  const agreed = await open(mother!, "agree-peer", { ...one, consents: true });
  expect(peersOf(agreed).asks[0]).toMatchObject({ status: "proposed", other: { words: said.words, agreed: false } });
  expect(agreed.text).not.toContain("been-there@example.org");
  const met = await open(other!, "agree-peer", { childId: theirs, peerSupportId, consents: true });
  expect(peersOf(met).helps[0]).toMatchObject({ status: "running", contact: { name: "Мария" } });
  // What she wrote is her coordinator's to read.
  expect(JSON.stringify(peersOf(met).helps)).not.toContain("Скоро в школу");
  expect((await open(mother!, "peers", { childId })).text).toContain("been-there@example.org");
  const looked = await open(other!, "access", { childId: theirs });
  expect(looked.text).toContain("Второй родитель увидел контакт по согласию обоих");
  const talked = { childId: theirs, peerSupportId, on: "2025-03-10", way: "phone" };
  expect((await open(other!, "tell-peer-contact", talked)).json).toMatchObject({ peers: { helps: [{ contacts: 1 }] } });
  // Her copy has her own words, and nothing of the other one.
  const file = await open(mother!, "export");
  const copy = Buffer.from(file.json.content as string, "base64").toString();
  expect(copy).toContain("Скоро в школу");
  expect(copy).not.toContain("been-there@example.org");
  const ended = await open(mother!, "end-peer", { ...one, cause: "helped" });
  expect(ended.text).not.toContain("been-there@example.org");
  expect((await open(mother!, "end-peer", { ...one, cause: "mistake" })).json.code).toBe("input.invalid");
  expect((await open(other!, "refuse-peer", { childId: theirs, peerSupportId })).json.code).toBe("peer.closed");
  const list = await staff("GET", `/v1/children/${childId}/peer-supports`);
  expect(list.json.items).toMatchObject([{ status: "ended", ended: { cause: "helped" }, words: "Скоро в школу" }]);
  const gone = await open(other!, "withdraw-peer-offer", { childId: theirs });
  expect(peersOf(gone).offer).toBeUndefined();
});

test("a club that is open stands with its meetings on the page of events; one that is not does not", async () => {
  const { municipality } = { municipality: "novokuznetsk" };
  const form = async (more: object) =>
    (await staff("POST", "/v1/unions", { municipality, ...more })).json.unionId as string;
  const club = await form({ kind: "club", name: "Чай по четвергам", about: "Просто поговорить.", open: true });
  await form({ name: "Закрытый клуб", kind: "club" });
  const meeting = { on: "2025-03-13", time: "18:30", place: "РЦППМС", topic: "Знакомство" };
  const called = await staff("POST", `/v1/unions/${club}/meetings`, {
    ...meeting,
    repeat: { every: "week", times: 3 },
  });
  expect((called.json.meetings as { on: string }[]).map(({ on }) => on)).toEqual([
    "2025-03-13",
    "2025-03-20",
    "2025-03-27",
  ]);
  const page = await ask(world, "GET", "/events");
  expect(page.text).toContain("Чай по четвергам");
  expect(page.text).toContain("20.03.2025, 18:30 · РЦППМС · Знакомство");
  expect(page.text).not.toContain("Закрытый клуб");
});
