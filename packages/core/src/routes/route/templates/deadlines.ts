import type { DeadlineRule } from "../../../ground/calendar/index.ts";
import type { Text } from "../../../ground/shared/text.ts";

type Basis = DeadlineRule["legalBasis"];

/** So many working days from the day of the request. */
export const workingDays = (offset: number, legalBasis: Basis): DeadlineRule => ({
  anchor: "step-requested",
  offset,
  unit: "working-day",
  direction: "after",
  legalBasis,
});

/** So many calendar months from the day of the request; a day off moves it to the working day before. */
export const months = (offset: number, legalBasis: Basis): DeadlineRule => ({
  anchor: "step-requested",
  offset,
  unit: "month",
  direction: "after",
  nonWorking: "previous",
  legalBasis,
});

/** The last day of the quarter of the request, for what is done once in each quarter. */
export const quarterEnd = (legalBasis: Basis): DeadlineRule => ({
  anchor: "step-requested",
  offset: 0,
  unit: "quarter",
  day: "last",
  direction: "after",
  nonWorking: "keep", // moved back, it could fall before a request made on the quarter's last days
  legalBasis,
});

/** No norm gives this term: the region sets it, and what stands here is a proposal to be confirmed by its lawyer. */
export const regionSetting = (why: Text): Basis => ({
  text: { ru: `Настройка региона: ${why.ru}`, en: `The region's setting: ${why.en}` },
  grade: "M",
});
