import * as Appointment from "@marshrut/core/appointment";
import * as Child from "@marshrut/core/child";
import * as Conference from "@marshrut/core/conference";
import * as Digest from "@marshrut/core/digest";
import * as Erasure from "@marshrut/core/erasure";
import * as Family from "@marshrut/core/family";
import * as Navigator from "@marshrut/core/navigator";
import * as Obligation from "@marshrut/core/obligation";
import * as Request from "@marshrut/core/request";
import * as Route from "@marshrut/core/route";
import * as Slot from "@marshrut/core/slot";
import * as Tenant from "@marshrut/core/tenant";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { entriesOf, unpacked } from "../../core/src/ground/shared/archive.ts";
import { familyActions } from "../src/family/index.ts";
import { exampleListing } from "../src/operations/listings.ts";
import { familyBodies, wardOf } from "./doors.ts";
import { ask, makeWorld, type World } from "./world.ts";

// What a family comes to by its own link, and what it does not (FAULTS B7, B22).

let world: World;
let mother: string;
let stranger: string;
beforeAll(async () => {
  world = await makeWorld();
  mother = await linkOf(world.ours.family);
  stranger = await linkOf(world.ours.otherFamily);
});

async function linkOf({ familyId, representative }: World["ours"]["family"]): Promise<string> {
  const { system } = world.ours;
  const { data } = await Family.load(system, familyId);
  return Family.tokenOf(system, data, Family.memberOf(data, representative)!, world.clock.now());
}
const open = (token: string, action: string, more: object = {}) =>
  ask(world, "POST", "/v1/family", { body: { token, action, ...more } });

interface Page {
  you: { name?: string };
  children: {
    childId: string;
    name: string;
    route?: {
      routeId: string;
      now: { organisation?: string; by: string; how: { ru: string } }[];
      plan?: { answer?: string };
    };
    papers: { instrumentId: string; kind: string; answer?: string }[];
    consents: { consentId: string; status: string; mine: boolean; recipient: { ru: string } }[];
    erasure?: { dueOn: string };
  }[];
}
const pageOf = (answer: { json: Record<string, unknown> }) => answer.json.page as Page;

