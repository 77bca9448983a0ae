import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { attendEach, attendedAtOnce } from "../../ground/shared/attend.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { mustExplain, SetResult } from "../../ground/shared/went.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import { dueFaults, isOffice, isTheirs, placeOf, speakerOf, viewsOf } from "./finding.scope.ts";
import * as decide from "./round.decide.ts";
import type { RoundEvent } from "./round.events.ts";
import { notesOf, reminders, today } from "./round.scope.ts";
import * as store from "./round.store.ts";
import { AssignFinding, type Finding, type FindingView, isAgency, isSettled, type Round } from "./round.ts";

const of = (authorise: (ctx: Ctx, finding: Finding) => Promise<void>) =>
  changing<store.FindingAt, Finding, RoundEvent>({
    load: store.loadFinding,
    authorise,
    writes: ({ tenant }, before, after) => [store.writeFinding(tenant, after, before.version)],
    stream: (tenant, { roundId }) => store.partition(tenant, roundId),
    audit: ({ roundId, findingId }) => ({ subject: roundId, detail: { findingId } }),
    ref: ({ findingId, roundId }) => ({ kind: "finding", id: findingId, parent: roundId }),
  });
const answered = of(async (ctx, one) => {
  if (!isTheirs(ctx, one)) await mustBeOffice(ctx, one);
});
const assigned = of(mustBeOffice);
/** What the platform does by itself. */
const followed = of(async () => {});

/** @throws Refusal not-found */
async function mustBeOffice(ctx: Ctx, one: Finding): Promise<void> {
  const { data: round } = await store.load(ctx, one.roundId);
  if (!isOffice(ctx, round, await placeOf(ctx, one))) throw notFound();
}

/** The event says whose task it is by the place of whoever is responsible. */
async function refIn(ctx: Ctx, one: Finding) {
  const { data: round } = await store.load(ctx, one.roundId);
  const { findingId, responsible, dueOn } = one;
  return { ...decide.refOf(round), municipality: await placeOf(ctx, one), findingId, responsible, dueOn };
}

/**
 * How it went, in words where not all is done: whoever sees to it, an organisation by its account or its page, or their coordinators, who put
 * right what was said. @throws Refusal input.invalid, not-found
 */
export async function setFindingResult(ctx: Ctx, at: store.FindingAt, input: unknown): Promise<FindingView> {
  const given = parse(SetResult, input);
  const on = await today(ctx);
  const agencyId = speakerOf(ctx);
  const after = await answered(ctx, at, { action: "round.finding-result" }, async ({ data }) => {
    mustExplain(given);
    const note = given.words === undefined ? undefined : await writeNote(ctx, given.words, notesOf(at.roundId));
    const { status } = given;
    return {
      events: [
        { type: "round.finding-result", data: { ...(await refIn(ctx, data)), status, own: agencyId !== undefined } },
      ],
      after: { ...data, result: { status, on, wordsId: note?.noteId, agencyId } },
      writes: [...(note ? [note.write] : []), ...unsaid(ctx, data)],
      detail: { status },
    };
  });
  return shown(ctx, after.data);
}

/** What was said before is said no more. */
const unsaid = (ctx: Ctx, { roundId, result }: Finding) =>
  result?.wordsId ? [noteRemoval(ctx, result.wordsId, notesOf(roundId))] : [];

/**
 * Somebody else sees to it, with the reason; what was said of it counts no more. Whoever leads the round names anybody, a municipality's
 * coordinators somebody of theirs. @throws Refusal agency.unknown, input.invalid, not-found
 */
export async function assignFinding(ctx: Ctx, at: store.FindingAt, input: unknown): Promise<FindingView> {
  const { responsible, dueOn, reason } = parse(AssignFinding, input);
  const after = await assigned(ctx, at, { action: "round.finding-assign" }, async ({ data }) => {
    await mustTake(ctx, data, responsible);
    const day = await today(ctx);
    mustBeRight([
      ...(responsible === data.responsible && (dueOn ?? data.dueOn) === data.dueOn
        ? [fault("/responsible", "другой ответственный или другой день", "somebody else, or another day")]
        : []),
      ...(dueOn === undefined ? [] : dueFaults(dueOn, day)),
    ]);
    const note = await writeNote(ctx, reason, notesOf(at.roundId));
    const decided = await handed(ctx, data, { responsible, dueOn, reasonId: note.noteId });
    return { ...decided, writes: [note.write, ...unsaid(ctx, data)] };
  });
  return shown(ctx, after.data);
}

