import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// Who is at the console: in, out, and in again in the middle of something.

let desk: Desk;
beforeAll(async () => {
  if (browserPath) desk = await Desk.open();
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const tokens = /\/token$/;
/** Whatever a script could find of a token, had it been let in. */
const kept = (page: Page) =>
  page.evaluate<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");

describe.runIf(browserPath)("whoever opens the console", () => {
  it("signs in by one click, and lands where the link led", async () => {
    const seat = await desk.seat();
    await seat.page.goto(`${desk.url}children?municipality=novokuznetsk`);
    await seat.page.getByRole("button", { name: "Координатор маршрутов" }).click();
    await seat.settled();
    const { pathname, search } = new URL(seat.page.url());
    expect([pathname, search]).toEqual(["/console/children", "?municipality=novokuznetsk"]);
    // Neither in an address nor where another script would find it.
    expect(await kept(seat.page)).not.toMatch(/eyJ|code_verifier|verifier/);
    await seat.close();
  });

  it("is asked nothing after a reload, nor in another tab, and stays where they were", async () => {
    const seat = await desk.seat({ as: "coordinator", at: "children" });
    await seat.page.reload();
    await seat.settled();
    expect(new URL(seat.page.url()).pathname).toBe("/console/children");
    const tab = await seat.tab();
    await tab.goto(desk.url);
    await tab.locator("main h1").first().waitFor();
    await seat.close();
  });

  it("is told so when they do not sign in, and may try again", async () => {
    const seat = await desk.seat();
    await seat.page.goto(desk.url);
    await seat.page.getByRole("button", { name: "Отменить" }).click();
    await seat.page.getByRole("heading", { name: "Войти не получилось" }).waitFor();
    expect(await seat.faults()).toEqual([]);
    await seat.page.getByRole("button", { name: "Войти" }).click();
    await seat.page.locator('button[value="coordinator"]').click();
    await seat.settled();
    await seat.close();
  });

  it("is not taken for somebody else by an answer that nobody has asked for", async () => {
    const seat = await desk.seat();
    await seat.page.goto(`${desk.url}signed-in?code=stolen&state=guessed`);
    await seat.page.getByRole("heading", { name: "Войти не получилось" }).waitFor();
    expect(new URL(seat.page.url()).search).toBe("");
    await seat.close();
  });
});

describe.runIf(browserPath)("whoever signs out", () => {
  it("leaves nothing behind, is signed out in every tab, and is asked who they are the next time", async () => {
    const seat = await desk.seat({ as: "coordinator" });
    const tab = await seat.tab();
    await tab.goto(desk.url);
    await tab.locator("main h1").first().waitFor();
    // What lies behind another tab is drawn some seconds later.
    await seat.page.bringToFront();
    await seat.page.evaluate("sessionStorage.setItem('marshrut.draft.child', 'Канарейкина')");
    await seat.page.getByRole("button", { name: "Учётная запись" }).click();
    await seat.page.getByRole("menuitem", { name: "Выйти" }).click();
    await seat.page.getByRole("button", { name: "Выйти" }).click(); // at the provider
    await seat.page.getByRole("heading", { name: "Вы вышли" }).waitFor();
    expect(await kept(seat.page)).not.toContain("Канарейкина");
    expect(await seat.faults()).toEqual([]);
    await tab.getByRole("heading", { name: "Вы вышли" }).waitFor();
    await seat.page.getByRole("button", { name: "Войти" }).click();
    await seat.page.getByRole("heading", { name: "Кто входит?" }).waitFor();
    await seat.close();
  });
});

describe.runIf(browserPath)("a session that ends in the middle of a form", () => {
  /** The provider renews no more, and the API has let go of the token. */
  async function endSession(seat: Seat): Promise<void> {
    await seat.page.route(tokens, (route) =>
      route.request().postData()?.includes("refresh_token")
        ? route.fulfill({ status: 400, json: {} })
        : route.continue(),
    );
    seat.expects(/status of 40[01]/);
    await desk.world.cloud.advance("PT2H");
  }

  it("lets her sign in again beside it, and sends what she had typed", async () => {
    const seat = await desk.seat({ as: "admin", at: "settings" });
    const { page } = seat;
    await page.getByRole("button", { name: "Изменить название" }).click();
    const form = page.getByRole("dialog", { name: "Изменить название" });
    await form.getByLabel("Название (по-русски)").fill("Область, где учатся все");
    await form.getByLabel("Название (по-английски)").fill("Where everybody learns");
    await endSession(seat);
    await form.getByRole("button", { name: "Изменить название" }).click();
    const ended = page.getByRole("dialog", { name: "Сеанс закончился" });
    await ended.waitFor();
    expect(await form.getByLabel("Название (по-русски)").inputValue()).toContain("где учатся все");
    const beside = await seat.beside(() => page.getByRole("button", { name: "Войти снова" }).click());
    await ended.waitFor({ state: "hidden" });
    // Who is signed in at the provider is asked nothing there; whether a browser lets it close by itself is the browser's.
    const said = beside.getByRole("heading", { name: "Вы снова вошли" });
    await expect.poll(async () => beside.isClosed() || said.isVisible().catch(() => beside.isClosed())).toBe(true);
    await form.waitFor({ state: "hidden" });
    await page.getByText("Область, где учатся все", { exact: true }).waitFor();
    await seat.close();
  });

  it("sends nothing of hers where another person signs in", async () => {
    const seat = await desk.seat({ as: "admin", at: "settings" });
    const { page } = seat;
    await page.getByRole("button", { name: "Изменить название" }).click();
    const form = page.getByRole("dialog", { name: "Изменить название" });
    await form.getByLabel("Название (по-русски)").fill("Не тот");
    await form.getByLabel("Название (по-английски)").fill("Another");
    await endSession(seat);
    await form.getByRole("button", { name: "Изменить название" }).click();
    await page.getByRole("dialog", { name: "Сеанс закончился" }).waitFor();
    expect(await seat.faults()).toEqual([]);
    // At the provider somebody else has signed in meanwhile.
    const tab = await seat.tab();
    await tab.goto(new URL("/session/end", desk.world.cloud.urls.identity).href);
    await tab.getByRole("button", { name: "Выйти" }).click();
    await tab.getByRole("heading", { name: "Вы вышли" }).waitFor();
    await page.bringToFront();
    const beside = await seat.beside(() => page.getByRole("button", { name: "Войти снова" }).click());
    await beside.locator('button[value="coordinator"]').click();
    await page.getByRole("heading", { level: 1, name: "Такой страницы нет" }).waitFor();
    expect(await kept(page)).not.toContain("Не тот");
    const { settings } = await desk.world.ok<{ settings: { name: { ru: string } } }>(
      "GET",
      "/v1/tenant/settings",
      undefined,
      "admin",
    );
    expect(settings.name.ru).not.toBe("Не тот");
    await seat.close();
  });

  it("goes on by itself while the provider renews it", async () => {
    const seat = await desk.seat({ as: "coordinator" });
    seat.expects(/status of 401/);
    await desk.world.cloud.advance("PT2H");
    await seat.page.getByRole("link", { name: "Сегодня" }).click();
    await seat.settled();
    expect(await seat.page.getByRole("dialog").count()).toBe(0);
    await seat.close();
  });
});

describe.runIf(browserPath)("a page of the console", () => {
  it("lets no script or style in that is not its own, and asks nobody but us", async () => {
    const seat = (await desk.seat({ as: "coordinator" })).expects(/Content Security Policy|net::ERR_/);
    const done = await seat.page.evaluate<string[]>(`(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.inline = true";
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(script, style);
      const elsewhere = await fetch("http://127.0.0.1:9/steal").then(() => "sent", () => "stopped");
      const shown = getComputedStyle(document.body).display;
      return [String(globalThis.inline), shown, elsewhere];
    })()`);
    expect(done).toEqual(["undefined", "block", "stopped"]);
    await seat.close();
  });

  it("says that there is no network, keeps what is there, and goes on when it is back", async () => {
    const seat = await desk.seat({ as: "coordinator", at: "inbox" });
    await seat.network("none");
    const { page } = seat;
    await page.getByRole("link", { name: "Сегодня" }).click();
    await page.getByRole("alert").filter({ hasText: "Нет связи" }).first().waitFor();
    await seat.network("fine");
    await page.getByRole("button", { name: "Повторить" }).first().click();
    await page.getByRole("heading", { name: "Здесь пусто" }).waitFor();
    await seat.close();
  });
});
