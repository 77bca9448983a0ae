import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { canary } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat, widths } from "./desk.ts";

// Children: a list comes in with its mistakes, a child is found, its card corrected by two at once, its page read in every tab.

let desk: Desk;
let seat: Seat;
let routeId: string;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  routeId = await desk.world.openRoute();
  seat = await desk.seat({ as: "coordinator", at: "children/import" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const listOf = (lines: readonly string[]) => ({
  name: "дети.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Фамилия;Имя;Отчество;Дата рождения;Пол;Муниципалитет;Инвалидность;ОВЗ;Представитель: фамилия;Представитель: имя;Кем приходится;Телефон",
      ...lines,
    ].join("\n"),
  ),
});

describe.runIf(browserPath)("a list of children", () => {
  it("is tried first, mended, and brought in, and rows that were right are not doubled", async () => {
    const right = "Аверин;Лев;Ильич;03.02.2017;м;novokuznetsk;да;нет;Аверина;Мария;мать;+7 900 000-00-01";
    const wrong = "Белова;Ника;Олеговна;31.02.2018;ж;novokuznetsk;да;да;Белова;Анна;мать;+7 900 000-00-02";
    const input = seat.page.locator("input[type=file]");
    await input.setInputFiles(listOf([right, wrong]));
    await seat.page.getByRole("heading", { name: "Что исправить" }).waitFor();
    await seat.page.getByText("1 строка с ошибкой").waitFor();
    expect(await seat.look("import")).toEqual([]);
    // Nothing has been written yet.
    expect((await desk.world.ok<{ items: unknown[] }>("GET", "/v1/children?query=Аверин")).items).toEqual([]);

    await seat.page.getByRole("button", { name: "Записать верные строки" }).click();
    const dialogue = seat.page.getByRole("dialog");
    await dialogue.getByText("1 ребёнок будет поставлен на учёт.").waitFor();
    await dialogue.getByRole("button", { name: "Записать верные строки" }).click();
    await seat.page.getByText("записан 1 ребёнок").waitFor();
    const saved = seat.page.waitForEvent("download");
    await seat.page.getByRole("button", { name: "Скачать строки с ошибками" }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);

    await input.setInputFiles(listOf([right, wrong.replace("31.02", "28.02")]));
    await seat.page.getByRole("button", { name: "Записать верные строки" }).click();
    await dialogue.getByRole("button", { name: "Записать верные строки" }).click();
    await seat.page.getByRole("heading", { name: "Загрузка", exact: true }).waitFor();
    await desk.world.cloud.settle();
    const { items } = await desk.world.ok<{ items: unknown[] }>("GET", "/v1/children?query=Аверин");
    expect(items).toHaveLength(1);
    const mended = await desk.world.ok<{ items: { childId: string }[] }>("GET", "/v1/children?query=Белова");
    expect(mended.items).toHaveLength(1);

    // The first route of who was brought in: by age, and what stands still without consent leads to the consents.
    await seat.go(`children/${mended.items[0]!.childId}?tab=route`);
    await seat.page.getByRole("button", { name: "Открыть маршрут" }).click();
    const opening = seat.page.getByRole("dialog", { name: "Открыть маршрут" });
    // What fits is chosen already, and nothing else is offered.
    await expect.poll(() => opening.getByRole("radio").count()).toBe(1);
    expect(await opening.getByRole("radio", { name: "Школьный возраст, от 7 до 16 лет" }).isChecked()).toBe(true);
    await opening.getByRole("button", { name: "Открыть маршрут" }).click();
    await seat.said(/^Маршрут открыт\./);
    // The steps are made after it has said that the route is open.
    await seat.page.getByRole("list", { name: "Этапы" }).getByRole("link").first().click();
    await seat.page.getByRole("link", { name: "К согласиям семьи" }).click();
    await seat.page.getByRole("heading", { name: "Согласий нет" }).waitFor();
  });

  it("is searched by name, which never stands in an address, and by place, which does", async () => {
    await seat.visit("children");
    await seat.rows().first().waitFor();
    await seat.page.getByRole("searchbox", { name: "Найти ребёнка" }).fill(canary.surname);
    await expect.poll(() => seat.rows().count()).toBe(1);
    expect(decodeURIComponent(seat.page.url())).not.toContain(canary.surname);
    await seat.page.getByRole("combobox", { name: "Муниципалитет" }).click();
    await seat.page.getByRole("option").first().click();
    await seat.at(/\/children\?municipality=/);
    // What was looked for is there after a reload, in this tab.
    await seat.page.reload();
    await seat.settled();
    expect(await seat.page.getByRole("searchbox", { name: "Найти ребёнка" }).inputValue()).toBe(canary.surname);
    expect(await seat.look("children")).toEqual([]);
    await seat.page.getByRole("searchbox", { name: "Найти ребёнка" }).fill("Никаковская");
    await seat.page.getByRole("heading", { name: "Никого не нашлось" }).waitFor();
    await seat.page.getByRole("searchbox", { name: "Найти ребёнка" }).fill("");
    await seat.rows().first().waitFor();
  });

  it("is taken along as a file, made in the background", async () => {
    await seat.page.getByRole("button", { name: "Выгрузить" }).click();
    await seat.page.getByRole("menuitem", { name: "Таблица CSV" }).click();
    await desk.world.cloud.settle();
    await seat.page.getByRole("link", { name: /^Скачать: \d/ }).waitFor();
  });
});

