import type { Browser, Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { canary, World } from "./world.ts";

// A mother and a father come to their child's route by links of their own, on a telephone, by the rights of the deployed functions. A
// browser and a region of its own take long: `npm run soak`.

let w: World;
let routeId: string;
let family: { familyId: string; members: { memberId: string }[] };
let browser: Browser | undefined;
const mother = "mother@example.net";

beforeAll(async () => {
  if (!soaking) return;
  w = await World.start();
  routeId = await w.openRoute();
  const [review] = await w.stepsOf(routeId, "CommissionReview");
  await w.complete(review!.stepId);
  const own = { surname: canary.surname, givenName: "Ольга", relation: "parent", email: mother };
  await w.ok("PATCH", `/v1/children/${w.childId}`, { addRepresentatives: [own] }, "coordinator", { "if-match": "*" });
  family = await w.ok("POST", "/v1/families", { childId: w.childId });
  if (browserPath) browser = await openBrowser();
}, patience(120_000));
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

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

it.runIf(soaking && browserPath)(
  "a mother sees on her telephone what comes, agrees, withdraws a consent, and who has looked",
  async () => {
    const page: Page = await (await browser!.newContext(phone)).newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    let bytes = 0;
    page.on("response", async (response) => {
      bytes += Number(response.headers()["content-length"] ?? 0);
    });
    await page.goto(`${w.cloud.urls.api}/family#${await linkOf(mother)}`);
    await page.getByRole("heading", { name: "Здравствуйте, Ольга!" }).waitFor();
    expect(bytes).toBeLessThan(100_000);
    await page.getByRole("heading", { name: canary.givenName }).waitFor();
    await page.getByText("Что будет дальше").waitFor();
    expect(await faultsOf(page)).toEqual([]);

    // By the keyboard alone.
    const agree = page
      .locator(".answer", { hasText: "План помощи" })
      .getByRole("button", { name: "Я согласен (согласна)" });
    await agree.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Вы согласны.").first().waitFor();

    await page.getByText("Согласия", { exact: true }).click();
    await page.getByRole("button", { name: "Отозвать согласие" }).click();
    await page.getByRole("button", { name: "Точно отозвать? Нажмите ещё раз" }).click();
    await page.getByRole("status").getByText("Согласие отозвано").waitFor();
    const { items } = await w.ok<{ items: { status: string }[] }>("GET", `/v1/children/${w.childId}/consents`);
    expect(items.map(({ status }) => status)).toEqual(["withdrawn"]);

    await page.getByText("Кто смотрел сведения о ребёнке").click();
    await page.getByText("Семья, по личной ссылке").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByText("Телефон потерян или ссылка попала к чужому").click();
    await page.getByRole("button", { name: "Закрыть все мои ссылки" }).click();
    await page.getByLabel("Код с листа, который дал куратор").fill("00000-00000");
    await page.getByRole("button", { name: "Открыть страницу" }).click();
    await page.getByText("Код не подошёл").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // The browser itself tells of the refusal of the code, and of nothing else.
    expect(errors.filter((text) => !text.includes("404"))).toEqual([]);
  },
);
