import { beforeAll, describe, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const send = (lines: string[], more: object = {}) =>
  ask(world, "POST", "/v1/results/imports", {
    token: world.tokens.coordinator,
    body: { format: "csv", content: lines.join("\n"), ...more },
  });
interface Row {
  row: number;
  childId?: string;
  errors?: { pointer: string; detail: string }[];
}
const told = (rows: unknown) =>
  (rows as Row[]).map(({ row, childId, errors }) => [row, childId ?? errors?.[0]?.detail]);

describe("a register of results", () => {
  const register = [
    "Реестр исполнения мероприятий за март;;;;;;",
    "№;ФИО ребёнка;Дата рождения;Наименование мероприятия;Отметка об исполнении;Дата;Кем исполнено;Причина",
    "1;2;3;4;5;6;7;8",
    "1;Соловьёва Алёна;14.05.16;логопед;Исполнено;06.03.2025;Школа № 1;",
    "2;СОЛОВЬЕВА АЛЕНА;14.05.2016;Логопед;не исполнено;07.03.2025;Логоцентр;Болела",
    "3;Крылова Инна;14.05.2016;Лого;отказ;07.03.2025;;",
    "4;Крылова Инна;14.05.2016;Массаж;исполнено;07.03.2025;ЛФК;",
    "5;Никто Нина;14.05.2016;Логопед;исполнено;07.03.2025;ЛФК;",
    "6;Крылова Инна;14.05.2016;Логопед;сделали;32.03.2025;ЛФК;",
    "7;Крылова Инна;14.05.2016;Логопед;исполнено;11.03.2025;ЛФК;",
    "8;Крылова Инна;14.05.2016;Логопед;исполнено;06.03.2025;;",
    "Итого;;;;2;;;",
  ];

  test("is judged first, and writes nothing then", async () => {
    const { status, json } = await send(register, { dryRun: true });
    expect(status).toBe(200);
    expect(json).toMatchObject({ dryRun: true, rows: 8, status: "done", taken: 2, known: 0, knownRows: [] });
    expect(told(json.registered)).toEqual([
      [4, world.ours.family.childId],
      [5, world.ours.family.childId],
    ]);
    expect(json.registered).toEqual([expect.not.objectContaining({ resultId: expect.anything() }), expect.anything()]);
    expect(told(json.rejected)).toEqual([
      [6, "Мероприятие: нет в документах ребёнка"],
      [7, "Мероприятие: нет в документах ребёнка"],
      [8, "ФИО: такой ребёнок не зарегистрирован"],
      [9, expect.stringContaining("Результат: исполнено, не обращались")],
      [10, expect.stringContaining("не позже сегодняшнего дня")],
      [11, "Исполнитель: кто исполнил"],
    ]);
    expect(json.skipped).toEqual([
      { row: 3, why: "numbers" },
      { row: 12, why: "total" },
    ]);
    expect((json.notes as Row[]).map(({ row }) => row)).toEqual([4]);
  });

  test("records what is certain, says who did it by the list of organisations, and doubles nothing", async () => {
    const first = await send(register);
    expect(first.json.registered).toMatchObject([{ row: 4 }, { row: 5 }]);
    const { token } = { token: world.tokens.coordinator };
    const { json } = await ask(world, "GET", `/v1/children/${world.ours.family.childId}/execution`, { token });
    expect(json.items).toMatchObject([
      { title: "Логопед", outcome: { result: "not-performed", on: "2025-03-07", by: "Логоцентр", note: "Болела" } },
    ]);
    const [{ resultId }] = first.json.registered as [{ resultId: string }];
    const path = `/v1/children/${world.ours.family.childId}/results/${resultId}/correct`;
    const taken = await ask(world, "POST", path, { token, body: { withdrawn: true, reason: "Не наш" } });
    expect(taken.json).toMatchObject({ agencyId: world.ours.school, status: "withdrawn" });
    const again = await send(register);
    expect([told(again.json.registered), told(again.json.knownRows)]).toEqual([
      [[4, world.ours.family.childId]],
      [[5, world.ours.family.childId]],
    ]);
  });

  test("leaves to a person which of several children is meant", async () => {
    const twin = (n: number) =>
      ask(world, "POST", "/v1/children", {
        token: world.tokens.coordinator,
        body: {
          person: { surname: "Двойнева", givenName: "Анна", birthDate: "2016-01-02", sex: "female" },
          municipality: "novokuznetsk",
          representatives: [{ surname: "Двойнева", givenName: "Ольга", relation: "parent" }],
          disability: true,
          educationalNeeds: false,
          confirmedDistinctFrom: n === 1 ? undefined : [first],
        },
      });
    const first = (await twin(1)).json.childId as string;
    const second = (await twin(2)).json.childId as string;
    const { json } = await send([
      "Фамилия;Имя;Дата рождения;Мероприятие;Результат;Дата исполнения;Исполнитель",
      "Двойнева;Анна;02.01.2016;Логопед;исполнено;06.03.2025;ЛФК",
    ]);
    expect(json.rejected).toMatchObject([{ row: 2, current: { candidates: [first, second] } }]);
  });

  test("believes no number that stands beside another child's name, and no name with another patronymic", async () => {
    const token = world.tokens.coordinator;
    const { json: child } = await ask(world, "POST", "/v1/children", {
      token,
      body: {
        person: {
          surname: "Номеров",
          givenName: "Илья",
          patronymic: "Олегович",
          birthDate: "2016-03-04",
          sex: "male",
          snils: "112-233-445 95",
        },
        municipality: "novokuznetsk",
        representatives: [{ surname: "Номерова", givenName: "Ольга", relation: "parent" }],
        disability: true,
        educationalNeeds: false,
      },
    });
    const { json } = await send([
      "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Мероприятие;Результат;Дата исполнения;Исполнитель",
      "112-233-445 95;Чужов;Пётр;;05.06.2017;Логопед;исполнено;06.03.2025;ЛФК",
      ";Номеров;Илья;Иванович;04.03.2016;Логопед;исполнено;06.03.2025;ЛФК",
      "112-233-445 95;;;;;Логопед;исполнено;06.03.2025;ЛФК",
      "112-233-445 95;Номеров;Илья;;;Логопед;исполнено;06.03.2025;ЛФК",
    ]);
    const differs = "в карте похожего ребёнка записано иначе: сверьте имя, дату рождения и СНИЛС";
    expect(told(json.rejected)).toEqual([
      [2, `СНИЛС: ${differs}`],
      [3, `Фамилия: ${differs}`],
      [4, "Мероприятие: нет в документах ребёнка"],
      [5, "Мероприятие: нет в документах ребёнка"],
    ]);
    expect((json.rejected as { current?: object }[]).slice(0, 2).map(({ current }) => current)).toEqual([
      { candidates: [child.childId] },
      { candidates: [child.childId] },
    ]);
  });

  test("without its columns is no register, and is no business of a family's", async () => {
    expect((await send(["Фамилия;Имя", "А;Б"])).status).toBe(422);
    const family = { token: world.tokens.representative, body: { format: "csv", content: "x" } };
    expect((await ask(world, "POST", "/v1/results/imports", family)).status).toBe(403);
  });
});
