import type { FormContent } from "../content.ts";

const criterion = (key: string, ru: string, en: string) =>
  ({ kind: "yes-no", key, in: "criteria", text: { ru, en }, required: true, points: { yes: 1, no: 0 } }) as const;

/**
 * Who may need early help: the six criteria of potential need of government decree 1099 of 16.08.2024, of which one is enough; in
 * our own plain words. Roadmap III-3.
 */
export const earlyHelpCriteria: FormContent = {
  title: { ru: "Потенциальная нуждаемость в ранней помощи", en: "Potential need of early help" },
  subject: "child",
  source: { text: "Постановление Правительства РФ от 16.08.2024 № 1099: шесть критериев; слова — наши", grade: "S" },
  intro: {
    ru: "Для ребёнка до трёх лет. Достаточно одного «да»: тогда семье предлагают первую встречу. Анкета не решает, что помощь не нужна, и ничего не диагностирует.",
    en: "For a child under three. One «yes» is enough: the family is then offered a first meeting. The form never decides that no help is needed, and diagnoses nothing.",
  },
  items: [
    { kind: "group", key: "criteria", text: { ru: "Критерии", en: "Criteria" } },
    criterion("disabled", "У ребёнка установлена инвалидность?", "Has a disability of the child been established?"),
    criterion("health-group", "У ребёнка IV или V группа здоровья?", "Is the child in health group IV or V?"),
    criterion(
      "orphanage",
      "Ребёнок живёт в организации для детей-сирот и детей, оставшихся без попечения родителей?",
      "Does the child live in an organisation for orphans and children without parental care?",
    ),
    criterion(
      "hardship",
      "Семья в трудной жизненной ситуации или в социально опасном положении?",
      "Is the family in hardship, or in a socially dangerous position?",
    ),
    criterion(
      "peculiarities",
      "Замечены особенности развития или поведения ребёнка?",
      "Have peculiarities of the child's development or behaviour been noticed?",
    ),
    criterion(
      "concern",
      "Родители обеспокоены развитием или поведением ребёнка?",
      "Are the parents concerned about the child's development or behaviour?",
    ),
    {
      kind: "text",
      key: "worry",
      text: { ru: "Что именно беспокоит?", en: "What exactly is the concern?" },
      help: { ru: "Словами родителей, без диагноза.", en: "In the parents' words, without a diagnosis." },
      when: {
        join: "any",
        tests: [
          { key: "concern", is: "=", value: true },
          { key: "peculiarities", is: "=", value: true },
        ],
      },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [
    {
      key: "met",
      title: { ru: "Критериев выполнено", en: "Criteria met" },
      how: "sum",
      of: [{ key: "criteria" }],
      decimals: 0,
      bands: [
        {
          key: "none-now",
          from: 0,
          text: {
            ru: "Критериев сейчас нет. Семья может обратиться снова в любой день.",
            en: "No criterion at present. The family may come again on any day.",
          },
        },
        {
          key: "potential-need",
          from: 1,
          text: {
            ru: "Потенциально нуждается: предложите первую встречу.",
            en: "Potential need: offer a first meeting.",
          },
        },
      ],
    },
  ],
};
