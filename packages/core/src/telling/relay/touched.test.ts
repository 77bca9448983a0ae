import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import * as Navigator from "../../open/navigator/index.ts";

// Whoever copies the directory (HSDS) asks for what has changed since: also who an organisation is, what it offers, when it receives.

const listing = {
  purpose: { ru: "Учим говорить" },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00",
};

it("an entry of the directory is modified by what its organisation, its services and its slots become", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const [agencyId, other] = [w.agencies.social!, w.agencies.school!];
  await Agency.patch(ctx, agencyId, { services: ["speech-therapy"] });
  for (const id of [agencyId, other]) await Navigator.setListing(ctx, id, listing);
  await w.settle();
  const modified = async (id = agencyId) => (await Navigator.organisation(ctx, id))!.changedAt;
  const untouched = await modified(other);
  const after = async (at: string, change: () => Promise<unknown>) => {
    w.moveTo(at);
    await change();
    await w.settle();
    expect((await modified()).slice(0, 16)).toBe(at.slice(0, 16));
    expect(await modified(other)).toBe(untouched);
  };
  await after("2025-03-04T05:00:00Z", () => Agency.patch(ctx, agencyId, { shortName: "Центр речи" }));
  const times = { date: "2025-03-17", from: "09:00", until: "12:00" };
  const slot = { serviceKey: "speech-therapy", post: "Логопед", place: "office", minutes: 60, times };
  await after("2025-03-05T05:00:00Z", () => Slot.open(ctx, agencyId, slot));
  await after("2025-03-06T05:00:00Z", () =>
    Service.patch(ctx, "speech-therapy", { title: { ru: "Занятия с логопедом" } }),
  );
  // What nobody reads there changes nothing.
  const before = await modified();
  w.moveTo("2025-03-07T05:00:00Z");
  await Service.patch(ctx, "family-consultation", { title: { ru: "Совет семье" } });
  await w.settle();
  expect(await modified()).toBe(before);
  expect((await Navigator.getListing(ctx, agencyId)).confirmedOn).toBe("2025-03-03");
});
