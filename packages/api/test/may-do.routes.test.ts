import * as Route from "@marshrut/core/route";
import type { Role } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// What a route's view promises is exactly what the API takes: every verb, in every state, by every role.

const at = "2025-03-10T03:00:00Z";
const everything = ["changePlan", "approvePlan", "evaluate", "close"];

/** States of a route and of its plan, and what staff may do then; written by hand. */
const states: Record<string, { is: object; plan: Route.Route["plan"]["status"]; staff: string[] }> = {
  "being prepared": { is: {}, plan: "preparing", staff: ["evaluate", "close"] },
  drafted: { is: {}, plan: "draft", staff: everything },
  approved: { is: {}, plan: "approved", staff: ["undoApproval", "amendPlan", "evaluate", "close"] },
  "handed over": { is: { status: "handed-over", endedAt: at }, plan: "draft", staff: ["reopen"] },
  closed: { is: { status: "closed", endedAt: at, reason: "other" }, plan: "draft", staff: ["reopen"] },
  "closed long ago": {
    is: { status: "closed", endedAt: "2024-12-09T03:00:00Z", reason: "other" },
    plan: "draft",
    staff: [],
  },
};

let world: World;
let before: Awaited<ReturnType<typeof Route.load>>;
let stages: (typeof before)[];
beforeAll(async () => {
  world = await makeWorld();
  const { system, family } = world.ours;
  await Step.complete(system, family.stepId, { result: "performed" });
  await Route.settleStage(system, family.routeId, 1, "CommissionReview");
  const call = { routeId: family.routeId, cycle: 1, generation: 1, stage: "PlanApproval", taskToken: "t-2" };
  await Route.openStage(system, call);
  before = await Route.load(system, family.routeId);
  stages = (await world.bank.list<Route.Route>("records", before.key.pk, { prefix: "STAGE#" })).items;
});

/** The route in that state, and its stages as they were before anything was tried. */
function put({ is, plan }: (typeof states)[string]): Promise<void> {
  const data = { ...before.data, ...is, plan: { ...before.data.plan, status: plan } };
  const puts = [{ ...before, data }, ...stages].map(({ version: _, ...put }) => ({ put, expect: "any" as const }));
  return world.bank.commit(puts);
}

const requests = (): Record<string, { method: string; path: string; body?: object }> => ({
  changePlan: {
    method: "PUT",
    path: "/plan",
    body: {
      entries: before.data.plan.entries
        .filter(({ stage }) => stage !== "CommissionReview")
        .map(({ stepId }) => ({ stepId })),
    },
  },
  approvePlan: { method: "POST", path: "/plan/approve" },
  evaluate: { method: "POST", path: "/evaluate", body: { outcome: "renew" } },
  close: { method: "POST", path: "/close", body: { reason: "other" } },
  undoApproval: { method: "POST", path: "/plan/undo-approval", body: { reason: "Рано." } },
  amendPlan: {
    method: "POST",
    path: "/plan/amend",
    body: {
      reason: "Перенос.",
      entries: [
        {
          stepId: before.data.plan.entries.find(({ stage }) => stage === "EducationRoute")!.stepId,
          dueOn: "2025-06-30",
        },
      ],
    },
  },
  reopen: { method: "POST", path: "/reopen", body: { reason: "По ошибке." } },
});

function expected(state: string, role: Role): string[] | "not there" {
  if (role === "specialist") return "not there";
  return role === "representative" ? [] : states[state]!.staff;
}

describe.each(["coordinator", "specialist", "representative"] as const)("%s", (role) => {
  test.each(Object.keys(states))("a route that is %s: takes what is promised and refuses the rest", async (state) => {
    const path = `/v1/routes/${world.ours.family.routeId}`;
    const token = world.tokens[role];
    await put(states[state]!);
    const seen = await ask(world, "GET", path, { token });
    const right = expected(state, role);
    if (right === "not there") expect(seen.status).toBe(403);
    else expect(seen.json.mayDo).toEqual(right);
    for (const [verb, { method, path: to, body }] of Object.entries(requests())) {
      await put(states[state]!);
      const { status } = await ask(world, method, path + to, { token, body, headers: { "if-match": "*" } });
      if (right.includes(verb)) expect(`${verb} ${status}`).toBe(`${verb} 200`);
      else expect([403, 409], `${verb} ${status}`).toContain(status);
    }
  });
});
