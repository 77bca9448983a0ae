import * as Obligation from "@marshrut/core/obligation";
import * as Reporting from "@marshrut/core/reporting";
import type { ObligationId, Role } from "@marshrut/core/shared";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// What a report's view promises is exactly what the API takes: every verb, in every status, by every role, before and after
// its period is locked.

type Stored = Awaited<ReturnType<typeof Obligation.load>>;
const at = "2025-03-10T03:00:00Z";

/** What staff may do with a report in each status while its period takes reports, and after; written by hand. */
const states: Record<string, { is: object; open: string[]; locked: string[] }> = {
  pending: {
    is: { status: "pending", submission: undefined },
    open: ["submit", "extend", "ask-extension"],
    locked: ["correct"],
  },
  submitted: { is: { status: "submitted" }, open: ["accept", "return"], locked: ["correct"] },
  accepted: { is: { status: "accepted", acceptedAt: at }, open: ["return"], locked: ["correct"] },
  returned: {
    is: { status: "returned", returnedAt: at },
    open: ["submit", "extend", "ask-extension"],
    locked: ["correct"],
  },
  withdrawn: { is: { status: "withdrawn", withdrawnAt: at, why: "measure" }, open: [], locked: [] },
};

const bodies = {
  submit: { values: { done: true } },
  accept: {},
  return: { reason: "Нет числа семей." },
  correct: { values: { done: true }, reason: "Опечатка." },
  extend: { until: "2025-04-10", reason: "Карантин." },
  "ask-extension": { until: "2025-04-10", reason: "Карантин." },
};

function expected(state: string, period: "open" | "locked", role: Role): string[] {
  const all = states[state]![period];
  if (role === "specialist") return all.filter((verb) => verb === "submit" || verb === "ask-extension");
  return role === "representative" ? [] : all;
}

describe.each(["open", "locked"] as const)("a period that is %s", (period) => {
  let world: World;
  let handedIn: Stored;
  beforeAll(async () => {
    world = await makeWorld();
    const { system, things } = world.ours;
    handedIn = await Obligation.load(system, things.own.obligationId as ObligationId);
    if (period === "locked") await Reporting.lock(system, things.own.period as "2025-Q1");
  });

  const put = ({ is }: { is: object }) =>
    world.bank.commit([
      {
        put: { key: handedIn.key, kind: handedIn.kind, index: handedIn.index, data: { ...handedIn.data, ...is } },
        expect: "any",
      },
    ]);

  const pairs = (["admin", "coordinator", "specialist", "representative"] as const).flatMap((role) =>
    Object.keys(states).map((state) => [role, state] as const),
  );
  test.each(pairs)("%s, a report that is %s: takes what is promised and refuses the rest", async (role, state) => {
    const path = `/v1/obligations/${world.ours.things.own.obligationId}`;
    const token = world.tokens[role];
    await put(states[state]!);
    const seen = await ask(world, "GET", path, { token });
    const right = expected(state, period, role);
    if (role === "representative") expect(seen.status).toBe(403);
    else expect(seen.json.mayDo).toEqual(right);
    for (const [verb, body] of Object.entries(bodies)) {
      await put(states[state]!);
      const { status } = await ask(world, "POST", `${path}/${verb}`, { token, body });
      if (right.includes(verb)) expect(`${verb} ${status}`).toBe(`${verb} 200`);
      else expect([403, 409], `${verb} ${status}`).toContain(status);
    }
  });
});
