import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, NoteId, YearPlanId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes } from "../../ground/vault/index.ts";
import * as entries from "./entry.decide.ts";
import {
  type EntryVerb,
  type EntryVersion,
  entryVerbs,
  type Responsible,
  type YearEntry,
  type YearEntryView,
} from "./entry.ts";
import * as decide from "./year-plan.decide.ts";
import type { YearPlanEvent } from "./year-plan.events.ts";
import * as store from "./year-plan.store.ts";
import { type Fact, planVerbs, titleOf, type YearPlan, type YearPlanSummary, type YearPlanView } from "./year-plan.ts";

/** The words of a plan, whose they are in the vault. */
export const wordsOf = (planId: YearPlanId) => ({ subject: planId, field: "words" });

export const changed = changing<YearPlanId, YearPlan, YearPlanEvent>({
  load: store.load,
  authorise: ({ actor }, plan) => mustBeStaff(actor, plan),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { planId }) => store.partition(tenant, planId),
  audit: ({ planId }) => ({ subject: planId }),
  ref: ({ planId }) => ({ kind: "year-plan", id: planId }),
});

/** A line of a plan as somebody sees it. */
export interface Row {
  entry: YearEntry;
  says: EntryVersion;
  version: number;
}

/** A plan as somebody sees it: staff all of it as it stands, an organisation its own lines of the edition in force. */
export interface Seen {
  plan: YearPlan;
  version: number;
  rows: Row[];
  /** By which edition plan and fact are told: the one that was asked for, the one in force, or the one to come of a draft. */
  told: number;
  facts: Record<string, Fact>;
  factOn?: string | undefined;
  today: string;
  /** Whose lines alone these are; staff see all. */
  agency?: Agency.Agency | undefined;
}

/** Whether this organisation is to do it, by its name or its kind. */
export const isOf = (
  { agencyId, kind, municipality }: Pick<Agency.Agency, "agencyId" | "kind" | "municipality">,
  plan: Pick<YearPlan, "municipality">,
  { responsible }: Pick<EntryVersion, "responsible">,
): boolean =>
  responsible.agencyId === agencyId ||
  (responsible.kinds?.includes(kind) === true && municipality === plan.municipality);

/**
 * @param wanted as it was in that edition, or is in the one that counts; without it staff see what comes next as well @throws Refusal not-found: no such plan or edition,
 * or nothing of it is theirs
 */
export async function seen(ctx: Ctx, planId: YearPlanId, wanted?: number | "in-force"): Promise<Seen> {
  const { data: plan, version } = await store.load(ctx, planId);
  const agency = isStaff(ctx.actor, plan) ? undefined : await bound(ctx, plan);
  const counts = plan.status === "draft" || plan.edition === 0 ? plan.edition + 1 : plan.edition;
  const edition = wanted === "in-force" ? counts : wanted;
  const newest = plan.pending && !agency ? plan.edition + 1 : counts;
  if (edition !== undefined && (edition < 1 || edition > newest)) throw notFound();
  const [found, facts, today] = [
    await store.entries(ctx, planId),
    (await store.readFacts(ctx, planId)).data,
    (await Tenant.today(ctx)).toString(),
  ];
  const shown = edition ?? (agency ? plan.edition : plan.edition + 1);
  const rows = found
    .flatMap(({ data, version: n }): Row[] => {
      const says = entries.versionIn(data, shown);
      if (!says || (says.struck && (agency || edition !== undefined))) return [];
      return agency && !isOf(agency, plan, says) ? [] : [{ entry: data, says, version: n }];
    })
    .toSorted(inOrder);
  if (agency && rows.length === 0 && agency.municipality !== plan.municipality) throw notFound();
  return { plan, version, rows, told: edition ?? counts, facts: facts.facts, factOn: facts.on, today, agency };
}

/** The organisation of whoever asks, if the plan binds anybody. @throws Refusal not-found */
async function bound(ctx: Ctx, { status }: YearPlan): Promise<Agency.Agency> {
  const agencyId = speakerOf(ctx);
  if (!agencyId || status !== "approved") throw notFound();
  return (await Agency.load(ctx, agencyId)).agency;
}

/** By their days; those of a month alone stand behind its days. */
const inOrder = (a: Row, b: Row): number => {
  const [one, other] = [a, b].map(({ entry, says }) => [entries.lastDayOf(says), entry.kind, entry.entryId].join("#"));
  return one! < other! ? -1 : 1;
};

const factOf = ({ facts }: Pick<Seen, "facts">, { source }: YearEntry): Fact | undefined =>
  source === undefined ? undefined : facts[source];

export async function namesOfPlaces(ctx: Ctx): Promise<Map<string, Text>> {
  const { municipalities } = await Tenant.load(ctx);
  return new Map(municipalities.map(({ key, name }) => [key, name]));
}

export const placeOf = (names: ReadonlyMap<string, Text>, { municipality }: YearPlan): Text =>
  names.get(municipality) ?? { ru: municipality, en: municipality };

export const summary = (
  { data, version }: Pick<Stored<YearPlan>, "data" | "version">,
  where: Text,
): YearPlanSummary => ({
  planId: data.planId,
  municipality: data.municipality,
  year: data.year,
  title: titleOf(data, where),
  status: data.status,
  edition: data.edition,
  drafting: data.drafting === true,
  pending: data.pending === true,
  leftOut: data.leftOut,
  createdAt: data.createdAt,
  version,
});

