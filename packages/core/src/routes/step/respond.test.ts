import { describe, expect, it } from "vitest";
import { linkIn, requested } from "../../../test/worlds/asked.ts";
import type { RouteWorld } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, DataBank, RouteId, StepId, Write } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "./index.ts";

/** A commission that has been asked, the token it was mailed, and what its answer asks the bank for. */
async function asked() {
  const { w, stepId } = await requested();
  const { bank } = w.deps;
  const counts = { steps: 0, consents: 0 };
  const counted: DataBank = {
    ...bank,
    get: async (key) => {
      if (key.sk === `STEP#${stepId}`) counts.steps++;
      return bank.get(key);
    },
    list: (table, pk, range, page) => {
      if (range?.prefix === "CONSENT#") counts.consents++;
      return bank.list(table, pk, range, page);
    },
  };
  return { w, stepId, token: linkIn(w.mails[0]!), counts, deps: { ...w.deps, bank: counted } };
}

async function refusalsOnRecord(w: RouteWorld): Promise<number> {
  const { items } = await w.ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`);
  return items.filter(({ data }) => data.action === "consent.refused").length;
}

async function withdraw(w: RouteWorld): Promise<void> {
  const [consent] = await Consent.listFor(w.ctx, w.childId);
  await Consent.withdraw(w.ctx, consent!.consentId);
}

const answers = [
  { action: "accept" },
  { action: "report", result: "performed" },
  { action: "reject", reason: "Нет специалиста" },
  { action: "progress", report: "Семья приглашена" },
] as const;

describe("an answer by link", () => {
  it.each(answers)("$action: reads the step before and after it, and asks consent once", async (answer) => {
    const { token, deps, counts } = await asked();
    const view = await Step.respond(deps, { token, ...answer });
    expect(view.done).toBeDefined();
    expect(counts).toEqual({ steps: 2, consents: 1 });
  });

  it("a first look reads the step before and after it is marked as received", async () => {
    const { token, deps, counts } = await asked();
    const view = await Step.respond(deps, { token, action: "view" });
    expect(view).toMatchObject({ link: "live", child: { name: "Ёлкина Анна" } });
    expect(counts).toEqual({ steps: 2, consents: 1 });
  });

  it("a refused consent is one entry of the audit log for each request", async () => {
    const { w, token, deps } = await asked();
    await withdraw(w);
    await Step.respond(deps, { token, action: "view" });
    expect(await refusalsOnRecord(w)).toBe(1);
    await Step.respond(deps, { token, action: "accept" }).catch(() => undefined);
    expect(await refusalsOnRecord(w)).toBe(2);
  });
});

it("of steps that a letter names an organisation hears of its own, as long as consent covers them", async () => {
  const { w, stepId } = await asked();
  const step = (await Step.load(w.ctx, stepId)).data;
  const own = w.as(specialist(step.agencyId));
  const parent = w.as(family((await Child.get(w.ctx, w.childId)).record.representativeIds[0]!));
  const odd = { ...parent, actor: { ...parent.actor, agency: step.agencyId } };
  const told = () =>
    Promise.all([own, w.as(specialist(w.agencies.school!)), odd].map((ctx) => Step.toldOf(ctx, [step])));
  expect(await told()).toEqual([[stepId], [], []]);
  await withdraw(w);
  expect(await told()).toEqual([[], [], []]);
});

describe("who answers by link", () => {
  const by = { name: "Иванова Анна Петровна", post: "методист", phone: "77-09-32" };

  it("is kept sealed, shown to the coordinator, and told to whoever of the organisation presses second", async () => {
    const { w, stepId, token, deps } = await asked();
    const done = await Step.respond(deps, { token, action: "report", result: "performed", report: "Готово", by });
    const number = expect.stringMatching(/^[0-9A-Z]{6}$/);
    expect(done).toMatchObject({ answered: { at: "2025-03-03T05:00:00Z", name: by.name, post: by.post, number } });
    const again = Step.respond(deps, { token, action: "accept", by: { name: "Петрова", post: "секретарь" } });
    await expect(again).rejects.toMatchObject({
      code: "link.used",
      text: {
        ru: "По этой ссылке уже ответили. Последний ответ организации: Иванова Анна Петровна, методист, 3 марта 2025 года, 12:00.",
      },
      current: { answered: { name: by.name } },
    });
    const view = await Step.respond(deps, { token, action: "view" });
    expect(view).toMatchObject({ link: "used", answered: { name: by.name, at: "2025-03-03T05:00:00Z" } });

    const step = await Step.get(w.ctx, stepId);
    expect(step.answeredBy).toEqual({ at: "2025-03-03T05:00:00Z", ...by });
    const { items } = await Route.history(w.ctx, step.routeId as RouteId, {});
    const told = items.find(({ type }) => type === "step.completed")!;
    expect(told).toMatchObject({ note: "Готово", answeredBy: "Иванова Анна Петровна, методист, 77-09-32" });
    // Neither the record nor the event says the name.
    expect(JSON.stringify([await Step.load(w.ctx, step.stepId as StepId), told.text])).not.toContain("Иванова");
  });

  it("has each use of the link in the step as the coordinator reads it, and in nobody else's", async () => {
    const { w, stepId, token, deps } = await asked();
    await Step.respond(deps, { token, action: "view" });
    await Step.respond({ ...deps, client: "phone" }, { token, action: "accept", by });
    const { linkUses, agencyId } = await Step.get(w.ctx, stepId, { uses: true });
    const use = { kind: "step", agencyId, stepId, assignment: 1, outcome: "done" };
    expect(linkUses).toMatchObject(
      [
        { ...use, did: "view", client: "program" },
        { ...use, did: "accept", client: "phone" },
      ].toSorted((a, b) => (a.did > b.did ? -1 : 1)),
    );
    const { representativeIds } = (await Child.get(w.ctx, w.childId)).record;
    for (const who of [specialist(agencyId as AgencyId), family(representativeIds[0]!)])
      expect((await Step.get(w.as(who), stepId, { uses: true })).linkUses).toBeUndefined();
  });

  it("is the account where a specialist answers, and nobody of whom the next organisation hears", async () => {
    const { w, stepId, token, deps } = await asked();
    const { agencyId } = await Step.get(w.ctx, stepId);
    await Step.accept(w.as({ kind: "specialist", id: "olga", agency: agencyId as AgencyId }), stepId, {});
    expect((await Step.get(w.ctx, stepId)).answeredBy).toEqual({ at: "2025-03-03T05:00:00Z", account: "olga" });
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    expect((await Step.get(w.ctx, stepId)).answeredBy).toBeUndefined();
    expect(await Step.respond(deps, { token, action: "view" })).toEqual({ link: "dead" });
  });

  it("of two who press at once the second learns who was first", async () => {
    const { token, deps } = await asked();
    const press = (name: string) =>
      Step.respond(deps, { token, action: "report", result: "performed", by: { name, post: "врач" } });
    const both = await Promise.allSettled([press("Первая"), press("Вторая")]);
    const won = both[0]!.status === "fulfilled" ? "Первая" : "Вторая";
    const lost = both.find((one) => one.status === "rejected")!.reason;
    expect(lost).toMatchObject({ code: "link.used", current: { answered: { name: won } } });
  });
});

describe("a consent that is withdrawn right before the commit", () => {
  /** The bank of a family that withdraws while the platform is about to write what `when` finds. */
  const amid = (w: RouteWorld, when: (writes: Write[]) => boolean): DataBank => {
    const { bank } = w.deps;
    let withdrawn = false;
    const commit = async (writes: Write[]) => {
      if (!withdrawn && when(writes)) {
        withdrawn = true;
        await withdraw(w);
      }
      return bank.commit(writes);
    };
    return { ...bank, commit };
  };
  const puts = (write: Write | undefined) => (write && "put" in write ? write.put : undefined);

  it("is seen by the answer: nothing is written, and the link is revoked", async () => {
    const { w, stepId, token } = await asked();
    const bank = amid(w, (writes) => puts(writes[0])?.kind === "step");
    const answer = Step.respond({ ...w.deps, bank }, { token, action: "accept" });
    await expect(answer).rejects.toMatchObject({ code: "link.dead" });
    expect((await Step.get(w.ctx, stepId)).status).toBe("requested");
  });

  it("is seen by the disclosure: the name does not leave, and no disclosure is on record", async () => {
    const { w, token } = await asked();
    const disclosing = (writes: Write[]) =>
      (puts(writes[0])?.data as { action?: string } | undefined)?.action === "child.disclose";
    const view = await Step.respond({ ...w.deps, bank: amid(w, disclosing) }, { token, action: "view" });
    expect(view).toMatchObject({ link: "live", child: undefined });
    const { items } = await w.ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`);
    expect(items.map(({ data }) => data.action)).not.toContain("child.disclose");
  });
});

it("is the business of the child's own city among the staff", async () => {
  const { w, stepId } = await requested();
  const inCity = (municipality: string) => w.as({ kind: "coordinator", municipality });
  expect((await Step.get(inCity("novokuznetsk"), stepId)).stepId).toBe(stepId);
  await expect(Step.get(inCity("kemerovo"), stepId)).rejects.toMatchObject({ code: "not-found" });
});
