import { beforeEach, expect, it } from "vitest";
import { agenciesOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import * as ServiceList from "../../agencies/service-list/index.ts";
import { draftFor } from "../../agencies/service-list/list.actions.ts";
import * as lists from "../../agencies/service-list/list.store.ts";
import * as Slot from "../../agencies/slot/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ImportId } from "../../ground/shared/ids.ts";
import * as Analytics from "./index.ts";

let w: World;
let ctx: Ctx;
/** Addresses that letters come back from. */
const dead = new Set<string>();
const takingMail = async (_: Ctx, emails: readonly string[]) => emails.filter((email) => !dead.has(email));
const look = (who = ctx) => Analytics.readiness(who, "novokuznetsk", takingMail);
const lacks = async () =>
  Object.fromEntries(
    (await look()).items.filter(({ ok }) => !ok).map(({ key, lacks }) => [key, lacks.map(({ ru }) => ru)]),
  );

beforeEach(async () => {
  dead.clear();
  w = await world();
  ctx = w.ctx;
});

it("says of a municipality with nothing what it lacks, and of one that has all of it that it is ready", async () => {
  expect(await look()).toMatchObject({ municipality: "novokuznetsk", ready: false });
  expect(Object.keys(await lacks())).toEqual(["organisations", "contacts", "list", "slots", "remote"]);
  const agencies = await agenciesOf(ctx, ["school", "kindergarten", "health", "social", "pmpc"]);
  expect((await lacks()).organisations).toHaveLength(1);
  Object.assign(agencies, await agenciesOf(ctx, ["resourceCentre"], 1, () => ({ municipality: "kemerovo" })));
  // A specialist elsewhere who receives the whole region by video is shared; hours of one's own are another thing.
  const hours = { serviceKey: "family-consultation", post: "Психолог", minutes: 60 };
  const times = { date: "2025-03-10", from: "09:00", until: "12:00" };
  const slot = (of: string, more: object) => Slot.open(ctx, agencies[of]!, { ...hours, times, ...more });
  await slot("resourceCentre", { place: "video", wholeRegion: true });
  expect(Object.keys(await lacks())).toEqual(["list", "slots"]);
  await slot("school", { place: "office" });
  const { edition } = await draftFor(ctx, { listId: "regional" });
  const entry = { serviceKey: "family-consultation", importId: "import_1" as ImportId };
  await ctx.bank.commit([lists.writeEntry(ctx.tenant, { listId: "regional", edition }, entry, "absent")]);
  await ServiceList.approve(ctx, "regional", edition, {
    act: "Приказ",
    number: "1",
    date: "2025-03-01",
    by: "Министерство",
  });
  expect(await look()).toMatchObject({ ready: true });
  // Letters to the school come back: it is named.
  dead.add("school@example.org");
  expect(await lacks()).toEqual({ contacts: ["school"] });
});

it("is told to whoever works there, and of no other place", async () => {
  const own = w.as({ kind: "coordinator", id: "nk", municipality: "novokuznetsk" });
  expect(await look(own)).toMatchObject({ ready: false });
  const far = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  await expect(look(far)).rejects.toMatchObject({ code: "not-found" });
  await expect(Analytics.readiness(ctx, "омск", takingMail)).rejects.toMatchObject({ code: "not-found" });
});
