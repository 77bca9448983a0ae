import { expect, it } from "vitest";
import * as Agency from "../src/agencies/agency/index.ts";
import type { AgencyId, Ctx, HandoverId, RouteId, StepId } from "../src/ground/shared/index.ts";
import * as Child from "../src/people/child/index.ts";
import * as Consent from "../src/people/consent/index.ts";
import * as Disclosure from "../src/people/disclosure/index.ts";
import * as Access from "../src/routes/access/index.ts";
import * as Attachment from "../src/routes/attachment/index.ts";
import * as Erasure from "../src/routes/erasure/index.ts";
import * as Execution from "../src/routes/execution/index.ts";
import * as Handover from "../src/routes/handover/index.ts";
import * as Instrument from "../src/routes/instrument/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Step from "../src/routes/step/index.ts";
import * as Inbox from "../src/telling/inbox/index.ts";
import { agencyOf } from "./worlds/region.ts";
import { routeWorld, stepsOf } from "./worlds/relay.ts";

// FAULTS B22: a child whose family moves from Новокузнецк to Кемерово, and what each city's coordinator may see and do.

const absent = { code: "not-found" };

async function given() {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [step] = Object.values(await stepsOf(w, routeId));
  const stepId = step!.stepId as StepId;
  const city = (municipality: string) => w.as({ kind: "coordinator", municipality });
  return { w, routeId, stepId, nvkz: city("novokuznetsk"), kem: city("kemerovo"), elsewhere: city("prokopyevsk") };
}

