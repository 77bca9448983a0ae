import type { Temporal } from "temporal-polyfill";
import * as Service from "../../agencies/service/standards.actions.ts";
import { regional } from "../../agencies/service-list/list.ts";
import { promised as promisedBy } from "../../agencies/service-list/promised.ts";
import { type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import { readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { areas } from "../../routes/accompaniment/accompaniment.ts";
import { consultationKeys, consultationTotals } from "./contribution.appointment.ts";
import { standing } from "./contribution.counts.ts";
import { eventTotals } from "./contribution.event.ts";
import type { Cells } from "./contribution.ts";
import { inUse, type ProgrammesRow, programmeRows } from "./figures.help.ts";
import { outcomeKeys, outcomeTotals } from "./figures.outcome.ts";
import { studyKeys, studyTotals } from "./figures.study.ts";
import { monthsBelow } from "./norms.ts";

type Counts = Record<string, number>;

/** Counters by what they tell, and where the municipality stands in a group's name. */
const groups = {
  help: { prefix: (period) => `HELP#${period}#`, place: 2 },
  sessions: { prefix: (period) => `SESSIONS#${period}`, place: 2 },
  demand: { prefix: () => "DEMAND#", place: 1 },
  /** A sheet is of a year, so it counts in the year's figures alone. */
  resources: { prefix: (period) => (period.includes("-Q") ? undefined : `RESOURCES#${period}#`), place: 2 },
  /** Who looks for work now, and who was placed in the period. */
  seekers: { prefix: () => "SEEKERS#now#", place: 2 },
  placements: { prefix: (period) => `PLACEMENTS#${period}`, place: 2 },
  /** Places of work, by the days on which they are offered. */
  work: { prefix: () => "WORK-PLACES#", place: 1 },
  /** Families whose curator was in touch with them in the period. */
  accompanied: { prefix: (period) => `ACCOMPANIED#${period}#`, place: 2 },
  /** What families asked in the period. */
  asked: { prefix: (period) => `REQUESTS#${period}#`, place: 2 },
  /** Families that were given services of their own. */
  families: { prefix: (period) => `FAMILIES#${period}#`, place: 2 },
  /** Unions and clubs of parents that meet in the period, and two who have talked. */
  unions: { prefix: (period) => `UNIONS#${period}#`, place: 2 },
  /** Who is a member of one now; families that take part in these or in the support of parents by parents, and who offers that. */
  members: { prefix: () => "UNION-MEMBERS#", place: 1 },
  /** Organisations that were independently assessed: of a year, so in its figures alone. */
  quality: { prefix: (period) => (period.includes("-Q") ? undefined : `QUALITY#${period}#`), place: 2 },
  /** Families that rounds asked, by the day of their end. */
  surveys: { prefix: (period) => `SURVEYS#${period}#`, place: 2 },
  /** Specialists who were trained in the period; programmes of training that were brought up to date in it, who finished a group of one; interns, and organisations that have introduced what these saw. */
  trained: { prefix: (period) => `TRAINED#${period}#`, place: 2 },
  /** Where specialists can learn now: programmes of training in use, sites that take interns. */
  courses: { prefix: () => "COURSES#now#", place: 2 },
  /** What organisations, municipalities and the region have published in the library. */
  library: { prefix: (period) => `LIBRARY#${period}#`, place: 2 },
  /** Events of the period: where they were held, and where who came is from. */
  events: { prefix: (period) => `EVENTS#${period}#`, place: 2 },
  /** Meetings of bodies, and what they decided. */
  meetings: { prefix: (period) => `MEETINGS#${period}#`, place: 2 },
  /** Consultations by appointment of the period. */
  received: { prefix: (period) => `CONSULTATIONS#${period}#`, place: 2 },
  /** How children are to be taught, and which of it there is. */
  study: { prefix: () => "STUDY#", place: 1 },
  /** What help has come to by what was answered, in the period. */
  outcomes: { prefix: (period) => `OUTCOMES#${period}#`, place: 2 },
  /** How early-help services were assessed for a year. */
  "early-quality": { prefix: (period) => (period.includes("-Q") ? undefined : `EARLY-QUALITY#${period}#`), place: 2 },
} satisfies Record<string, { prefix: (period: PeriodId) => string | undefined; place: number }>;
type GroupName = keyof typeof groups;

/** What the counters tell of help, programmes, needs and means, by municipality. */
export interface Served {
  counts: ReadonlyMap<GroupName, Map<string, Counts>>;
  programmes: readonly ProgrammesRow[];
  norms: Awaited<ReturnType<typeof Service.norms>>;
  /** Services of the region's approved list; none where no edition counts. */
  listed: ReadonlySet<string> | undefined;
  day: string;
}

/** @param live the generation that is read; @param only one municipality's */
export async function served(
  ctx: Ctx,
  live: number,
  { period, asOf, only }: { period: PeriodId; asOf: Temporal.PlainDate; only: string | undefined },
): Promise<Served> {
  const { start, end } = periodBounds(period);
  const read = Object.entries(groups).flatMap(([name, { prefix, place }]) => {
    const which = prefix(period);
    if (which === undefined) return [];
    return [readGroups(ctx, live, which).then((cells) => [name as GroupName, byPlace(cells, place, only)] as const)];
  });
  const [counts, programmes, norms, promised] = await Promise.all([
    Promise.all(read),
    readGroups(ctx, live, only === undefined ? "PROGRAMMES#" : `PROGRAMMES#${only}#`),
    Service.norms(ctx),
    promisedBy(ctx, regional),
  ]);
  return {
    counts: new Map(counts),
    programmes: programmeRows(programmes, { from: start, until: end }),
    norms,
    listed: promised && new Set(promised.keys()),
    day: asOf.toString(),
  };
}

/** @param place where in a group's name the municipality stands */
function byPlace(cells: Cells, place: number, only: string | undefined): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const [group, counts] of Object.entries(cells)) {
    const where = group.split("#")[place]!;
    if (only !== undefined && where !== only) continue;
    const before = found.get(where) ?? {};
    for (const [cell, n] of Object.entries(counts)) before[cell] = (before[cell] ?? 0) + n;
    found.set(where, before);
  }
  return found;
}

