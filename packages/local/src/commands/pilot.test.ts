import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startCloud } from "../cloud/index.ts";
import { pilotTenant } from "../pilot/index.ts";
import { manifest } from "../product/index.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "pilot-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** `npm run pilot`, without npm. */
async function pilot(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, MARSHRUT_HOME: home };
  try {
    const main = path.join(import.meta.dirname, "pilot.ts");
    return { code: 0, ...(await promisify(execFile)(process.execPath, [main, ...args], { env })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

test("where no cloud runs it says what to do", async () => {
  const never = await pilot();
  expect(never).toMatchObject({ code: 1, stderr: expect.stringContaining("npm start") });
  writeFileSync(path.join(home, "addresses.json"), JSON.stringify({ control: "http://127.0.0.1:1" }));
  expect(await pilot()).toEqual(never);
});

test.each([["--children", "many"], ["--children", "-1"], ["--children=1000001"], ["--childern", "5"], ["5"]])(
  "%s %s is refused with an example",
  async (...args) => {
    const { code, stderr } = await pilot(...args);
    expect(code).toBe(1);
    expect(stderr).toContain("npm run pilot -- --children 4320");
  },
);

test("it loads into the running cloud, by the cloud's clock and under its keys, and adds nothing twice", async () => {
  const cloud = await startCloud({ home, port: 0, now: "2031-05-06T10:00", frozen: true, manifest, quiet: true });
  try {
    const first = await pilot("--children", "5");
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining("219 organisations, 5 children") });
    expect(first.stderr).toContain("Дети / children: 5/5");
    expect((await pilot("--children", "5")).stdout).toContain("0 organisations, 0 children");
    await cloud.settle();
    const token = await cloud.identity.token("coordinator");
    const answer = await fetch(`${cloud.urls.api}/v1/children?query=990-000-000%2052`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({ items: [{ createdAt: "2031-05-06T03:00:00Z" }] });
    const { bank } = systemCtx(deps(), pilotTenant, "test");
    expect((await bank.find("gsi2", `T#${pilotTenant}#CHILDREN`)).items).toHaveLength(5);
  } finally {
    await cloud.close();
  }
});
