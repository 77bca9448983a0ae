import * as Digest from "@marshrut/core/digest";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { expecting, itsAgencies, telling } from "./expecting.ts";
import { tenant, World } from "./world.ts";

// The ways of their own that foster families and families before a birth have, from the first contact to the hand-off, on telephones of
// the families and of whoever helps them, by the rights of the deployed functions. They take long: `npm run soak`.

let w: World;
let browser: Browser | undefined;
let page: Page;
const errors: string[] = [];
/** Nobody may read these anywhere but on the pages of who may see them. */
const names = ["Перепёлкин", "Тимофей", "Зинаида", "Снегирёва", "Агния", "Фаина"];

beforeAll(async () => {
  if (!soaking || !browserPath) return;
  w = await World.start();
  await itsAgencies(w);
  browser = await openBrowser();
}, patience(120_000));
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

async function telephone(): Promise<Page> {
  const one = await (await browser!.newContext({ ...phone, timezoneId: "Asia/Novokuznetsk" })).newPage();
  one.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  one.on("pageerror", (error) => errors.push(String(error)));
  return one;
}
/** What whoever hears the page hears at the focus. */
const focused = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent";
/** Goes there by the keyboard alone, and presses. */
async function press(name: RegExp, key = "Enter", on = page): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await on.keyboard.press("Tab");
    if (name.test(await on.evaluate<string>(focused))) return on.keyboard.press(key);
  }
  throw new Error(`The keyboard does not lead to ${name}`);
}
const said = (text: string) => page.getByRole("status").getByText(text).waitFor();
const emailOf = (agencyId: string): string => {
  const [name] = Object.entries(w.agencies).find(([, id]) => id === agencyId)!;
  return `${name.toLowerCase()}@example.org`;
};

/** An organisation answers its letter by the link, on a telephone and by the keyboard. */
async function answers({ stepId, agencyId }: { stepId: string; agencyId?: string }): Promise<void> {
  // An organisation may have letters of several steps, in any order: this one's number stands in its subject.
  const letters = await w.cloud.mail.messages({ to: emailOf(agencyId!) });
  const letter = letters.findLast(({ subject }) => subject.includes(stepId.slice(-6)))!;
  const desk = await telephone();
  await desk.goto(`${w.cloud.urls.api}/respond#${/\/respond#(\S+)/.exec(letter.text)![1]}`);
  await desk.getByRole("heading", { name: "Ваш ответ" }).waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await press(/^Фамилия, имя, отчество/, "End", desk);
  await desk.keyboard.type("Ирина Орехова");
  await press(/^Должность/, "End", desk);
  await desk.keyboard.type("Специалист");
  await press(/^Отчитаться о результате/, "Enter", desk);
  await press(/^Выполнено/, "Space", desk);
  await press(/^Отправить отчёт/, "Enter", desk);
  await desk.getByRole("heading", { name: "Отчёт принят" }).waitFor();
  await desk.context().close();
  await w.cloud.settle();
}

/** The consultation that the family has booked takes place: the specialist says so on the organisation's page. */
async function receives(until: string): Promise<void> {
  await w.cloud.advance(`PT${Math.round((Date.parse(until) - w.cloud.clock.now()) / 1000)}S`);
  const desk = await telephone();
  const link = { tenant, agencyId: w.agencies.resourceCentre as AgencyId, expiresAt: 4e9 };
  const token = await Digest.pageToken(systemCtx(deps(), tenant, "test"), link);
  await desk.goto(`${w.cloud.urls.api}/organisation#${token}`);
  await desk.getByRole("button", { name: "Консультации", exact: true }).click();
  await desk.getByLabel("Чем закончилась?").selectOption("advised");
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole("button", { name: "Сохранить" }).click();
  await desk.getByText("Сохранено. Спасибо!").waitFor();
  await desk.context().close();
  await w.cloud.settle();
}
const hours = (date: string) =>
  w.ok("POST", `/v1/agencies/${w.agencies.resourceCentre}/slots`, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date, from: "10:00", until: "12:00" },
  });
