import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, World } from "./world.ts";

// A "no" is somebody's task: a failed measure is decided about, given to another, and counted with its cause.

let w: World;
let routeId: string;
beforeAll(async () => {
  w = await World.start();
  routeId = await w.openSupport();
});
afterAll(() => w.close());

interface Counts {
  failed: { count: number };
  holds: { count: number };
}
interface Line {
  type: string;
  text: { ru: string; en: string };
  note?: string;
  stepId?: string;
}

const counts = () => w.ok<Counts>("GET", "/v1/inbox/counts");
const tasks = async (kind: string) =>
  (await w.ok<{ items: { task: { kind: string; stepId?: string } }[] }>("GET", "/v1/inbox?bucket=tasks")).items
    .map(({ task }) => task)
    .filter((task) => task.kind === kind);
const lines = async (type: string, account = "coordinator") =>
  (await w.ok<{ items: Line[] }>("GET", `/v1/routes/${routeId}/history?limit=200`, undefined, account)).items.filter(
    (line) => line.type === type,
  );
const stageOf = async (stage: string) => (await w.route(routeId)).stages.find((s) => s.stage === stage)!;
const decide = async (stepId: string, body: object) => {
  const answer = await w.call("POST", `/v1/steps/${stepId}/decide`, body);
  await w.cloud.settle();
  return answer;
};

describe("a measure that was not performed", () => {
  it("is given to another organisation, which performs it; only then the stage settles", async () => {
    const [massage, lessons] = (await w.stepsOf(routeId, "RehabilitationMeasures")).toSorted((a) =>
      a.agencyId === w.agencies.health ? -1 : 1,
    );
    await w.complete(lessons!.stepId);
    const token = await w.token("health@example.org");
    const unfit = { token, action: "report", result: "refused-measure", cause: "no-place" };
    expect(await w.respond(unfit)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/cause" }] } });
    const failed = { token, action: "report", result: "not-performed", cause: "no-specialist", reason: canary.reason };
    expect((await w.respond(failed)).status).toBe(200);
    await w.cloud.settle();

    const { stepId } = massage!;
    expect(await w.step(stepId)).toMatchObject({
      status: "failed",
      result: "not-performed",
      cause: "no-specialist",
      note: canary.reason,
      decision: { status: "pending" },
      mayDo: ["decide", "reopen"],
    });
    expect((await stageOf("RehabilitationMeasures")).status).toBe("open");
    expect(await counts()).toMatchObject({ failed: { count: 1 } });
    expect((await w.ok<{ items: { step: object }[] }>("GET", "/v1/inbox?bucket=failed")).items).toMatchObject([
      { step: { stepId } },
    ]);
    expect(await tasks("failed")).toMatchObject([{ stepId }]);

    const { health, health2 } = w.agencies;
    const reason = "Специалист есть в другой поликлинике";
    expect(await decide(stepId, { decision: "give-to-another", agencyId: health, reason })).toMatchObject({
      status: 409,
      body: { code: "step.not-allowed" },
    });
    expect((await decide(stepId, { decision: "give-to-another", agencyId: health2, reason })).status).toBe(200);
    expect(await w.step(stepId)).toMatchObject({
      status: "requested",
      agencyId: health2,
      assignment: 2,
      assignedReason: reason,
      attempts: [{ agencyId: health, outcome: "not-performed", cause: "no-specialist", note: canary.reason }],
    });
    expect(await w.mails("health2@example.org")).toHaveLength(1);
    expect(await tasks("failed")).toEqual([]);
    expect(await counts()).toMatchObject({ failed: { count: 0 } });

    expect(
      (await w.respond({ token: await w.token("health2@example.org"), action: "report", result: "performed" })).status,
    ).toBe(200);
    await w.cloud.settle();
    expect((await stageOf("RehabilitationMeasures")).status).toBe("settled");
  });

  it("stands in the history as it was: what was asked, why not, and what was decided", async () => {
    expect((await lines("stage.settled")).map((line) => line.text.ru)).toContain(
      "Завершён этап «Мероприятия ИПРА»: по всем шагам есть итог: выполнено 2.",
    );
    const told = await lines("step.completed");
    expect(told.map((line) => line.text.ru)).toContain(
      "Мероприятие ИПРА «Массаж»: отчёт получен: не выполнено (нет специалиста).",
    );
    expect(told.find((line) => line.text.en.includes("no specialist"))?.note).toBe(canary.reason);
    expect(await lines("step.asked-again")).toMatchObject([{ note: "Специалист есть в другой поликлинике" }]);
  });

  it("is a line of the day's digest", async () => {
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const [step] = await w.stepsOf(routeId, "SocialAccompaniment");
    const answer = { result: "refused-measure", cause: "family-refused" };
    expect((await w.call("POST", `/v1/steps/${step!.stepId}/complete`, answer)).status).toBe(200);
    await w.cloud.settle();
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const mails = await w.mails("curator@example.org");
    expect(mails.filter((mail) => mail.text.includes("Не выполнено и ждёт вашего решения: 1"))).toHaveLength(1);
    const accept = { decision: "accept-outcome", reason: "Семья справится сама" };
    expect(await decide(step!.stepId, accept)).toMatchObject({
      status: 200,
      body: { decision: { status: "accepted" }, mayDo: ["reopen"] },
    });
    expect((await stageOf("SocialAccompaniment")).status).toBe("settled");
  });

  it("can be reopened, and a cancelled one too: the same organisation is asked anew", async () => {
    const [step] = await w.stepsOf(routeId, "EducationRoute");
    await w.ok("POST", `/v1/steps/${step!.stepId}/cancel`, { reason: "Не тот шаг" });
    await w.cloud.settle();
    await w.ok("POST", `/v1/steps/${step!.stepId}/reopen`, { reason: "Отменили по ошибке" });
    await w.cloud.settle();
    expect(await w.step(step!.stepId)).toMatchObject({ status: "requested", agencyId: step!.agencyId, assignment: 2 });
  });
});
