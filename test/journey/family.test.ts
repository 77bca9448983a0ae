import * as Digest from "@marshrut/core/digest";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import type { Browser, Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { expecting, telling } from "./expecting.ts";
import { canary, tenant, World } from "./world.ts";

// A mother and a father come to their child's route by links of their own, on a telephone, by the rights of the deployed functions. A
// browser and a region of its own take long: `npm run soak`.

let w: World;
let routeId: string;
let family: { familyId: string; members: { memberId: string }[] };
let browser: Browser | undefined;
let page: Page;
/** What the pages' console said that they should not have. */
const errors: string[] = [];
const mother = "mother@example.net";
const guardian = "guardian@example.net";
/** As offices have them: longer than a small screen is wide. */
const longAddress = "coordinator.of.the.municipality@novokuznetsk.kuzbass.example.org";

beforeAll(async () => {
  if (!soaking) return;
  w = await World.start();
  routeId = await w.openRoute();
  const [review] = await w.stepsOf(routeId, "CommissionReview");
  await w.complete(review!.stepId);
  const own = { surname: canary.surname, givenName: "Ольга", relation: "parent", email: mother };
  await w.ok("PATCH", `/v1/children/${w.childId}`, { addRepresentatives: [own] }, "coordinator", { "if-match": "*" });
  family = await w.ok("POST", "/v1/families", { childId: w.childId });
  const representativeId = family.members[1]!.memberId;
  const term = { signedOn: "2026-01-10", expiresOn: "2029-01-10" };
  const consent = {
    representativeId,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity"],
    ...term,
  };
  await w.ok("POST", `/v1/children/${w.childId}/consents`, consent);
  await meetings();
}, patience(120_000));
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

/** A specialist who receives by video on Mondays, a server for it, and who accompanies the family. */
async function meetings(): Promise<void> {
  const { api, control } = w.cloud.urls;
  const agencyId = w.agencies.resourceCentre!;
  await w.ok("POST", "/v1/tenant/conference-key", {}, "admin");
  const jwt = { issuer: "marshrut", audience: "jitsi" };
  const conference = { urlTemplate: `${control}/conference/{room}`, jwt };
  await Tenant.configure(systemCtx(deps(), tenant, "test"), { ...settingsOf(api, longAddress), conference });
  await w.ok("POST", `/v1/agencies/${agencyId}/slots`, {
    serviceKey: "family-consultation",
    post: "Педагог-психолог",
    place: "video",
    minutes: 60,
    times: { date: "2026-01-19", from: "10:00", until: "13:00", repeat: "FREQ=WEEKLY;UNTIL=20260630" },
  });
  const curator = { agencyId, post: "social-worker", areas: ["social"] };
  await w.ok("POST", `/v1/children/${w.childId}/accompaniments`, curator);
}

/** The token of the newest link to the family's page that went to an address. */
const linkOf = async (to: string): Promise<string> => {
  const links = (await w.mails(to)).map(({ text }) => /\/family#(\S+)/.exec(text)?.[1]);
  return links.findLast((link) => link !== undefined) ?? "";
};
const invite = (memberId: string) => w.ok("POST", `/v1/families/${family.familyId}/links`, { memberId });
const tasks = async () =>
  (await w.ok<{ items: { task: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks")).items.map((i) => i.task.kind);

it.runIf(soaking)("sends the link to her own address, in a letter that names nobody", async () => {
  await invite(family.members[1]!.memberId);
  await w.cloud.settle();
  const [letter] = await w.mails(mother);
  expect(letter!.subject).toBe("Ваша личная страница");
  expect(letter!.text).toContain("Она действует до 12 апреля 2026 г.");
  for (const word of [canary.surname, canary.givenName, "Ольга", canary.measure]) {
    expect(letter!.subject + letter!.text + letter!.html).not.toContain(word);
    expect(w.logs.join("\n")).not.toContain(word);
  }
});

it.runIf(soaking)(
  "takes the father's no by his link, for whom a sheet is printed: a task of the coordinator until he agrees",
  async () => {
    const father = family.members[0]!.memberId;
    const none = await w.call("POST", `/v1/families/${family.familyId}/links`, { memberId: father });
    expect(none).toMatchObject({ status: 422, body: { errors: [{ pointer: "/memberId" }] } });
    await w.ok(
      "PATCH",
      `/v1/children/${w.childId}`,
      { representatives: [{ representativeId: father, email: "father@example.net" }] },
      "coordinator",
      { "if-match": "*" },
    );
    await invite(father);
    await w.cloud.settle();
    const token = await linkOf("father@example.net");
    const open = (action: string, more: object = {}) => w.ok("POST", "/v1/family", { token, action, ...more }, "");
    await open("disagree-plan", { routeId, reason: "Рано." });
    await w.cloud.settle();
    expect(await tasks()).toContain("family-disagrees");
    await open("agree-plan", { routeId });
    await w.cloud.settle();
    expect(await tasks()).not.toContain("family-disagrees");
    await w.ok("POST", "/v1/family/renew", { token }, "");
  },
);

it.runIf(soaking)(
  "prints a sheet with a code for whoever has no mail, which names nobody and gives the link once",
  async () => {
    const memberId = family.members[0]!.memberId;
    const answer = await fetch(`${w.cloud.urls.api}/v1/families/${family.familyId}/sheets`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await w.cloud.identity.token("coordinator")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ memberId }),
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), {
      mergePages: true,
    });
    for (const word of [canary.surname, canary.givenName, canary.guardian]) expect(text).not.toContain(word);
    const [code] = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/.exec(text)!;
    const { token } = await w.ok<{ token: string }>("POST", "/v1/family/code", { code }, "");
    const { page } = await w.ok<{ page: { children: object[] } }>("POST", "/v1/family", { token, action: "show" }, "");
    expect(page.children).toMatchObject([{ childId: w.childId, name: canary.givenName }]);
    expect((await w.call("POST", "/v1/family/code", { code }, "")).status).toBe(404);
  },
);

/** A telephone of a family; what goes wrong on its pages is kept. */
async function telephone(more: object = {}): Promise<Page> {
  const one = await (await browser!.newContext({ ...phone, timezoneId: "Asia/Novokuznetsk", ...more })).newPage();
  one.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  one.on("pageerror", (error) => errors.push(String(error)));
  return one;
}
/** What whoever hears the page hears at the focus. */
const focused = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent";
/** Goes to what is called so by the keyboard alone, as whoever sees no screen does, and presses it. */
async function press(name: RegExp, key = "Enter"): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (name.test(await page.evaluate<string>(focused))) return page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not lead to ${name}`);
}
const said = (text: string) => page.getByRole("status").getByText(text).waitFor();

describe.runIf(soaking && browserPath)("a mother, on her telephone", () => {
  let bytes = 0;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await telephone();
    page.on("response", (response) => {
      bytes += Number(response.headers()["content-length"] ?? 0);
    });
  });

  it("sees what comes and whom to ask, and agrees with the plan by the keyboard", async () => {
    await page.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    await page.getByRole("heading", { name: "Здравствуйте, Ольга!" }).waitFor();
    await page.getByText("Записей пока нет.").waitFor();
    expect(bytes).toBeLessThan(100_000);
    await page.getByRole("heading", { name: canary.givenName }).waitFor();
    await page.getByText("Что будет дальше").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(/^К кому обратиться/);
    await page.getByText("Семью сопровождает: специалист по социальной работе, ").waitFor();
    await page.getByRole("link", { name: "resourceCentre@example.org" }).waitFor();
    await page.getByRole("link", { name: longAddress }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(/^Я согласен/);
    await said("Вы согласны.");
  });

  it("books a consultation by video by the keyboard, moves it, and has it in her calendar", async () => {
    await press(/^Записаться на консультацию/);
    await press(/^Как удобно/, "End");
    await press(/^Показать свободное время/);
    await page.getByText("время: Новокузнецк, GMT+7").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(/^19 января 2026/);
    await said("Вы записаны.");
    await page.getByText("19 января 2026\u00a0г. (понедельник), 10:00").waitFor();
    const saved = page.waitForEvent("download");
    await press(/^В календарь телефона/);
    expect((await saved).suggestedFilename()).toMatch(/\.ics$/);
    await press(/^Перенести/);
    await press(/^19 января 2026.*11:00$/);
    await said("Консультация перенесена.");
    await page.getByText("19 января 2026\u00a0г. (понедельник), 11:00").waitFor();
    expect(await page.getByRole("button", { name: "Войти во встречу" }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("reads whose clock a time is by where she is abroad, across a change of clocks there", async () => {
    const abroad = await telephone({ timezoneId: "Europe/Berlin" });
    await abroad.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    await abroad.getByText("время: Новокузнецк, GMT+7; у вас 05:00").waitFor();
    // At night from the 28th to the 29th of March the clocks of Berlin go on by an hour: those of Novokuznetsk do not.
    await abroad.getByText("Записаться на консультацию").click();
    await abroad.getByRole("button", { name: "Показать свободное время" }).click();
    // The 23rd of February and the 9th of March are days off.
    for (const first of ["19 января", "26 января", "9 февраля", "2 марта", "16 марта"]) {
      await abroad
        .getByText(`${first} 2026\u00a0г. (понедельник)`)
        .nth(first === "19 января" ? 1 : 0)
        .waitFor();
      await abroad.getByRole("button", { name: "Показать более поздние даты" }).click();
    }
    await abroad.getByRole("button", { name: "23 марта 2026\u00a0г. (понедельник), 10:00 — у вас 04:00" }).waitFor();
    await abroad.getByRole("button", { name: "30 марта 2026\u00a0г. (понедельник), 10:00 — у вас 05:00" }).waitFor();
    await abroad.context().close();
  });

  it("keeps what she has typed while the page is loaded or shown anew, cuts off none of it, and says what is wrong in plain words", async () => {
    const open = async () => page.getByText("Спросить, попросить, пожаловаться", { exact: true }).click();
    const words = page.getByLabel("Своими словами, до 4000 знаков");
    const send = () => page.getByRole("button", { name: "Отправить" }).click();
    await page.reload();
    await open();
    await send();
    await said("Напишите, о чём речь.");
    await words.fill("Ж".repeat(10_000));
    await send();
    await said("Написано знаков: 10000, а отправить можно не больше 4000.");
    expect(await words.inputValue()).toHaveLength(10_000);
    await words.fill("Нам нужна коляска,");
    await page.getByRole("button", { name: "Я не согласен (не согласна)" }).first().click();
    await said("Вы не согласны.");
    await open();
    expect(await words.inputValue()).toBe("Нам нужна коляска,");
    await page.getByRole("button", { name: "Я согласен (согласна)" }).first().click();
    await said("Вы согласны.");
    await page.reload();
    await open();
    expect(await words.inputValue()).toBe("Нам нужна коляска,");
    await words.fill("");
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
    // One hand has not loaded so many pages in a minute.
    await w.cloud.advance("PT2M");
  });

  it("asks in her own words by the keyboard, reads the organisation's answer, and has all of it as a paper", async () => {
    await page.reload();
    await press(/^Спросить, попросить, пожаловаться/);
    await press(/^Своими словами/, "End");
    await page.keyboard.type("<b>Когда</b> начнутся занятия?");
    await press(/^Отправить/);
    await said("Принято.");
    await page.getByText("<b>Когда</b> начнутся занятия?").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const { items } = await w.ok<{ items: { familyRequestId: string }[] }>("GET", "/v1/requests");
    const at = `/v1/children/${w.childId}/requests/${items[0]!.familyRequestId}`;
    await w.ok("POST", `${at}/assign`, { agencyId: w.agencies.resourceCentre });
    const desk = await telephone();
    const link = { tenant, agencyId: w.agencies.resourceCentre as AgencyId, expiresAt: 4e9 };
    const token = await Digest.pageToken(systemCtx(deps(), tenant, "test"), link);
    await desk.goto(`${w.cloud.urls.api}/organisation#${token}`);
    await desk.getByRole("button", { name: "Вопросы семей" }).click();
    await desk.getByText("<b>Когда</b> начнутся занятия?").waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await desk.getByLabel("Ваш ответ").fill("С первого февраля.");
    await desk.getByRole("button", { name: "Сохранить" }).click();
    await desk.getByText("Сейчас никто не ждёт ответа.").waitFor();
    await desk.context().close();
    await page.reload();
    await page.getByText("Спросить, попросить, пожаловаться", { exact: true }).click();
    await page.getByText("С первого февраля.").waitFor();
    await page.getByLabel("О чём", { exact: true }).selectOption("correction");
    await page.getByLabel("Что исправить").selectOption("address");
    await page.getByLabel("Своими словами, до 4000 знаков").fill("Мы живём на улице Кирова, 5.");
    await page.getByRole("button", { name: "Отправить" }).click();
    await page.getByText("Мы живём на улице Кирова, 5.").waitFor();
    await page.getByText("Получить все свои сведения").click();
    expect(await faultsOf(page)).toEqual([]);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Документ для чтения (PDF)" }).click();
    expect((await saved).suggestedFilename()).toMatch(/^marshrut-2026-01-\d\d\.pdf$/);
  });

  it("asks for a parent who has been there; each reads how to reach the other once both have agreed", async () => {
    const been = "been-there@example.net";
    await invite(family.members[1]!.memberId);
    const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname: "Берёзкина", givenName: "Лада", birthDate: "2013-02-03", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Берёзкина", givenName: "Зоя", relation: "parent", email: been }],
      disability: true,
      educationalNeeds: true,
    });
    const theirs = await w.ok<typeof family>("POST", "/v1/families", { childId });
    await w.ok("POST", `/v1/families/${theirs.familyId}/links`, { memberId: theirs.members[0]!.memberId });
    await w.cloud.settle();
    const zoya = await telephone();
    await zoya.goto(`${w.cloud.urls.api}/family#${await linkOf(been)}`);
    const say = async (who: typeof zoya, form: string, send: string, answer: string) => {
      const part = who.locator("details.peers");
      await part.locator("summary").first().click();
      await part.getByText(form, { exact: true }).click();
      const fields = part.locator("details", { hasText: form });
      await fields.getByLabel("школа").check();
      await fields.getByLabel("по телефону").check();
      await fields.getByRole("button", { name: send, exact: true }).click();
      await who.getByText(answer).waitFor();
    };
    await say(zoya, "Я готов (готова) поддержать других", "Предложить", "Спасибо! Когда понадобится, спросим.");
    const olga = await telephone();
    await olga.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    await say(olga, "Попросить о разговоре", "Попросить", "Принято: координатор подберёт родителя.");
    await w.cloud.settle();
    expect(await tasks()).toContain("peer-wanted");
    const [asked] = (await w.ok<{ items: { childId: string; peerSupportId: string }[] }>("GET", "/v1/peer-supports"))
      .items;
    const [offer] = (await w.ok<{ items: { offerId: string }[] }>("GET", "/v1/peer-offers")).items;
    const at = `/v1/children/${asked!.childId}/peer-supports/${asked!.peerSupportId}`;
    await w.ok("POST", `${at}/proposal`, { offerId: offer!.offerId });
    await w.cloud.settle();
    for (const who of [olga, zoya]) {
      await who.reload();
      await who.locator("details.peers summary").first().click();
      await who.getByRole("button", { name: "Согласиться", exact: true }).click();
      await who.getByText("Вы согласились.", { exact: true }).waitFor();
    }
    await zoya.getByText("Вы оба согласились. Вот как связаться:").waitFor();
    await zoya.getByRole("link", { name: mother }).waitFor();
    await olga.reload();
    await olga.locator("details.peers summary").first().click();
    await olga.getByRole("link", { name: been }).waitFor();
    expect(await faultsOf(olga)).toEqual([]);
    expect(await olga.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    for (const word of ["Зоя", "Берёзкина", been, canary.surname]) expect(w.logs.join("\n")).not.toContain(word);
    for (const who of [olga, zoya]) await who.context().close();
  });

  it("hands in a photograph and a paper on her telephone, is told what is no paper, and reads what became of them", async () => {
    await invite(family.members[1]!.memberId);
    await w.cloud.settle();
    const olga = await telephone();
    await olga.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    const part = olga.locator("details.handed");
    await part.locator("summary").click();
    const photograph = {
      name: "Справка, лист 1.jpg",
      mimeType: "image/jpeg",
      buffer: await olga.screenshot({ type: "jpeg" }),
    };
    const paper = {
      name: "Справка, лист 2.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n%%EOF\n"),
    };
    const drawing = {
      name: "рисунок.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    };
    await part.getByLabel("Что это").selectOption("certificate");
    await part.getByLabel("Выбрать файлы").setInputFiles([photograph, drawing]);
    await part.getByRole("button", { name: "Передать", exact: true }).click();
    await part
      .locator("li", { hasText: "рисунок.pdf" })
      .getByText(/Принимаются PDF/)
      .waitFor();
    await part.locator("li", { hasText: "рисунок.pdf" }).getByRole("button", { name: "Убрать" }).click();
    await part.getByLabel("Выбрать файлы").setInputFiles([paper]);
    await part.getByRole("button", { name: "Передать остальное" }).click();
    await part.getByText(/^Документ передан/).waitFor();
    expect(await faultsOf(olga)).toEqual([]);
    expect(await olga.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await w.cloud.settle();
    expect(await tasks()).toContain("paper-handed-in");
    const at = `/v1/children/${w.childId}/papers`;
    const [handed] = (await w.ok<{ items: { paperId: string; sheets: { name: string }[] }[] }>("GET", at)).items;
    expect(handed!.sheets.map(({ name }) => name)).toEqual([photograph.name, paper.name]);
    await w.ok("POST", `${at}/${handed!.paperId}/take`, { as: "child" });
    await olga.reload();
    await part.locator("summary").click();
    await part.getByText("Принят: хранится с документами ребёнка.").waitFor();
    expect(await tasks()).not.toContain("paper-handed-in");
    await olga.context().close();
  });

  it("joins a union of parents by the keyboard, says that she comes to its meeting, and leaves", async () => {
    const union = { municipality: "novokuznetsk", name: "Родители вместе", about: "Раз в месяц." };
    const { unionId } = await w.ok<{ unionId: string }>("POST", "/v1/unions", union);
    const meeting = { on: "2026-02-12", time: "18:30", place: "РЦППМС", topic: "Как готовиться к школе" };
    await w.ok("POST", `/v1/unions/${unionId}/meetings`, meeting);
    await page.reload();
    await press(/^Родительские объединения/);
    await page.getByText("Раз в месяц.").waitFor();
    await press(/^Вступить/);
    await said("Вы вступили.");
    await page.getByText("Как готовиться к школе").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(/^Приду/);
    await said("Ждём вас.");
    expect(await w.ok("GET", `/v1/unions/${unionId}`)).toMatchObject({ members: 1, meetings: [{ coming: 1 }] });
    await page.getByRole("button", { name: "Выйти" }).click();
    await page.getByRole("button", { name: "Точно выйти? Нажмите ещё раз" }).click();
    await said("Вы вышли.");
    expect(await w.ok("GET", `/v1/unions/${unionId}`)).toMatchObject({ members: 0 });
  });

  it("says by the keyboard how she wants to be written to, and reads in large print from then on", async () => {
    await page.reload();
    await press(/^Как вам писать/);
    await press(/Присылать новости/, "Space");
    await press(/Крупный шрифт/, "Space");
    expect(await faultsOf(page)).toEqual([]);
    await press(/^Сохранить/);
    await said("Записали, как вам писать.");
    expect(await page.evaluate<string>("document.body.className")).toContain("large");
    expect(await faultsOf(page)).toEqual([]);
    const { members } = await w.ok<{ members: object[] }>("GET", `/v1/families/${family.familyId}`);
    expect(members[1]).toMatchObject({ digest: false, channel: "mail", needs: ["large-print"], languages: ["ru"] });
  });

  it("comes to the meeting in its hour, where the specialist leads, and sees afterwards that it took place", async () => {
    const until = Date.parse("2026-01-19T04:00:00Z") - 5 * 60_000;
    await w.cloud.advance(`PT${Math.round((until - w.cloud.clock.now()) / 1000)}S`);
    await page.reload();
    await page.getByRole("button", { name: "Войти во встречу" }).click();
    await page.getByRole("heading", { name: "Встреча по видео" }).waitFor();
    await page.getByText("участник").waitFor();
    const room = await page.locator("code").textContent();
    expect(w.logs.join("\n")).not.toContain(room);
    expect(JSON.stringify(await w.mails())).not.toContain(room);

    const desk = await telephone();
    const ctx = systemCtx(deps(), tenant, "test");
    const link = { tenant, agencyId: w.agencies.resourceCentre as AgencyId, expiresAt: 4e9 };
    await desk.goto(`${w.cloud.urls.api}/organisation#${await Digest.pageToken(ctx, link)}`);
    await desk.getByRole("button", { name: "Консультации", exact: true }).click();
    await desk.getByRole("button", { name: "Войти во встречу по видео" }).waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await desk.getByRole("button", { name: "Войти во встречу по видео" }).click();
    await desk.getByText("ведущий").waitFor();
    expect(await desk.locator("code").textContent()).toBe(room);

    await w.cloud.advance("PT70M");
    await desk.goBack();
    await desk.getByRole("button", { name: "Консультации", exact: true }).click();
    await desk.getByLabel("Чем закончилась?").selectOption("advised");
    await desk.getByRole("button", { name: "Сохранить" }).click();
    await desk.getByText("Сохранено. Спасибо!").waitFor();
    await desk.getByRole("button", { name: "Сопровождение" }).click();
    await desk.getByText("Был контакт").click();
    await desk.getByText("Пересмотр", { exact: true }).click();
    expect(await faultsOf(desk)).toEqual([]);
    await desk.getByLabel("Когда").fill("2026-01-19");
    await desk.getByRole("button", { name: "Сохранить" }).first().click();
    await desk.getByText("последний контакт 19 января 2026").waitFor();
    await desk.context().close();
    await page.goBack();
    await page.getByText("состоялась", { exact: true }).waitFor();
  });

  it("withdraws her own consent and not the other's, sees who has looked, and can read all of it without styles", async () => {
    await page.getByText("Согласия", { exact: true }).click();
    await page.getByText("Согласие дал другой представитель ребёнка").waitFor();
    await page.getByRole("button", { name: "Отозвать согласие" }).click();
    await page.getByRole("button", { name: "Точно отозвать? Нажмите ещё раз" }).click();
    await said("Согласие отозвано");
    const { items } = await w.ok<{ items: { status: string }[] }>("GET", `/v1/children/${w.childId}/consents`);
    expect(items.map(({ status }) => status)).toEqual(["given", "withdrawn"]);
    await page.getByText("Кто смотрел сведения о ребёнке").click();
    await page.getByText("Вход во встречу по видео").first().waitFor();
    await page.getByText("Семья, по личной ссылке").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);

    const plain = await telephone();
    await plain.route("**/*.css", (route) => route.abort());
    await plain.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    await plain.getByText("состоялась", { exact: true }).waitFor();
    const headings = await plain.getByRole("heading").allTextContents();
    expect(headings.slice(0, 3)).toEqual(["Здравствуйте, Ольга!", canary.givenName, "Что происходит сейчас"]);
    const lines = (await plain.evaluate<string>("document.querySelector('main').innerText")).split("\n");
    for (const line of ["состоялась", "впереди", "время: Новокузнецк, GMT+7"]) expect(lines).toContain(line);
    expect(await plain.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await plain.context().close();
  });

  it("shuts all of her links where her telephone is lost", async () => {
    await page.getByText("Телефон потерян или ссылка попала к чужому").click();
    await page.getByRole("button", { name: "Закрыть все мои ссылки" }).click();
    await said("Готово: все ваши ссылки закрыты.");
    await page.getByLabel("Код с листа, который дал координатор").fill("00000-00000");
    await page.getByRole("button", { name: "Открыть страницу" }).click();
    await page.getByText("Код не подошёл").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("signs in by her account instead, reads the same page, and leaves nothing behind on the telephone", async () => {
    const representative = family.members[1]!.memberId;
    const account = { account: "mother", role: "representative", tenant, representative, name: "Мать" } as const;
    await w.cloud.identity.registerAccount(account);
    const answers: string[] = [];
    page.on("response", (response) => answers.push(response.url()));
    const enter = page.getByRole("button", { name: "Войти по учётной записи" });
    await enter.click();
    await page.getByRole("button", { name: "Отменить" }).click();
    await page.getByText("Войти не получилось.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // A code that somebody else has sent for: this telephone has asked for none.
    await page.goto(`${w.cloud.urls.api}/family?code=stolen&state=guessed`);
    await page.getByText("Войти не получилось.").waitFor();
    expect(answers.filter((url) => url.endsWith("/token"))).toEqual([]);
    await enter.click();
    await page.getByRole("button", { name: "Мать" }).click();
    await page.getByRole("heading", { name: "Здравствуйте, Ольга!" }).waitFor();
    await page.getByText("состоялась", { exact: true }).waitFor();
    expect(answers.filter((url) => url.endsWith("/token"))).toHaveLength(1);
    expect(page.url()).toBe(`${w.cloud.urls.api}/family`);
    const kept = "JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])";
    expect(await page.evaluate(kept)).toBe('[[],[],""]');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Выйти" }).click();
    await enter.waitFor();
    expect(await page.getByText(canary.givenName).count()).toBe(0);
    await page.reload();
    await enter.waitFor();
    expect(w.logs.join("\n")).not.toMatch(/code=|state=/);
    // The browser itself tells of the refusal of the code and of what is no paper, and of the styles that it was not given; of nothing else.
    expect(errors.filter((text) => !/404|415|ERR_FAILED/.test(text))).toEqual([]);
  });
});

describe.runIf(soaking && browserPath)("a father", () => {
  it("says no on his telephone; a guardian takes his place, and his link is dead", async () => {
    page = await telephone();
    await page.goto(`${w.cloud.urls.api}/family#${await linkOf("father@example.net")}`);
    await page.getByRole("button", { name: "Я не согласен (не согласна)" }).first().click();
    await said("Вы не согласны. Координатор свяжется с вами.");
    await w.cloud.settle();
    expect(await tasks()).toContain("family-disagrees");
    await page.getByText("Согласия", { exact: true }).click();
    await page.getByText("Это последнее согласие.").waitFor();
    const father = family.members[0]!.memberId;
    const act = { kind: "guardianship-act", number: "114-р", from: "2026-01-10" };
    const own = { surname: "Сорокина", givenName: "Вера", relation: "guardian", email: guardian, authority: act };
    const replaced = { removeRepresentatives: [father], addRepresentatives: [own] };
    await w.ok("PATCH", `/v1/children/${w.childId}`, replaced, "coordinator", { "if-match": "*" });
    await w.cloud.settle();
    await page.reload();
    await page.getByRole("heading", { name: "Ссылка не открывается" }).waitFor();
    await page.getByText("если ребёнка теперь представляет другой взрослый").waitFor();
    await page.getByRole("link", { name: "Оставьте номер, вам перезвонят" }).waitFor();
    expect(await page.getByText(canary.givenName).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    // Her link has come with the change.
    await page.goto(`${w.cloud.urls.api}/family#${await linkOf(guardian)}`);
    await page.getByRole("heading", { name: "Здравствуйте, Вера!" }).waitFor();
    await page.getByRole("heading", { name: canary.givenName }).waitFor();
  });
});

describe.runIf(soaking && browserPath)("a woman who expects a child, and has not named herself", () => {
  it("sees on a telephone what is next, and nothing that tells of it", async () => {
    const { childId, token } = await expecting(w, "2026-06-01", "2026-01-12");
    await w.ok("POST", `/v1/children/${childId}/routes`, { template: "before-birth" });
    await w.cloud.settle();
    page = await telephone();
    await page.goto(`${w.cloud.urls.api}/family#${token}`);
    await page.getByRole("heading", { name: "Здравствуйте!" }).waitFor();
    await page.getByRole("heading", { name: /^Семья [0-9A-Z]{5}$/ }).waitFor();
    await page.getByText("Первый разговор с семьёй").waitFor();
    await page.getByText("Записаться на консультацию").waitFor();
    // What stands on the screen: all the page's text has «имя и дата рождения» of consents, folded.
    const seen = await page.evaluate<string>("document.querySelector('article').innerText");
    expect(seen).not.toMatch(telling);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
  });
});
