import * as Digest from "@marshrut/core/digest";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { canary, tenant, World } from "./world.ts";

// A child that learns at home has lessons by video: an organisation sets their hours on its page, the mother comes in by hers, both on
// telephones, with the rights of the deployed functions. It takes long: `npm run soak`.

let w: World;
let browser: Browser | undefined;
let desk: Page;
let page: Page;
let enrolmentId: string;
const errors: string[] = [];
const mother = "mother@example.net";

beforeAll(async () => {
  if (!soaking || !browserPath) return;
  w = await World.start();
  await w.openRoute();
  await videoServer();
  await learnsAtHome();
  browser = await openBrowser();
}, patience(120_000));
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

async function videoServer(): Promise<void> {
  const { api, control } = w.cloud.urls;
  await w.ok("POST", "/v1/tenant/conference-key", {}, "admin");
  const jwt = { issuer: "marshrut", audience: "jitsi" };
  const conference = { urlTemplate: `${control}/conference/{room}`, jwt };
  await Tenant.configure(systemCtx(deps(), tenant, "test"), { ...settingsOf(api), conference });
}

/** A conclusion says so, and the organisation has enrolled the child. */
async function learnsAtHome(): Promise<void> {
  const own = { surname: canary.surname, givenName: "Ольга", relation: "parent", email: mother };
  await w.ok("PATCH", `/v1/children/${w.childId}`, { addRepresentatives: [own] }, "coordinator", { "if-match": "*" });
  await w.ok("POST", `/v1/children/${w.childId}/instruments`, {
    kind: "pmpk",
    number: "7",
    issuer: "ПМПК",
    validFrom: "2026-01-01",
    validTo: "2026-12-31",
    educationalNeeds: true,
    study: { conditions: ["home"] },
  });
  const content = {
    agencyId: w.agencies.pmpc,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 7, to: 17 },
    form: "individual",
    sessionsPerMonth: 4,
    term: { from: "2026-01-12", until: "2026-05-31" },
    places: 1,
  };
  const { programmeId } = await w.ok<{ programmeId: string }>("POST", "/v1/programmes", content, "pmpk");
  const at = `/v1/programmes/${programmeId}`;
  await w.ok("POST", `${at}/approve`, { act: { number: "1", date: "2026-01-10" } });
  const enrolled = await w.ok<{ enrolmentId: string }>("POST", `${at}/enrolments`, { childId: w.childId });
  enrolmentId = enrolled.enrolmentId;
  await w.cloud.settle();
}

async function telephone(): Promise<Page> {
  const one = await (await browser!.newContext({ ...phone, timezoneId: "Asia/Novokuznetsk" })).newPage();
  one.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  one.on("pageerror", (error) => errors.push(String(error)));
  return one;
}
/** What whoever hears the page hears at the focus. */
const focused = `(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.ariaLabel
  ?? document.activeElement.textContent)`;
async function press(on: Page, name: RegExp, key = "Enter"): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await on.keyboard.press("Tab");
    if (name.test(await on.evaluate<string>(focused))) return on.keyboard.press(key);
  }
  throw new Error(`The keyboard does not lead to ${name}`);
}
const until = (instant: string) =>
  w.cloud.advance(`PT${Math.round((Date.parse(instant) - w.cloud.clock.now()) / 1000)}S`);
const openTab = async () => {
  await desk.reload();
  await desk.getByRole("button", { name: "Занятия по видео" }).click();
  await desk.getByRole("heading", { name: canary.surname }).waitFor();
};

