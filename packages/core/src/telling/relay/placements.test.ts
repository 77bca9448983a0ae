import { expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { heardBy, routeWorld } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as WorkPlace from "../../agencies/work-place/index.ts";
import type { SeekerId, WorkPlaceId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Employment from "../../routes/employment/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import { waiting } from "../digest/digest.store.ts";
import * as Inbox from "../inbox/index.ts";

// A mother was placed: her organisation is asked in its digest, then her coordinator; she is where the child is, and is counted there.

it("asks the organisation, then a coordinator; follows the child; counts the same as a rebuild", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const { record } = await Child.load(ctx, childId);
  const representativeId = record.representativeIds[0]!;
  await consentOf(ctx, record, { purpose: "employment", about: "giver", dataClasses: ["identity"] });
  const agencyId = await agencyOf(ctx, "employer");
  const heard = await heardBy(w, agencyId);
  const place = { agencyId, kind: "job", title: "Пекарь", places: 1, from: "2025-01-01" };
  const workPlaceId = (await WorkPlace.offer(ctx, place)).workPlaceId as WorkPlaceId;
  const register = async () =>
    (await Employment.registerSeeker(ctx, childId, { representativeId, kinds: ["job"] })).seekerId as SeekerId;
  // Of two who register the same person at once the second finds the first.
  const tries = await Promise.allSettled([register(), register()]);
  const [seekerId] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])) as [SeekerId];
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict.exists", current: { seekerId } },
  });
  const placed = await Employment.place(ctx, { childId, seekerId, workPlaceId, from: "2025-03-03" });
  const at = { childId, placementId: placed.placementId as `placement_${string}` };
  const tasks = async () =>
    (await Inbox.find(ctx, { bucket: "tasks" })).items.map(({ task }) => [task?.kind, task?.placementId]);
  const agree = async (after: string) => {
    await w.settle();
    expect(await Indicator.compare(ctx), after).toEqual([]);
  };
  await agree("placed");
  const places = async () => (await Indicator.figures(ctx, "2025-Q1", await Tenant.today(ctx))).totals["work-places"];
  expect(await places()).toBe(1);

  w.moveTo("2025-06-03T05:00:00Z");
  expect(await Employment.attendLooks(ctx)).toBe(1);
  await agree("asked");
  const items = [];
  for await (const { reader, items: own } of waiting(ctx, "agencies")) if ("agencyId" in reader) items.push(...own);
  expect(items.map(({ data }) => data)).toMatchObject([{ placement: placed.placementId }]);
  expect(await Employment.looksAsked(ctx, agencyId)).toBe(1);
  // Its own system hears of it too, in ids, and can answer.
  const { placementId } = placed;
  expect(heard.map(({ type, data }) => [type, data.placementId, data.months])).toEqual([
    ["placement.made", placementId, undefined],
    ["placement.look-due", placementId, 3],
  ]);
  const { url, token } = heard[1]!.data.reply!;
  expect(url).toMatch(/\/v1\/respond\/placements$/);
  const asked = await Employment.respondPlacements(ctx, { token, action: "view" });
  expect(asked.placements).toMatchObject([{ placementId, asked: { months: 3 } }]);
  expect(JSON.stringify(heard)).not.toMatch(/child_|Ёлкина|Мария/);
  w.moveTo("2025-06-17T05:00:00Z");
  expect(await Employment.attendLooks(ctx)).toBe(1);
  await agree("unanswered");
  expect(await tasks()).toEqual([["placement-unanswered", placed.placementId]]);

  // The family moves: whoever looks, and where they were placed, are there too.
  await Child.patch(ctx, childId, { municipality: "kemerovo" });
  await agree("moved");
  expect((await Employment.findPlacements(ctx, { municipality: "kemerovo" })).items).toHaveLength(1);
  expect((await Employment.findSeekers(ctx, { municipality: "kemerovo", status: "placed" })).items).toHaveLength(1);

  // Two cards of one child: what stood beside the one stands beside the other, with the task about it.
  const twin = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" });
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this"]));
  await Merging.merge(ctx, twin.childId, { other: childId, choose, confirm: true });
  await agree("merged");
  expect((await Employment.findPlacements(ctx, { municipality: "novokuznetsk" })).items).toHaveLength(1);
  expect(await Employment.placementsOf(ctx, childId)).toEqual([]);
  const merged = { ...at, childId: twin.childId };
  await Employment.answerLook(ctx, merged, { months: 3, outcome: "dismissed", note: "Сократили" });
  await agree("dismissed");
  expect(await tasks()).toContainEqual(["placement-failed", placed.placementId]);
  expect(await tasks()).not.toContainEqual(["placement-unanswered", placed.placementId]);
  expect((await Employment.getPlacement(ctx, merged)).looks[0]!.note).toBe("Сократили");
  expect((await WorkPlace.get(ctx, workPlaceId)).free).toBe(1);

  // She has another place, and everything about the child is destroyed: nobody is asked after her, and the place is free.
  const again = await Employment.place(ctx, { childId: twin.childId, seekerId, workPlaceId, from: "2025-06-17" });
  const system = w.as({ kind: "system" });
  await Employment.forgetAll(system, twin.childId);
  await Employment.forgetAll(system, twin.childId);
  await agree("forgotten");
  expect((await Employment.getPlacement(ctx, { ...merged, placementId: again.placementId as never })).ended).toEqual({
    on: "2025-06-17",
    outcome: "unknown",
  });
  expect(await Employment.listSeekers(ctx, twin.childId)).toMatchObject([{ status: "left", left: { cause: "other" } }]);
  expect(await tasks()).not.toContainEqual(["placement-failed", again.placementId]);
  w.moveTo("2025-10-01T05:00:00Z");
  expect(await Employment.attendLooks(ctx)).toBe(0);
  expect((await WorkPlace.get(ctx, workPlaceId)).free).toBe(1);
  await Agency.patch(ctx, agencyId, { status: "closed" });
  await agree("closed");
  expect(await places()).toBe(0);
  expect(await WorkPlace.get(ctx, workPlaceId)).toMatchObject({ status: "closed", free: 0 });
});

