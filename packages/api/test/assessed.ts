import * as Agency from "@marshrut/core/agency";
import * as Assessment from "@marshrut/core/assessment";
import * as Form from "@marshrut/core/form";
import * as Obligation from "@marshrut/core/obligation";
import * as Quality from "@marshrut/core/quality";
import * as Reporting from "@marshrut/core/reporting";
import * as Response from "@marshrut/core/response";
import * as Roadmap from "@marshrut/core/roadmap";
import * as Round from "@marshrut/core/round";
import {
  type AgencyId,
  type AssessmentId,
  type Ctx,
  type FormId,
  newId,
  type QualityId,
  type ResponseId,
  type RoundId,
} from "@marshrut/core/shared";

// Assessments as records of the API's tests, and as they come about, for the requests of the budgets.

const around = { providersOf: async () => [], tellAgency: async () => {} };
const order = { act: { number: "114", date: "2025-03-03" } };

/** An independent assessment of one organisation, as its record stands. */
export async function makeQuality(
  system: Ctx,
  agencyId: AgencyId,
  roundId: RoundId,
): Promise<{ qualityId: QualityId }> {
  const qualityId: QualityId = newId("quality", system.now().epochMilliseconds);
  const { municipality, shortName: name } = (await Agency.load(system, agencyId)).agency;
  const pk = `T#${system.tenant}#QUALITY#${qualityId}`;
  const data = { qualityId, year: "2024", sphere: "health", municipality, experts: roundId, visitors: roundId };
  const counted = { status: "counted", counted: 1, countedOn: "2025-02-03", totals: { [agencyId]: 81.5 } };
  const scores = { indicators: { "1.1": 81.5 }, criteria: { "1": 81.5 }, total: 81.5, remarks: ["small"] };
  const organisations = [{ agencyId, municipality, name, experts: 1, visitors: 9, scores }];
  const of = `T#${system.tenant}#QUALITY`;
  await system.bank.commit([
    {
      put: {
        key: { table: "records", pk, sk: "QUALITY" },
        kind: "quality",
        data: { ...data, ...counted, places: {}, plansTaken: {}, createdAt: system.now().toString() },
        index: { gsi2: { pk: of, sk: `2024#health#${municipality}` } },
      },
      expect: "absent",
    },
    {
      put: { key: { table: "records", pk, sk: "SCORES" }, kind: "quality-scores", data: { organisations } },
      expect: "absent",
    },
  ]);
  return { qualityId };
}

/** The assessment of a year, as its record stands: summed up from a round. */
export async function makeAssessment(
  system: Ctx,
  { formId, roundId }: { formId: FormId; roundId: RoundId },
): Promise<{ assessmentId: AssessmentId }> {
  const assessmentId: AssessmentId = newId("assessment", system.now().epochMilliseconds);
  const key = { table: "records", pk: `T#${system.tenant}#ASSESSMENT#${assessmentId}`, sk: "ASSESSMENT" } as const;
  const what = { assessmentId, year: "2024", formId, roundId, revision: 1, frozenOn: "2025-01-24", status: "summed" };
  const judged = { answered: 1, mean: 4, steps: [0, 0, 0, 1, 0] };
  const sections = [{ section: "I", title: { ru: "Раздел I", en: "Section I" }, ...judged }];
  const data = { ...what, sections, whole: judged, together: judged, createdAt: system.now().toString() };
  const index = { gsi2: { pk: `T#${system.tenant}#ASSESSMENTS`, sk: "2024" } };
  await system.bank.commit([{ put: { key, kind: "assessment", data, index }, expect: "absent" }]);
  return { assessmentId };
}

async function approved(system: Ctx, formId: FormId): Promise<FormId> {
  await Form.approve(system, formId, order);
  return formId;
}
const shipped = async (system: Ctx, model: string) =>
  approved(system, (await Form.draft(system, { model })).formId as FormId);

async function begun(system: Ctx, formId: FormId, audience: object): Promise<RoundId> {
  const roundId = (await Round.create(system, formId, { audience, closesOn: "2025-12-30" })).roundId as RoundId;
  await Round.work(system, { roundId, errand: "invite", on: "first", piece: 0 }, around);
  return roundId;
}
export const close = (system: Ctx, roundId: RoundId) => Round.close(system, roundId, { reason: "Собрали." });

/** A round of experts and one of visitors about an organisation, over. */
export async function assessedRounds(
  system: Ctx,
  agencyId: AgencyId,
): Promise<Record<"experts" | "visitors", RoundId>> {
  const experts = await begun(system, await shipped(system, "quality-experts"), {
    kind: "experts",
    agencyIds: [agencyId],
  });
  const visitors = await begun(system, await shipped(system, "quality-visitors"), {
    kind: "visitors",
    agencyIds: [agencyId],
  });
  for (const id of [experts, visitors]) await close(system, id);
  return { experts, visitors };
}

export async function openedQuality(system: Ctx, agencyId: AgencyId): Promise<QualityId> {
  const rounds = await assessedRounds(system, agencyId);
  return (await Quality.open(system, { year: "2025", sphere: "health", ...rounds })).qualityId as QualityId;
}

/** One whose organisation has handed in its plan. */
export async function plannedQuality(system: Ctx, agencyId: AgencyId): Promise<QualityId> {
  const id = await openedQuality(system, agencyId);
  await Quality.count(system, id, {});
  const plans = await plansRound(system, agencyId);
  const [asked] = (await Round.asked(system, plans, { limit: 1 })).items;
  const steps = [{ criterion: "1", shortcoming: "Пустой стенд", action: "Заполнить", until: "2025-12-01" }];
  await Response.submit(system, asked!.responses[0]!.responseId as ResponseId, { answers: { steps } });
  await close(system, plans);
  await Quality.change(system, id, { plans });
  return id;
}

export const plansRound = async (system: Ctx, agencyId: AgencyId): Promise<RoundId> =>
  begun(system, await shipped(system, "quality-plan"), { kind: "agencies", agencyIds: [agencyId] });

/** The year 2025 is over before its time, and nobody has reported on it. */
export async function frozenYear(system: Ctx): Promise<void> {
  await Roadmap.importRoadmap(system, { format: "catalogue" });
  await Reporting.open(system, "2025");
  await Reporting.lock(system, "2025", { reason: "Для оценки." });
}

/** The year's form was approved, and an organisation was asked by it. */
export async function judgedYear(system: Ctx, agencyId: AgencyId): Promise<{ id: AssessmentId; roundId: RoundId }> {
  await frozenYear(system);
  const { assessmentId, formId } = await Assessment.begin(system, { year: "2025" });
  const roundId = await begun(system, await approved(system, formId as FormId), {
    kind: "agencies",
    agencyIds: [agencyId],
  });
  await close(system, roundId);
  return { id: assessmentId as AssessmentId, roundId };
}

/** Summed up, and what the region owes for it. */
export async function summedYear(system: Ctx, agencyId: AgencyId): Promise<{ id: AssessmentId; obligationId: string }> {
  const { id, roundId } = await judgedYear(system, agencyId);
  await Assessment.sumUp(system, id, { roundId });
  const { items } = await Agency.find(system, { kind: "department" });
  const owed = await Obligation.find(system, {
    period: "2025",
    agency: items[0]!.agency.agencyId,
    limit: 200,
  });
  return { id, obligationId: owed.items.find(({ measureKey }) => measureKey === "II.VIII-8.2")!.obligationId };
}
