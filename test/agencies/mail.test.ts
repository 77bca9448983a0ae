import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "./invoke.ts";
import { canary, ctx, deliveries, World } from "./world.ts";

let w: World;
let routeId = "";
let stepId = "";
const to = "pmpc@example.org";
beforeAll(async () => {
  w = await World.start();
  await w.ok(
    "PATCH",
    `/v1/agencies/${w.agencies.pmpc}`,
    { contacts: [{ email: to }, { email: "second@example.org" }] },
    "coordinator",
    { "if-match": "*" },
  );
  routeId = await w.openRoute();
  stepId = (await w.stepsOf(routeId, "CommissionReview"))[0]!.stepId;
});
afterAll(() => w.close());
const subjects = async (address = to) => (await w.mails(address)).map((m) => m.subject);
const tasks = async () =>
  (
    await w.ok<{ items: { task: { taskId: string; kind: string; agencyId?: string; stepId?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks",
    )
  ).items.map((i) => i.task);

describe("a mail that comes back (FAULTS F20)", () => {
  const event = (what: object, eventType: string, deliveryId: string) => ({
    detail: {
      eventType,
      mail: {
        destination: [to],
        headers: [
          { name: "X-Marshrut-Tenant", value: "pilot" },
          { name: "X-Marshrut-Delivery", value: deliveryId },
        ],
      },
      ...what,
    },
  });

  it("goes to the next contact, and the coordinator gets a task", async () => {
    const [request] = await deliveries(w, `&step=${stepId}`);
    expect(request).toMatchObject({ status: "sent", to, kind: "request" });
    const bounce = { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients: [{ emailAddress: to }] };
    for (const _ of [1, 2]) await invoke(w, "mail-events", event({ bounce }, "Bounce", request!.deliveryId));
    await w.cloud.settle();
    expect(await w.mails("second@example.org")).toHaveLength(1);
    expect((await deliveries(w, `&step=${stepId}`)).at(-1)).toMatchObject({ status: "sent", to: "second@example.org" });
    expect(await tasks()).toMatchObject([{ kind: "undeliverable", agencyId: w.agencies.pmpc }]);
  });

  it("comes no more to that address, until somebody has seen to it", async () => {
    await w.respond({ token: await w.token("second@example.org"), action: "accept" });
    await w.cloud.settle();
    expect(await w.mails(to)).toHaveLength(1);
    expect(await w.mails("second@example.org")).toHaveLength(2);
    await w.ok("POST", `/v1/agencies/${w.agencies.pmpc}/contacts/restore`, { email: to });
    expect(await tasks()).toEqual([]);
    await w.respond({ token: await w.token("second@example.org"), action: "progress", report: "Осмотр назначен." });
    await w.cloud.settle();
    expect(await w.mails(to)).toHaveLength(2);
  });

  it("is not sent again after a complaint: somebody has read it", async () => {
    const [last] = (await deliveries(w, `&step=${stepId}`)).filter((d) => d.kind === "report-link" && d.to === to);
    const complaint = { complainedRecipients: [{ emailAddress: to }] };
    await invoke(w, "mail-events", event({ complaint }, "Complaint", last!.deliveryId));
    await w.cloud.settle();
    expect(await w.mails("second@example.org")).toHaveLength(2);
    expect(await tasks()).toMatchObject([{ kind: "undeliverable" }]);
    await w.ok("POST", `/v1/inbox/tasks/${(await tasks())[0]!.taskId}/done`);
    expect(await tasks()).toEqual([]);
    await w.ok("POST", `/v1/agencies/${w.agencies.pmpc}/contacts/restore`, { email: to });
  });
});

it("waits in the queue while sending is paused, visible, and leaves when it is not", async () => {
  w.cloud.mail.fail({ kind: "paused" });
  await w.respond({ token: await w.token(to), action: "ask", question: "Нужны ли выездные занятия?" });
  await w.cloud.settle();
  const before = (await w.mails("curator@example.org")).length;
  expect((await deliveries(w, "&status=queued")).map((d) => d.kind)).toEqual(["question"]);
  await w.cloud.advance("PT2H");
  expect(await w.mails("curator@example.org")).toHaveLength(before);
  w.cloud.mail.fail(undefined);
  await w.cloud.advance("PT1H");
  expect(await w.mails("curator@example.org")).toHaveLength(before + 2); // Monday's digest was held up too
  expect(await deliveries(w, "&status=queued")).toEqual([]);
  expect(await subjects("curator@example.org")).toContainEqual(expect.stringContaining("Неделя"));
});

it("brings a question to the coordinator and the answer back", async () => {
  expect(await tasks()).toMatchObject([{ kind: "clarification", stepId }]);
  const step = await w.ok<{ clarification: { question: string } }>("GET", `/v1/steps/${stepId}`);
  expect(step.clarification.question).toContain("выездные");
  await w.ok("POST", `/v1/steps/${stepId}/clarify`, { answer: "Нет, в учреждении." });
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);
  const token = await w.token(to);
  expect(await w.respond({ token, action: "view" })).toMatchObject({
    body: { link: "live", answer: "Нет, в учреждении." },
  });
  expect((await subjects()).at(-1)).toContain("Ответ на вопрос");
});

it("rests until a day by a link, and comes back with a new one", async () => {
  const until = (await w.step(stepId)).dueDate;
  const token = await w.token(to);
  expect(await w.respond({ token, action: "hold", reason: "Ждём врача.", until })).toMatchObject({
    body: { done: "held" },
  });
  expect(await w.respond({ token, action: "hold", reason: "Ждём врача.", until })).toMatchObject({ status: 410 });
  expect(await w.step(stepId)).toMatchObject({ status: "on-hold", holdUntil: until });
});

describe("reminders", () => {
  it("come as one digest that can be ended by one click, with a page for all open steps", async () => {
    await w.ok("POST", `/v1/steps/${stepId}/resume`);
    await w.cloud.settle();
    const before = (await w.mails(to)).length;
    const body = { stepIds: [stepId] };
    expect(await w.ok("POST", "/v1/inbox/remind", body)).toMatchObject({ done: [stepId] });
    expect(await w.ok("POST", "/v1/inbox/remind", body)).toMatchObject({ done: [], unchanged: [stepId] });
    await w.cloud.advance("P1D");
    const mails = (await w.mails(to)).slice(before);
    const digest = mails.find((m) => m.subject.startsWith("Ждут ответа"))!;
    expect(digest.text).toContain("/organisation#");
    for (const text of Object.values(canary)) expect(digest.text + digest.html + digest.subject).not.toContain(text);
    const token = /\/organisation#(\S+)/.exec(digest.text)![1];
    const page = await w.call<{ steps: { stepId: string; token: string }[] }>(
      "POST",
      "/v1/respond/organisation",
      { token },
      "",
    );
    const child = `${canary.surname} ${canary.givenName} ${canary.patronymic}`;
    expect(page).toMatchObject({ status: 200, body: { steps: [{ stepId, child }] } });
    expect(await w.call("POST", "/v1/respond/organisation", { token: `${token}x` }, "")).toMatchObject({ status: 404 });
    const answers = [
      { token: page.body.steps[0]!.token, action: "report", result: "performed" },
      { token: page.body.steps[0]!.token, action: "report", result: "performed" },
    ];
    const many = await w.call("POST", "/v1/respond/many", { answers }, "");
    expect(many).toMatchObject({ body: { items: [{ ok: true, done: "reported" }, { ok: false }] } });
  });

  it("end by the link in their header, by POST and not by GET (RFC 8058)", async () => {
    const { quietToken } = await import("@marshrut/core/digest");
    const { addressOf } = await import("@marshrut/core/delivery");
    const link = {
      tenant: "pilot",
      agencyId: w.agencies.pmpc as `agency_${string}`,
      email: to,
      expiresAt: 4e9,
    };
    const url = `${w.cloud.urls.api}/v1/unsubscribe?token=${await quietToken(ctx(), link)}`;
    const asked = await fetch(url);
    expect([asked.status, asked.headers.get("content-security-policy")]).toEqual([
      ...[200, expect.stringMatching(/default-src 'none'.*form-action 'self'/)],
    ]);
    expect(await asked.text()).toContain('<form method="post">');
    expect((await addressOf(ctx(), to))?.data.noDigestSince).toBeUndefined();
    const posted = await fetch(url, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
    expect(posted.status).toBe(200);
    expect((await addressOf(ctx(), to))?.data.noDigestSince).toBeDefined();
  });
});
