import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { answer, periodWorld } from "../../../test/worlds/period.ts";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import * as Resource from "../../agencies/resource/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type { AppointmentId, ObligationId, SlotId } from "../../ground/shared/ids.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Instrument from "../../routes/instrument/index.ts";
import * as Attendance from "../attendance/index.ts";
import * as Indicator from "../indicator/index.ts";
import * as Obligation from "../obligation/index.ts";
import { mustTakeYear } from "../period/gate.ts";
import { render } from "../report/documents.actions.ts";
import { writeForm } from "../report/form.ts";
import { reportOf } from "../report/freeze.actions.ts";
import * as Reporting from "./index.ts";

it("shows an organisation what the records say, and wants another number explained", async () => {
  const w = await periodWorld();
  w.moveTo("2025-03-10T03:00:00Z");
  await Reporting.open(w.ctx, "2025");
  const programmeId = await programmeOf(w.ctx, w.agencies.school, {
    methods: [{ title: "Метод с доказанной пользой", evidence: "B" }],
  });
  await Indicator.countProgramme(w.system, programmeId);
  const owed = await w.owes(w.agencies.school, "2025");
  const of = (measureKey: string) => owed.find((one) => one.measureKey === measureKey)!;
  const recorded = (measureKey: string) =>
    of(measureKey).indicators.flatMap(({ key, recorded }) => (recorded === undefined ? [] : [[key, recorded]]));
  expect(recorded("II.II-2.5")).toEqual([
    ["programmes-in-use", 1],
    ["children-in-programmes", 0],
  ]);
  expect(recorded("I-2.3")).toEqual([["programmes-in-use", 1]]);
  // Another kind of programme, and a measure that the records know nothing of.
  expect(recorded("II.II-2.8")[0]).toEqual(["programmes-in-use", 0]);
  expect(recorded("II.II-2.7")).toEqual([]);
  const { rows } = (await readSheets(await writeForm("Школа", [of("II.II-2.5")]), "/file"))[0]!;
  expect(rows.flat()).toContain("Программ реализуется (по записям: 1)");

  // The measure of resources shows the sheet that it is about, and no other does.
  const formOf = async (measureKey: string) => {
    const again = (await w.owes(w.agencies.school, "2025")).find((one) => one.measureKey === measureKey)!;
    return {
      sheet: again.sheet,
      cells: (await readSheets(await writeForm("Школа", [again]), "/file"))[0]!.rows.flat(),
    };
  };
  const before = await formOf("II.I-1.3");
  expect(before.sheet).toEqual({ year: "2025", saidAt: undefined, totals: undefined });
  expect(before.cells).toContain("Мероприятие выполнено (да / нет) (лист ресурсов за 2025 год ещё не заполнен)");
  const posts = [{ post: "tutor", units: 2, filled: 0.5, qualified: 0.5 }];
  await Resource.put(w.ctx, w.agencies.school, "2025", { posts }, mustTakeYear);
  const after = await formOf("II.I-1.3");
  expect(after.sheet).toMatchObject({ saidAt: "2025-03-10T03:00:00Z", totals: { units: 2, filled: 0.5, vacant: 1.5 } });
  expect(after.cells).toContain(
    "Мероприятие выполнено (да / нет) (лист ресурсов за 2025 год заполнен: ставок 2, свободно 1,5)",
  );
  // A sheet is of its year, and of none of its quarters.
  await Indicator.countResources(w.system, w.agencies.school, "2025");
  const means = async (period: PeriodId) => {
    const { totals } = await Indicator.figures(w.ctx, period, Temporal.PlainDate.from("2025-03-10"));
    return ["resource-sheets", "posts-vacant", "posts-unqualified"].map((key) => totals[key]);
  };
  expect(await means("2025")).toEqual([1, 1.5, 0]);
  expect(await means("2025-Q1")).toEqual([undefined, undefined, undefined]);
  const ofSheet = of("II.I-1.3").obligationId as ObligationId;
  expect((await Obligation.get(w.ctx, ofSheet)).sheet).toEqual(after.sheet);
  expect((await formOf("I-2.3")).sheet).toBeUndefined();

  const id = of("II.II-2.5").obligationId as ObligationId;
  const values = { ...answer(of("II.II-2.5"), 4) };
  await expect(Obligation.submit(w.ctx, id, { values })).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ pointer: "/narrative", message: { ru: expect.stringContaining("по записям — 1") } }],
  });
  await Obligation.submit(w.ctx, id, { values, narrative: "Три программы ведём вне системы." });
  const { sections } = await reportOf(w.ctx, "2025");
  const figures = sections.flatMap(({ measures }) => measures).find((m) => m.measureKey === "II.II-2.5")!.figures;
  expect(figures.find(({ key }) => key === "programmes-in-use")).toMatchObject({ value: 4, recorded: 1, of: 1 });

  // A child reaches its goal there: the report's figures, its tables and its workbook say the same.
  const child = await childOf(w.ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2016-05-06" });
  await consentOf(w.ctx, child);
  const enrolmentId = await enrolmentOf(w.ctx, programmeId, child.childId);
  await Enrolment.setGoals(w.ctx, enrolmentId, {
    agreed: [{ serviceKey: "speech-therapy", title: "Просит", baseline: -2 }],
  });
  await Enrolment.setGoals(w.ctx, enrolmentId, { measured: [{ goalKey: "g1", on: "2025-03-10", level: 0 }] });
  await Attendance.record(w.ctx, enrolmentId, { month: "2025-03", planned: 8, held: 6, absent: { illness: 2 } });
  await Enrolment.complete(w.ctx, enrolmentId, {});
  await Instrument.record(w.ctx, child.childId, {
    kind: "pmpk",
    number: "77/2025",
    issuer: "ПМПК",
    validFrom: "2025-03-01",
    validTo: "2026-03-01",
    educationalNeeds: true,
    study: { conditions: ["tutor"] },
  });
  await Indicator.countEnrolment(w.system, child.childId, enrolmentId);
  const times = { date: "2025-03-11", from: "09:00", until: "10:00" };
  const hour = { serviceKey: "family-consultation", post: "Психолог", place: "phone", minutes: 60, times };
  const slotId = (await Slot.open(w.ctx, w.agencies.school, hour)).slotId as SlotId;
  const booked = { childId: child.childId, slotId, at: "2025-03-11T02:00:00Z", topic: "speech" };
  const { appointmentId } = await Appointment.book(w.ctx, booked);
  w.moveTo("2025-03-11T04:00:00Z");
  await Appointment.attend(w.ctx, appointmentId as AppointmentId, { outcome: "advised" });
  await Indicator.countAppointments(w.system, child.childId);
  const report = await reportOf(w.ctx, "2025");
  const at = { municipality: child.municipality, agencyId: w.agencies.school };
  expect(report.computed.totals).toMatchObject({ "sessions-held": 6, "goals-set": 1, "goals-reached": 1 });
  expect(report.computed.help!.sessions).toEqual([{ ...at, planned: 8, held: 6, ended: 1, goals: 1, reached: 1 }]);
  const sheets = await readSheets(await render(report, "xlsx"));
  expect(
    sheets
      .find(({ name }) => name === "Занятия и цели")!
      .rows.slice(3)
      .map((cells) => cells.slice(1)),
  ).toEqual([
    ["school", "8", "6", "1", "1", "1"],
    ["", "8", "6", "1", "1", "1"],
  ]);
  const own = { held: 1, families: 1, office: 0, home: 0, phone: 1, video: 0, point: 0, missed: 0, notHeld: 0 };
  expect(report.computed.help!.consultations).toEqual([{ ...at, municipality: "novokuznetsk", ...own }]);
  expect(sheets.find(({ name }) => name === "Консультации")!.rows.slice(3)).toEqual([
    ["Новокузнецк", "school", "1", "1", "0", "0", "1", "0", "0", "0", "0"],
    ["Всего", "", "1", "1", "0", "0", "1", "0", "0", "0", "0"],
  ]);
  const conditions = sheets.find(({ name }) => name === "Условия обучения")!.rows.slice(3);
  expect(conditions.map((cells) => cells.slice(1))).toEqual([["", "Тьютор", "1", "0", "0", "0", "1"]]);
});
