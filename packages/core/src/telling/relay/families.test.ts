import { beforeEach, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { family as asFamily } from "../../../test/worlds/tenant.ts";
import type { DeliveryId, ErasureId, RepresentativeId, RouteId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import { show } from "../../routes/family-page/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";

let w: RouteWorld;
let family: Family.Family;
let mother: RepresentativeId;
beforeEach(async () => {
  w = await routeWorld();
  const { record } = await Child.load(w.ctx, w.childId);
  mother = record.representativeIds[0]!;
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email: "mother@example.net" }] });
  family = (await Family.ofChild(w.ctx, w.childId)).data;
});

const invite = async () => {
  await Family.invite(w.ctx, family.familyId, { memberId: mother });
  await w.settle();
};
const tasks = async (kind: Inbox.TaskKind) =>
  (await Inbox.openTasks(w.ctx, { limit: 20 }, kind)).items.map((i) => i.data);

it("sends a member the link to their own address, which stands nowhere, and the same link when it is told again", async () => {
  await invite();
  const [letter] = w.mails;
  expect(letter).toMatchObject({ to: "mother@example.net", subject: "Ваша личная страница" });
  const token = /\/family#(\S+)/.exec(letter!.text)![1]!;
  expect((await Family.speaking(w.ctx, token, "show")).member.memberId).toBe(mother);
  expect(`${letter!.text}${letter!.html}`).not.toMatch(/Ёлкин|Мария|Анна/);
  const records = await w.ctx.bank.find("gsi1", "T#kuzbass#DELIVERIES", {}).catch(() => ({ items: [] }));
  expect(JSON.stringify(records)).not.toContain("mother@example.net");
});

it("writes to nobody who has lost their address meanwhile: a person has to call", async () => {
  await Family.invite(w.ctx, family.familyId, { memberId: mother });
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email: null }] });
  await w.settle();
  expect(w.mails).toEqual([]);
  expect(await tasks("family-unreachable")).toMatchObject([{ subject: mother, representativeId: mother }]);
});

/** The newest letter to the mother comes back. */
const comesBack = async (more: Partial<Delivery.Returned> = {}) => {
  const { items } = await Delivery.find(w.ctx, { limit: 10 });
  const { deliveryId } = items.find(({ kind }) => kind === "family-link")!;
  await Delivery.returned(w.ctx, {
    deliveryId: deliveryId as DeliveryId,
    email: "mother@example.net",
    what: "bounce",
    permanent: true,
    because: "bounce",
    ...more,
  });
  await w.settle();
  return deliveryId;
};
const mailOf = async () => (await show(w.as(asFamily(mother)), family, family.members[0]!)).you.mail;
const mends = async (email: string) => {
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email }] });
  await w.settle();
};

it.each([{ what: "bounce" }, { what: "complaint", because: "complaint" }] as const)(
  "of a letter that came back ($what) makes a task, writes there no more, and says so on the page, until the address is mended",
  async (why) => {
    expect(await mailOf()).toBe("works");
    await invite();
    const deliveryId = await comesBack(why);
    expect(await tasks("family-unreachable")).toMatchObject([{ representativeId: mother, deliveryId }]);
    expect(await mailOf()).toBe("returned");
    // What is kept of the address is a hash, and none of its letters.
    const kept = await w.ctx.bank.list("records", `T#kuzbass#REP#${mother}`);
    expect(JSON.stringify(kept)).toContain("mail-returned");
    expect(JSON.stringify(kept)).not.toContain("mother@");
    const asked = () => Erasure.ask(w.ctx, w.childId, { reason: "Просьба семьи" });
    const { erasureId } = await asked();
    await w.settle();
    expect(w.mails).toHaveLength(1);
    await mends("mother@example.com");
    expect(await tasks("family-unreachable")).toEqual([]);
    expect(await mailOf()).toBe("works");
    await Erasure.refuse(w.ctx, erasureId as ErasureId, { basis: "federal-law", reason: "Закон" });
    await w.settle();
    expect(w.mails.map(({ to }) => to)).toEqual(["mother@example.net", "mother@example.com"]);
    // The former one again: what came back from it counts.
    await mends("mother@example.net");
    expect(await mailOf()).toBe("returned");
  },
);

it("tries an address again where a link to it is asked for, and leaves one that was only full as it is", async () => {
  await invite();
  await comesBack();
  w.moveTo("2025-03-03T06:00:00Z");
  await invite();
  expect([w.mails.length, await mailOf()]).toEqual([2, "works"]);
  await comesBack({ permanent: false });
  expect(await mailOf()).toBe("works");
});

it("makes a task of a parent's no to the plan, until all who spoke agree", async () => {
  await Child.patch(w.ctx, w.childId, {
    addRepresentatives: [{ surname: "Ёлкин", givenName: "Пётр", relation: "parent" }],
  });
  const father = (await Child.load(w.ctx, w.childId)).record.representativeIds[1]!;
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const { data, key, version } = await Route.load(w.ctx, routeId);
  const draft = { ...data, plan: { ...data.plan, status: "draft" as const } };
  await w.ctx.bank.commit([{ put: { key, kind: "route", data: draft }, expect: version }]);
  const says = async (who: RepresentativeId, answer: "agree" | "disagree") => {
    await Route.answerPlan(w.as(asFamily(who)), routeId, { answer });
    await w.settle();
    return (await tasks("family-disagrees")).map(({ subject }) => subject);
  };
  expect(await says(father, "disagree")).toEqual([routeId]);
  expect(await says(mother, "agree")).toEqual([routeId]);
  expect(await says(father, "agree")).toEqual([]);
  await expect(Route.answerPlan(w.ctx, routeId, { answer: "agree" })).rejects.toMatchObject({ code: "not-found" });
});
