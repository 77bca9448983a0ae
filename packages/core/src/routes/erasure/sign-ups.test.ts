import { beforeEach, expect, it } from "vitest";
import { agencyOf, childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { family } from "../../../test/worlds/tenant.ts";
import type { ChildId, ConfirmationId, Ctx, OccasionId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Occasion from "../../people/occasion/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Merging from "../merging/index.ts";
import * as Erasure from "./index.ts";

// What becomes of sign-ups for events when a child's cards are merged, parted again, or erased.

let w: RouteWorld;
let mine: ChildId;
let twin: Child.ChildRecord;
let event: OccasionId;
const parent = async (id: ChildId): Promise<Ctx> =>
  w.as(family((await Child.get(w.ctx, id)).record.representativeIds[0]!));
beforeEach(async () => {
  w = await routeWorld();
  mine = w.childId;
  const agencyId = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  w.moveTo("2025-03-10T05:00:00Z");
  twin = await childOf(
    w.ctx,
    { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-06" },
    { confirmedDistinctFrom: [mine] },
  );
  const { occasionId } = await Occasion.announce(w.ctx, {
    agencyId,
    title: "Праздник",
    kind: "mass-event",
    times: [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }],
    place: "Парк",
    audiences: ["child"],
    quota: 1,
  });
  event = occasionId as OccasionId;
  await Occasion.signUpFamily(await parent(twin.childId), twin.childId, { occasionId: event, who: "child" });
  await w.settle();
});

const places = async () => {
  const { taken, waiting } = (await Occasion.load(w.ctx, event)).data;
  return { taken, waiting };
};
const of = async (id: ChildId) => {
  const ctx = await parent(id);
  return (await Occasion.listForFamily(ctx, id)).flatMap(({ mine }) => mine);
};

const merge = async () => {
  const { differences } = await Merging.merge(w.ctx, mine, { other: twin.childId, choose: {} });
  const choose = Object.fromEntries(differences!.map(({ field }) => [field, "this" as const]));
  await Merging.merge(w.ctx, mine, { other: twin.childId, choose, confirm: true });
  await w.settle();
};

it("go with the card that is merged, are marked by the same code, and come back when it is undone", async () => {
  const [before] = await of(twin.childId);
  await merge();
  expect(await of(mine)).toEqual([before]);
  expect(await places()).toEqual({ taken: 1, waiting: 0 });
  await Merging.unmerge(w.ctx, mine, { other: twin.childId, confirm: true });
  await w.settle();
  expect(await of(twin.childId)).toEqual([before]);
  expect(await of(mine)).toEqual([]);
  await merge();
  w.moveTo("2025-04-12T04:00:00Z");
  await Occasion.recordAttendance(w.ctx, event, { marks: [{ code: before!.code, present: true }] });
  expect(await of(mine)).toMatchObject([{ status: "attended" }]);
});

it("are given up by whose card it then is, and the place is the next one's", async () => {
  await merge();
  const [one] = await of(mine);
  await Occasion.answerOfFamily(await parent(mine), mine, { signUpId: one!.signUpId as never, comes: false });
  await w.settle();
  expect(await places()).toEqual({ taken: 0, waiting: 0 });
});

it("stand in the family's copy of all that is kept about the child", async () => {
  expect(await Occasion.copyFor(await parent(twin.childId), twin.childId)).toMatchObject([
    { title: "Праздник", day: "2025-04-12", who: "child", by: "family", status: "coming" },
  ]);
  expect(await Occasion.copyFor(await parent(mine), mine)).toEqual([]);
  await expect(Occasion.copyFor(await parent(mine), twin.childId)).rejects.toMatchObject({ code: "not-found" });
});

it("of a child who is erased free their place for whoever waits", async () => {
  await Occasion.signUpFamily(await parent(mine), mine, { occasionId: event, who: "child" });
  expect(await places()).toEqual({ taken: 1, waiting: 1 });
  const wanted = await Erasure.erase(w.ctx, twin.childId, {
    grounds: "consent-withdrawn",
    reason: "Заявление матери",
  }).catch((refused: { current: { confirmationId: string } }) => refused);
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  await Inbox.confirm(w.as({ kind: "coordinator", id: "second" }), confirmationId);
  await w.settle();
  w.moveTo("2025-03-10T05:10:00Z");
  await Erasure.unfinished(w.as({ kind: "system", id: "schedule" }), memoryFiles());
  await w.settle();
  expect(await of(mine)).toMatchObject([{ status: "offered" }]);
});
