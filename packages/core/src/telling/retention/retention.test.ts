import { Temporal } from "temporal-polyfill";
import { beforeAll, expect, it } from "vitest";
import { lockByTwo } from "../../../test/worlds/period.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { settings } from "../../../test/worlds/tenant.ts";
import * as Job from "../../ground/job/index.ts";
import {
  type ChildId,
  type Ctx,
  type ErasureId,
  newId,
  type ObligationId,
  type RouteId,
  type StepId,
} from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import * as Attachment from "../../routes/attachment/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Inbox from "../inbox/index.ts";
import * as Retention from "./index.ts";
import { heldOf } from "./kinds.ts";

// One region that has something of every kind; years go by, and each goes on its day, or is held for a reason.

const kept = memoryFiles();
const content = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
const source = "Номенклатура дел, ст. 3";
const day = "2025-03-03";

let w: RouteWorld;
let sibling: ChildId;
/** Files of the first child's route, and of a child about whom a request is open. */
let mine: RouteId;
let theirs: RouteId;
let report: ObligationId;

const system = (): Ctx => w.as({ kind: "system", id: "schedule" });
const admin = () => w.as({ kind: "admin" });
const round = () => Retention.round(system(), kept);
const later = (years: number, days = 0) => w.moveTo(`${Temporal.PlainDate.from(day).add({ years, days })}T05:00:00Z`);
const preview = async (on?: string) =>
  Object.fromEntries(
    (await Retention.preview(admin(), on)).items.map(({ term, count, held }) => [term, { count, held }]),
  );
const lines = async () => (await Retention.preview(admin(), undefined)).lines;