describe("a mother's page", () => {
  test("says in plain words what is done for her child now, by whom and by when, and is on record as hers", async () => {
    const answer = await open(mother, "show");
    expect(answer.status, answer.text).toBe(200);
    const { you, children } = pageOf(answer);
    expect(you).toMatchObject({ name: "Мария", mail: "none" });
    expect(children).toMatchObject([
      {
        name: "Алёна",
        coordinator: { municipality: { ru: "Новокузнецк" }, email: "office@kuzbass.example.org" },
        curator: { organisation: "ПМПК", post: { ru: "специалист по социальной работе" } },
        route: {
          title: { ru: "Маршрут ребёнка школьного возраста" },
          now: [{ organisation: "ПМПК", by: "2025-03-31", how: { ru: "попросили организацию, ждём ответа" } }],
        },
        papers: [{ kind: "ipra" }],
        consents: [
          { purpose: "employment", status: "given" },
          { status: "given", mine: true, recipient: { ru: "Все организации маршрута ребёнка" } },
        ],
        erasure: { dueOn: "2025-04-09" },
      },
    ]);
    const { json } = await open(mother, "access", { childId: world.ours.family.childId });
    expect((json.items as unknown[])[0]).toMatchObject({
      who: { role: { ru: "Семья, по личной ссылке" } },
      what: { ru: "Просмотр журнала обращений" },
    });
    expect(JSON.stringify(json.items)).toContain("Открыта страница семьи");
    // Where it goes on is told to her alone, and in no words of the store.
    for (let i = 0; i < 20; i++) await open(mother, "access", { childId: world.ours.family.childId });
    const { next } = (await open(mother, "access", { childId: world.ours.family.childId })).json as { next: string };
    const on = (token: string, from: string) => open(token, "access", { childId: world.ours.family.childId, from });
    expect((await on(mother, next)).status).toBe(200);
    expect(Buffer.from(next, "base64url").toString("latin1") + next).not.toMatch(/2025|T#|audit/i);
    for (const from of ["2025-03-10T03:00:00Z", `${next}x`, "x".repeat(4096)])
      expect(await on(mother, from)).toMatchObject({ status: 400, json: { code: "cursor.invalid" } });
  });

  test("takes her word on the plan: each of hers counts until the next, and staff reads why", async () => {
    const { routeId } = world.ours.family;
    const early = await open(mother, "agree-plan", { routeId });
    expect(early).toMatchObject({ status: 409, json: { code: "plan.not-open" } });
    const { data, key, version } = await Route.load(world.ours.system, routeId);
    const plan = { ...data.plan, status: "draft" as const };
    await world.deps.bank.commit([{ put: { key, kind: "route", data: { ...data, plan } }, expect: version }]);
    const no = await open(mother, "disagree-plan", { routeId, reason: "Логопед нужен раньше." });
    expect(pageOf(no).children[0]!.route!.plan).toMatchObject({ answer: "disagree" });
    const staff = await ask(world, "GET", `/v1/routes/${routeId}`, { token: world.tokens.coordinator });
    expect((staff.json.plan as { answers: unknown[] }).answers).toMatchObject([
      { representativeId: world.ours.family.representative, answer: "disagree" },
    ]);
    const history = await ask(world, "GET", `/v1/routes/${routeId}/history?limit=200`, {
      token: world.tokens.coordinator,
    });
    expect(history.text).toContain("Семья не согласна с планом.");
    expect(history.text).toContain("Логопед нужен раньше.");
    const yes = await open(mother, "agree-plan", { routeId });
    expect(pageOf(yes).children[0]!.route!.plan).toMatchObject({ answer: "agree" });
  });

  test("takes her word on a paper, and ends her consent at once", async () => {
    const { childId, instrumentId, consentId } = world.ours.family;
    const no = await open(mother, "disagree-paper", { childId, instrumentId });
    expect(pageOf(no).children[0]!.papers).toMatchObject([{ kind: "ipra", answer: "disagree" }]);
    const again = await open(mother, "disagree-paper", { childId, instrumentId });
    expect(again).toMatchObject({ status: 409, json: { code: "conflict.exists" } });
    const withdrawn = await open(mother, "withdraw-consent", { consentId });
    expect(pageOf(withdrawn).children[0]!.consents[1]).toMatchObject({ consentId, status: "withdrawn" });
    expect(await open(mother, "withdraw-consent", { consentId })).toMatchObject({ json: { code: "consent.closed" } });
    expect((await open(mother, "ask-erasure", { childId })).status).toBe(200);
  });
});

test("says how she wants to be written to, and it is so on her page and for staff", async () => {
  const wishes = { languages: ["en", "ru"], needs: ["large-print"], channel: "none", digest: false };
  const said = await open(mother, "wish", wishes);
  expect(pageOf(said).you).toMatchObject(wishes);
  const { familyId, representative } = world.ours.family;
  const { json } = await ask(world, "GET", `/v1/families/${familyId}`, { token: world.tokens.coordinator });
  expect((json.members as object[])[0]).toMatchObject({ memberId: representative, ...wishes });
  expect(pageOf(await open(mother, "wish", { channel: "mail", digest: true })).you).toMatchObject({
    ...wishes,
    channel: "mail",
    digest: true,
  });
  expect((await open(mother, "wish", { channel: "pigeon" })).status).toBe(422);
  // Texts, where the region has a provider and they have a mobile.
  const { system } = world.ours;
  const sms = () => open(mother, "wish", { channel: "sms" });
  const members = [{ memberId: representative, channel: "sms" }];
  const byStaff = () =>
    ask(world, "PATCH", `/v1/families/${familyId}`, {
      token: world.tokens.coordinator,
      body: { members },
      headers: { "if-match": "*" },
    });
  expect((await byStaff()).json.errors).toMatchObject([{ pointer: "/members/0/channel" }]);
  const body = '{"to":"{phone}","text":"{text}"}';
  for (const wrong of [
    { url: "http://sms.example.org/send", body },
    { url: "https://sms.example.org/send", body: '{"to":"{phone}"}' },
    { url: "https://sms.example.org/send", body: "to={phone}&text={text}" },
  ])
    expect(Tenant.TenantSettings.safeParse({ ...(await Tenant.load(system)), texting: wrong }).success).toBe(false);
  const texting = { url: "https://sms.example.org/send", body };
  await Tenant.configure(system, { ...(await Tenant.load(system)), texting });
  expect((await sms()).json.errors).toMatchObject([{ pointer: "/channel" }]);
  expect(pageOf(await open(mother, "show")).you).toMatchObject({ texts: false });
  const phone = "8 (900) 111-22-33";
  await Child.patch(system, world.ours.family.childId, {
    representatives: [{ representativeId: representative, phone }],
  });
  expect(pageOf(await sms()).you).toMatchObject({ channel: "sms", texts: true });
  await open(mother, "wish", { channel: "mail" });
});

test("a mother books, moves, has it in her calendar, and calls off; the next in turn takes what is free", async () => {
  const { family, otherFamily, things } = world.ours;
  const { childId } = family;
  const list = async (answer: Promise<{ json: Record<string, unknown> }>) =>
    (await answer).json.appointments as { appointmentId: string; status: string; local?: string; may: string[] }[];
  const first = await list(open(mother, "appointments", { childId }));
  expect(first).toMatchObject([
    { status: "booked", local: "2025-03-17T09:00", agency: "ПМПК", post: "Педагог-психолог", may: ["move", "cancel"] },
  ]);
  const { appointmentId } = first[0]!;
  const free = await open(mother, "find-slots", { childId, place: "office" });
  const zone = { id: "Asia/Novokuznetsk", name: { ru: "Новокузнецк", en: "Novokuznetsk Time" } };
  expect(free.json).toMatchObject({ until: "2025-03-23", zone });
  // Where to go is what it says of itself to everybody, and its town at least.
  const agencyId = world.ours.pmpk;
  const town = { ru: "Новокузнецк", en: "Novokuznetsk" };
  const { street, city } = exampleListing.address;
  const office = { agencyId, town, street, city, phone: exampleListing.phone };
  expect(free.json.offices).toContainEqual(office);
  expect((await open(mother, "appointments", { childId })).json.offices).toEqual([office]);
  await Navigator.hideListing(world.ours.system, agencyId, { reason: "Переезд" });
  expect((await open(mother, "appointments", { childId })).json.offices).toEqual([{ agencyId, town }]);
  await Navigator.showListing(world.ours.system, agencyId);
  const slots = free.json.slots as { slotId: string; times: { at: string }[] }[];
  const times = slots.find(({ slotId }) => slotId === things.own.slotId)!.times.map(({ at }) => at);
  expect(times.slice(0, 2)).toEqual(["2025-03-17T03:00:00Z", "2025-03-17T04:00:00Z"]);
  const moved = await list(open(mother, "move-appointment", { appointmentId, at: times[0] }));
  expect(moved).toMatchObject([{ local: "2025-03-17T10:00" }]);
  const theirs = { childId: otherFamily.childId, slotId: things.own.slotId, topic: "speech" };
  expect((await open(stranger, "book", { ...theirs, at: times[0] })).json.code).toBe("slot.taken");
  const waits = (await list(open(stranger, "book", theirs))).find(({ status }) => status === "waiting")!;
  const calendar = await open(mother, "appointment-calendar", { appointmentId });
  expect(calendar.json.file).toMatchObject({ content: expect.stringContaining("DTSTART:20250317T030000Z") });
  expect(calendar.text).not.toMatch(/ПМПК|Алёна/);
  const off = await list(open(mother, "cancel-appointment", { appointmentId, cause: "illness" }));
  expect(off).toMatchObject([{ status: "cancelled", may: [] }]);
  await Appointment.offerFreed(world.ours.system, things.own.slotId, times[0]!);
  const accepted = await list(open(stranger, "accept-time", { appointmentId: waits.appointmentId }));
  expect(accepted.find((one) => one.appointmentId === waits.appointmentId)).toMatchObject({ status: "booked" });
});

test("gives her everything about her child and herself as one file, and nothing of anybody else", async () => {
  const { childId } = world.ours.family;
  const wish = "Как подготовиться к школе?";
  await open(mother, "book", { childId, slotId: world.ours.things.own.slotId, topic: "learning", wish });
  const { json } = await open(mother, "export");
  const text = Buffer.from(json.content as string, "base64").toString();
  const { children } = JSON.parse(text) as { children: Record<string, unknown>[] };
  const [child] = children;
  expect(child).toMatchObject({
    person: { givenName: "Алёна", birthDate: "2016-05-14" },
    consents: [{ purpose: "support-route" }, { purpose: "employment" }],
    instruments: [{ kind: "ipra", measures: [{ title: "Логопед" }] }],
    routes: [{ routeId: world.ours.family.routeId }],
    execution: {},
    enrolments: [{ enrolmentId: world.ours.family.enrolmentId }],
    accompaniments: [{ post: "social-worker", areas: ["social"] }],
  });
  expect(child!.appointments).toContainEqual(expect.objectContaining({ status: "waiting", topic: "learning", wish }));
  expect((child!.looks as unknown[]).length).toBeGreaterThan(3);
  expect(text).not.toContain(world.ours.otherFamily.childId);
  expect(text).not.toMatch(/"(by|account)": "(coordinator|admin|system):/);
});

/** What stands in a document that the page hands out. */
async function wordsIn({ json }: { json: Record<string, unknown> }): Promise<string> {
  const docx = Buffer.from(json.content as string, "base64");
  const body = entriesOf(docx).find(({ name }) => name === "word/document.xml")!;
  const parts: Buffer[] = [];
  for await (const part of unpacked(docx, body)) parts.push(part);
  const words = Buffer.concat(parts)
    .toString()
    .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g);
  return [...words].map(([, text]) => text).join("\n");
}

test("a mother asks in her own words, once in the same words a day, reads the answer, and takes back what she asked", async () => {
  const { family, system } = world.ours;
  const { childId } = family;
  interface Shown {
    familyRequestId: string;
    kind: string;
    words?: string;
    status: string;
    answers: { words?: string }[];
  }
  const shown = (answer: { json: Record<string, unknown> }) => answer.json.requests as Shown[];
  const words = "<b>Когда</b> занятия? <script>alert(1)</script>";
  const asking = { childId, kind: "question", words };
  const asked = await open(mother, "ask", asking);
  expect(asked.status, asked.text).toBe(200);
  // What she told the coordinator stands there as well.
  expect(shown(asked)).toMatchObject([
    { kind: "need" },
    { kind: "question", words, status: "asked", dueOn: "2025-03-24" },
  ]);
  const own = shown(asked)[1]!.familyRequestId;
  const several = await Promise.all([1, 2, 3].map(() => open(mother, "ask", { ...asking, kind: "complaint" })));
  expect(several.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await open(mother, "ask", asking)).json).toMatchObject({
    code: "conflict.exists",
    current: { familyRequestId: own },
  });
  // Another matter of the same kind on the same day is a request of its own; the same in other dress is not.
  const other = { ...asking, kind: "complaint", words: "И очередь у логопеда три месяца." };
  expect((await open(mother, "ask", other)).status).toBe(200);
  const dressed = { ...other, words: "и  очередь у логопеда — три месяца!" };
  expect((await open(mother, "ask", dressed)).json.code).toBe("conflict.exists");
  for (const [code, wrong] of [
    ["input.invalid", { words: "а".repeat(10_000) }],
    ["input.invalid", { words: " " }],
    ["request.invalid", { file: { name: "справка.pdf", content: "JVBERi0=" } }],
    ["request.invalid", { representativeId: family.representative }],
    ["input.invalid", { kind: "correction" }],
    ["input.invalid", { field: "name" }],
  ] as const)
    expect((await open(mother, "ask", { ...asking, ...wrong })).json.code).toBe(code);

  const at = `/v1/children/${childId}/requests/${own}/answer`;
  const said = { words: "Занятия начнутся 1 сентября." };
  expect((await ask(world, "POST", at, { token: world.tokens.representative, body: said })).status).toBe(403);
  const staff = await ask(world, "POST", at, { token: world.tokens.coordinator, body: said });
  expect(staff.status, staff.text).toBe(200);
  const again = await ask(world, "POST", at, { token: world.tokens.coordinator, body: said });
  expect(again.json.code).toBe("request.closed");
  const more = { words: "И ещё: форма — на сайте.", further: true };
  expect((await ask(world, "POST", at, { token: world.tokens.coordinator, body: more })).status).toBe(200);
  const read = shown(await open(mother, "requests", { childId }));
  expect(read[1]!.answers).toMatchObject([said, { words: more.words }]);
  const taken = { childId, familyRequestId: read[2]!.familyRequestId };
  expect(shown(await open(mother, "withdraw-request", taken))[2]).toMatchObject({ status: "withdrawn" });
  expect((await open(mother, "withdraw-request", taken)).json.code).toBe("request.closed");
  // What another parent of the child has asked is theirs.
  const father = { surname: "Соловьёв", givenName: "Олег", relation: "parent" } as const;
  const { record } = await Child.patch(system, childId, { addRepresentatives: [father] });
  const his = record.representativeIds.at(-1)!;
  await Request.askRequest(system, childId, { kind: "complaint", words: "Отец жалуется.", representativeId: his });
  expect((await open(mother, "requests", { childId })).text).not.toContain("Отец жалуется");
  const file = await open(mother, "export");
  const copy = Buffer.from(file.json.content as string, "base64").toString();
  expect(copy).toContain("Занятия начнутся 1 сентября.");
  expect(copy).not.toContain("Отец жалуется");
  // The same to read: what was written, in the words of people, and no ids.
  const conclusion = {
    kind: "pmpk",
    number: "7-ПМПК",
    issuer: "ПМПК",
    validFrom: "2025-02-03",
    validTo: "2026-02-03",
    educationalNeeds: true,
    study: { variant: "7.1", conditions: ["tutor"] },
  };
  const papers = `/v1/children/${childId}/instruments`;
  expect((await ask(world, "POST", papers, { token: world.tokens.coordinator, body: conclusion })).status).toBe(201);
  const document = await wordsIn(await open(mother, "export", { format: "docx" }));
  for (const part of [
    "Копия сведений",
    "Новокузнецк",
    "Соловьёва Алёна",
    "ИПРА",
    "все организации маршрута",
    "Как заниматься дома",
    "Когда",
    "Занятия начнутся 1 сентября.",
    "Просмотр обращений семьи",
    "Кто сопровождает семью",
    "АООП, вариант 7.1; Тьютор",
  ])
    expect(document).toContain(part);
  expect(document).not.toMatch(/Отец жалуется|(?:route|consent|agency|request|rep)_[0-9A-Z]{26}|coordinator:/);
  const pdf = await open(mother, "export", { format: "pdf" });
  expect(Buffer.from(pdf.json.content as string, "base64").toString("latin1", 0, 5)).toBe("%PDF-");
  expect((await open(mother, "export", { format: "exe" })).json.code).toBe("input.invalid");
});

