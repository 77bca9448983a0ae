import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { family as asFamily } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import type { ChildId, Ctx, PeerSupportId, RepresentativeId, UnionId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Peer from "../../people/peer/index.ts";
import * as Union from "../../people/union/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

interface Parent {
  id: RepresentativeId;
  childId: ChildId;
  ctx: Ctx;
}
let w: RouteWorld;
/** Ольга is at the beginning; Мария and Вера have been there. */
let [olga, maria, vera]: Parent[] = [];

const parentOf = async (surname: string, givenName: string, day: string): Promise<Parent> => {
  const email = `${surname.length}${day}@example.net`;
  const representatives = [{ surname, givenName, relation: "parent", email, phone: `+7 900 ${day.slice(-2)} 00 00` }];
  const { childId, representativeIds } = await childOf(
    w.ctx,
    { surname, givenName: "Саша", birthDate: `2014-05-${day}` },
    { representatives } as never,
  );
  await Family.ofChild(w.ctx, childId);
  return { id: representativeIds[0]!, childId, ctx: w.as(asFamily(representativeIds[0]!)) };
};
beforeEach(async () => {
  w = await routeWorld();
  olga = await parentOf("Орлова", "Ольга", "11");
  maria = await parentOf("Соколова", "Мария", "12");
  vera = await parentOf("Ильина", "Вера", "13");
  for (const one of [maria, vera])
    await Peer.offerPeer(one.ctx, one.childId, {
      topics: ["school", "feelings"],
      ways: ["phone"],
      words: `Расскажу, как мы искали школу. ${one === maria ? "М" : "В"}`,
      consents: true,
    });
  await w.settle();
  w.mails.length = 0;
});
const asks = { topics: ["school"], ways: ["phone", "video"], words: "Скоро первый класс", consents: true };
const asked = async (): Promise<PeerSupportId> => {
  const { peerSupportId } = await Peer.askPeer(olga!.ctx, olga!.childId, asks);
  await w.settle();
  return peerSupportId as PeerSupportId;
};
const offerOf = async (one: Parent) =>
  (await Peer.findPeerOffers(w.ctx, {})).items.find(({ memberId }) => memberId === one.id)!.offerId;
const propose = async (peerSupportId: PeerSupportId, one: Parent) => {
  await Peer.proposePeer(w.ctx, { childId: olga!.childId, peerSupportId }, { offerId: await offerOf(one) });
  await w.settle();
};
const says = async (one: Parent, id: PeerSupportId, agrees: boolean) => {
  await Peer.answerPeer(one.ctx, await Peer.ownPeer(one.ctx, one.childId, id), agrees);
  await w.settle();
};
const tasks = async () =>
  (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => [task!.kind, task!.because]);
const statusOf = async (): Promise<string> => (await Peer.listPeers(w.ctx, olga!.childId)).at(-1)!.status;
/** The lines of the day's letters, by whose they are. */
const letters = async () => {
  w.mails.length = 0;
  await sendDigests(w.ctx, byMail(w.deps.mailer));
  w.mails.splice(0, w.mails.length, ...w.mails.filter(({ subject }) => subject.startsWith("Новости")));
  return Object.fromEntries(w.mails.map(({ to, text }) => [to, /^— (.*)$/m.exec(text)![1]!]));
};
const [olgas, marias] = ["611@example.net", "812@example.net"];
const total = async (key: string) =>
  (await Indicator.figures(w.ctx, "2025-Q1", Temporal.PlainDate.from("2025-03-31"))).totals[key];
const agree = async () => expect(await Indicator.compare(w.ctx)).toEqual([]);

describe("a parent who has been there", () => {
  it("is found for one at the beginning; each learns who the other is when both have said yes, and no letter tells", async () => {
    await Indicator.rebuild(w.ctx);
    const id = await asked();
    expect(await tasks()).toEqual([["peer-wanted", undefined]]);
    await expect(Peer.askPeer(olga!.ctx, olga!.childId, asks)).rejects.toMatchObject({ code: "conflict.exists" });
    await propose(id, maria!);
    expect(await tasks()).toEqual([]);
    const told = await letters();
    expect(told).toEqual({
      [olgas]: "Нашёлся родитель, который готов с вами поговорить. Посмотрите на странице и ответьте.",
      [marias]:
        "С вами хотела бы поговорить другая семья. Посмотрите на странице и ответьте: да или нет — оба ответа правильные.",
    });
    for (const { text } of w.mails) expect(text).not.toMatch(/Орлова|Соколова|Мария|Ольга|школ|Саша|\+7 900/);
    // Before that each sees what the other says of the matter, and nothing of who they are.
    const [before] = (await Peer.peersFor(olga!.ctx, olga!.childId)).asks;
    expect(before).toMatchObject({
      status: "proposed",
      words: "Скоро первый класс",
      other: { topics: ["school", "feelings"], words: "Расскажу, как мы искали школу. М", agreed: false },
      may: ["answer", "end"],
    });
    expect(JSON.stringify(before)).not.toMatch(/Мария|Соколова|example\.net|\+7/);
    const [helped] = (await Peer.peersFor(maria!.ctx, maria!.childId)).helps;
    expect(helped).toMatchObject({ topics: ["school"], may: ["answer"], agreed: false });
    expect(JSON.stringify(helped)).not.toMatch(/первый класс|Ольга|Орлова|example\.net|\+7/);
    // Whoever is neither of the two sees nothing, and answers nothing.
    expect((await Peer.peersFor(vera!.ctx, vera!.childId)).helps).toEqual([]);
    await expect(Peer.ownPeer(vera!.ctx, vera!.childId, id)).rejects.toMatchObject({ code: "not-found" });
    const at = { childId: olga!.childId, peerSupportId: id };
    await expect(Peer.answerPeer(vera!.ctx, at, true)).rejects.toMatchObject({ code: "not-found" });
    await says(olga!, id, true);
    expect((await Peer.peersFor(olga!.ctx, olga!.childId)).asks[0]!.contact).toBeUndefined();
    await says(maria!, id, true);
    expect((await Peer.peersFor(olga!.ctx, olga!.childId)).asks[0]).toMatchObject({
      status: "running",
      contact: { name: "Мария", phone: "+7 900 12 00 00", email: marias },
    });
    expect((await Peer.peersFor(maria!.ctx, maria!.childId)).helps[0]).toMatchObject({
      contact: { name: "Ольга", phone: "+7 900 11 00 00", email: olgas },
      may: ["tell", "end"],
    });
    const log = await w.ctx.bank.list<{ action: string; by: string }>("audit", `T#kuzbass#AUDIT#${olga!.childId}`);
    const looks = log.items.filter(({ data }) => data.action === "peer.read-contact");
    expect(looks.map(({ data }) => data.by)).toEqual(["representative:representative"]);
    expect([await total("families-in-peers"), await total("peer-offers"), await total("peer-pairs")]).toEqual([
      3, 2, 0,
    ]);
    w.moveTo("2025-03-05T05:00:00Z");
    for (const on of ["2025-03-04", "2025-03-04", "2025-03-05"])
      await Peer.tellPeerContact(maria!.ctx, at, { on, way: "phone" });
    await w.settle();
    expect([await total("peer-pairs"), await total("peer-talks")]).toEqual([1, 2]);
    // Over, neither reads of the other any more.
    await Peer.endPeer(olga!.ctx, at, { cause: "helped" });
    await w.settle();
    expect((await Peer.peersFor(olga!.ctx, olga!.childId)).asks[0]).toMatchObject({ status: "ended", may: [] });
    expect(JSON.stringify(await Peer.peersFor(maria!.ctx, maria!.childId))).not.toMatch(/Ольга|example\.net/);
    expect(await letters()).toMatchObject({ [marias]: expect.stringContaining("закончена") });
    expect(await total("families-in-peers")).toBe(2);
    await agree();
    // What was none counts nowhere.
    await Peer.endPeer(w.ctx, at, { cause: "mistake" });
    await w.settle();
    expect(await total("peer-pairs")).toBe(0);
    await agree();
  });

  it("who says no, or nothing, is asked no more: another one is to be found, and that is somebody's", async () => {
    const id = await asked();
    const at = { childId: olga!.childId, peerSupportId: id };
    const refused = async (input: object) =>
      ((await Peer.proposePeer(w.ctx, at, input).catch((error: unknown) => error)) as { code: string }).code;
    await propose(id, maria!);
    await says(maria!, id, false);
    expect(await tasks()).toEqual([["peer-wanted", "peer"]]);
    expect(await letters()).toEqual({ [olgas]: "С этим родителем поговорить не получится, ищем другого." });
    expect(await refused({ offerId: await offerOf(maria!) })).toBe("input.invalid");
    expect(await refused({ offerId: "peeroffer_01J8ZQ4M7N3E5R6T8V9WXYZABC" })).toBe("input.invalid");
    await propose(id, vera!);
    // Seven days, and nobody has answered.
    w.moveTo("2025-03-11T05:00:00Z");
    await Peer.attendPeers(w.ctx);
    await w.settle();
    expect([await statusOf(), await tasks()]).toEqual(["asked", [["peer-wanted", "silence"]]]);
    // Somebody has put the task aside; a fortnight later it is there again.
    for (const { task } of (await Inbox.find(w.ctx, { bucket: "tasks" })).items)
      await Inbox.doneTask(w.ctx, task!.taskId as `task_${string}`);
    w.moveTo("2025-03-26T05:00:00Z");
    await Peer.attendPeers(w.ctx);
    await Peer.attendPeers(w.ctx);
    await w.settle();
    expect(await tasks()).toEqual([["peer-wanted", "unmatched"]]);
    await Peer.endPeer(olga!.ctx, at, { cause: "enough" });
    await w.settle();
    expect(await tasks()).toEqual([]);
    await agree();
  });

  it("who takes the offer back, or represents the child no more, leaves nobody waiting; two who do not talk are somebody's", async () => {
    const id = await asked();
    await propose(id, maria!);
    await Peer.withdrawPeerOffer(maria!.ctx, maria!.childId);
    await Peer.withdrawPeerOffer(maria!.ctx, maria!.childId);
    await w.settle();
    expect([await statusOf(), await tasks()]).toEqual(["asked", [["peer-wanted", "peer"]]]);
    const kept = await w.ctx.bank.list("records", `T#kuzbass#CHILD#${maria!.childId}`, { prefix: "PEER" });
    expect(kept.items).toEqual([]);
    await propose(id, vera!);
    await says(vera!, id, true);
    await says(olga!, id, true);
    w.moveTo("2025-03-26T05:00:00Z");
    await Peer.attendPeers(w.ctx);
    await w.settle();
    expect(await tasks()).toEqual([["peer-silent", undefined]]);
    const own = { surname: "Ильин", givenName: "Олег", relation: "parent", email: "oleg@example.net" } as const;
    await Child.patch(w.ctx, vera!.childId, { removeRepresentatives: [vera!.id], addRepresentatives: [own] });
    await w.settle();
    expect([await statusOf(), await tasks()]).toEqual(["ended", []]);
    expect((await letters())[olgas]).toContain("закончена");
    await agree();
  });

  it("goes with the card of either when cards are merged, and neither loses the other", async () => {
    const id = await asked();
    await propose(id, maria!);
    await says(maria!, id, true);
    await says(olga!, id, true);
    const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "other"]));
    const twins: ChildId[] = [];
    for (const one of [olga!, maria!]) {
      const { childId } = await childOf(w.ctx, { surname: "Другая", givenName: "Карта", birthDate: "2014-05-11" });
      await Merging.merge(w.ctx, childId, { other: one.childId, choose, confirm: true });
      await w.settle();
      twins.push(childId);
    }
    const [hers, others] = twins as [ChildId, ChildId];
    expect((await Peer.peersFor(olga!.ctx, hers)).asks[0]).toMatchObject({ contact: { name: "Мария" } });
    expect(await Peer.peersFor(maria!.ctx, others)).toMatchObject({
      offer: { words: "Расскажу, как мы искали школу. М" },
      helps: [{ contact: { name: "Ольга" } }],
    });
    await Peer.tellPeerContact(maria!.ctx, await Peer.ownPeer(maria!.ctx, others, id), {
      on: "2025-03-03",
      way: "phone",
    });
    await w.settle();
    await agree();
  });
});

