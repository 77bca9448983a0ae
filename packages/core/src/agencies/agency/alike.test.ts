import { expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import { all } from "../../ground/shared/bank.ts";
import * as Agency from "./index.ts";

const sad = {
  kind: "kindergarten" as const,
  name: "Детский сад «Звёздочка»",
  shortName: "Звёздочка",
  municipality: "novokuznetsk",
  contacts: [{ email: "sad@example.org" }],
};

const given = async () => {
  const { ctx } = await world();
  const register = async (over: object = {}) => (await Agency.register(ctx, { ...sad, ...over })).agency.agencyId;
  return { ctx, register };
};

it("asks about an organisation of the same name, full or short, in the municipality, and takes another's word for it", async () => {
  const { ctx, register } = await given();
  const first = await register();
  const asked = { code: "agency.duplicate", current: { candidates: [first], matches: [{ agencyId: first }] } };
  await expect(register({ name: "ЗВЕЗДОЧКА", shortName: "Сад" })).rejects.toMatchObject(asked);
  await expect(register({ name: "Сад", shortName: "д/с «Звездочка»" })).rejects.toMatchObject(asked);
  await register({ municipality: "kemerovo" });
  const second = await register({ confirmedDistinctFrom: [first] });
  const trail = await ctx.bank.list<{ detail?: object }>("audit", `T#kuzbass#AUDIT#${second}`);
  expect(trail.items[0]!.data.detail).toEqual({ distinctFrom: first });
  expect((await Agency.get(ctx, second)).agency).not.toHaveProperty("confirmedDistinctFrom");
  await expect(register({ confirmedDistinctFrom: [first] })).rejects.toMatchObject({
    current: { candidates: [second] },
  });
});

it("lets one of two registrations at the same moment through", async () => {
  const { register } = await given();
  const outcomes = await Promise.allSettled([register(), register({ name: "Сад Звездочка" })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("gives a name up with a change of name or place, and asks about the one that is taken", async () => {
  const { ctx, register } = await given();
  const first = await register();
  const other = await register({ name: "Сказка", shortName: "Сказка" });
  const rename = (over: object) => Agency.patch(ctx, other, { name: "Звёздочка", ...over });
  await expect(rename({})).rejects.toMatchObject({ code: "agency.duplicate", current: { candidates: [first] } });
  await Agency.patch(ctx, first, { municipality: "kemerovo" });
  await rename({});
  await expect(Agency.patch(ctx, first, { municipality: "novokuznetsk" })).rejects.toMatchObject({
    current: { candidates: [other] },
  });
  await Agency.patch(ctx, first, { municipality: "novokuznetsk", confirmedDistinctFrom: [other] });
  await register({ name: "Сказка", shortName: "Сказочка", confirmedDistinctFrom: [other] });
});

it("finds organisations of an older program once they have been gone through", async () => {
  const { ctx, register } = await given();
  const first = await register();
  for await (const { key } of all(ctx.bank, "records", "T#kuzbass#AGENCY-NAMES#novokuznetsk"))
    await ctx.bank.commit([{ remove: key, expect: "any" }]);
  expect(await Agency.indexNames(ctx)).toBe(1);
  expect(await Agency.indexNames(ctx)).toBe(0);
  await expect(register()).rejects.toMatchObject({ current: { candidates: [first] } });
});

it("goes through one that is renamed at that moment by its new name alone", async () => {
  const { ctx, register } = await given();
  const first = await register();
  for await (const { key } of all(ctx.bank, "records", "T#kuzbass#AGENCY-NAMES#novokuznetsk"))
    await ctx.bank.commit([{ remove: key, expect: "any" }]);
  const { bank } = ctx;
  let isRenamed = false;
  const commit: typeof bank.commit = async (writes) => {
    if (!isRenamed) {
      isRenamed = true;
      await Agency.patch(ctx, first, { name: "Сказка", shortName: "Сказка" });
    }
    return bank.commit(writes);
  };
  await Agency.indexNames({ ...ctx, bank: { ...bank, commit } });
  await register();
  await expect(register({ name: "Сказка", shortName: "Сказка" })).rejects.toMatchObject({
    current: { candidates: [first] },
  });
});

it("compares no names of signs alone, by which nothing could be found", async () => {
  const { ctx, register } = await given();
  const signs = { name: "«№»", shortName: "—" };
  await register(signs);
  await register(signs);
  const kept = await ctx.bank.list("records", "T#kuzbass#AGENCY-NAMES#novokuznetsk");
  expect(kept.items).toEqual([]);
});
