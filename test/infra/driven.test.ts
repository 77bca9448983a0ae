// Paths that other tests walk only when something goes wrong at the right moment. Here they are walked for certain, so that
// each permission of these functions is known to be needed, and to be enough (./needs.after.test.ts).
import * as Agency from "@marshrut/core/agency";
import * as Digest from "@marshrut/core/digest";
import * as Route from "@marshrut/core/route";
import type { AgencyId, RouteId, SignUpId, StepId } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as occasions from "../../packages/core/src/people/occasion/occasion.store.ts";
import { invoke } from "../agencies/invoke.ts";
import { ctx, listen, tenant, World } from "../agencies/world.ts";
import { consentBody } from "../faults/parts/people.ts";
import { scheduled } from "../faults/parts/product.ts";
import { openRoute } from "../faults/parts/routes.ts";

let w: World;
beforeAll(async () => {
  w = await World.start("own", undefined, scheduled("sweeper", "reconciler"));
});
afterAll(() => w.close());

afterEach(() => w.cloud.streams.disturb({}));

/** Old enough for the sweeper, which is the only one to tell. */
const swept = async () => {
  for (let i = 0; i < 3; i++) {
    await w.cloud.advance("PT2M");
    await w.cloud.scheduler.fire("sweeper");
    await w.cloud.settle();
  }
};

it("the sweeper tells all that the relay does: webhooks are signed, and machines wake when their timetable moves", async () => {
  const hook = await listen(w, "pmpc");
  w.cloud.streams.disturb({ drop: true });
  const { reviewId } = await openRoute(w, 501, swept);
  expect(hook.server.got.length).toBeGreaterThan(0);
  const [execution] = (await w.executions("agency-step")).filter(({ name }) => name.startsWith(reviewId));
  const woken = async () => (await w.events(execution!.arn)).filter(({ type }) => type === "TaskFailed").length;
  const before = await woken();
  await w.ok("POST", `/v1/steps/${reviewId}/reassign`, { agencyId: w.agencies.pmpc2, reason: "Ближе к дому" });
  await swept();
  expect(await woken()).toBe(before + 1);
});

it("the sweeper puts a closed guardian's successor into its children's cards", async () => {
  w.cloud.streams.disturb({ drop: true });
  const contacts = [{ email: "home@example.org" }];
  const home = { kind: "social", name: "Дом ребёнка", shortName: "Дом", municipality: "novokuznetsk" } as const;
  const { agencyId } = (await Agency.register(ctx(), { ...home, contacts })).agency;
  const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
    person: { surname: "Щегловская", givenName: "Вера", birthDate: "2016-02-03", sex: "female" },
    municipality: "novokuznetsk",
    representatives: [{ surname: "Орлова", givenName: "Анна", relation: "institution", agencyId }],
    disability: true,
    educationalNeeds: false,
  });
  const successorId = w.agencies.pmpc as AgencyId;
  await Agency.patch(ctx(), agencyId, { status: "closed", successorId, confirmedOtherKind: true });
  await swept();
  expect(await w.ok("GET", `/v1/children/${childId}`)).toMatchObject({ representatives: [{ agencyId: successorId }] });
});

it("the reconciler cancels a step whose route has ended, with a reason that is sealed", async () => {
  const { routeId, reviewId } = await openRoute(w, 502);
  const { data, version, key } = await Route.load(ctx(), routeId as RouteId);
  const ended = { ...data, status: "closed", endedAt: ctx().now().toString(), reason: "other" };
  await ctx().bank.commit([{ put: { key, kind: "route", data: ended }, expect: version }]);
  await w.cloud.advance("PT30M");
  await w.cloud.scheduler.fire("reconciler");
  await w.cloud.settle();
  expect((await Step.load(ctx(), reviewId as StepId)).data.status).toBe("cancelled");
});

