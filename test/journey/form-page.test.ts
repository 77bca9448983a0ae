import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { World } from "./world.ts";

// A form is answered on a telephone by its link: by the keyboard, with a draft that outlives the telephone, by the rights of the deployed
// functions. A browser and a region of its own take long: `npm run soak`.

let w: World;
let browser: Browser | undefined;
let page: Page;
let asked: { url: string; responseId: string };
const errors: string[] = [];
const words = (ru: string, en: string) => ({ ru, en });

/** One of each kind, with what comes up only then. */
const items = [
  { kind: "note", key: "hello", text: words("Не пишите имён. <b>Это важно</b>", "Name nobody.") },
  { kind: "yes-no", key: "pain", text: words("Что-то болит?", "Does anything hurt?"), required: true },
  {
    kind: "scale",
    key: "how",
    text: words("Насколько сильно?", "How much?"),
    required: true,
    from: 0,
    to: 10,
    ends: { from: words("совсем нет", "not at all"), to: words("очень", "very") },
    when: { join: "all", tests: [{ key: "pain", is: "=", value: true }] },
  },
  { kind: "group", key: "life", text: words("О жизни дома", "Life at home") },
  {
    kind: "many",
    key: "helps",
    in: "life",
    text: words("Что помогает?", "What helps?"),
    options: [
      { code: "sleep", text: words("Сон", "Sleep") },
      { code: "walk", text: words("Прогулка", "A walk") },
    ],
  },
  {
    kind: "number",
    key: "hours",
    in: "life",
    text: words("Сколько часов сна?", "Hours of sleep?"),
    min: 0,
    max: 24,
    decimals: 1,
  },
  { kind: "date", key: "since", text: words("С какого дня?", "Since which day?") },
  { kind: "table", key: "drugs", text: words("Лекарства", "Medicines"), rows: { max: 2 } },
  { kind: "text", key: "name", in: "drugs", text: words("Название", "Name"), required: true },
];

