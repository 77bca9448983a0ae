import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { soaking } from "../faults/parts/soak.ts";
import { browserPath } from "../journey/browser.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// Where routes stand and who keeps them waiting; what an administrator does with calendars and counters; what the region has beside its
// routes: unions of parents, events with their certificates, specialists, the library.

let desk: Desk;
let seat: Seat;
let routeId: string;
const guest = { who: "specialist", municipality: "novokuznetsk", email: "lebedeva@guests.example.org" };
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  const { world } = desk;
  routeId = await world.openRoute();
  // The commission's term goes by.
  await world.cloud.advance("P22D");
  await world.cloud.settle();
  await world.ok(
    "POST",
    `/v1/agencies/${world.agencies.school}/specialists`,
    { name: "Лебедева Анна Петровна", post: "логопед", qualifications: [{ title: "первая", until: "2026-05-30" }] },
    "school-1",
  );
  seat = await desk.seat({ as: "coordinator" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const dialog = () => seat.page.getByRole("dialog");
const press = (name: string | RegExp, of: Seat = seat) =>
  of.page.getByRole("main").getByRole("button", { name }).click();
const does = (name: string, of: Seat = seat) =>
  of.page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const row = (text: string, of: Seat = seat) => of.page.getByRole("row").filter({ hasText: text });

describe.runIf(browserPath)("where routes stand", () => {
  it("is a graph of stages, by the keyboard; behind each are its routes, and each leads to its child", async () => {
    await seat.visit("routes");
    const { page } = seat;
    const node = page.getByRole("button", { name: /Обследование.*1 маршрут.*просрочен 1 шаг/ });
    await node.waitFor();
    await node.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: `Маршрут № ${routeId.slice(-6)}` }).waitFor();
    expect(new URL(page.url()).search).toContain("stage=CommissionReview");
    expect(await seat.look("flights")).toEqual([]);
    await page.getByRole("link", { name: `Маршрут № ${routeId.slice(-6)}` }).click();
    await page.getByRole("list", { name: "Этапы" }).waitFor();
    expect(page.url()).toContain(desk.world.childId);
  });

  it("is told of organisations too: whoever is late most comes first", async () => {
    await seat.visit("timeliness");
    const { page } = seat;
    const table = page.getByRole("region", { name: "По организациям" }).getByRole("row");
    await table.nth(1).getByRole("link", { name: "pmpc", exact: true }).waitFor();
    expect(await table.nth(1).getByRole("cell").nth(1).textContent()).toBe("1");
    // One is counted by ones: the axis has no halves, and nothing beyond.
    const marks = page.getByRole("region", { name: "По организациям" }).locator(".recharts-xAxis-tick-labels text");
    await marks.first().waitFor();
    expect(await marks.allTextContents()).toEqual(["0", "1"]);
    expect(await seat.look("timeliness")).toEqual([]);
  });
});

describe.runIf(browserPath)("unions of parents", () => {
  it("are formed, meet again and again, and call a meeting off", async () => {
    await seat.visit("unions");
    const { page } = seat;
    await page.getByRole("heading", { name: "Объединений нет" }).waitFor();
    await press("Создать объединение");
    await dialog().getByLabel("Новокузнецк").check();
    await dialog().getByLabel("Название").fill("Родители вместе");
    await does("Создать объединение");
    await page.getByRole("heading", { level: 1, name: "Родители вместе" }).waitFor();
    await press("Назначить встречу");
    await dialog().getByRole("textbox", { name: "День" }).fill("2026-03-12");
    await dialog().getByLabel("Время").fill("18:30");
    await dialog().getByLabel("Место").fill("РЦППМС, ул. Кирова, 5");
    await dialog().getByLabel("О чём встреча").fill("Как готовиться к школе");
    await dialog().getByLabel("каждую неделю").check();
    await dialog().getByLabel("Сколько встреч всего").fill("3");
    await does("Назначить встречу");
    await seat.said("Встреча назначена.");
    await row("26 марта")
      .getByRole("button", { name: /Отменить встречу/ })
      .click();
    await does("Отменить встречу");
    await row("26 марта").getByText("отменена").waitFor();
    expect(await seat.look("union")).toEqual([]);
    await seat.visit("unions");
    await page.getByRole("link", { name: "Родители вместе" }).waitFor();
    expect(await seat.look("unions")).toEqual([]);
  });
});

