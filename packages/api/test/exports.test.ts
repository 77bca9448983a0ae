import * as Export from "@marshrut/core/export";
import * as Job from "@marshrut/core/job";
import type { ExportId } from "@marshrut/core/shared";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// An export's link needs no sign-in; it ends with the right of the account that asked for it (decision 0123).

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const tokenOf = (sub: string, claims: object = {}) =>
  world.issuer.token({ sub, tenant: world.ours.tenant, role: "coordinator", ...claims });

/** An export that this account has made, and where its file is had. */
async function exported(token: string, body: object = { list: "children", format: "csv" }) {
  const { json, status } = await ask(world, "POST", "/v1/exports", { token, body });
  expect(status).toBe(201);
  const jobId = json.exportId as ExportId;
  while (!(await Job.workPiece(world.ours.system, { jobId, generation: 1 }, Export.worker(world.files))));
  const { json: view } = await ask(world, "GET", `/v1/exports/${jobId}`, { token });
  const { pathname, search } = new URL((view.download as { url: string }).url);
  return `${pathname}${search}`;
}
const downloaded = async (path: string) => {
  const { status, json } = await ask(world, "GET", path, {});
  return status === 200 ? status : [status, json.code];
};
const dead = [410, "link.dead"];

describe("the link of an export", () => {
  test("ends when the account is closed, and is had again when it is open", async () => {
    const file = await exported(await tokenOf("anna"));
    expect(await downloaded(file)).toBe(200);
    const set = (verb: "block" | "unblock") =>
      ask(world, "POST", `/v1/accounts/anna/${verb}`, { token: world.tokens.admin, body: {} });
    expect((await set("block")).status).toBeLessThan(300);
    expect(await downloaded(file)).toEqual(dead);
    expect((await set("unblock")).status).toBeLessThan(300);
    expect(await downloaded(file)).toBe(200);
  });

  test.each([
    ["municipality", { municipality: "novokuznetsk" }],
    ["role", { role: "admin" }],
  ])("ends when the account is seen with another %s", async (name, claims) => {
    const file = await exported(await tokenOf(`of-${name}`));
    // A request with the same right changes nothing.
    await ask(world, "GET", "/v1/me", { token: await tokenOf(`of-${name}`) });
    expect(await downloaded(file)).toBe(200);
    expect((await ask(world, "GET", "/v1/me", { token: await tokenOf(`of-${name}`, claims) })).status).toBe(200);
    expect(await downloaded(file)).toEqual(dead);
  });

  test("ends when a specialist works for another organisation", async () => {
    const { pmpk, otherSchool } = world.ours;
    const as = (agency: string) => tokenOf("worker", { role: "specialist", agency });
    const file = await exported(await as(pmpk), { list: "steps" });
    expect(await downloaded(file)).toBe(200);
    await ask(world, "GET", "/v1/me", { token: await as(otherSchool) });
    expect(await downloaded(file)).toEqual(dead);
  });
});