export const placesOf = ({ programmes, counts }: Served): string[] => [
  ...[...counts.values()].flatMap((one) => [...one.keys()]),
  ...programmes.map(({ municipality }) => municipality),
];

/** The figures by key; those of a measure by `key@measure`. @param where absent: of all municipalities */
export function servedTotals(served: Served, where?: string): Record<string, number | undefined> {
  const of = (name: GroupName): Counts => sumOf(served.counts.get(name), where);
  const [help, sessions, demand, placements] = [of("help"), of("sessions"), of("demand"), of("placements")];
  const [seekers, accompanied, asked, families] = [of("seekers"), of("accompanied"), of("asked"), of("families")];
  const { listed: promised, norms, programmes, day } = served;
  const [given, listed] = [givenBy(help), promised && givenBy(help, promised)];
  const inProgrammes = help.programme ?? 0;
  const goals = sessions["goals|n"] ?? 0;
  const byMeasure = (cell: string, key: string, counts = help) =>
    Object.entries(counts).flatMap(([name, n]) => {
      const [what, measure, ...rest] = name.split("|");
      return what === cell && rest.length === 0 ? [[`${key}@${measure}`, n] as const] : [];
    });
  const rows = where === undefined ? programmes : programmes.filter((row) => row.municipality === where);
  return {
    "children-served": help.n ?? 0,
    "help-given": given,
    "help-listed": listed,
    "help-listed-share": listed === undefined ? undefined : shareOf(listed, given),
    ...Object.fromEntries(byMeasure("m", "children-helped")),
    ...Object.fromEntries(byMeasure("p", "children-in-programmes")),
    "families-served": families.n ?? 0,
    ...Object.fromEntries(byMeasure("m", "families-helped", families)),
    "family-services": givenBy(families),
    "family-services-listed": promised && givenBy(families, promised),
    ...Object.fromEntries([...inUse(rows)].map(([measure, n]) => [`programmes-in-use@${measure}`, n])),
    "children-programmes": inProgrammes,
    "children-evidence": help.evidence ?? 0,
    "children-evidence-share": shareOf(help.evidence ?? 0, inProgrammes),
    "sessions-held": sessions.held ?? 0,
    "video-lessons": help["lessons|n"] ?? 0,
    "video-lesson-hours": tenths((help["lessons|minutes"] ?? 0) / 60),
    "children-video": help.video ?? 0,
    "goals-set": goals,
    "goals-reached": sessions["goals|reached"] ?? 0,
    "goals-reached-share": shareOf(sessions["goals|reached"] ?? 0, goals),
    "months-below-norm": monthsBelow(help, norms),
    "children-waiting": demand["*|waiting"] ?? 0,
    "children-unmet": standing(demand, "*|unmet|", day),
    "work-places": offeredOn(of("work"), day),
    seekers: (seekers["child|looking"] ?? 0) + (seekers["adult|looking"] ?? 0),
    placements: starting(placements, "placed|"),
    "placements-looked": starting(placements, "look|12|"),
    "placements-kept": (placements["look|12|works"] ?? 0) + (placements["look|12|studies"] ?? 0),
    "families-accompanied": accompanied.n ?? 0,
    ...Object.fromEntries(areas.map((area) => [`accompanied-${area}`, accompanied[`area|${area}`] ?? 0])),
    "accompaniment-contacts": accompanied.contacts ?? 0,
    "requests-asked": asked.n ?? 0,
    "requests-complaints": asked["kind|complaint"] ?? 0,
    "requests-answered": asked.answered ?? 0,
    "requests-in-time": asked["in-time"] ?? 0,
    "unions-met": of("unions").n ?? 0,
    "union-meetings": of("unions").meetings ?? 0,
    "union-members": of("members").n ?? 0,
    "clubs-met": of("unions").club ?? 0,
    "families-active": of("members").families ?? 0,
    "families-in-unions": of("members").union ?? 0,
    "families-in-clubs": of("members").club ?? 0,
    "families-in-peers": of("members").peer ?? 0,
    "peer-offers": of("members").offers ?? 0,
    "peer-pairs": of("unions").pairs ?? 0,
    "peer-talks": of("unions").talks ?? 0,
    "families-asked": of("surveys").asked ?? 0,
    "families-surveyed": of("surveys").answered ?? 0,
    ...eventTotals(of("events")),
    "meetings-held": of("meetings").held ?? 0,
    "decisions-made": of("meetings").decided ?? 0,
    "decisions-fulfilled": of("meetings").fulfilled ?? 0,
    "specialists-learned": of("trained").n ?? 0,
    "courses-in-use": of("courses").n ?? 0,
    "courses-updated": of("trained").updated ?? 0,
    "course-graduates": of("trained").graduates ?? 0,
    "acts-published": of("library").acts ?? 0,
    "materials-published": of("library").publications ?? 0,
    "specialists-advised": of("trained").advised ?? 0,
    "specialist-consultations": of("trained").advice ?? 0,
    "organisations-advised": of("trained")["advised-agencies"] ?? 0,
    "internship-sites": of("courses").sites ?? 0,
    "interns-completed": of("trained").interns ?? 0,
    "practices-introduced": of("trained").adopted ?? 0,
    ...consultationTotals(of("received")),
    ...studyTotals(of("study"), day),
    ...(served.counts.has("quality") ? qualityOf(of("quality")) : {}),
    ...outcomeTotals(of("outcomes"), served.counts.has("early-quality") ? of("early-quality") : undefined),
    ...(served.counts.has("resources") ? meansOf(of("resources")) : {}),
  };
}

