import * as Task from "@marshrut/workflows/tasks";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { handling } from "./handling.ts";

// The compiler is half of this test: tsc fails when an expected error below does not happen.

beforeAll(() => {
  for (const name of ["TABLE_RECORDS", "TABLE_VAULT", "TABLE_AUDIT", "TABLE_SAFE"]) vi.stubEnv(name, "nowhere");
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("KEYRING", "file:/nowhere/keys.json");
});

const ids = {
  tenant: "pilot",
  routeId: "route_01J00000000000000000000000",
  stepId: "step_01J00000000000000000000000",
  generation: 1,
};

describe("the handler of a task", () => {
  it("acts as the platform in the call's tenant, and knows nothing of what the task does not declare", async () => {
    const seen: unknown[] = [];
    const handler = handling(Task.dispatchStep, async (ctx, call) => {
      seen.push(ctx.tenant, ctx.actor.kind, call);
      return { secondsToMilestone: 60 };
    });
    expect(await handler({ ...ids, ofAnOlderVersion: true })).toEqual({ secondsToMilestone: 60 });
    expect(seen).toEqual(["pilot", "system", ids]);
  });

  it("refuses what the task does not take, and never answers what the machine cannot use", async () => {
    const handler = handling(Task.dispatchStep, async () => ({ secondsToMilestone: 0 }));
    await expect(handler({ ...ids, stepId: "step_1" })).rejects.toMatchObject({ name: "ZodError" });
    await expect(handler(ids)).rejects.toMatchObject({ name: "ZodError" });
  });

  it("does not compile when it reads a field that is not sent, or answers another shape", () => {
    // @ts-expect-error the step's machine sends no period
    handling(Task.dispatchStep, async (_, { period }) => ({ secondsToMilestone: Number(period) }));
    // @ts-expect-error no such field
    handling(Task.dispatchStep, async () => ({ seconds: 60 }));
    // @ts-expect-error whoever answers the token answers, not the function
    handling(Task.awaitReport, async () => ({ status: "completed" }));
  });
});
