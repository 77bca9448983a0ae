import { manifest } from "@marshrut/local/product";
import { Temporal } from "temporal-polyfill";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

// An event from its announcement to its figures, over HTTP, by links and with the functions' own rights.

let w: World;
beforeAll(async () => {
  // Rounds by the hour: offers lapse and reminders come by the clock.
  w = await World.start("own", "2026-01-12T09:00", manifest, "PT1H");
  await w.registerChild();
});
afterAll(() => w.close());

interface Event {
  occasionId: string;
  version: number;
  taken: number;
  waiting: number;
  free: number;
}
interface SignUp {
  signUpId: string;
  code: string;
  status: string;
  name?: string;
}

const seminar = (over: object = {}) => ({
  agencyId: w.agencies.pmpc,
  title: "Растем вместе: игра и речь",
  kind: "seminar",
  times: [{ from: "2026-01-20T10:00", until: "2026-01-20T13:00" }],
  place: "ул. Кирова, 5",
  audiences: ["specialist", "family", "child"],
  quota: 2,
  offerHours: 12,
  measures: ["I-2.2"],
  series: { name: "Растем вместе", number: 3 },
  ...over,
});
const announce = async (over: object = {}) =>
  (await w.ok<Event>("POST", "/v1/events", seminar(over), "pmpk")).occasionId;
