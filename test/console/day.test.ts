import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// A coordinator's day: what is late is reminded of, what was refused is given to another, by mouse and by keyboard.

let desk: Desk;
let routeId: string;
/** The coordinator, once the time of the first test has gone by. */
let seat: Seat;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  routeId = await desk.world.openSupport();
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const part = (seat: Seat, name: RegExp) =>
  seat.page.getByRole("navigation", { name: "Части дня" }).getByRole("link", { name });

describe.runIf(browserPath)("the day of a coordinator", () => {
  it("begins with what is late, and reminds of all of it at once", async () => {
    const late = (await desk.world.openSteps(routeId)).filter(({ status }) => status === "requested");
    expect(late.length).toBeGreaterThan(1);
    await desk.world.cloud.advance("P30D");
    const seat = await desk.seat({ as: "coordinator" });
    await part(seat, /^Просрочено/).click();
    await seat.at(/\?bucket=overdue$/);
    await seat.rows().first().waitFor();
    const before = (await desk.world.mails()).length;

    await seat.page.getByRole("checkbox", { name: "Выбрать все показанные" }).check();
    await seat.page.getByRole("button", { name: "Напомнить", exact: true }).click();
    const dialogue = seat.page.getByRole("dialog", { name: "Напомнить" });
    await dialogue.getByText("Каждая организация получит одно письмо обо всех своих шагах.").waitFor();
    expect(await seat.faults()).toEqual([]);
    await dialogue.getByRole("button", { name: "Напомнить" }).click();
    await seat.said(/^Готово: [1-9]/);
    await desk.world.cloud.settle();
    await desk.world.cloud.advance("P1D");
    expect((await desk.world.mails()).length).toBeGreaterThan(before);
    await seat.close();
  });

  it("shows whom to call first, as bars and as a table, reminds of all that one has, and keeps the filter in the address", async () => {
    seat = await desk.seat({ as: "coordinator", at: "inbox?bucket=overdue&view=agencies" });
    const table = seat.page.getByRole("table");
    await table.getByRole("columnheader", { name: "Самый ранний срок" }).waitFor();
    await seat.page.locator(".recharts-bar-rectangle").first().waitFor();
    expect(await seat.look("day-agencies")).toEqual([]);
    // Nobody here has two hundred late steps: the page holds one, and the list is that of all organisations.
    await seat.page.route(/\/v1\/inbox\?.*limit=200/, (one) => {
      const url = new URL(one.request().url());
      url.searchParams.delete("agency");
      url.searchParams.set("limit", "1");
      return one.continue({ url: url.href });
    });
    await table.getByRole("button", { name: "Напомнить обо всех" }).first().click();
    const asking = seat.page.waitForRequest(/\/v1\/inbox\/remind$/);
    await seat.page
      .getByRole("dialog", { name: "Напомнить обо всех" })
      .getByRole("button", { name: "Напомнить обо всех" })
      .click();
    const { stepIds } = (await asking).postDataJSON() as { stepIds: string[] };
    const { overdue } = await desk.world.ok<{ overdue: { count: number } }>("GET", "/v1/inbox/counts");
    expect(overdue.count).toBeGreaterThan(1);
    expect(new Set(stepIds).size).toBe(overdue.count);
    await seat.said(/^Готово: [1-9]/);
    await table.getByRole("link", { name: "Показать шаги" }).first().click();
    await seat.at(/\?bucket=overdue&agency=agency_/);
    await seat.rows().first().waitFor();
    await seat.page.reload();
    await seat.settled();
    await seat.rows().first().waitFor();
  });

  it("gives a refused measure to another organisation, by the keyboard alone", async () => {
    const { world } = desk;
    const step = (await world.openSteps(routeId)).find(({ mayDo }) => mayDo.includes("reject"))!;
    await world.ok("POST", `/v1/steps/${step.stepId}/reject`, { cause: "no-specialist", reason: "Нет логопеда." });
    await world.cloud.settle();
    await seat.go("inbox?bucket=rejected");
    await seat.rows().first().waitFor();
    const { keyboard } = seat.page;
    const focused = () => seat.page.evaluate<string>("document.activeElement?.textContent ?? ''");
    /** Goes on until something of that name has the focus. */
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 80 && !name.test(await focused()); i++) await keyboard.press("Tab");
      expect(await focused()).toMatch(name);
    };
    await seat.rows().first().getByRole("link").first().focus();
    await keyboard.press("Enter");
    await seat.page.getByRole("button", { name: "Поручить другой организации" }).waitFor();
    await reach(/^Поручить другой организации$/);
    await keyboard.press("Enter");
    const dialogue = seat.page.getByRole("dialog", { name: "Поручить другой организации" });
    await dialogue.getByText("Что произойдёт").waitFor();
    await dialogue.getByRole("combobox", { name: "Кому поручить" }).focus();
    await keyboard.type("2");
    await seat.page.getByRole("option", { name: /2 \(/ }).first().waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await dialogue.getByRole("checkbox").focus();
    await keyboard.press("Space");
    await dialogue.getByRole("button", { name: "Поручить другой организации" }).focus();
    await keyboard.press("Enter");
    await seat.said("Шаг поручен другой организации.");
    const now = await world.step(step.stepId);
    expect(now.assignment).toBe(step.assignment + 1);
  });

  it("reads a step again that somebody else has changed meanwhile, and a second press is of what stands there now", async () => {
    const { world } = desk;
    const step = (await world.openSteps(routeId)).find(({ mayDo }) => mayDo.includes("accept"))!;
    const seat = await desk.seat({ as: "coordinator", at: `steps/${step.stepId}` });
    await seat.page.getByRole("button", { name: "Отменить шаг" }).click();
    const dialogue = seat.page.getByRole("dialog", { name: "Отменить шаг" });
    await dialogue.getByLabel("Почему").fill("Поручено по ошибке.");
    await world.ok("POST", `/v1/steps/${step.stepId}/accept`);
    seat.expects(/status of 412/);
    await dialogue.getByRole("button", { name: "Отменить шаг" }).click();
    await dialogue.getByRole("alert").filter({ hasText: "нажмите ещё раз" }).waitFor();
    await seat.page.getByText("принят", { exact: true }).waitFor();
    await dialogue.getByRole("button", { name: "Отменить шаг" }).click();
    await seat.said("Шаг отменён.");
    await seat.close();
  });

  it("is read in both schemes and widths, by whoever cannot see it too", async () => {
    await seat.visit("inbox?bucket=overdue");
    await seat.rows().first().waitFor();
    expect(await seat.look("day")).toEqual([]);
    await seat.page.getByRole("button", { name: "Справка" }).click();
    await seat.page.getByRole("region", { name: "Справка: День" }).waitFor();
    await seat.page.getByRole("button", { name: "English" }).click();
    await seat.page.getByRole("heading", { name: "Day", exact: true }).waitFor();
    await seat.page.getByRole("button", { name: "Русский" }).click();
    await seat.page.getByRole("heading", { name: "День", exact: true }).waitFor();
  });

  it("finds a section by the palette", async () => {
    await seat.page.keyboard.press("Control+k");
    await seat.page.getByRole("textbox", { name: "Найти или перейти" }).fill("Дет");
    await seat.page.getByRole("dialog").getByRole("button", { name: "Дети" }).waitFor();
    await seat.page.keyboard.press("Enter");
    await seat.page.getByRole("heading", { name: "Дети" }).waitFor();
  });

  it("is not offered to an organisation, which sees its own steps and answers them", async () => {
    const seat = await desk.seat({ as: "school-1" });
    await seat.page.getByRole("heading", { name: "Шаги" }).waitFor();
    const sections = await seat.page.getByRole("navigation", { name: "Разделы" }).getByRole("link").allTextContents();
    expect(sections).toContain("Шаги");
    expect(sections).not.toContain("День");
    expect(sections).not.toContain("Дети");
    seat.expects(/status of 404/);
    await seat.visit("inbox");
    await seat.page.getByRole("heading", { name: "Такой страницы нет" }).first().waitFor();
    await seat.visit("steps");
    await seat.rows().first().getByRole("link").click();
    await seat.page.getByRole("heading", { name: "Что можно сделать" }).waitFor();
    expect(await seat.page.getByRole("button", { name: "Отменить шаг" }).count()).toBe(0);
    expect(await seat.look("step")).toEqual([]);
    seat.expects(/status of 422/);
    await seat.page.getByRole("button", { name: "Записать итог" }).click();
    const dialogue = seat.page.getByRole("dialog", { name: "Записать итог" });
    await dialogue.getByRole("radio", { name: "не выполнено" }).check();
    await dialogue.getByRole("button", { name: "Записать итог" }).click();
    // What is missing is said beside it, and what was typed stays.
    await dialogue.getByRole("alert").waitFor();
    await dialogue.getByRole("textbox", { name: "Почему" }).fill("Ребёнок болел.");
    await seat.page.reload();
    await seat.settled();
    await seat.page.getByRole("button", { name: "Записать итог" }).click();
    await dialogue.getByText("Восстановлено то, что вы набирали раньше.").waitFor();
    await dialogue.getByRole("radio", { name: "иная причина" }).check();
    await dialogue.getByRole("button", { name: "Записать итог" }).click();
    await seat.said("Итог записан.");
    await seat.close();
  });
});