/** @throws Refusal agency.unknown, input.invalid */
async function mustTake(ctx: Ctx, { roundId }: Finding, responsible: string): Promise<void> {
  if (isAgency(responsible)) await Agency.mustBeKnown(ctx, [{ pointer: "/responsible", agencyId: responsible }]);
  const { municipalities } = await Tenant.load(ctx);
  const isKnown = isAgency(responsible) || municipalities.some(({ key }) => key === responsible);
  const { data: round } = await store.load(ctx, roundId);
  const isOurs = isKnown && isOffice(ctx, round, await placeOf(ctx, { responsible }));
  mustBeRight(
    isOurs ? [] : [fault("/responsible", "организация или муниципалитет", "an organisation or a municipality")],
  );
}

async function handed(
  ctx: Ctx,
  data: Finding,
  {
    responsible,
    dueOn = data.dueOn,
    reasonId,
  }: { responsible: string; dueOn?: string | undefined; reasonId?: Finding["textId"] },
) {
  const on = await today(ctx);
  const from = data.responsible;
  const after: Finding = {
    ...data,
    responsible,
    dueOn,
    result: undefined,
    remindOn: await reminders(ctx, { opensOn: on, closesOn: dueOn }),
    told: undefined,
    handed: [...(data.handed ?? []), { from, to: responsible, on, reasonId }],
  };
  const event: RoundEvent = { type: "round.finding-assigned", data: { ...(await refIn(ctx, after)), from } };
  return { events: [event], after };
}

/** So many of one organisation; more than that nobody sees to. */
const most = 200;

/** What an organisation that has closed was to see to. */
export const findingsLeft = (ctx: Ctx, agencyId: AgencyId): Promise<Finding[]> =>
  store.findingsFor(ctx, agencyId, "asked", most);

/** Whoever goes on with the work of one that has closed sees to it. Safe to repeat. For the platform */
export async function succeedFinding(ctx: Ctx, at: store.FindingAt, from: AgencyId, to: AgencyId): Promise<void> {
  await followed(ctx, at, { action: "round.finding-succeed" }, async ({ data }) =>
    data.responsible === from && !isSettled(data) ? handed(ctx, data, { responsible: to }) : { events: [] },
  );
}

/** Reminds of findings whose day comes, and tells of those whose day is over. For the platform. @returns how many */
export async function attendFindings(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const day = await today(ctx);
  return attendEach(
    (page) => store.findingsDueBy(ctx, day, page),
    ({ roundId, findingId }: Finding) =>
      followed(ctx, { roundId, findingId }, { action: "round.finding-attend" }, async ({ data }) => {
        const { after, tell } = decide.attendFinding(data, day);
        if (!tell) return { events: [] };
        return { events: [{ type: `round.finding-${tell}`, data: await refIn(ctx, data) }], after };
      }),
    most,
  );
}

/** One finding, for the platform. @throws Refusal not-found */
export const loadFinding = async (ctx: Pick<Ctx, "bank" | "tenant">, at: store.FindingAt): Promise<Finding> =>
  (await store.loadFinding(ctx, at)).data;

/** With the name of the round that has come to it. */
export interface OwnFinding extends FindingView {
  round: Round["title"];
}

/** What an organisation is to see to, and what it has seen to last, on record. */
export async function findingsFor(ctx: Ctx, agencyId: AgencyId): Promise<OwnFinding[]> {
  const [asked, done] = await Promise.all([
    store.findingsFor(ctx, agencyId, "asked", most),
    store.findingsFor(ctx, agencyId, "done", 20),
  ]);
  const shown = [];
  for (const [roundId, own] of Map.groupBy([...asked, ...done], (one) => one.roundId)) {
    const { data: round } = await store.load(ctx, roundId);
    await auditRead(ctx, { subject: roundId, action: "round.findings" });
    shown.push(...(await viewsOf(ctx, round, own)).map((one) => ({ ...one, round: round.title })));
  }
  return shown.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** One finding, on record. @throws Refusal not-found */
export async function getFinding(ctx: Ctx, at: store.FindingAt): Promise<FindingView> {
  const { data } = await store.loadFinding(ctx, at);
  if (!isTheirs(ctx, data)) await mustBeOffice(ctx, data);
  await auditRead(ctx, { subject: at.roundId, action: "round.findings" });
  return shown(ctx, data);
}

async function shown(ctx: Ctx, one: Finding): Promise<FindingView> {
  const { data: round } = await store.load(ctx, one.roundId);
  return (await viewsOf(ctx, round, [one]))[0]!;
}
