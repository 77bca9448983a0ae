import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { soaking } from "../faults/parts/soak.ts";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What a region has agreed on: hours at which specialists receive, bodies, agreements, year plans, lists of services; and papers of a child that are
// typed from paper.

// In the soak until the same is shown in less time: what each screen asks, offers and tells is held by rights.test.ts and tells.test.ts.
const shown = Boolean(browserPath) && soaking;

let desk: Desk;
let seat: Seat;
let childId: string;
beforeAll(async () => {
  if (!shown) return;
  desk = await Desk.open("own", "2026-03-16T09:00");
  const { world } = desk;
  await world.cloud.identity.registerAccount({ account: "anna", tenant, role: "coordinator", name: "Анна" });
  childId = await world.registerChild();
  seat = await desk.seat({ as: "anna" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const fill = (label: string, value: string) => seat.dialogue().getByLabel(label).fill(value);
const does = (name: string) => seat.dialogue().getByRole("button", { name, exact: true }).click();
const choose = async (label: string, option: string | RegExp) => {
  await seat.dialogue().getByRole("combobox", { name: label }).click();
  await seat.page.getByRole("option", { name: option }).first().click();
};

describe.runIf(shown)("receptions", () => {
  it("are opened for an organisation by a rule, and stand in its week", async () => {
    await seat.visit(`receptions?agency=${desk.world.agencies.pmpc}`);
    await seat.page.getByRole("heading", { name: "На этой неделе приёма нет" }).waitFor();
    await seat.press("Открыть запись");
    await choose("Услуга", "Консультации для семей");
    await seat.dialogue().getByLabel("Должность").fill("Педагог-психолог");
    await seat.dialogue().getByLabel("Первый день").fill("2026-03-17");
    await seat.dialogue().getByLabel("По вторникам").check();
    await seat.dialogue().getByLabel("По четвергам").check();
    await seat.dialogue().getByLabel("Последний день").fill("2026-05-29");
    await seat.dialogue().getByLabel("С какого часа").fill("09:00");
    await seat.dialogue().getByLabel("До какого часа").fill("12:00");
    await seat.dialogue().getByLabel("Перерыв с").fill("10:30");
    await seat.dialogue().getByLabel("Перерыв до").fill("10:45");
    await does("Открыть запись");
    await seat.said("Запись открыта.");
    await seat.page.getByRole("table", { name: /^Неделя/ }).waitFor();
  });

  it("are booked on the child's page, moved and held", async () => {
    await seat.visit(`children/${childId}?tab=appointments`);
    await seat.press(/^Записать: Педагог-психолог/);
    await choose("Время", "17.03.2026, 10:45");
    await choose("О чём", "речь");
    await seat.dialogue().getByLabel("О чём хочет поговорить семья").fill("Как заниматься дома.");
    await does("Записать");
    await seat.said("Семья записана.");
    expect(await seat.look("child.appointments")).toEqual([]);
    await seat.page.getByRole("table", { name: "Консультации" }).getByRole("link").click();
    await seat.page.getByText("Как заниматься дома.").waitFor();
    await seat.press(/^Перенести/);
    await choose("Время", "19.03.2026, 09:00");
    await does("Перенести");
    await seat.said("Запись перенесена.");
    expect(await seat.look("appointment")).toEqual([]);
    await desk.world.cloud.settle();
    await seat.go(`receptions?agency=${desk.world.agencies.pmpc}`);
    await seat.page.getByRole("link", { name: /^Запись № .*, 09:00$/ }).waitFor();
    expect(await seat.look("receptions")).toEqual([]);
    await seat.go("receptions?municipality=novokuznetsk");
    await seat.row("Педагог-психолог").getByText("17.03.2026, 09:00").waitFor();
    expect(await seat.look("receptions.free")).toEqual([]);
    await seat.visit("appointments?status=booked");
    await seat.page.getByRole("table").getByRole("link").first().waitFor();
    expect(await seat.look("appointments")).toEqual([]);
  });
});

describe.runIf(shown)("bodies and agreements", () => {
  it("forms a body, by the keyboard, and adds a member", async () => {
    await seat.visit("bodies");
    await seat.page.getByRole("button", { name: "Создать группу" }).focus();
    await seat.page.keyboard.press("Enter");
    await fill("Название", "Рабочая группа");
    await choose("Председатель: организация", /^pmpc/);
    await fill("Председатель: должность", "председатель");
    await choose("Секретарь: организация", /^school/);
    await fill("Секретарь: должность", "секретарь");
    await does("Создать группу");
    await seat.said("Группа создана.");
    await seat.press(/^Добавить участника/);
    await choose("Организация", /^social/);
    await fill("Должность", "директор");
    await does("Добавить участника");
    await seat.said("Участник добавлен.");
    await seat.page.getByRole("table", { name: "Участники" }).getByText("директор").waitFor();
    expect(await seat.look("body")).toEqual([]);
    await seat.visit("bodies");
    await seat.page.getByRole("link", { name: "Рабочая группа", exact: true }).waitFor();
    expect(await seat.look("bodies")).toEqual([]);
  });

  it("records an agreement that ends soon, finds it by that, and renews it", async () => {
    await seat.visit("agreements");
    await seat.press("Внести соглашение");
    await fill("О чём", "О взаимодействии при сопровождении");
    await fill("Номер", "12");
    await fill("Дата документа", "2025-04-18");
    await fill("Действует по", "2026-04-18");
    await choose("Сторона 1", /^pmpc/);
    await choose("Сторона 2", /^school/);
    await does("Внести соглашение");
    await seat.said("Документ внесён.");
    await seat.go("agreements?ends=60");
    await seat.page.getByText("осталось 33 дня").waitFor();
    expect(await seat.look("agreements")).toEqual([]);
    await seat.page.getByRole("table").getByRole("link").first().click();
    await seat.press(/^Продлить/);
    await fill("Новый последний день", "2027-04-18");
    await fill("Номер", "12-1");
    await fill("Дата", "2026-03-13");
    await does("Продлить");
    await seat.said("Срок продлён.");
    await seat.page.getByRole("table", { name: "Продления" }).waitFor();
    expect(await seat.look("agreement")).toEqual([]);
  });
});

describe.runIf(shown)("a plan of a year", () => {
  it("is begun, gets a line, is approved by an act, and its line has a result", async () => {
    await seat.visit("year-plans");
    await seat.press("Начать план");
    await seat.dialogue().getByLabel("Новокузнецк").check();
    await does("Начать план");
    await seat.said("План начат");
    await desk.world.cloud.settle();
    await seat.page.reload();
    await seat.settled();
    await seat.press("Добавить строку");
    await fill("Что делается", "День открытых дверей");
    await seat.dialogue().getByLabel("День", { exact: true }).fill("2026-09-20");
    await fill("Или должность, орган", "Управление образования");
    await does("Добавить строку");
    await seat.said("Строка добавлена.");
    await seat.press(/^Утвердить план/);
    await fill("Документ", "Постановление администрации");
    await fill("Номер", "12-п");
    await fill("Дата", "2026-03-13");
    await fill("Кем принят", "Администрация");
    await does("Утвердить план");
    await seat.said("План утверждён.");
    await seat.press(/^Итог: День открытых дверей/);
    await seat.dialogue().getByLabel("сделано", { exact: true }).check();
    await does("Итог");
    await seat.said("Итог записан.");
    await seat.page.getByRole("row").filter({ hasText: "День открытых дверей" }).getByText("выполнено").waitFor();
    expect(await seat.look("year-plan")).toEqual([]);
    await seat.visit("year-plans");
    await seat.page.getByRole("table").getByRole("link").first().waitFor();
    expect(await seat.look("year-plans")).toEqual([]);
  });
});

describe.runIf(shown)("a list of services", () => {
  it("is tried, loaded as a draft, and approved by an act", async () => {
    await seat.visit("service-lists");
    await seat.page.locator("input[type=file]").setInputFiles({
      name: "перечень.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "Услуга;Объём;Примечание\nЗанятия с логопедом;8 занятий в месяц;от 3 лет\nПолёты на Луну;;\nrespite;;",
      ),
    });
    await seat.press("Проверить");
    await seat.page.getByText("1 строка с ошибкой").waitFor();
    expect(await seat.look("service-lists")).toEqual([]);
    await seat.press("Загрузить верные строки");
    await does("Загрузить верные строки");
    await seat.said("Черновик перечня загружен.");
    await seat.press(/^Утвердить редакцию/);
    await fill("Документ", "Приказ министерства");
    await fill("Номер", "77");
    await fill("Дата", "2026-03-13");
    await fill("Кем принят", "Министерство образования");
    await does("Утвердить редакцию");
    await seat.said("Редакция утверждена.");
    expect(await seat.look("service-list")).toEqual([]);
  });
});

describe.runIf(shown)("papers of a child", () => {
  it("are typed from paper, and so is what came of a measure", async () => {
    await seat.visit(`children/${childId}?tab=papers`);
    await seat.press("Записать документ");
    await fill("Номер", "1234.5.42/2026");
    await fill("Кем выдан", "Бюро МСЭ № 5");
    await fill("Действует с", "2026-03-02");
    await fill("Последний день", "2027-03-01");
    await fill("Мероприятие 1", "Курс лечебной физкультуры");
    await seat.dialogue().getByLabel("Медицинская реабилитация").check();
    await does("Записать документ");
    await seat.said("Документ записан.");
    await seat.press(/^Записать итог/);
    await seat.dialogue().getByLabel("выполнено", { exact: true }).check();
    await fill("Когда", "2026-03-10");
    await fill("Или кто исполнил, словами", "Санаторий «Топаз»");
    await does("Записать итог");
    await seat.said("Итог записан.");
    await seat.press(/^История и действия: ИПРА/);
    await seat.page.getByText("16.03.2026: внесён").waitFor();
    expect(await seat.look("child.papers")).toEqual([]);
  });
});
