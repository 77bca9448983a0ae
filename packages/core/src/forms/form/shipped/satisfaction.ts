import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";
import { choices } from "./points.ts";

const asked = (key: string, ru: string, en: string): Item => ({
  kind: "choice",
  key,
  in: "help",
  text: { ru, en },
  required: true,
  options: choices(
    [0, "no", "Нет", "No"],
    [33, "rather-no", "Скорее нет", "Rather not"],
    [67, "rather-yes", "Скорее да", "Rather yes"],
    [100, "yes", "Да", "Yes"],
  ),
});

/** Whether parents are satisfied with the help: roadmap I-2.4. About nobody, so that whoever answers can say what they think. */
export const satisfaction: FormContent = {
  title: { ru: "Довольны ли вы помощью", en: "Are you satisfied with the help" },
  subject: "nobody",
  source: {
    text: "Дорожная карта, I-2.4: качественные показатели; вопросы — наши, нормы у них нет, сравнивают с прошлым годом",
    grade: "own",
  },
  intro: {
    ru: "Шесть вопросов, две минуты. Ответ не связан ни с вами, ни с ребёнком. Не пишите имён.",
    en: "Six questions, two minutes. Nothing leads from the answer to you or the child. Please name nobody.",
  },
  items: [
    { kind: "group", key: "help", text: { ru: "Помощь за последние полгода", en: "The help of the last half year" } },
    asked("soon", "Помощь началась достаточно скоро?", "Did the help begin soon enough?"),
    asked("heard", "Вас слушали и с вами советовались?", "Were you listened to and asked?"),
    asked("clear", "Вам понятно, что делают и зачем?", "Is it clear to you what is done and why?"),
    asked("useful", "Помощь полезна ребёнку?", "Is the help of use to the child?"),
    asked("able", "Вы теперь лучше знаете, что делать дома?", "Do you know better now what to do at home?"),
    asked("recommend", "Вы посоветовали бы эту помощь другой семье?", "Would you advise this help to another family?"),
    {
      kind: "text",
      key: "better",
      text: { ru: "Что сделать лучше?", en: "What could be better?" },
      help: { ru: "Без имён и диагнозов.", en: "Without names and diagnoses." },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [
    {
      key: "satisfied",
      title: { ru: "Удовлетворённость, из 100", en: "Satisfaction, of 100" },
      how: "mean",
      of: [{ key: "help" }],
      decimals: 0,
      bands: [
        { key: "unsatisfied", from: 0, text: { ru: "Не довольны", en: "Not satisfied" } },
        { key: "partly-satisfied", from: 50, text: { ru: "Отчасти довольны", en: "In part" } },
        { key: "satisfied-well", from: 75, text: { ru: "Довольны", en: "Satisfied" } },
      ],
    },
  ],
};