/** Of the link itself: it names no record. */
const ofItself = ["export", "show", "surveys", "wish", "send-link", "revoke-links"];

test("a mother joins a union by her own word, says that she comes, and leaves without a trace", async () => {
  const { system, family, things, pmpk } = world.ours;
  const { childId } = family;
  const { unionId, unionMeetingId: meetingId } = things.own;
  interface Shown {
    unionId: string;
    member: boolean;
    meetings: { meetingId: string; comes?: boolean }[];
  }
  const own = async (action: string, more: object = {}) => {
    const { json, status } = await open(mother, action, { childId, ...more });
    expect(status, JSON.stringify(json)).toBe(200);
    return (json.unions as Shown[]).find((one) => one.unionId === unionId)!;
  };
  const staff = async () =>
    (await ask(world, "GET", `/v1/unions/${unionId}`, { token: world.tokens.coordinator })).json;
  const joining = { unionId, consents: true };
  expect(await own("unions")).toMatchObject({ member: false, meetings: [], organisation: "ПМПК" });
  expect((await open(mother, "join-union", { childId, unionId })).json.code).toBe("request.invalid");
  expect((await open(mother, "answer-meeting", { childId, unionId, meetingId, comes: true })).status).toBe(404);
  await own("join-union", joining);
  expect(await own("join-union", joining)).toMatchObject({ member: true, meetings: [{ meetingId }] });
  await own("answer-meeting", { unionId, meetingId, comes: false });
  const comes = await own("answer-meeting", { unionId, meetingId, comes: true });
  expect(comes.meetings).toMatchObject([{ comes: true }]);
  expect(await staff()).toMatchObject({ members: 1, meetings: [{ coming: 1, notComing: 0 }], agencyId: pmpk });
  expect(JSON.stringify(await staff())).not.toContain(family.representative);
  expect(await own("leave-union", { unionId })).toMatchObject({ member: false, meetings: [] });
  expect(await staff()).toMatchObject({ members: 0, meetings: [{ coming: 0 }] });
  const kept = await world.deps.bank.list("records", `T#${system.tenant}#CHILD#${childId}`, { prefix: "UNION#" });
  expect(kept.items).toEqual([]);
  const by = (body: object) => ({ token: world.tokens.coordinator, body, headers: { "if-match": "*" } });
  const closing = by({ name: "Закрыто", status: "closed" });
  expect((await ask(world, "PUT", `/v1/unions/${unionId}`, closing)).status).toBe(200);
  expect((await open(mother, "join-union", { childId, ...joining })).json.code).toBe("union.closed");
  const late = by({ on: "2025-04-01", time: "18:00", place: "Там", topic: "То" });
  expect((await ask(world, "POST", `/v1/unions/${unionId}/meetings`, late)).json.code).toBe("union.closed");
});