beforeAll(async () => {
  if (!soaking || !browserPath) return;
  w = await World.start();
  const content = { title: words("Как дела", "How are you"), subject: "nobody", items };
  const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { content });
  await w.ok("POST", `/v1/forms/${formId}/approve`, { act: { number: "1", date: "2026-01-10" } });
  asked = await w.ok("POST", "/v1/responses", { formId, subject: { kind: "nobody" }, closesOn: "2026-01-31" });
  browser = await openBrowser();
  page = await telephone();
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
const handedIn = async () => (await w.ok<{ answers?: object }>("GET", `/v1/responses/${asked.responseId}`)).answers;
/** What of a draft is there for whoever has the link: a draft of somebody without a name is shown to nobody else. */
const kept = async () => {
  const view = { token: asked.url.split("#")[1]!, action: "view" };
  return (await w.ok<{ answers?: object }>("POST", "/v1/forms/respond", view, "")).answers;
};

describe.runIf(soaking && browserPath)("a form on a telephone", () => {
  it("shows its questions as they come up, and markup as text", async () => {
    await page.goto(asked.url);
    await page.getByRole("heading", { name: "Как дела" }).waitFor();
    await page.getByText("Не пишите имён. <b>Это важно</b>").waitFor();
    await page.getByText("Ответы принимают по 31 января 2026").waitFor();
    expect(await page.getByText("Насколько сильно?").isVisible()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    // By the keyboard: the first answer is the first thing that can be pressed after the switch of languages.
    await page.getByLabel("Да").focus();
    await page.keyboard.press("Space");
    await page.getByText("Насколько сильно?").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("keeps a draft on the server, which another telephone goes on with", async () => {
    await page.getByRole("group", { name: "Насколько сильно?" }).getByLabel("7", { exact: true }).check();
    await page.getByLabel("Прогулка").check();
    await page.getByLabel("Сколько часов сна?").fill("7,5");
    await page.getByText("Черновик сохранён.").waitFor();
    expect(await kept()).toEqual({ pain: true, how: 7, helps: ["walk"], hours: 7.5 });
    const other = await telephone();
    await other.goto(asked.url);
    await other.getByText("Насколько сильно?").waitFor();
    expect(await other.getByLabel("Прогулка").isChecked()).toBe(true);
    expect(await other.getByLabel("Сколько часов сна?").inputValue()).toBe("7,5");
    await page.close();
    page = other;
  });

  it("keeps no draft that is wrong without a word, and asks which answers stay where two telephones differ", async () => {
    await page.getByLabel("Сколько часов сна?").fill("25");
    await page.getByText("Черновик не сохранён: посмотрите отмеченные ответы.").waitFor();
    await page.getByText("Здесь нужно: не меньше 0, не больше 24.").waitFor();
    const other = await telephone();
    await other.goto(asked.url);
    await page.getByLabel("Сколько часов сна?").fill("6");
    await page.getByText("Черновик сохранён.").waitFor();
    expect(await page.getByText("Здесь нужно: не меньше 0").isVisible()).toBe(false);
    await other.getByLabel("Сон").check();
    const which = other.getByText("Анкету заполняли и в другом окне или на другом телефоне");
    await which.waitFor();
    expect(await faultsOf(other)).toEqual([]);
    expect(await kept()).toMatchObject({ helps: ["walk"], hours: 6 });
    await other.keyboard.press("Enter");
    await other.getByText("Черновик сохранён.").waitFor();
    expect(await kept()).toMatchObject({ helps: ["sleep", "walk"], hours: 7.5 });
    await other.close();
    // Without a network for a moment: it is said, and tried again.
    await page.context().setOffline(true);
    await page.getByLabel("Сколько часов сна?").fill("7");
    await page.getByText("Нет связи: черновик пока не сохранён.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("Анкету заполняли и в другом окне").waitFor();
    await page.getByRole("button", { name: "Показать те ответы" }).click();
    await page.getByText("Насколько сильно?").waitFor();
    expect(await page.getByLabel("Сколько часов сна?").inputValue()).toBe("7,5");
    await page.getByLabel("Сон").uncheck();
    await page.getByText("Черновик сохранён.").waitFor();
  });

  it("says at its question what is wrong, goes there, and is handed in once it is right", async () => {
    await page.getByLabel("Сколько часов сна?").fill("25");
    await page.getByRole("button", { name: "Добавить строку" }).click();
    await page.getByRole("button", { name: "Сдать ответы" }).click();
    await page.getByText("Здесь нужно: не меньше 0, не больше 24.").waitFor();
    await page.getByText("Здесь нужно: ответ на этот вопрос.").waitFor();
    expect(await page.evaluate("document.activeElement.labels[0].textContent")).toContain("Сколько часов сна?");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel("Сколько часов сна?").fill("8");
    await page.getByLabel("Название").fill("Сироп");
    await page.getByRole("button", { name: "Сдать ответы" }).click();
    await page.getByRole("heading", { name: "Спасибо, ответы приняты" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await handedIn()).toEqual({ pain: true, how: 7, helps: ["walk"], hours: 8, drugs: [{ name: "Сироп" }] });
    await page.reload();
    await page.getByRole("heading", { name: "Спасибо, ответы приняты" }).waitFor();
    expect(await page.getByText("Сироп").count()).toBe(0);
  });

  it("in English too, and over when it is closed", async () => {
    await w.ok("POST", `/v1/responses/${asked.responseId}/reopen`, { reason: "Поправить" });
    await page.reload();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "How are you" }).waitFor();
    await page.getByText("Hours of sleep?").waitFor();
    await w.ok("POST", `/v1/responses/${asked.responseId}/close`, { reason: "Больше не нужно" });
    await page.getByRole("button", { name: "Hand the answers in" }).click();
    await page.getByText("Answers are taken no more.").waitFor();
    // The refusals and the lost network that were provoked are the browser's own lines.
    expect(errors.filter((line) => !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
  });
});