describe.runIf(soaking && browserPath)("lessons by video of a child that learns at home", () => {
  it("are set for some weeks on the organisation's page, by the keyboard", async () => {
    desk = await telephone();
    const link = { tenant, agencyId: w.agencies.pmpc as AgencyId, expiresAt: 4e9 };
    await desk.goto(
      `${w.cloud.urls.api}/organisation#${await Digest.pageToken(systemCtx(deps(), tenant, "test"), link)}`,
    );
    await desk.getByRole("button", { name: "Занятия по видео" }).click();
    await desk.getByRole("heading", { name: canary.surname }).waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await press(desk, /^Назначить занятия/);
    await desk.getByLabel("Первое занятие (по часам этого устройства)").fill("2026-01-14T10:00");
    await desk.getByLabel("Сколько недель подряд, в тот же день и час").fill("2");
    await desk.getByLabel("Минут", { exact: true }).fill("40");
    expect(await faultsOf(desk)).toEqual([]);
    await press(desk, /^Сохранить/);
    await desk.getByText("Сохранено. Спасибо!").waitFor();
    await desk.getByText("14 января 2026").first().waitFor();
    const { lessons } = await w.ok<{ lessons: object[] }>("GET", `/v1/enrolments/${enrolmentId}`);
    expect(lessons).toEqual([
      { at: "2026-01-14T03:00:00Z", minutes: 40, status: "planned" },
      { at: "2026-01-21T03:00:00Z", minutes: 40, status: "planned" },
    ]);
  });

  it("are told to the mother by a letter that names nobody, and stand on her page", async () => {
    const { familyId, members } = await w.ok<{ familyId: string; members: { memberId: string }[] }>(
      "POST",
      "/v1/families",
      { childId: w.childId },
    );
    await w.ok("POST", `/v1/families/${familyId}/links`, { memberId: members.at(-1)!.memberId });
    await w.ok("POST", `/v1/enrolments/${enrolmentId}/lessons`, {
      lessons: [{ at: "2026-01-28T03:00:00Z", minutes: 40 }],
    });
    await w.cloud.settle();
    await until("2026-01-13T11:00:00+07:00");
    const letters = await w.mails(mother);
    expect(letters.map(({ text }) => text).join()).toContain("Назначены занятия по видео: первое — 28 января 2026 г.");
    for (const { subject, text } of letters) expect(subject + text).not.toMatch(/Развитие речи|Канарейкин|Ольга/);
    const links = letters.map(({ text }) => /\/family#(\S+)/.exec(text)?.[1]);
    page = await telephone();
    await page.goto(`${w.cloud.urls.api}/family#${links.findLast((one) => one !== undefined)}`);
    await page.getByRole("heading", { name: "Занятия по видео" }).waitFor();
    await page.getByText("14 января 2026\u00a0г. (среда), 10:00").waitFor();
    expect(await page.getByRole("button", { name: "Войти на занятие" }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("are come to in their hour from both sides, in one room that nothing else tells of", async () => {
    await until("2026-01-14T09:52:00+07:00");
    await page.reload();
    await page.getByRole("heading", { name: "Занятия по видео" }).waitFor();
    await press(page, /^Войти на занятие/);
    await page.getByText("участник").waitFor();
    const room = await page.locator("code").textContent();
    await openTab();
    await press(desk, /^Войти на занятие/);
    await desk.getByText("ведущий").waitFor();
    expect(await desk.locator("code").textContent()).toBe(room);
    expect(w.logs.join("\n")).not.toContain(room);
    expect(JSON.stringify(await w.mails())).not.toContain(room);
    await desk.goBack();
    await page.goBack();
  });

  it("are told of with who was there, and are a figure of the measure", async () => {
    await until("2026-01-14T11:30:00+07:00");
    await openTab();
    expect(await faultsOf(desk)).toEqual([]);
    await desk.getByLabel("кто-то из семьи").check();
    await desk.getByLabel("Сколько минут шло").fill("35");
    await desk.getByRole("button", { name: "Сохранить" }).first().click();
    await desk.getByText("Сохранено. Спасибо!").waitFor();
    await desk.getByText("проведено, ребёнок, кто-то из семьи").waitFor();
    await press(desk, /^Отменить занятие: 21 января/);
    await desk.getByText("21 января 2026").filter({ hasText: "отменено" }).first().waitFor();
    const { lessons } = await w.ok<{ lessons: object[] }>("GET", `/v1/enrolments/${enrolmentId}`);
    expect(lessons).toMatchObject([
      { status: "held", lasted: 35, present: ["child", "family"] },
      { at: "2026-01-21T03:00:00Z", status: "called-off" },
      { at: "2026-01-28T03:00:00Z", status: "planned" },
    ]);
    await w.cloud.settle();
    const { computed } = await w.ok<{ computed: { totals: object } }>("GET", "/v1/indicators?period=2026-Q1");
    expect(computed.totals).toMatchObject({
      "home-learners": 1,
      "children-video": 1,
      "video-lessons": 1,
      "children-in-programmes@I-5.1": 1,
    });
    expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
    await page.reload();
    await page.getByText("состоялось", { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
