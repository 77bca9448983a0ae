import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// An administrator's daily things, without a shell: who has access, what the region has set, by what templates, and the log.

let desk: Desk;
let admin: Seat;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  await desk.world.cloud.identity.registerAccount({ account: "admin-2", role: "admin", tenant, name: "Второй" });
  await desk.world.ok("GET", "/v1/me", undefined, "school-1");
  admin = await desk.seat({ as: "admin", at: "accounts?role=specialist" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

describe.runIf(browserPath)("an administrator", () => {
  it("shuts an account out at once, and lets it in again", async () => {
    const { page } = admin;
    await admin
      .row("school-1")
      .getByRole("button", { name: /Закрыть доступ/ })
      .click();
    await page.getByText("перестанет работать сразу").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Закрыть доступ" }).click();
    await admin.said("Доступ закрыт.");
    await admin.row("school-1").getByText("закрыт", { exact: true }).waitFor();
    expect((await desk.world.call("GET", "/v1/me", undefined, "school-1")).status).toBe(401);
    await admin
      .row("school-1")
      .getByRole("button", { name: /Вернуть доступ/ })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Вернуть доступ" }).click();
    await admin.said("Доступ возвращён.");
    await desk.world.ok("GET", "/v1/me", undefined, "school-1");
    expect(await admin.look("accounts")).toEqual([]);
  });

  it("changes quiet hours, and reads what the API has against a wrong hour beside the field", async () => {
    await admin.visit("settings");
    const { page } = admin;
    await page.getByRole("button", { name: "Изменить тихие часы" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("С", { exact: true }).fill("21:00");
    await dialog.getByLabel("До", { exact: true }).fill("утра");
    admin.expects(/status of 422/);
    await dialog.getByRole("button", { name: "Изменить тихие часы" }).click();
    await dialog.locator(".mantine-InputWrapper-error").first().waitFor();
    await dialog.getByLabel("До", { exact: true }).fill("07:30");
    await dialog.getByRole("button", { name: "Изменить тихие часы" }).click();
    await admin.said("Изменено.");
    await page.getByText("21:00–07:30").waitFor();
    await page.getByRole("button", { name: "Рассчитать" }).click();
    await page.getByRole("columnheader", { name: "Задержано" }).waitFor();
    expect(await admin.look("settings")).toEqual([]);
  });

  it("asks for a shorter term of keeping, which another administrator reads and confirms", async () => {
    const { page } = admin;
    await page.getByRole("button", { name: "Изменить срок: Письма, лет" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Новый срок").fill("6");
    await dialog.getByLabel("По какому документу").fill("Номенклатура дел, ст. 04-12");
    await dialog.getByLabel("Почему").fill("Новая номенклатура дел.");
    await dialog.getByRole("button", { name: "Изменить срок" }).click();
    await dialog.waitFor({ state: "hidden" });
    const second = await desk.seat({ as: "admin-2", at: "confirmations" });
    await second.page.getByRole("button", { name: /Прочитать и решить: Изменить настройки региона/ }).click();
    await second.page.getByText("Новая номенклатура дел.").waitFor();
    await second.page.getByText("Срок хранения: Письма, лет").waitFor();
    await second.page.getByText("Сроки хранения: по какому документу").waitFor();
    expect(await second.look("confirmations")).toEqual([]);
    await second.page.getByRole("button", { name: /^Подтвердить/ }).click();
    await second.page.getByRole("dialog").getByRole("button", { name: "Подтвердить" }).click();
    await second.said("Подтверждено и выполнено.");
    await admin.go("settings");
    await admin.row("Письма, лет").getByText("свой").waitFor();
    await second.close();
  });

  it("approves no version by mistake: it is said for whom it counts", async () => {
    await admin.visit("templates");
    await admin.page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await admin.look("templates")).toEqual([]);
  });

  it("reads the log of an account, and verifies that nobody has changed it", async () => {
    await admin.visit("audit");
    const { page } = admin;
    await page.getByLabel("Кто").fill("admin:admin");
    await page.getByRole("button", { name: "Показать" }).click();
    await page.getByRole("cell", { name: "admin:admin" }).first().waitFor();
    // What was written in the last minutes has no seal yet.
    await desk.world.cloud.advance("PT15M");
    await page.getByRole("button", { name: "Проверить" }).click();
    await page.getByText("расхождений нет").waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(await admin.look("audit")).toEqual([]);
  });
});

describe.runIf(browserPath)("whoever has no such right", () => {
  it.each(["coordinator", "school-1"])(
    "is offered none of it, and finds nothing at its address: %s",
    async (account) => {
      const seat = await desk.seat({ as: account });
      for (const screen of ["accounts", "settings", "audit"]) {
        await seat.go(screen);
        await seat.page.getByRole("heading", { level: 1, name: "Такой страницы нет" }).waitFor();
      }
      for (const name of ["Учётные записи", "Настройки региона", "Журнал"])
        expect(await seat.page.getByRole("link", { name }).count(), name).toBe(0);
      await seat.close();
    },
  );
});

describe.runIf(browserPath)("a coordinator", () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await desk.seat({ as: "coordinator" });
  }, 60_000);

  it("calls back who has asked on an open page, and settles it from the day's task", async () => {
    const { world } = desk;
    const asked = { kind: "call", place: "novokuznetsk", name: "Вера", phone: "+7 900 000-00-09", consent: "2026-1" };
    const sent = await fetch(`${world.cloud.urls.api}/help/ask`, { method: "POST", body: new URLSearchParams(asked) });
    expect(sent.status).toBe(200);
    await world.cloud.settle();
    await seat.visit("inbox?bucket=tasks");
    await seat.page.getByRole("link", { name: "Обращение с открытой страницы" }).click();
    await seat.page.getByRole("link", { name: asked.phone }).waitFor();
    expect(await seat.look("enquiry")).toEqual([]);
    await seat.press("Закрыть обращение");
    await seat.dialogue().getByRole("combobox", { name: "Чем закончилось" }).click();
    await seat.page.getByRole("option", { name: "позвонили и подсказали" }).click();
    await seat.dialogue().getByRole("button", { name: "Закрыть обращение" }).click();
    await seat.page.getByText("имя и телефон уничтожены").waitFor();
    await seat.visit("enquiries?stage=settled");
    await seat.row("Просят позвонить").waitFor();
  });

  it("reviews a card that was read in an emergency, from the day's task", async () => {
    const { world } = desk;
    const { childId } = await world.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname: "Орлова", givenName: "Яна", birthDate: "2016-05-06", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Орлова", givenName: "Анна", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
    });
    await world.ok("POST", "/v1/emergency-access", { childId, reason: "Скорая: нужны телефоны родителей." }, "admin");
    await world.cloud.settle();
    await seat.visit("inbox?bucket=tasks");
    await seat.page.getByRole("link", { name: /^Карту читали в экстренном случае/ }).click();
    await seat.row("Скорая: нужны телефоны родителей.").getByRole("button", { name: "Рассмотреть" }).click();
    await seat.dialogue().getByRole("radio", { name: "была: оправданно" }).check();
    await seat.dialogue().getByLabel("Что выяснили").fill("Вызов подтверждён.");
    await seat.dialogue().getByRole("button", { name: "Рассмотреть" }).click();
    await seat.said("Рассмотрено.");
    await seat.visit("emergencies?status=justified");
    await seat.row("Вызов подтверждён.").waitFor();
  });

  it("enters a demand to destroy a child's data, and refuses it with its ground", async () => {
    const { world } = desk;
    const { childId } = await world.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname: "Ёлкина", givenName: "Яна", birthDate: "2016-05-06", sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: "Ёлкина", givenName: "Анна", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
    });
    await seat.visit(`children/${childId}`);
    await seat.press("Требование уничтожить данные");
    await seat.dialogue().getByLabel("Что сказано в требовании").fill("Отзываю согласие.");
    await seat.dialogue().getByRole("button", { name: "Требование уничтожить данные" }).click();
    await seat.said("Требование записано.");
    await world.cloud.settle();
    await seat.visit("inbox?bucket=erasures");
    await seat.page.getByRole("table").getByRole("link").first().click();
    await seat.row("согласие на обработку отозвано").getByRole("button", { name: "Уничтожить данные" }).waitFor();
    expect(await seat.look("erasures")).toEqual([]);
    await seat.press("Отказать");
    await seat.dialogue().getByRole("radio", { name: "требование отозвано" }).check();
    await seat.dialogue().getByLabel("Закон и статья, словами для заявителя").fill("Требование отозвано заявителем.");
    await seat.dialogue().getByRole("button", { name: "Отказать" }).click();
    await seat.said("В уничтожении отказано.");
    await seat.visit("erasures?status=refused");
    await seat.page.getByRole("button", { name: "Ответ заявителю" }).waitFor();
  });
});