describe.runIf(browserPath)("events, specialists, the library", () => {
  it("marks who came, closes the event and gives certificates", async () => {
    const { world } = desk;
    const { occasionId } = await world.ok<{ occasionId: string }>(
      "POST",
      "/v1/events",
      {
        agencyId: world.agencies.pmpc,
        title: "Ранняя помощь",
        kind: "course",
        hours: 72,
        times: [{ from: "2026-01-28T10:00", until: "2026-01-28T12:00" }],
        past: true,
        place: "ул. Кирова, 5",
        audiences: ["specialist"],
        quota: 10,
        measures: ["III-10"],
      },
      "pmpk",
    );
    const path = `/v1/events/${occasionId}/sign-ups`;
    await world.ok("POST", path, { ...guest, name: "Лебедева Анна Петровна", post: "логопед" }, "pmpk");
    await seat.visit("events");
    const { page } = seat;
    await page.getByLabel("Только предстоящие").uncheck();
    await page.getByRole("link", { name: "Ранняя помощь" }).waitFor();
    expect(await seat.look("events")).toEqual([]);
    await page.getByRole("link", { name: "Ранняя помощь" }).click();
    await row("Лебедева")
      .getByRole("button", { name: /^Пришёл/ })
      .click();
    await does("Пришёл");
    await row("Лебедева").getByText("был", { exact: true }).waitFor();
    await press(/^Мероприятие проведено/);
    await does("Мероприятие проведено");
    await seat.said("Мероприятие закрыто.");
    await press(/^Выдать сертификаты/);
    await does("Выдать сертификаты");
    await seat.said("Сертификатов выдано: 1.");
    await row("Лебедева")
      .getByRole("button", { name: /^Сертификат/ })
      .waitFor();
    expect(await seat.look("event-certificates")).toEqual([]);
  });

  // In the soak: what may be done with an event is held by its room, what its dialogues ask and tell by rights.test.ts and tells.test.ts.
  it.runIf(soaking)("moves an event, after it has said who is told, and changes what is told of nobody", async () => {
    const { world } = desk;
    const { occasionId } = await world.ok<{ occasionId: string }>(
      "POST",
      "/v1/events",
      {
        agencyId: world.agencies.pmpc,
        title: "Игра и речь",
        kind: "seminar",
        times: [{ from: "2026-04-14T10:00", until: "2026-04-14T12:00" }],
        place: "ул. Кирова, 5",
        audiences: ["specialist"],
      },
      "pmpk",
    );
    await seat.go(`events/${occasionId}`);
    await press(/^Перенести/);
    await dialog().getByText("Все, кто записан, ждёт места или выступает").waitFor();
    await dialog().getByLabel("День").fill("2026-04-21");
    await dialog().getByLabel("Начало").fill("11:30");
    await dialog().getByLabel("Конец").fill("13:00");
    expect(await seat.look("event-move")).toEqual([]);
    await does("Перенести");
    await seat.said("Мероприятие перенесено.");
    await press(/^Изменить/);
    await dialog().getByLabel("О чём").fill("Игры, которые учат говорить.");
    await dialog().getByLabel("семьи").check();
    await does("Изменить");
    await seat.said("Мероприятие изменено.");
    expect(await world.ok("GET", `/v1/events/${occasionId}`)).toMatchObject({
      times: [{ from: "2026-04-21T11:30", until: "2026-04-21T13:00" }],
      place: "ул. Кирова, 5",
      about: "Игры, которые учат говорить.",
      audiences: ["specialist", "family"],
    });
  });

  it("shows who works where, and what ends", async () => {
    await seat.visit("specialists");
    await row("Лебедева").getByText("30.05.2026").first().waitFor();
    expect(await seat.look("specialists")).toEqual([]);
  });

  it("publishes what was proposed", async () => {
    const content = {
      kind: "method",
      title: { ru: "Карточки с картинками" },
      summary: { ru: "Ребёнок просит карточкой." },
      evidence: "B",
      source: "Обзор исследований",
    };
    await desk.world.ok("POST", "/v1/library", { content });
    await seat.visit("library?status=proposed");
    const { page } = seat;
    await page.getByRole("link", { name: "Карточки с картинками" }).waitFor();
    expect(await seat.look("library")).toEqual([]);
    await page.getByRole("link", { name: "Карточки с картинками" }).click();
    await press(/^Опубликовать/);
    await does("Опубликовать");
    await page.getByText("опубликовано", { exact: true }).waitFor();
    expect(await seat.look("library-item")).toEqual([]);
  });
});

describe.runIf(browserPath)("an administrator", () => {
  it("adds a day off of the region, and sees what another year would change before it is loaded", async () => {
    const admin = await desk.seat({ as: "admin" });
    await admin.visit("calendars");
    const { page } = admin;
    const year = page.getByRole("region", { name: "2026 год" });
    await year.getByRole("button", { name: /Добавить нерабочий день/ }).click();
    const asked = page.getByRole("dialog");
    await asked.getByLabel("Первый день").fill("2026-07-06");
    await asked.getByLabel("Что это за день").fill("День Кузбасса");
    await asked.getByLabel("Акт региона").fill("Закон области");
    await asked.getByLabel("Номер акта").fill("17-ОЗ");
    await asked.getByLabel("Дата акта").fill("2025-12-01");
    await does("Проверить, что изменится", admin);
    await asked.getByRole("heading", { name: "Что изменится: 2026 год" }).waitFor();
    expect(await admin.look("calendar-trial")).toEqual([]);
    await does("Добавить нерабочий день", admin);
    await year.getByText("День Кузбасса").waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      name: "calendar-2027.xml",
      mimeType: "text/xml",
      buffer: Buffer.from("<calendar year='2027' country='ru'><days></days></calendar>"),
    });
    await page.getByLabel("Основание").fill("Постановление о переносе");
    admin.expects(/status of 422/);
    await press("Проверить, что изменится", admin);
    await page.getByRole("main").getByRole("alert").waitFor();
    expect(await admin.look("calendars")).toEqual([]);
    await admin.visit("counters");
    await press("Сверить", admin);
    await page.getByText("Счётчики сходятся с записями.").waitFor();
    await press("Пересчитать", admin);
    await does("Пересчитать", admin);
    await admin.said(/^Учтен/);
    expect(await admin.look("counters")).toEqual([]);
    await admin.close();
  });
});
