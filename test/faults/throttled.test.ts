// FAULTS F25: for an hour DynamoDB takes fifty writes a second and throttles the rest: in `npm run soak`.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { World } from "../journey/world.ts";
import { expectAgreement } from "./parts/healed.ts";
import { childBody, consentBody, ipraBody } from "./parts/people.ts";
import { product } from "./parts/product.ts";
import { mailedTwice, twice } from "./parts/routes.ts";
import { patience, soaking } from "./parts/soak.ts";
import { openWire, through, type Wire } from "./parts/wire.ts";

vi.setConfig({ testTimeout: patience(180_000), hookTimeout: patience(180_000) });

const perSecond = 50;
/** Attempts of the bank at one transaction: more would only add to the crowd. */
const attemptsAtMost = 8;
const families = 24;

let w: World;
let wire: Wire;
beforeAll(async () => {
  if (!soaking) return;
  wire = await openWire();
  w = await World.start("own", undefined, through(product, { dynamodb: wire }));
});
afterAll(async () => {
  await w?.close();
  await wire?.close();
});

const throttled = {
  status: 400,
  body: { __type: "com.amazonaws.dynamodb.v20120810#ThrottlingException", message: "" },
};

/** As many as a write has members: so it is with DynamoDB's own limit. */
const unitsOf = (operation: string, body: string): number =>
  operation === "PutItem" ? 1 : operation === "TransactWriteItems" ? JSON.parse(body).TransactItems.length : 0;

/** Takes so many writes in each second, as a store does, whose seconds are nobody's to move. @returns how many it refuses, and each transaction how often */
function throttle() {
  const seen = { refused: 0, transactions: new Map<string, number>() };
  let [second, left] = [0, perSecond];
  wire.rule(({ operation, body }) => {
    const units = unitsOf(operation, body);
    if (units === 0) return undefined;
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) [second, left] = [now, perSecond];
    if (units > left) {
      seen.refused++;
      const token: string | undefined = JSON.parse(body).ClientRequestToken;
      if (token) seen.transactions.set(token, (seen.transactions.get(token) ?? 0) + 1);
      return throttled;
    }
    left -= units;
    return undefined;
  });
  return seen;
}

let waits = 0;
/** Does it, again as often as that is asked for, under one key. */
async function insist<T>(key: string, url: string, body: unknown): Promise<T> {
  for (;;) {
    const answer = await w.call<T>("POST", url, body, "coordinator", { "idempotency-key": key });
    if (answer.status < 300) return answer.body;
    expect(answer).toMatchObject({ status: 503, body: { code: "server.unavailable" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    waits++;
  }
}

async function family(n: number): Promise<{ childId: string; routeId: string }> {
  const child = childBody(2500 + n, w.agencies);
  const { childId, representativeIds } = await insist<{ childId: string; representativeIds: string[] }>(
    `child-${n}`,
    "/v1/children",
    child,
  );
  await insist(`consent-${n}`, `/v1/children/${childId}/consents`, consentBody(representativeIds[0]!));
  await insist(`ipra-${n}`, `/v1/children/${childId}/instruments`, ipraBody(2500 + n));
  const template = { template: "school-age" };
  const { routeId } = await insist<{ routeId: string }>(`route-${n}`, `/v1/children/${childId}/routes`, template);
  return { childId, routeId };
}

it.runIf(soaking)(
  "all goes on, slower, and is caught up afterwards: nothing is missing, nothing is there twice",
  async () => {
    const seen = throttle();
    // All families come at once.
    const routes = await Promise.all(Array.from({ length: families }, (_, n) => family(n)));
    for (let minute = 0; minute < 60; minute++) await w.cloud.advance("PT1M");
    console.info(`F25: ${seen.refused} writes refused, ${waits} requests made again`);
    expect(seen.refused).toBeGreaterThan(families);
    expect(Math.max(...seen.transactions.values())).toBeLessThanOrEqual(attemptsAtMost);
    wire.heal();
    await w.cloud.advance("PT1H");

    const listed = await w.ok<{ items: { childId: string }[] }>("GET", "/v1/children?limit=200");
    expect(listed.items.map(({ childId }) => childId).toSorted()).toEqual(
      routes.map(({ childId }) => childId).toSorted(),
    );
    for (const { routeId } of routes) {
      expect(await twice(w, routeId)).toEqual([]);
      const [review] = await w.stepsOf(routeId, "CommissionReview");
      expect(review).toMatchObject({ status: "requested" });
    }
    expect(await mailedTwice(w)).toEqual([]);
    await expectAgreement(w.cloud.urls);
  },
);
