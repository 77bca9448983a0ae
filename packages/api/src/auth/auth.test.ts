import {
  type Actor,
  blockKey,
  Conflict,
  type DataBank,
  agencyKey as keyOf,
  newId,
  sessionsEnded,
  standingKey,
  Unavailable,
} from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import { beforeEach, describe, expect, it } from "vitest";
import { authenticate } from "./authenticate.ts";
import { endedBy as endedOf, holderOf, stillStands } from "./blocked.ts";
import { actorOf } from "./claims.ts";

const now = Date.parse("2025-03-03T05:00:00Z");
const tenant = "kuzbass";
const agency = newId("agency", 0);
const representative = newId("rep", 0);
const coordinator: Actor = { kind: "coordinator", id: "anna", tenant, municipality: "kemerovo" };
const specialist: Actor = { kind: "specialist", id: "boris", tenant, agency };

const endedBy = (of: DataBank, actor: Actor, at: number) => endedOf(of, actor, at / 1000, at);

let bank: DataBank;
const put = (key: ReturnType<typeof blockKey>, data: object) =>
  bank.commit([{ put: { key, kind: "any", data }, expect: "any" }]);
beforeEach(() => {
  bank = memoryBank();
});

describe("what ends an account", () => {
  it("is its block, or the closing of its organisation, and nothing else", async () => {
    expect(await endedBy(bank, specialist, now)).toBeUndefined();
    await put(keyOf(tenant, agency), { status: "active" });
    expect(await endedBy(bank, specialist, now)).toBeUndefined();
    await put(keyOf(tenant, agency), { status: "closed" });
    expect(await endedBy(bank, specialist, now)).toBe("closure");
    await put(blockKey(tenant, "boris"), {});
    expect(await endedBy(bank, specialist, now)).toBe("block");
    expect(await endedBy(bank, coordinator, now)).toBeUndefined();
    await put(blockKey(tenant, "anna"), {});
    expect(await endedBy(bank, coordinator, now)).toBe("block");
    expect(await endedBy(bank, { ...coordinator, tenant: "altai" }, now)).toBeUndefined();
  });

  it("keeps on which day who came, once, and of whom is ended nothing", async () => {
    const seen = async () => (await bank.get<object>(standingKey(coordinator)))?.data;
    await put(blockKey(tenant, "anna"), {});
    await endedBy(bank, coordinator, now);
    expect(await seen()).toBeUndefined();
    await bank.commit([{ remove: blockKey(tenant, "anna"), expect: "any" }]);
    await endedBy(bank, coordinator, now);
    await endedBy(bank, coordinator, now + 3_600_000);
    expect(await bank.get(standingKey(coordinator))).toMatchObject({ version: 1, data: { lastUsedOn: "2025-03-03" } });
    await endedBy(bank, coordinator, now + 86_400_000);
    expect(await seen()).toMatchObject({ lastUsedOn: "2025-03-04" });
  });

  it("stops nobody because the day cannot be kept, but with another right than before", async () => {
    const busy = (error: Error): DataBank => ({ ...bank, commit: () => Promise.reject(error) });
    for (const error of [new Unavailable("busy"), new Conflict(0, standingKey(coordinator))])
      expect(await endedBy(busy(error), coordinator, now)).toBeUndefined();
    await expect(endedBy(busy(new TypeError("ours")), coordinator, now)).rejects.toThrow(TypeError);
    await endedBy(bank, coordinator, now);
    expect(await endedBy(busy(new Unavailable("busy")), coordinator, now + 86_400_000)).toBeUndefined();
    const moved: Actor = { ...coordinator, municipality: "novokuznetsk" };
    await expect(endedBy(busy(new Unavailable("busy")), moved, now)).rejects.toThrow(Unavailable);
  });
});