describe.runIf(browserPath)("a child", () => {
  it("is put on record by hand, and not twice unless it is another one", async () => {
    const register = async (another: boolean) => {
      await seat.go("children");
      await seat.page.getByRole("button", { name: "Поставить на учёт" }).click();
      const dialogue = seat.page.getByRole("dialog", { name: "Поставить на учёт" });
      // What was typed before a refusal is there again.
      const restored = await dialogue.getByText("Восстановлено то, что вы набирали раньше.").isVisible();
      if (!restored) {
        await dialogue.getByRole("textbox", { name: "Фамилия", exact: true }).fill("Горохова");
        await dialogue.getByRole("textbox", { name: "Имя", exact: true }).fill("Майя");
        await dialogue.getByLabel("Дата рождения").fill("2017-04-05");
        await dialogue.getByRole("radio", { name: "женский" }).check();
        await dialogue.getByRole("radio", { name: "Новокузнецк" }).check();
        await dialogue.getByRole("textbox", { name: "Фамилия представителя" }).fill("Горохова");
        await dialogue.getByRole("textbox", { name: "Имя представителя" }).fill("Инна");
        await dialogue.getByRole("radio", { name: "родитель", exact: true }).check();
      }
      const send = dialogue.getByRole("button", { name: "Поставить на учёт" });
      await send.click();
      if (!another) return;
      await dialogue.getByRole("link", { name: "Открыть похожую карту 1" }).waitFor();
      await dialogue.getByRole("checkbox", { name: "Это другой ребёнок" }).check();
      await send.click();
    };
    await register(false);
    await seat.page.getByRole("heading", { name: "Горохова Майя" }).waitFor();
    seat.expects(/status of 409/);
    await register(true);
    await seat.page.getByRole("heading", { name: "Горохова Майя" }).waitFor();
    await desk.world.cloud.settle();
    expect((await desk.world.ok<{ items: unknown[] }>("GET", "/v1/children?query=Горохова")).items).toHaveLength(2);
  });

  it("has a consent entered and a route opened, as its page offers, and the first organisations are asked", async () => {
    const dialogue = seat.dialogue();
    await seat.tabbed("Согласия");
    await seat.press("Внести согласие");
    await dialogue.getByRole("radio", { name: "Горохова Инна" }).check();
    await dialogue.getByRole("radio", { name: "помощь ребёнку по маршруту" }).check();
    await dialogue.getByRole("radio", { name: "Всем организациям маршрута" }).check();
    for (const kind of ["Имя и дата рождения", "Здоровье", "Обучение", "Жизнь семьи"])
      await dialogue.getByRole("checkbox", { name: kind }).check();
    await dialogue.getByLabel("Подписано").fill("2026-01-12");
    await dialogue.getByLabel("Действует до").fill("2027-01-12");
    await dialogue.getByRole("button", { name: "Внести согласие" }).click();
    await seat.said("Согласие внесено.");
    await seat.tabbed("Маршрут");
    await seat.page.getByRole("heading", { name: "Маршрута ещё нет" }).waitFor();
    await seat.press("Открыть маршрут");
    await dialogue.getByText("Организации первых шагов получат письма; пока согласия нет — никто.").waitFor();
    await dialogue.getByRole("radio", { name: "Школьный возраст, от 7 до 16 лет" }).check();
    await dialogue.getByRole("button", { name: "Открыть маршрут" }).click();
    await seat.said("Маршрут открыт.");
    await seat.page.getByRole("list", { name: "Этапы" }).waitFor();
    await desk.world.cloud.settle();
    const childId = new URL(seat.page.url()).pathname.split("/").at(-1);
    const { items } = await desk.world.ok<{ items: { routeId: string; status: string }[] }>(
      "GET",
      `/v1/children/${childId}/routes`,
    );
    expect(items.map(({ status }) => status)).toEqual(["open"]);
    const asked = await desk.world.openSteps(items[0]!.routeId);
    expect(asked.filter(({ status }) => status === "requested").length).toBeGreaterThan(0);
  });

  it("is shown by whatever name it was entered, and a name runs nothing", async () => {
    const names = ["<img src=x onerror=alert(1)>", "Ж".repeat(100), "Иванов\u202eвонавИ"];
    for (const surname of names)
      await desk.world.ok("POST", "/v1/children", {
        person: { surname, givenName: "Ян", birthDate: "2016-02-03", sex: "male" },
        municipality: "novokuznetsk",
        representatives: [{ surname: "Тестова", givenName: "Анна", relation: "parent" }],
        disability: false,
        educationalNeeds: false,
        confirmedDistinctFrom: [desk.world.childId],
      });
    await seat.page.setViewportSize({ width: widths.telephone, height: 740 });
    await seat.go("children");
    await seat.page.getByRole("link", { name: names[0]! }).waitFor();
    expect(await seat.page.locator("img").count()).toBe(0);
    const wider = "document.documentElement.scrollWidth > innerWidth";
    expect(await seat.page.evaluate(wider)).toBe(false);
    await seat.page.getByRole("link", { name: new RegExp(names[1]!) }).click();
    await seat.page.getByRole("heading", { name: new RegExp(names[1]!) }).waitFor();
    expect(await seat.page.evaluate(wider)).toBe(false);
    await seat.page.setViewportSize({ width: widths.desk, height: 800 });
  });

  it("is one of twenty thousand, of whom those in sight are drawn", async () => {
    const page = 1_000;
    await seat.page.route(/\/v1\/children\?/, (route) => {
      const at = Number(new URL(route.request().url()).searchParams.get("cursor") ?? 0);
      const items = Array.from({ length: page }, (_, i) => ({
        childId: `child_${at + i}`,
        municipality: "novokuznetsk",
        targetGroups: [],
        disability: true,
        educationalNeeds: true,
        attachments: {},
        representativeIds: [],
        status: "active",
        createdAt: "2026-01-12T09:00:00Z",
        version: 1,
        person: { surname: `Ребёнок ${at + i}`, givenName: "Ян", birthDate: "2016-02-03" },
      }));
      const nextCursor = at + page < 20_000 ? String(at + page) : undefined;
      return route.fulfill({ json: { items, nextCursor } });
    });
    await seat.go("children");
    const all = seat.page.getByText(/^20\s000 записей/);
    const toTheEnd = async () => {
      await seat.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
      return all.count();
    };
    await expect.poll(toTheEnd, { timeout: 60_000, interval: 100 }).toBe(1);
    await toTheEnd();
    await seat.page.getByRole("link", { name: "Ребёнок 19999 Ян" }).waitFor();
    expect(await seat.rows().count()).toBeLessThan(80);
    await seat.network("fine");
  });
});

