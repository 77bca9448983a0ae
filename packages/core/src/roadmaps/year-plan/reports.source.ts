import * as Agency from "../../agencies/agency/index.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { dutiesOf, type ReportingDuty } from "../obligation/duty.ts";
import { ofPeriod } from "../obligation/obligation.store.ts";
import { isOutstanding, type Obligation } from "../obligation/obligation.ts";
import { periodName } from "../period/period.ts";
import type { Executor } from "../roadmap/executors.ts";
import * as roadmaps from "../roadmap/roadmap.store.ts";
import { nameOf, quartersOf, type Source, type SourceLine } from "./source.ts";

/** Periods whose reports may fall due within the year: its own, and those that ended with the year before. */
const periodsOf = (year: number): PeriodId[] => [`${year - 1}-Q4`, `${year - 1}`, ...quartersOf(year), `${year}`];

/** What the roadmaps ask to be reported within the year: measure, executor and day, with how many organisations owe it. */
export const reports: Source = {
  async lines(ctx, { municipality, year }) {
    const { calendar } = await Tenant.clock(ctx);
    const agencies = await workingIn(ctx, municipality);
    const found: SourceLine[] = [];
    for (const { data: roadmap } of await roadmaps.all(ctx)) {
      if (roadmap.municipalities && !roadmap.municipalities.includes(municipality)) continue;
      for (const measure of await roadmaps.measures(ctx, roadmap))
        for (const period of periodsOf(year))
          for (const duty of falling(() => dutiesOf(roadmap, [measure], period, calendar), year))
            found.push(...linesOf(duty, agencies));
    }
    return found;
  },

  async facts(ctx, { municipality }, followed) {
    const wanted = new Set(followed.flatMap(({ source }) => source ?? []));
    const periods = new Set([...wanted].map((source) => source.split("#")[1] as PeriodId));
    const counted = new Map<string, [number, number]>();
    for (const period of periods)
      for await (const { dutyKey, executor, ...one } of obligationsOf(ctx, period, municipality)) {
        const source = sourceOf(period, dutyKey, executor);
        if (!wanted.has(source) || one.status === "withdrawn") continue;
        const [done, of] = counted.get(source) ?? [0, 0];
        counted.set(source, [done + Number(!isOutstanding(one)), of + 1]);
      }
    return counted;
  },
};

const sourceOf = (period: PeriodId, dutyKey: string, executor: string) => nameOf("report", period, dutyKey, executor);

/** Those of a year. What falls behind the calendar's last year is not of this one. */
function falling(duties: () => ReportingDuty[], year: number): ReportingDuty[] {
  try {
    return duties().filter(({ due }) => due.date.startsWith(`${year}-`));
  } catch (error) {
    if (error instanceof Refusal && error.code === "calendar.missing") return [];
    throw error;
  }
}

async function workingIn(ctx: Ctx, municipality: string): Promise<Agency.Agency[]> {
  const found: Agency.Agency[] = [];
  for await (const { agency } of eachOf((page) => Agency.find(ctx, { municipality, ...page }), 200))
    if (agency.status === "active") found.push(agency);
  return found;
}

/** A line for each executor that the municipality has an organisation for; of each kind the first one counts, as obligations have it. */
function linesOf(duty: ReportingDuty, agencies: readonly Agency.Agency[]): SourceLine[] {
  const executors = Map.groupBy(agencies, ({ kind }) => duty.executors.find(({ kinds }) => kinds.includes(kind)));
  return [...executors].flatMap(([executor, own]) => (executor ? [lineOf(duty, executor, own.length)] : []));
}

const lineOf = (duty: ReportingDuty, { key, kinds, name }: Executor, planned: number): SourceLine => ({
  source: sourceOf(duty.period, duty.dutyKey, key),
  kind: "report",
  planned,
  content: {
    month: duty.due.date.slice(0, 7),
    day: duty.due.date,
    action: actionOf(duty),
    responsible: { kinds, name },
    measureKey: duty.measureKey,
  },
});

/** So many characters of a measure's title; the rest stands in the roadmap. */
const mostTitle = 300;

function actionOf({ period, title }: ReportingDuty): Text {
  const [name, short] = [periodName(period), { ru: title.ru.slice(0, mostTitle), en: title.en.slice(0, mostTitle) }];
  return { ru: `Отчёт за ${name.ru}: ${short.ru}`, en: `Report for ${name.en}: ${short.en}` };
}

async function* obligationsOf(ctx: Ctx, period: PeriodId, municipality: string): AsyncGenerator<Obligation> {
  for await (const { data } of eachOf((page) => ofPeriod(ctx, period, { municipality }, page), 200)) yield data;
}
