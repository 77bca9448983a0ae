import { beforeEach, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family as asFamily } from "../../../test/worlds/tenant.ts";
import type {
  ChildId,
  ConfirmationId,
  Ctx,
  ErasureId,
  PeerSupportId,
  RepresentativeId,
  RouteId,
  StepId,
} from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Peer from "../../people/peer/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";

// What ends the support of parents by parents from outside, and which step it carries out.

interface Parent {
  id: RepresentativeId;
  childId: ChildId;
  ctx: Ctx;
}
let w: RouteWorld;
const topics = { topics: ["school"], ways: ["phone"], consents: true };
const parentOf = async (surname: string, day: string): Promise<Parent> => {
  const { childId, representativeIds } = await childOf(w.ctx, { surname, givenName: "Саша", birthDate: day });
  await Family.ofChild(w.ctx, childId);
  return { id: representativeIds[0]!, childId, ctx: w.as(asFamily(representativeIds[0]!)) };
};
beforeEach(async () => {
  w = await routeWorld();
});

/** Two who have both said yes. */
async function meeting(asks: Pick<Parent, "childId" | "ctx">, helper: Parent): Promise<PeerSupportId> {
  await Peer.offerPeer(helper.ctx, helper.childId, { ...topics, words: "Расскажу" });
  const { peerSupportId } = await Peer.askPeer(asks.ctx, asks.childId, { ...topics, words: "Скоро в школу" });
  const id = peerSupportId as PeerSupportId;
  await w.settle();
  const [offer] = (await Peer.findPeerOffers(w.ctx, {})).items;
  await Peer.proposePeer(w.ctx, { childId: asks.childId, peerSupportId: id }, { offerId: offer!.offerId });
  await w.settle();
  for (const one of [asks, helper]) {
    await Peer.answerPeer(one.ctx, await Peer.ownPeer(one.ctx, one.childId, id), true);
    await w.settle();
  }
  return id;
}

/** Two persons say so, and the platform carries it out. */
async function erase(childId: ChildId): Promise<void> {
  const why = { grounds: "consent-withdrawn", reason: "Заявление" } as const;
  const wanted = await Erasure.erase(w.ctx, childId, why).catch(
    (refused: { current: { confirmationId: string } }) => refused,
  );
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  await Inbox.confirm(w.as({ kind: "coordinator", id: "second" }), confirmationId);
  await w.settle();
  const [one] = (await Erasure.find(w.ctx, { status: "erasing" })).items;
  const system = w.as({ kind: "system", id: "schedule" });
  const files = memoryFiles();
  await Erasure.carryOut(system, files, one!.erasureId as ErasureId);
  await w.settle();
  expect(await Erasure.carryOut(system, files, one!.erasureId as ErasureId)).toBe(true);
  await w.settle();
}
const tasks = async () =>
  (await Inbox.find(w.ctx, { bucket: "tasks" })).items.flatMap(({ task }) =>
    task!.kind.startsWith("peer-") ? [task!.kind] : [],
  );

it("an erasure takes the helper's offer away, and ends what ran by it", async () => {
  const [olga, maria] = [await parentOf("Орлова", "2014-05-11"), await parentOf("Соколова", "2014-05-12")];
  await meeting(olga, maria);
  await erase(maria.childId);
  expect((await Peer.findPeerOffers(w.ctx, {})).items).toEqual([]);
  expect((await Peer.listPeers(w.ctx, olga.childId)).map(({ status }) => status)).toEqual(["ended"]);
  expect(await tasks()).toEqual([]);
});

it("an erasure ends the ask: nobody looks for a parent any more, and the helper goes on offering", async () => {
  const [olga, maria] = [await parentOf("Орлова", "2014-05-11"), await parentOf("Соколова", "2014-05-12")];
  await meeting(olga, maria);
  await erase(olga.childId);
  expect((await Peer.findPeers(w.ctx, {})).items).toEqual([]);
  expect(await tasks()).toEqual([]);
  expect((await Peer.findPeerOffers(w.ctx, {})).items.map(({ memberId }) => memberId)).toEqual([maria.id]);
});

it("the first talk carries out the meeting with a parent of the family's route", async () => {
  for (const kind of ["maternity", "ngo"] as const) await agencyOf(w.ctx, kind, kind);
  const expected = (await Child.expect(w.ctx, { municipality: "novokuznetsk", dueOn: "2025-08-20" })).record;
  const { childId, representativeIds } = expected;
  await consentOf(w.ctx, expected);
  await Family.ofChild(w.ctx, childId);
  const maria = await parentOf("Соколова", "2014-05-12");
  const routeId = (await Route.open(w.ctx, childId, { template: "before-birth" })).routeId as RouteId;
  await w.settle();
  const { "first-contact": first } = await stepsOf(w, routeId);
  await Step.complete(w.ctx, first!.stepId as StepId, { result: "performed", report: "Поговорили." });
  await w.settle();
  const { plan } = await Route.get(w.ctx, routeId);
  const agencyId = w.agencies.social!;
  const entries = plan.entries.map((entry) => (entry.agencyId ? entry : { ...entry, agencyId }));
  await Route.changePlan(w.ctx, routeId, { entries: entries as never });
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  const { stepId, status } = (await stepsOf(w, routeId))["peer-meeting"]!;
  expect(status).toBe("requested");
  const her = w.as(asFamily(representativeIds[0]!));
  const id = await meeting({ childId, ctx: her }, maria);
  const talked = { on: "2025-03-03", way: "phone" } as const;
  await Peer.tellPeerContact(maria.ctx, await Peer.ownPeer(maria.ctx, maria.childId, id), talked);
  await w.settle();
  expect(await Step.get(w.ctx, stepId as StepId)).toMatchObject({ status: "completed", result: "performed" });
});
