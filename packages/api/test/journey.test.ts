import * as Route from "@marshrut/core/route";
import * as Step from "@marshrut/core/step";
import { expect, test } from "vitest";
import { newChild } from "../src/operations/examples.ts";
import { ask, linkTo, makeWorld } from "./world.ts";

test("one child's route, as the README's reader goes through it", async () => {
  const world = await makeWorld();
  const { system, pmpk, school } = world.ours;
  const as =
    (token: string) =>
    (method: string, path: string, body?: unknown, headers = {}) =>
      ask(world, method, `/v1${path}`, { token, body, headers });
  const coordinator = as(world.tokens.coordinator);

  const person = { ...newChild.person, surname: "Новикова" };
  const registered = await coordinator("POST", "/children", { ...newChild, person, attachments: { school } });
  expect(registered.status).toBe(201);
  const childId = registered.json.childId as `child_${string}`;
  expect(registered.headers.get("location")).toBe(`/v1/children/${childId}`);
  const [representativeId] = registered.json.representativeIds as string[];

  const consent = await coordinator("POST", `/children/${childId}/consents`, {
    representativeId,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-03-03",
    expiresOn: "2026-12-31",
  });
  expect(consent.status).toBe(201);
  const measures = ["Логопед", "Психолог", "Дефектолог", "ЛФК", "Бассейн"].map((title) => ({
    block: "education",
    title,
  }));
  const ipra = { kind: "ipra", number: "42", issuer: "МСЭ", validFrom: "2025-03-01", validTo: "2027-02-28", measures };
  expect((await coordinator("POST", `/children/${childId}/instruments`, ipra)).status).toBe(201);

  const opened = await coordinator("POST", `/children/${childId}/routes`, { template: "school-age" });
  expect(opened).toMatchObject({ status: 201, json: { status: "open", plan: { status: "preparing" } } });
  const routeId = opened.json.routeId as `route_${string}`;
  expect(await coordinator("POST", `/children/${childId}/routes`, { template: "school-age" })).toMatchObject({
    status: 409,
    json: { code: "route.exists", current: { routeId } },
  });

  // What the state machine does, in its place.
  const enter = (stage: string) =>
    Route.openStage(system, { routeId, cycle: 1, generation: 1, stage, taskToken: stage });
  await enter("CommissionReview");
  const [reviewId] = (await Route.get(system, routeId)).stages[0]!.stepIds as Array<`step_${string}`>;
  await Step.wakeUp(system, reviewId!);
  const specialist = as(
    await world.issuer.token({ sub: "p", tenant: world.ours.tenant, role: "specialist", agency: pmpk }),
  );
  const mine = (await specialist("GET", "/steps?bucket=open")).json.items as Array<{ stepId: string }>;
  expect(mine.map((s) => s.stepId)).toContain(reviewId);
  const token = await linkTo(world, reviewId!);
  const answered = await ask(world, "POST", "/v1/respond", { body: { token, action: "report", result: "performed" } });
  expect(answered.json).toMatchObject({ done: "reported", status: "completed" });

  await enter("PlanApproval");
  const draft = await coordinator("GET", `/routes/${routeId}`);
  const entries = (draft.json as unknown as Route.RouteView).plan.entries;
  expect(entries.filter((e) => e.measureId)).toHaveLength(5);
  const planned = await coordinator(
    "PUT",
    `/routes/${routeId}/plan`,
    { entries: entries.filter((e) => e.stage !== "CommissionReview").map(({ stepId }) => ({ stepId })) },
    { "if-match": draft.headers.get("etag")! },
  );
  expect(planned.status, planned.text).toBe(200);
  const etag = planned.headers.get("etag")!;
  const approve = (tag: string) =>
    coordinator("POST", `/routes/${routeId}/plan/approve`, undefined, { "if-match": tag });
  expect((await approve(draft.headers.get("etag")!)).status).toBe(412);
  expect(await approve(etag)).toMatchObject({ status: 200, json: { plan: { status: "approved" } } });
  expect(await approve("*")).toMatchObject({ status: 409, json: { code: "plan.approved" } });

  await enter("RehabilitationMeasures");
  const route = (await coordinator("GET", `/routes/${routeId}`)).json as unknown as Route.RouteView;
  for (const stepId of route.stages.find((s) => s.stage === "RehabilitationMeasures")!.stepIds) {
    await Step.wakeUp(system, stepId as `step_${string}`);
    expect((await coordinator("POST", `/steps/${stepId}/complete`, { result: "performed" })).status).toBe(200);
  }

  const family = as(
    await world.issuer.token({
      sub: "f",
      tenant: world.ours.tenant,
      role: "representative",
      representative: representativeId,
    }),
  );
  // From the token alone to the plan and the next date.
  const own = (await family("GET", "/children")).json.items as { childId: string }[];
  expect(own.map((c) => c.childId)).toEqual([childId]);
  const routes = (await family("GET", `/children/${own[0]!.childId}/routes`)).json.items as Route.RouteSummary[];
  expect(routes).toMatchObject([{ routeId, status: "open", cycle: 1 }]);
  const plan = (await family("GET", `/routes/${routeId}`)).json as unknown as Route.RouteView;
  const [next] = plan.stages.find((s) => s.stage === "CommissionReview")!.stepIds;
  const step = await family("GET", `/steps/${next}`);
  expect(step.json).toMatchObject({ dueDate: expect.stringMatching(/^2\d{3}-/), status: "completed" });
  expect(step.json).not.toHaveProperty("note");
  expect((await family("POST", `/steps/${next}/accept`, {})).status).toBe(403);

  const history = (await family("GET", `/routes/${routeId}/history?limit=200`)).json.items as Route.HistoryItem[];
  const types = history.map((h) => h.type);
  for (const type of [
    "route.opened",
    "step.requested",
    "step.completed",
    "plan.drafted",
    "plan.approved",
    "stage.settled",
  ])
    expect(types).toContain(type);
  expect(JSON.stringify(history)).not.toContain("Новикова");
  const withdrawn = await family("POST", `/consents/${consent.json.consentId}/withdraw`);
  expect(withdrawn).toMatchObject({ status: 200, json: { status: "withdrawn" } });
  expect(await coordinator("POST", `/routes/${routeId}/close`, { reason: "goals-reached" })).toMatchObject({
    json: { status: "closed" },
  });
});