/** By the keyboard, the first hour that there is. */
async function books(day: RegExp): Promise<void> {
  await press(/^Записаться на консультацию/);
  await press(/^Показать свободное время/);
  await page.getByText("время: Новокузнецк, GMT+7").waitFor();
  await press(day);
  await said("Вы записаны.");
  expect(await faultsOf(page)).toEqual([]);
}
const stepOf = async (routeId: string, stage: string, key: string) =>
  (await w.stepsOf(routeId, stage)).find((step) => step.stepKey === key)!;
const proposalFor = async (child: string) => {
  const { items } = await w.ok<{ items: { handoverId: string; childId: string; kind: string; to: object }[] }>(
    "GET",
    "/v1/handovers",
  );
  return items.find(({ childId, kind }) => childId === child && kind === "age")!;
};

describe.runIf(soaking && browserPath)("a foster family, from the first visit to majority", () => {
  let childId: string;
  let routeId: string;
  const guardian = "guardian@example.net";

  it("is known to the authority of guardianship first, which answers on a telephone, and reads that on its page", async () => {
    const person = { surname: "Перепёлкин", givenName: "Тимофей", birthDate: "2008-03-02", sex: "male" };
    const authority = { kind: "guardianship-act", number: "118-р", from: "2025-12-20" };
    const own = { surname: "Снегирёва", givenName: "Зинаида", relation: "guardian", email: guardian, authority };
    const made = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
      person,
      municipality: "novokuznetsk",
      representatives: [own],
      targetGroups: ["foster-family"],
      disability: true,
      educationalNeeds: true,
      attachments: { school: w.agencies.school, health: w.agencies.health, social: w.agencies.social },
    });
    childId = made.childId;
    const consent = { recipient: "route", purpose: "support-route", signedOn: "2026-01-12", expiresOn: "2026-03-01" };
    const dataClasses = ["identity", "health", "education", "social"];
    const representativeId = made.representativeIds[0]!;
    await w.ok("POST", `/v1/children/${childId}/consents`, { representativeId, dataClasses, ...consent });
    const template = "foster-family";
    ({ routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, { template }));
    const { familyId } = await w.ok<{ familyId: string }>("POST", "/v1/families", { childId });
    await w.ok("POST", `/v1/families/${familyId}/links`, { memberId: representativeId });
    await w.cloud.settle();
    const letters = await w.mails(guardian);
    const token = letters.map(({ text }) => /\/family#(\S+)/.exec(text)?.[1]).findLast((one) => one !== undefined);
    page = await telephone();
    await page.goto(`${w.cloud.urls.api}/family#${token}`);
    await page.getByRole("heading", { name: "Здравствуйте, Зинаида!" }).waitFor();
    await page.getByText("Первое посещение замещающей семьи").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const visit = await stepOf(routeId, "FosterCare", "foster-first-visit");
    expect(visit.agencyId).toBe(w.agencies.guardianship);
    await answers(visit);
    expect(await w.step(visit.stepId)).toMatchObject({ status: "completed", result: "performed" });
  });

  it("agrees with the plan by the keyboard, and sees the school of foster parents and the quarter's visit", async () => {
    const [review] = await w.stepsOf(routeId, "CommissionReview");
    await w.complete(review!.stepId);
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    await page.reload();
    await page.getByText("Школа приёмных родителей").waitFor();
    await page.getByText("Посещение замещающей семьи за квартал").first().waitFor();
    await press(/^Я согласен/);
    await said("Вы согласны.");
    expect(await faultsOf(page)).toEqual([]);
  });

  it("books a consultation by the keyboard, comes, and learns; the authority visits in its quarter", async () => {
    await hours("2026-01-19");
    await books(/^19 января 2026/);
    await receives("2026-01-19T11:30:00+07:00");
    await page.reload();
    await page.getByText("состоялась", { exact: true }).waitFor();
    for (const key of ["foster-parents-school", "foster-quarterly-visit"]) {
      const step = await stepOf(routeId, "FosterSupport", key);
      await answers(step);
      expect(await w.step(step.stepId)).toMatchObject({ status: "completed", result: "performed" });
    }
    await page.reload();
    await page.getByText(/^Уже сделано: [3-9]/).waitFor();
    expect(await page.getByText("Школа приёмных родителей").count()).toBe(0);
  });

  it("is handed off before the eighteenth birthday, and nothing of it named anybody on the way", async () => {
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const proposed = await proposalFor(childId);
    expect(proposed.to).toEqual({});
    await w.ok("POST", `/v1/handovers/${proposed.handoverId}/accept`, {});
    await w.cloud.settle();
    expect(await w.route(routeId)).toMatchObject({ status: "handed-over" });
    await page.reload();
    await page.getByText("Открытого маршрута сейчас нет.").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
    await mustNameNobody();
  });
});