/** Totals are summed in hundredths of a point; of none there is no mean. */
const qualityOf = ({ n = 0, visitors = 0, sum = 0 }: Counts): Counts => ({
  "quality-assessed": n,
  "quality-visitors": visitors,
  ...(n === 0 ? {} : { "quality-mean": Math.round(sum / n) / 100 }),
});

function meansOf(sheets: Counts): Counts {
  const [units, filled, qualified] = ["units|", "filled|", "qualified|"].map((cell) => starting(sheets, cell)) as [
    number,
    number,
    number,
  ];
  return {
    "resource-sheets": sheets.n ?? 0,
    "posts-vacant": rounded(units - filled),
    "posts-unqualified": rounded(filled - qualified),
  };
}

const sumOf = (of: ReadonlyMap<string, Counts> | undefined, where?: string): Counts => {
  if (where !== undefined) return of?.get(where) ?? {};
  const sum: Counts = {};
  for (const counts of of?.values() ?? [])
    for (const [cell, n] of Object.entries(counts)) sum[cell] = (sum[cell] ?? 0) + n;
  return sum;
};
const starting = (counts: Counts, prefix: string): number =>
  Object.entries(counts).reduce((sum, [cell, n]) => (cell.startsWith(prefix) ? sum + n : sum), 0);
