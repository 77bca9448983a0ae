import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Import from "../../ground/import/index.ts";
import type { AgencyId, SpecialistId } from "../../ground/shared/ids.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import { pageToken } from "../../telling/digest/index.ts";
import * as Agency from "../agency/index.ts";
import { importer, uploadSpecialists } from "./file/index.ts";
import * as Specialist from "./index.ts";

let w: RouteWorld;
let centre: AgencyId;
beforeEach(async () => {
  w = await routeWorld();
  centre = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  w.moveTo("2025-03-10T05:00:00Z");
});

const files = memoryFiles();
const heads = "ФИО;Учреждение;Должность;Категория;Действует до;КПК;Кол-во часов;Дата окончания;№ удостоверения";
const send = (rows: string[], dryRun = false, ctx = w.ctx) =>
  Import.start(ctx, files, importer, { file: { format: "csv", content: [heads, ...rows].join("\n") }, dryRun });
const speech = (rest: string, name = "Громова Ольга Сергеевна", post = "логопед") =>
  `${name};Центр «Росток»;${post};${rest}`;
const listed = async () => (await Specialist.find(w.ctx, { agency: centre })).items;

describe("a list of specialists", () => {
  it("has a person in as many rows as there are courses, and makes one record of them", async () => {
    const rows = [
      speech("первая;19.05.2030;Ранняя помощь;72 ч.;20.11.2024;У-114"),
      speech(";;Жестовая речь;36;12.02.2025;У-120"),
      speech("высшая;01.09.2029;;;;", "ИВАНОВА АННА ПЕТРОВНА", "психолог"),
    ];
    expect(await send(rows, true)).toMatchObject({ taken: 3, rejected: 0 });
    expect(await listed()).toEqual([]);
    expect(await send(rows)).toMatchObject({ taken: 3, known: 0, rejected: 0 });
    const all = await listed();
    expect(all.map(({ name, courses }) => [name, courses.map(({ hours }) => hours)]).toSorted()).toEqual([
      ["Громова Ольга Сергеевна", [72, 36]],
      ["Иванова Анна Петровна", []],
    ]);
  });

  it("sent again is known; a course that is new is added to whom it names, however the name is spelt", async () => {
    const { specialistId } = await Specialist.add(w.as(specialist(centre)), centre, {
      name: "Семёнова Алёна",
      post: "Логопед",
    });
    const again = () => send([speech(";;Ранняя помощь;72;20.11.2024;У-114", "семенова алена")]);
    expect(await again()).toMatchObject({ taken: 1, known: 0, outcomes: [{ id: specialistId }] });
    expect(await again()).toMatchObject({ taken: 0, known: 1, outcomes: [{ id: specialistId }] });
    expect(await listed()).toMatchObject([{ name: "Семёнова Алёна", courses: [{ number: "У-114" }] }]);
  });

  it("says what is wrong by column, and gives the rows back", async () => {
    await send([speech(";;;;;")]);
    const { importId, outcomes } = await send([
      speech(";;Курс;много;20.11.2024;"),
      speech(";;Курс;72;20.11.2030;", "Белова Анна"),
      speech(";;Курс;72;20.11.2024;", undefined, "директор"),
      "Чужая Анна;Никто не знает;логопед;;;;;;",
      ";Центр «Росток»;логопед;;;;;;",
    ]);
    expect(outcomes.map(({ rejection }) => rejection?.fields.map(({ message }) => message.ru.split(":")[0]))).toEqual([
      ["Часы"],
      ["Курс окончен"],
      ["Должность"],
      ["Организация"],
      ["ФИО"],
    ]);
    const { bytes } = await Import.failed(w.ctx, files, importId, { format: "csv" });
    expect(Buffer.from(bytes).toString()).toContain("Никто не знает");
    expect(await listed()).toHaveLength(1);
  });

  it("finds nobody whose name was forgotten or changed, and keeps the name in the vault alone", async () => {
    await send([speech(";;;;;")]);
    const [{ specialistId, version }] = (await listed()) as [Specialist.SpecialistView];
    const id = specialistId as SpecialistId;
    await Specialist.change(w.ctx, id, { name: "Белова Ольга Сергеевна" }, version);
    expect(await send([speech(";;;;;", "Белова Ольга Сергеевна")])).toMatchObject({ known: 1 });
    await Specialist.forget(w.ctx, id);
    expect(await send([speech(";;;;;", "Белова Ольга Сергеевна")])).toMatchObject({ taken: 1, known: 0 });
    const records = JSON.stringify((await Specialist.load(w.ctx, id)).data);
    expect(records).not.toContain("Белова");
  });

  it("of another territory's organisation is refused row by row", async () => {
    const elsewhere = w.as({ kind: "coordinator", municipality: "kemerovo" });
    expect(await send([speech(";;;;;")], false, elsewhere)).toMatchObject({ taken: 0, rejected: 1 });
    expect(await listed()).toEqual([]);
  });
});

describe("an organisation's own list, by its link", () => {
  const own = "ФИО;Должность;Категория;Категория по;Курс;Часы;Дата окончания;№ удостоверения";
  const upload = async (rows: string[], dryRun = false, head = own) => {
    const token = await pageToken(w.ctx, { tenant: w.ctx.tenant, agencyId: centre, expiresAt: 4e9 });
    const file = { format: "csv" as const, content: [head, ...rows].join("\n") };
    return uploadSpecialists(w.ctx, { token, action: "upload", file, dryRun }, w.ctx.requestId);
  };
  const rows = [
    "Громова Ольга Сергеевна;логопед;первая;19.05.2030;Ранняя помощь;72;20.11.2024;У-114",
    "Громова Ольга Сергеевна;логопед;;;Жестовая речь;36;12.02.2025;У-120",
    "Белова Анна;психолог;;;Курс;много;20.11.2024;",
  ];

  it("is tried, then entered at once, and known when it comes again", async () => {
    const tried = await upload(rows, true);
    expect(tried).toMatchObject({ specialists: [], outcome: { dryRun: true, rows: 3, taken: 2, known: 0 } });
    expect(tried.outcome!.failed).toMatchObject([{ row: 4, message: { ru: expect.stringMatching(/^Часы: /) } }]);
    const entered = await upload(rows);
    expect(entered).toMatchObject({ agency: "Центр «Росток»", outcome: { taken: 2, known: 0 } });
    expect(entered.specialists.map(({ courses }) => courses.length)).toEqual([2]);
    expect((await upload(rows)).outcome).toMatchObject({ taken: 0, known: 2 });
  });

  it("is of its own specialists, no longer than a staff is, and a table", async () => {
    const head = "ФИО;Учреждение;Должность";
    const { outcome } = await upload(
      ["Чужова Инна;Школа № 1;логопед", "Своева Анна;Центр «Росток»;логопед"],
      false,
      head,
    );
    expect(outcome).toMatchObject({
      taken: 1,
      failed: [{ row: 2, message: { ru: expect.stringMatching(/^Организация: /) } }],
    });
    const many = Array.from({ length: 301 }, (_, i) => `Иванова Анна ${i};логопед`);
    for (const wrong of [many, []])
      await expect(upload(wrong)).rejects.toMatchObject({ fields: [{ pointer: "/file/content" }] });
    await Agency.patch(w.ctx, centre, { status: "closed" });
    await expect(upload(rows)).rejects.toMatchObject({ code: "link.dead" });
  });
});