test("neither a link nor an account opens anything of anybody else, whatever is done by it", async () => {
  const named = familyBodies(world);
  expect(familyActions.map(({ action }) => action).toSorted()).toEqual([...Object.keys(named), ...ofItself].toSorted());
  const account = await accountOf(world.ours.otherFamily.representative);
  for (const [action, body] of Object.entries(named)) {
    expect(await open(stranger, action, body), action).toMatchObject({ status: 404, json: { code: "not-found" } });
    expect(await signedIn(account, action, body), action).toMatchObject({ status: 404, json: { code: "not-found" } });
  }
  const answer = await open(stranger, "show");
  expect(answer.text).not.toContain(world.ours.family.childId);
  expect(answer.text).not.toContain("Алёна");
});

const accountOf = (representative: string, sub = "somebody") =>
  world.issuer.token({ sub, tenant: world.ours.tenant, role: "representative", representative });
const signedIn = (token: string, action: string, more: object = {}) =>
  ask(world, "POST", "/v1/me/family", { token, body: { action, ...more } });

test("whoever has signed in sees and does by the same actions what their link would show, and it is on record", async () => {
  const { family } = world.ours;
  const { childId } = family;
  const hers = await accountOf(family.representative);
  const shown = await signedIn(hers, "show");
  expect(shown.status, shown.text).toBe(200);
  expect(shown.json).toEqual((await open(mother, "show")).json);
  expect(pageOf(await signedIn(hers, "wish", { needs: ["plain-language"] })).you).toMatchObject({
    needs: ["plain-language"],
  });
  const looks = await signedIn(hers, "access", { childId });
  // Where a list goes on is told to the account alone.
  expect(typeof (looks.json as { next?: string }).next).toBe("string");
  const { next: from } = looks.json as { next: string };
  expect((await signedIn(hers, "access", { childId, from })).status).toBe(200);
  expect((await open(mother, "access", { childId, from })).json.code).toBe("cursor.invalid");
  const path = `/v1/audit?subject=${family.familyId}&action=family.visit`;
  const { json } = await ask(world, "GET", path, { token: world.tokens.admin });
  expect((json.items as { by: string }[]).map(({ by }) => by)).toContain("representative:somebody");
  expect((await signedIn(hers, "show", { token: mother })).json.code).toBe("request.invalid");
  for (const role of ["admin", "coordinator", "specialist"] as const)
    expect((await signedIn(world.tokens[role], "show")).json.code).toBe("forbidden");
});

