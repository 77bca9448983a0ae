import type { Text } from "../../ground/shared/text.ts";

/** What was taken where a wording of the document says nothing; each stands in the explanation of every date made with it. */
export const silences = {
  endOfYear: {
    ru: "День года в документе не назван: взято 31 декабря, последний день отчётного года.",
    en: "The document names no day of the year: 31 December, the last day of the year reported on, was taken.",
  },
  endOfQuarter: {
    ru: "День квартала в документе не назван: взят последний день квартала.",
    en: "The document names no day of the quarter: its last day was taken.",
  },
  endOfMonth: {
    ru: "День месяца в документе не назван: взят последний день месяца.",
    en: "The document names no day of the month: its last day was taken.",
  },
  endOfHalf: {
    ru: "День полугодия в документе не назван: взяты 30 июня и 31 декабря; отчёт сдаётся со II и IV кварталами.",
    en: "The document names no day of the half-year: 30 June and 31 December were taken; one reports with the second and fourth quarter.",
  },
  endOfHalfNamed: {
    ru: "День полугодия в документе не назван: взят последний день полугодия.",
    en: "The document names no day of the half-year: its last day was taken.",
  },
  halvesInQuarters: {
    ru: "Отчёт за полугодие сдаётся со II и IV кварталами: первый из названных дней — за первое полугодие, второй — за второе.",
    en: "One reports on a half-year with the second and fourth quarter: the first day named is the first half's, the second the second's.",
  },
  dayOfSameYear: {
    ru: "Не сказано, за какой год отчёт: взят тот год, на который приходится названный день.",
    en: "It is not said which year the report is about: the one in which the day falls was taken.",
  },
  thenYearly: (to: number): Text => ({
    ru: `Последний год не назван: взят последний год дорожной карты, ${to}.`,
    en: `No last year is named: the roadmap's last one, ${to}, was taken.`,
  }),
  spanIsYearly: {
    ru: "Указан промежуток лет, а как часто отчитываться — нет: взят отчёт за каждый год промежутка.",
    en: "A span of years is named, but not how often to report: a report for each year of it was taken.",
  },
  onceIsOnce: {
    ru: "Назван один срок: отчёт один, за тот год, на который он приходится; промежуточные отчёты не требуются.",
    en: "One term is named: one report, for the year in which it falls, and none before it.",
  },
  alwaysIsYearly: {
    ru: "«Постоянно» означает работу без срока; чтобы за ней можно было следить, взят отчёт раз в год.",
    en: "«Постоянно» (continuously) has no term; so that it can be followed, one report a year was taken.",
  },
  reportOfSameQuarter: {
    ru: "Не сказано, о каком квартале отчёт: взят тот квартал, на первый месяц которого приходится срок.",
    en: "It is not said which quarter the report is about: the one in whose first month the term falls was taken.",
  },
  untilYear: (year: number): Text => ({
    ru: `«До ${year} года» без дня: взято по ${year} год включительно, 31 декабря; при строгом прочтении срок истёк бы 31 декабря ${year - 1} года.`,
    en: `"Until ${year}" without a day: taken as ${year} inclusive, 31 December; read strictly it would end on 31 December ${year - 1}.`,
  }),
  yearsInclude: (year: number): Text => ({
    ru: `«До ${year} года» взято включительно: план составлен на период до ${year} года, и его промежутки лет кончаются этим годом.`,
    en: `"Until ${year}" is taken inclusively: the plan is for the period until ${year}, and its spans of years end with it.`,
  }),
  firstYear: (year: number): Text => ({
    ru: `Первый год не назван: взят первый год дорожной карты, ${year}.`,
    en: `No first year is named: the roadmap's first one, ${year}, was taken.`,
  }),
  roadmapYears: ({ from, to }: { from: number; to: number }): Text =>
    from === to
      ? {
          ru: `Год не назван: взят год дорожной карты, ${to}.`,
          en: `No year is named: the roadmap's, ${to}, was taken.`,
        }
      : {
          ru: `Годы не названы: взяты годы дорожной карты, ${from}–${to}.`,
          en: `No years are named: those of the roadmap, ${from}–${to}, were taken.`,
        },
} as const;
