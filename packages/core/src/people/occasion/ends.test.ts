import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, OccasionId } from "../../ground/shared/ids.ts";
import * as Delivery from "../../telling/delivery/index.ts";
import { returned } from "../../telling/delivery/returned.actions.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Occasion from "./index.ts";

// What is left undone about an event: nobody closes it, a letter comes back, and what is there for everybody afterwards.

let w: RouteWorld;
let centre: AgencyId;
beforeEach(async () => {
  w = await routeWorld();
  centre = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  w.moveTo("2025-03-10T05:00:00Z");
});
const own = () => w.as(specialist(centre));
const announce = async (over: object = {}) =>
  (
    await Occasion.announce(own(), {
      agencyId: centre,
      title: "Игра и речь",
      kind: "seminar",
      times: [{ from: "2025-03-20T10:00", until: "2025-03-20T12:00" }],
      place: "Центр",
      audiences: ["specialist"],
      ...over,
    })
  ).occasionId as OccasionId;
const tasks = async () => {
  await w.settle();
  const { items } = await Inbox.find(w.ctx, { bucket: "tasks" });
  return items.flatMap(({ task }) => (task?.kind === "event-unclosed" ? [task.occasionId] : []));
};
const attendOn = async (at: string) => {
  w.moveTo(at);
  await Occasion.attendOccasions(w.ctx);
  await Occasion.attendOccasions(w.ctx);
};

describe("an event that nobody closes", () => {
  it("hides nothing that goes on: a month's course stands among sixty that are over", async () => {
    const course = await announce({ times: [{ from: "2025-03-11T10:00", until: "2025-04-30T12:00" }] });
    for (let i = 0; i < 60; i += 1)
      await announce({ title: `Встреча ${i}`, times: [{ from: "2025-03-20T10:00", until: "2025-03-20T12:00" }] });
    w.moveTo("2025-03-21T05:00:00Z");
    for (const municipality of [undefined, "novokuznetsk"]) {
      const running = await Occasion.listRunning(w.ctx, { municipality });
      expect(running.map(({ occasionId }) => occasionId)).toEqual([course]);
    }
  });

  it("is a coordinator's task a week after it, until its organiser closes it", async () => {
    const id = await announce();
    await attendOn("2025-03-26T05:00:00Z");
    expect(await tasks()).toEqual([]);
    await attendOn("2025-03-27T05:00:00Z");
    expect(await tasks()).toEqual([id]);
    await Occasion.close(own(), id);
    expect(await tasks()).toEqual([]);
    await attendOn("2025-04-27T05:00:00Z");
    expect(await tasks()).toEqual([]);
  });

  it("is one as well where it was announced before it stood in the order of days", async () => {
    const id = await announce();
    const { key, kind, data, version } = await Occasion.load(w.ctx, id);
    const sk = `announced#${data.begins}#${id}`;
    const index = { gsi2: { pk: `T#${w.ctx.tenant}#OCCASIONS`, sk } };
    await w.ctx.bank.commit([{ put: { key, kind, data, index }, expect: version }]);
    await attendOn("2025-03-26T05:00:00Z");
    expect(await tasks()).toEqual([]);
    await attendOn("2025-03-27T05:00:00Z");
    expect(await tasks()).toEqual([id]);
  });

  it("is none where it was moved, called off, or closed in time", async () => {
    const [moved, off, held] = [await announce(), await announce(), await announce()];
    const times = [{ from: "2025-05-20T10:00", until: "2025-05-20T12:00" }];
    await Occasion.change(own(), moved, { times });
    await Occasion.cancel(own(), off, { reason: "Нет зала" });
    w.moveTo("2025-03-21T05:00:00Z");
    await Occasion.close(own(), held);
    await attendOn("2025-04-10T05:00:00Z");
    expect(await tasks()).toEqual([]);
    await attendOn("2025-05-27T05:00:00Z");
    expect(await tasks()).toEqual([moved]);
  });
});

it("shows its organiser whose letters come back, and nobody else", async () => {
  const id = await announce();
  const guest = { who: "specialist", municipality: "novokuznetsk", name: "Ильина Анна", email: "ilina@example.org" };
  const { signUpId } = await Occasion.signUpByStaff(own(), id, guest);
  await w.settle();
  const [sent] = (await Delivery.find(w.ctx, {})).items.filter(({ to }) => to === signUpId);
  await returned(w.ctx, {
    deliveryId: sent!.deliveryId as `delivery_${string}`,
    email: guest.email,
    what: "bounce",
    permanent: true,
    because: "bounce",
  });
  await w.settle();
  expect((await Occasion.listSignUps(own(), id, {})).items).toMatchObject([{ name: "Ильина Анна", unreached: true }]);
});

it("is there for everybody once it was held, with its recording, the last first, page by page", async () => {
  const made: OccasionId[] = [];
  for (const day of ["11", "12", "13"]) {
    const times = [{ from: `2025-03-${day}T10:00`, until: `2025-03-${day}T12:00` }];
    made.push(await announce({ times, title: `День ${day}`, open: day !== "12" }));
  }
  w.moveTo("2025-03-14T05:00:00Z");
  expect((await Occasion.listPast(w.ctx, {})).items).toEqual([]);
  for (const id of made) {
    await Occasion.change(own(), id, {
      recording: "https://video.example.org/1",
      materials: [{ title: "Слайды", url: "https://files.example.org/s.pdf" }],
    });
    await Occasion.close(own(), id);
  }
  const { items, next } = await Occasion.listPast(w.ctx, {});
  // What was not for everybody stands in no list of theirs.
  expect(items.map(({ title }) => title)).toEqual(["День 13", "День 11"]);
  expect(items[0]).toMatchObject({ recording: "https://video.example.org/1", materials: [{ title: "Слайды" }] });
  expect(next).toBeUndefined();
  const earlier = await Occasion.listPast(w.ctx, { before: items[0]!.begins });
  expect(earlier.items.map(({ title }) => title)).toEqual(["День 11"]);
  expect((await Occasion.listPast(w.ctx, { municipality: "kemerovo" })).items).toEqual([]);
});