test("a representative of two families' children sees both, is shut out of the one they were taken from, and wholly when blocked", async () => {
  const { system, family, otherFamily } = world.ours;
  const coming = { surname: "Двинская", givenName: "Рада", relation: "guardian" } as const;
  const { record } = await Child.patch(system, family.childId, { addRepresentatives: [coming] });
  const representativeId = record.representativeIds.at(-1)!;
  const also = { ...coming, representativeId };
  await Child.patch(system, otherFamily.childId, { addRepresentatives: [also] });
  const token = await accountOf(representativeId, "rada");
  const children = async () => pageOf(await signedIn(token, "show")).children.map(({ childId }) => childId);
  // Nobody has formed a family of hers: her first visit joins it.
  expect((await children()).toSorted()).toEqual([family.childId, otherFamily.childId].toSorted());
  await Child.patch(system, family.childId, { removeRepresentatives: [representativeId] });
  expect(await children()).toEqual([otherFamily.childId]);
  const { childId } = family;
  expect((await signedIn(token, "appointments", { childId })).json.code).toBe("not-found");
  const block = (verb: string) => ask(world, "POST", `/v1/accounts/rada/${verb}`, { token: world.tokens.admin });
  await block("block?unseen=true");
  expect(await signedIn(token, "show")).toMatchObject({ status: 401, json: { code: "auth.invalid" } });
  await block("unblock");
  expect(await children()).toEqual([otherFamily.childId]);
  await Child.patch(system, otherFamily.childId, { removeRepresentatives: [representativeId] });
  const nobody = await signedIn(token, "show");
  expect(nobody).toMatchObject({
    status: 404,
    json: { code: "not-found", detail: expect.stringContaining("никого не представляет") },
  });
});