/** Children by service, each once in each: by those of a list, or by whichever. Cells are `s|service`, and `s|service|…` by age. */
const givenBy = (help: Counts, listed?: ReadonlySet<string>): number =>
  Object.entries(help).reduce((sum, [cell, n]) => {
    const [what, service = "", ...rest] = cell.split("|");
    return what === "s" && rest.length === 0 && (listed?.has(service) ?? true) ? sum + n : sum;
  }, 0);
/** Cells are `places|kind|from|until`. */
const offeredOn = (counts: Counts, day: string): number =>
  Object.entries(counts).reduce((sum, [cell, n]) => {
    const [, , from = "", until = ""] = cell.split("|");
    return from <= day && day <= until ? sum + n : sum;
  }, 0);
const shareOf = (some: number, all: number): number | undefined => (all === 0 ? undefined : tenths((100 * some) / all));
const tenths = (n: number): number => Math.round(n * 10) / 10;
/** Staff units are quarters; sums of them stay so. */
const rounded = (n: number): number => Math.round(n * 100) / 100;

const helpKeys = new Set([
  "children-served",
  "help-given",
  "help-listed",
  "help-listed-share",
  "children-programmes",
  "children-evidence",
  "children-evidence-share",
  "sessions-held",
  "video-lessons",
  "video-lesson-hours",
  "children-video",
  "goals-set",
  "goals-reached",
  "goals-reached-share",
  "months-below-norm",
  "children-waiting",
  "children-unmet",
  "seekers",
  "placements",
  "placements-looked",
  "placements-kept",
  "families-served",
  "family-services",
  "family-services-listed",
  "families-accompanied",
  ...areas.map((area) => `accompanied-${area}`),
  "accompaniment-contacts",
  "families-in-peers",
  "peer-pairs",
  "events-children",
  "specialists-advised",
  "specialist-consultations",
  "organisations-advised",
  "internship-sites",
  "interns-completed",
  "practices-introduced",
  ...consultationKeys,
  ...studyKeys,
  ...outcomeKeys,
]);
/** Figures of children by the help that they have or lack: of a small place they tell of somebody. */
export const isOfHelp = (name: string): boolean => helpKeys.has(name) || name.includes("@");

/** Figures without what they tell of help outside one municipality. */
export function withoutHelp<T extends { totals: Counts; byMunicipality: Record<string, Counts> }>(
  all: T,
  own: string,
): T {
  const without = (totals: Counts): Counts =>
    Object.fromEntries(Object.entries(totals).filter(([name]) => !isOfHelp(name)));
  const parts = Object.entries(all.byMunicipality).map(
    ([where, totals]) => [where, where === own ? totals : without(totals)] as const,
  );
  return { ...all, totals: without(all.totals), byMunicipality: Object.fromEntries(parts) };
}
