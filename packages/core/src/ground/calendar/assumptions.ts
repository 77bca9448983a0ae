import { Temporal } from "temporal-polyfill";
import type { Text } from "../shared/text.ts";
import type { Grade } from "./calendar.ts";
import { decisiveDays, type Reckoning } from "./reckoning.ts";
import { monthInWords } from "./wording.ts";

/** What was taken where the rule or its sources are silent or not sure, each as a sentence for the coordinator. */
export function assumptions(r: Reckoning): Text[] {
  return [...ofTheRule(r), ...ofTheCalendar(r)];
}

function* ofTheRule({ rule, anchorDate, counted, date, workBy }: Reckoning): Generator<Text> {
  const { unit, offset, nonWorking, direction, legalBasis } = rule;
  if (unit === "working-day" && offset > 0)
    yield {
      ru: "Рабочие дни посчитаны по пятидневной рабочей неделе.",
      en: "Working days were counted by a five-day week.",
    };
  if (counted.missingDay !== undefined) {
    const month = monthInWords(counted.date);
    yield {
      ru: `В ${month.ru} нет ${counted.missingDay}-го числа, взят последний день месяца (ГК РФ, статья 192).`,
      en: `${month.en} has no day ${counted.missingDay}; its last day was taken (Civil Code, art. 192).`,
    };
  }
  if (nonWorking === undefined && !date.equals(workBy))
    yield {
      ru: "Правило не говорит, что делать, если срок выпал на нерабочий день: дата оставлена без переноса.",
      en: "The rule does not say what to do when the term ends on a non-working day: the date was kept.",
    };
  if (direction === "after" && Temporal.PlainDate.compare(date, anchorDate) < 0)
    yield {
      ru: "Срок наступил раньше события, от которого он назван: правило указывает день периода, а не промежуток.",
      en: "The term ends before the event it is named after: the rule gives a day of a period, not a span.",
    };
  const doubt = doubts[legalBasis.grade];
  if (doubt) yield { ru: `Срок ${doubt.ru}.`, en: `The term ${doubt.en}.` };
}

function* ofTheCalendar(r: Reckoning): Generator<Text> {
  const { calendar } = r;
  const [first, last] = decisiveDays(r);
  const [from, to] = [first.toString(), last.toString()]; // ISO dates compare as text
  for (let number = first.year; number <= last.year; number++) {
    const year = calendar.years.get(number);
    if (!year) continue;
    const doubt = doubts[year.basis.grade];
    if (doubt)
      yield {
        ru: `Производственный календарь на ${number} год ${doubt.ru}.`,
        en: `The production calendar for ${number} ${doubt.en}.`,
      };
    for (const days of year.unsettled ?? [])
      if (days.from <= to && days.to >= from)
        yield {
          ru: `Дни, объявленные нерабочими с сохранением зарплаты, считаются обычными днями календаря: ${days.text.ru}.`,
          en: `Days declared non-working with pay are taken as the calendar has them: ${days.text.en}.`,
        };
  }
  for (const day of calendar.extraDays)
    if (day.date >= from && day.date <= to)
      yield {
        ru: `Учтён местный ${day.working ? "рабочий" : "нерабочий"} день ${day.date}: ${day.why.ru}.`,
        en: `A local ${day.working ? "working" : "non-working"} day was observed, ${day.date}: ${day.why.en}.`,
      };
}

const doubts: Record<Grade, Text | undefined> = {
  S: undefined,
  P: {
    ru: "известен из практики, а не из самого документа: сверьте с ним",
    en: "is known from practice, not from the document itself: check it",
  },
  M: {
    ru: "записан по памяти и должен быть подтверждён юристом",
    en: "is from memory and must be confirmed by a lawyer",
  },
};
