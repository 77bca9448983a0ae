import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/index.ts";
import type { Outstanding } from "../../roadmaps/obligation/index.ts";
import { shorten } from "./clean.ts";
import { dateWords, dueInWords } from "./due.words.ts";
import type { ReportsOverdueNotice } from "./notice.ts";
import { askedNow, reportsInWords } from "./owed.ts";
import type { PlainPart } from "./plain.letter.ts";

/** Most reports that a mail lists; the page behind its button has them all. */
const mostLines = 60;
/** Characters of a measure's title in a mail: published ones run to half a page. */
const longestTitle = 160;

/** The part of a mail that tells of reports that are owed, with the link by which all can be handed in. */
export function reportParts({
  agencyName,
  owed,
  link,
  now,
  zone,
}: Pick<ReportsOverdueNotice, "agencyName" | "owed" | "link" | "now" | "zone">): PlainPart[] {
  const [asked, late] = [askedNow(owed), owed.overdue.length];
  const n = asked.length;
  return [
    {
      kind: "text",
      text: {
        ru: `${asksOf(asked).ru} от организации «${agencyName}» ждём ${reportsInWords(n)}${late > 0 && late < n ? `, из них просрочено ${late}` : ""}. Сдать их можно все сразу по одной ссылке или заполнив форму XLSX на той же странице.`,
        en: `${agencyName} owes ${n} ${asksOf(asked).en}${late > 0 && late < n ? `, ${late} of them overdue` : ""}. All of them can be handed in by one link, or by filling in the XLSX form on its page.`,
      },
    },
    { kind: "rows", rows: asked.slice(0, mostLines).map((one) => row(one, now, zone)) },
    ...unlisted(n - mostLines),
    ...(n > 0 && asked !== owed.later ? unasked(owed.later) : []),
    { kind: "action", label: { ru: "Сдать отчёты", en: "Hand the reports in" }, url: link },
  ];
}

/** A roadmap asks, or decisions of bodies do, or both. */
function asksOf(asked: readonly Outstanding[]): Text {
  const decided = asked.filter(({ isDecision }) => isDecision).length;
  if (decided === 0) return { ru: "По дорожной карте", en: "of the roadmap's reports" };
  if (decided === asked.length)
    return { ru: "По решениям рабочих групп", en: "reports on decisions of working groups" };
  return { ru: "По дорожной карте и решениям рабочих групп", en: "reports on the roadmap and on decisions" };
}

/** A line of a report that is owed: which, and until when. */
function row({ measureKey, title, dueDate, workBy }: Outstanding, now: Temporal.Instant, zone: string) {
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

function unasked(later: readonly Outstanding[]): PlainPart[] {
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
