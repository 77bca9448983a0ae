import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";
import { choices } from "./points.ts";

const criteria = {
  reach: { ru: "Доступность", en: "Reach" },
  family: { ru: "Семья", en: "The family" },
  programme: { ru: "Программа", en: "The programme" },
  team: { ru: "Команда", en: "The team" },
  results: { ru: "Результаты", en: "Results" },
} as const;
type Criterion = keyof typeof criteria;
const keys = Object.keys(criteria) as Criterion[];

const asked = (criterion: Criterion, key: string, ru: string, en: string): Item => ({
  kind: "choice",
  key,
  in: criterion,
  text: { ru, en },
  required: true,
  options: choices(
    [0, "no", "Нет", "No"],
    [50, "partly", "Отчасти, не для всех", "In part, not for all"],
    [100, "yes", "Да, для всех", "Yes, for all"],
  ),
});
const questions: readonly Item[] = [
  asked(
    "reach",
    "first-meeting",
    "Первая встреча — не позже 5 рабочих дней",
    "The first meeting is within 5 working days",
  ),
  asked(
    "reach",
    "no-papers",
    "Помощь начинается без диагноза и инвалидности",
    "Help begins without a diagnosis or disability",
  ),
  asked("reach", "at-home", "Занятия идут дома или там, где живёт ребёнок", "Sessions are held where the child lives"),
  asked(
    "reach",
    "remote",
    "Семьям из дальних мест помогают по видео или выездом",
    "Far families are helped by video or visits",
  ),
  asked("family", "family-goals", "Цели ставят вместе с родителями", "Goals are set together with the parents"),
  asked(
    "family",
    "parents-taught",
    "Родителей учат, как продолжать между занятиями",
    "Parents are shown how to go on in between",
  ),
  asked("family", "one-person", "У семьи есть один ведущий специалист", "The family has one person to turn to"),
  asked(
    "family",
    "asked-yearly",
    "Родителей спрашивают, довольны ли они",
    "Parents are asked whether they are satisfied",
  ),
  asked(
    "programme",
    "written",
    "Есть письменная программа (ИПРП) с измеримыми целями",
    "There is a written programme with measurable goals",
  ),
  asked("programme", "assessed", "Программа стоит на оценке развития", "The programme rests on an assessment"),
  asked(
    "programme",
    "reviewed",
    "Программу пересматривают не реже раза в полгода",
    "It is reviewed each half year at least",
  ),
  asked(
    "programme",
    "transition",
    "Переход в детский сад готовят заранее",
    "The move to kindergarten is prepared ahead",
  ),
  asked("team", "disciplines", "В команде специалисты разных областей", "The team has several disciplines"),
  asked("team", "trained", "Специалисты обучены ранней помощи", "Specialists are trained in early help"),
  asked("team", "supervised", "Случаи разбирают с наставником", "Cases are talked over with a supervisor"),
  asked("team", "methods", "Методы имеют научные основания", "Methods have evidence behind them"),
  asked(
    "results",
    "measured",
    "Изменения измеряют при начале, пересмотре и в конце",
    "Change is measured at entry, review and exit",
  ),
  asked("results", "followed", "Известно, куда ребёнок перешёл", "It is known where the child went on to"),
  asked("results", "used", "По итогам меняют работу службы", "What is found changes the service's work"),
];

/** By which the quality of an early-help service is looked at each year: roadmap III-7. Nineteen statements under five criteria. */
export const earlyHelpQuality: FormContent = {
  title: { ru: "Качество услуг ранней помощи", en: "Quality of early-help services" },
  subject: "agency",
  source: {
    text: "Дорожная карта, III-7; Постановление Правительства РФ от 16.08.2024 № 1099 о порядке помощи; критерии и слова — наши, веса равны",
    grade: "own",
  },
  intro: {
    ru: "О службе и одном годе. Отвечает эксперт или сама служба; «отчасти» — если так бывает не для всех семей. Имён детей не пишут.",
    en: "Of one service and one year. An expert answers, or the service itself; «in part» where it is not so for all families. No child is named.",
  },
  items: [
    {
      kind: "number",
      key: "year",
      text: { ru: "За какой год?", en: "Of which year?" },
      required: true,
      min: 2020,
      max: 2100,
      decimals: 0,
    },
    ...keys.flatMap((key): Item[] => [
      { kind: "group", key, text: criteria[key] },
      ...questions.filter((one) => one.in === key),
    ]),
    {
      kind: "text",
      key: "improve",
      text: { ru: "Что служба улучшит в следующем году?", en: "What will the service improve next year?" },
      lines: "many",
      max: 2000,
    },
  ],
  scores: [
    ...keys.map((key) => ({
      key: `${key}-score`,
      title: criteria[key],
      how: "mean" as const,
      of: [{ key }],
      decimals: 1,
      bands: [],
    })),
    { key: "of-year", title: { ru: "Год", en: "Year" }, how: "sum", of: [{ key: "year" }], decimals: 0, bands: [] },
    {
      key: "quality",
      title: { ru: "Качество, из 100", en: "Quality, of 100" },
      how: "mean",
      of: keys.map((key) => ({ key: `${key}-score` })),
      decimals: 1,
      bands: [
        { key: "improve-first", from: 0, text: { ru: "Нужны улучшения", en: "To be improved" } },
        { key: "works", from: 60, text: { ru: "Работает", en: "Works" } },
        { key: "works-well", from: 85, text: { ru: "Работает хорошо", en: "Works well" } },
      ],
    },
  ],
};