test("an organisation that is a guardian opens the page of its ward by its own link, and answers there as a parent would", async () => {
  const { system, pmpk: agencyId, otherSchool, tenant, family } = world.ours;
  const childId = await wardOf(world);
  const { routeId } = await Route.open(system, childId, { template: "school-age" });
  const link = (of: typeof agencyId) => Digest.pageToken(system, { tenant, agencyId: of, expiresAt: 4e9 });
  const own = await link(agencyId);
  const office = (token: string, more: object) => ask(world, "POST", "/v1/respond/wards", { body: { token, ...more } });
  const listed = (await office(own, { action: "view" })).json;
  expect(listed).toEqual({ agency: "ПМПК", wards: [{ childId, name: "Тихонова Ева" }] });
  const foreign = await link(otherSchool);
  expect((await office(foreign, { action: "view" })).json.wards).toEqual([]);
  for (const [token, id] of [
    [foreign, childId],
    [own, family.childId],
  ] as const)
    expect((await office(token, { action: "open", childId: id })).json.code).toBe("not-found");
  const { json } = await office(own, { action: "open", childId });
  const token = /\/family#(\S+)$/.exec(json.link as string)![1]!;
  const shown = await open(token, "show");
  expect(shown.status, shown.text).toBe(200);
  expect(pageOf(shown).children).toMatchObject([{ childId, name: "Ева", route: { routeId } }]);
  const found = await Route.load(system, routeId as never);
  const plan = { ...found.data.plan, status: "draft" as const };
  await world.deps.bank.commit([
    { put: { key: found.key, kind: "route", data: { ...found.data, plan } }, expect: found.version },
  ]);
  const no = await open(token, "disagree-plan", { routeId, reason: "Сначала — к врачу." });
  expect(pageOf(no).children[0]!.route!.plan).toMatchObject({ answer: "disagree" });
  expect((await open(token, "appointments", { childId: family.childId })).json.code).toBe("not-found");
  const looks = await open(token, "access", { childId });
  expect(looks.text).toContain("Список подопечных организации");
  // A person takes its place: the page of that child is closed at once, and the list has it no more.
  const guardian = { surname: "Сорокина", givenName: "Вера", relation: "guardian" } as const;
  const { representativeIds } = (await Child.load(system, childId)).record;
  await Child.patch(system, childId, { addRepresentatives: [guardian], removeRepresentatives: representativeIds });
  expect(await open(token, "show")).toMatchObject({ status: 410, json: { code: "link.dead" } });
  expect((await office(own, { action: "view" })).json.wards).toEqual([]);
  expect((await office(own, { action: "open", childId })).json.code).toBe("not-found");
});