describe("two who know each other", () => {
  const running = async (): Promise<PeerSupportId> => {
    const id = await asked();
    await propose(id, maria!);
    await says(olga!, id, true);
    await says(maria!, id, true);
    return id;
  };
  const contacts = async () => [
    (await Peer.peersFor(olga!.ctx, olga!.childId)).asks[0]?.contact,
    (await Peer.peersFor(maria!.ctx, maria!.childId)).helps[0]?.contact,
  ];

  it("are told of the end when whoever helps is replaced, also where the offer was taken back before", async () => {
    await running();
    await Peer.withdrawPeerOffer(maria!.ctx, maria!.childId);
    await w.settle();
    expect([await statusOf(), (await contacts())[0]?.name]).toEqual(["running", "Мария"]);
    const own = { surname: "Соколов", givenName: "Пётр", relation: "guardian" } as const;
    await Child.patch(w.ctx, maria!.childId, { removeRepresentatives: [maria!.id], addRepresentatives: [own] });
    await w.settle();
    expect(await statusOf()).toBe("ended");
    expect((await letters())[olgas]).toContain("закончена");
    await agree();
  });

  it("are told of it too when the child by whom one of them helps has left", async () => {
    await running();
    await Peer.withdrawPeerOffer(maria!.ctx, maria!.childId);
    await Child.patch(w.ctx, maria!.childId, { status: "left", cause: "deceased", reason: "Свидетельство" });
    await w.settle();
    expect(await statusOf()).toBe("ended");
  });

  it.each(["olga", "maria"] as const)("learn nothing of %s from the day on which her paper is over", async (who) => {
    await running();
    await Tenant.setUpToDate(w.ctx);
    const one = who === "olga" ? olga! : maria!;
    const club = await Union.form(w.ctx, { municipality: "novokuznetsk", kind: "club", name: "Чай", open: true });
    const unionId = club.unionId as UnionId;
    await Union.join(one.ctx, one.childId, unionId);
    const authority = { kind: "guardianship-act", number: "7/2025", to: "2025-03-10" } as const;
    await Child.patch(w.ctx, one.childId, { representatives: [{ representativeId: one.id, authority }] });
    await w.settle();
    w.moveTo("2025-03-10T05:00:00Z");
    await Handover.attendAuthorities(w.ctx);
    await w.settle();
    expect([await statusOf(), ...(await contacts()).map((c) => c?.name)]).toEqual(["running", "Мария", "Ольга"]);
    w.moveTo("2025-03-10T18:00:00Z");
    // On the day after, before anything has run: the other one reads nothing of her any more, and she herself opens nothing.
    const other = who === "olga" ? maria! : olga!;
    expect(JSON.stringify(await Peer.peersFor(other.ctx, other.childId))).not.toMatch(/"contact":|\+7 900/);
    await expect(Peer.peersFor(one.ctx, one.childId)).rejects.toMatchObject({ code: "not-found" });
    await Handover.attendAuthorities(w.ctx);
    await w.settle();
    expect(await statusOf()).toBe("ended");
    w.moveTo("2025-03-11T05:00:00Z");
    expect((await letters())[who === "olga" ? marias : olgas]).toContain("закончена");
    expect((await Union.get(w.ctx, unionId)).members).toBe(0);
    await agree();
  });

  it("know each other no more once the child of one is of age, and what was said by way of it ends with that month", async () => {
    await running();
    await Tenant.setUpToDate(w.ctx);
    await Child.patch(w.ctx, maria!.childId, { person: { birthDate: "2007-03-20" } });
    await w.settle();
    const at = async (instant: string) => {
      w.moveTo(instant);
      await Handover.attendAuthorities(w.ctx);
      await w.settle();
      return [await statusOf(), (await Peer.peersFor(olga!.ctx, olga!.childId)).asks[0]?.contact?.name];
    };
    expect(await at("2025-03-19T05:00:00Z")).toEqual(["running", "Мария"]);
    expect(await at("2025-03-20T05:00:00Z")).toEqual(["running", undefined]);
    expect(await at("2025-04-01T05:00:00Z")).toEqual(["ended", undefined]);
    expect((await Peer.findPeerOffers(w.ctx, {})).items.map(({ memberId }) => memberId)).toEqual([vera!.id]);
  });
});

