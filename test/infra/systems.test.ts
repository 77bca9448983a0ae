import * as Agency from "@marshrut/core/agency";
import type { AgencyId } from "@marshrut/core/shared";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { invoke } from "../agencies/invoke.ts";
import { tenant, World } from "../journey/world.ts";

let w: World;
let agencyId: AgencyId;
beforeAll(async () => {
  w = await World.start();
  agencyId = w.agencies.pmpc as AgencyId;
  await Agency.addSystem(operator(), { client: "3n4b5urk1ft4fl3mg5e62d9ado", agencyId, name: "Система ПМПК" });
});
afterAll(() => w.close());
const operator = () => systemCtx(deps(), tenant, "operator");

/** What Cognito asks before it issues a token to a client that has shown its secret; metadata is the caller's own words. */
const asked = (clientId: string, clientMetadata = {}) =>
  invoke(w, "claims", {
    version: "3",
    triggerSource: "TokenGeneration_ClientCredentials",
    userPoolId: "eu-central-1_pool",
    callerContext: { awsSdkVersion: "", clientId },
    request: { scopes: ["marshrut/system"], clientMetadata },
    response: {},
  });
const claims = (added: object) => ({
  response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: added } } },
});

it("a system's token speaks for the agency that its client was added for, whatever it asks for", async () => {
  const other = { agency: w.agencies.school, role: "admin", tenant: "altai" };
  expect(await asked("3n4b5urk1ft4fl3mg5e62d9ado", other)).toMatchObject(
    claims({ tenant, role: "specialist", agency: agencyId }),
  );
});

it("a client that nobody added, or that was removed, gets a token that speaks for nobody", async () => {
  expect(await asked("4fl3mg5e62d9ado3n4b5urk1ft", { agency: agencyId })).toEqual(expect.objectContaining(claims({})));
  await Agency.removeSystem(operator(), "3n4b5urk1ft4fl3mg5e62d9ado");
  expect(await asked("3n4b5urk1ft4fl3mg5e62d9ado")).toEqual(expect.objectContaining(claims({})));
});

it("the API is the same under the systems' address", async () => {
  const headers = { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` };
  const [one, other] = await Promise.all(
    ["/v1/me", "/systems/v1/me"].map(async (path) => (await fetch(`${w.cloud.urls.api}${path}`, { headers })).json()),
  );
  expect(other).toEqual(one);
  expect((await fetch(`${w.cloud.urls.api}/systems/v1/me`)).status).toBe(401);
});
