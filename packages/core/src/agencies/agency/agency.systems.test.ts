import { describe, expect, it } from "vitest";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import * as Account from "../../ground/account/index.ts";
import { blockKey } from "../../ground/shared/index.ts";
import * as Agency from "./index.ts";

const school = {
  kind: "school" as const,
  name: "Школа № 20",
  shortName: "Школа 20",
  municipality: "novokuznetsk",
  contacts: [{ email: "school20@example.org" }],
};
const client = "3n4b5urk1ft4fl3mg5e62d9ado";

const given = async () => {
  const w = await world();
  const { agency } = await Agency.register(w.ctx, school);
  const { agency: other } = await Agency.register(w.ctx, { ...school, name: "Школа № 21", shortName: "Школа 21" });
  const admin = w.as({ kind: "admin" });
  const add = (over: object = {}) =>
    Agency.addSystem(admin, { client, agencyId: agency.agencyId, name: "Школьная система", ...over });
  return { ...w, admin, agency, other, add };
};

describe("an agency's own system", () => {
  it("given a client that was added, when it asks for a token, then it speaks for its agency and is listed", async () => {
    const { ctx, admin, agency, add } = await given();
    await add();
    await add({ name: "Переименована" });
    expect(await Agency.systemOf(ctx.bank, client)).toMatchObject({ tenant: "kuzbass", agencyId: agency.agencyId });
    expect(await Agency.systems(admin)).toMatchObject([{ client, name: "Переименована" }]);
  });

  it("given a client that was removed or never added, then it speaks for nobody", async () => {
    const { ctx, admin, add } = await given();
    await add();
    await Agency.removeSystem(admin, client);
    await Agency.removeSystem(admin, client);
    expect(await Agency.systemOf(ctx.bank, client)).toBeUndefined();
    expect(await Agency.systemOf(ctx.bank, "another")).toBeUndefined();
    // The tokens that it has already are of a blocked account, until it is added again.
    expect(await ctx.bank.get(blockKey(ctx.tenant, client))).toBeDefined();
    await add();
    expect(await ctx.bank.get(blockKey(ctx.tenant, client))).toBeUndefined();
  });

  it.each(["before", "after"])(
    "given an administrator shut it out %s it was removed, then adding it again lets it in no more",
    async (when) => {
      const { ctx, admin, add } = await given();
      const block = () => Account.setBlock(admin, client, { blocked: true, unseen: true });
      await add();
      if (when === "before") await block();
      await Agency.removeSystem(admin, client);
      if (when === "after") await block();
      await add();
      expect(await ctx.bank.get(blockKey(ctx.tenant, client))).toBeDefined();
      await Account.setBlock(admin, client, { blocked: false });
      expect(await ctx.bank.get(blockKey(ctx.tenant, client))).toBeUndefined();
    },
  );

  it("given an agency that was closed, then its systems speak for nobody", async () => {
    const { ctx, agency, add } = await given();
    await add();
    await Agency.patch(ctx, agency.agencyId, { status: "closed" });
    expect(await Agency.systemOf(ctx.bank, client)).toBeUndefined();
    await expect(add()).rejects.toMatchObject({ code: "agency.unknown" });
  });

  it("given another agency or tenant, then its client is not taken over", async () => {
    const { as, other, add } = await given();
    await add();
    await expect(add({ agencyId: other.agencyId })).rejects.toMatchObject({ code: "not-found" });
    const elsewhere = { ...as({ kind: "admin" }), tenant: "altai" };
    await expect(Agency.removeSystem(elsewhere, client)).rejects.toMatchObject({ code: "not-found" });
  });

  it("given a coordinator or a specialist, then nothing of it exists", async () => {
    const { ctx, as, agency, add } = await given();
    const system = { client, agencyId: agency.agencyId, name: "Школьная система" };
    for (const who of [ctx, as(specialist(agency.agencyId))])
      for (const action of [
        () => Agency.addSystem(who, system),
        () => Agency.systems(who),
        () => Agency.removeSystem(who, client),
      ])
        await expect(action()).rejects.toMatchObject({ code: "not-found" });
    await add();
    expect(await Agency.systems(as({ kind: "system", id: "operator" }))).toHaveLength(1);
  });
});
