import { beforeEach, describe, expect, it } from "vitest";
import { answer, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import { specialist, type World } from "../../../test/worlds/tenant.ts";
import * as Form from "../../forms/form/index.ts";
import * as Response from "../../forms/response/index.ts";
import * as Round from "../../forms/round/index.ts";
import { entriesOf, unpacked } from "../../ground/shared/archive.ts";
import type { AssessmentId, FormId, ObligationId, ResponseId, RoundId } from "../../ground/shared/ids.ts";
import * as Obligation from "../obligation/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import * as Reporting from "../reporting/index.ts";
import { contentFor } from "./content.ts";
import * as Assessment from "./index.ts";

let w: PeriodWorld;
const order = { act: { number: "7", date: "2025-03-03" } };
const around = { providersOf: async () => [], tellAgency: async () => {} };

beforeEach(async () => {
  w = await periodWorld();
});

/** The year 2025, locked in January. */
async function frozen(): Promise<void> {
  w.moveTo("2025-12-22T03:00:00Z");
  await Reporting.open(w.ctx, "2025");
  const [owed] = (await w.owes(w.agencies.school, "2025")).filter(({ measureKey }) => measureKey === "I-1");
  await Obligation.submit(w.ctx, owed!.obligationId as ObligationId, { values: answer(owed!, 4) });
  w.moveTo("2026-01-24T03:00:00Z");
  await Reporting.lock(w.ctx, "2025");
}

async function judged(formId: FormId, answers: Record<string, number>[]): Promise<RoundId> {
  const { content } = await Form.get(w.ctx, formId);
  const agencyIds = [w.agencies.department, w.agencies.school, w.agencies.resourceCentre];
  const made = await Round.create(w.ctx, formId, { audience: { kind: "agencies", agencyIds }, closesOn: "2026-04-20" });
  const roundId = made.roundId as RoundId;
  await Round.work(w.ctx, { roundId, errand: "invite", on: "first", piece: 0 }, around);
  const scales = content!.items.filter(({ kind }) => kind === "scale").map(({ key }) => key);
  const { items } = await Round.asked(w.ctx, roundId, { limit: 10 });
  for (const [i, over] of answers.entries()) {
    const all = Object.fromEntries(scales.map((key) => [key, 3]));
    await Response.submit(w.ctx, items[i]!.responses[0]!.responseId as ResponseId, { answers: { ...all, ...over } });
  }
  return roundId;
}

const drafted = async () => {
  const made = await Assessment.begin(w.ctx, { year: "2025" });
  return { id: made.assessmentId as AssessmentId, formId: made.formId as FormId, made };
};

describe("the assessment of a year", () => {
  it("rests on frozen figures, and takes those of the newest revision until organisations were asked", async () => {
    w.moveTo("2025-12-22T03:00:00Z");
    await Reporting.open(w.ctx, "2025");
    await expect(Assessment.begin(w.ctx, { year: "2025" })).rejects.toMatchObject({ code: "period.not-frozen" });
    await expect(Assessment.begin(w.ctx, { year: "2024" })).rejects.toMatchObject({ code: "period.not-frozen" });
    await frozen();
    const { id, formId, made } = await drafted();
    expect(made).toMatchObject({ revision: 1, frozenOn: "2026-01-24", status: "drafted" });
    const [owed] = (await w.owes(w.agencies.school, "2025")).filter(({ measureKey }) => measureKey === "I-1");
    const right = { reason: "Опечатка", values: answer(owed!, 5) };
    await Reporting.correct(w.ctx, owed!.obligationId as ObligationId, right);
    const again = await drafted();
    // The correction is another revision; the day on which the figures were frozen stays.
    expect([again.id, again.formId, again.made.revision, again.made.frozenOn]).toEqual([id, formId, 2, "2026-01-24"]);
    const { draft } = await Form.get(w.ctx, formId);
    const note = draft!.items.find(({ key }) => key === "measure-I-1");
    expect(note?.text.ru).toContain("нормативных актов — 5 (по отчётам: 1 организация)");
    expect(note?.text.en).toContain("5 (by reports of 1)");
  });

  it("is judged section by section, a scale and a word each, and the whole", async () => {
    await frozen();
    const content = contentFor(await reportOf(w.ctx, "2025"));
    const sections = content.items.filter(({ key }) => key.startsWith("section-")).map(({ key }) => key);
    expect(sections).toEqual(
      ["I", "II.I", "II.II", "II.III", "II.IV", "II.V", "II.VI", "II.VII", "II.VIII", "III"].map(
        (one) => `section-${one}`,
      ),
    );
    for (const section of ["I", "III"]) {
      const within = content.items.filter((item) => item.in === `section-${section}`).map(({ kind }) => kind);
      expect(within.slice(-2)).toEqual(["scale", "text"]);
      expect(new Set(within.slice(0, -2))).toEqual(new Set(["note"]));
    }
  });

  it("is summed up when its round is over, and handed in once as what the region owes", async () => {
    await frozen();
    const { id, formId } = await drafted();
    await Form.approve(w.ctx, formId, order);
    const roundId = await judged(formId, [{ "judged-I": 5, "whole-judged": 5 }, { "judged-I": 2 }]);
    const owed = (await w.owes(w.agencies.department, "2025")).find(({ measureKey }) => measureKey === "II.VIII-8.2")!;
    const hand = { obligationId: owed.obligationId };
    await expect(Assessment.confirm(w.ctx, id, hand)).rejects.toMatchObject({ code: "assessment.not-summed" });
    await expect(Assessment.sumUp(w.ctx, id, { roundId })).rejects.toMatchObject({ code: "round.not-closed" });
    await Round.close(w.ctx, roundId, { reason: "Собрали." });
    const summed = await Assessment.sumUp(w.ctx, id, { roundId });
    expect(summed).toMatchObject({
      status: "summed",
      asked: 3,
      answered: 2,
      whole: { mean: 4 },
      together: { mean: 3 },
    });
    expect(summed.sections[0]).toMatchObject({ section: "I", mean: 3.5, answered: 2, steps: [0, 1, 0, 0, 1] });
    await expect(Assessment.begin(w.ctx, { year: "2025" })).rejects.toMatchObject({ code: "conflict.exists" });
    const other = (await w.owes(w.agencies.department, "2025")).find(({ measureKey }) => measureKey === "II.VIII-8.1")!;
    await expect(Assessment.confirm(w.ctx, id, { obligationId: other.obligationId })).rejects.toMatchObject({
      fields: [{ pointer: "/obligationId" }],
    });
    w.moveTo("2026-04-28T03:00:00Z");
    expect(await Assessment.confirm(w.ctx, id, hand)).toMatchObject({ status: "reported", reportedOn: "2026-04-28" });
    await expect(Assessment.confirm(w.ctx, id, hand)).rejects.toMatchObject({ code: "assessment.reported" });
    // What is returned is put right and handed in again.
    await Obligation.sendBack(w.ctx, owed.obligationId as ObligationId, { reason: "Без подписи" });
    expect(await Assessment.sumUp(w.ctx, id, { roundId })).toMatchObject({ status: "summed" });
    w.moveTo("2026-05-05T03:00:00Z");
    await Assessment.confirm(w.ctx, id, hand);
    const now = (await w.owes(w.agencies.department, "2025")).find(({ measureKey }) => measureKey === "II.VIII-8.2")!;
    expect(now).toMatchObject({ status: "submitted", late: true });
  });

  it("as a paper has the year's figures by section before anything is summed up, and says of the rest that it is not", async () => {
    await frozen();
    const { id, formId } = await drafted();
    const paper = async () => {
      const { bytes } = await Assessment.report(w.ctx, id, "docx");
      const body = entriesOf(bytes).find(({ name }) => name === "word/document.xml")!;
      const parts: Buffer[] = [];
      for await (const part of unpacked(bytes, body)) parts.push(part);
      return [
        ...Buffer.concat(parts)
          .toString()
          .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g),
      ].map(([, words]) => words!);
    };
    const figures = async () => {
      const words = await paper();
      // Three sections have a measure 1.2 or 2.5: whose it is says the line above.
      const at = (part: string) => words.findIndex((one) => one.startsWith(part));
      expect(at("Раздел I.")).toBeLessThan(at("1. Обновление муниципальных актов"));
      expect(at("1. Обновление муниципальных актов")).toBeLessThan(at("Раздел II.I."));
      expect(at("Раздел II.I.")).toBeLessThan(at("1.2. "));
      expect(words.join("\n")).toContain("Принято или изменено нормативных актов — 4 (по отчётам: 1 организация)");
      return words;
    };
    for (const words of [await figures(), await Form.approve(w.ctx, formId, order).then(figures)]) {
      expect(words.filter((one) => one === "Итоги ещё не подведены.")).toHaveLength(3);
      expect(words.join("\n")).not.toMatch(/ничего не предложили|Выводов не записано/);
      expect(words[words.findIndex((one) => one.startsWith("Спросили организаций")) + 1]).toBe("—");
    }
  });

  it("is the region's: a municipality, an organisation and administrators see none", async () => {
    await frozen();
    const { id } = await drafted();
    const others: Parameters<World["as"]>[0][] = [
      { kind: "coordinator", municipality: "novokuznetsk" },
      specialist(w.agencies.department),
      { kind: "admin" },
    ];
    for (const who of others)
      for (const ask of [
        Assessment.get(w.as(who), id),
        Assessment.begin(w.as(who), { year: "2025" }),
        Assessment.find(w.as(who), {}),
        Assessment.report(w.as(who), id, "docx"),
        Assessment.confirm(w.as(who), id, { obligationId: "obligation_01JNE0000000000000000000ZZ" }),
      ])
        await expect(ask).rejects.toMatchObject({ code: "not-found" });
    expect((await Assessment.find(w.ctx, {})).items).toMatchObject([{ assessmentId: id, year: "2025" }]);
  });
});
