import { readSheets, writeBook } from "@marshrut/core/workbook";
import { manifest } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { childBody, consentBody } from "../faults/parts/people.ts";
import { canary, World } from "./world.ts";

// A programme from its approval to its figures, over HTTP, by the mail's link and with the functions' own rights.

/** Months are played: of what comes by the clock only what tells and asks. */
const schedules = manifest.schedules.filter(({ name }) => ["sweeper", "digest", "digest-again"].includes(name));

let w: World;
let stepId: string;
beforeAll(async () => {
  w = await World.start("own", "2026-01-12T09:00", { ...manifest, schedules }, "PT12H");
  const routeId = await w.openRoute();
  stepId = (await w.route(routeId)).stages[0]!.stepIds[0]!;
});
afterAll(() => w.close());

interface Month {
  rows: { enrolmentId: string; child: string; held?: number }[];
  outcomes: { ok: boolean; problem?: { code: string } }[];
  form: string;
}

async function programme(over: object = {}): Promise<string> {
  const drafted = await w.ok<{ programmeId: string }>(
    "POST",
    "/v1/programmes",
    {
      agencyId: w.agencies.pmpc,
      kind: "individual",
      title: "Развитие речи",
      serviceKeys: ["speech-therapy"],
      ages: { from: 7, to: 17 },
      form: "individual",
      sessionsPerMonth: 4,
      term: { from: "2026-01-12", until: "2026-03-31" },
      places: 1,
      ...over,
    },
    "pmpk",
  );
  const act = { act: { number: "1", date: "2026-01-10" } };
  await w.ok("POST", `/v1/programmes/${drafted.programmeId}/approve`, act);
  return `/v1/programmes/${drafted.programmeId}/enrolments`;
}

async function another(n: number): Promise<string> {
  const child = await w.ok<{ childId: string; representativeIds: string[] }>(
    "POST",
    "/v1/children",
    childBody(n, w.agencies),
  );
  await w.ok("POST", `/v1/children/${child.childId}/consents`, consentBody(child.representativeIds[0]!));
  return child.childId;
}

/** What the page does, by the newest link of a mail. */
async function office(action: object): Promise<Month> {
  const mails = await w.cloud.mail.messages({ to: "pmpc@example.org" });
  const token = mails.map(({ text }) => /\/office#(\S+)/.exec(text)?.[1]).findLast((link) => link !== undefined);
  return w.ok<Month>("POST", "/v1/office/sessions", { token, ...action }, "");
}

const agrees = async () =>
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });

it("from a plan's step through three months of sessions to a goal that is reached", async () => {
  const at = await programme();
  const given = { childId: w.childId, stepId };
  const { enrolmentId } = await w.ok<{ enrolmentId: string }>("POST", at, given, "pmpk");
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/steps/${stepId}`)).toMatchObject({ status: "accepted" });
  const goal = { serviceKey: "speech-therapy", title: canary.measure, baseline: -2 };
  const enrolment = `/v1/enrolments/${enrolmentId}`;
  await w.ok("POST", `${enrolment}/goals`, { agreed: [goal] }, "pmpk");

  // January by the page, to which the digest of the first days of February leads.
  await w.cloud.advance("P25D");
  const seen = await office({ action: "view" });
  expect(seen.rows).toMatchObject([
    { enrolmentId, child: `${canary.surname} ${canary.givenName} ${canary.patronymic}` },
  ]);
  const january = { enrolmentId, planned: 4, held: 3, absent: { illness: 1 } };
  expect((await office({ action: "record", month: "2026-01", sessions: [january] })).outcomes).toEqual([
    { enrolmentId, ok: true },
  ]);

  // February by XLSX.
  await w.cloud.advance("P28D");
  const [sheet] = await readSheets(Buffer.from((await office({ action: "form", month: "2026-02" })).form, "base64"));
  const rows = sheet!.rows.map((row) => ({
    kind: "body" as const,
    cells: row[0]?.startsWith("enrolment_") ? [...row.slice(0, 3), "4", "4"] : row,
  }));
  const book = await writeBook("Занятия", [{ name: "Занятия", widths: [], rows }]);
  const file = Buffer.from(book).toString("base64");
  expect((await office({ action: "upload", month: "2026-02", file })).outcomes).toMatchObject([{ ok: true }]);
  await w.ok("POST", `${enrolment}/goals`, { measured: [{ goalKey: "g1", on: "2026-03-02", level: 1 }] }, "pmpk");

  // March is the last: with it the term is summed up, and the step has its report.
  await w.cloud.advance("P30D");
  expect(await w.ok("GET", enrolment)).toMatchObject({ status: "enrolled", held: 7 });
  await office({ action: "record", month: "2026-03", sessions: [{ ...january, held: 4, absent: {} }] });
  await w.cloud.advance("P1D");
  expect(await w.ok("GET", enrolment)).toMatchObject({ status: "completed", result: "goals-reached", held: 11 });
  expect(await w.ok("GET", `/v1/steps/${stepId}`)).toMatchObject({
    status: "completed",
    result: "performed",
    note: "Занятий проведено: 11 из 12. Цели достигнуты: 1 из 1.",
  });
  await agrees();
  expect(JSON.stringify(await w.executions("enrolment"))).not.toContain(canary.surname);
});

it("offers a freed place to whoever is next, and the coordinator asks", async () => {
  const at = await programme({ term: { from: "2026-03-02", until: "2026-12-31" } });
  const children = [await another(101), await another(102)] as const;
  w.cloud.streams.pause();
  const [first, second] = [
    // It has come since March, whose sessions are asked for at once.
    await w.ok<{ enrolmentId: string }>("POST", at, { childId: children[0], from: "2026-03-02" }),
    await w.ok<{ enrolmentId: string }>("POST", at, { childId: children[1] }),
  ];
  expect(second).toMatchObject({ status: "waiting", position: 1 });
  // Told late, when nobody remembers the calendar any more.
  await w.cloud.advance("PT2M");
  w.cloud.streams.resume();
  await w.cloud.settle();
  expect(await w.executions("enrolment")).not.toContainEqual(expect.objectContaining({ status: "FAILED" }));
  expect((await office({ action: "view" })).rows).toMatchObject([{ enrolmentId: first.enrolmentId }]);
  await w.ok("POST", `/v1/enrolments/${first.enrolmentId}/leave`, { cause: "moved", reason: "Переезд." }, "pmpk");
  await w.cloud.settle();
  const { items } = await w.ok<{ items: object[] }>("GET", "/v1/inbox?bucket=tasks&kind=place-offered");
  expect(JSON.stringify(items)).toContain(second.enrolmentId);
  await w.ok("POST", `/v1/enrolments/${second.enrolmentId}/accept-offer`, {});
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/enrolments/${second.enrolmentId}`)).toMatchObject({ status: "enrolled" });
  await w.ok("POST", "/v1/indicators/rebuild", {}, "admin");
  await agrees();
});

