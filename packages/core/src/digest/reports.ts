import type { Temporal } from "temporal-polyfill";
import { dueInWords, type PlainPart } from "../notification/index.ts";
import * as Obligation from "../obligation/index.ts";
import * as Period from "../period/index.ts";
import type { AgencyId, Ctx, Text } from "../shared/index.ts";
import { plural } from "../shared/plural.ts";
import type { TenantSettings } from "../tenant/index.ts";

/** Most reports that a mail lists; the page behind its button has them all. */
const mostLines = 60;

/** What an organisation owes by the roadmaps, in all periods that take reports, by due date; as it is now. */
export async function owedReports(ctx: Ctx, agencyId: AgencyId): Promise<Obligation.Outstanding[]> {
  const taking = (await Period.list(ctx)).filter(Period.isTaking);
  const owed = await Promise.all(taking.map((p) => Obligation.outstanding(ctx, p.period, agencyId)));
  return owed.flat().sort((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0));
}

/** «2 отчёта» */
export const reportsInWords = (n: number): string => `${n} ${plural(n, "отчёт", "отчёта", "отчётов")}`;

/** A line for each report that is owed: which, and until when. */
export function reportRows(
  owed: readonly Obligation.Outstanding[],
  now: Temporal.Instant,
  zone: string,
): { label: Text; value: Text }[] {
  return owed.slice(0, mostLines).map(({ measureKey, title, dueDate }) => {
    const { by, left } = dueInWords(dueDate, now, zone);
    return {
      label: { ru: `${measureKey} ${title.ru}`, en: `${measureKey} ${title.en}` },
      value: { ru: `${by.ru} (${left.ru})`, en: `${by.en} (${left.en})` },
    };
  });
}

/** The part of a mail that tells of them, with the link by which all can be handed in. */
export async function reportParts(
  ctx: Ctx,
  agencyId: AgencyId,
  agencyName: string,
  owed: readonly Obligation.Outstanding[],
  { publicUrl, zone }: TenantSettings,
): Promise<PlainPart[]> {
  const n = owed.length;
  const more = n - mostLines;
  return [
    {
      kind: "text",
      text: {
        ru: `По дорожной карте от организации «${agencyName}» ещё не поступило: ${reportsInWords(n)}. Сдать их можно все сразу по одной ссылке или заполнив форму XLSX на той же странице.`,
        en: `${agencyName} still owes ${n} of the roadmap's reports. All of them can be handed in by one link, or by filling in the XLSX form on its page.`,
      },
    },
    { kind: "rows", rows: reportRows(owed, ctx.now(), zone) },
    ...(more > 0
      ? [
          {
            kind: "text" as const,
            text: { ru: `И ещё ${more}: они на странице.`, en: `And ${more} more, on the page.` },
          },
        ]
      : []),
    {
      kind: "action",
      label: { ru: "Сдать отчёты", en: "Hand the reports in" },
      url: `${publicUrl}/reports#${await Period.reportsToken(ctx, agencyId)}`,
    },
  ];
}