test("a guessed, a foreign and a changed link say the same, and a revoked one that it is dead", async () => {
  const page = await ask(world, "POST", "/v1/family", {
    body: { token: "a".repeat(80), action: "show" },
    from: "192.0.2.9",
  });
  expect(page).toMatchObject({ status: 404, json: { code: "link.invalid" } });
  const { representative } = world.ours.otherFamily;
  const hers = await linkOf(world.ours.otherFamily);
  expect((await open(hers, "revoke-links")).json).toEqual({ action: "revoke-links" });
  expect(await open(hers, "show")).toMatchObject({ status: 410, json: { code: "link.dead" } });
  expect(await ask(world, "POST", "/v1/family/renew", { body: { token: hers } })).toMatchObject({ status: 410 });
  expect(representative).not.toBe(world.ours.family.representative);
});

test("a code of a sheet gives the link once; whoever guesses codes has to wait", async () => {
  const { system, family } = world.ours;
  const { code } = await Family.sheet(system, family.familyId, { memberId: family.representative });
  const type = (code: string, from = "192.0.2.10") => ask(world, "POST", "/v1/family/code", { body: { code }, from });
  const { json } = await type(code);
  expect((await open(json.token as string, "show")).status).toBe(200);
  const answers = [];
  for (let i = 0; i < 7; i++) answers.push((await type(i === 0 ? code : `00000-0000${i}`)).status);
  expect(answers.slice(0, 6)).toEqual([404, 404, 404, 404, 404, 404]);
  expect(answers[6]).toBe(429);
  expect((await type(code, "192.0.2.11")).status).toBe(404);
});

