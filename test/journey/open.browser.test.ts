import * as Digest from "@marshrut/core/digest";
import * as Occasion from "@marshrut/core/occasion";
import { type AgencyId, type SignUpId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { tenant, World } from "./world.ts";

// A mother in a village finds the right door in three questions, with an old phone and without scripts; the organisation reads whom to call
// by its link, and says that its entry is still so. By the rights of the deployed functions. A browser and a region of its own take long:
// `npm run soak`.

let w: World;
let browser: Browser | undefined;
let agencyId: AgencyId;
let eventId: string;
/** A practice and an act. */
const items: string[] = [];
const slides = { name: "Картинки для круга.pdf", content: btoa("%PDF-1.7\n% slides\n%%EOF\n") };
const errors: string[] = [];
const desktop = { viewport: { width: 1280, height: 800 }, locale: "ru-RU" };

const entry = {
  purpose: { ru: "Помогаем детям говорить", en: "We help children to speak" },
  firstStep: { ru: "Позвоните, направление не нужно." },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00, доб. 2",
  hours: [{ days: ["MO", "TU", "WE", "TH", "FR"], from: "09:00", until: "18:00" }],
  access: ["ramp"],
  booking: true,
};

beforeAll(async () => {
  if (!soaking || !browserPath) return;
  w = await World.start();
  agencyId = w.agencies.resourceCentre as AgencyId;
  await w.ok("PATCH", `/v1/agencies/${agencyId}`, { services: ["speech-therapy", "early-help"] }, "coordinator", {
    "if-match": "*",
  });
  await w.ok("PUT", `/v1/agencies/${agencyId}/listing`, entry, "coordinator", { "if-match": "*" });
  const times = {
    date: "2026-01-13",
    from: "09:00",
    until: "13:00",
    repeat: "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR;UNTIL=20260123",
  };
  await w.ok("POST", `/v1/agencies/${agencyId}/slots`, {
    serviceKey: "speech-therapy",
    post: "Логопед",
    place: "office",
    minutes: 60,
    times,
  });
  const event = {
    agencyId,
    title: "Игра и речь",
    kind: "course",
    hours: 8,
    times: [{ from: "2026-03-02T10:00", until: "2026-03-02T13:00" }],
    place: "ул. Кирова, 5",
    audiences: ["specialist", "family"],
    programme: [{ time: "10:00", title: "Открытие", speaker: "Докладчик" }],
    quota: 20,
  };
  const content = {
    kind: "qualification",
    title: "Разговор с родителями",
    posts: ["логопед"],
    form: "mixed",
    hours: 24,
    topics: ["parents", "early-help"],
  };
  const { courseId } = await w.ok<{ courseId: string }>("POST", "/v1/courses", { agencyId, content });
  await w.ok("POST", `/v1/courses/${courseId}/approve`, { act: { number: "41-у", date: "2026-01-12" } });
  eventId = (await w.ok<{ occasionId: string }>("POST", "/v1/events", { ...event, courseId })).occasionId;
  await w.ok("POST", `/v1/events/${eventId}/files`, slides);
  const practice = {
    kind: "practice",
    title: { ru: "Утренний круг в смешанной группе" },
    summary: { ru: "Десять минут по картинкам перед занятиями." },
    text: "Что понадобится: шесть картинок.\n\nКак проводить: садимся в круг.",
    topics: ["общение"],
    measures: ["III-6"],
  };
  const act = {
    kind: "act",
    title: { ru: "О порядке реабилитации" },
    summary: { ru: "Кто за что отвечает." },
    number: "457",
    date: "2026-01-10",
    level: "regional",
    issuer: "Администрация региона",
  };
  for (const one of [practice, act]) {
    const { itemId } = await w.ok<{ itemId: string }>("POST", "/v1/library", { agencyId, content: one });
    if (one === practice) await w.ok("POST", `/v1/library/${itemId}/files`, slides);
    await w.ok("POST", `/v1/library/${itemId}/publish`, {});
    items.push(itemId);
  }
  browser = await openBrowser();
}, patience(180_000));
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

async function visitor(options: object): Promise<Page> {
  const one = await (await browser!.newContext({ timezoneId: "Asia/Novokuznetsk", ...options })).newPage();
  one.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  one.on("pageerror", (error) => errors.push(String(error)));
  return one;
}
const at = (path: string) => `${w.cloud.urls.api}${path}`;

/** The organisation's own page, by the link of its letters. */
async function organisation(before?: string): Promise<Page> {
  const ctx = systemCtx(deps(), tenant, "test");
  const token = await Digest.pageToken(ctx, { tenant, agencyId, expiresAt: 4_000_000_000 });
  const page = await visitor(phone);
  if (before) await page.addInitScript(before);
  await page.goto(at(`/organisation#${token}`));
  return page;
}

/** From the three questions to a time that is kept. */
async function book(page: Page, number: string): Promise<void> {
  await page.goto(at("/help"));
  await page.getByLabel("Сколько лет ребёнку?").selectOption("3");
  await page.getByLabel("Где вы живёте?").selectOption("novokuznetsk");
  await page.getByLabel("Что тревожит?").selectOption("speech");
  await page.getByRole("button", { name: "Показать помощь" }).click();
  await page.getByRole("heading", { name: "Первый шаг" }).waitFor();
  await page
    .getByRole("link", { name: /логопед/i })
    .first()
    .click();
  await page.getByRole("heading", { name: "Свободное время" }).waitFor();
  await page.locator(".times a").first().click();
  await page.getByRole("heading", { name: "Записаться на приём" }).waitFor();
  await page.getByLabel("Как к вам обращаться").fill("Ольга");
  await page.getByRole("button", { name: "Отправить" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Как к вам обращаться").inputValue()).toBe("Ольга");
  await page.getByRole("textbox", { name: "Телефон" }).fill(number);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Отправить" }).click();
  await page.getByText("Время оставлено за вами").waitFor();
}

describe.runIf(soaking && browserPath)("open pages", () => {
  it.each([
    ["a phone", phone],
    ["a desktop", desktop],
  ])("are clean by axe on %s, and are as wide as the screen", async (_, options) => {
    const page = await visitor(options);
    const service = "/help/speech-therapy";
    for (const path of [
      "/help",
      "/help?age=3&place=novokuznetsk&worry=speech",
      service,
      `/organisations/${agencyId}`,
      "/early-help",
      "/help?easy=1",
      "/early-help?lang=en",
      "/results",
      "/library",
      "/library?kind=act&lang=en",
      "/library?q=круг",
      `/practice/${items[0]}`,
      `/library/${items[1]}`,
      `/library/${items[1]}?lang=en`,
      "/courses",
      "/courses?lang=en",
      "/help/ask?kind=early-help",
      "/hsds/profile",
      "/events",
      `/events/${eventId}`,
      `/events/${eventId}?lang=en`,
      "/certificates",
    ]) {
      await page.goto(at(path));
      expect([path, await faultsOf(page)]).toEqual([path, []]);
      expect(await page.context().cookies()).toEqual([]);
      // A link that looks like a button is one box, and does not break as text does.
      const broken =
        "[...document.querySelectorAll('.button')].filter((one) => one.getClientRects().length > 1).length";
      expect([path, await page.evaluate(broken)]).toEqual([path, 0]);
    }
    await page.context().close();
  });

  it.each([
    ["a phone without scripts", { ...phone, javaScriptEnabled: false }, "+7 900 000-00-01"],
    ["a phone", phone, "+7 900 000-00-02"],
    ["a desktop", desktop, "+7 900 000-00-03"],
  ])("lead from three questions to a booked time on %s", async (_, options, number) => {
    const page = await visitor(options);
    await book(page, number);
    await page.context().close();
  });

  it.each([
    ["a phone without scripts", { ...phone, javaScriptEnabled: false }],
    ["a phone", phone],
    ["a desktop without scripts", { ...desktop, javaScriptEnabled: false }],
    ["a desktop", desktop],
  ])(
    "lead from the library to a practice and its file, and from a programme to its group on %s",
    async (_, options) => {
      const page = await visitor({ ...options, acceptDownloads: true });
      await page.goto(at("/library"));
      await page.getByLabel("Что ищете?").fill("кругом");
      await page.locator("select[name=kind]").selectOption("practice");
      await page.getByRole("button", { name: "Найти" }).click();
      await page.getByRole("link", { name: "Утренний круг в смешанной группе" }).click();
      await page.getByRole("heading", { name: "Файлы" }).waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Картинки для круга.pdf" }).click();
      expect((await saved).suggestedFilename()).toBe("Картинки для круга.pdf");
      await page.goto(at("/courses"));
      await page.getByRole("heading", { name: "Разговор с родителями" }).waitFor();
      await page.getByRole("link", { name: "Игра и речь" }).click();
      await page.getByRole("link", { name: "Картинки для круга.pdf" }).waitFor();
      await page.getByRole("link", { name: "Разговор с родителями" }).click();
      await page.getByRole("heading", { name: "Программы обучения специалистов" }).waitFor();
      await page.context().close();
    },
  );

  it("let an organisation propose for the library with a file, and keep its programmes of training", async () => {
    const page = await organisation();
    await page.getByRole("button", { name: "Библиотека" }).click();
    await page.getByRole("heading", { name: "Утренний круг в смешанной группе" }).waitFor();
    const form = page.locator("form").filter({ hasText: "Предложить в библиотеку" });
    await form.getByLabel("Название").fill("Игры с песком");
    await form.getByLabel("Коротко, о чём").fill("Успокаивают и учат ждать.");
    await form.getByLabel("Текст").fill("Насыпьте песок в таз.");
    await form.getByRole("button", { name: "Сохранить" }).click();
    const card = page.locator("section.card").filter({ hasText: "Игры с песком" });
    await card.getByText("У редактора").waitFor();
    await card.getByText("Добавить файл").click();
    await card
      .getByLabel(/до 3 МБ/)
      .setInputFiles({ name: "Песок.pdf", mimeType: "application/pdf", buffer: Buffer.from(slides.content, "base64") });
    await card.getByRole("button", { name: "Сохранить" }).first().click();
    await card.getByText("Песок.pdf").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card.getByRole("button", { name: "Удалить файл" }).click();
    await card.getByText("Песок.pdf").waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Программы обучения" }).click();
    await page.getByRole("heading", { name: "Разговор с родителями" }).waitFor();
    const making = page.locator("form").filter({ hasText: "Внести программу" });
    await making.getByLabel("Название", { exact: true }).fill("Альтернативная коммуникация");
    await making.getByLabel("Академических часов").fill("36");
    await making.getByLabel(/должности/).fill("логопед, дефектолог");
    await making.getByLabel("альтернативная коммуникация").check();
    await making.getByLabel(/Разделы/).fill("Карточки; 12\nЖесты; 24");
    expect(await faultsOf(page)).toEqual([]);
    await making.getByRole("button", { name: "Сохранить" }).click();
    const course = page.locator("section.card").filter({ hasText: "Альтернативная коммуникация" });
    await course.getByText("Проект: ещё не утверждена").waitFor();
    await course.getByText("Утвердить приказом").click();
    await course.getByLabel("Номер приказа").fill("42-у");
    await course.getByLabel("Дата приказа").fill("2026-01-12");
    await course.getByRole("button", { name: "Сохранить" }).first().click();
    await course.getByText(/Действует · версия 1/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Мероприятия" }).click();
    const event = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Игра и речь" }) });
    await event.getByRole("button", { name: "Файлы" }).click();
    await event.getByText("Картинки для круга.pdf").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it("take a self-referral to early help without scripts, and it is a coordinator's task", async () => {
    const page = await visitor({ ...phone, javaScriptEnabled: false });
    await page.goto(at("/early-help"));
    await page.getByText("Что умеет большинство детей").waitFor();
    await page.getByRole("link", { name: "Попросить о ранней помощи" }).click();
    await page.getByLabel("Где вы живёте").selectOption("novokuznetsk");
    await page.getByLabel("Как к вам обращаться").fill("Вера");
    await page.getByRole("textbox", { name: "Телефон" }).fill("+7 900 000-00-09");
    await page.getByLabel("Что важно знать").fill("Не ползает <b>в год</b>");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Отправить" }).click();
    await page.getByText("Специалист ранней помощи перезвонит").waitFor();
    await page.context().close();
    await w.cloud.advance("PT5M");
    const tasks = await w.ok<{ items: { task: { because?: string; enquiryId?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&kind=enquiry",
    );
    const early = tasks.items.find(({ task }) => task.because === "early-help")!.task;
    expect(await w.ok("GET", `/v1/enquiries/${early.enquiryId}`)).toMatchObject({
      kind: "early-help",
      contact: { name: "Вера", words: "Не ползает <b>в год</b>" },
    });
    await w.ok("POST", `/v1/enquiries/${early.enquiryId}/settle`, { outcome: "advised" });
    await w.cloud.advance("PT5M");
    const left = await w.ok<{ items: { task: { enquiryId?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&kind=enquiry",
    );
    expect(left.items.map(({ task }) => task.enquiryId)).not.toContain(early.enquiryId);
  });

  it("show an organisation whom to call, and let it say that its entry is still so", async () => {
    const page = await organisation();
    await page.getByRole("button", { name: "Обращения со страницы" }).click();
    await page.getByRole("heading", { name: "Выбрано время" }).first().waitFor();
    await page.getByText("+7 900 000-00-01").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const card = page.locator("section.card").filter({ hasText: "+7 900 000-00-01" });
    await card.getByRole("button", { name: "Время подтверждено" }).click();
    await page.getByText("Сохранено. Спасибо!").waitFor();
    await card.getByLabel("Чем закончилось").selectOption("unreachable");
    await card.getByRole("button", { name: "Сохранить" }).click();
    await card.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Для всех" }).click();
    await page.getByRole("heading", { name: "Описание" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Всё ещё так" }).click();
    await page.getByText("Сохранено. Спасибо!").waitFor();
    await page.getByRole("textbox", { name: "Телефон" }).fill("+7 384 355-55-55");
    await page.getByLabel("В субботу с").fill("09:00");
    await page.getByLabel("В субботу до").fill("14:00");
    const saved = page.waitForResponse(/\/respond\/listing$/);
    await page.getByRole("button", { name: "Сохранить" }).click();
    await (await saved).finished();
    await page.goto(at(`/organisations/${agencyId}`));
    await page.getByText("+7 384 355-55-55").waitFor();
    await page.getByText("сб 09:00–14:00").waitFor();
    await page.getByRole("link", { name: "Здесь неточность" }).click();
    await page.getByLabel("Что неверно и как правильно").fill("Вход со двора");
    await page.getByRole("button", { name: "Отправить" }).click();
    await page.getByText("Это проверят и исправят").waitFor();
    await page.context().close();
  });

  it("take a sign-up for an event without scripts; its letter leads to a place and, after it, to a certificate", async () => {
    const page = await visitor({ ...phone, javaScriptEnabled: false });
    await page.goto(at("/events"));
    await page.getByRole("link", { name: "Игра и речь" }).click();
    await page.getByLabel("Кто вы").selectOption("specialist");
    await page.getByLabel("Фамилия, имя, отчество").fill("Ильина Вера Олеговна");
    await page.getByRole("button", { name: "Записаться" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Фамилия, имя, отчество").inputValue()).toBe("Ильина Вера Олеговна");
    await page.getByLabel("Откуда вы").selectOption("novokuznetsk");
    await page.getByLabel("Электронная почта").fill("ilina@guests.example.org");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Записаться" }).click();
    await page.getByRole("heading", { name: "Проверьте почту" }).waitFor();
    await page.context().close();
    await w.cloud.advance("PT5M");
    const mails = async () => w.cloud.mail.messages({ to: "ilina@guests.example.org" });
    const link = (await mails())
      .map(({ text }) => /\/sign-up#\S+/.exec(text)?.[0])
      .findLast((one) => one !== undefined)!;
    const own = await visitor(phone);
    await own.goto(at(`/events/${eventId}`));
    await own.getByRole("button", { name: "Записаться" }).click();
    await own.getByRole("alert").waitFor();
    expect(await faultsOf(own)).toEqual([]);
    await own.goto(at(link));
    await own.getByRole("button", { name: "Подтвердить" }).click();
    await own.getByRole("heading", { name: "Вы записаны" }).waitFor();
    const code = (await own.locator(".code").textContent())!;
    const photo = await own.getByRole("img", { name: `QR-код билета ${code}` }).screenshot();
    expect(await faultsOf(own)).toEqual([]);
    await w.cloud.advance("P51D");
    const path = `/v1/events/${eventId}`;
    // What reads pictures is the telephone's; that of this machine has none.
    const desk = await organisation(`globalThis.BarcodeDetector = class {
      async detect({ width }) { return width > 100 ? [{ rawValue: ${JSON.stringify(code)} }] : []; }
    }`);
    await desk.getByRole("button", { name: "Мероприятия" }).click();
    const held = desk.locator("section.card").filter({ has: desk.getByRole("heading", { name: "Игра и речь" }) });
    const camera = held.getByLabel("Снять QR-код билета");
    const blank = Buffer.from("R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    await camera.setInputFiles({ name: "dark.gif", mimeType: "image/gif", buffer: blank });
    await held.getByText("QR-код не прочитался").waitFor();
    await camera.setInputFiles({ name: "ticket.png", mimeType: "image/png", buffer: photo });
    await desk.getByText("Сохранено. Спасибо!").waitFor();
    await held.getByRole("button", { name: "Кто записан" }).click();
    await held.getByText("Ильина Вера Олеговна").waitFor();
    await held.getByRole("button", { name: "Мероприятие проведено" }).click();
    await held.getByRole("button", { name: "Выдать сертификаты" }).click();
    await desk.getByText("Сохранено. Спасибо!").waitFor();
    expect(await faultsOf(desk)).toEqual([]);
    await desk.context().close();
    await own.reload();
    const download = own.waitForEvent("download");
    await own.getByRole("button", { name: "Скачать сертификат" }).click();
    expect((await download).suggestedFilename()).toMatch(/^certificate-2026-\w{6}-1\.pdf$/);
    expect(await faultsOf(own)).toEqual([]);
    await own.context().close();
    const items = await w.ok<{ items: { signUpId: string; certificate?: string }[] }>("GET", `${path}/sign-ups`);
    expect(items.items.map(({ certificate }) => certificate)).toEqual([expect.stringMatching(/^2026-/)]);
    const other = await visitor(phone);
    await other.goto(at("/certificates"));
    await other.getByLabel("Код").fill("7K3F-9QZ2-MA8C");
    await other.getByRole("button", { name: "Проверить" }).click();
    await other.getByText("Такого кода нет").waitFor();
    expect(await faultsOf(other)).toEqual([]);
    const { signUpId } = items.items[0]!;
    const known = await Occasion.placeOf(systemCtx(deps(), tenant, "test"), signUpId as SignUpId);
    await other.getByLabel("Код").fill(known.certificate!.code.toLowerCase());
    await other.getByRole("button", { name: "Проверить" }).click();
    await other.getByText("И. В. О.").waitFor();
    expect(await faultsOf(other)).toEqual([]);
    await other.context().close();
  });

  it("let an organisation announce an event and call it off", async () => {
    const page = await organisation();
    await page.getByRole("button", { name: "Мероприятия" }).click();
    await page.getByText("Объявить мероприятие").click();
    await page.getByLabel("Название", { exact: true }).fill("День игры");
    await page.getByLabel("Что это").selectOption("mass-event");
    await page.getByLabel("Начало").fill("2026-06-01T10:00");
    await page.getByLabel("Окончание").fill("2026-06-01T09:00");
    await page.getByLabel("Место").fill("Парк");
    await page.getByLabel("родителям").check();
    await page.getByLabel("детям").check();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Сохранить" }).first().click();
    await page
      .getByText(/Окончание/)
      .first()
      .waitFor();
    await page.locator("[role=status]:not([hidden])").waitFor();
    await page.getByLabel("Окончание").fill("2026-06-01T13:00");
    await page.getByRole("button", { name: "Сохранить" }).first().click();
    const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "День игры" }) });
    await card.getByText("Отменить мероприятие").click();
    await card.getByLabel(/Причина/).fill("Гроза");
    const [open] = [await card.getByRole("link", { name: "Страница для всех" }).getAttribute("href")];
    expect(await (await fetch(at(open!))).text()).toContain("День игры");
    await card.getByRole("button", { name: "Сохранить" }).last().click();
    await card.waitFor({ state: "detached" });
    expect(await (await fetch(at(open!))).text()).toContain("Мероприятие отменено. Гроза");
    await page.context().close();
  });

  it("let an organisation keep its specialists, to whom the letter of ending terms leads", async () => {
    const page = await organisation();
    await page.getByRole("button", { name: "Специалисты" }).click();
    await page.getByText("Внести специалиста").click();
    await page.getByLabel("Фамилия, имя, отчество").fill("Лебедева Анна Петровна");
    await page.getByLabel("Должность").fill("Логопед");
    await page.getByLabel("Категория, аттестация, аккредитация").fill("Первая категория");
    await page.getByLabel("По какой день").fill("2027-09-01");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Сохранить" }).click();
    const card = page.locator("section.card").filter({ hasText: "Лебедева Анна Петровна" });
    await card.getByText("Срок до 1 сентября 2027").waitFor();
    await card.getByText("Изменить").click();
    await card.getByLabel("По какой день").first().fill("2028-09-01");
    await card.getByLabel("Курс", { exact: true }).fill("Ранняя помощь");
    await card.getByLabel("Часов").fill("72");
    await card.getByLabel("Окончен").fill("2026-01-10");
    await card.getByRole("button", { name: "Сохранить" }).click();
    await card.getByText("Срок до 1 сентября 2028").waitFor();
    await card.getByText(/Ранняя помощь, 72 ч\./).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card.getByRole("button", { name: "Больше не работает" }).click();
    await card.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Кто больше не работает" }).click();
    await card.getByRole("button", { name: "Снова работает" }).click();
    await page.getByText("Сохранено. Спасибо!").waitFor();
    await card.getByRole("button", { name: "Удалить имя" }).click();
    await card.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Кто больше не работает" }).click();
    await page.getByRole("heading", { name: "Имя удалено" }).waitFor();
    await page.context().close();
  });

  it("say nothing in the console", () => {
    // A refused form is answered by 400, an unknown code by 404, which a browser notes.
    expect(errors.filter((error) => !/status of 4(00|04|22)/.test(error))).toEqual([]);
  });
});
