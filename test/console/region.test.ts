import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// The region's quarter: who has reported is seen, reminded, looked through, locked by two persons, and the note is downloaded.

const roadmap = [
  "Программа на 2026 год;;;;",
  "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат",
  "I. Раздел;;;;",
  "1;Консультации для семей, в которых растут дети с ограниченными возможностями здоровья;Образовательные организации;ежеквартально;Справка",
  "2;Обучение педагогов;Образовательные организации;ежеквартально;Справка",
  "3;Конкурс;Образовательные организации;в течение 10 рабочих дней после проведения;Итоги",
].join("\n");

let desk: Desk;
let seat: Seat;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open("own", "2026-03-16T09:00");
  const { world } = desk;
  for (const account of ["anna", "boris"])
    await world.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  await world.openSupport();
  await world.ok("POST", "/v1/roadmaps/imports", {
    format: "csv",
    key: "ministry",
    content: roadmap,
    from: 2026,
    to: 2026,
  });
  await world.ok("POST", "/v1/periods/2026-Q1/open", {});
  await world.cloud.settle();
  seat = await desk.seat({ as: "anna" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

interface Obligations {
  items: { obligationId: string; measureKey: string; agencyId: string; indicators: { key: string; type: string }[] }[];
}
const owed = () => desk.world.ok<Obligations>("GET", "/v1/obligations?period=2026-Q1");

describe.runIf(browserPath)("the quarter", () => {
  it("shows who has not reported, and reminds all of them", async () => {
    await seat.visit("periods");
    await seat.page.getByRole("link", { name: /I квартал 2026/ }).click();
    await seat.page.getByRole("navigation", { name: "Части периода" }).waitFor();
    await seat.rows().nth(1).waitFor();
    expect(await seat.look("period")).toEqual([]);
    await seat.press("Напомнить всем");
    await seat.dialogue().getByText("одно письмо обо всём").waitFor();
    await seat.dialogue().getByRole("button", { name: "Напомнить всем" }).click();
    await seat.said(/^Напомним: [1-9]/);
  });

  it("is opened by its name out of a list, and again where it is open already", async () => {
    await seat.visit("periods");
    await seat.press("Открыть период");
    const period = seat.dialogue().getByRole("combobox", { name: "Период" });
    expect(await period.inputValue()).toBe("I квартал 2026 года");
    await seat.dialogue().getByRole("button", { name: "Открыть период" }).click();
    await seat.said("Период открыт.");
    await seat.at(/periods\/2026-Q1$/);
  });

  it("stands in the overview and in the month's calendar, with what is owed by each day", async () => {
    await seat.visit("overview");
    await seat.page.getByRole("heading", { name: "Сроки этого месяца" }).waitFor();
    await seat.page.getByRole("heading", { name: "Просроченные шаги по видам организаций" }).waitFor();
    await seat.page.locator(".recharts-surface").first().waitFor();
    expect(await seat.look("overview")).toEqual([]);
    await seat.page.getByRole("link", { name: "Открыть календарь" }).click();
    const last = seat.page.getByRole("cell", { name: /31 марта 2026/ });
    await last.getByText(/отчётов не сдано/).waitFor();
    await last.getByRole("link", { name: /^I-1 Консультации/ }).waitFor();
    expect(await seat.look("calendar")).toEqual([]);
    await seat.page.getByRole("link", { name: /апрель 2026/ }).click();
    await seat.at(/\?month=2026-04$/);
    await seat.page.getByRole("heading", { name: /апрель 2026/ }).waitFor();
  });

  it("has its indicators, with targets, by municipality and over periods, and the children behind a number", async () => {
    await seat.visit("indicators?period=2026-Q1&key=children");
    const row = seat.page.getByRole("row").filter({ hasText: "Детей на учёте" });
    await row.getByRole("button", { name: /^Задать цель/ }).click();
    await seat.dialogue().getByLabel("Цель года").fill("1");
    await seat.dialogue().getByRole("button", { name: "Задать цель" }).click();
    await seat.said("Цель задана.");
    await row.getByRole("cell", { name: "1", exact: true }).nth(1).waitFor();
    const parts = { totals: "Все показатели", places: "По муниципалитетам", periods: "По периодам" };
    for (const [view, name] of Object.entries(parts)) {
      await seat.part(name);
      await seat.page.locator("main table, main .empty").first().waitFor();
      expect(await seat.look(`indicators-${view}`)).toEqual([]);
    }
    await seat.part("Дети по возрасту");
    await seat.page.getByRole("table").getByRole("link", { name: "1", exact: true }).first().click();
    await seat.page
      .getByRole("link", { name: /^Карта №/ })
      .first()
      .waitFor();
    expect(await seat.look("indicators-children")).toEqual([]);
  });

  it("takes a report by the keyboard, and shows it to whoever looks through what came", async () => {
    await seat.visit("obligations?period=2026-Q1");
    await seat.rows().first().waitFor();
    expect(await seat.look("obligations")).toEqual([]);
    await seat.rows().first().getByRole("link").first().focus();
    await seat.page.keyboard.press("Enter");
    const hand = seat.page.getByRole("button", { name: "Сдать отчёт" });
    await hand.focus();
    await seat.page.keyboard.press("Enter");
    await seat.dialogue().getByText("Что произойдёт").waitFor();
    for (const one of await seat.dialogue().getByRole("radio", { name: "да" }).all()) {
      await one.focus();
      await seat.page.keyboard.press("Space");
    }
    for (const one of await seat.dialogue().locator("input[inputmode]").all()) await one.fill("4");
    await seat.dialogue().getByLabel("Пояснение").fill("Проведены консультации.");
    expect(await seat.faults()).toEqual([]);
    await seat.dialogue().getByRole("button", { name: "Сдать отчёт" }).focus();
    await seat.page.keyboard.press("Enter");
    await seat.said("Отчёт сдан.");
    await seat.page.getByText("Проведены консультации.").waitFor();
    expect(await seat.look("obligation")).toEqual([]);
  });

  it("accepts what came at once, and returns one with its reason", async () => {
    await seat.visit("obligations?period=2026-Q1&status=submitted");
    await seat.rows().first().waitFor();
    await seat.page.getByRole("checkbox", { name: "Выбрать все показанные" }).check();
    await seat.press("Принять отмеченные");
    await seat.dialogue().getByRole("button", { name: "Принять отмеченные" }).click();
    await seat.said("Принято: 1.");
    await seat.go("obligations?period=2026-Q1&status=accepted");
    await seat.rows().first().getByRole("link").first().click();
    await seat.press("Вернуть");
    await seat.dialogue().getByLabel("Причина").fill("Нет числа семей.");
    await seat.dialogue().getByRole("button", { name: "Вернуть" }).click();
    await seat.said("Отчёт возвращён.");
    await seat.page.getByText("Нет числа семей.").waitFor();
  });

  it("is locked before its time by two persons, who read what that means", async () => {
    await seat.visit("periods/2026-Q1");
    await seat.press("Закрыть период");
    await seat
      .dialogue()
      .getByText(/Останутся несданными \d+ отчёт/)
      .waitFor();
    await seat.dialogue().getByLabel("Причина").fill("Отчёты собраны раньше срока.");
    seat.expects(/status of 202/);
    await seat.dialogue().getByRole("button", { name: "Закрыть период" }).click();
    await seat.said("Нужно подтверждение второго сотрудника");
    const second = await desk.seat({ as: "boris", at: "confirmations" });
    await second.page
      .getByRole("button", { name: /^Прочитать и решить/ })
      .first()
      .click();
    await second.page.getByRole("button", { name: /^Подтвердить/ }).click();
    await second.dialogue().getByRole("button", { name: "Подтвердить" }).click();
    await second.said("Подтверждено и выполнено.");
    await second.close();
    await desk.world.cloud.settle();
    await seat.go("periods/2026-Q1?view=documents");
    await seat.page.getByText("Редакция 1").first().waitFor();
    await seat.press("Подготовить справку");
    await desk.world.cloud.settle();
    const file = seat.page.getByRole("button", { name: /^Скачать: Аналитическая справка/ }).first();
    const [kept] = await Promise.all([seat.page.waitForEvent("download"), file.click()]);
    expect(kept.suggestedFilename()).toMatch(/\.docx$/);
    expect(await seat.look("period-documents")).toEqual([]);
    for (const [view, name] of Object.entries({ measures: "По мероприятиям", figures: "Цифры отчёта" })) {
      await seat.part(name);
      await seat.page.getByRole("table").first().waitFor();
      expect(await seat.look(`period-${view}`)).toEqual([]);
    }
  });
});

describe.runIf(browserPath)("a roadmap", () => {
  it("is tried first, then loaded as the next edition, and a row that was not understood gets its rule", async () => {
    await seat.visit("roadmaps");
    const next = `${roadmap}\n4;Открытые уроки;Образовательные организации;ежегодно;Справка`;
    await seat.page
      .locator("input[type=file]")
      .setInputFiles({ name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(next) });
    await seat.page.getByLabel("Ключ карты").fill("ministry");
    await seat.page.getByLabel("С какого года").fill("2026");
    await seat.page.getByLabel("По какой год").fill("2026");
    await seat.press("Проверить");
    await seat.page.getByText(/I-4: добавлено/).waitFor();
    expect(await seat.look("roadmaps")).toEqual([]);
    await seat.press("Загрузить");
    await seat.dialogue().getByText("Карта станет действующей").waitFor();
    await seat.dialogue().getByRole("button", { name: "Загрузить" }).click();
    await seat.said("Дорожная карта загружена.");
    await seat.page.getByRole("link", { name: "Открыть карту" }).click();
    await seat.page.getByRole("heading", { level: 1, name: "Программа на 2026 год" }).waitFor();
    await seat.page.getByText(/I-4: добавлено/).waitFor();
    expect(await seat.look("roadmap")).toEqual([]);
    await seat.press("Задать правило срока");
    await seat.dialogue().getByRole("radio", { name: "каждый квартал" }).check();
    await seat.dialogue().getByLabel("Месяц").fill("3");
    await seat.dialogue().getByLabel("День").fill("25");
    await seat.dialogue().getByLabel("Почему так").fill("Договорились с департаментом.");
    await seat.dialogue().getByRole("button", { name: "Задать правило срока" }).click();
    await seat.said("Правило задано.");
    await seat.page.getByText("задано вручную", { exact: true }).waitFor();
  });
});

describe.runIf(browserPath)("an organisation", () => {
  it("sees its own reports alone, and neither periods of the region nor its roadmaps' import", async () => {
    const school = await desk.seat({ as: "school-1", at: "obligations?period=2026-Q1" });
    await school.rows().first().waitFor();
    const { items } = await owed();
    expect(await school.rows().count()).toBeLessThan(items.length);
    school.expects(/status of 404/);
    await school.visit("periods/2026-Q1");
    await school.page.getByRole("heading", { level: 1, name: "Такой страницы нет" }).waitFor();
    await school.close();
  });
});
