// FAULTS F26: every function times out at each of its awaits in turn, before the call there and after it: in `npm run soak`.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { World } from "../journey/world.ts";
import { type Death, dying, mortal } from "./parts/dying.ts";
import { expectAgreement } from "./parts/healed.ts";
import { product } from "./parts/product.ts";
import { finishCycle, openRoute, twice } from "./parts/routes.ts";
import { patience, soaking } from "./parts/soak.ts";

vi.setConfig({ testTimeout: patience(300_000), hookTimeout: patience(180_000) }); // on a machine that others keep busy

const deaths = new Set<Death>();
let armed = false;
let w: World;
beforeAll(async () => {
  if (!soaking) return;
  w = await World.start(
    "own",
    undefined,
    dying(product, deaths, () => armed),
  );
  mortal();
});
afterAll(() => w?.close());

/** Time goes by in small portions, for what is tried again after a pause. */
const rest = async () => {
  for (let i = 0; i < 6; i++) await w.cloud.advance("PT5M");
};
const asked = async (stepId: string) => {
  const mails = (await w.mails()).filter(({ text }) => {
    const [token = ""] = /(?<=\/respond#)[^.\s]+/.exec(text) ?? [];
    return Buffer.from(token, "base64url").toString().includes(stepId);
  });
  return new Set(mails.map(({ messageId }) => messageId)).size;
};
const diedAt = (name: string) => [...deaths].filter((death) => death.startsWith(`${name} `)).length;

it.runIf(soaking)("loses nothing and does nothing twice", async () => {
  armed = true;
  const routes = [];
  for (const n of [261, 262, 263]) routes.push(await openRoute(w, n, rest));
  for (const { reviewId } of routes) expect(await w.step(reviewId)).toMatchObject({ status: "requested" });
  for (const { routeId } of routes) await finishCycle(w, routeId, rest);
  armed = false;
  await w.cloud.advance("PT1H");
  await w.cloud.advance("PT1H");

  console.info(`F26: ${deaths.size} deaths: ${[...deaths].toSorted().join(", ")}`);
  for (const name of [
    "relay",
    "sweeper",
    "reconciler",
    "open-stage",
    "dispatch-step",
    "await-report",
    "conclude-cycle",
  ])
    expect(diedAt(name), name).toBeGreaterThanOrEqual(2);
  expect(deaths.size).toBeGreaterThanOrEqual(40);
  for (const { routeId, reviewId } of routes) {
    expect(await w.route(routeId)).toMatchObject({ cycle: 2 });
    expect(await asked(reviewId)).toBe(1);
    expect(await twice(w, routeId)).toEqual([]);
  }
  await expectAgreement(w.cloud.urls);
});
