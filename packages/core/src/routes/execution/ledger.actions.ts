import * as Agency from "../../agencies/agency/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, InstrumentId, NoteId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes } from "../../ground/vault/index.ts";
import { visible } from "../../people/child/child.scope.ts";
import * as instruments from "../instrument/instrument.store.ts";
import * as Route from "../route/index.ts";
import * as steps from "../step/step.actions.ts";
import {
  type Execution,
  type ExecutionLine,
  type LedgerLine,
  ledgerOf,
  mayDoOf,
  type Outcome,
  totalsOf,
} from "./ledger.ts";
import { resultNotes } from "./result.actions.ts";
import * as store from "./result.store.ts";
import { warningOf } from "./warning.ts";

/**
 * What was recommended and what came of it, over all instruments, with and without a route; for staff and the family, on
 * record. What organisations wrote is the coordinator's. @param only one instrument @throws Refusal not-found
 */
export async function execution(ctx: Ctx, childId: ChildId, only?: InstrumentId): Promise<Execution> {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "execution.read", detail: { instrumentId: only } });
  const items = await linesOf(ctx, childId, only);
  return { items, totals: totalsOf(items) };
}

/** The lines with their words; the caller has authorised and written the audit entry. */
export async function linesOf(ctx: Ctx, childId: ChildId, only?: InstrumentId): Promise<ExecutionLine[]> {
  const [papers, asked, results, { zone }] = await Promise.all([
    instruments.list(ctx, childId),
    Route.stepsOf(ctx, childId),
    store.ofChild(ctx, childId),
    Tenant.load(ctx),
  ]);
  const ledger = ledgerOf(
    papers.map(({ data }) => data),
    asked,
    results,
    zone,
  ).filter(({ instrument }) => !only || instrument.instrumentId === only);
  const words = await wordsOf(ctx, childId, ledger);
  const cares = caresFor(ctx.actor, "each");
  return ledger.map((line) => ({ ...lineView(line, words), mayDo: cares ? mayDoOf(line) : [] }));
}

interface Words {
  wording: ReadonlyMap<InstrumentId, Awaited<ReturnType<typeof instruments.readWording>>>;
  agencies: ReadonlyMap<string, string>;
  notes: ReadonlyMap<NoteId, string>;
}

/** All that is opened of the vault for the ledger: each instrument once, all notes together. */
async function wordsOf(ctx: Ctx, childId: ChildId, ledger: readonly LedgerLine[]): Promise<Words> {
  const papers = [...new Set(ledger.map(({ instrument }) => instrument.instrumentId))];
  const agencies = ledger.flatMap(({ step, outcome }) => [step?.agencyId, outcome?.agencyId]);
  const staff = caresFor(ctx.actor, "each");
  const outcomes = ledger.flatMap(({ outcome }) => outcome ?? []);
  const recorded = outcomes.flatMap((o) => (o.source === "recorded" ? o.record : []));
  const [wordings, names, ofSteps, ofResults] = await Promise.all([
    Promise.all(papers.map((id) => instruments.readWording(ctx, childId, id))),
    Agency.namesOf(ctx, [...new Set(agencies.filter((id): id is AgencyId => id !== undefined))]),
    readNotes(
      ctx,
      outcomes.flatMap((o) => (staff && o.source === "step" && o.noteId ? o.noteId : [])),
      steps.notesOf(childId),
    ),
    readNotes(
      ctx,
      recorded.flatMap(({ byNoteId, noteId }) =>
        [byNoteId, staff ? noteId : undefined].filter((id) => id !== undefined),
      ),
      resultNotes(childId),
    ),
  ]);
  return {
    wording: new Map(papers.map((id, i) => [id, wordings[i]!])),
    agencies: names,
    notes: new Map([...ofSteps, ...ofResults]),
  };
}

function lineView({ instrument, measure, step, outcome }: LedgerLine, words: Words): Omit<ExecutionLine, "mayDo"> {
  const { instrumentId, kind, validFrom, validTo, supersededBy } = instrument;
  const { measureId, block, from, to } = measure;
  const { number, titles } = words.wording.get(instrumentId)!;
  return {
    instrumentId,
    kind,
    number,
    validFrom,
    validTo,
    superseded: supersededBy !== undefined,
    measureId,
    block,
    title: titles[measureId]!,
    from,
    to,
    asked: step && {
      stepId: step.stepId,
      routeId: step.routeId,
      agencyId: step.agencyId,
      agency: words.agencies.get(step.agencyId) ?? step.agencyId,
      requestedAt: step.requestedAt,
      dueDate: step.due.date,
      status: step.status,
    },
    outcome: outcome && { ...outcomeView(outcome, words), warning: warningOf(outcome.on, instrument) },
  };
}

function outcomeView(outcome: Outcome, { agencies, notes }: Words): NonNullable<ExecutionLine["outcome"]> {
  const { source, result, cause, on, agencyId, noteId } = outcome;
  const record = outcome.source === "recorded" ? outcome.record : undefined;
  return {
    source,
    result,
    cause,
    on,
    late: outcome.source === "step" ? outcome.late : undefined,
    agencyId,
    by: agencyId ? (agencies.get(agencyId) ?? agencyId) : record?.byNoteId && notes.get(record.byNoteId),
    note: noteId && notes.get(noteId),
    resultId: record?.resultId,
  };
}
