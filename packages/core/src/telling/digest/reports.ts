import { Temporal } from "temporal-polyfill";
import { isOverdue, localDay } from "../../ground/calendar/index.ts";
import type { AgencyId, Ctx, Text } from "../../ground/shared/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Period from "../../roadmaps/period/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import { shorten } from "../notification/clean.ts";
import { dateWords } from "../notification/due.words.ts";
import { dueInWords, type PlainPart } from "../notification/index.ts";

/** Most reports that a mail lists; the page behind its button has them all. */
const mostLines = 60;
/** Characters of a measure's title in a mail: published ones run to half a page. */
const longestTitle = 160;
/** What falls due so soon is asked for now: the first reminder, 14 working days ahead, is 32 days away in January. */
export const soonDays = 35;

/** What an organisation owes by the roadmaps, in all periods that take reports, each by due date; as it is now. */
export interface OwedReports {
  overdue: Obligation.Outstanding[];
  soon: Obligation.Outstanding[];
  /** Mentioned only: in March nobody wants to be reminded of thirty reports that are due in December. */
  later: Obligation.Outstanding[];
}

export async function owedReports(ctx: Ctx, agencyId: AgencyId): Promise<OwedReports> {
  const taking = (await Reporting.list(ctx)).filter(Period.isTaking);
  const lists = await Promise.all(taking.map((p) => Obligation.outstanding(ctx, p.period, agencyId)));
  const owed = lists.flat().sort(Obligation.inOrder);
  const { now, zone } = await Tenant.clock(ctx);
  const soon = localDay(now, zone).add({ days: soonDays }).toString();
  const isPast = ({ dueDate }: Obligation.Outstanding) => isOverdue(dueDate, now, zone);
  return {
    overdue: owed.filter(isPast),
    soon: owed.filter((one) => !isPast(one) && one.dueDate <= soon),
    later: owed.filter(({ dueDate }) => dueDate > soon),
  };
}

/** Those that a mail asks for: what is overdue and what is due soon; where there is neither, whatever is owed. */
export const askedNow = ({ overdue, soon, later }: OwedReports): Obligation.Outstanding[] =>
  overdue.length + soon.length > 0 ? [...overdue, ...soon] : later;

/** «2 отчёта» */
export const reportsInWords = (n: number): string => `${n} ${plural(n, "отчёт", "отчёта", "отчётов")}`;

/** The part of a mail that tells of them, with the link by which all can be handed in. */
export async function reportParts(
  ctx: Ctx,
  agencyId: AgencyId,
  agencyName: string,
  owed: OwedReports,
): Promise<PlainPart[]> {
  const { publicUrl, zone } = await Tenant.load(ctx);
  const [asked, late] = [askedNow(owed), owed.overdue.length];
  const n = asked.length;
  return [
    {
      kind: "text",
      text: {
        ru: `По дорожной карте от организации «${agencyName}» ждём ${reportsInWords(n)}${late > 0 && late < n ? `, из них просрочено ${late}` : ""}. Сдать их можно все сразу по одной ссылке или заполнив форму XLSX на той же странице.`,
        en: `${agencyName} owes ${n} of the roadmap's reports${late > 0 && late < n ? `, ${late} of them overdue` : ""}. All of them can be handed in by one link, or by filling in the XLSX form on its page.`,
      },
    },
    { kind: "rows", rows: asked.slice(0, mostLines).map((one) => row(one, ctx.now(), zone)) },
    ...unlisted(n - mostLines),
    ...(n > 0 && asked !== owed.later ? unasked(owed.later) : []),
    {
      kind: "action",
      label: { ru: "Сдать отчёты", en: "Hand the reports in" },
      url: `${publicUrl}/reports#${await Period.reportsToken(ctx, agencyId)}`,
    },
  ];
}

/** A line of a report that is owed: which, and until when. */
function row({ measureKey, title, dueDate, workBy }: Obligation.Outstanding, now: Temporal.Instant, zone: string) {
  const { by, left } = dueInWords(dueDate, now, zone);
  const label = (lang: keyof Text) => `${measureKey} ${shorten(title[lang], longestTitle)}`;
  const day = dateWords(Temporal.PlainDate.from(workBy));
  const work =
    workBy === dueDate
      ? { ru: "", en: "" }
      : { ru: `, последний рабочий день ${day.ru}`, en: `, last working day ${day.en}` };
  const value = (lang: keyof Text) => `${by[lang]}${work[lang]} (${left[lang]})`;
  return { label: { ru: label("ru"), en: label("en") }, value: { ru: value("ru"), en: value("en") } };
}

const unlisted = (n: number): PlainPart[] =>
  n > 0 ? [{ kind: "text", text: { ru: `И ещё ${n}: они на странице.`, en: `And ${n} more, on the page.` } }] : [];

function unasked(later: readonly Obligation.Outstanding[]): PlainPart[] {
  const [next] = later;
  if (!next) return [];
  const [n, by] = [later.length, dateWords(Temporal.PlainDate.from(next.dueDate))];
  return [
    {
      kind: "text",
      text: {
        ru: `Позже понадобится ещё ${reportsInWords(n)} (ближайший до ${by.ru}). Их можно сдать и заранее, на той же странице.`,
        en: `${n} more will be due later, the next by ${by.en}. They can be handed in now too, on the same page.`,
      },
    },
  ];
}
