import * as Agency from "../../agencies/agency/index.ts";
import type { FormContent } from "../../forms/form/content.ts";
import { contents, load as loadForm, loadVersion } from "../../forms/form/form.store.ts";
import { allAnswersOf } from "../../forms/response/response.scope.ts";
import { loadMany } from "../../forms/response/response.store.ts";
import { findings as findingsOf } from "../../forms/round/findings.actions.ts";
import * as rounds from "../../forms/round/round.store.ts";
import type { DocumentFile } from "../../ground/document/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import { fileTypes } from "../../ground/shared/file-type.ts";
import type { AgencyId, AssessmentId, FormId, ResponseId, RoundId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { submit } from "../obligation/obligation.actions.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isOutstanding } from "../obligation/obligation.ts";
import type { Around, Written } from "./around.ts";
import { changed, eventOf, get, keyless, mustLead, mustNotBeReported, view } from "./assessment.actions.ts";
import * as store from "./assessment.store.ts";
import { type Assessment, type AssessmentView, ConfirmAssessment, type reportFormats } from "./assessment.ts";
import { rightKey, titleOf } from "./content.ts";

/** So many organisations' words are read for a paper: a working group has a few dozen. */
const mostWritten = 200;

/** The assessment as a paper: figures, judgements, what is to be put right, findings. Staff of the region, on record. @throws Refusal not-found */
export async function report(
  ctx: Ctx,
  id: AssessmentId,
  format: (typeof reportFormats)[number],
): Promise<DocumentFile> {
  const shown = await get(ctx, id);
  await auditRead(ctx, { subject: "tenant", action: "assessment.report", detail: { assessmentId: id, format } });
  const around = await aroundOf(ctx, shown);
  if (format === "xlsx") return (await import("./assessment.book.ts")).bookOfAssessment(shown, around);
  const { fileOfAssessment } = await import("./assessment.files.ts");
  return fileOfAssessment(shown, around, format);
}

async function aroundOf(ctx: Ctx, shown: AssessmentView): Promise<Around> {
  const { roundId, sections } = shown;
  const { name, municipalities } = await Tenant.load(ctx);
  if (!roundId)
    return { region: name.ru, content: await figuresOf(ctx, shown), written: [], findings: [], names: new Map() };
  const id = roundId as RoundId;
  const { data: round } = await rounds.load(ctx, id);
  const { content } = await loadVersion(ctx, round.formId, round.formVersion);
  const findings = await findingsOf(ctx, id);
  const keys = [...sections.map(({ section }) => rightKey(section)), "whole-first"];
  const responsible = findings.flatMap((one) => (one.responsible.startsWith("agency_") ? [one.responsible] : []));
  const names = await Agency.namesOf(ctx, responsible as AgencyId[]);
  for (const one of municipalities) names.set(one.key, one.name.ru);
  return { region: name.ru, content, written: await writtenIn(ctx, id, keys), findings, names };
}

/** Until it is summed up: the year's figures as its form has them, to be approved or approved. */
async function figuresOf(ctx: Ctx, { formId, year }: AssessmentView): Promise<FormContent | undefined> {
  const { content, draft } = await contents(ctx, (await loadForm(ctx, formId as FormId)).data);
  // The form is one for all years, each of which is a version of it.
  return [draft, content].find((one) => one?.title.ru === titleOf(year).ru);
}

/** What organisations wrote themselves, by name: they answer by office, and know that. */
async function writtenIn(ctx: Ctx, roundId: RoundId, keys: readonly string[]): Promise<Written[]> {
  const { items } = await rounds.entries(ctx, roundId, { limit: mostWritten });
  const ids = items.flatMap(({ data }): ResponseId[] => (data.kind === "agency" ? data.responseIds : []));
  const found = (await loadMany(ctx, ids)).flatMap(({ data }) => (data.status === "submitted" ? [data] : []));
  const agencies = found.flatMap(({ subject }) => (subject.kind === "agency" ? [subject.agencyId] : []));
  const names = await Agency.namesOf(ctx, agencies);
  const written: Written[] = [];
  for (const one of found) {
    if (one.subject.kind !== "agency") continue;
    const answers = (await allAnswersOf(ctx, [one])).get(one.responseId) ?? {};
    const texts = keys.flatMap((key) => (typeof answers[key] === "string" ? [[key, answers[key]] as const] : []));
    written.push({ name: names.get(one.subject.agencyId) ?? one.subject.agencyId, texts: new Map(texts) });
  }
  return written.sort((a, b) => a.name.localeCompare(b.name, "ru"));
}

const notSummed = () =>
  new Refusal("assessment.not-summed", {
    ru: "Итоги оценки ещё не подведены.",
    en: "The assessment has not been summed up yet.",
  });

/** The measure that asks for it: «ежегодно до 30 апреля года, следующего за отчётным». */
const ofMeasure = "II.VIII-8.2";

/**
 * Hands in what the region owes for the measure, with the paper attached. One that is in already is kept as it is.
 * @throws Refusal assessment.not-summed, assessment.reported, period.locked, input.invalid, not-found
 */
export async function confirm(ctx: Ctx, id: AssessmentId, input: unknown): Promise<AssessmentView> {
  const { obligationId } = parse(ConfirmAssessment, input);
  mustLead(ctx);
  const { data } = await store.load(ctx, id);
  await mustNotBeReported(ctx, data);
  if (data.status === "drafted") throw notSummed();
  const { data: owed } = await obligations.load(ctx, obligationId);
  if (owed.period !== data.year || owed.measureKey !== ofMeasure)
    throw invalid([
      fault("/obligationId", `отчёт по ${ofMeasure} за ${data.year} год`, `the report on ${ofMeasure} of ${data.year}`),
    ]);
  if (isOutstanding(owed)) await submit(keyless(ctx), obligationId, await handedIn(ctx, data));
  const after = await changed(ctx, id, { action: "assessment.confirm" }, async ({ data: now }) => {
    const next: Assessment = {
      ...now,
      status: "reported",
      obligationId,
      reportedOn: (await Tenant.today(ctx)).toString(),
    };
    return { events: [eventOf("assessment.reported", next)], after: next };
  });
  return view(ctx, after);
}

async function handedIn(ctx: Ctx, { assessmentId, year, asked = 0, answered = 0, whole }: Assessment) {
  const { name, bytes } = await report(ctx, assessmentId, "docx");
  const mean =
    whole?.mean === undefined ? "" : `, оценка системы в целом — ${String(whole.mean).replace(".", ",")} из 5`;
  return {
    values: { done: true },
    narrative: `Межведомственная оценка за ${year} год: ответили ${answered} из ${asked} организаций${mean}. Отчёт приложен.`,
    attachments: [{ name, type: fileTypes.docx, content: Buffer.from(bytes).toString("base64") }],
  };
}