test("no name, number or token comes into the log (FAULTS B18)", async () => {
  const world = await makeWorld();
  const token = world.tokens.coordinator;
  const canary = { ...newChild, person: { ...newChild.person, surname: "Канарейкина", address: "ул. Канареечная, 1" } };
  const made = await ask(world, "POST", "/v1/children", {
    token,
    body: canary,
    headers: { "idempotency-key": "Канар".replace(/./g, "k") },
  });
  await ask(world, "POST", "/v1/children", { token, body: canary });
  await ask(world, "POST", "/v1/children", { token, body: { ...canary, Канарейкина: 1 } });
  await ask(world, "GET", `/v1/children?query=${encodeURIComponent("Канарейкина")}`, { token });
  await ask(world, "GET", `/v1/children/${made.json.childId}`, { token });
  await ask(world, "GET", `/v1/${encodeURIComponent("Канарейкина")}`, { token });
  await ask(world, "GET", "/v1/me", { token: "Kanareykina" });
  const log = JSON.stringify(world.log);
  expect(world.log).toHaveLength(7);
  for (const secret of ["анаре", "112-233", "112233445", "%D0", token.slice(-20), "Kanar", made.json.childId as string])
    expect(log).not.toContain(secret);
  expect(world.log[0]).toMatchObject({
    level: "info",
    method: "POST",
    route: "/v1/children",
    operationId: "registerChild",
    tenant: "kuzbass",
    role: "coordinator",
    status: 201,
  });
});
