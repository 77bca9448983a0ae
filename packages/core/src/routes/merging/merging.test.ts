import { beforeEach, describe, expect, it } from "vitest";
import { childOf, consentOf, ipraOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family } from "../../../test/worlds/tenant.ts";
import { readDocx } from "../../forms/standard-document/docx.read.ts";
import * as Standard from "../../forms/standard-document/index.ts";
import * as Audit from "../../ground/audit/index.ts";
import type { ChildId, DeliveryId, DocumentId, RouteId, StandardId, StepId } from "../../ground/shared/index.ts";
import { type DataBank, Unavailable } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import { load as loadDelivery } from "../../telling/delivery/delivery.store.ts";
import * as Deliveries from "../../telling/delivery/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Webhook from "../../telling/webhook/index.ts";
import * as ChildDocument from "../child-document/index.ts";
import * as Execution from "../execution/index.ts";
import * as Handover from "../handover/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Merging from "./index.ts";
import { endedBy } from "./reopen.actions.ts";

let w: RouteWorld;
let mine: ChildId;
let other: Child.ChildRecord;
beforeEach(async () => {
  w = await routeWorld();
  mine = w.childId;
  await w.consent();
  // The same girl, entered again by another clerk: a letter, the СНИЛС and the father.
  other = await childOf(
    w.ctx,
    { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-06" },
    {
      person: {
        surname: "Елкина",
        givenName: "Анна",
        patronymic: "Львовна",
        birthDate: "2014-05-07",
        sex: "female",
        snils: "112-233-445 95",
      },
      municipality: "kemerovo",
      representatives: [{ surname: "Ёлкин", givenName: "Лев", relation: "parent", phone: "+7 900 000-00-07" }],
      targetGroups: ["foster-family"],
      disability: false,
      attachments: { health: w.agencies.health2! },
      confirmedDistinctFrom: [mine],
    },
  );
  await consentOf(w.ctx, other, { recipient: w.agencies.pmpc! });
});

const choose: Merging.MergeChildren["choose"] = {
  "person.surname": "this",
  "person.birthDate": "other",
  municipality: "other",
  disability: "this",
  "attachments.health": "this",
};
const ask = (more: Partial<Merging.MergeChildren> = {}) =>
  Merging.merge(w.ctx, mine, { other: other.childId, choose, ...more });
const merge = async (more: Partial<Merging.MergeChildren> = {}) => {
  const done = await ask({ confirm: true, ...more });
  await w.settle();
  return done;
};
const undo = async () => {
  const done = await Merging.unmerge(w.ctx, mine, { other: other.childId, confirm: true });
  await w.settle();
  return done;
};
/** A paper that was filled in. */
async function letterTo(childId: ChildId) {
  const title = { ru: "Письмо", en: "A letter" };
  const parts = [{ kind: "paragraph", text: "{child.name}" }];
  const content = { title, audience: "office", dataClass: "identity", parts };
  const standardId = (await Standard.draft(w.ctx, { content })).standardId as StandardId;
  await Standard.approve(w.ctx, standardId, { act: { number: "1", date: "2025-03-03" } });
  return ChildDocument.fill(w.ctx, childId, { standardId, number: "1", date: "2025-03-03" });
}
/** A route whose commission has been asked. */
const routeOf = async (childId: ChildId) => {
  const routeId = (await Route.open(w.ctx, childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const step = Object.values(await stepsOf(w, routeId))[0]!;
  return { routeId, stepId: step.stepId as StepId };
};
const idsIn = async (query: string) => (await Child.find(w.ctx, { query })).items.map((i) => i.record.childId);
const agree = async () => expect(await Indicator.compare(w.ctx)).toEqual([]);

describe("a merge that is only asked about", () => {
  it("says where the cards differ, what would move and what stands against it, and does nothing", async () => {
    await routeOf(mine);
    const theirs = await routeOf(other.childId);
    const answer = await ask({ choose: { municipality: "this" } });
    expect(answer).toMatchObject({ kind: "merge", status: "proposed", from: other.childId, to: mine });
    expect(answer.differences).toContainEqual({ field: "person.surname", this: "Ёлкина", other: "Елкина" });
    expect(answer.differences).toContainEqual({ field: "person.snils", other: "112-233-445 95", taken: "other" });
    expect(answer.carries).toMatchObject({ consents: 1, instruments: 0, routes: 1 });
    expect(answer.against.map(({ pointer }) => pointer).sort()).toEqual([
      "/choose/attachments.health",
      "/choose/disability",
      "/choose/person.birthDate",
      "/choose/person.surname",
      "/choose/route",
    ]);
    const chosen = await ask({ choose: { ...choose, route: "this" } });
    expect(chosen).toMatchObject({ against: [], endingRoute: { routeId: theirs.routeId } });
    expect(chosen.endingRoute?.openSteps.map(({ stepId }) => stepId)).toContain(theirs.stepId);
    expect((await Child.get(w.ctx, other.childId)).record.mergedInto).toBeUndefined();
    await expect(ask({ confirm: true, choose: {} })).rejects.toMatchObject({ code: "input.invalid" });
  });

  it.each(["itself", "one of another region", "one that left"])("is refused with %s", async (which) => {
    if (which === "itself")
      await expect(ask({ other: mine })).rejects.toMatchObject({ fields: [{ pointer: "/other" }] });
    if (which === "one of another region")
      await expect(Merging.merge({ ...w.ctx, tenant: "altai" }, mine, { other: other.childId })).rejects.toMatchObject({
        code: "not-found",
      });
    if (which !== "one that left") return;
    await Child.patch(w.ctx, other.childId, { status: "left", reason: "Умерла", cause: "deceased" });
    await expect(ask({ confirm: true })).rejects.toMatchObject({ code: "child.left" });
    await Child.patch(w.ctx, mine, { status: "left", reason: "Умерла", cause: "deceased" });
    expect(await merge()).toMatchObject({ status: "done" });
    expect((await Child.get(w.ctx, mine)).record).toMatchObject({ status: "left", municipality: "kemerovo" });
    expect(w.mails.map(({ subject }) => subject)).toEqual([]);
    expect(await undo()).toMatchObject({ status: "done" });
  });
});

/** The same region, in which something happens at the last moment before the cards are closed. */
function overtaken(by: () => Promise<unknown>): typeof w.ctx {
  let left = 1;
  const { bank } = w.ctx;
  const commit: DataBank["commit"] = async (writes) => {
    const closes = writes.some((one) => "put" in one && one.put.kind === "merging");
    if (closes && left-- > 0) await by();
    return bank.commit(writes);
  };
  return { ...w.ctx, bank: Object.assign(Object.create(bank) as DataBank, { commit }) };
}

describe("what happens at the last moment before two cards are closed", () => {
  it("is seen by a merge: the paper that the card got goes on for the other's", async () => {
    const number = "7/2025";
    const [first] = await Promise.all([ipraOf(w.ctx, other.childId, number, ["Логопед"])]);
    const record = () =>
      Instrument.record(w.ctx, mine, {
        kind: "ipra",
        number,
        issuer: "Бюро",
        validFrom: "2025-03-01",
        validTo: "2026-03-01",
        measures: [],
        confirmedDistinctFrom: [other.childId],
      });
    await Merging.merge(overtaken(record), mine, { other: other.childId, choose, confirm: true });
    await w.settle();
    const papers = await Instrument.listFor(w.ctx, mine);
    expect(papers.find(({ instrumentId }) => instrumentId === first!.instrumentId)?.supersededBy).toBeDefined();
  });

  it("is seen by a split: a child with an open route is given no other", async () => {
    const { routeId } = await routeOf(mine);
    const open = () => Route.open(w.ctx, other.childId, { template: "school-age" });
    const split = Merging.split(overtaken(open), mine, { to: other.childId, routes: [routeId], confirm: true });
    await expect(split).rejects.toMatchObject({ fields: [{ pointer: "/routes" }] });
    expect((await Child.load(w.ctx, mine)).record.merging).toBeUndefined();
    expect(await Route.openRouteOf(w.ctx, mine)).toBe(routeId);
  });
});

describe("a merge of two half-filled cards", () => {
  it("makes one card of them, which is found by both names, and the old id leads to it", async () => {
    const done = await merge();
    expect(done).toMatchObject({ status: "done", carries: { consents: 1 } });
    const card = await Child.get(w.ctx, mine);
    expect(card.person).toMatchObject({ surname: "Ёлкина", patronymic: "Львовна", birthDate: "2014-05-07" });
    expect(card.person?.snils).toBe("112-233-445 95");
    expect(card.record).toMatchObject({ municipality: "kemerovo", disability: true, targetGroups: ["foster-family"] });
    expect(card.record.attachments).toMatchObject({ health: w.agencies.health!, school: w.agencies.school! });
    expect(card.representatives.map((r) => r.givenName)).toEqual(["Мария", "Лев"]);
    expect(card.formerNames).toMatchObject([{ surname: "Ёлкина" }, { surname: "Елкина", patronymic: "Львовна" }]);
    for (const query of ["Елкина Анна Львовна", "112-233-445 95"]) expect(await idsIn(query)).toEqual([mine]);
    for (const act of [
      () => Child.get(w.ctx, other.childId),
      () => Child.patch(w.ctx, other.childId, { disability: true }),
      () => Consent.listFor(w.ctx, other.childId),
      () => Instrument.listFor(w.ctx, other.childId),
      () => Route.open(w.ctx, other.childId, { template: "school-age" }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "child.merged", current: { movedTo: mine } });
    const again = await Child.register(w.ctx, {
      person: { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-07", sex: "female" },
      municipality: "kemerovo",
      representatives: [{ surname: "Ёлкин", givenName: "Лев", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
    }).catch((refused: unknown) => refused);
    expect(again).toMatchObject({ code: "child.duplicate", current: { candidates: [mine] } });
  });

  it("brings all that hangs on the card, by its own ids, and the family with it", async () => {
    await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"]);
    const { routeId, stepId } = await routeOf(other.childId);
    await Step.reject(w.ctx, stepId, { reason: "Нет места" });
    await merge();
    expect(await Consent.listFor(w.ctx, mine)).toHaveLength(2);
    expect(await Instrument.listFor(w.ctx, mine)).toMatchObject([
      { number: "7/2025", measures: [{ title: "Логопед" }] },
    ]);
    expect(await Route.listFor(w.ctx, mine)).toMatchObject([{ routeId, childId: mine, status: "open" }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ childId: mine, note: "Нет места" });
    const father = w.as(family(other.representativeIds[0]!));
    expect((await Child.find(father, {})).items.map((i) => i.record.childId)).toEqual([mine]);
    await expect(Child.get(father, other.childId)).rejects.toMatchObject({ code: "child.merged" });
    await ipraOf(w.ctx, mine, "8/2025", ["Логопед"]);
    for (const id of [mine, other.childId]) {
      const { items } = await Audit.read(w.ctx, { subject: id });
      expect(items.some(({ action }) => /^child\.merge/.test(action))).toBe(true);
    }
  });

  it("takes along what waits for a coordinator, and asks again whoever may hear of it now", async () => {
    const { stepId } = await routeOf(other.childId);
    const [given] = await Consent.listFor(w.ctx, other.childId);
    await Consent.withdraw(w.ctx, given!.consentId);
    await Execution.recordResult(w.ctx, other.childId, {
      measureId: (await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"])).measures[0]!.measureId,
      result: "not-performed",
      on: "2025-03-02",
      by: "Логопед поликлиники",
      note: "Логопед уволился",
    });
    await Child.patch(w.ctx, other.childId, { municipality: "novokuznetsk" });
    await Execution.report(w.ctx, other.childId, {
      instrumentId: await paperOf(other.childId),
      number: "1-17/5",
      date: "2025-03-03",
      addressee: "Руководителю бюро МСЭ № 7",
      signer: { post: "Директор", name: "Иванова И. И." },
    });
    const { documentId } = await letterTo(other.childId);
    await w.settle();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect(await openTasks(other.childId)).toContain("consent-needed");
    await merge();
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ status: "requested" });
    const [sent] = await Execution.reports(w.ctx, mine);
    const file = await Execution.reportFile(w.ctx, mine, sent!.outgoingId as never, "docx");
    expect(JSON.stringify(await Execution.execution(w.ctx, mine))).toContain("Логопед");
    expect(file).toBeDefined();
    const letter = await ChildDocument.file(w.ctx, { childId: mine, documentId: documentId as DocumentId }, "docx");
    expect(await readDocx(letter.bytes)).toMatchObject([{ line: { text: "Елкина Анна Львовна" } }]);
    expect(await openTasks(other.childId)).toEqual([]);
    await agree();
    const { items } = await Handover.find(w.ctx, {});
    expect(items.map(({ childId, kind }) => [childId, kind])).toEqual([[mine, "municipality"]]);
  });

  it("leaves one open route, the chosen one, and tells the agencies of the other that their steps are cancelled", async () => {
    const ours = await routeOf(mine);
    const theirs = await routeOf(other.childId);
    await merge({ choose: { ...choose, route: "other" } });
    expect(await Route.openRouteOf(w.ctx, mine)).toBe(theirs.routeId);
    expect(await Step.get(w.ctx, ours.stepId)).toMatchObject({ status: "cancelled" });
    expect(await Step.get(w.ctx, theirs.stepId)).toMatchObject({ status: "requested" });
    expect(await Route.get(w.ctx, ours.routeId)).toMatchObject({ status: "closed", childId: mine });
    await agree();
  });

  it("moves with the chosen day of birth what is counted from it, and back when it is undone", async () => {
    await consentOf(w.ctx, (await Child.load(w.ctx, mine)).record, { expiresOn: "2035-01-01" });
    const { instrumentId } = await Instrument.record(w.ctx, mine, {
      kind: "ipra",
      number: "18/2025",
      issuer: "Бюро",
      validFrom: "2025-03-01",
      term: "until-18",
      measures: [],
    });
    const lastDays = async () => [
      (await Consent.listFor(w.ctx, mine))
        .map(({ expiresOn }) => expiresOn)
        .sort()
        .at(-1),
      (await Instrument.get(w.ctx, { childId: mine, instrumentId })).validTo,
    ];
    expect(await lastDays()).toEqual(["2032-05-05", "2032-05-06"]);
    await merge();
    expect(await lastDays()).toEqual(["2032-05-06", "2032-05-07"]);
    await undo();
    expect(await lastDays()).toEqual(["2032-05-05", "2032-05-06"]);
    await agree();
  });

  it("when undone lets the route go on that it had ended, or says why it cannot", async () => {
    const ours = await routeOf(mine);
    await routeOf(other.childId);
    await merge({ choose: { ...choose, route: "other" } });
    const asked = await Merging.unmerge(w.ctx, mine, { other: other.childId });
    expect(asked).toMatchObject({ status: "proposed", reopeningRoute: ours.routeId });
    await undo();
    expect(await Route.openRouteOf(w.ctx, mine)).toBe(ours.routeId);
    expect(await Step.get(w.ctx, ours.stepId)).toMatchObject({ status: "requested", assignment: 2 });
    await agree();

    await merge({ choose: { ...choose, route: "other" } });
    const theirs = (await Route.openRouteOf(w.ctx, mine))!;
    await Route.close(w.ctx, theirs, { reason: "goals-reached" });
    await Route.open(w.ctx, mine, { template: "school-age" });
    await undo();
    expect(await Route.get(w.ctx, ours.routeId)).toMatchObject({ status: "closed" });
    const tasks = (await Inbox.find(w.ctx, { bucket: "tasks" })).items.map(({ task }) => task);
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: "route-not-reopened", routeId: ours.routeId, because: "route.exists" }),
    );
  });

  it("lets the later ИПРА go on for the earlier, and knows a paper that stood in both", async () => {
    const number = "7/2025";
    const [first] = await Promise.all([ipraOf(w.ctx, mine, number, ["Логопед"])]);
    const second = await Instrument.record(w.ctx, other.childId, {
      kind: "ipra",
      number,
      issuer: "Бюро",
      validFrom: "2025-03-01",
      validTo: "2026-03-01",
      measures: [],
    });
    await merge();
    expect(await Instrument.listFor(w.ctx, mine)).toMatchObject([
      { instrumentId: first!.instrumentId, supersededBy: second.instrumentId },
      { instrumentId: second.instrumentId, supersedes: first!.instrumentId, corrects: true },
    ]);
    await agree();
  });

  it("counts one child less, where the card then is", async () => {
    await routeOf(other.childId);
    const before = (await Indicator.computed(w.ctx, "2025-Q1", day())).children.length;
    expect(before).toBe(2);
    await merge();
    const { children } = await Indicator.computed(w.ctx, "2025-Q1", day());
    expect(children).toMatchObject([{ municipality: "kemerovo" }]);
    await agree();
    await undo();
    expect((await Indicator.computed(w.ctx, "2025-Q1", day())).children).toHaveLength(2);
    await agree();
  });

  it("is told to the systems of organisations that serve the child, as far as consent goes", async () => {
    const url = "https://hook.example.org/in";
    const heard = async (name: string) => {
      const { items } = await Deliveries.find(w.ctx, { agency: w.agencies[name]! });
      const full = await Promise.all(items.map(({ deliveryId }) => loadDelivery(w.ctx, deliveryId as DeliveryId)));
      return full.flatMap((one) => (one?.data.kind === "child.merged" ? [one.data.payload?.data] : []));
    };
    for (const name of ["pmpc", "school"]) await Webhook.register(w.ctx, w.agencies[name]!, { url });
    await routeOf(other.childId);
    await merge();
    expect(await heard("pmpc")).toEqual([{ agencyId: w.agencies.pmpc, childId: mine, otherId: other.childId }]);
    expect(await heard("school")).toEqual([]);
  });

  it("happens once, whoever asks at the same moment", async () => {
    const answers = await Promise.allSettled([
      ask({ confirm: true }),
      Merging.merge(w.ctx, other.childId, { other: mine, choose, confirm: true }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [refused] = answers.flatMap((a) => (a.status === "rejected" ? [a.reason as { code: string }] : []));
    expect(refused!.code).toMatch(/^child\.merg(ed|ing)$/);
    await expect(ask({ confirm: true })).rejects.toMatchObject({ code: expect.stringMatching(/^child\./) });
  });
});

describe("a merge that is cut short", () => {
  it("at any write is carried to the same end by the platform, and until then nobody changes either card", async () => {
    await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"]);
    const { stepId } = await routeOf(other.childId);
    await Step.reject(w.ctx, stepId, { reason: "Нет места" });
    let left = 1;
    const commit: DataBank["commit"] = (writes) =>
      left-- > 0 ? w.ctx.bank.commit(writes) : Promise.reject(new Unavailable("killed"));
    const dying = { ...w.ctx, bank: { ...w.ctx.bank, commit } };
    left = 2;
    await expect(Merging.merge(dying, mine, { other: other.childId, choose, confirm: true })).rejects.toThrow("killed");
    await expect(Child.patch(w.ctx, mine, { disability: false })).rejects.toMatchObject({ code: "child.merging" });
    const { consentId } = (await Consent.listFor(w.ctx, mine))[0]!;
    await expect(Consent.withdraw(w.ctx, consentId)).rejects.toMatchObject({ code: "child.merging" });
    const result = { measureId: "measure_01J8ZQ4M7N3E5R6T8V9WXYZABC", result: "performed", on: "2025-03-03" } as const;
    for (const childId of [mine, other.childId])
      for (const entering of [
        Execution.recordResult(w.ctx, childId, { ...result, measureId: result.measureId as never, by: "Центр" }),
        Execution.report(w.ctx, childId, { number: "1", date: "2025-03-03" } as never),
      ])
        await expect(entering).rejects.toMatchObject({ code: "child.merging" });
    const { mergingId } = (await Merging.listFor(w.ctx, mine))[0]!;
    let deaths = 0;
    for (let writes = 1; ; writes++) {
      left = writes;
      // Each attempt comes one write further than the one before it at most.
      const died = await Merging.carryOn(dying, mergingId as never).then(
        () => false,
        () => true,
      );
      if (!died) break;
      deaths++;
      expect(await Step.get(w.ctx, stepId)).toMatchObject({ note: "Нет места" });
    }
    expect(deaths).toBeGreaterThan(5);
    await w.settle();
    expect(await Consent.listFor(w.ctx, mine)).toHaveLength(2);
    expect(await Instrument.listFor(w.ctx, mine)).toMatchObject([{ number: "7/2025" }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ childId: mine, note: "Нет места" });
    await agree();
  });

  it("is finished by the clock's round, and by the same request once more", async () => {
    const kill = { left: 3 };
    const commit: DataBank["commit"] = (writes) =>
      kill.left-- > 0 ? w.ctx.bank.commit(writes) : Promise.reject(new Unavailable("killed"));
    const dying = { ...w.ctx, bank: { ...w.ctx.bank, commit } };
    await expect(Merging.merge(dying, mine, { other: other.childId, choose, confirm: true })).rejects.toThrow("killed");
    expect(await Merging.unfinished(w.as({ kind: "system" }))).toEqual([]);
    w.moveTo("2025-03-03T05:03:00Z");
    expect(await Merging.unfinished(w.as({ kind: "system" }))).toHaveLength(1);
    expect((await Merging.listFor(w.ctx, mine))[0]).toMatchObject({ status: "done" });
    kill.left = 3;
    const undoing = { other: other.childId, confirm: true };
    await expect(Merging.unmerge(dying, mine, undoing)).rejects.toThrow("killed");
    expect(await Merging.unmerge(w.ctx, mine, undoing)).toMatchObject({ kind: "unmerge", status: "done" });
    expect((await Child.get(w.ctx, other.childId)).person?.surname).toBe("Елкина");
  });
});

it("counts once how a child of two cards is to be taught: by the newer conclusion, at the school that was asked", async () => {
  const paper = (childId: ChildId, validFrom: string, condition: Instrument.StudyCondition) =>
    Instrument.record(w.ctx, childId, {
      kind: "pmpk",
      number: validFrom,
      issuer: "ПМПК",
      validFrom,
      validTo: "2026-03-01",
      educationalNeeds: true,
      study: { conditions: [condition] },
    });
  await paper(mine, "2024-09-01", "tutor");
  await paper(other.childId, "2025-01-15", "home");
  const { routeId, stepId } = await routeOf(mine);
  await Step.complete(w.ctx, stepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  const programme = (await stepsOf(w, routeId))["adapted-programme"]!.stepId as StepId;
  await Step.complete(w.ctx, programme, { result: "performed", study: [{ condition: "tutor", state: "provided" }] });
  await w.settle();
  const rows = async () =>
    (await Indicator.studyRows(w.ctx, await Tenant.today(w.ctx))).map((row) =>
      [row.municipality, row.agencyId, row.condition, row.children, row.provided].join(),
    );
  const school = w.agencies.school!;
  const apart = ["kemerovo,,home,1,0", `novokuznetsk,${school},tutor,1,1`];
  expect(await rows()).toEqual(apart);
  await merge();
  expect(await rows()).toEqual([`kemerovo,${school},home,1,0`]);
  await agree();
  await undo();
  expect(await rows()).toEqual(apart);
  await agree();
});

describe("what is entered while two cards are compared", () => {
  /** Somebody else is faster than the merge by one moment. */
  const meanwhile = async (enter: () => Promise<unknown>) => {
    let first = true;
    const commit: DataBank["commit"] = async (writes) => {
      const begins = first && writes.some((one) => "put" in one && one.put.kind === "merging");
      if (begins) {
        first = false;
        await enter();
      }
      return w.ctx.bank.commit(writes);
    };
    const slow = { ...w.ctx, bank: { ...w.ctx.bank, commit } };
    const done = await Merging.merge(slow, mine, { other: other.childId, choose, confirm: true });
    expect([first, done.status]).toEqual([false, "done"]);
    await w.settle();
  };

  it("given a consent and a paper, then they go along, and return with an undoing", async () => {
    await meanwhile(async () => {
      await consentOf(w.ctx, other);
      await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"]);
    });
    expect(await Consent.listFor(w.ctx, mine)).toHaveLength(3);
    expect(await Instrument.listFor(w.ctx, mine)).toMatchObject([{ number: "7/2025" }]);
    await agree();
    await undo();
    expect(await Consent.listFor(w.ctx, other.childId)).toHaveLength(2);
    expect(await Instrument.listFor(w.ctx, other.childId)).toMatchObject([{ number: "7/2025" }]);
  });

  it("given a second route is opened, then the one that ran before goes on", async () => {
    const { routeId } = await routeOf(mine);
    w.moveTo("2025-03-03T05:01:00Z");
    await meanwhile(() => Route.open(w.ctx, other.childId, { template: "school-age" }));
    expect(await Route.openRouteOf(w.ctx, mine)).toBe(routeId);
    expect((await Route.listFor(w.ctx, mine)).map(({ status }) => status).sort()).toEqual(["closed", "open"]);
  });
});

describe("an undoing", () => {
  it("within thirty days restores both cards, but for what somebody changed since", async () => {
    await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"]);
    const { routeId, stepId } = await routeOf(other.childId);
    await merge();
    await Child.patch(w.ctx, mine, { person: { address: "ул. Мира, 5" }, targetGroups: ["down-syndrome"] });
    await Step.reject(w.ctx, stepId, { reason: "Нет места" });
    await undo();
    const [ours, theirs] = [await Child.get(w.ctx, mine), await Child.get(w.ctx, other.childId)];
    expect(ours.person).toMatchObject({ surname: "Ёлкина", birthDate: "2014-05-06", address: "ул. Мира, 5" });
    expect([ours.person?.snils, ours.person?.patronymic, ours.formerNames]).toEqual([undefined, undefined, []]);
    expect(ours.record).toMatchObject({ municipality: "novokuznetsk", targetGroups: ["down-syndrome"] });
    expect(ours.representatives.map((r) => r.givenName)).toEqual(["Мария"]);
    expect(theirs.person).toMatchObject({ surname: "Елкина", snils: "112-233-445 95" });
    expect(await Consent.listFor(w.ctx, other.childId)).toHaveLength(1);
    expect(await Instrument.listFor(w.ctx, other.childId)).toMatchObject([{ number: "7/2025" }]);
    expect(await Route.openRouteOf(w.ctx, other.childId)).toBe(routeId);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ childId: other.childId, note: "Нет места" });
    expect(await idsIn("112-233-445 95")).toEqual([other.childId]);
    expect((await idsIn("Елкина")).sort()).toEqual([mine, other.childId].sort());
    expect((await Merging.listFor(w.ctx, mine)).map(({ kind, undoneBy }) => [kind, undoneBy !== undefined])).toEqual([
      ["merge", true],
      ["unmerge", false],
    ]);
    await agree();
    await merge();
    expect(await idsIn("112-233-445 95")).toEqual([mine]);
  });

  it("takes along what whoever returns has consented to since, so that nobody consents for a child whom they do not represent", async () => {
    const father = other.representativeIds[0]!;
    const { record } = await Child.get(w.ctx, mine);
    await merge();
    for (const representativeIds of [[father], record.representativeIds])
      await consentOf(w.ctx, { childId: mine, representativeIds });
    await undo();
    const givers = async (childId: ChildId) =>
      (await Consent.listFor(w.ctx, childId)).map(({ representativeId }) => representativeId);
    expect(await givers(mine)).toEqual([record.representativeIds[0], record.representativeIds[0]]);
    expect(await givers(other.childId)).toEqual([father, father]);
    await agree();
  });

  it.each(["the days are over", "a later paper goes on for one that would return", "it was undone already"])(
    "is refused where %s",
    async (what) => {
      if (what.startsWith("a later")) await ipraOf(w.ctx, other.childId, "7/2025", ["Логопед"]);
      await merge();
      if (what.startsWith("a later")) await ipraOf(w.ctx, mine, "8/2025", ["Логопед"]);
      if (what.startsWith("the days")) w.moveTo("2025-04-03T05:00:00Z");
      if (what.startsWith("it was")) await undo();
      await expect(undo()).rejects.toMatchObject({ code: "input.invalid" });
      expect((await Child.get(w.ctx, mine)).record.merging).toBeUndefined();
    },
  );
});

describe("a split of a card in which two children were entered", () => {
  it("gives the chosen papers and routes to the other child, and nothing else", async () => {
    const { consent } = await consentOf(w.ctx, { childId: mine, representativeIds: await family2() });
    const wrong = await Instrument.record(w.ctx, mine, {
      kind: "iprp",
      number: "1",
      issuer: "Служба",
      validFrom: "2025-03-01",
      validTo: "2026-03-01",
      measures: [{ block: "social", title: "Занятия" }],
    });
    const { routeId, stepId } = await routeOf(mine);
    const part = { to: other.childId, instruments: [wrong.instrumentId], routes: [routeId] };
    const strangers = { ...part, consents: [(await Consent.listFor(w.ctx, mine))[0]!.consentId], confirm: true };
    await expect(Merging.split(w.ctx, mine, strangers)).rejects.toMatchObject({ fields: [{ pointer: "/consents/0" }] });
    await expect(Merging.split(w.ctx, mine, { to: other.childId, confirm: true })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await Merging.split(w.ctx, mine, { ...part, consents: [consent.consentId], confirm: true });
    await w.settle();
    expect(await Instrument.listFor(w.ctx, other.childId)).toMatchObject([{ measures: [{ title: "Занятия" }] }]);
    expect(await Instrument.listFor(w.ctx, mine)).toEqual([]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({ childId: other.childId, status: "requested" });
    expect(await Route.openRouteOf(w.ctx, mine)).toBeUndefined();
    expect(await Consent.listFor(w.ctx, mine)).toHaveLength(1);
    expect((await Child.get(w.ctx, mine)).record.merging).toBeUndefined();
    await agree();
  });
});

/** The father, in both cards. */
async function family2() {
  const [representativeId] = other.representativeIds;
  const father = { surname: "Ёлкин", givenName: "Лев", relation: "parent" as const, representativeId };
  await Child.patch(w.ctx, mine, { addRepresentatives: [father] });
  return [representativeId!];
}

const paperOf = async (childId: ChildId) => (await Instrument.listFor(w.ctx, childId))[0]!.instrumentId;
const openTasks = async (childId: ChildId) =>
  (await Inbox.openTasks(w.ctx, {})).items.filter(({ data }) => data.childId === childId).map(({ data }) => data.kind);

const day = () => w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();

it("given a route ended within the second in which its merge began, whatever digits say so, then it is the one that goes on", async () => {
  const { routeId } = await Route.open(w.ctx, mine, { template: "school-age" });
  const ends = routeId as RouteId;
  w.moveTo("2025-03-03T05:00:00.15Z");
  await Route.close(w.ctx, ends, { reason: "other" });
  const merge = { ends, begunAt: "2025-03-03T05:00:00.1Z", endedAt: "2025-03-03T05:00:00.2Z" };
  expect(await endedBy(w.ctx, merge)).toBe(ends);
  expect(await endedBy(w.ctx, { ...merge, begunAt: "2025-03-03T05:00:00.151Z" })).toBeUndefined();
  expect(await endedBy(w.ctx, { ...merge, endedAt: "2025-03-03T05:00:00.14Z" })).toBeUndefined();
});
