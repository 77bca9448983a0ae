import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { canary, tenant, World } from "./world.ts";

// A municipality's plan of a year (roadmap II.I 1.5), over HTTP and with the functions' own rights: drafted from what is there, worked over,
// approved, told, followed day by day, amended, printed, subscribed to.

let w: World;
let plan: string;
const roadmap = [
  "Программа на 2026 год;;;;",
  "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат",
  "1;2;3;4;5",
  "I. Раздел;;;;",
  "1;Консультирование семей;Образовательные организации;ежеквартально;Справка",
].join("\n");

beforeAll(async () => {
  w = await World.start("own", "2026-01-12T09:00", undefined, "PT24H");
  await w.ok("POST", "/v1/roadmaps/imports", { format: "csv", key: "year", content: roadmap, from: 2026, to: 2026 });
  const kemerovo = { tenant, role: "coordinator" as const, municipality: "kemerovo", name: "Кемерово" };
  await w.cloud.identity.registerAccount({ account: "kemerovo", ...kemerovo });
  const second = { tenant, role: "specialist" as const, name: "Школа", agency: w.agencies.school2! };
  await w.cloud.identity.registerAccount({ account: "school-2", ...second });
  await w.openSupport();
  const times = { date: "2026-02-02", from: "09:00", until: "11:00", repeat: "FREQ=WEEKLY;UNTIL=20260531" };
  const slot = { serviceKey: "family-consultation", post: "Психолог", place: "office", minutes: 60, times };
  await w.ok("POST", `/v1/agencies/${w.agencies.school}/slots`, { ...slot, consultationPoint: true });
  await w.cloud.settle();
});
afterAll(() => w.close());

interface Line {
  entryId: string;
  kind: string;
  month: string;
  day?: string;
  action: { ru: string };
  responsible: { agencyId?: string; name: { ru: string } };
  planned?: number;
  fact?: { done: number; of: number };
  overdue: boolean;
  pending: boolean;
  struck: boolean;
  mayDo: string[];
  version: number;
}
interface Plan {
  planId: string;
  status: string;
  edition: number;
  drafting: boolean;
  pending: boolean;
  factOn?: string;
  months: { month: string; entries: number; fulfilled: number; overdue: number }[];
  editions: { number: string; reason?: string }[];
  mayDo: string[];
}
const act = { act: "Постановление администрации", number: "12-п", date: "2026-01-12", by: "Администрация города" };

const read = (as?: string) => w.ok<Plan>("GET", plan, undefined, as);
const lines = async (query = "", as?: string) =>
  (await w.ok<{ items: Line[] }>("GET", `${plan}/entries?limit=200${query}`, undefined, as)).items;
const post = async <T = Plan>(what: string, body: object = {}, as = "coordinator") => {
  const answer = await w.call<T & { code?: string }>("POST", `${plan}/${what}`, body, as);
  await w.cloud.settle();
  return answer;
};
const letters = async (to: string, words: string) =>
  (await w.cloud.mail.messages({ to })).filter(({ text }) => text.includes(words));
