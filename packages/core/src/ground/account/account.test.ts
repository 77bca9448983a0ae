import { beforeEach, expect, it } from "vitest";
import { type World, world } from "../../../test/worlds/tenant.ts";
import * as Second from "../second/index.ts";
import {
  type Actor,
  blockKey,
  type ConfirmationId,
  type Refusal,
  type Standing,
  standingKey,
  standingWrite,
} from "../shared/index.ts";
import * as Account from "./index.ts";

let w: World;
const reason = "Уволен";
const admin = (id: string) => w.as({ kind: "admin", id });
const block = (by: string, account: string) => Account.setBlock(admin(by), account, { blocked: true, reason });
const here = async (...ids: string[]) => {
  for (const id of ids) {
    const { actor, bank, now } = admin(id);
    await bank.commit([standingWrite(actor, now().epochMilliseconds, undefined)!]);
  }
};
const blocked = async () =>
  (await Account.find(admin("anna"), { role: "admin" })).items
    .filter((one) => one.blocked)
    .map(({ account }) => account);

beforeEach(async () => {
  w = await world();
});

it("of two administrators neither shuts out the other; of three two shut out one, and whoever is left stays two", async () => {
  await here("anna", "boris");
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "account.last-administrators" });
  await here("clara");
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "second-person.wanted" });
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "second-person.wanted" }); // again is still one person
  await block("clara", "boris");
  expect(await blocked()).toEqual(["boris"]);
  for (const [by, account] of [
    ["anna", "clara"],
    ["clara", "anna"],
  ] as const)
    await expect(block(by, account)).rejects.toMatchObject({ code: "account.last-administrators" });
});

it("takes no word of an administrator who was shut out after giving it", async () => {
  await here("anna", "boris", "clara", "dina", "elena");
  const wanted = { code: "second-person.wanted" };
  await expect(block("boris", "anna")).rejects.toMatchObject(wanted);
  await expect(block("clara", "boris")).rejects.toMatchObject(wanted);
  await block("dina", "boris");
  const refused = (await block("elena", "anna").catch((refusal: Refusal) => refusal)) as Refusal;
  expect(refused).toMatchObject({ code: "second-person.closed" });
  expect(await blocked()).toEqual(["boris"]);

  // What the refusal says opens the way: who is asked for anew is blocked by two who are there.
  const { confirmationId } = refused.current as { confirmationId: ConfirmationId };
  await Second.decline(admin("elena"), confirmationId, { reason: "Просил закрытый администратор" });
  await expect(block("elena", "anna")).rejects.toMatchObject(wanted);
  await block("clara", "anna");
  expect(await blocked()).toEqual(["anna", "boris"]);
});

it("leaves two, whatever pairs shut out each other at once", async () => {
  await here("anna", "boris", "clara", "dina");
  const asked = (by: string, account: string) => block(by, account).catch((refusal: Refusal) => refusal);
  await asked("anna", "clara");
  await asked("clara", "anna");
  await Promise.allSettled([block("boris", "clara"), block("dina", "anna")]);
  const gone = await blocked();
  expect(gone.length).toBe(1);
});

it("is a family's, a coordinator's or an unseen account's by one word, as before", async () => {
  const mother: Actor = { kind: "representative", id: "mother", tenant: "kuzbass", representative: "rep_1" };
  await w.ctx.bank.commit([standingWrite(mother, 0, undefined)!]);
  await block("anna", "mother");
  const log = await w.ctx.bank.list<{ action: string }>("audit", "T#kuzbass#AUDIT#tenant");
  expect(log.items.map(({ data }) => data.action)).toContain("account.block");
  await expect(block("anna", "nosuch")).rejects.toMatchObject({ code: "account.unknown" });
  await Account.setBlock(admin("anna"), "nosuch", { blocked: true, unseen: true });
  const { items } = await Account.find(admin("anna"), {});
  expect(items).toEqual([{ account: "mother", role: "representative", lastUsedOn: "1970-01-01", blocked: true }]);
  for (const kind of ["coordinator", "system"] as const) {
    await expect(Account.find(w.as({ kind }), {})).rejects.toMatchObject({ code: "not-found" });
    await expect(Account.setBlock(w.as({ kind }), "x", { blocked: true })).rejects.toMatchObject({ code: "not-found" });
  }
});

