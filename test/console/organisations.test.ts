import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "../agencies/invoke.ts";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What a coordinator does with organisations and between them: addresses, letters, a system of their own; hand-overs, cards alike,
// requests of families.

let desk: Desk;
let seat: Seat;
let childId: string;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  const { world } = desk;
  await world.openRoute();
  childId = world.childId;
  await world.ok("POST", `/v1/children/${childId}/requests`, { kind: "question", words: "Когда начнутся занятия?" });
  seat = await desk.seat({ as: "coordinator" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

describe.runIf(browserPath)("a coordinator", () => {
  it("finds an organisation by its name, and adds an address to which letters go from now on", async () => {
    await seat.visit("agencies?kind=school");
    const { page } = seat;
    await page.getByRole("cell", { name: "школа" }).first().waitFor();
    expect(await page.getByRole("cell", { name: "ПМПК", exact: true }).count()).toBe(0);
    expect(await seat.look("agencies")).toEqual([]);
    await page.getByRole("combobox", { name: "Найти по названию" }).fill("school");
    await page.getByRole("option", { name: "school (школа)" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Куда писать" }).waitFor();
    await page.getByRole("button", { name: "Добавить адрес" }).click();
    seat.expects(/status of 422/);
    await seat.dialogue().getByLabel("Рабочий адрес почты").fill("не адрес");
    await seat.dialogue().getByRole("button", { name: "Добавить адрес" }).click();
    await seat.dialogue().locator(".mantine-InputWrapper-error").first().waitFor();
    await seat.dialogue().getByLabel("Рабочий адрес почты").fill("priemnaya@example.org");
    await seat.dialogue().getByRole("button", { name: "Добавить адрес" }).click();
    await seat.said("Адреса изменены.");
    await page.getByRole("button", { name: "Сделать первым: priemnaya@example.org" }).click();
    await seat.dialogue().getByRole("button", { name: "Сделать первым" }).click();
    await seat.row("priemnaya@example.org").getByText("письма приходят сюда").waitFor();
    expect(await seat.look("agency")).toEqual([]);
  });

  it("writes down its places, and joins its system, whose secret is shown once", async () => {
    const { page } = seat;
    await seat.tabbed("Места");
    await page.getByRole("button", { name: "Записать места" }).click();
    await seat.dialogue().getByRole("radio", { name: "все остальные услуги" }).check();
    await seat.dialogue().getByLabel("Сколько детей могут вести").fill("12");
    await seat.dialogue().getByRole("button", { name: "Записать места" }).click();
    await seat.row("все остальные услуги").getByText("12").first().waitFor();
    expect(await seat.look("agency-capacity")).toEqual([]);
    await page.getByRole("tab", { name: "Система организации" }).click();
    await page.getByRole("button", { name: "Подключить систему" }).click();
    await seat.dialogue().getByLabel("Адрес, куда слать").fill("https://school-17.example.org/hooks");
    await seat.dialogue().getByRole("button", { name: "Подключить систему" }).click();
    await page.locator("code").filter({ hasText: "whsec_" }).waitFor();
    expect(await seat.look("agency-system")).toEqual([]);
    await page.getByRole("button", { name: "Секрет записан" }).click();
    await page.reload();
    await seat.settled();
    await page.getByText("ещё не пробовали").waitFor();
    expect(await page.getByText("whsec_").count()).toBe(0);
  });

  it("reads what was sent to an organisation, and who opened its links", async () => {
    const { world } = desk;
    const [step] = await world.openSteps(
      (await world.ok<{ items: { routeId: string }[] }>("GET", `/v1/children/${childId}/routes`)).items[0]!.routeId,
    );
    const { agencyId } = step as unknown as { agencyId: string };
    await seat.visit(`agencies/${agencyId}?tab=deliveries`);
    await seat.page.getByRole("cell", { name: "отправлено" }).first().waitFor();
    expect(await seat.look("agency-letters")).toEqual([]);
    await seat.page.getByRole("tab", { name: "Ссылки" }).click();
    await seat.settled();
    await seat.page.getByRole("button", { name: "Справка" }).waitFor();
  });

  it("finds among all letters those that are about one thing", async () => {
    await seat.visit("deliveries?kind=request");
    await seat.page.getByRole("link", { name: "письмо: запрос на шаг" }).first().waitFor();
    expect(await seat.page.getByText("письмо: сводка").count()).toBe(0);
  });

  it("finds among all letters what came back, and sends it again", async () => {
    const { world } = desk;
    const { items } = await world.ok<{ items: { deliveryId: string; to: string }[] }>(
      "GET",
      "/v1/deliveries?channel=mail&status=sent",
    );
    const { deliveryId, to } = items[0]!;
    const headers = [
      { name: "X-Marshrut-Tenant", value: tenant },
      { name: "X-Marshrut-Delivery", value: deliveryId },
    ];
    const bounce = { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients: [{ emailAddress: to }] };
    await invoke(world, "mail-events", {
      detail: { eventType: "Bounce", mail: { destination: [to], headers }, bounce },
    });
    await world.cloud.settle();
    await seat.go("deliveries?status=refused");
    await seat.row(to).getByText("некуда слать", { exact: true }).waitFor();
    expect(await seat.look("deliveries")).toEqual([]);
    await seat.press("Отправить недоставленное");
    await seat.dialogue().getByText("Те же получатели.").waitFor();
    await seat.dialogue().getByRole("button", { name: "Отправить недоставленное" }).click();
    await seat.said(/^Отправля/);
  });

  it("gives a family's question to an organisation, and takes it back", async () => {
    await seat.visit("requests");
    const { page } = seat;
    await seat.row("Вопрос").getByRole("button", { name: "Поручить ответ" }).click();
    await seat.dialogue().getByRole("combobox", { name: "Кому поручить" }).fill("school");
    await page.getByRole("option", { name: "school (школа)" }).click();
    await seat.dialogue().getByRole("button", { name: "Поручить ответ" }).click();
    await seat.said("Поручено.");
    expect(await seat.look("requests")).toEqual([]);
    await seat.row("Вопрос").getByRole("button", { name: "Ответить самому" }).click();
    await seat.dialogue().getByRole("button", { name: "Ответить самому" }).click();
    await seat.said("Отвечает координатор.");
    expect(new URL(page.url()).search).toBe("");
  });

  it("names a family's curator, and sees that it looks for another parent", async () => {
    const { world } = desk;
    const ask = { topics: ["school"], ways: ["phone"], words: "Как вы выбрали школу?", consents: true };
    const { representativeIds } = await world.ok<{ representativeIds: string[] }>("GET", `/v1/children/${childId}`);
    await world.ok("POST", `/v1/children/${childId}/peer-supports`, { ...ask, representativeId: representativeIds[0] });
    await seat.visit(`children/${childId}?tab=support`);
    await seat.page.getByText(ask.words).waitFor();
    await seat.press("Назначить куратора");
    const dialogue = seat.dialogue("Назначить куратора");
    await dialogue.getByRole("combobox", { name: "Организация" }).fill("social2");
    await seat.page.getByRole("option", { name: /^social2/ }).click();
    await dialogue.getByRole("combobox", { name: "Должность" }).click();
    await seat.page.getByRole("option", { name: "социальный педагог" }).click();
    await dialogue.getByRole("checkbox", { name: "юрист" }).check();
    await dialogue.getByRole("button", { name: "Назначить куратора" }).click();
    await seat.said("Куратор назначен.");
    expect(await seat.look("child-support")).toEqual([]);
    await seat.press("Сменить куратора");
    await seat.dialogue().getByRole("combobox", { name: "Организация" }).fill("pmpc2");
    await seat.page.getByRole("option", { name: /^pmpc2/ }).click();
    await seat.dialogue().getByRole("combobox", { name: "Должность" }).click();
    await seat.page.getByRole("option", { name: "педагог-психолог, психолог" }).click();
    await seat.dialogue().getByRole("button", { name: "Сменить куратора" }).click();
    await seat.said("Куратор сменён.");
    const tab = seat.page.getByRole("tabpanel", { name: "Поддержка семьи" });
    await tab.getByText("педагог-психолог, психолог", { exact: true }).waitFor();
    await tab.getByText("pmpc2", { exact: true }).waitFor();
    await seat.press("Закончить сопровождение");
    await seat.dialogue().getByRole("combobox", { name: "Почему" }).click();
    await seat.page.getByRole("option", { name: "внесено по ошибке" }).click();
    await seat.dialogue().getByRole("button", { name: "Закончить сопровождение" }).click();
    await seat.said("Сопровождение закончено.");
    // Nobody offers yet: there is nobody to propose, and the page says so.
    await seat.page.getByText("Пока никто не предлагал поддержать других: предложить некого.").waitFor();
    await offersToHelp("Мы прошли этот путь");
    await seat.go(`children/${childId}?tab=support`);
    await seat.press("Предложить родителя");
    await seat
      .dialogue()
      .getByRole("radio", { name: /«Мы прошли этот путь»$/ })
      .check();
    await seat.dialogue().getByRole("button", { name: "Предложить родителя" }).click();
    await seat.said("Родитель предложен.");
    await seat.page.getByText("предложен родитель, ждём ответа обоих").waitFor();
    await seat.press("Закончить поддержку");
    await seat.dialogue().getByRole("combobox", { name: "Почему" }).click();
    await seat.page.getByRole("option", { name: "записано по ошибке" }).click();
    await seat.dialogue().getByRole("button", { name: "Закончить поддержку" }).click();
    await seat.said("Поддержка закончена.");
  });

  /** Another mother says on her page that she would talk with others. */
  const offersToHelp = async (words: string) => {
    const { world } = desk;
    const email = "been-there@example.org";
    const { childId: own, representativeIds } = await world.ok<{ childId: string; representativeIds: string[] }>(
      "POST",
      "/v1/children",
      {
        person: { surname: "Яблокова", givenName: "Ольга", birthDate: "2013-03-04", sex: "female" },
        municipality: "novokuznetsk",
        representatives: [{ surname: "Яблокова", givenName: "Дарья", relation: "parent", email }],
        disability: true,
        educationalNeeds: true,
      },
    );
    const { familyId } = await world.ok<{ familyId: string }>("POST", "/v1/families", { childId: own });
    await world.ok("POST", `/v1/families/${familyId}/links`, { memberId: representativeIds[0] });
    await world.cloud.settle();
    const token = /\/family#(\S+)/.exec((await world.mails(email)).at(-1)!.text)![1]!;
    const offer = { childId: own, topics: ["school"], ways: ["phone"], words, consents: true };
    expect(await world.call("POST", "/v1/family", { token, action: "offer-peer", ...offer }, "")).toMatchObject({
      status: 200,
    });
    await world.cloud.settle();
  };

  it("closes an organisation without a successor, and accepts the hand-over that comes of it", async () => {
    await seat.visit(`agencies/${desk.world.agencies.social}`);
    const { page } = seat;
    await page.getByRole("button", { name: "Закрыть организацию" }).click();
    await page.getByText("по каждому ребёнку появится передача").waitFor();
    await seat.dialogue().getByRole("button", { name: "Закрыть организацию" }).click();
    await seat.said("Организация закрыта.");
    await desk.world.cloud.settle();
    await seat.visit("inbox?bucket=handovers");
    await page.getByRole("link", { name: "Организация закрылась: кто дальше" }).click();
    await page.getByRole("heading", { name: "Открытые шаги" }).waitFor();
    expect(await seat.look("handover")).toEqual([]);
    await page.getByRole("button", { name: "Принять" }).click();
    await seat.dialogue().getByRole("combobox", { name: "Кого записать в карту" }).fill("social2");
    await page.getByRole("option", { name: /^social2/ }).click();
    await seat.dialogue().getByRole("button", { name: "Принять" }).click();
    await seat.said("Передача принята.");
    await seat.visit("handovers?stage=decided");
    await seat.row("Закрылась организация").getByText("принята").waitFor();
    await seat.row("Закрылась организация").getByText("social2", { exact: true }).waitFor();
    expect(await seat.look("handovers")).toEqual([]);
  });

  it("compares two cards of one child, says which is right, merges them, and undoes it", async () => {
    const { world } = desk;
    const register = (person: object) =>
      world.ok<{ childId: string }>("POST", "/v1/children", {
        person: { surname: "Филиппова", sex: "female", ...person },
        municipality: "novokuznetsk",
        representatives: [{ surname: "Филиппова", givenName: "Ольга", relation: "parent" }],
        disability: true,
        educationalNeeds: true,
      });
    await register({ givenName: "Наталья", patronymic: "Ильинична", birthDate: "2015-04-12" });
    const second = await register({ givenName: "Наталия", patronymic: "Петровна", birthDate: "2015-04-13" });
    await world.cloud.settle();
    await seat.visit("duplicates");
    const { page } = seat;
    await page.getByRole("button", { name: "Сверить" }).first().click();
    await page.getByRole("heading", { name: "Что будет, если объединить" }).waitFor();
    for (const field of ["Имя", "Отчество", "Дата рождения"])
      await page.getByRole("radio", { name: `Какая верна: ${field}: Остаётся` }).check();
    await page.getByRole("button", { name: "Объединить карты" }).waitFor();
    expect(await seat.look("duplicates")).toEqual([]);
    await page.getByRole("button", { name: "Объединить карты" }).click();
    await seat.dialogue().getByRole("button", { name: "Объединить карты" }).click();
    await seat.said("Карты объединены.");
    await page.getByRole("button", { name: "Отменить объединение" }).click();
    await seat.dialogue().getByRole("button", { name: "Отменить объединение" }).click();
    await seat.said("Объединение отменено.");
    await world.ok("GET", `/v1/children/${second.childId}`);
    expect(new URL(page.url()).search).toBe("");
  });

  it("adds an organisation of a name that is there, once somebody has looked at the other", async () => {
    const college = {
      kind: "college",
      name: "Колледж связи",
      shortName: "Колледж связи",
      municipality: "novokuznetsk",
    };
    await desk.world.ok("POST", "/v1/agencies", { ...college, contacts: [{ email: "a@example.org" }] });
    await seat.visit("agencies");
    await seat.press("Добавить организацию");
    const dialogue = seat.dialogue();
    await dialogue.getByRole("combobox", { name: "Вид" }).click();
    await seat.page.getByRole("option", { name: "колледж", exact: true }).click();
    await dialogue.getByLabel("Полное название").fill(college.name);
    await dialogue.getByLabel("Краткое название").fill(college.shortName);
    await dialogue.getByRole("radio").first().check();
    await dialogue.getByLabel("Рабочий адрес почты").fill("b@example.org");
    expect(await dialogue.getByRole("checkbox").count()).toBe(0);
    seat.expects(/status of 409/);
    await dialogue.getByRole("button", { name: "Добавить организацию" }).click();
    await dialogue.getByRole("alert").getByRole("link").waitFor();
    await dialogue.getByRole("checkbox", { name: "Это другая организация" }).check();
    await dialogue.getByRole("button", { name: "Добавить организацию" }).click();
    await seat.page.getByRole("heading", { level: 1, name: "Колледж связи" }).waitFor();

    // Nor is it given the name of another one by a correction.
    const other = { ...college, name: "Колледж музыки", shortName: "Колледж музыки" };
    await desk.world.ok("POST", "/v1/agencies", { ...other, contacts: [{ email: "c@example.org" }] });
    await seat.press("Исправить");
    const correcting = seat.dialogue("Исправить");
    await correcting.getByLabel("Полное название").fill(other.name);
    await correcting.getByLabel("Краткое название").fill(other.shortName);
    await correcting.getByRole("button", { name: "Исправить" }).click();
    await correcting.getByRole("alert").getByRole("link").waitFor();
    await correcting.getByRole("checkbox", { name: "Это другая организация" }).check();
    await correcting.getByRole("button", { name: "Исправить" }).click();
    await seat.page.getByRole("heading", { level: 1, name: "Колледж музыки" }).waitFor();
  });

  it("learns from an empty list how it is filled", async () => {
    await seat.visit("accompaniments");
    await seat.page.locator(".empty").waitFor();
    expect(await seat.look("accompaniments")).toEqual([]);
  });
});

describe.runIf(browserPath)("an organisation", () => {
  it("sees its own page, and none of what is the coordinator's", async () => {
    const school = await desk.seat({ as: "school-1", at: `agencies/${desk.world.agencies.school}` });
    await school.page.getByRole("heading", { name: "Куда писать" }).waitFor();
    expect(await school.page.getByRole("button", { name: "Закрыть организацию" }).count()).toBe(0);
    expect(await school.page.getByRole("button", { name: "Добавить адрес" }).count()).toBe(0);
    for (const screen of ["agencies", "handovers", "duplicates"]) {
      await school.go(screen);
      await school.page.getByRole("heading", { level: 1, name: "Такой страницы нет" }).waitFor();
    }
    await school.close();
  });
});
