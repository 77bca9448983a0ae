import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What a region works with beside its routes: forms and rounds, meetings and decisions.

let desk: Desk;
let seat: Seat;
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
  seat = await desk.seat({ as: "anna" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const does = (name: string) => seat.dialogue().getByRole("button", { name, exact: true }).click();

describe.runIf(browserPath)("forms and rounds", () => {
  it("drafts a form from a model, reads it and approves it", async () => {
    await seat.go("forms");
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
});

describe.runIf(browserPath)("meetings and decisions", () => {
  it("plans a meeting, takes its agenda and invites", async () => {
    await seat.go("meetings");
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
    await seat.dialogue().getByText("Все участники", { exact: false }).waitFor();
    await does("Пригласить");
    await seat.said("Приглашения отправлены.");
    await desk.world.cloud.settle();
  });
});