it("is asked between administrators: a coordinator sees nothing of it", async () => {
  await here("anna", "boris", "clara");
  const { current } = (await block("anna", "boris").catch((refusal: Refusal) => refusal)) as Refusal;
  const { confirmationId } = current as { confirmationId: ConfirmationId };
  await expect(Second.get(w.ctx, confirmationId)).rejects.toMatchObject({ code: "not-found" });
  expect((await Second.find(w.ctx, {})).items).toEqual([]);
  expect((await Second.find(admin("clara"), {})).items).toMatchObject([{ act: "account.block", subject: "boris" }]);
});

it("comes back by two words, as it was shut out; anybody else's by one", async () => {
  await here("anna", "boris", "clara");
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "second-person.wanted" });
  await block("clara", "boris");
  const open = (by: string, why?: string) => Account.setBlock(admin(by), "boris", { blocked: false, reason: why });
  await expect(open("anna")).rejects.toMatchObject({ code: "input.invalid" });
  await expect(open("anna", reason)).rejects.toMatchObject({ code: "second-person.wanted" });
  await expect(open("anna", reason)).rejects.toMatchObject({ code: "second-person.wanted" });
  expect(await blocked()).toEqual(["boris"]);
  await open("clara", reason);
  expect(await blocked()).toEqual([]);
  await Account.setBlock(admin("anna"), "nosuch", { blocked: true, unseen: true });
  await Account.setBlock(admin("anna"), "nosuch", { blocked: false });
});

it("is an administrator's for thirty days, in whatever role it comes by turns", async () => {
  await here("anna", "boris", "clara");
  const seen = async (kind: "admin" | "coordinator") => {
    const actor: Actor = { kind, id: "boris", tenant: "kuzbass" };
    const now = w.as(actor).now().epochMilliseconds;
    const before = await w.ctx.bank.get<Standing>(standingKey(actor));
    const write = standingWrite(actor, now, before);
    if (write) await w.ctx.bank.commit([write]);
  };
  await seen("coordinator");
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "second-person.wanted" });
  w.moveTo("2025-04-03T05:00:00Z");
  await seen("coordinator");
  await block("anna", "boris");
});

it("is never one's own", async () => {
  await here("anna", "boris", "clara");
  await expect(block("anna", "anna")).rejects.toMatchObject({ code: "account.own" });
  const open = Account.setBlock(admin("anna"), "anna", { blocked: false });
  expect(await open).toEqual({ account: "anna", blocked: false });
  expect(await blocked()).toEqual([]);
});

it("of an administrator wants a reason, and is not done again where it stands", async () => {
  await here("anna", "boris", "clara");
  const plain = Account.setBlock(admin("anna"), "boris", { blocked: true });
  await expect(plain).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/reason" }] });
  await expect(block("anna", "boris")).rejects.toMatchObject({ code: "second-person.wanted" });
  await block("clara", "boris");
  expect(await block("anna", "boris")).toEqual({ account: "boris", blocked: true });
});

it("of somebody blocked meanwhile blocks nobody: who was shut out shuts out none", async () => {
  await here("anna", "boris", "clara", "dina");
  await expect(block("boris", "anna")).rejects.toMatchObject({ code: "second-person.wanted" });
  await w.ctx.bank.commit([{ put: { key: blockKey("kuzbass", "clara"), kind: "block", data: {} }, expect: "absent" }]);
  await expect(block("clara", "anna")).rejects.toBeInstanceOf(Error);
  await expect(Account.setBlock(admin("clara"), "nosuch", { blocked: true, unseen: true })).rejects.toBeInstanceOf(
    Error,
  );
  expect(await blocked()).toEqual(["clara"]);
});

it("is listed with its city, organisation and system, and never with whose child a family's is of", async () => {
  const { bank } = w.ctx;
  const of = { tenant: "kuzbass" };
  const accounts: Actor[] = [
    { kind: "coordinator", id: "c", municipality: "kemerovo", ...of },
    { kind: "specialist", id: "s", agency: "agency_1", client: true, ...of },
    { kind: "representative", id: "r", representative: "rep_1", ...of },
  ];
  for (const actor of accounts) await bank.commit([standingWrite(actor, 0, undefined)!]);
  const { items } = await Account.find(admin("anna"), {});
  const seen = { lastUsedOn: "1970-01-01", blocked: false };
  expect(items).toEqual([
    { account: "c", role: "coordinator", municipality: "kemerovo", ...seen },
    { account: "r", role: "representative", ...seen },
    { account: "s", role: "specialist", agency: "agency_1", client: true, ...seen },
  ]);
  expect((await Account.find(admin("anna"), { role: "specialist" })).items.map(({ account }) => account)).toEqual([
    "s",
  ]);
});