const tasks = async () =>
  (
    await w.ok<{ items: { task: { month?: string; yearEntryId?: string; count?: number } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&kind=year-plan-behind",
    )
  ).items.map(({ task }) => task);
let seminar = "";
interface PlansPage {
  plans: { planId: string; lines: { entryId: string; asks: boolean }[] }[];
}

describe("drafting", () => {
  it("brings in reports, steps as numbers, reviews and consultations, in the background", async () => {
    const begun = await w.ok<Plan>("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2026 });
    expect(begun).toMatchObject({ status: "draft", drafting: true, mayDo: ["change", "withdraw"] });
    plan = `/v1/year-plans/${begun.planId}`;
    await w.cloud.settle();
    expect(await read()).toMatchObject({ drafting: false, mayDo: ["change", "refresh", "approve", "withdraw"] });
    const all = await lines();
    const of = (kind: string) => all.filter((one) => one.kind === kind);
    expect(of("report").map(({ day, planned }) => [day, planned])).toEqual([
      ["2026-03-31", 4],
      ["2026-06-30", 4],
      ["2026-09-30", 4],
      ["2026-12-31", 4],
    ]);
    // Schools and centres report, two of each; the steps of one route are spread over its organisations and quarters.
    expect(of("help").reduce((sum, { planned = 0 }) => sum + planned, 0)).toBeGreaterThan(6);
    expect(of("help").every(({ responsible }) => responsible.agencyId)).toBe(true);
    // Two times on each of seven Mondays: 23 February and 9 March are days off.
    expect(of("consultation").map(({ month, planned, action }) => [month, planned, action.ru])).toEqual([
      ["2026-03", 14, "Консультации семей, в том числе в консультационном пункте"],
      ["2026-06", expect.any(Number), expect.any(String)],
    ]);
    const told = JSON.stringify(all);
    for (const secret of [w.childId, canary.surname, canary.measure]) expect(told).not.toContain(secret);
  });

  it("is there for whose it is alone; one plan is enough", async () => {
    for (const as of ["kemerovo", "school-1"]) expect((await w.call("GET", plan, undefined, as)).status).toBe(404);
    const again = await w.call("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2026 });
    expect([again.status, again.body.code]).toEqual([409, "conflict.exists"]);
    const far = await w.call("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2029 });
    expect([far.status, far.body.code]).toEqual([422, "input.invalid"]);
    const theirs = await w.call("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2027 }, "kemerovo");
    expect(theirs.status).toBe(422);
  });

  it("is worked over: lines come, change and go with a reason", async () => {
    const line = { day: "2026-02-16", action: "Семинар для педагогов", responsible: { agencyId: w.agencies.school } };
    const added = await post<Line>("entries", { ...line, measureKey: "II.II-2.6" });
    expect([added.status, added.body.pending]).toEqual([201, true]);
    seminar = added.body.entryId;
    const wrong = await post("entries", { ...line, day: "2027-02-16" });
    expect([wrong.status, wrong.body.code]).toEqual([422, "input.invalid"]);
    const url = `${plan}/entries/${seminar}`;
    const stale = await w.call("PATCH", url, { note: "Актовый зал" }, "coordinator", { "if-match": '"v9"' });
    expect(stale.status).toBe(412);
    const changed = await w.call("PATCH", url, { note: "Актовый зал" }, "coordinator", { "if-match": '"v1"' });
    expect(changed.body).toMatchObject({ note: "Актовый зал", version: 2 });
    const [review] = (await lines()).filter(({ kind }) => kind === "report").slice(-1);
    expect((await post(`entries/${review!.entryId}/strike`, { reason: "Отчёт за год сдаёт район" })).status).toBe(200);
    expect((await post(`entries/${review!.entryId}/restore`, { reason: "Нет, сдаём сами" })).status).toBe(200);
  });
});

describe("approved", () => {
  it("counts from its act on, and organisations hear of their lines in the letter of the day", async () => {
    const tomorrow = await post("approve", { act: { ...act, date: "2026-01-13" } });
    expect([tomorrow.status, tomorrow.body.code]).toEqual([422, "input.invalid"]);
    expect((await post("approve", { act })).body).toMatchObject({ status: "approved", edition: 1, pending: false });
    await w.cloud.advance("P1D");
    const [told] = await letters("school@example.org", "Утверждён план сопровождения на 2026 год");
    expect(told?.text).toContain("Семинар для педагогов");
    expect(told?.text).not.toContain(canary.surname);
    // An organisation sees its own lines, and says how that went which names it.
    const mine = await lines("", "school-1");
    expect(mine.find(({ entryId }) => entryId === seminar)?.mayDo).toEqual(["result"]);
    expect((await lines("", "school-2")).every(({ kind }) => kind === "report")).toBe(true);
    expect((await w.call("GET", plan, undefined, "kemerovo")).status).toBe(404);
    const foreign = await post(`entries/${seminar}/result`, { status: "done" }, "school-2");
    expect(foreign.status).toBe(404);
  });

  it("is a calendar behind a secret address, without numbers", async () => {
    const { planId } = await read();
    const { url } = await w.ok<{ url: string }>("POST", "/v1/calendars/feeds", { plan: planId });
    const feed = await (await fetch(`${w.cloud.urls.api}${new URL(url).pathname}`)).text();
    expect(feed).toContain("DTSTART;VALUE=DATE:20260216");
    expect(feed.replaceAll(/\r\n /g, "")).toContain("План: Семинар для педагогов");
    expect((await w.call("POST", "/v1/calendars/feeds", { plan: planId }, "school-1")).status).toBe(404);
    const own = await w.ok<{ url: string }>("POST", "/v1/calendars/feeds", {}, "school-1");
    expect(await (await fetch(`${w.cloud.urls.api}${new URL(own.url).pathname}`)).text()).toContain("20260216");
  });
});

describe("followed", () => {
  it("reminds a week ahead whom a line names, and makes an organisation's no the coordinator's at once", async () => {
    await w.cloud.advance("P28D"); // 10 February
    expect(await letters("school@example.org", "подходит или прошёл срок")).toHaveLength(1);
    // By the link of the letter, without an account.
    const [letter] = await letters("school@example.org", "подходит или прошёл срок");
    const token = /\/office#(\S+)/.exec(letter!.text)![1];
    const respond = (body: object) => w.call<PlansPage>("POST", "/v1/respond/plans", { token, ...body }, "");
    const [shown] = (await respond({ action: "view" })).body.plans;
    const asked = shown!.lines.filter(({ asks }) => asks).map(({ entryId }) => entryId);
    expect(asked).toContain(seminar);
    const said = { action: "result", planId: shown!.planId, entryId: seminar, status: "not-done" };
    expect((await respond(said)).status).toBe(422);
    expect((await respond({ ...said, words: "Болел лектор" })).status).toBe(200);
    await w.cloud.settle();
    const [task] = (await tasks()).filter(({ yearEntryId }) => yearEntryId);
    expect(task).toMatchObject({ yearEntryId: seminar, month: "2026-02" });
  });

  it("counts from the records day by day; a month that is behind is one task until it is seen to", async () => {
    await w.cloud.advance("P51D"); // 2 April
    const { months, factOn } = await read();
    expect(factOn).toBe("2026-04-02");
    const march = months.find(({ month }) => month === "2026-03")!;
    expect(march.overdue).toBeGreaterThan(1);
    expect((await tasks()).map(({ month, count }) => [month, count])).toContainEqual(["2026-03", march.overdue]);
    const reported = async () => (await lines("&month=2026-03")).find(({ kind }) => kind === "report")?.fact;
    expect(await reported()).toEqual({ done: 0, of: 4 });
    const query = `period=2026-Q1&agency=${w.agencies.school}`;
    const owed = await w.ok<{ items: { obligationId: string }[] }>("GET", `/v1/obligations?${query}`);
    const handIn = { values: { done: true } };
    await w.ok("POST", `/v1/obligations/${owed.items[0]!.obligationId}/submit`, handIn, "school-1");
    await w.cloud.advance("P1D");
    expect(await reported()).toEqual({ done: 1, of: 4 });
    for (const { entryId } of (await lines("&month=2026-03")).filter(({ overdue }) => overdue))
      await post(`entries/${entryId}/result`, { status: "partly", words: "Остальные — в апреле" });
    await w.cloud.advance("P1D");
    expect((await tasks()).map(({ month }) => month)).not.toContain("2026-03");
  });

  it("is amended with a reason; whoever gains or loses a line is told, and the edition before stays", async () => {
    const none = await post("amend", { act, reason: "Так" });
    expect([none.status, none.body.code]).toEqual([409, "year-plan.unchanged"]);
    await post(`entries/${seminar}/result`, { status: "not-done", words: "Перенесён" });
    const move = { month: "2026-10", responsible: { agencyId: w.agencies.school2 } };
    await w.ok("PATCH", `${plan}/entries/${seminar}`, move, "coordinator", { "if-match": "*" });
    const amended = await post("amend", {
      act: { ...act, number: "40-п", date: "2026-04-04" },
      reason: "Семинар проведёт другая школа",
    });
    expect(amended.body).toMatchObject({ edition: 2, editions: [{ number: "12-п" }, { number: "40-п" }] });
    await w.cloud.advance("P3D");
    expect((await letters("school@example.org", "Больше не за вами: строк — 1")).length).toBe(1);
    expect((await letters("school2@example.org", "редакция 2")).length).toBe(1);
    const before = await lines("&edition=1");
    expect(before.find(({ entryId }) => entryId === seminar)).toMatchObject({ day: "2026-02-16" });
  });
});

// Takes a browser: `npm run soak`.
describe.runIf(soaking && browserPath)("on the organisation's page", () => {
  it("stands with its lines, and takes how one of them went, on a telephone", async () => {
    const browser = await openBrowser();
    try {
      const [letter] = await letters("school2@example.org", "редакция 2");
      const page = await (await browser.newContext(phone)).newPage();
      await page.goto(/https?:\S+\/office#\S+/.exec(letter!.text)![0].replace(/^https?:\/\/[^/]+/, w.cloud.urls.api));
      await page.getByRole("button", { name: "План на год" }).click();
      await page.getByRole("heading", { name: "Семинар для педагогов" }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      const card = page.locator("section.card", { hasText: "Семинар для педагогов" });
      await card.getByLabel("Как прошло").selectOption("partly");
      await card.getByLabel(/^Словами/).fill("Пришла половина");
      await card.getByRole("button", { name: /^Сохранить/ }).click();
      await page.getByText("Сохранено. Спасибо!").waitFor();
      await page.getByText("Пришла половина").first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

it("is printed as it stands and as it was: DOCX, PDF, XLSX, with no small number of children's", async () => {
  await w.ok("PATCH", `${plan}/entries/${seminar}`, { action: "Ещё не утверждено" }, "coordinator", {
    "if-match": "*",
  });
  const text = await w.pdf(`${plan}/file?format=pdf`);
  expect(text).not.toContain("Ещё не утверждено");
  expect(await w.pdf(`${plan}/file?format=pdf&edition=3`)).toMatch(/Проект.*Ещё не утверждено/);
  expect(text).toContain("План сопровождения на 2026 год");
  expect(text).toContain("40-п");
  expect(text).toContain("менее 5");
  expect(await w.pdf(`${plan}/file?format=pdf&edition=1`)).toContain("12-п");
  for (const secret of [canary.surname, canary.guardian]) expect(text).not.toContain(secret);
  for (const [format, head] of [
    ["docx", "wordprocessingml"],
    ["xlsx", "spreadsheetml"],
  ]) {
    const headers = { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` };
    const answer = await fetch(`${w.cloud.urls.api}${plan}/file?format=${format}`, { headers });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringContaining(head!)]);
    expect(new Uint8Array(await answer.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  }
});

it("is withdrawn when it was a mistake, whoever it bound is told, and can be begun again", async () => {
  expect((await post("withdraw", { reason: "Утверждён не тот год" })).body).toMatchObject({ status: "withdrawn" });
  await w.cloud.advance("P3D");
  expect(await letters("school2@example.org", "отозван")).toHaveLength(1);
  expect((await w.call("GET", plan, undefined, "school-2")).status).toBe(404);
  await w.ok("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2026 });
  await w.cloud.settle();
  expect(await read()).toMatchObject({ status: "draft", edition: 2, drafting: false });
});

it("leaves nothing personal in letters and logs", async () => {
  const mails = await w.mails();
  const told = [...mails.map(({ text, subject }) => text + subject), ...w.logs].join("\n");
  for (const secret of [canary.surname, canary.measure, canary.phone, "Болел лектор"])
    expect(told).not.toContain(secret);
});
