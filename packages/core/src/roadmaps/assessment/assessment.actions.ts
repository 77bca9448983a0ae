import type { FormContent } from "../../forms/form/content.ts";
import * as forms from "../../forms/form/form.actions.ts";
import { figures } from "../../forms/round/figures.ts";
import { load as loadRound } from "../../forms/round/round.store.ts";
import type { Round } from "../../forms/round/round.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { AssessmentId, FormId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { notFound, Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isOutstanding } from "../obligation/obligation.ts";
import { reportOf } from "../report/freeze.actions.ts";
import type { Report } from "../report/report.ts";
import type { AssessmentEvent } from "./assessment.events.ts";
import * as store from "./assessment.store.ts";
import {
  type Assessment,
  type AssessmentSummary,
  type AssessmentView,
  NewAssessment,
  SumAssessment,
} from "./assessment.ts";
import { contentFor, frozenOn } from "./content.ts";
import { summed } from "./summary.ts";

/** The region's own: its figures are of every organisation. @throws Refusal not-found */
export function mustLead({ actor }: Ctx): void {
  if (!caresFor(actor, "region")) throw notFound();
}

export const changed = changing<AssessmentId, Assessment, AssessmentEvent>({
  load: store.load,
  authorise: mustLead,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { assessmentId }) => store.partition(tenant, assessmentId),
  audit: ({ assessmentId }) => ({ subject: "tenant", detail: { assessmentId } }),
  ref: ({ assessmentId }) => ({ kind: "assessment", id: assessmentId }),
});

export const eventOf = (type: AssessmentEvent["type"], { assessmentId, year }: Assessment): AssessmentEvent => ({
  type,
  data: { assessmentId, year },
});

/** What a request does beside its own change must not use up its key. */
export const keyless = ({ idempotency: _, ...ctx }: Ctx): Ctx => ctx;

/**
 * The draft of the form by which a year is assessed, with its frozen figures: a version of last year's form, where there is one. Until
 * organisations were asked it is drafted anew from the newest revision. @throws Refusal period.not-frozen, conflict.exists, input.invalid, not-found
 */
export async function begin(ctx: Ctx, input: unknown): Promise<AssessmentView> {
  const { year } = parse(NewAssessment, input);
  mustLead(ctx);
  const report = await frozenReport(ctx, year as PeriodId);
  const found = await store.read(ctx, store.idOf(ctx.tenant, year));
  if (found && found.data.status !== "drafted") throw isAsked(found.data);
  const formId = found?.data.formId ?? (await store.before(ctx, year)).at(-1)?.formId;
  const drafted: FormId = await draft(keyless(ctx), contentFor(report), formId);
  const one: Assessment = {
    assessmentId: store.idOf(ctx.tenant, year),
    year,
    formId: drafted,
    revision: report.revision,
    frozenOn: frozenOn(report) ?? report.at.slice(0, 10),
    status: "drafted",
    sections: [],
    createdAt: found?.data.createdAt ?? ctx.now().toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, one, found?.version ?? "absent")],
    stream: store.partition(ctx.tenant, one.assessmentId),
    events: [eventOf("assessment.drafted", one)],
    audit: { subject: "tenant", action: "assessment.draft", detail: { assessmentId: one.assessmentId } },
    ref: { kind: "assessment", id: one.assessmentId },
  });
  return view(ctx, { data: one, version: (found?.version ?? 0) + 1 });
}

async function frozenReport(ctx: Ctx, year: PeriodId): Promise<Report> {
  // A year that was never opened has no figures either.
  const report = await unlessRefused(() => reportOf(ctx, year));
  if (report && report.revision > 0) return report;
  throw new Refusal("period.not-frozen", {
    ru: `Цифры за ${year} год ещё не заморожены: оценка опирается на них.`,
    en: `The figures of ${year} are not frozen yet: the assessment rests on them.`,
  });
}