/** The plan with its months; reasons are staff's to read, on record. */
export async function view(ctx: Ctx, one: Seen): Promise<YearPlanView> {
  const { plan, agency } = one;
  const ids = [plan.withdrawn?.reasonId, ...plan.editions.map(({ reasonId }) => reasonId)].flatMap((id) => id ?? []);
  const words = agency ? new Map<NoteId, string>() : await read(ctx, plan.planId, ids);
  const said = (id: NoteId | undefined) => (id === undefined ? undefined : words.get(id));
  const { withdrawn } = plan;
  return {
    ...summary({ data: plan, version: one.version }, placeOf(await namesOfPlaces(ctx), plan)),
    // What is in preparation is none of theirs.
    pending: !agency && plan.pending === true,
    drafting: !agency && plan.drafting === true,
    leftOut: agency ? undefined : plan.leftOut,
    editions: plan.editions.map(({ reasonId: why, ...told }) => ({ ...told, reason: said(why) })),
    withdrawn: withdrawn && { at: withdrawn.at, by: withdrawn.by, reason: said(withdrawn.reasonId) },
    factOn: one.factOn,
    months: monthsOf(one),
    mayDo: agency ? [] : planVerbs.filter((verb) => isOffered(verb, plan)),
  };
}

const isOffered = (verb: (typeof planVerbs)[number], plan: YearPlan): boolean =>
  decide.takes(verb, plan) &&
  !(plan.drafting && (verb === "approve" || verb === "amend" || verb === "refresh")) &&
  !(verb === "amend" && !plan.pending);

export function monthsOf(one: Seen): YearPlanView["months"] {
  const counted = new Map<string, YearPlanView["months"][number]>();
  for (const { entry } of one.rows) {
    const says = entries.versionIn(entry, one.told);
    if (!says || says.struck) continue;
    const fact = factOf(one, entry);
    const before = counted.get(says.month) ?? { month: says.month, entries: 0, fulfilled: 0, overdue: 0 };
    counted.set(says.month, {
      ...before,
      entries: before.entries + 1,
      fulfilled: before.fulfilled + Number(entries.isFulfilled(entry, fact)),
      overdue: before.overdue + Number(isOverdue(one, entry)),
    });
  }
  return [...counted.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** By what binds somebody, whatever is in preparation. */
function isOverdue(one: Seen, entry: YearEntry): boolean {
  const says = one.plan.status === "approved" ? entries.versionIn(entry, one.plan.edition) : undefined;
  return says !== undefined && entries.isBehind(entry, says, factOf(one, entry), one.today);
}

/** What people wrote of a plan and its lines, on record. */
export async function read(ctx: Ctx, planId: YearPlanId, ids: readonly NoteId[]): Promise<Map<NoteId, string>> {
  if (ids.length === 0) return new Map();
  await auditRead(ctx, { subject: planId, action: "year-plan.read", detail: { words: ids.length } });
  return readNotes(ctx, ids, wordsOf(planId));
}

/** Lines as they are shown: with the names of organisations, and with what was said. */
export async function viewsOf(ctx: Ctx, one: Seen, rows: readonly Row[]): Promise<YearEntryView[]> {
  const names = await Agency.namesOf(ctx, [...new Set(rows.flatMap(({ says }) => says.responsible.agencyId ?? []))]);
  const words = await read(
    ctx,
    one.plan.planId,
    rows.flatMap(({ entry, says }) => [entry.result?.wordsId ?? [], one.agency ? [] : (says.reasonId ?? [])].flat()),
  );
  return rows.map((row) => viewOf(one, row, { names, words }));
}

interface Known {
  names: ReadonlyMap<string, string>;
  words: ReadonlyMap<NoteId, string>;
}

function viewOf(one: Seen, row: Row, { names, words }: Known): YearEntryView {
  const { entry, says, version } = row;
  const { result } = entry;
  const fact = factOf(one, entry);
  return {
    entryId: entry.entryId,
    kind: entry.kind,
    month: says.month,
    day: says.day,
    action: says.action,
    responsible: responsibleView(says.responsible, names),
    measureKey: says.measureKey,
    note: says.note,
    planned: entry.planned,
    fact: fact && { done: fact[0], of: fact[1] },
    result: result && {
      status: result.status,
      words: result.wordsId === undefined ? undefined : words.get(result.wordsId),
      at: result.at,
      by: result.by,
    },
    fulfilled: entries.isFulfilled(entry, fact),
    overdue: isOverdue(one, entry),
    edition: says.edition,
    pending: says.edition > one.plan.edition,
    struck: says.struck === true,
    reason: one.agency || says.reasonId === undefined ? undefined : words.get(says.reasonId),
    mayDo: mayDo(one, row),
    version,
  };
}

export function responsibleView(
  { agencyId, kinds, name }: Responsible,
  names: ReadonlyMap<string, string>,
): YearEntryView["responsible"] {
  const known = agencyId && names.get(agencyId);
  const ofKinds = kinds?.map((kind) => Agency.kindWords[kind]).join(", ") ?? "";
  const called: Text = known ? { ru: known, en: known } : (name ?? { ru: ofKinds, en: kinds?.join(", ") ?? "" });
  return { agencyId, kinds: kinds && [...kinds], name: called };
}

/** An organisation says how what is asked of it by its own name went. */
function mayDo({ plan, agency }: Seen, { says }: Row): EntryVerb[] {
  if (agency) return !says.struck && says.responsible.agencyId === agency.agencyId ? ["result"] : [];
  if (!decide.takes("change", plan)) return [];
  return entryVerbs.filter((verb) => (verb === "restore") === (says.struck === true));
}

/** Which organisation speaks here, where it is one: by an account, or by its link. */
export const speakerOf = ({ actor }: Ctx): AgencyId | undefined =>
  actor.kind === "specialist" || actor.kind === "link" ? actor.agency : undefined;
