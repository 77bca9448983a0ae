import { beforeEach, describe, expect, it } from "vitest";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ImportId, RepresentativeId } from "../../ground/shared/ids.ts";
import * as ServiceList from "./index.ts";
import { draftFor, mustBeOurs } from "./list.actions.ts";
import * as store from "./list.store.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const order = (number: string) => ({ act: "Приказ", number, date: "2025-03-01", by: "Министерство" });

/** A draft with these services. */
async function drafted(listId: string, ...keys: string[]): Promise<number> {
  const { edition } = await draftFor(w.ctx, { listId });
  const importId = "import_1" as ImportId;
  await w.ctx.bank.commit(
    keys.map((serviceKey) => store.writeEntry(w.ctx.tenant, { listId, edition }, { serviceKey, importId }, "absent")),
  );
  return edition;
}

const inKemerovo = () => w.as({ kind: "coordinator", municipality: "kemerovo" });
const school = () => w.as(specialist("agency_1" as AgencyId));
const mother = () => w.as(family("rep_1" as RepresentativeId));

describe("a list of services", () => {
  it("is read by staff of any city and by organisations, and is not there for a family", async () => {
    await drafted("regional", "respite");
    for (const ctx of [w.ctx, inKemerovo(), school()]) {
      expect((await ServiceList.list(ctx)).map(({ listId }) => listId)).toEqual(["regional"]);
      expect(await ServiceList.get(ctx, "regional")).toMatchObject({ shown: 1, entries: [{ serviceKey: "respite" }] });
    }
    await expect(ServiceList.list(mother())).rejects.toMatchObject({ code: "not-found" });
    await expect(ServiceList.get(mother(), "regional")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is the region's or a municipality's, of an edition that there is", async () => {
    await drafted("regional", "respite");
    await expect(ServiceList.get(w.ctx, "nowhere")).rejects.toMatchObject({ code: "not-found" });
    await expect(ServiceList.approve(w.ctx, "nowhere", 1, order("1"))).rejects.toMatchObject({ code: "not-found" });
    await expect(ServiceList.get(w.ctx, "regional", 2)).rejects.toMatchObject({ code: "not-found" });
    expect(await ServiceList.get(w.ctx, "kemerovo")).toMatchObject({ editions: [], entries: [] });
    expect((await ServiceList.get(w.ctx, "kemerovo")).shown).toBeUndefined();
    await drafted("regional", "respite", "tutor-support");
    expect(await ServiceList.get(w.ctx, "regional", 1)).toMatchObject({ shown: 1, entries: [{}] });
    expect(await ServiceList.get(w.ctx, "regional", 2)).toMatchObject({ shown: 2, entries: [{}, {}] });
  });

  it("is written by whose it is: the region's by the region, a city's also by the city, and by nobody else", async () => {
    expect(await mustBeOurs(inKemerovo(), { listId: "kemerovo" })).toEqual({ listId: "kemerovo" });
    for (const listId of ["regional", "novokuznetsk", "nowhere"])
      await expect(mustBeOurs(inKemerovo(), { listId })).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ pointer: "/listId", message: { en: "one of: kemerovo" } }],
      });
    await expect(mustBeOurs(w.ctx, { listId: "nowhere" })).rejects.toMatchObject({
      fields: [{ message: { en: "one of: regional, novokuznetsk, kemerovo" } }],
    });
    for (const input of [{ listId: "kemerovo" }, { listId: 5 }])
      await expect(mustBeOurs(school(), input as { listId: string })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is approved by whose it is", async () => {
    await drafted("kemerovo", "respite");
    await drafted("regional", "respite");
    for (const [ctx, listId] of [
      [inKemerovo(), "regional"],
      [w.as({ kind: "coordinator", municipality: "novokuznetsk" }), "kemerovo"],
      [school(), "kemerovo"],
    ] as const)
      for (const act of [order("1"), {}])
        await expect(ServiceList.approve(ctx, listId, 1, act)).rejects.toMatchObject({ code: "not-found" });
    expect(await ServiceList.approve(inKemerovo(), "kemerovo", 1, order("1"))).toMatchObject({ inForce: 1 });
  });

  it("differs from the one that counts, which differs from nothing; approving it again changes nothing", async () => {
    await drafted("regional", "respite");
    const { version } = await ServiceList.approve(w.ctx, "regional", 1, order("1"));
    expect((await ServiceList.approve(w.ctx, "regional", 1, order("1"))).version).toBe(version);
    const nothing = { added: [], dropped: [], changed: [] };
    expect((await ServiceList.get(w.ctx, "regional")).differences).toEqual(nothing);
    expect((await ServiceList.get(w.ctx, "regional", 1)).differences).toEqual(nothing);
    await drafted("regional", "tutor-support");
    expect((await ServiceList.get(w.ctx, "regional")).shown).toBe(1);
    expect((await ServiceList.get(w.ctx, "regional", 2)).differences).toEqual({
      added: ["tutor-support"],
      dropped: ["respite"],
      changed: [],
    });
    // A city's first one is held against the region's.
    await drafted("kemerovo", "respite", "tutor-support");
    expect((await ServiceList.get(w.ctx, "kemerovo", 1)).differences).toEqual({ ...nothing, added: ["tutor-support"] });
  });
});
