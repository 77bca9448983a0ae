import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// When specialists receive, and which families they see: opened, booked, moved, held.

let desk: Desk;
let seat: Seat;
let childId: string;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open("own", "2026-03-16T09:00");
  const { world } = desk;
  await world.cloud.identity.registerAccount({ account: "anna", tenant, role: "coordinator", name: "Анна" });
  childId = await world.registerChild();
  seat = await desk.seat({ as: "anna" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const press = (name: string | RegExp) => seat.page.getByRole("button", { name }).first().click();
const dialogue = () => seat.page.getByRole("dialog");
const does = (name: string) => dialogue().getByRole("button", { name, exact: true }).click();
const said = (text: string) => seat.page.getByRole("alert").filter({ hasText: text }).first().waitFor();
const choose = async (label: string, option: string) => {
  await dialogue().getByRole("combobox", { name: label }).click();
  await seat.page.getByRole("option", { name: option }).first().click();
};

describe.runIf(browserPath)("receptions", () => {
  it("are opened for an organisation by a rule, and stand in its week", async () => {
    await seat.go(`receptions?agency=${desk.world.agencies.pmpc}`);
    await seat.page.getByRole("heading", { name: "На этой неделе приёма нет" }).waitFor();
    await press("Открыть запись");
    await choose("Услуга", "Консультации для семей");
    await dialogue().getByLabel("Должность").fill("Педагог-психолог");
    await dialogue().getByLabel("Первый день").fill("2026-03-17");
    await dialogue().getByLabel("По вторникам").check();
    await dialogue().getByLabel("По четвергам").check();
    await dialogue().getByLabel("Последний день").fill("2026-05-29");
    await dialogue().getByLabel("С какого часа").fill("09:00");
    await dialogue().getByLabel("До какого часа").fill("12:00");
    await dialogue().getByLabel("Перерыв с").fill("10:30");
    await dialogue().getByLabel("Перерыв до").fill("10:45");
    await does("Открыть запись");
    await said("Запись открыта.");
    await seat.page.getByRole("table", { name: /^Неделя/ }).waitFor();
  });

  it("are booked on the child's page, moved and held", async () => {
    await seat.go(`children/${childId}?tab=appointments`);
    await press(/^Записать: Педагог-психолог/);
    await choose("Время", "17.03.2026, 10:45");
    await choose("О чём", "речь");
    await dialogue().getByLabel("О чём хочет поговорить семья").fill("Как заниматься дома.");
    expect(await seat.faults()).toEqual([]);
    await does("Записать");
    await said("Семья записана.");
    expect(await seat.look("child.appointments")).toEqual([]);
    await seat.page.getByRole("table", { name: "Консультации" }).getByRole("link").click();
    await seat.page.getByText("Как заниматься дома.").waitFor();
    await press(/^Перенести/);
    await choose("Время", "19.03.2026, 09:00");
    await does("Перенести");
    await said("Запись перенесена.");
    expect(await seat.look("appointment")).toEqual([]);
    await desk.world.cloud.settle();
    await seat.go(`receptions?agency=${desk.world.agencies.pmpc}`);
    await seat.page.getByRole("link", { name: /^Запись № .*, 09:00$/ }).waitFor();
    expect(await seat.look("receptions")).toEqual([]);
    await seat.go("appointments?status=booked");
    await seat.page.getByRole("table").getByRole("link").first().waitFor();
    expect(await seat.look("appointments")).toEqual([]);
  });
});