it("takes whoever looks for work, or has a place, out of the lists when the child leaves; nobody is placed meanwhile", async () => {
  const { ctx, childId, as, settle } = await routeWorld();
  const { record } = await Child.load(ctx, childId);
  const [representativeId] = record.representativeIds;
  await consentOf(ctx, record, { purpose: "employment", about: "giver", dataClasses: ["identity"] });
  const seekerId = async (who: object) =>
    (await Employment.registerSeeker(ctx, childId, { ...who, kinds: ["job"] })).seekerId as SeekerId;
  const agencyId = await agencyOf(ctx, "employer");
  const place = { agencyId, kind: "job", title: "Пекарь", places: 2, from: "2025-01-01" };
  const placing = { workPlaceId: (await WorkPlace.offer(ctx, place)).workPlaceId, childId, from: "2025-03-03" };
  const mother = await seekerId({ representativeId });
  const placed = await Employment.place(ctx, { ...placing, seekerId: mother });
  const leaves = () => Child.patch(ctx, childId, { status: "left", cause: "left-region", reason: "Уехали." });
  const stays = () => Child.patch(ctx, childId, { status: "active" });
  /** Something happens between what an action has read and what it writes. */
  const meanwhile = (happens: () => Promise<unknown>): typeof ctx => {
    let is = false;
    const commit: typeof ctx.bank.commit = async (writes) => {
      if (!is) {
        is = true;
        await happens();
      }
      return ctx.bank.commit(writes);
    };
    return {
      ...ctx,
      bank: new Proxy(ctx.bank, { get: (bank, key) => (key === "commit" ? commit : Reflect.get(bank, key)) }),
    };
  };

  const at = { childId, placementId: placed.placementId as `placement_${string}` };
  await Employment.endPlacement(meanwhile(leaves), at, { outcome: "left" });
  await settle();
  expect((await Employment.findSeekers(as({ kind: "coordinator" }), {})).items).toEqual([]);
  const [seeker] = await Employment.seekersOf(ctx, childId);
  expect(seeker!.data).toMatchObject({ status: "left", left: { cause: "moved" } });
  expect((await WorkPlace.get(ctx, placing.workPlaceId as WorkPlaceId)).free).toBe(2);

  await stays();
  const again = await seekerId({ representativeId });
  const other = Employment.place(meanwhile(leaves), { ...placing, seekerId: again });
  await expect(other).rejects.toMatchObject({ code: "child.left" });
  await settle();
  expect((await Employment.seekersOf(ctx, childId)).map(({ data }) => data.status)).toEqual(["left", "left"]);
});
