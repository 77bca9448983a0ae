import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What goes wrong around a form: names too long, a network that is slow, two tabs, the browser's own way back.

let desk: Desk;
let seat: Seat;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  seat = await desk.seat({ as: "coordinator" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const dialog = () => seat.page.getByRole("dialog");
const wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
const school = () => `agencies/${desk.world.agencies.school}`;
const edit = (of = seat.page) => of.getByRole("button", { name: "Исправить", exact: true });

describe.runIf(browserPath)("a form", () => {
  it("says beside the field that a name of four hundred letters is too long, and keeps it; one of two hundred stays in its place", async () => {
    const { page } = seat;
    await seat.visit(school());
    await edit().click();
    const name = dialog().getByLabel("Краткое название");
    await name.fill("Щ".repeat(400));
    seat.expects(/status of 422/);
    await dialog().getByRole("button", { name: "Исправить", exact: true }).click();
    await dialog().locator(".mantine-InputWrapper-error").waitFor();
    expect(await name.inputValue()).toHaveLength(400);
    const longest = `<b>${"Щ".repeat(60)}</b>\u202eоборот`;
    await name.fill(longest);
    await dialog().getByRole("button", { name: "Исправить", exact: true }).click();
    await dialog().waitFor({ state: "hidden" });
    await page
      .getByRole("heading", { level: 1 })
      .filter({ hasText: "Щ".repeat(60) })
      .waitFor();
    expect(await page.locator("main b").count()).toBe(0);
    for (const width of [375, 900, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate(wide), String(width)).toBe(false);
    }
  });

  it("is there again after the way back and forth, with what was typed, and the list with its filter", async () => {
    const { page } = seat;
    await seat.visit("agencies?kind=health");
    await page.getByRole("table").getByRole("link").first().click();
    await edit().click();
    await dialog().getByLabel("Краткое название").fill("Детская поликлиника");
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Организации" }).waitFor();
    expect(new URL(page.url()).search).toBe("?kind=health");
    await page.goForward();
    await edit().click();
    expect(await dialog().getByLabel("Краткое название").inputValue()).toBe("Детская поликлиника");
    await page.keyboard.press("Escape");
  });

  it("in two tabs shows the second what the first has written, before it is written over", async () => {
    const tab = await seat.tab();
    for (const page of [seat.page, tab]) {
      await page.goto(`${desk.url}agencies/${desk.world.agencies.social}`);
      await edit(page).click();
      await page.getByRole("dialog").getByLabel("Краткое название").waitFor();
    }
    const write = async (page: typeof tab, name: string) => {
      const form = page.getByRole("dialog");
      await form.getByLabel("Краткое название").fill(name);
      await form.getByRole("button", { name: "Исправить", exact: true }).click();
    };
    await write(tab, "Центр А");
    await tab.getByRole("heading", { level: 1, name: "Центр А" }).waitFor();
    seat.expects(/status of 412/);
    await write(seat.page, "Центр Б");
    await dialog().getByRole("cell", { name: "Центр А" }).waitFor();
    await tab.close();
  });

  it("is sent once over a network that answers late, however often it is pressed", async () => {
    const { page } = seat;
    await seat.visit(`agencies/${desk.world.agencies.resourceCentre}`);
    await page.getByRole("button", { name: "Добавить адрес" }).click();
    await dialog().getByLabel("Рабочий адрес почты").fill("pozdno@example.org");
    await seat.network({ waitMs: 700 });
    await dialog().getByRole("button", { name: "Добавить адрес" }).dblclick();
    await page.getByRole("cell", { name: "pozdno@example.org", exact: true }).waitFor();
    await seat.network("fine");
    const { contacts } = await desk.world.ok<{ contacts: { email: string }[] }>(
      "GET",
      `/v1/agencies/${desk.world.agencies.resourceCentre}`,
    );
    expect(contacts.filter(({ email }) => email === "pozdno@example.org")).toHaveLength(1);
  });
});