it("a consultation is booked, moved, waited for, reminded of and held", async () => {
  const person = { representatives: [{ representativeId: w.representativeId, email: "mother@example.org" }] };
  const child = `/v1/children/${w.childId}`;
  await w.ok("PATCH", child, person, "coordinator", { "if-match": "*" });
  const slot = {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2026-04-20", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;UNTIL=20260630" },
  };
  const { slotId } = await w.ok<{ slotId: string }>("POST", `/v1/agencies/${w.agencies.pmpc}/slots`, slot, "pmpk");
  const free = await w.ok<{ items: { slotId: string; times: { at: string }[] }[] }>(
    "GET",
    "/v1/slots?service=family-consultation&from=2026-04-20",
  );
  const [nine, ten] = free.items.find((one) => one.slotId === slotId)!.times.map(({ at }) => at);
  const book = async (childId: string, at?: string) => {
    const asked = { childId, slotId, at, topic: "speech", wish: canary.measure };
    const made = await w.ok<{ appointmentId: string }>("POST", "/v1/appointments", asked);
    await w.cloud.settle();
    return `/v1/appointments/${made.appointmentId}`;
  };
  const ours = await book(w.childId, nine);
  const other = await another(103);
  expect((await w.call("POST", "/v1/appointments", { childId: other, slotId, at: nine, topic: "speech" })).status).toBe(
    409,
  );
  const waits = await book(other);
  await w.ok("POST", `${ours}/move`, { at: ten });
  await w.cloud.settle();
  expect(await w.ok("GET", waits)).toMatchObject({ status: "offered", at: nine });

  // Nobody answers for a day, and again: the time is free. Ours is reminded of twice and held.
  await w.cloud.advance("P26D");
  expect((await w.ok<{ status: string }>("GET", waits)).status).not.toBe("offered");
  const letters = await w.cloud.mail.messages({ to: "mother@example.org" });
  expect(letters.map(({ subject }) => subject.split(":")[0])).toEqual([
    "Вы записаны на консультацию",
    "Консультация перенесена",
    "Скоро консультация",
    "Консультация сегодня",
  ]);
  expect(JSON.stringify(letters)).not.toMatch(new RegExp(`${canary.surname}|${canary.givenName}|${canary.measure}`));
  // The organisation is asked in its digest what came of it, and says so on its page.
  const asked = (await w.cloud.mail.messages({ to: "pmpc@example.org" })).findLast(({ text }) =>
    text.includes("раздел «Консультации»"),
  );
  const token = /\/organisation#(\S+)/.exec(asked!.text)![1];
  const { appointments } = await w.ok<{ appointments: { appointmentId: string; asked: boolean }[] }>(
    "POST",
    "/v1/respond/appointments",
    { token, action: "view" },
    "",
  );
  const held = appointments.filter(({ asked }) => asked);
  expect(held.map(({ appointmentId }) => `/v1/appointments/${appointmentId}`)).toEqual([ours]);
  const said = { token, action: "attend", appointmentId: held[0]!.appointmentId, outcome: "advised" };
  await w.ok("POST", "/v1/respond/appointments", said, "");
  await w.cloud.settle();
  expect(await w.ok("GET", ours)).toMatchObject({ status: "attended", wish: canary.measure });
  // Told late: the hour of a reminder has come before its machine begins.
  const { items } = await w.ok<typeof free>("GET", "/v1/slots?service=family-consultation&from=2026-05-18");
  const at = items.find((one) => one.slotId === slotId)!.times[0]!.at;
  await w.cloud.advance(`PT${(Date.parse(at) - w.cloud.clock.now()) / 1000 - 24 * 3600 - 60}S`);
  w.cloud.streams.pause();
  await book(other, at);
  await w.cloud.advance("PT2M");
  w.cloud.streams.resume();
  await w.cloud.settle();
  const executions = await w.executions("consultation");
  expect(executions).toContainEqual(expect.objectContaining({ status: "RUNNING" }));
  expect(executions).not.toContainEqual(expect.objectContaining({ status: "FAILED" }));
  expect(JSON.stringify(executions)).not.toContain(canary.surname);
});
