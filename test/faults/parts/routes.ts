import type { Client } from "@marshrut/local/client";
import type { RouteBody, World } from "../../journey/world.ts";
import { childBody, consentBody, ipraBody } from "./people.ts";

/** Somebody who may use the API, in a region with these agencies. */
export type Region = Pick<Client, "ok" | "call"> & { agencies: Record<string, string> };

const restOf = (w: Region) => async () => {
  if ("cloud" in w) await (w as World).cloud.settle();
};
const routeOf = (w: Region, routeId: string) => w.ok<RouteBody>("GET", `/v1/routes/${routeId}`);

export interface OpenRoute {
  childId: string;
  routeId: string;
  /** The commission's step, which is asked for first. */
  reviewId: string;
  consentId: string;
}

/** The n-th child with consent, an ИПРА of two measures and an open route, as far as `rest` lets it go. */
export async function openRoute(w: Region, n: number, rest = restOf(w)): Promise<OpenRoute> {
  const child = await w.ok<{ childId: string; representativeIds: string[] }>(
    "POST",
    "/v1/children",
    childBody(n, w.agencies),
  );
  const at = `/v1/children/${child.childId}`;
  const consent = consentBody(child.representativeIds[0]!);
  const { consentId } = await w.ok<{ consentId: string }>("POST", `${at}/consents`, consent);
  await w.ok("POST", `${at}/instruments`, ipraBody(n));
  const route = await w.ok<RouteBody>("POST", `${at}/routes`, { template: "school-age" });
  await rest();
  const reviewId = route.plan.entries.find((e) => e.stage === "CommissionReview")!.stepId;
  return { childId: child.childId, routeId: route.routeId, reviewId, consentId };
}

/**
 * Drives a route from wherever it stands to the next cycle: what is asked for is done, what is planned for later is
 * cancelled. @param rest lets everything that follows from a write happen
 */
export async function finishCycle(w: Region, routeId: string, rest = restOf(w)): Promise<void> {
  const begun = (await routeOf(w, routeId)).cycle;
  for (let turn = 0; turn < 30; turn++) {
    const { cycle, plan } = await routeOf(w, routeId);
    if (cycle > begun) return;
    if (plan.status === "draft") await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    for (const { stepId, status } of await openSteps(w, routeId))
      if (status === "planned") await w.ok("POST", `/v1/steps/${stepId}/cancel`, { reason: "Нет нужды" });
      else await w.ok("POST", `/v1/steps/${stepId}/complete`, { result: "performed" });
    await rest();
  }
  throw new Error(`${routeId} does not come to the end of its cycle`);
}

/** Open steps that have been made already. */
async function openSteps(w: Region, routeId: string) {
  const { stages } = await routeOf(w, routeId);
  const all = await Promise.all(
    stages
      .flatMap((s) => s.stepIds)
      .map((id) => w.call<{ stepId: string; status: string; settledAt?: string }>("GET", `/v1/steps/${id}`)),
  );
  return all.filter((a) => a.status === 200 && !a.body.settledAt).map((a) => a.body);
}

/**
 * What happened on a route more often than it should have: once for each step, and once in each cycle for the route itself
 * and its stages. Escalations come every week.
 */
export async function twice(w: Pick<Client, "ok">, routeId: string): Promise<string[]> {
  const { cycle } = await w.ok<RouteBody>("GET", `/v1/routes/${routeId}`);
  const counts = new Map<string, number>();
  for (const { type, stepId, stage } of await historyOf(w, routeId)) {
    const name = [type, stepId ?? stage].filter(Boolean).join(" ");
    if (type !== "step.escalated") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = (name: string) => (name.startsWith("step.") || name === "route.opened" ? 1 : cycle);
  return [...counts].filter(([name, count]) => count > most(name)).map(([name]) => name);
}

type Item = { type: string; stepId?: string; stage?: string };

async function historyOf(w: Pick<Client, "ok">, routeId: string): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor = ""; ; ) {
    const url = `/v1/routes/${routeId}/history?limit=200${cursor}`;
    const page = await w.ok<{ items: Item[]; nextCursor?: string }>("GET", url);
    all.push(...page.items);
    if (!page.nextCursor) return all;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

/** Message-IDs of mails that came more than once. */
export async function mailedTwice(w: World): Promise<string[]> {
  const ids = (await w.mails()).map((m) => m.messageId);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}
