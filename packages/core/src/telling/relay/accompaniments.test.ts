import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Accompaniment from "../../routes/accompaniment/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import { waiting } from "../digest/digest.store.ts";
import * as Inbox from "../inbox/index.ts";

const begin = { post: "social-worker", areas: ["social", "legal"], note: "Нужна помощь с документами" } as const;

// A family gets a curator: its organisation is asked each month and each half year, and a coordinator where that comes to nothing.

it("asks the curator's organisation, then a coordinator; follows the child; counts the same as a rebuild", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  await w.consent();
  const agencyId = w.agencies.social!;
  const one = await Accompaniment.startAccompaniment(ctx, childId, { ...begin, agencyId });
  const at = { childId, accompanimentId: one.accompanimentId as `accompaniment_${string}` };
  const tasks = async () =>
    (await Inbox.find(ctx, { bucket: "tasks" })).items
      .filter(({ task }) => task?.accompanimentId === at.accompanimentId)
      .map(({ task }) => task!.kind);
  const agree = async (after: string) => {
    await w.settle();
    expect(await Indicator.compare(ctx), after).toEqual([]);
  };
  await agree("started");

  // Sister and brother have one family: whoever is second is told of the first, and of two at once one is first.
  const mother = (await Child.load(ctx, childId)).record.representativeIds[0]!;
  const name = { surname: "Ёлкина", givenName: "Мария", relation: "parent" } as const;
  const sister = await childOf(
    ctx,
    { surname: "Ёлкина", givenName: "Юлия", birthDate: "2018-01-01" },
    { representatives: [{ ...name, representativeId: mother }] },
  );
  await expect(Accompaniment.startAccompaniment(ctx, sister.childId, { ...begin, agencyId })).rejects.toMatchObject({
    code: "conflict.exists",
    current: { accompanimentId: at.accompanimentId, childId },
  });

  w.moveTo("2025-04-01T05:00:00Z");
  expect(await Accompaniment.attendAccompaniments(ctx)).toBe(1);
  await agree("asked");
  const items = [];
  for await (const { reader, items: own } of waiting(ctx, "agencies")) if ("agencyId" in reader) items.push(...own);
  expect(items.map(({ data }) => data)).toMatchObject([{ accompaniment: at.accompanimentId }]);
  expect(await Accompaniment.accompanimentsAsked(ctx, agencyId)).toBe(1);
  w.moveTo("2025-04-15T05:00:00Z");
  await Accompaniment.attendAccompaniments(ctx);
  await agree("unanswered");
  expect(await tasks()).toEqual(["accompaniment-unanswered"]);

  // None in March: a coordinator sees to it, until a contact is told.
  const social = w.as(specialist(agencyId));
  await Accompaniment.addContact(social, at, {
    held: false,
    month: "2025-03",
    cause: "not-reached",
    note: "Не берёт трубку",
  });
  await agree("none");
  expect(await tasks()).toEqual(["accompaniment-no-contact"]);
  await Accompaniment.addContact(social, at, { held: true, on: "2025-04-15", form: "home", areas: ["legal"] });
  await agree("contact");
  expect(await tasks()).toEqual([]);
  const figures = async (period: "2025" | "2025-Q2") =>
    (await Indicator.figures(ctx, period, Temporal.PlainDate.from("2025-04-15"))).totals as Record<string, number>;
  for (const period of ["2025", "2025-Q2"] as const)
    expect(await figures(period)).toMatchObject({
      "families-accompanied": 1,
      "accompanied-legal": 1,
      "accompanied-social": 0,
      "accompaniment-contacts": 1,
    });

  // The family moves, and cards are merged: it is where the child is, and what was is counted where it was.
  await Child.patch(ctx, childId, { municipality: "kemerovo" });
  await agree("moved");
  expect((await Accompaniment.findAccompaniments(ctx, { municipality: "kemerovo" })).items).toHaveLength(1);
  const twin = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" });
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "other"]));
  await Merging.merge(ctx, twin.childId, { other: childId, choose, confirm: true });
  await agree("merged");
  expect(await figures("2025-Q2")).toMatchObject({ "families-accompanied": 1 });
  const merged = { ...at, childId: twin.childId };
  const [kept] = await Accompaniment.listAccompaniments(ctx, twin.childId);
  expect(kept).toMatchObject({ note: "Нужна помощь с документами", municipality: "kemerovo" });
  await expect(Accompaniment.startAccompaniment(ctx, sister.childId, { ...begin, agencyId })).rejects.toMatchObject({
    code: "conflict.exists",
  });

  // It proposes to end; its organisation closes; another one goes on, which has to be allowed to.
  await Accompaniment.reviewAccompaniment(social, merged, { outcome: "end-proposed", note: "Семья справляется" });
  await agree("reviewed");
  expect(await tasks()).toEqual(["accompaniment-end-proposed"]);
  await Agency.patch(ctx, agencyId, { status: "closed" });
  await agree("closed");
  expect((await tasks()).toSorted()).toEqual(["accompaniment-end-proposed", "accompaniment-without-curator"]);
  const other = await agencyOf(ctx, "ngo");
  await Accompaniment.changeCurator(ctx, merged, { agencyId: other, post: "psychologist" });
  await agree("changed");
  expect(await tasks()).toEqual(["accompaniment-end-proposed"]);

  // It ends, and the family may have another; of a child that is forgotten nobody is asked any more.
  await Accompaniment.endAccompaniment(ctx, merged, { cause: "goals-reached" });
  await agree("ended");
  expect(await tasks()).toEqual([]);
  const next = await Accompaniment.startAccompaniment(ctx, twin.childId, { ...begin, agencyId: other });
  await Accompaniment.addContact(
    ctx,
    { childId: twin.childId, accompanimentId: next.accompanimentId as never },
    { held: true, on: "2025-04-15", form: "phone" },
  );
  await agree("again");
  expect(await figures("2025")).toMatchObject({ "families-accompanied": 1, "accompaniment-contacts": 2 });
  await Child.patch(ctx, twin.childId, { status: "left", cause: "left-region", reason: "Уехали." });
  await agree("left");
  expect((await Accompaniment.findAccompaniments(ctx, {})).items).toEqual([]);
  expect(
    (await Accompaniment.findAccompaniments(ctx, { status: "ended" })).items.map(({ ended }) => ended?.cause),
  ).toEqual(["goals-reached", "moved"]);
});