test("a mother and her specialist come into one room in its hour, she by her link and they by theirs", async () => {
  const { system, pmpk, tenant, family } = world.ours;
  const { childId } = family;
  const conference = { urlTemplate: "https://meet.example.org/{room}", jwt: { issuer: "marshrut", audience: "jitsi" } };
  await Conference.makeKey(system);
  await Tenant.configure(system, { ...(await Tenant.load(system)), conference });
  const times = { date: "2025-03-10", from: "14:00", until: "15:00" };
  const video = { serviceKey: "family-consultation", post: "Психолог", place: "video", minutes: 60, times };
  const { slotId } = await Slot.open(system, pmpk, video);
  const booked = { childId, slotId, at: "2025-03-10T07:00:00Z", topic: "speech" };
  const list = (await open(mother, "book", booked)).json.appointments as { appointmentId: string; slotId: string }[];
  const { appointmentId } = list.find((one) => one.slotId === slotId)!;
  const link = await Digest.pageToken(system, { tenant, agencyId: pmpk, expiresAt: 4e9 });
  const desk = async (more: object) =>
    (await ask(world, "POST", "/v1/respond/appointments", { body: { token: link, ...more } })).json;
  const shown = async () =>
    ((await desk({ action: "view" })).appointments as (typeof list)[number][]).find(
      (one) => one.appointmentId === appointmentId,
    );
  expect(await shown()).toMatchObject({ mayJoin: false });
  expect(await desk({ action: "join", appointmentId })).toMatchObject({ code: "appointment.not-allowed" });
  world.clock.advance("PT3H55M");
  expect(await shown()).toMatchObject({ mayJoin: true });
  const hers = new URL((await open(mother, "join-appointment", { appointmentId })).json.url as string);
  const theirs = new URL((await desk({ action: "join", appointmentId })).room as string);
  expect([theirs.origin, theirs.pathname]).toEqual(["https://meet.example.org", hers.pathname]);
  const leads = ({ searchParams }: URL) => (decodeJwt(searchParams.get("jwt")!).context as { user: object }).user;
  expect([leads(hers), leads(theirs)]).toMatchObject([{ moderator: "false" }, { moderator: "true" }]);
  const looks = await open(mother, "access", { childId });
  expect(looks.text.match(/Вход во встречу по видео/g)).toHaveLength(2);
  const copy = Buffer.from((await open(mother, "export")).json.content as string, "base64").toString();
  expect(copy).toContain(appointmentId);
  for (const text of [JSON.stringify(await desk({ action: "view" })), copy, looks.text])
    expect(text).not.toContain(hers.pathname.slice(1));
  expect(JSON.stringify(world.log)).not.toContain(hers.pathname.slice(1));
});

test("an expired link asks for another, which goes to her own address", async () => {
  const { system, family } = world.ours;
  const old = await linkOf(family);
  world.clock.advance("PT2400H");
  expect(await open(old, "show")).toMatchObject({ status: 410, json: { code: "link.dead" } });
  const renew = () => ask(world, "POST", "/v1/family/renew", { body: { token: old } });
  expect(await renew()).toMatchObject({ status: 410 });
  const contact = { representativeId: family.representative, email: "mother@example.org" };
  await Child.patch(system, family.childId, { representatives: [contact] });
  expect((await renew()).json).toEqual({ sent: true });
  const { data } = await Family.load(system, family.familyId);
  expect(data.members[0]!.invitedAt).toBe(world.clock.now().toString());
});

test("a mother learns who opened a report's file that names her child; and it goes with a child's data", async () => {
  const { system, tenant, family, otherFamily, things, pmpk } = world.ours;
  const { obligationId, fileId } = things.own;
  const path = `/v1/obligations/${obligationId}/files/${fileId}`;
  const coordinator = (sub: string, more: object = {}) =>
    world.issuer.token({ sub, tenant, role: "coordinator", ...more });
  const vera = await coordinator("vera");
  const specialist = await world.issuer.token({ sub: "specialist", tenant, role: "specialist", agency: pmpk });
  const name = (childIds: string[], token: string) =>
    ask(world, "POST", `${path}/children`, { token, body: { childIds } });
  expect((await name([family.childId], await coordinator("k", { municipality: "kemerovo" }))).status).toBe(404);
  expect((await name([family.childId], specialist)).status).toBe(403);
  const unknown = await name([family.childId, world.theirs.family.childId], vera);
  expect(unknown.json.errors).toMatchObject([{ pointer: "/childIds/1" }]);
  const both = [family.childId, otherFamily.childId];
  expect((await name(both, vera)).json).toEqual({ childIds: both });
  expect((await ask(world, "GET", path, { token: specialist })).json.childIds).toBeUndefined();
  expect((await ask(world, "GET", path, { token: vera })).json.childIds).toEqual(both);
  const { json } = await ask(world, "GET", `/v1/children/${family.childId}/access-log?limit=20`, { token: vera });
  const opened = { ru: "Открыт файл отчёта организации, в котором назван ребёнок" };
  expect(json.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        what: expect.objectContaining(opened),
        who: expect.objectContaining({ agencyId: pmpk }),
      }),
    ]),
  );
  for (const id of ["vera", "olga"]) {
    const ctx = { ...system, actor: { kind: "coordinator", id, tenant } as const };
    const why = { grounds: "unlawful", reason: "Решение" } as const;
    await Erasure.erase(ctx, otherFamily.childId, why).catch(({ code }) => expect(code).toBe("second-person.wanted"));
  }
  expect((await ask(world, "GET", path, { token: vera })).status).toBe(404);
  expect([await Obligation.forgetFiles(system), await Obligation.forgetFiles(system)]).toEqual([1, 0]);
  const left = await ask(world, "GET", `/v1/obligations/${obligationId}`, { token: vera });
  expect(left.json.attachments).toMatchObject([{ name: "(удалён)" }]);
});