it("a family is counted once however many of it take part in however many ways; a club comes together week by week", async () => {
  await Indicator.rebuild(w.ctx);
  const { childId } = maria!;
  const form = async (kind: "union" | "club", open: boolean) =>
    (await Union.form(w.ctx, { municipality: "novokuznetsk", kind, name: `Вместе: ${kind}`, open })).unionId as UnionId;
  const [union, club] = [await form("union", false), await form("club", true)];
  const father = { surname: "Соколов", givenName: "Пётр", relation: "parent", email: "petr@example.net" } as const;
  const { record } = await Child.patch(w.ctx, childId, { addRepresentatives: [father] });
  await Family.ofChild(w.ctx, childId);
  const petr = w.as(asFamily(record.representativeIds.at(-1)!));
  await Union.join(maria!.ctx, childId, union);
  await Union.join(petr, childId, club);
  await Union.join(olga!.ctx, olga!.childId, club);
  await w.settle();
  const keys = ["families-active", "families-in-unions", "families-in-clubs", "families-in-peers"];
  const figures = () => Promise.all(keys.map(total));
  expect(await figures()).toEqual([3, 1, 2, 2]);
  await agree();
  const meeting = { time: "18:30", place: "РЦППМС", topic: "Чай и разговоры" };
  const { meetings } = await Union.call(w.ctx, club, {
    on: "2025-03-13",
    ...meeting,
    repeat: { every: "month", times: 3 },
  });
  expect(meetings.map(({ on }) => on)).toEqual(["2025-03-13", "2025-04-10", "2025-05-08"]);
  await w.settle();
  expect(Object.keys(await letters()).toSorted()).toEqual([olgas, "petr@example.net"].toSorted());
  // Of an open one everybody reads when it is; who is a member nobody.
  const shown = (await Union.listFor(vera!.ctx, vera!.childId)).find(({ unionId }) => unionId === club);
  expect(shown).toMatchObject({ kind: "club", member: false, meetings: [{ on: "2025-03-13" }, {}, {}] });
  expect(await Union.listOpenClubs(w.ctx, undefined)).toEqual([
    expect.objectContaining({
      name: "Вместе: club",
      meetings: expect.arrayContaining([{ on: "2025-03-13", ...meeting }]),
    }),
  ]);
  // The day before they are reminded, but who has said no.
  const meetingId = meetings[0]!.meetingId as `meeting_${string}`;
  await Union.answer(petr, { childId, unionId: club, meetingId, comes: false });
  for (const day of ["11", "12", "12"]) {
    w.moveTo(`2025-03-${day}T05:00:00Z`);
    await Union.attendUnions(w.ctx);
    await w.settle();
  }
  expect(await letters()).toEqual({
    [olgas]: "Скоро встреча родителей: 13 марта 2025 г. Где и во сколько — на странице.",
  });
  expect(await total("clubs-met")).toBe(1);
  await Union.set(w.ctx, club, { name: "Вместе", status: "closed" });
  await w.settle();
  expect(await figures()).toEqual([2, 1, 0, 2]);
  await agree();
});