it("a guest's name goes with the last letter, by the sweeper as well, and when its year is over", async () => {
  w.cloud.streams.disturb({ drop: true });
  const announce = async () => {
    const day = ctx().now().add({ hours: 480 }).toString().slice(0, 10);
    const times = [{ from: `${day}T10:00`, until: `${day}T13:00` }];
    const seminar = { kind: "seminar", title: "Семинар", times, place: "Кирова, 1", audiences: ["specialist"] };
    const { occasionId } = await w.ok<{ occasionId: string }>("POST", "/v1/events", {
      agencyId: w.agencies.pmpc,
      ...seminar,
    });
    const guest = {
      who: "specialist",
      name: "Орлова Анна",
      municipality: "novokuznetsk",
      email: "a@guests.example.org",
    };
    const { signUpId } = await w.ok<{ signUpId: SignUpId }>("POST", `/v1/events/${occasionId}/sign-ups`, guest);
    return { path: `/v1/events/${occasionId}`, signUpId };
  };
  const named = async ({ path }: { path: string }) =>
    (await w.ok<{ items: { name?: string }[] }>("GET", `${path}/sign-ups`)).items.map(({ name }) => name);

  const [off, held] = [await announce(), await announce()];
  await w.ok("POST", `${off.path}/cancel`, { reason: "Ведущий заболел." });
  await swept();
  expect(await named(off)).toEqual([undefined]);

  const { data, version } = await occasions.loadSignUp(ctx(), { signUpId: held.signUpId, childId: undefined });
  const aYearLater = { ...data, keepUntil: ctx().now().subtract({ hours: 1 }).toString({ smallestUnit: "second" }) };
  await ctx().bank.commit([occasions.writeSignUp(tenant, aYearLater, version)]);
  expect(await named(held)).toEqual(["Орлова Анна"]);
  await invoke(w, "open-periods", {});
  expect(await named(held)).toEqual([undefined]);
});

const family = "news@example.net";
/** Somebody of the child's family gives an address, and then a consent. */
async function consentsAnew(childId: string): Promise<void> {
  const own = { surname: "Орлова", givenName: "Анна", relation: "parent", email: family };
  await w.ok("PATCH", `/v1/children/${childId}`, { addRepresentatives: [own] }, "coordinator", { "if-match": "*" });
  const { members } = await w.ok<{ members: { memberId: string }[] }>("POST", "/v1/families", { childId });
  await w.ok("POST", `/v1/children/${childId}/consents`, consentBody(members[1]!.memberId));
  await w.cloud.settle();
}

it("a reader who has had today's digest gets the rest tomorrow, and a machine is started to remember", async () => {
  const { reviewId, childId } = await openRoute(w, 503);
  await consentsAnew(childId);
  const agencyId = w.agencies.pmpc as AgencyId;
  const remind = async () => {
    const { data: step } = await Step.load(ctx(), reviewId as StepId);
    const item = { stepId: step.stepId, assignment: step.assignment, why: "reminder" as const };
    await Digest.collect(ctx(), { agencyId }, item as never);
    return invoke(w, "digest", { tenant });
  };
  await w.cloud.advance("PT24H");
  expect(await remind()).toMatchObject({ [tenant]: { agencies: 1, waiting: 0 } });
  expect(await remind()).toMatchObject({ [tenant]: { agencies: 0, waiting: 1 } });
  const names = (await w.executions("daily-digest")).map(({ name }) => name);
  expect(names.some((name) => name.startsWith(`${tenant}-`))).toBe(true);
});

it("a family hears once a day of what is new, at the address that stands in its card alone, and ends that by one click", async () => {
  const [letter, ...more] = await w.cloud.mail.messages({ to: family });
  expect(more).toEqual([]);
  expect(letter!.text).toContain("— Записано согласие.");
  const raw = await (await fetch(`${w.cloud.urls.mail}/messages/${letter!.id}/raw`)).text();
  const address = /List-Unsubscribe:\s*<([^>]+)>/.exec(raw)![1]!;
  expect(await (await fetch(address)).text()).toContain("Не присылать новости?");
  expect(await (await fetch(address, { method: "POST" })).text()).toContain("Новости больше не придут");
});

it("mail that is delayed is told in the log, and is neither sent again nor given up", async () => {
  const deliveryId = "delivery_01JNE0000000000000000000AA";
  const headers = [
    { name: "X-Marshrut-Tenant", value: tenant },
    { name: "X-Marshrut-Delivery", value: deliveryId },
  ];
  const detail = { eventType: "DeliveryDelay", mail: { headers }, deliveryDelay: { delayType: "MailboxFull" } };
  expect(await invoke(w, "mail-events", { detail })).toEqual({ told: 0 });
  const line = w.logs.find((text) => text.includes("mail.delayed"))!;
  expect(JSON.parse(line)).toMatchObject({ level: "info", deliveryId, delayType: "MailboxFull" });
});