describe.runIf(browserPath)("a child's page", () => {
  it("has a tab for each part, readable in both schemes and widths", async () => {
    await seat.visit(`children/${desk.world.childId}`);
    const tabs = { card: "Карта", route: "Маршрут", papers: "Документы и исполнение", consents: "Согласия" };
    for (const [tab, name] of Object.entries({ ...tabs, access: "Кто смотрел" })) {
      await seat.tabbed(name);
      expect(await seat.look(`child-${tab}`)).toEqual([]);
    }
    for (const name of ["Обращения семьи", "История", "Маршрут"]) await seat.tabbed(name);
    await seat.page.getByRole("list", { name: "Этапы" }).getByRole("link", { name: "Заключение ПМПК" }).click();
    await seat.page.getByRole("heading", { name: "Заключение ПМПК" }).waitFor();
    await seat.page.getByRole("button", { name: "Показать имя ребёнка" }).click();
    await seat.page.getByText(`${canary.surname} ${canary.givenName}`).first().waitFor();
    await seat.page.goBack();
    await seat.page.getByRole("heading", { name: new RegExp(canary.surname) }).waitFor();
  });

  it("shows both versions when two correct a card at once, and one says which stays", async () => {
    const { world } = desk;
    await seat.tabbed("Карта");
    await seat.page.getByRole("button", { name: "Изменить карту" }).click();
    const dialogue = seat.page.getByRole("dialog", { name: "Карта ребёнка" });
    await dialogue.getByRole("textbox", { name: "Адрес" }).fill("ул. Ленина, 5");
    const { version } = await world.ok<{ version: number }>("GET", `/v1/children/${world.childId}`);
    await world.ok("PATCH", `/v1/children/${world.childId}`, { person: { address: "пр. Мира, 1" } }, "coordinator", {
      "if-match": `"v${version}"`,
    });
    seat.expects(/status of 412/);
    await dialogue.getByRole("button", { name: "Сохранить" }).click();
    await dialogue.getByText("Запись изменил кто-то другой").waitFor();
    await dialogue.getByRole("cell", { name: "пр. Мира, 1" }).waitFor();
    expect(await seat.look("conflict")).toEqual([]);
    await dialogue.getByRole("button", { name: "Записать моё поверх" }).click();
    await seat.said("Карта изменена.");
    const now = await world.ok<{ person: { address: string } }>("GET", `/v1/children/${world.childId}`);
    expect(now.person.address).toBe("ул. Ленина, 5");
  });

  it("offers for a route each template that fits, the first of them chosen", async () => {
    const { world } = desk;
    const { childId } = await world.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname: "Дубова", givenName: "Яна", birthDate: "2024-05-06", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Дубова", givenName: "Анна", relation: "parent" }],
      disability: true,
      educationalNeeds: true,
      targetGroups: ["foster-family"],
    });
    const seat = await desk.seat({ as: "coordinator", at: `children/${childId}?tab=route` });
    await seat.press("Открыть маршрут");
    const dialogue = seat.dialogue("Открыть маршрут");
    await dialogue.getByRole("radio", { name: "Замещающая семья, до 18 лет" }).waitFor();
    expect(await dialogue.getByRole("radio").count()).toBe(2);
    expect(await dialogue.getByRole("radio", { name: "Ранняя помощь, до 3 лет" }).isChecked()).toBe(true);
    await seat.close();
  });

  it("has a mother whose address is entered and who gets her link, and another representative", async () => {
    const { world } = desk;
    const card = () =>
      world.ok<{
        representatives: { surname: string; email?: string }[];
        targetGroups: string[];
        attachments: { school?: string };
      }>("GET", `/v1/children/${world.childId}`);
    await seat.tabbed("Карта");
    const does = async (act: string, said: string) => {
      await seat.dialogue().getByRole("button", { name: act, exact: true }).click();
      await seat.said(said);
      await seat.dialogue().waitFor({ state: "hidden" });
    };
    await seat.press(/^Изменить: /);
    await seat.dialogue().getByLabel("Почта").fill("mama@example.org");
    await does("Изменить", "Сведения о представителе изменены.");
    await seat.press(/^Отправить ссылку на страницу: /);
    await does("Отправить ссылку на страницу", "Ссылка отправлена.");
    await world.cloud.settle();
    expect((await world.mails("mama@example.org")).length).toBe(1);
    const saved = seat.page.waitForEvent("download");
    await seat.press(/^Напечатать лист для семьи: /);
    await does("Напечатать лист для семьи", "Лист готов.");
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);

    await seat.press("Добавить представителя");
    await seat.dialogue().getByLabel("Фамилия").fill("Второва");
    await seat.dialogue().getByRole("textbox", { name: "Имя", exact: true }).fill("Нина");
    await seat.dialogue().getByRole("radio", { name: "опекун" }).check();
    await does("Добавить представителя", "Представитель добавлен.");
    expect((await card()).representatives.map(({ surname }) => surname)).toContain("Второва");
    await seat.press("Больше не представитель: Второва Нина");
    await does("Больше не представитель", "Представитель исключён из карты.");
    expect((await card()).representatives.map(({ surname }) => surname)).not.toContain("Второва");

    await seat.press("Изменить статусы");
    await seat.dialogue().getByRole("checkbox", { name: "синдром Дауна" }).check();
    await does("Изменить статусы", "Статусы изменены.");
    await seat.press("Изменить организации");
    await seat.dialogue().getByRole("combobox", { name: "Школа" }).fill("school2");
    await seat.page.getByRole("option", { name: /^school2/ }).click();
    await does("Изменить организации", "Организации ребёнка изменены.");
    expect(await card()).toMatchObject({
      targetGroups: ["mental-disorder", "down-syndrome"],
      attachments: { school: world.agencies.school2 },
    });
  });

  it("is expected by a mother who stays unnamed, and is born on the same card", async () => {
    await seat.visit("expected-children");
    await seat.press("Завести карту до рождения");
    await seat.dialogue().getByRole("radio").first().check();
    const { region } = await desk.world.ok<{ region: { today: string } }>("GET", "/v1/me");
    await seat.dialogue().getByLabel("На какой день ожидают").fill(region.today);
    await seat.dialogue().getByRole("button", { name: "Завести карту до рождения" }).click();
    await seat.page.getByRole("heading", { name: "имя не названо" }).waitFor();
    const later = Temporal.PlainDate.from(region.today).add({ days: 9 }).toString();
    await seat.press("Изменить день");
    expect(await seat.dialogue().getByLabel("На какой день ожидают").inputValue()).toBe(region.today);
    await seat.dialogue().getByLabel("На какой день ожидают").fill(later);
    await seat.dialogue().getByRole("button", { name: "Изменить день" }).click();
    await seat.said("День изменён.");
    const expectedOn = await desk.world.ok<{ items: { dueOn: string }[] }>("GET", "/v1/expected-children");
    expect(expectedOn.items.map(({ dueOn }) => dueOn)).toEqual([later]);
    await seat.press("Внести рождение");
    await seat.dialogue().getByLabel("Фамилия ребёнка").fill("Журавлёва");
    await seat.dialogue().getByLabel("Имя ребёнка").fill("Зоя");
    await seat.dialogue().getByLabel("Дата рождения").fill(region.today);
    await seat.dialogue().getByRole("radio", { name: "женский" }).check();
    await seat.dialogue().getByLabel("Фамилия матери").fill("Журавлёва");
    await seat.dialogue().getByLabel("Имя матери").fill("Ольга");
    await seat.dialogue().getByRole("button", { name: "Внести рождение" }).click();
    await seat.page.getByRole("heading", { name: "Журавлёва Ольга" }).waitFor();
    await seat.page.getByRole("heading", { level: 1, name: "Журавлёва Зоя" }).waitFor();
  });

  it("is corrected to the name and day of another child, once somebody has looked at that one", async () => {
    await seat.press("Изменить карту");
    const dialogue = seat.dialogue("Карта ребёнка");
    await dialogue.getByRole("textbox", { name: "Фамилия", exact: true }).fill("Дубова");
    await dialogue.getByRole("textbox", { name: "Имя", exact: true }).fill("Яна");
    await dialogue.getByLabel("Дата рождения").fill("2024-05-06");
    await dialogue.getByLabel("Почему меняется").fill("Записано со слов.");
    expect(await dialogue.getByRole("checkbox").count()).toBe(0);
    seat.expects(/status of 409/);
    await dialogue.getByRole("button", { name: "Сохранить" }).click();
    await dialogue.getByRole("link", { name: "Открыть похожую карту 1" }).waitFor();
    await dialogue.getByRole("checkbox", { name: "Это другой ребёнок" }).check();
    await dialogue.getByRole("button", { name: "Сохранить" }).click();
    await seat.page.getByRole("heading", { level: 1, name: "Дубова Яна" }).waitFor();
  });

  it("leaves the record with a reason, and comes back", async () => {
    const { items } = await desk.world.ok<{ items: { childId: string }[] }>("GET", "/v1/children?query=Аверин");
    await seat.visit(`children/${items[0]!.childId}`);
    await seat.press("Снять с учёта");
    await seat.dialogue().getByRole("radio", { name: "иная причина" }).check();
    await seat.dialogue().getByLabel("Что об этом известно").fill("Карта заведена дважды.");
    await seat.dialogue().getByRole("button", { name: "Снять с учёта" }).click();
    await seat.said("Ребёнок снят с учёта.");
    await seat.press("Вернуть на учёт");
    await seat.dialogue().getByRole("button", { name: "Вернуть на учёт" }).click();
    await seat.said("Ребёнок снова на учёте.");
    await seat.visit(`children/${desk.world.childId}`);
  });

  it("writes down what a family has said on the telephone, and takes it back as the family wishes", async () => {
    await seat.tabbed("Обращения семьи");
    await seat.press("Записать обращение");
    const dialogue = seat.dialogue("Записать обращение");
    await dialogue.getByRole("radio", { name: "исправление данных" }).check();
    await dialogue.getByRole("combobox", { name: "Что исправить" }).click();
    await seat.page.getByRole("option", { name: "адрес", exact: true }).click();
    await dialogue.getByLabel("Словами семьи").fill("Мы переехали на улицу Кирова.");
    await dialogue.getByRole("button", { name: "Записать обращение" }).click();
    await seat.page.getByText("Мы переехали на улицу Кирова.").waitFor();
    await seat.press("Отозвать обращение");
    await seat.dialogue().getByRole("button", { name: "Отозвать обращение" }).click();
    await seat.page.getByRole("tabpanel").getByText("отозвано", { exact: true }).waitFor();
  });

  it("records a paper whose number another child has, once somebody has compared it", async () => {
    const { world } = desk;
    const paper = { kind: "ipra", number: "77.1.5/2026", issuer: "Бюро МСЭ № 5", validFrom: "2026-01-10" };
    const { items } = await world.ok<{ items: { childId: string }[] }>("GET", "/v1/children?query=Аверин");
    const other = items[0]!.childId;
    await world.ok("POST", `/v1/children/${other}/instruments`, { ...paper, validTo: "2027-01-09", measures: [] });
    await seat.tabbed("Документы и исполнение");
    await seat.press("Записать документ");
    const dialogue = seat.dialogue("Записать документ");
    await dialogue.getByLabel("Номер").fill(paper.number);
    await dialogue.getByLabel("Кем выдан").fill(paper.issuer);
    await dialogue.getByLabel("Действует с").fill(paper.validFrom);
    await dialogue.getByLabel("Последний день").fill("2027-01-09");
    seat.expects(/status of 409/);
    await dialogue.getByRole("button", { name: "Записать документ" }).click();
    // The other child's card alone: this one is open.
    const found = dialogue.getByRole("alert").getByRole("link");
    await found.waitFor();
    expect(await found.getAttribute("href")).toContain(other);
    await dialogue.getByRole("checkbox", { name: "У каждого ребёнка свой документ с этим номером" }).check();
    await dialogue.getByRole("button", { name: "Записать документ" }).click();
    await seat.said("Документ записан.");

    // Nor does a correction take the number of another child's paper unseen.
    const second = { ...paper, number: "78.1.5/2026", validTo: "2027-01-09", measures: [] };
    await world.ok("POST", `/v1/children/${other}/instruments`, second);
    await seat.press(`История и действия: ИПРА № ${paper.number}`);
    await seat.press(`Исправить: № ${paper.number}`);
    const correcting = seat.dialogue("Исправить");
    await correcting.getByLabel("Номер").fill(second.number);
    await correcting.getByLabel("Причина").fill("Опечатка.");
    await correcting.getByRole("button", { name: "Исправить" }).click();
    await correcting.getByRole("alert").getByRole("link").waitFor();
    await correcting.getByRole("checkbox", { name: "У каждого ребёнка свой документ с этим номером" }).check();
    await correcting.getByRole("button", { name: "Исправить" }).click();
    await seat.said("Документ исправлен.");
    await seat.press("Составить отчёт в МСЭ");
    const report = seat.dialogue("Составить отчёт в МСЭ");
    await report.getByLabel("Исходящий номер").fill("45-исх");
    const { region } = await world.ok<{ region: { today: string } }>("GET", "/v1/me");
    await report.getByLabel("Дата").fill(region.today);
    await report.getByLabel("Кому").fill("Руководителю бюро МСЭ № 5");
    await report.getByLabel("Должность того, кто подписывает").fill("Начальник отдела");
    await report.getByRole("textbox", { name: "Кто подписывает", exact: true }).fill("И. И. Иванов");
    await report.getByRole("button", { name: "Составить отчёт в МСЭ" }).click();
    await seat.page
      .getByRole("listitem")
      .filter({ hasText: "Исх. № 45-исх" })
      .getByRole("button", { name: "PDF" })
      .waitFor();
  });

  it("closes a route after it has said what will happen, and opens it again", async () => {
    await seat.tabbed("Маршрут");
    await seat.page.getByRole("button", { name: "Закрыть маршрут" }).click();
    const dialogue = seat.page.getByRole("dialog", { name: "Закрыть маршрут" });
    await dialogue.getByText("Закрытый маршрут можно открыть снова в течение 90 дней.").waitFor();
    await dialogue.getByRole("button", { name: "Закрыть маршрут" }).click();
    await dialogue.getByText("Заполните это поле").waitFor();
    await dialogue.getByRole("combobox", { name: "Почему" }).click();
    await seat.page.getByRole("option", { name: "иная причина" }).click();
    await dialogue.getByRole("button", { name: "Закрыть маршрут" }).click();
    await seat.said("Маршрут закрыт.");
    expect(await desk.world.route(routeId)).toMatchObject({ status: "closed" });
    await seat.page.getByRole("button", { name: "Открыть снова" }).click();
    const again = seat.page.getByRole("dialog", { name: "Открыть снова" });
    await again.getByRole("textbox", { name: "Почему" }).fill("Закрыли по ошибке.");
    await again.getByRole("button", { name: "Открыть снова" }).click();
    await seat.said("Маршрут открыт снова.");
    expect(await desk.world.route(routeId)).toMatchObject({ status: "open" });
  });

  it("has a plan whose lines are changed while it is a draft, and which is approved as it was read", async () => {
    const { world } = desk;
    await world.cloud.settle();
    const [review] = await world.stepsOf(routeId, "CommissionReview");
    await world.complete(review!.stepId);
    const before = (await world.route(routeId)).plan;
    expect(before.status).toBe("draft");
    await seat.go(`children/${world.childId}?tab=route`);
    await seat.page
      .getByRole("button", { name: /^Изменить: / })
      .last()
      .click();
    const line = seat.page.getByRole("dialog", { name: "Изменить" });
    await line.getByLabel("Срок, если план называет свой").fill("2026-09-28");
    await line.getByRole("button", { name: "Изменить" }).click();
    await seat.said("Строка плана изменена.");
    await seat.page.getByRole("cell", { name: "28.09.2026" }).waitFor();
    expect(await seat.look("plan-draft")).toEqual([]);
    await seat.page.getByRole("button", { name: "Утвердить план" }).click();
    const approval = seat.page.getByRole("dialog", { name: "Утвердить план" });
    await approval.getByText("Каждая организация плана получит письмо", { exact: false }).waitFor();
    await approval.getByRole("button", { name: "Утвердить план" }).click();
    await seat.said("План утверждён.");
    const after = (await world.route(routeId)).plan;
    expect([after.status, after.entries.length]).toEqual(["approved", before.entries.length]);
  });

  it("keeps what was read in sight when the network goes, and says so", async () => {
    await seat.go(`children/${desk.world.childId}`);
    await seat.network("none");
    await seat.page.getByRole("tab", { name: "Согласия" }).click();
    await seat.page.getByRole("alert").getByText("Нет связи").waitFor({ timeout: 30_000 });
    await seat.network("fine");
    await seat.page.getByRole("button", { name: "Повторить" }).click();
    await seat.page.getByRole("cell", { name: "помощь ребёнку по маршруту" }).waitFor();
  });
});
