import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "./world.ts";

interface Paper {
  instrumentId: string;
  kind: string;
  number: string;
  issuer: string;
  measures: Array<{ title: string }>;
  history: Array<Record<string, unknown>>;
}

let w: World;
let routeId = "";
const twin = { surname: "Канарейкина", givenName: "Марфа", birthDate: "2014-11-23", sex: "female" };
const instrument = {
  number: "77-ПМПК/2026",
  validFrom: "2026-01-12",
  term: "until-18",
  educationalNeeds: true,
  agreement: "disagree",
  measures: [{ block: "education", title: "Занятия с логопедом" }],
};

beforeAll(async () => {
  w = await World.start();
  routeId = await w.openRoute();
});
afterAll(() => w.close());

/** Of another child, so that a number may turn out to be there twice. */
async function registerTwin(): Promise<string> {
  const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
    person: twin,
    municipality: "novokuznetsk",
    representatives: [{ surname: "Канарейкина", givenName: "Ольга", relation: "parent" }],
    disability: true,
    educationalNeeds: false,
  });
  return childId;
}

describe("a conclusion that comes with the commission's answer", () => {
  it("is offered by the link, and what is wrong with it is named at its place without using the link up", async () => {
    const token = await w.token("pmpc@example.org");
    const report = { token, action: "report", result: "performed" };
    expect((await w.respond({ token, action: "view" })).body).toMatchObject({ issues: "pmpk" });
    const { educationalNeeds: _, ...silent } = instrument;
    for (const [wrong, pointer] of [
      [{ ...instrument, term: undefined, validTo: "0001-01-01" }, "/instrument/validTo"],
      [silent, "/instrument/educationalNeeds"],
      [{ ...instrument, validFrom: "2014-01-01" }, "/instrument/validFrom"],
    ] as const)
      expect(await w.respond({ ...report, instrument: wrong })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    const refused = { token, action: "report", result: "not-applied", instrument };
    expect(await w.respond(refused)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/instrument" }] } });
    expect((await w.respond({ token, action: "view" })).body).toMatchObject({ link: "live" });
  });

  it("is recorded in the answer's commit, with who entered it; a number elsewhere tells the commission nothing", async () => {
    const token = await w.token("pmpc@example.org");
    const report = { token, action: "report", result: "performed" };
    const other = await registerTwin();
    const { agreement: _, ...paper } = instrument;
    const elsewhere = { ...paper, kind: "pmpk", issuer: "Организация pmpc" };
    await w.ok("POST", `/v1/children/${other}/instruments`, elsewhere);
    const doubted = await w.respond({ ...report, instrument });
    expect(doubted).toMatchObject({
      status: 409,
      body: { code: "instrument.duplicate", errors: [{ pointer: "/instrument/numberChecked" }] },
    });
    expect(JSON.stringify(doubted.body)).not.toContain("child_");
    const checked = { ...instrument, numberChecked: true };
    expect(await w.respond({ ...report, instrument: checked })).toMatchObject({ status: 200 });
    await w.cloud.settle();

    const [review] = await w.stepsOf(routeId, "CommissionReview");
    const { instrumentId } = review as unknown as { instrumentId: string };
    const recorded = await w.ok<Paper>("GET", `/v1/children/${w.childId}/instruments/${instrumentId}`);
    expect(recorded).toMatchObject({
      kind: "pmpk",
      number: "77-ПМПК/2026",
      issuer: "Организация pmpc",
      term: "until-18",
      conclusion: { educationalNeeds: true, agreement: "disagree", presented: false },
      measures: [{ title: "Занятия с логопедом" }],
      history: [
        { what: "recorded", by: expect.stringMatching(/^link:/), stepId: review!.stepId },
        { what: "disagreed", on: "2026-01-12" },
      ],
    });
    expect(await w.history(routeId)).toContain("instrument.recorded");
    // The family's «no» waits for a coordinator until it agrees.
    const tasks = () => w.ok<{ items: Array<{ task: object }> }>("GET", "/v1/inbox?bucket=tasks");
    const waiting = { kind: "family-disagrees", childId: w.childId, instrumentId };
    expect((await tasks()).items).toMatchObject([{ task: waiting }]);
    await w.ok("POST", `/v1/children/${w.childId}/instruments/${instrumentId}/agree`, {
      answer: "agree",
      on: "2026-01-12",
    });
    await w.cloud.settle();
    expect((await tasks()).items).toEqual([]);
  });

  it("is taken over the API of who issues it alone", async () => {
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    const [lesson] = await w.stepsOf(routeId, "EducationRoute");
    const answer = { result: "performed", instrument };
    expect(await w.call("POST", `/v1/steps/${lesson!.stepId}/complete`, answer, "school-1")).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/instrument" }] },
    });
  });
});
