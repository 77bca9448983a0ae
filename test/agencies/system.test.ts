import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, tenant, World } from "./world.ts";

let w: World;
let secret = "";
beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT24H");
  const agency = w.agencies.pmpc!;
  const answer = await fetch(`${w.cloud.urls.identity}/local/systems`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client: "pmpk-system", tenant, agency, name: "Система ПМПК" }),
  });
  ({ secret } = (await answer.json()) as { secret: string });
});
afterAll(() => w.close());

async function token(password: string) {
  const answer = await fetch(`${w.cloud.urls.identity}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`pmpk-system:${password}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return { status: answer.status, body: (await answer.json()) as { access_token?: string } };
}

it("an agency's system answers over the API with client credentials of its own", async () => {
  const routeId = await w.openRoute();
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  const { status, body } = await token(secret);
  expect(status).toBe(200);
  const ask = async (method: string, path: string, json?: unknown) => {
    const answer = await fetch(`${w.cloud.urls.api}${path}`, {
      method,
      headers: { authorization: `Bearer ${body.access_token}`, "content-type": "application/json" },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  expect(await ask("GET", "/v1/me")).toMatchObject({
    body: { account: "pmpk-system", role: "specialist", agency: w.agencies.pmpc },
  });
  const child = { name: `${canary.surname} ${canary.givenName} ${canary.patronymic}`, birthDate: canary.birthDate };
  expect(await ask("GET", `/v1/steps/${step!.stepId}/child`)).toMatchObject({ status: 200, body: { child } });
  expect(await ask("POST", `/v1/steps/${step!.stepId}/accept`, {})).toMatchObject({ body: { status: "accepted" } });
  expect(await ask("POST", `/v1/steps/${step!.stepId}/progress`, { report: "Половина сделана." })).toMatchObject({
    body: { status: "in-progress" },
  });
  expect(await ask("POST", `/v1/steps/${step!.stepId}/complete`, { result: "performed" })).toMatchObject({
    body: { status: "completed" },
  });
  expect((await ask("GET", "/v1/inbox")).status).toBe(403);
  expect((await ask("GET", `/v1/agencies/${w.agencies.school}/webhooks`)).status).toBe(404);
  expect(
    (await ask("POST", `/v1/agencies/${w.agencies.pmpc}/webhooks`, { url: "http://127.0.0.1:9/hooks" })).status,
  ).toBe(201);
});

it("a wrong secret opens nothing", async () => {
  expect(await token("wrong")).toMatchObject({ status: 401 });
});

it("says what it can take, and the coordinator sees it where a step is given away", async () => {
  const path = `/v1/agencies/${w.agencies.pmpc2}/capacity`;
  const said = { services: [{ service: "*", state: "waitlist", until: "2026-03-01" }] };
  expect(await w.ok("PUT", path, said, "coordinator", { "if-match": '"v0"' })).toMatchObject({ version: 1 });
  const { items } = await w.ok<{ items: { stepId: string }[] }>("GET", "/v1/steps?bucket=settled");
  const candidates = await w.ok<{ items: object[] }>("GET", `/v1/steps/${items[0]!.stepId}/candidates`);
  expect(candidates.items).toMatchObject([{ agencyId: w.agencies.pmpc2, capacity: "waitlist" }]);
  await w.cloud.advance("P60D");
  const later = await w.ok<{ items: object[] }>("GET", `/v1/steps/${items[0]!.stepId}/candidates`);
  expect(later.items).toMatchObject([{ agencyId: w.agencies.pmpc2, capacity: "unknown" }]);
});