describe("a right that something rests on", () => {
  it("lasts while the account has it, and is nobody's who is ended or is another one now", async () => {
    expect(await stillStands(bank, coordinator)).toBe(true); // one that was never seen
    expect(await holderOf(bank, tenant, "coordinator:anna")).toBeUndefined();
    await endedBy(bank, coordinator, now);
    expect(await stillStands(bank, coordinator)).toBe(true);
    expect(await holderOf(bank, tenant, "coordinator:anna")).toEqual(coordinator);
    for (const by of ["admin:anna", "coordinator:boris"]) expect(await holderOf(bank, tenant, by)).toBeUndefined();
    expect(await holderOf(bank, "altai", "coordinator:anna")).toBeUndefined();
    const moved: Actor = { ...coordinator, municipality: "novokuznetsk" };
    expect(await stillStands(bank, moved)).toBe(false);
    await put(blockKey(tenant, "anna"), {});
    expect(await stillStands(bank, coordinator)).toBe(false);
    expect(await holderOf(bank, tenant, "coordinator:anna")).toBeUndefined();
  });
});

it("a token speaks for an actor only with all that its role needs", () => {
  const base = { sub: "anna", tenant };
  expect(actorOf({ ...base, role: "admin" })).toEqual({ kind: "admin", id: "anna", tenant });
  expect(actorOf({ ...base, role: "coordinator", municipality: "kemerovo" })).toEqual({ ...coordinator });
  expect(actorOf({ ...base, role: "specialist", agency })).toMatchObject({ kind: "specialist", agency });
  expect(actorOf({ ...base, role: "representative", representative })).toMatchObject({ representative });
  for (const role of ["specialist", "representative", "system", "link"])
    expect(actorOf({ ...base, role })).toBeUndefined();
  expect(actorOf({ ...base, role: "specialist", agency: "school" })).toBeUndefined();
  const client = (client_id: string) => actorOf({ ...base, role: "specialist", agency, client_id });
  expect([client("anna"), client("pages")]).toMatchObject([{ client: true }, { client: undefined }]);
});

describe("the header Authorization", () => {
  const asked = (
    header: string | undefined,
    claims: Record<string, unknown> = { sub: "anna", tenant, role: "admin" },
  ) => authenticate(header, { verifyToken: async () => claims && { iat: now / 1000, ...claims }, bank, now });

  it("lets in whoever has a token of ours, and tells who that is whatever else stands against them", async () => {
    expect(await asked("Bearer a.b")).toEqual({ kind: "admin", id: "anna", tenant });
    const known: Actor[] = [];
    const verifyToken = async () => ({ iat: now / 1000, sub: "boris", tenant, role: "specialist", agency });
    const come = () => authenticate("bearer a.b", { verifyToken, bank, now }, (who) => known.push(who));
    await put(keyOf(tenant, agency), { status: "closed" });
    await expect(come()).rejects.toMatchObject({ code: "forbidden" });
    await put(blockKey(tenant, "boris"), {});
    await expect(come()).rejects.toMatchObject({ code: "auth.invalid" });
    expect(known).toHaveLength(2);
  });

  it("lets in nobody by a token of a session that the account has ended, and by one of a later session again", async () => {
    const admin: Actor = { kind: "admin", id: "anna", tenant };
    await bank.commit([sessionsEnded(admin, now, undefined)]);
    const began = (at: number) => ({ sub: "anna", tenant, role: "admin", iat: now / 1000 + 60, auth_time: at });
    await expect(asked("Bearer a.b", began(now / 1000))).rejects.toMatchObject({ code: "auth.invalid" });
    expect(await asked("Bearer a.b", began(now / 1000 + 1))).toEqual(admin);
  });

  it("that is none, no token, too long, unknown or of no actor is refused", async () => {
    await expect(asked(undefined)).rejects.toMatchObject({ code: "auth.required" });
    for (const header of ["Basic a.b", "Bearer", "Bearer a b", `Bearer ${"x".repeat(8193)}`])
      await expect(asked(header)).rejects.toMatchObject({ code: "auth.invalid" });
    await expect(asked(`Bearer ${"x".repeat(8192)}`)).resolves.toMatchObject({ id: "anna" });
    const unknown = authenticate("Bearer a.b", { verifyToken: async () => undefined, bank, now });
    await expect(unknown).rejects.toMatchObject({ code: "auth.invalid" });
    await expect(asked("Bearer a.b", { sub: "anna", tenant, role: "link" })).rejects.toMatchObject({
      code: "auth.invalid",
    });
  });
});
