import type { Temporal } from "temporal-polyfill";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { liveOf, readGroups, readSome } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { AgeGroup } from "./age.ts";
import { programmesGroup } from "./contribution.capacity.ts";
import { eventFigures, eventsOfGroup } from "./contribution.event.ts";
import { libraryFigures, libraryOfGroup } from "./contribution.library.ts";
import { meetingsBy } from "./contribution.meeting.ts";
import { specialistsGroup, trainedCell } from "./contribution.specialist.ts";
import type { Cells } from "./contribution.ts";
import type { DemandRow } from "./figures.demand.ts";
import type { OutcomeRow } from "./figures.outcome.ts";
import type { StudyRow } from "./figures.study.ts";
import { helpByGroup, helpGroup, helpOfGroup } from "./help.ts";
import { lessonMeasure, measuresOfKind, programmeMeasures } from "./measures.served.ts";
import type { Deviation } from "./norms.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Children helped by one service, each once; also by age at the period's end. */
export interface HelpRow {
  municipality: string;
  /** Absent: by whichever organisation. */
  agencyId?: AgencyId | undefined;
  /** Absent: by whatever service. */
  service?: string | undefined;
  children: number;
  ages: Partial<Record<AgeGroup, number>>;
}

/** Who was helped by what, by municipality. */
export async function helpByMunicipality(ctx: Bank, period: PeriodId, municipality?: string): Promise<HelpRow[]> {
  return rowsOf(
    await readGroups(ctx, await liveOf(ctx), municipality ? `${helpGroup(period, municipality)}#` : `HELP#${period}#`),
  );
}

/** The same by organisation, of one municipality or of all. */
export async function helpByAgency(ctx: Bank, period: PeriodId, municipality?: string): Promise<HelpRow[]> {
  const prefix = municipality ? `HELPBY#${period}#${municipality}#` : `HELPBY#${period}#`;
  return rowsOf(await readGroups(ctx, await liveOf(ctx), prefix));
}

/** One organisation's, in each of some municipalities. */
export async function helpOf(
  ctx: Bank,
  period: PeriodId,
  agencyId: AgencyId,
  municipalities: readonly string[],
): Promise<HelpRow[]> {
  const groups = municipalities.map((where) => helpByGroup(period, where, agencyId));
  return rowsOf(await readSome(ctx, await liveOf(ctx), groups));
}

/** Groups are `HELP#period#municipality` or `HELPBY#period#municipality#agency`. */
function rowsOf(cells: Cells): HelpRow[] {
  const rows = new Map<string, HelpRow>();
  for (const [group, counts] of Object.entries(cells)) {
    const [, , municipality = "", agencyId] = group.split("#");
    for (const [cell, n] of Object.entries(counts)) {
      const parts = cell.split("|");
      const service = parts[0] === "s" ? parts[1] : undefined;
      if (parts[0] !== "n" && parts[0] !== "s") continue;
      const name = `${group}#${service ?? ""}`;
      const row = rows.get(name) ?? { municipality, agencyId: agencyId as AgencyId, service, children: 0, ages: {} };
      const age = parts[parts[0] === "s" ? 3 : 2] as AgeGroup | undefined;
      if (age) row.ages[age] = n;
      else row.children = n;
      rows.set(name, row);
    }
  }
  return [...rows.values()];
}

/** One kind of programme as it stands in a period. */
export interface ProgrammesRow {
  municipality: string;
  agencyId: AgencyId;
  kind: keyof typeof measuresOfKind;
  n: number;
  places: number;
  evidence: number;
  inclusive: number;
  "of-model": number;
}

type Span = Record<"from" | "until", Temporal.PlainDate>;

/** Approved programmes whose term falls into a period. */
export async function programmesIn(ctx: Bank, during: Span, municipality?: string): Promise<ProgrammesRow[]> {
  const prefix = municipality ? `PROGRAMMES#${municipality}#` : "PROGRAMMES#";
  return programmeRows(await readGroups(ctx, await liveOf(ctx), prefix), during);
}

export function programmeRows(cells: Cells, during: Span): ProgrammesRow[] {
  const [start, end] = [during.from.toString(), during.until.toString()];
  const rows = new Map<string, ProgrammesRow>();
  for (const [group, counts] of Object.entries(cells)) {
    const [, municipality = "", agencyId = ""] = group.split("#");
    if (agencyId === "model") continue;
    for (const [cell, n] of Object.entries(counts)) {
      const [mark, kind, from = "", until = ""] = cell.split("|") as [
        keyof Marks,
        ProgrammesRow["kind"],
        string,
        string,
      ];
      if (from > end || until < start) continue;
      const name = `${group}#${kind}`;
      const row = rows.get(name) ?? { municipality, agencyId: agencyId as AgencyId, kind, ...noMarks };
      rows.set(name, { ...row, [mark]: row[mark] + n });
    }
  }
  return [...rows.values()];
}
type Marks = Pick<ProgrammesRow, "n" | "places" | "evidence" | "inclusive" | "of-model">;
const noMarks: Marks = { n: 0, places: 0, evidence: 0, inclusive: 0, "of-model": 0 };