const isAsked = ({ assessmentId }: Assessment) =>
  new Refusal(
    "conflict.exists",
    { ru: "Год уже оценён: итоги подведены.", en: "The year has been assessed already: it was summed up." },
    { current: { assessmentId } },
  );

/** A new form, or the next version of the one before. */
async function draft(ctx: Ctx, content: FormContent, formId: FormId | undefined): Promise<FormId> {
  if (formId === undefined) {
    const made = await forms.begin(ctx, content, { municipality: undefined, model: "interagency-assessment" });
    return made.formId as FormId;
  }
  const { title, items, scores } = content;
  await forms.revise(ctx, formId, { title, items, scores });
  return formId;
}

/**
 * What the organisations said comes to, once answers are taken no more; again, from another round or the same one, as long as it is not
 * reported. @throws Refusal round.not-closed, assessment.reported, input.invalid, not-found
 */
export async function sumUp(ctx: Ctx, id: AssessmentId, input: unknown): Promise<AssessmentView> {
  const { roundId } = parse(SumAssessment, input);
  const after = await changed(ctx, id, { action: "assessment.sum" }, async ({ data }) => {
    await mustNotBeReported(ctx, data);
    const { data: round } = await loadRound(ctx, roundId);
    mustBeOfForm(data, round);
    const next: Assessment = {
      ...data,
      ...summed(await figures(ctx, roundId)),
      roundId,
      status: "summed",
      summedOn: (await Tenant.today(ctx)).toString(),
    };
    return { events: [eventOf("assessment.summed", next)], after: next };
  });
  return view(ctx, after);
}

/** Unless what was handed in was returned, or was never: then it is put right. @throws Refusal assessment.reported */
export async function mustNotBeReported(ctx: Ctx, { status, obligationId, reportedOn }: Assessment): Promise<void> {
  if (status !== "reported" || !obligationId) return;
  if (isOutstanding((await obligations.load(ctx, obligationId)).data)) return;
  throw new Refusal(
    "assessment.reported",
    {
      ru: "Отчёт об оценке уже сдан: верните его, чтобы исправить.",
      en: "The assessment has been reported: return that report to put it right.",
    },
    { current: { reportedOn } },
  );
}

/** @throws Refusal round.not-closed, input.invalid */
function mustBeOfForm({ formId }: Assessment, round: Round): void {
  if (round.formId !== formId || round.audience.kind !== "agencies")
    throw invalid([fault("/roundId", "раунд организаций по форме этой оценки", "a round of agencies by this form")]);
  if (round.status !== "closed")
    throw new Refusal(
      "round.not-closed",
      {
        ru: "Итоги подводят, когда приём ответов закончен.",
        en: "It is summed up when answers are taken no more.",
      },
      { current: { closesOn: round.closesOn } },
    );
}

/** Staff of the region. @throws Refusal not-found */
export async function get(ctx: Ctx, id: AssessmentId): Promise<AssessmentView> {
  mustLead(ctx);
  return view(ctx, await store.load(ctx, id));
}

/** The newest year first. Staff of the region. @throws Refusal not-found */
export async function find(ctx: Ctx, page: PageRequest): Promise<Page<AssessmentSummary>> {
  mustLead(ctx);
  const { items, next } = await store.find(ctx, page);
  return { items: items.map(summary), next };
}

type Found = Pick<Stored<Assessment>, "data" | "version">;

function summary({ data, version }: Found): AssessmentSummary {
  const { sections: _, whole: __, together: ___, ...told } = data;
  return { ...told, version };
}

export async function view(ctx: Ctx, found: Found): Promise<AssessmentView> {
  const { sections, whole, together, year } = found.data;
  const before = sections.length === 0 ? [] : await store.before(ctx, year);
  return {
    ...summary(found),
    whole,
    together,
    sections: sections.map((one) => ({
      ...one,
      before: before.flatMap(({ year: then, sections: were }) => {
        const mean = were.find(({ section }) => section === one.section)?.mean;
        return mean === undefined ? [] : [{ year: then, mean }];
      }),
    })),
  };
}