it("needs the family's consent for its organisation, and shows that nothing more once it is withdrawn", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const agencyId = w.agencies.social!;
  const start = () => Accompaniment.startAccompaniment(ctx, childId, { ...begin, agencyId });
  await expect(start()).rejects.toMatchObject({ code: "consent.missing" });
  const { consent } = await w.consent();
  const social = w.as(specialist(agencyId));
  const [first, second] = await Promise.allSettled([start(), start()]);
  expect([first.status, second.status].toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await Accompaniment.findAccompaniments(social, {})).items).toHaveLength(1);
  expect((await Accompaniment.listAccompaniments(social, childId))[0]!.note).toBe("Нужна помощь с документами");
  const { representativeId } = consent;
  const family = w.as({ kind: "representative", representative: representativeId });
  const [seen] = await Accompaniment.listAccompaniments(family, childId);
  expect(seen).toMatchObject({ post: "social-worker", areas: ["social", "legal"] });
  expect(seen!.note).toBeUndefined();
  await Consent.withdraw(ctx, consent.consentId);
  expect((await Accompaniment.findAccompaniments(social, {})).items).toEqual([]);
  await expect(Accompaniment.listAccompaniments(social, childId)).rejects.toMatchObject({ code: "consent.missing" });
  const stranger = w.as(specialist(w.agencies.school!));
  await expect(Accompaniment.listAccompaniments(stranger, childId)).rejects.toMatchObject({ code: "not-found" });
});

it("tells a coordinator that a merged child has two curators, until one of them ends or the cards are parted again", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  await w.consent();
  const twin = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" });
  await consentOf(ctx, twin, { recipient: "route" });
  const of = async (id: typeof childId, agencyId: AgencyId) => {
    const { accompanimentId } = await Accompaniment.startAccompaniment(ctx, id, { ...begin, agencyId });
    return accompanimentId as `accompaniment_${string}`;
  };
  await of(childId, w.agencies.social!);
  const second = await of(twin.childId, await agencyOf(ctx, "ngo"));
  const tasks = async () =>
    (await Inbox.openTasks(ctx, { limit: 20 }, "accompaniment-doubled")).items.map(({ data }) => data.subject);
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this"]));
  const merge = async () => {
    await Merging.merge(ctx, childId, { other: twin.childId, choose, confirm: true });
    await w.settle();
  };
  await merge();
  expect(await tasks()).toEqual([childId]);
  await Merging.unmerge(ctx, childId, { other: twin.childId, confirm: true });
  await w.settle();
  expect(await tasks()).toEqual([]);
  await merge();
  expect(await tasks()).toEqual([childId]);
  await Accompaniment.endAccompaniment(ctx, { childId, accompanimentId: second }, { cause: "goals-reached" });
  await w.settle();
  expect(await tasks()).toEqual([]);
  // The end of one has freed the family's place: it is accompanied all the same.
  await expect(of(childId, w.agencies.social!)).rejects.toMatchObject({ code: "conflict.exists" });
});