describe.runIf(soaking && browserPath)("a family before a birth, from the first talk to early help", () => {
  let childId: string;
  let mother: string;
  let routeId: string;

  it("comes by the code of a sheet, unnamed, and is talked with", async () => {
    const today = new Date(w.cloud.clock.now()).toISOString().slice(0, 10);
    const made = await expecting(w, "2026-06-01", today);
    ({ childId, mother } = made);
    const own = { attachments: { social: w.agencies.social } };
    await w.ok("PATCH", `/v1/children/${childId}`, own, "coordinator", { "if-match": "*" });
    const template = "before-birth";
    ({ routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, { template }));
    await w.cloud.settle();
    page = await telephone();
    await page.goto(`${w.cloud.urls.api}/family#${made.token}`);
    await page.getByRole("heading", { name: "Здравствуйте!" }).waitFor();
    await page.getByText("Первый разговор с семьёй").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const [talk] = await w.stepsOf(routeId, "FirstContact");
    await answers(talk!);
    expect(await w.step(talk!.stepId)).toMatchObject({ status: "completed" });
  });

  it("agrees with what is planned, books by the keyboard, and meets doctor, social help and other parents", async () => {
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    await page.reload();
    await press(/^Я согласен/);
    await said("Вы согласны.");
    await hours("2026-02-02");
    await books(/^2 февраля 2026/);
    await receives("2026-02-02T11:30:00+07:00");
    for (const stage of ["MedicalTalk", "SocialTalk", "PeerMeeting"]) {
      const [step] = await w.stepsOf(routeId, stage);
      await answers(step!);
      expect(await w.step(step!.stepId)).toMatchObject({ status: "completed" });
    }
    await page.reload();
    await page.getByText("состоялась", { exact: true }).waitFor();
    expect(await page.evaluate<string>("document.querySelector('article').innerText")).not.toMatch(telling);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("names herself when the child is there: the page is hers, and early help goes on", async () => {
    const born = new Date(w.cloud.clock.now()).toISOString().slice(0, 10);
    const person = { surname: "Снегирёва", givenName: "Агния", birthDate: born, sex: "female" };
    const named = { representativeId: mother, surname: "Снегирёва", givenName: "Фаина" };
    const body = { person, representatives: [named] };
    await w.ok("POST", `/v1/children/${childId}/birth`, body, "coordinator", { "if-match": "*" });
    await w.cloud.settle();
    const proposed = await proposalFor(childId);
    expect(proposed.to).toMatchObject({ template: "early-help" });
    await w.ok("POST", `/v1/handovers/${proposed.handoverId}/accept`, {});
    await w.cloud.settle();
    expect(await w.route(routeId)).toMatchObject({ status: "handed-over" });
    await page.reload();
    await page.getByRole("heading", { name: "Здравствуйте, Фаина!" }).waitFor();
    await page.getByRole("heading", { name: "Агния" }).waitFor();
    await page.getByText("Что происходит сейчас").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await mustNameNobody();
    for (const { subject, text } of await w.mails()) expect(subject + text).not.toMatch(/беременн|берем\.|диагноз/i);
    expect(errors).toEqual([]);
  });
});

async function mustNameNobody(): Promise<void> {
  for (const { subject, text, html } of await w.mails())
    for (const word of names) expect(subject + text + html).not.toContain(word);
  for (const word of names) expect(w.logs.join("\n")).not.toContain(word);
}
