import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Link from "../../ground/link/index.ts";
import { type AgencyId, type Ctx, newId } from "../../ground/shared/index.ts";
import * as Agency from "./index.ts";

// Who speaks for an organisation, who manages it, and what its links are worth.

const absent = { code: "not-found" };
const nobody = newId("agency", 0);
let w: World;
let own: AgencyId;
let other: AgencyId;

const link = (agency: AgencyId): Ctx => w.as({ kind: "link", agency });
const city = (municipality: string) => w.as({ kind: "coordinator", municipality });
const close = (id: AgencyId) => Agency.patch(w.ctx, id, { status: "closed" });

beforeEach(async () => {
  w = await world();
  const contacts = { contacts: [{ email: "school@example.org" }] };
  own = await agencyOf(w.ctx, "school", "Школа № 1", contacts);
  other = await agencyOf(w.ctx, "school", "Школа № 2", contacts);
});

describe("who acts for an organisation", () => {
  it("is its specialist and its link, as long as it works", async () => {
    for (const ctx of [w.as(specialist(own)), link(own)]) {
      expect(await Agency.actsFor(ctx, own)).toBe(true);
      expect((await Agency.get(ctx, own)).agency.contacts).toHaveLength(1);
      await expect(Agency.mustManage(ctx, own)).resolves.toBeUndefined();
    }
    await close(own);
    for (const ctx of [w.as(specialist(own)), link(own)]) {
      expect(await Agency.actsFor(ctx, own)).toBe(false);
      await expect(Agency.get(ctx, own)).rejects.toMatchObject(absent);
      await expect(Agency.mustManage(ctx, own)).rejects.toMatchObject(absent);
    }
  });

  it("is nobody of another one, no family, and nobody of one that never was", async () => {
    const parent = w.as(family("rep_01JNE0000000000000000000AA"));
    const others = [
      w.as(specialist(other)),
      link(other),
      parent,
      { ...parent, actor: { ...parent.actor, agency: own } },
    ];
    for (const ctx of others) {
      expect(await Agency.actsFor(ctx, own)).toBe(false);
      await expect(Agency.get(ctx, own)).rejects.toMatchObject(absent);
      await expect(Agency.mustManage(ctx, own)).rejects.toMatchObject(absent);
    }
    for (const ctx of [w.ctx, w.as({ kind: "admin" })]) expect(await Agency.actsFor(ctx, own)).toBe(false);
    expect(await Agency.actsFor(w.as(specialist(nobody)), nobody)).toBe(false);
    // Somebody who is no specialist, whatever stands in the account.
    const odd = { ...w.ctx, actor: { ...w.ctx.actor, agency: own } } as Ctx;
    expect(await Agency.actsFor(odd, own)).toBe(false);
  });
});

it("is managed by the staff of its city, and shows those of others how it is called and not how it is reached", async () => {
  for (const ctx of [w.ctx, city("novokuznetsk"), w.as({ kind: "admin" })]) {
    await expect(Agency.mustManage(ctx, own)).resolves.toBeUndefined();
    expect((await Agency.get(ctx, own)).agency.contacts).toHaveLength(1);
  }
  await expect(Agency.mustManage(city("kemerovo"), own)).rejects.toMatchObject(absent);
  expect((await Agency.get(city("kemerovo"), own)).agency).toMatchObject({ name: expect.anything(), contacts: [] });
  await expect(Agency.mustManage(w.ctx, nobody)).rejects.toMatchObject(absent);
});

describe("a link of an organisation", () => {
  const expiresAt = 1_800_000_000;
  const token = (kind: "page" | "reports" | "quiet", epoch?: number, at = expiresAt) => {
    const fields = { page: [own, epoch], reports: [own, epoch], quiet: [own, "a@example.org", epoch] } as const;
    return Link.seal(w.ctx.keys, kind, { tenant: "kuzbass", fields: fields[kind] as never, expiresAt: at });
  };
  const speaks = (kind: "page" | "reports" | "quiet", given: string) => Agency.speaking(w.ctx, kind, given, "view");
  const kinds = ["page", "reports", "quiet"] as const;

  it("speaks for it while it works, the link is of its present epoch, and the term lasts", async () => {
    const uses = async () => (await Agency.linkUses(w.ctx, own, {})).items.map(({ outcome }) => outcome);
    await speaks("page", await token("page"));
    expect(await uses()).toEqual(["done"]);
    for (const kind of kinds) {
      expect((await speaks(kind, await token(kind))).agency.agencyId).toBe(own);
      const former = Math.floor(w.ctx.now().epochMilliseconds / 1000) - 1;
      await expect(speaks(kind, await token(kind, undefined, former))).rejects.toMatchObject({ code: "link.dead" });
      await expect(speaks(kind, await token(kind, 1))).rejects.toMatchObject({ code: "link.dead" });
    }
    expect(await Agency.spokenFor(w.ctx, own, undefined)).toMatchObject({ agencyId: own });
    expect(await Agency.spokenFor(w.ctx, own, 1)).toBeUndefined();
    expect(await Agency.spokenFor(w.ctx, nobody, undefined)).toBeUndefined();
    expect(await uses()).toEqual(kinds.flatMap(() => ["link.dead", "done"])); // the newest first
    await Agency.revokeLinks(w.ctx, own, { reason: "Ссылка попала не туда" });
    for (const kind of kinds) {
      await expect(speaks(kind, await token(kind))).rejects.toMatchObject({ code: "link.dead" });
      expect((await speaks(kind, await token(kind, 1))).agency.agencyId).toBe(own);
    }
  });

  it("of one that has closed is dead, but for the one by which its reports are still handed in", async () => {
    await close(own);
    const epoch = await Agency.linkEpoch(w.ctx, own);
    for (const kind of ["page", "quiet"] as const)
      await expect(speaks(kind, await token(kind, epoch))).rejects.toMatchObject({ code: "link.dead" });
    expect((await speaks("reports", await token("reports", epoch))).agency.agencyId).toBe(own);
    expect(await Agency.spokenFor(w.ctx, own, epoch)).toBeUndefined();
  });
});
