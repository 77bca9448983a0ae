import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { family as asFamily } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import type { MeetingId, RepresentativeId, UnionId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Union from "../../people/union/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import { sendDigests } from "../digest/index.ts";
import { listingFor } from "../export/export.lists.ts";

it("invites its members by the day's letter, which does not say which union it is, and nobody who has gone", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const parent = async (child: typeof childId, email: string) => {
    const [id] = (await Child.load(ctx, child)).record.representativeIds as [RepresentativeId];
    await Child.patch(ctx, child, { representatives: [{ representativeId: id, email }] });
    await Family.ofChild(ctx, child);
    return { id, ctx: w.as(asFamily(id)) };
  };
  const mother = await parent(childId, "mother@example.net");
  const other = await childOf(ctx, { surname: "Сорокин", givenName: "Олег", birthDate: "2013-02-03" });
  const father = await parent(other.childId, "father@example.net");
  const union = await Union.form(ctx, { municipality: "novokuznetsk", name: "Солнечные дети" });
  const unionId = union.unionId as UnionId;
  const members = async () => (await Union.get(ctx, unionId)).members;
  for (const [who, child] of [
    [mother, childId],
    [father, other.childId],
  ] as const) {
    await Union.join(who.ctx, child, unionId);
    // Nobody speaks for another one's child.
    const strange = child === childId ? other.childId : childId;
    await expect(Union.join(who.ctx, strange, unionId)).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await members()).toBe(2);
  await expect(Union.join(ctx, childId, unionId)).rejects.toMatchObject({ code: "not-found" });

  const meeting = { on: "2025-03-12", time: "18:30", place: "РЦППМС", topic: "Как готовиться к школе" };
  await expect(Union.call(ctx, unionId, { ...meeting, on: "2025-03-02" })).rejects.toMatchObject({
    code: "input.invalid",
  });
  const called = await Union.call(ctx, unionId, meeting);
  await w.settle();
  await sendDigests(ctx, byMail(w.deps.mailer));
  expect(w.mails.map(({ to }) => to).toSorted()).toEqual(["father@example.net", "mother@example.net"]);
  for (const { text } of w.mails) {
    expect(text).toContain(
      "— Вас приглашают на встречу родителей: ближайшая — 12 марта 2025 г. Где и о чём — на странице",
    );
    expect(text).not.toMatch(/Солнечные|РЦППМС|школе|Ёлкин|Сорокин/);
  }

  const figures = async (period: "2025" | "2025-Q1") => {
    const { totals } = await Indicator.figures(ctx, period, Temporal.PlainDate.from("2025-03-31"));
    return [totals["unions-met"], totals["union-meetings"]];
  };
  await Indicator.rebuild(ctx);
  expect([await figures("2025-Q1"), await figures("2025")]).toEqual([
    [1, 1],
    [1, 1],
  ]);
  const counted = async () =>
    (await Indicator.figures(ctx, "2025-Q1", Temporal.PlainDate.from("2025-03-31"))).totals["union-members"];
  expect(await counted()).toBe(2);
  const later = await Union.call(ctx, unionId, { ...meeting, on: "2025-06-11" });
  await Union.cancel(ctx, { unionId, meetingId: later.meetings[1]!.meetingId as MeetingId });
  await Union.call(ctx, unionId, { ...meeting, on: "2025-09-10" });
  await w.settle();
  expect([await figures("2025-Q1"), await figures("2025")]).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect(await Indicator.compare(ctx)).toEqual([]);
  const { items: rows } = await listingFor(ctx.actor, "unions").page(ctx, {}, { limit: 10 });
  const dates = ["12.03.2025", "10.09.2025"];
  expect(rows).toEqual([["Солнечные дети", "Новокузнецк", "", "действует", 2, 3, 1, ...dates, unionId]]);

  // The father is replaced: he is no member any more; the mother stays one in the card with which hers is merged.
  const own = { surname: "Сорокина", givenName: "Вера", relation: "guardian" } as const;
  await Child.patch(ctx, other.childId, { removeRepresentatives: [father.id], addRepresentatives: [own] });
  await w.settle();
  expect([await members(), await counted()]).toEqual([1, 1]);
  // Of a union that has closed nobody is a member; their word stands where it opens again.
  for (const [status, n] of [
    ["closed", 0],
    ["active", 1],
  ] as const) {
    await Union.set(ctx, unionId, { name: "Солнечные дети", status });
    await w.settle();
    expect(await counted()).toBe(n);
  }
  const twin = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" });
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "other"]));
  await Merging.merge(ctx, twin.childId, { other: childId, choose, confirm: true });
  await w.settle();
  expect(await Union.listFor(mother.ctx, twin.childId)).toMatchObject([{ name: "Солнечные дети", member: true }]);
  const meetingId = called.meetings[0]!.meetingId as MeetingId;
  await Union.cancel(ctx, { unionId, meetingId });
  await Union.cancel(ctx, { unionId, meetingId });
  await w.settle();
  w.moveTo("2025-03-04T05:00:00Z");
  const before = w.mails.length;
  await sendDigests(ctx, byMail(w.deps.mailer));
  expect(w.mails.slice(before).map(({ to, text }) => [to, text.includes("— Встреча родителей отменена.")])).toEqual([
    ["mother@example.net", true],
  ]);
  await Union.leave(mother.ctx, twin.childId, unionId);
  await Union.leave(mother.ctx, twin.childId, unionId);
  await w.settle();
  expect([await members(), await counted()]).toEqual([0, 0]);
  expect(await Indicator.compare(ctx)).toEqual([]);
  // Whoever works elsewhere does not see it.
  const far = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  await expect(Union.get(far, unionId)).rejects.toMatchObject({ code: "not-found" });
  expect((await Union.find(far, {})).items).toEqual([]);
  await expect(Union.form(far, { municipality: "novokuznetsk", name: "Ещё" })).rejects.toMatchObject({
    code: "input.invalid",
  });
});
