import { sealsAt } from "@marshrut/aws/seals";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";
import { verifyAudit } from "../../scripts/ops/verify-audit.ts";
import { tenant, World } from "./world.ts";

// The log of a region that works, as deployed: the notary seals it by its clock, an administrator verifies it over HTTP.

let w: World;
const ctx = () => systemCtx(deps(), tenant, "test");
interface Verification {
  to: number;
  entries: number;
  faultCount: number;
  faults: { what: string; entry?: { subject: string; action: string } }[];
}
const verify = () => w.ok<Verification>("GET", "/v1/audit/verification", undefined, "admin");

/** Ten minutes later, when the notary has been here. */
async function sealed(): Promise<void> {
  await w.cloud.advance("PT10M");
  await w.cloud.scheduler.fire("notary");
  await w.cloud.settle();
}

beforeAll(async () => {
  w = await World.start();
  const watch = { childrenAnHour: 10, refusalsAnHour: 2 };
  await Tenant.configure(ctx(), { ...settingsOf(w.cloud.urls.api), watch });
  await w.openRoute();
  await sealed();
}, 60_000);
afterAll(() => w.close());

it("is what was written, until somebody writes past the product: then the very entry is named, by the script as well", async () => {
  const before = await verify();
  expect(before).toMatchObject({ faultCount: 0 });
  expect(before.entries).toBeGreaterThan(10);
  const [entry] = (await ctx().bank.list<{ by: string }>("audit", `T#${tenant}#AUDIT#${w.childId}`)).items;
  const { version: _, ...forged } = { ...entry!, data: { ...entry!.data, by: "coordinator:nobody" } };
  await ctx().bank.commit([{ put: forged, expect: "any" }]);
  expect((await verify()).faults).toMatchObject([{ what: "changed", entry: { subject: w.childId } }]);
  const said: string[] = [];
  const seals = sealsAt(process.env.SEALS!, process.env.SEAL_KEY!);
  expect(await verifyAudit(tenant, seals, (line) => said.push(line))).toMatchObject({ faults: 1 });
  expect(said).toEqual([expect.stringMatching(new RegExp(`^changed\\t1\\t.*\\t${w.childId}$`))]);
  await ctx().bank.commit([{ put: { ...forged, data: entry!.data }, expect: "any" }]);
});

it("tells of an account that is refused again and again", async () => {
  for (let minute = 0; minute < 3; minute++) {
    await w.call("GET", `/v1/children/child_${"0".repeat(26)}`);
    await w.cloud.advance("PT1M");
  }
  await sealed();
  const lines = w.logs.filter((line) => line.includes('"audit.alert"')).map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: "warn", tenant, alert: "refusals", account: "coordinator:coordinator", count: 3 },
  ]);
});
