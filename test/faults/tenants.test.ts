import * as Digest from "@marshrut/core/digest";
import { type AgencyId, type StepId, systemCtx } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { schedules } from "@marshrut/functions/manifest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "../agencies/invoke.ts";
import { ctx, tenant, World } from "../agencies/world.ts";
import { scheduled } from "./parts/product.ts";
import { openRoute } from "./parts/routes.ts";

/** Whatever wakes by the clock serves every tenant: one whose records cannot be read keeps nobody after it from theirs. */

/** Before `pilot` in the order in which tenants are served. */
const broken = "a-broken-region";

class Unreadable extends Error {
  override readonly name = "Unreadable";
}

let w: World;
let reading: { mend(): void; asked: Set<string> };
beforeAll(async () => {
  process.env.MARSHRUT_MALWARE_SCAN = "on"; // else malware-scans serves nobody
  // Nothing fires by itself, and it is an hour at which digests leave.
  w = await World.start("own", "2026-01-12T11:00", scheduled());
});
afterEach(() => {
  reading.mend();
  w.cloud.streams.disturb({});
});
afterAll(() => {
  delete process.env.MARSHRUT_MALWARE_SCAN;
  return w.close();
});

/** The bank of all functions of this process, in which the records of one tenant cannot be read any more. */
function breakTenant(): typeof reading {
  const { bank } = deps();
  const asked = new Set<string>();
  const whole = { ...bank };
  // Not getMany: by it the sweeper reads events of several tenants at once.
  for (const method of ["get", "list", "find", "commit"] as const)
    Object.assign(bank, {
      [method]: async (...args: unknown[]) => {
        for (const [, of] of JSON.stringify(args).matchAll(/"T#([a-z0-9-]+)#/g)) {
          asked.add(of!);
          if (of === broken) throw new Unreadable(method);
        }
        return (whole[method] as (...args: unknown[]) => unknown)(...args);
      },
    });
  return { asked, mend: () => Object.assign(bank, whole) };
}

/** Two tenants, and of each an event that the stream has dropped. */
async function twoTenants(): Promise<void> {
  w.cloud.streams.disturb({ drop: true });
  const settings = await Tenant.load(ctx());
  for (const one of [broken, tenant]) await Tenant.configure(systemCtx(deps(), one, "test"), settings);
  await w.cloud.advance("PT2M");
  reading = breakTenant();
}

const woken = [...new Set(schedules.map((s) => s.function))];

describe("with two tenants, the first of which cannot be read", () => {
  it.each(woken)("%s serves the second", async (name) => {
    await twoTenants();
    const before = w.logs.length;
    const run = invoke(w, name, {});
    // The sweeper goes by events, not by tenants, and says how many it could not tell.
    if (name === "sweeper") expect(Object.values((await run) as object).every((n) => n > 0)).toBe(true);
    else await expect(run).rejects.toThrow("Unreadable");
    expect(reading.asked).toEqual(new Set([broken, tenant]));
    const said = w.logs.slice(before).filter((line) => line.includes('"level":"error"'));
    expect(said.join("")).toContain('"name":"Unreadable"');
  });

  it("the second gets its digest", async () => {
    const { reviewId } = await openRoute(w, 511);
    await w.cloud.advance("PT24H");
    const { data: step } = await Step.load(ctx(), reviewId as StepId);
    const item = { stepId: step.stepId, assignment: step.assignment, why: "reminder" as const };
    await Digest.collect(ctx(), { agencyId: w.agencies.pmpc as AgencyId }, item as never);
    const before = (await w.mails()).length;
    await twoTenants();
    await expect(invoke(w, "digest", {})).rejects.toThrow("Unreadable");
    reading.mend();
    expect((await w.mails()).slice(before)).toHaveLength(1);
  });
});
