import { expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import type { Stored } from "./bank.ts";
import { isSameRight, isSessionEnded, type Standing, sessionsEnded, standingKey, standingWrite } from "./standing.ts";

const anna: Actor = { kind: "coordinator", id: "anna", tenant: "kuzbass", municipality: "kemerovo" };
const noon = Date.parse("2025-03-03T05:00:00Z");
const seen = (actor: Actor, lastUsedOn = "2025-03-03"): Stored<Standing> => ({
  key: standingKey(actor),
  version: 4,
  kind: "standing",
  data: { actor, lastUsedOn },
});

it("the same right is the same account, role and reach, in whatever order that is written", () => {
  const { kind, id, tenant } = anna;
  expect(isSameRight(anna, { municipality: "kemerovo", tenant, id, kind } as Actor)).toBe(true);
  expect(isSameRight({ kind, id, tenant } as Actor, { kind, id, tenant, municipality: undefined } as Actor)).toBe(true);
  for (const other of [{ municipality: "novokuznetsk" }, { id: "boris" }, { tenant: "altai" }, { kind: "admin" }])
    expect(isSameRight(anna, { ...anna, ...other } as Actor)).toBe(false);
});

it("an account is written down on its first day, with each new day and with each other right", () => {
  expect(standingWrite(anna, noon, undefined)).toMatchObject({
    put: { data: { actor: anna, lastUsedOn: "2025-03-03" }, index: { gsi1: { sk: "coordinator#anna" } } },
    expect: "absent",
  });
  expect(standingWrite(anna, noon, seen(anna))).toBeUndefined();
  expect(standingWrite(anna, noon + 86_400_000, seen(anna))).toMatchObject({
    put: { data: { lastUsedOn: "2025-03-04" } },
    expect: 4,
  });
  const moved: Actor = { ...anna, municipality: "novokuznetsk" };
  expect(standingWrite(moved, noon, seen(anna))).toMatchObject({ put: { data: { actor: moved } }, expect: 4 });
});

it("sessions that began before the account ended them count no more, those after it do", () => {
  const ended = sessionsEnded(anna, noon, seen(anna)) as { put: { data: Standing } };
  const at = noon / 1000;
  expect([at - 1, at, at + 1].map((began) => isSessionEnded(ended.put.data, began))).toEqual([true, true, false]);
  expect(isSessionEnded(seen(anna).data, at - 1)).toBe(false);
});