async function closedRoute(child: ChildId): Promise<RouteId> {
  const routeId = (await Route.open(w.ctx, child, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [step] = Object.values(await stepsOf(w, routeId));
  await Attachment.add(w.ctx, kept, step!.stepId as StepId, { name: "Ёлкина.pdf", content });
  await Attachment.addSigned(w.ctx, kept, routeId, { name: "план.pdf", content, signedOn: day });
  await Route.close(w.ctx, routeId, { reason: "other" });
  await w.settle();
  return routeId;
}

const filesOf = async (routeId: RouteId) => {
  const [step] = Object.values(await stepsOf(w, routeId));
  const beside = await Attachment.list(w.ctx, step!.stepId as StepId);
  return [...beside, ...(await Attachment.signedOf(w.ctx, routeId))].map(({ name }) => name);
};
const evidence = async () => (await Obligation.get(w.ctx, report)).attachments!.map(({ name }) => name);
const exists = async (pk: string) => (await w.ctx.bank.list("records", `T#kuzbass#${pk}`)).items.length > 0;

let taskPk: string;
let jobPk: string;
beforeAll(async () => {
  w = await routeWorld();
  await w.consent();
  const other = await childOf(w.ctx, { surname: "Ёлкин", givenName: "Лев", birthDate: "2015-01-02" });
  sibling = other.childId;
  await consentOf(w.ctx, other, { recipient: "route" });
  mine = await closedRoute(w.childId);
  theirs = await closedRoute(sibling);
  await Erasure.ask(w.ctx, sibling, {});

  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  const { items } = await Obligation.find(w.ctx, { period: "2025-Q1", agency: w.agencies.school!, limit: 200 });
  report = items[0]!.obligationId as ObligationId;
  const values = Object.fromEntries(items[0]!.indicators.map(({ key, type }) => [key, type === "yes-no" ? true : 3]));
  const attachments = [{ name: "список.pdf", type: "application/pdf" as const, content }];
  await Obligation.submit(w.ctx, report, { values, attachments });
  await lockByTwo(w, "2025-Q1", () => w.settle());

  const eventId = newId("event", w.ctx.now().epochMilliseconds);
  await Inbox.openTask(w.ctx, { eventId }, "audit-alert", "admin:a", {
    account: "admin:a",
    alert: "refusals",
    count: 40,
  });
  const { taskId } = (await Inbox.openTaskOf(w.ctx, "audit-alert", "admin:a"))!;
  await Inbox.doneTask(w.ctx, taskId, { words: "Проверка." });
  taskPk = `TASK#${taskId}`;
  const jobId = newId("export", w.ctx.now().epochMilliseconds);
  const of = { jobId, kind: "steps", pieces: 1, details: {}, audit: { action: "export.begin" }, atOnce: true };
  await Job.begin(w.ctx, of);
  await Job.workPiece(w.ctx, { jobId, generation: 1 }, async () => ({ details: {}, finished: true }));
  jobPk = `EXPORT#${jobId}`;
  await w.settle();
});

it("says how many of what would go on a day, and what is held; nothing goes by that, and it is administrators' alone", async () => {
  await expect(Retention.preview(w.ctx, undefined)).rejects.toMatchObject({ code: "not-found" });
  await Tenant.configure(admin(), { ...settings, retention: { fileYears: 1, leftYears: 2, source } });
  expect(await round()).toBe(0);
  const none = { count: 0, held: {} };
  expect(await preview()).toMatchObject({ fileYears: none, evidenceYears: none, taskYears: none, jobYears: none });
  expect(await preview("2026-03-04")).toMatchObject({
    fileYears: { count: 1, held: { erasure: 1 } },
    jobYears: none,
    mailYears: none,
  });
  const far = await preview("2031-04-01");
  expect(far).toMatchObject({ evidenceYears: { count: 0, held: { period: 1 } }, taskYears: { count: 2 } });
  expect(far.mailYears).toMatchObject({ count: 1, held: { erasure: expect.any(Number) } });
  expect(far.jobYears!.count).toBe(1);
  expect(await filesOf(mine)).toEqual(["Ёлкина.pdf", "план.pdf"]);
  // What was asked since a round began is seen at the card itself.
  const before = { erasure: new Set<ChildId>(), complaint: new Set<ChildId>() };
  const ofChild = { ...Attachment.expiring, childOf: (of: unknown) => of as ChildId | undefined };
  expect(await heldOf(system(), ofChild, [sibling, w.childId, undefined], before)).toEqual([
    "erasure",
    undefined,
    undefined,
  ]);
});

it("lets go of a closed route's files on the day after its term, once, and of nobody's about whom a request is open", async () => {
  later(1);
  expect(await round()).toBe(0);
  later(1, 1);
  expect(await round()).toBe(1);
  expect(await round()).toBe(0); // once a day
  expect(await filesOf(mine)).toEqual(["(удалён)", "(удалён)"]);
  expect(await filesOf(theirs)).toEqual(["Ёлкина.pdf", "план.pdf"]);
  const [step] = Object.values(await stepsOf(w, mine));
  const [gone] = await Attachment.list(w.ctx, step!.stepId as StepId);
  expect(gone!.removed).toMatchObject({ by: "system:schedule", reason: `Срок хранения истёк. ${source}` });
  expect(await lines()).toEqual([
    { day: "2026-03-04", term: "fileYears", value: 1, source, gone: 1, held: { erasure: 1 } },
  ]);
  later(1, 2);
  expect(await round()).toBe(0); // what is gone is looked for no more
});

it("lets go of exports, settled tasks with their words, mails, and files of reports once they are handed over", async () => {
  later(3, 1);
  expect(await exists(jobPk)).toBe(true);
  expect(await round()).toBe(1);
  expect(await exists(jobPk)).toBe(false);
  expect(await exists(taskPk)).toBe(true);
  later(5, 40);
  for (let n = 0; n < 10 && (await round()) > 0; n++);
  expect(await exists(taskPk)).toBe(false);
  expect((await w.ctx.bank.list("vault", `T#kuzbass#${taskPk}`)).items).toEqual([]);
  expect((await preview()).mailYears).toMatchObject({ count: 0 });
  expect(await evidence()).toEqual(["список.pdf"]);
  const call = { period: "2025-Q1" as const, generation: 1 };
  await Reporting.aggregate(system(), call);
  await Reporting.conclude(system(), call);
  later(5, 41);
  expect(await round()).toBe(1);
  expect(await evidence()).toEqual(["(удалён)"]);
  expect((await Obligation.get(w.ctx, report)).values).not.toEqual({});
  const log = await w.ctx.bank.list<{ action: string }>("audit", "T#kuzbass#AUDIT#tenant");
  expect(log.items.map(({ data }) => data.action)).toEqual(
    expect.arrayContaining(["delivery.expired", "task.expired"]),
  );
});

it("goes on where a run stopped, and by no accident with one thing leaves another", async () => {
  for (let n = 0; n < 350; n++) {
    const eventId = newId("event", w.ctx.now().epochMilliseconds);
    await Inbox.openTask(w.ctx, { eventId }, "calendar-missing", String(n), { year: 2031 });
    await Inbox.closeTask(w.ctx, "calendar-missing", String(n));
  }
  later(11);
  const { bank } = w.ctx;
  let fails = true;
  const broken: Ctx["bank"] = {
    ...bank,
    commit: async (writes) => {
      if (!fails || !writes.some((write) => "remove" in write && write.remove.sk === "TASK"))
        return bank.commit(writes);
      fails = false;
      throw new Error("An accident");
    },
  };
  await expect(Retention.round({ ...system(), bank: broken }, kept)).rejects.toThrow("An accident");
  const gone: number[] = [];
  for (let n = 0; n < 5; n++) gone.push(await round());
  expect(gone).toEqual([100, 50, 0, 0, 0]);
  later(11, 1);
  expect(await round()).toBe(1); // what the accident left
});

it("keeps what is of one child, whichever of its cards a request or a complaint is about", async () => {
  const cards = [];
  for (const surname of ["Осокина", "Осокин"])
    cards.push(await childOf(w.ctx, { surname, givenName: "Вера", birthDate: "2024-04-05" }));
  const [card, twin] = cards.map(({ childId }) => childId) as [ChildId, ChildId];
  const until = { signedOn: "2036-03-03", expiresOn: "2040-03-03" };
  await consentOf(w.ctx, cards[0]!, { recipient: "route", ...until });
  const routeId = await closedRoute(card);
  const asked = (await Erasure.ask(w.ctx, twin, {})).erasureId as ErasureId;
  const at = w.ctx.now().epochMilliseconds;
  const [eventId, paper] = [newId("event", at), newId("instrument", at)];
  await Inbox.openTask(w.ctx, { eventId }, "family-disagrees", paper, { childId: twin, instrumentId: paper });
  await Merging.merge(w.ctx, card, { other: twin, choose: { "person.surname": "this" }, confirm: true });
  await w.settle();
  later(13);
  const held = async () => (await preview()).fileYears;
  expect(await held()).toEqual({ count: 0, held: { erasure: 2 } });
  await Erasure.refuse(w.ctx, asked, { basis: "archives", reason: "Хранится 75 лет." });
  expect(await held()).toEqual({ count: 0, held: { erasure: 1, complaint: 1 } });
  for (let n = 0; n < 10; n++) await round();
  expect(await filesOf(routeId)).toEqual(["Ёлкина.pdf", "план.pdf"]);
  await Inbox.closeTask(w.ctx, "family-disagrees", paper);
  later(13, 1);
  for (let n = 0; n < 10; n++) await round();
  expect(await filesOf(routeId)).toEqual(["(удалён)", "(удалён)"]);
});
