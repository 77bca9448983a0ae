/**
 * The events from which deadlines are counted: a closed list, because each must be found in the data bank and named in
 * an explanation. Russian needs two cases: «3 дня после **запроса**», «квартал, на который приходится **запрос**».
 * A child's birth is not among them: a date of birth would travel in explanations, which are not for the vault.
 */
export const anchors = {
  "step-requested": {
    nominative: "запрос организации",
    genitive: "запроса организации",
    en: "the request to the agency",
  },
  "request-received": {
    nominative: "поступление обращения",
    genitive: "поступления обращения",
    en: "the receipt of the request",
  },
  "instrument-received": {
    nominative: "получение ИПРА, заключения или программы",
    genitive: "получения ИПРА, заключения или программы",
    en: "the receipt of the ИПРА, conclusion or programme",
  },
  "instrument-start": {
    nominative: "начало действия ИПРА, заключения или программы",
    genitive: "начала действия ИПРА, заключения или программы",
    en: "the start of validity of the ИПРА, conclusion or programme",
  },
  "instrument-end": {
    nominative: "окончание действия ИПРА, заключения или программы",
    genitive: "окончания действия ИПРА, заключения или программы",
    en: "the end of validity of the ИПРА, conclusion or programme",
  },
  "route-opened": { nominative: "открытие маршрута", genitive: "открытия маршрута", en: "the opening of the route" },
  "cycle-start": {
    nominative: "начало цикла маршрута",
    genitive: "начала цикла маршрута",
    en: "the start of the route's cycle",
  },
  "stage-start": { nominative: "начало этапа", genitive: "начала этапа", en: "the start of the stage" },
  "plan-approved": { nominative: "утверждение плана", genitive: "утверждения плана", en: "the approval of the plan" },
  "due-date": { nominative: "срок исполнения", genitive: "срока исполнения", en: "the due date" },
  "period-start": {
    nominative: "начало отчётного периода",
    genitive: "начала отчётного периода",
    en: "the start of the reporting period",
  },
  "period-end": {
    nominative: "окончание отчётного периода",
    genitive: "окончания отчётного периода",
    en: "the end of the reporting period",
  },
  meeting: { nominative: "день заседания", genitive: "дня заседания", en: "the day of the meeting" },
} as const;

export type Anchor = keyof typeof anchors;