/** Programmes in use, by the measure of the roadmap that they carry out. */
export function inUse(rows: readonly ProgrammesRow[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (measure: string, n: number) => found.set(measure, (found.get(measure) ?? 0) + n);
  for (const row of rows) {
    for (const measure of measuresOfKind[row.kind]) if (measure !== "III-6") add(measure, row.n);
    // What is asked of these is that model programmes are taken over, and that methods are known to help.
    if (row.kind === "early-help") add("III-6", row["of-model"]);
    add("I-2.3", row.evidence);
  }
  return found;
}

/** What an organisation's programmes came to in a period: sessions of its months, goals of enrolments that ended in it. */
export interface SessionsRow {
  municipality: string;
  agencyId: AgencyId;
  planned: number;
  held: number;
  ended: number;
  goals: number;
  reached: number;
}

/** By organisation and where the children live; a year is its quarters. */
export async function sessionsIn(ctx: Bank, period: PeriodId): Promise<SessionsRow[]> {
  const rows = new Map<string, SessionsRow>();
  for (const [group, counts] of Object.entries(await readGroups(ctx, await liveOf(ctx), `SESSIONS#${period}`))) {
    const [, , municipality = "", agencyId = ""] = group.split("#");
    const name = `${municipality}#${agencyId}`;
    const before = rows.get(name) ?? { municipality, agencyId: agencyId as AgencyId, ...noSessions };
    const ended = Object.entries(counts).reduce((sum, [cell, n]) => (/^(ended|left)\|/.test(cell) ? sum + n : sum), 0);
    rows.set(name, {
      ...before,
      planned: before.planned + (counts.planned ?? 0),
      held: before.held + (counts.held ?? 0),
      ended: before.ended + ended,
      goals: before.goals + (counts["goals|n"] ?? 0),
      reached: before.reached + (counts["goals|reached"] ?? 0),
    });
  }
  return [...rows.values()].filter(({ planned, held, ended }) => planned + held + ended > 0);
}
const noSessions = { planned: 0, held: 0, ended: 0, goals: 0, reached: 0 };

/** Consultations by appointment of an organisation in a period, where they were held. */
export interface ConsultationsRow {
  municipality: string;
  agencyId: AgencyId;
  held: number;
  /** Each once in the whole period: where it was received last. */
  families: number;
  office: number;
  home: number;
  phone: number;
  video: number;
  /** At its consultation point. */
  point: number;
  /** The family did not come; nobody received it. */
  missed: number;
  notHeld: number;
}

export async function consultationsIn(ctx: Bank, period: PeriodId): Promise<ConsultationsRow[]> {
  const groups = await readGroups(ctx, await liveOf(ctx), `CONSULTATIONS#${period}#`);
  return Object.entries(groups)
    .map(([group, counts]): ConsultationsRow => {
      const [, , municipality = "", agencyId = ""] = group.split("#");
      const of = (cell: string) => counts[cell] ?? 0;
      return {
        municipality,
        agencyId: agencyId as AgencyId,
        held: of("held"),
        families: of("families|held"),
        office: of("place|office"),
        home: of("place|home"),
        phone: of("place|phone"),
        video: of("place|video"),
        point: of("point"),
        missed: of("missed|family"),
        notHeld: of("missed|organisation"),
      };
    })
    .filter(({ held, missed, notHeld }) => held + missed + notHeld > 0);
}

/**
 * What the records say of one organisation in a period, by indicator and measure, for it to confirm or explain.
 * @param agencies with where each of them is
 */
export async function recordedOf(
  ctx: Bank,
  { agencyId, municipality }: { agencyId: AgencyId; municipality: string },
  period: PeriodId,
  during: Span,
): Promise<Recorded> {
  const [help, programmes] = [helpOfGroup(agencyId, period), programmesGroup(municipality, agencyId)];
  const events = eventsOfGroup(agencyId, period);
  const meetings = meetingsBy(period, agencyId);
  const library = libraryOfGroup(agencyId, period);
  const cells = await readSome(ctx, await liveOf(ctx), [
    help,
    programmes,
    events,
    meetings,
    library,
    specialistsGroup(agencyId),
  ]);
  const specialists = cells[specialistsGroup(agencyId)] ?? {};
  const counts = cells[help] ?? {};
  const used = inUse(programmeRows({ [programmes]: cells[programmes] ?? {} }, during));
  const held = cells[events] ?? {};
  return (measure, key) => {
    const cell = eventFigures[key];
    // Whoever has put no event on record says itself what it held.
    if (cell !== undefined) return held.events ? (held[`m|${measure}|${cell}`] ?? 0) : undefined;
    // Likewise what it has in the library.
    const shelf = libraryFigures[key];
    if (shelf !== undefined)
      return cells[library]?.[shelf] ? (cells[library][`m|${measure}|${shelf}`] ?? 0) : undefined;
    if (key === "meetings") return cells[meetings]?.held ?? 0;
    // Likewise whoever keeps no list of its specialists here.
    if (key === "specialists-trained")
      return Object.keys(specialists).length > 0 ? (specialists[trainedCell(period)] ?? 0) : undefined;
    if (!known.includes(measure)) return undefined;
    if (key === "children-in-programmes") return counts[`p|${measure}`] ?? 0;
    return key === "programmes-in-use" && measure !== lessonMeasure ? (used.get(measure) ?? 0) : undefined;
  };
}
const known = [...programmeMeasures, "I-2.3", lessonMeasure];
/** The number of the records; undefined where they know nothing of the kind. */
export type Recorded = (measure: string, indicator: string) => number | undefined;

/** What a period's report tells of help, as it was when it was frozen. */
export interface HelpTables {
  /** By municipality, and by organisation without ages. */
  services: HelpRow[];
  organisations: HelpRow[];
  demand: DemandRow[];
  programmes: ProgrammesRow[];
  /** Reports that were frozen earlier have none. */
  sessions?: SessionsRow[] | undefined;
  /** Likewise. */
  consultations?: ConsultationsRow[] | undefined;
  /** How children are to be taught, and which of it there is; likewise. */
  study?: StudyRow[] | undefined;
  /** What help has come to by what was answered; likewise. */
  outcomes?: OutcomeRow[] | undefined;
  deviations: Deviation[];
  /** Services of the region's list that counted then; absent: none was approved. */
  listed?: string[] | undefined;
  /** What services were called then. */
  titles: Record<string, Text>;
}