const guest = (name: string, email: string) => ({ who: "specialist", name, municipality: "novokuznetsk", email });
const event = (id: string) => w.ok<Event>("GET", `/v1/events/${id}`, undefined, "pmpk");
const lettersTo = async (to: string) => (await w.cloud.mail.messages({ to })).map(({ subject }) => subject);
const linkOf = async (to: string) => {
  const mails = await w.cloud.mail.messages({ to });
  return mails.map(({ text }) => /\/sign-up#(\S+)/.exec(text)?.[1]).findLast((link) => link !== undefined);
};
const respond = (token: string | undefined, action: string) =>
  w.ok<{ status: string; code: string }>("POST", "/v1/sign-ups/respond", { token, action }, "");

it("is signed up for, waited for, marked at the door and counted; nothing but its list says who came", async () => {
  const id = await announce();
  const at = `/v1/events/${id}/sign-ups`;
  const sign = (name: string, email: string) => w.ok<SignUp>("POST", at, guest(name, email), "pmpk");
  const first = await sign(`${canary.surname} Анна`, "anna@guests.example.org");
  const second = await sign("Ильина Вера", "vera@guests.example.org");
  expect((await sign("Ильина Вера", "vera@guests.example.org")).signUpId).toBe(second.signUpId);
  const third = await sign("Громов Олег", "oleg@guests.example.org");
  expect([first.status, second.status, third.status]).toEqual(["coming", "coming", "waiting"]);
  await w.cloud.settle();
  expect(await lettersTo("oleg@guests.example.org")).toEqual([expect.stringContaining("Вы в листе ожидания")]);
  const [letter] = await w.cloud.mail.messages({ to: "anna@guests.example.org" });
  expect(letter!.text).not.toContain(canary.surname);

  // Somebody gives the place up by the link of the letter: it is offered, and lapses, and is nobody's.
  const link = await linkOf("vera@guests.example.org");
  expect((await respond(link, "view")).status).toBe("coming");
  expect((await respond(link, "cancel")).status).toBe("cancelled");
  await w.cloud.settle();
  expect(await lettersTo("oleg@guests.example.org")).toContainEqual(expect.stringContaining("освободилось место"));
  const offered = await linkOf("oleg@guests.example.org");
  await w.cloud.advance("PT13H");
  expect(await event(id)).toMatchObject({ taken: 1, waiting: 0, free: 1 });
  expect((await w.call("POST", "/v1/sign-ups/respond", { token: offered, action: "accept" }, "")).status).toBe(410);

  // A child comes with a consent for this organiser, and not without.
  const child = { who: "child", childId: w.childId };
  expect((await w.call("POST", at, child)).status).toBe(409);
  await w.ok("POST", `/v1/children/${w.childId}/consents`, {
    representativeId: w.representativeId,
    recipient: w.agencies.pmpc,
    purpose: "events",
    dataClasses: ["identity"],
    signedOn: "2026-01-10",
    expiresOn: "2029-01-10",
  });
  expect((await w.ok<SignUp>("POST", at, child)).status).toBe("coming");

  // Before its time nobody is marked; a day before whoever comes is reminded.
  const marks = [{ code: first.code.toLowerCase(), present: true }];
  const attendance = `/v1/events/${id}/attendance`;
  expect((await w.call("POST", attendance, { marks }, "pmpk")).status).toBe(409);
  await w.cloud.advance("P6DT14H");
  expect(await lettersTo("anna@guests.example.org")).toContainEqual(expect.stringContaining("Скоро мероприятие"));
  await w.cloud.advance("PT21H");
  const list = await w.ok<{ items: SignUp[] }>("GET", at, undefined, "pmpk");
  expect(list.items.map(({ name }) => name).toSorted()).toContainEqual(expect.stringContaining(canary.givenName));
  const ofChild = list.items.find(({ name }) => name?.includes(canary.givenName))!;
  await w.ok("POST", attendance, { marks: [...marks, { signUpId: ofChild.signUpId, present: true }] }, "pmpk");
  const file = { format: "csv", content: "Участник;Город\nИванова Мария;Новокузнецк\nПетров Иван;Новокузнецк" };
  const imports = `${attendance}/imports`;
  expect(await w.ok("POST", imports, { dryRun: true, file }, "pmpk")).toMatchObject({ rows: 2, walkIns: 2 });
  await w.ok("POST", imports, { dryRun: false, file }, "pmpk");
  await w.cloud.advance("PT5H");
  await w.ok("POST", `/v1/events/${id}/close`, undefined, "pmpk");
  await w.cloud.settle();
  const { computed } = await w.ok<{ computed: { totals: Record<string, number> } }>(
    "GET",
    "/v1/indicators?period=2026-Q1",
  );
  expect(computed.totals).toMatchObject({ "events-held": 1, "events-participants": 4, "events-children": 1 });
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  expect(w.logs.join("")).not.toContain(canary.surname);
});

it("is told when it is moved and when it is called off, and takes nobody then", async () => {
  const times = [{ from: "2026-03-01T10:00", until: "2026-03-01T12:00" }];
  const id = await announce({ times });
  await w.ok("POST", `/v1/events/${id}/sign-ups`, guest("Белова Яна", "yana@guests.example.org"), "pmpk");
  const { version } = await event(id);
  const moved = { times: [{ from: "2026-03-02T10:00", until: "2026-03-02T12:00" }] };
  await w.ok("PATCH", `/v1/events/${id}`, moved, "pmpk", { "if-match": `"v${version}"` });
  await w.cloud.settle();
  await w.ok("POST", `/v1/events/${id}/cancel`, { reason: "Ведущий заболел." }, "pmpk");
  await w.cloud.settle();
  const subjects = await lettersTo("yana@guests.example.org");
  for (const what of ["Вы записаны", "перенесено", "отменено"])
    expect(subjects).toContainEqual(expect.stringContaining(what));
  const after = await w.call("POST", `/v1/events/${id}/sign-ups`, guest("Другая", "d@guests.example.org"), "pmpk");
  expect(after.status).toBe(409);
});

it("ends with certificates that anybody may check, and in the list of whoever learned; a term that ends is told", async () => {
  const staff = { name: "Лебедева Анна Петровна", post: "логопед" };
  const qualifications = [{ title: "первая категория", until: "2026-05-30" }];
  const added = await w.ok<{ specialistId: string }>(
    "POST",
    `/v1/agencies/${w.agencies.school}/specialists`,
    { ...staff, qualifications },
    "school-1",
  );
  const yesterday = Temporal.Instant.fromEpochMilliseconds(w.cloud.clock.now())
    .toZonedDateTimeISO("Asia/Novokuznetsk")
    .toPlainDate()
    .subtract({ days: 1 });
  const times = [{ from: `${yesterday}T10:00`, until: `${yesterday}T12:00` }];
  const over = {
    kind: "course",
    hours: 72,
    title: "Ранняя помощь",
    times,
    past: true,
    measures: ["III-10"],
    quota: 10,
  };
  const id = await announce(over);
  const { name } = staff;
  const learner = { ...guest(name, "lebedeva@guests.example.org"), specialistId: added.specialistId };
  const { signUpId, code } = await w.ok<SignUp>("POST", `/v1/events/${id}/sign-ups`, learner, "pmpk");
  await w.ok("POST", `/v1/events/${id}/attendance`, { marks: [{ code, present: true }] }, "pmpk");
  await w.ok("POST", `/v1/events/${id}/close`, undefined, "pmpk");
  expect(await w.ok("POST", `/v1/events/${id}/certificates`, undefined, "pmpk")).toEqual({ issued: 1 });
  await w.cloud.settle();
  expect(await lettersTo("lebedeva@guests.example.org")).toContainEqual("Вам выдан сертификат");
  const token = await linkOf("lebedeva@guests.example.org");
  const mine = await w.ok<{ certificate: string; paper: string }>(
    "POST",
    "/v1/sign-ups/respond",
    { token, action: "certificate" },
    "",
  );
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.from(mine.paper, "base64"))), {
    mergePages: true,
  });
  expect(text).toContain(name);
  const printed = /код ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)![1];
  const checked = await w.ok("POST", "/v1/certificates/check", { code: printed }, "");
  expect(checked).toMatchObject({ title: "Ранняя помощь", hours: 72, initials: "Л. А. П.", number: mine.certificate });
  expect(JSON.stringify(checked)).not.toContain("Лебедева");
  const guess = await w.call<{ code: string }>("POST", "/v1/certificates/check", { code: "0000-0000-0000" }, "");
  expect(guess.body.code).toBe("link.invalid");
  const path = `/v1/specialists/${added.specialistId}`;
  expect(await w.ok("GET", path, undefined, "school-1")).toMatchObject({
    courses: [{ hours: 72, number: mine.certificate }],
  });
  expect((await w.call("GET", path, undefined, "pmpk")).status).toBe(404);
  expect((await w.call("GET", `/v1/events/${id}/sign-ups/${signUpId}/certificate`, undefined, "school-1")).status).toBe(
    404,
  );

  await w.cloud.advance("P60D");
  expect(await lettersTo("school@example.org")).toContainEqual(expect.stringContaining("Скоро истекают сроки"));
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
});

it("is refused without an end, in the past, and where no such time is", async () => {
  const wrong: [object, string][] = [
    [{ times: [{ from: "2026-04-01T10:00" }] }, "/times/0/until"],
    [{ times: [{ from: "2025-04-01T10:00", until: "2025-04-01T11:00" }] }, "/times"],
    [{ zone: "Europe/Berlin", times: [{ from: "2026-03-29T02:30", until: "2026-03-29T04:00" }] }, "/times/0/from"],
  ];
  for (const [over, pointer] of wrong) {
    const { status, body } = await w.call<{ errors?: { pointer: string }[] }>(
      "POST",
      "/v1/events",
      seminar(over),
      "pmpk",
    );
    expect([400, 422]).toContain(status);
    expect(JSON.stringify(body)).toContain(pointer);
  }
});