it("belongs to both cities until the hand-over is accepted, and then to the one that took over", async () => {
  const { w, routeId, stepId, nvkz, kem, elsewhere } = await given();
  const { childId } = w;
  const looks = (ctx: Ctx) => [Child.get(ctx, childId), Route.get(ctx, routeId), Step.get(ctx, stepId)];
  const sees = async (ctx: Ctx) => {
    for (const look of looks(ctx)) await expect(look).resolves.toMatchObject({});
  };
  const seesNothing = async (ctx: Ctx) => {
    for (const look of looks(ctx)) await expect(look).rejects.toMatchObject(absent);
    await expect(Child.patch(ctx, childId, { disability: false })).rejects.toMatchObject(absent);
    await expect(Step.cancel(ctx, stepId, { reason: "Нет" })).rejects.toMatchObject(absent);
    await expect(Route.close(ctx, routeId, { reason: "left-region" })).rejects.toMatchObject(absent);
  };
  await sees(nvkz);
  for (const ctx of [kem, elsewhere]) await seesNothing(ctx);
  await Consent.patchChild(nvkz, childId, { municipality: "kemerovo" });
  await w.settle();
  for (const ctx of [nvkz, kem]) await sees(ctx);
  await seesNothing(elsewhere);
  const id = (await Handover.find(kem, {})).items[0]!.handoverId as HandoverId;
  await expect(Handover.get(elsewhere, id)).rejects.toMatchObject(absent);
  expect((await Handover.get(nvkz, id)).mayDo).toEqual([]);
  await expect(Handover.accept(nvkz, id, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(Handover.decline(nvkz, id, { reason: "Рано" })).rejects.toMatchObject({ code: "forbidden" });
  await Handover.accept(kem, id, { confirmedElsewhere: [w.agencies.pmpc!] });
  await w.settle();
  await sees(kem);
  for (const ctx of [nvkz, elsewhere]) await seesNothing(ctx);
  expect((await Step.find(kem, {})).items.map((one) => one.stepId)).toEqual([stepId]);
  expect((await Step.find(nvkz, { only: "kemerovo" })).items).toEqual([]);
});

it("without a route is absent to another city's coordinator all the same", async () => {
  const w = await routeWorld();
  const kem = w.as({ kind: "coordinator", municipality: "kemerovo" });
  await expect(Child.get(kem, w.childId)).rejects.toMatchObject(absent);
});

it("tells a name to the coordinator whose child it is, to its organisation under consent, and to nobody else", async () => {
  const { w, stepId, nvkz, kem } = await given();
  const why = { about: stepId, purpose: "support-route" } as const;
  const told = (ctx: Ctx, more: { recipient?: AgencyId } = {}) =>
    Disclosure.disclose(ctx, w.childId, ["name"], { ...why, ...more });
  const name = { name: expect.stringContaining("Анна") };
  const of = (kind: "specialist" | "link", agency: AgencyId) => w.as({ kind, agency });
  const pmpc = w.agencies.pmpc!;
  const system = w.as({ kind: "system" });
  for (const ctx of [nvkz, of("specialist", pmpc), of("link", pmpc)]) expect(await told(ctx)).toMatchObject(name);
  expect(await told(of("specialist", pmpc), { recipient: pmpc })).toMatchObject(name);
  expect(await told(system, { recipient: pmpc })).toMatchObject(name);
  for (const ctx of [kem, system]) await expect(told(ctx)).rejects.toMatchObject(absent);
  // Whoever asks for somebody else gets nothing, nor does a coordinator as if for an organisation.
  for (const ctx of [of("specialist", w.agencies.school!), of("link", w.agencies.school!), kem])
    await expect(told(ctx, { recipient: pmpc })).rejects.toMatchObject(absent);
  await Agency.patch(w.ctx, pmpc, { status: "closed" });
  await expect(told(of("specialist", pmpc))).rejects.toMatchObject({ code: "agency.closed" });
});

it("tells whoever runs the platform nothing of a child, whatever the API would let pass", async () => {
  const { w, routeId, stepId } = await given();
  const { childId } = w;
  const admin = w.as({ kind: "admin", id: "olga" });
  const refused = [
    () => Child.get(admin, childId),
    () => Child.find(admin, {}),
    () => Child.patch(admin, childId, { disability: false }),
    () => Child.duplicates(admin, {}),
    () => Consent.listFor(admin, childId),
    () => Disclosure.disclose(admin, childId, ["name"], { about: stepId, purpose: "support-route" }),
    () => Access.log(admin, childId),
    () => Instrument.listFor(admin, childId),
    () => Execution.execution(admin, childId),
    () => Attachment.list(admin, stepId),
    () => Erasure.ask(admin, childId, {}),
    () => Erasure.erase(admin, childId, { grounds: "court-order", reason: "Суд" }),
    () => Route.listFor(admin, childId),
    () => Route.get(admin, routeId),
    () => Route.close(admin, routeId, { reason: "left-region" }),
    () => Step.get(admin, stepId),
    () => Step.cancel(admin, stepId, { reason: "Нет" }),
    () => Handover.find(admin, {}),
    () => Inbox.find(admin, { bucket: "tasks" }),
    () => Inbox.counts(admin),
  ];
  for (const look of refused) await expect(look(), String(look)).rejects.toMatchObject(absent);
  expect(await Step.find(admin, {})).toEqual({ items: [] });
  // The platform itself goes on.
  await expect(Child.get(w.as({ kind: "system" }), childId)).resolves.toMatchObject({});
});

it("shows an organisation elsewhere as far as it takes to choose it, and lets nothing of it be changed", async () => {
  const { w, nvkz, kem } = await given();
  const contacts = [{ email: "kem@example.org" }];
  const there = await agencyOf(w.ctx, "school", "Кемеровская школа", { municipality: "kemerovo", contacts });
  const seen = async (ctx: Ctx) => (await Agency.get(ctx, there)).agency;
  expect(await seen(kem)).toMatchObject({ name: "Кемеровская школа", contacts });
  expect(await seen(nvkz)).toMatchObject({ name: "Кемеровская школа", contacts: [] });
  await expect(Agency.patch(nvkz, there, { shortName: "Наша" })).rejects.toMatchObject(absent);
  const own = w.agencies.school!;
  const away = Agency.patch(nvkz, own, { municipality: "kemerovo" });
  await expect(away).rejects.toMatchObject({ fields: [{ pointer: "/municipality" }] });
  const specialist = (agency: AgencyId) => w.as({ kind: "specialist", agency });
  expect(await seen(specialist(there))).toMatchObject({ contacts });
  await expect(seen(specialist(own))).rejects.toMatchObject(absent);
  await Agency.mustManage(specialist(there), there);
  for (const ctx of [nvkz, specialist(own)]) await expect(Agency.mustManage(ctx, there)).rejects.toMatchObject(absent);
  expect([await Agency.actsFor(specialist(there), there), await Agency.actsFor(specialist(own), there)]).toEqual([
    true,
    false,
  ]);
  await Agency.patch(kem, there, { status: "closed" });
  await expect(seen(specialist(there))).rejects.toMatchObject(absent);
  await expect(Agency.mustManage(specialist(there), there)).rejects.toMatchObject(absent);
  expect(await Agency.actsFor(specialist(there), there)).toBe(false);
});
