import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId, type ProgrammeId, type StepId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { notFound, Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Step from "../step/index.ts";
import { event } from "./enrolment.decide.ts";
import { isProvider, noConsent, question } from "./enrolment.scope.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, type EnrolmentView, isEnded, NewEnrolment, view } from "./enrolment.ts";

/**
 * Takes a child into a programme: it is enrolled where there is a place, else it waits in turn. By whoever is responsible for the child; an
 * organisation enrols by its own programme a child of whose step it has been told.
 * @throws Refusal programme.not-approved, programme.withdrawn, programme.over, programme.age, agency.unknown (it has closed), consent.missing,
 * conflict.exists, enrolment.not-allowed, child.left, child.merging, child.merged, child.erased, limit.reached, input.invalid, not-found
 */
export async function enrol(request: Ctx, programmeId: ProgrammeId, input: unknown): Promise<EnrolmentView> {
  const given = parse(NewEnrolment, input);
  return retrying(async () => {
    const ctx = readingAnew(request);
    const clock = await Tenant.clock(ctx);
    const today = (await Tenant.today(ctx)).toString();
    const { data } = await Programme.load(ctx, programmeId);
    const child = await reached(ctx, data, given);
    const programme = Programme.open(data, today);
    const { agencyId, content } = programme;
    await Agency.mustBeKnown(ctx, [{ pointer: "", agencyId }]);
    const organisation = await Agency.load(ctx, agencyId);
    const from = startOf(given.from, today, content.term);
    mustFitAge(child.record, content.ages, from);
    const order = await store.oneEnrolment(ctx, given.childId);
    await mustBeNew(ctx, given, programmeId);
    const step = given.stepId && (await stepOf(ctx, given.childId, given.stepId, programme));
    const { dataClass } = content;
    const consent = await Consent.allows(ctx, given.childId, question({ agencyId, dataClass }));
    if (!consent.allowed) throw noConsent(consent.reason);
    const roll = await Programme.readRoll(ctx, programmeId);
    const enrolmentId = newId("enrolment", clock.now.epochMilliseconds);
    const hasPlace = Programme.hasPlace(content.places, roll.data);
    if (!hasPlace && roll.data.waiting.length >= Programme.mostWaiting) throw full();
    const now = clock.now.toString();
    const enrolment: Enrolment = {
      enrolmentId,
      childId: given.childId,
      municipality: child.record.municipality,
      programmeId,
      programmeVersion: programme.version,
      kind: content.kind,
      agencyId,
      serviceKeys: content.serviceKeys,
      dataClass,
      evidence: Programme.hasEvidence(content.methods) || undefined,
      sessionsPerMonth: content.sessionsPerMonth,
      stepId: step?.stepId,
      status: hasPlace ? "enrolled" : "waiting",
      from,
      until: content.term.until,
      createdAt: now,
      waitingSince: hasPlace ? undefined : now,
      lapsed: 0,
      enrolledAt: hasPlace ? now : undefined,
      goals: [],
      months: [],
      generation: 1,
      generationAt: now,
    };
    const after = hasPlace ? Programme.enter(roll.data) : Programme.queue(roll.data, enrolmentId);
    const status = hasPlace ? "enrolled" : "waiting";
    await save(ctx, {
      writes: [
        ...store.creation(ctx.tenant, enrolment),
        order,
        Programme.writeRoll(roll, after),
        Child.unchanged(ctx.tenant, given.childId, child.version),
        consent.guard,
        // Whoever ends the enrolments of one that closes finds this one, or this one finds it closed.
        { check: Agency.keyOf(ctx.tenant, agencyId), expect: organisation.version },
      ],
      stream: store.partition(ctx.tenant, enrolmentId),
      events: [event("enrolment.made", enrolment, { status, generation: 1 })],
      audit: {
        subject: given.childId,
        action: "enrolment.make",
        detail: { enrolmentId, programmeId, agencyId, status },
      },
      ref: { kind: "enrolment", id: enrolmentId },
    });
    return view(enrolment, 1, { position: Programme.positionOf(after, enrolmentId) });
  });
}

/** Whose child it is: staff's by its territory, an organisation's by the step that it has. @throws Refusal not-found */
async function reached(
  ctx: Ctx,
  programme: Programme.Programme,
  { childId, stepId }: NewEnrolment,
): Promise<Child.ChildAt> {
  const found =
    ctx.actor.kind === "specialist"
      ? await byStep(ctx, programme, childId, stepId)
      : await Child.governed(ctx, childId);
  Child.mustBeHere(found.record);
  Child.mustBeBorn(found.record);
  return found;
}

async function byStep(ctx: Ctx, { agencyId }: Programme.Programme, childId: ChildId, stepId: StepId | undefined) {
  if (!agencyId || !(await isProvider(ctx, { agencyId }))) throw notFound();
  const step = stepId && (await unlessRefused(() => Step.visible(ctx, stepId)));
  if (step?.data.childId !== childId)
    throw invalid([
      fault(
        "/stepId",
        "шаг этого ребёнка, порученный вашей организации",
        "a step of this child that your organisation has",
      ),
    ]);
  return Child.standing(ctx, childId);
}

/** @throws Refusal input.invalid, enrolment.not-allowed */
async function stepOf(
  ctx: Ctx,
  childId: ChildId,
  stepId: StepId,
  { agencyId }: Programme.ApprovedProgramme,
): Promise<Step.Step> {
  const step = (await unlessRefused(() => Step.load(ctx, stepId)))?.data;
  if (step?.childId !== childId || step.agencyId !== agencyId)
    throw invalid([
      fault(
        "/stepId",
        "шаг этого ребёнка, порученный организации программы",
        "a step of this child that the programme's organisation has",
      ),
    ]);
  if (Step.isAsked(step)) return step;
  throw new Refusal(
    "enrolment.not-allowed",
    { ru: "Шаг не ждёт ответа организации.", en: "The step does not wait for the organisation." },
    { current: { status: step.status } },
  );
}

/** From which day, within the term. */
function startOf(wanted: string | undefined, today: string, term: { from: string; until: string }): string {
  if (wanted !== undefined && (wanted < term.from || wanted > term.until))
    throw invalid([fault("/from", `день с ${term.from} по ${term.until}`, `a day from ${term.from} to ${term.until}`)]);
  return wanted ?? [today, term.from].toSorted().at(-1)!;
}

/** The record knows the month of birth: in that month either age will do. @throws Refusal programme.age */
function mustFitAge(child: Child.ChildRecord, ages: { from: number; to: number }, on: string): void {
  const born = Temporal.PlainYearMonth.from(child.born);
  const day = Temporal.PlainDate.from(on);
  const yearsFrom = (d: Temporal.PlainDate) => d.until(day, { largestUnit: "years" }).years;
  const oldest = yearsFrom(born.toPlainDate({ day: 1 }));
  const youngest = yearsFrom(born.toPlainDate({ day: born.daysInMonth }));
  if (oldest >= ages.from && youngest <= ages.to) return;
  throw new Refusal(
    "programme.age",
    {
      ru: `Программа рассчитана на возраст ${ages.from}–${ages.to} лет.`,
      en: `The programme is for ages ${ages.from} to ${ages.to}.`,
    },
    { current: { ages } },
  );
}

/** One open enrolment for a child in a programme, and for a step. @throws Refusal conflict.exists, limit.reached */
async function mustBeNew(ctx: Ctx, { childId, stepId }: NewEnrolment, programmeId: ProgrammeId): Promise<void> {
  const all = await store.ofChild(ctx, childId);
  const open = all.map(({ data }) => data).filter((one) => !isEnded(one));
  const same = open.find((one) => one.programmeId === programmeId || (stepId !== undefined && one.stepId === stepId));
  if (same)
    throw new Refusal(
      "conflict.exists",
      {
        ru: "Ребёнок уже зачислен или стоит в очереди.",
        en: "The child is enrolled already, or waits.",
      },
      { current: { enrolmentId: same.enrolmentId } },
    );
  mustHaveRoom("enrolments", all.length);
}

const full = () =>
  new Refusal(
    "limit.reached",
    {
      ru: `В очереди уже ${Programme.mostWaiting} детей: больше не принимается.`,
      en: `There are ${Programme.mostWaiting} children in the queue already: no more is taken.`,
    },
    { current: { most: Programme.mostWaiting } },
  );
