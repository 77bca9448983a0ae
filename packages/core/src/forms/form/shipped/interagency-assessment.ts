import type { FormContent } from "../content.ts";

/**
 * How those who work together judge their system over a year: roadmap II.VIII 8.2. Its draft for a year has a part for each section
 * of the roadmap, with the year's frozen figures before the questions (`roadmaps/assessment/interagency.ts`); these are asked at
 * the end of each.
 */
export const interagencyAssessment: FormContent = {
  title: {
    ru: "Межведомственная оценка системы реабилитации",
    en: "Interagency assessment of the system of rehabilitation",
  },
  subject: "agency",
  source: {
    text: "Дорожная карта, раздел II.VIII, п. 8.2: межведомственная оценка до 30 апреля; вопросы — наши",
    grade: "own",
  },
  intro: {
    ru: "Отвечает организация — участница рабочей группы. Цифры года заморожены и даны для чтения; оценивайте по ним и по своему опыту. Не пишите имён.",
    en: "Answered by an organisation of the working group. The year's figures are frozen and stand there to be read; judge by them and by your experience. Name nobody.",
  },
  items: [
    { kind: "group", key: "whole", text: { ru: "Система в целом", en: "The system as a whole" } },
    {
      kind: "scale",
      key: "whole-judged",
      in: "whole",
      text: { ru: "Как работает система в целом?", en: "How does the system work as a whole?" },
      required: true,
      from: 1,
      to: 5,
      ends: { from: { ru: "не работает", en: "it does not" }, to: { ru: "работает хорошо", en: "well" } },
    },
    {
      kind: "scale",
      key: "whole-together",
      in: "whole",
      text: { ru: "Как ведомства работают друг с другом?", en: "How do the agencies work with each other?" },
      required: true,
      from: 1,
      to: 5,
      ends: { from: { ru: "каждый сам", en: "each alone" }, to: { ru: "слаженно", en: "as one" } },
    },
    {
      kind: "text",
      key: "whole-first",
      in: "whole",
      text: { ru: "Что решить в первую очередь?", en: "What is to be decided first?" },
      help: { ru: "Без имён.", en: "Without names." },
      lines: "many",
      max: 2000,
    },
  ],
  scores: [
    {
      key: "overall",
      title: { ru: "Оценка системы", en: "Judgement of the system" },
      how: "mean",
      of: [{ key: "whole-judged" }, { key: "whole-together" }],
      decimals: 2,
      bands: [],
    },
  ],
};
