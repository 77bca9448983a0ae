import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { tenant, type World } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What a region works with beside its routes: services and programmes, forms and rounds, meetings and decisions.

let desk: Desk;
let seat: Seat;
let programme: string;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open("own", "2026-03-16T09:00");
  const { world } = desk;
  await world.cloud.identity.registerAccount({ account: "anna", tenant, role: "coordinator", name: "Анна" });
  const sits = (agencyId: string | undefined, post: string) => ({ agencyId, post });
  await world.ok("POST", "/v1/bodies", {
    name: "Межведомственная рабочая группа",
    kind: "working-group",
    secretary: sits(world.agencies.resourceCentre, "секретарь"),
    chair: sits(world.agencies.pmpc, "председатель"),
    members: ["pmpc", "school", "social"].map((kind) => sits(world.agencies[kind], "руководитель")),
    rhythm: { every: "quarter", within: 30 },
  });
  await offered(world);
  seat = await desk.seat({ as: "anna" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

/** A standard and a programme that wait to be approved, and a child for whom the programme is. */
async function offered(world: World): Promise<void> {
  const at = "/v1/services/speech-therapy";
  const { standard } = await world.ok<{ standard: object }>("GET", at);
  const norm = { ...standard, volume: { unit: "session", per: "month", norm: 12 } };
  await world.ok("PATCH", at, { standard: norm }, "coordinator", { "if-match": '"v0"' });
  await world.registerChild();
  await world.giveConsent();
  const { programmeId } = await world.ok<{ programmeId: string }>(
    "POST",
    "/v1/programmes",
    {
      agencyId: world.agencies.pmpc,
      kind: "individual",
      title: "Развитие речи",
      serviceKeys: ["speech-therapy"],
      ages: { from: 7, to: 17 },
      form: "individual",
      sessionsPerMonth: 4,
      term: { from: "2026-03-16", until: "2026-06-30" },
      places: 2,
    },
    "pmpk",
  );
  programme = programmeId;
}

const does = (name: string) => seat.dialogue().getByRole("button", { name, exact: true }).click();
const choose = async (label: string, option: string | RegExp) => {
  await seat.dialogue().getByRole("combobox", { name: label }).click();
  await seat.page.getByRole("option", { name: option }).first().click();
};

describe.runIf(browserPath)("services and programmes", () => {
  it("approves the next version of a standard by its act", async () => {
    await seat.visit("services?area=speech");
    await seat.page.getByRole("link", { name: "Занятия с логопедом" }).waitFor();
    expect(await seat.look("services")).toEqual([]);
    await seat.page.getByRole("link", { name: "Занятия с логопедом" }).click();
    await seat.press(/^Утвердить: Занятия с логопедом/);
    await seat.dialogue().getByRole("textbox", { name: "Документ" }).fill("Приказ министерства образования");
    await seat.dialogue().getByLabel("Номер").fill("77");
    await seat.dialogue().getByLabel("Дата").fill("2026-03-13");
    await seat.dialogue().getByLabel("Кем принят").fill("Министерство образования");
    await does("Утвердить");
    await seat.said("Стандарт утверждён.");
    expect(await seat.look("service")).toEqual([]);
  });

  it("approves a programme, records the sessions of a month, and withdraws it", async () => {
    await seat.visit(`programmes/${programme}`);
    await seat.press(/^Утвердить/);
    await seat.dialogue().getByLabel("Номер акта").fill("1");
    await seat.dialogue().getByLabel("Дата акта").fill("2026-03-13");
    await does("Утвердить");
    await seat.said("Программа утверждена.");
    const { childId } = desk.world;
    await desk.world.ok("POST", `/v1/programmes/${programme}/enrolments`, { childId });
    await desk.world.cloud.settle();
    await seat.go(`programmes/${programme}?month=2026-03`);
    await seat.press(/^Внести занятия/);
    await seat.dialogue().getByRole("textbox", { name: "По плану" }).fill("2");
    await seat.dialogue().getByRole("textbox", { name: "Проведено", exact: true }).fill("1");
    await seat.dialogue().getByRole("textbox", { name: "Пропущено: болезнь" }).fill("1");
    await does("Внести занятия");
    await seat.said("Занятия месяца записаны.");
    await seat.page.getByRole("cell", { name: "1 из 2" }).first().waitFor();
    expect(await seat.look("programme")).toEqual([]);
    await seat.press(/^Снять программу/);
    await seat.dialogue().getByLabel("Номер акта").fill("2");
    await seat.dialogue().getByLabel("Дата акта").fill("2026-03-16");
    await does("Снять программу");
    await seat.said("Программа снята.");
    await seat.visit("programmes");
    expect(await seat.look("programmes")).toEqual([]);
  });
});

describe.runIf(browserPath)("forms and rounds", () => {
  it("drafts a form from a model, reads it and approves it", async () => {
    await seat.visit("forms");
    await seat.page.getByRole("heading", { name: "Форм нет" }).waitFor();
    await seat.press("Составить по типовой");
    await seat.dialogue().getByLabel("Независимая оценка: лист эксперта").check();
    await does("Составить по типовой");
    await seat.said("Проект формы составлен.");
    await seat.page.getByRole("table", { name: "Вопросы" }).waitFor();
    expect(await seat.look("form")).toEqual([]);
    await seat.press(/^Утвердить/);
    await seat.dialogue().getByLabel("Номер акта").fill("114");
    await seat.dialogue().getByLabel("Дата акта").fill("2026-03-13");
    await does("Утвердить");
    await seat.said("Форма утверждена.");
  });

  it("begins a round by the keyboard, looks how it goes, and closes it", async () => {
    const begin = seat.page.getByRole("button", { name: /^Начать опрос/ });
    await begin.focus();
    await seat.page.keyboard.press("Enter");
    await seat.dialogue().getByLabel("организации о себе").focus();
    await seat.page.keyboard.press("Space");
    await choose("Вид организаций", "школа");
    await seat.dialogue().getByLabel("Последний день").fill("2026-04-30");
    await does("Начать опрос");
    await seat.said("Опрос создан.");
    await desk.world.cloud.settle();
    await seat.visit("rounds");
    expect(await seat.look("rounds")).toEqual([]);
    await seat.page.getByRole("table").getByRole("link").first().click();
    await seat.page.getByRole("row").filter({ hasText: "ждём" }).first().waitFor();
    await seat.press(/^Закрыть раньше/);
    await seat.dialogue().getByLabel("Причина").fill("Ответили все.");
    await does("Закрыть раньше");
    await seat.said("Опрос закрыт.");
    await seat.press("Показать итоги");
    await seat.page.getByRole("button", { name: "Справка DOCX" }).waitFor();
  });

  it("records a finding, which is somebody's task, and its result", async () => {
    await seat.press(/^Записать вывод/);
    await seat.dialogue().getByLabel("Вывод").fill("Не хватает логопедов.");
    await seat.dialogue().getByLabel("Новокузнецк").check();
    await seat.dialogue().getByLabel(/^До/).fill("2026-06-30");
    await does("Записать вывод");
    await seat.said("Вывод записан.");
    await seat.page.getByRole("cell", { name: "Не хватает логопедов.", exact: true }).waitFor();
    await seat.press(/^Итог/);
    await seat.dialogue().getByLabel("сделано", { exact: true }).check();
    await does("Итог");
    await seat.said("Итог записан.");
    expect(await seat.look("round")).toEqual([]);
    await seat.visit("forms");
    expect(await seat.look("forms")).toEqual([]);
  });
});

describe.runIf(browserPath)("meetings and decisions", () => {
  it("plans a meeting, takes its agenda and invites", async () => {
    await seat.visit("meetings");
    await seat.press("Назначить заседание");
    await seat.dialogue().getByLabel("Межведомственная рабочая группа").check();
    await seat.dialogue().getByLabel("День").fill("2026-04-16");
    await seat.dialogue().getByLabel("Время").fill("10:00");
    await seat.dialogue().getByLabel("Место").fill("Управление образования");
    await does("Назначить заседание");
    await seat.said("Заседание назначено.");
    await seat.press("Добавить пункт");
    await seat.dialogue().getByLabel("Вопрос").fill("О раннем выявлении");
    await does("Добавить пункт");
    await seat.said("Повестка записана.");
    await seat.press(/^Пригласить/);
    await seat.dialogue().getByText("Все участники").waitFor();
    await does("Пригласить");
    await seat.said("Приглашения отправлены.");
    await desk.world.cloud.settle();
  });

  it("says who was there, records a decision and asks the chair to approve the minutes", async () => {
    const screen = new URL(seat.page.url()).pathname.replace("/console/", "");
    await desk.world.cloud.advance("P31DT2H");
    // A month later nobody is signed in any more.
    await seat.close();
    seat = await desk.seat({ as: "anna", at: screen });
    await seat.press(/^Отметить присутствовавших/);
    await seat.dialogue().getByRole("checkbox").first().waitFor();
    for (const box of await seat.dialogue().getByRole("checkbox").all()) await box.check();
    await does("Отметить присутствовавших");
    await seat.said("Присутствовавшие отмечены.");
    await seat.press(/^Записать, что слушали/);
    await seat.dialogue().getByLabel("1. О раннем выявлении").fill("Доклад о выполнении плана.");
    await does("Записать, что слушали");
    await seat.said("Записано.");
    await seat.press(/^Записать решение/);
    await seat.dialogue().getByLabel("Что решили").fill("Провести обследование доступности школ.");
    await choose("Исполнитель", /^school/);
    await seat.dialogue().getByLabel("До какого дня").fill("2026-06-30");
    await seat.dialogue().getByRole("textbox", { name: "За" }).fill("3");
    await does("Записать решение");
    await seat.said("Решение записано.");
    expect(await seat.look("meeting")).toEqual([]);
    seat.expects(/status of 202/);
    await seat.press(/^Утвердить протокол/);
    await does("Утвердить протокол");
    await seat.said("Нужно подтверждение второго сотрудника");
    // Those that are in force are shown unless others are asked for.
    await seat.visit("decisions?status=recorded");
    await seat.row("Провести обследование").getByText("ждёт протокола").filter({ visible: true }).waitFor();
    expect(await seat.look("decisions")).toEqual([]);
    await seat.page.getByRole("table").getByRole("link").first().click();
    await seat.page.getByText("Провести обследование").first().waitFor();
    expect(await seat.look("decision")).toEqual([]);
    await seat.visit("meetings");
    expect(await seat.look("meetings")).toEqual([]);
  });
});
