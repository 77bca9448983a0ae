import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";
import { choices } from "./points.ts";

const skill = (key: string, code: string, ru: string, en: string): Item => ({
  kind: "choice",
  key,
  in: "skills",
  text: { ru, en },
  codes: [{ code, display: `ICF-CY ${code}` }],
  options: choices(
    [0, "others-do", "Делают за него", "Others do it"],
    [1, "much-help", "С большой помощью", "With much help"],
    [2, "prompted", "С подсказкой или под присмотром", "Prompted, or watched over"],
    [3, "alone", "Сам", "Alone"],
  ),
});
const place = (key: string, ru: string, en: string): Item => ({
  kind: "choice",
  key,
  in: "environment",
  text: { ru, en },
  options: choices(
    [0, "hinders", "Мешает", "Is in the way"],
    [1, "partly", "Отчасти подходит", "Suits in part"],
    [2, "suits", "Подходит", "Suits"],
  ),
});

/**
 * Everyday skills, the home in which they are learned, and what the family wants to be shown: roadmap II.III-3.2. By chapters d2, d4, d5
 * and d6 and environmental factors of ICF-CY; the questions are ours, and follow no licensed scale.
 */
export const homeSkills: FormContent = {
  title: { ru: "Бытовые навыки и дом", en: "Everyday skills and the home" },
  subject: "child",
  source: {
    text: "Дорожная карта, раздел II.III, п. 3.2; области — по МКФ-ДП (d2, d4, d5, d6, e1); вопросы — наши, нормы у них нет",
    grade: "own",
  },
  intro: {
    ru: "Заполняют дома вместе с семьёй; что ребёнку ещё рано, пропускают. Отмечайте, как бывает обычно, а не в лучший день.",
    en: "Filled in at home with the family; leave out what the child is too young for. Say how it usually is, not how it is on the best of days.",
  },
  items: [
    { kind: "group", key: "skills", text: { ru: "Что ребёнок делает дома", en: "What the child does at home" } },
    skill("eating", "d550", "Ест и пьёт", "Eats and drinks"),
    skill("washing", "d510", "Умывается, моется, чистит зубы", "Washes, bathes, brushes teeth"),
    skill("dressing", "d540", "Одевается и раздевается", "Dresses and undresses"),
    skill("toilet", "d530", "Пользуется туалетом", "Uses the toilet"),
    skill("moving", "d460", "Передвигается по дому", "Moves about the home"),
    skill("asking", "d350", "Даёт знать, что ему нужно", "Lets know what is wanted"),
    skill("routine", "d230", "Следует распорядку дня", "Follows the day's routine"),
    skill("tidying", "d640", "Убирает за собой, помогает по дому", "Tidies up, helps at home"),
    skill("cooking", "d630", "Готовит простую еду", "Makes simple food"),
    skill("safety", "d571", "Замечает опасность и бережёт себя", "Notices danger and takes care"),
    skill("shopping", "d620", "Покупает мелочи, считает деньги", "Buys small things, counts money"),
    {
      kind: "group",
      key: "environment",
      text: { ru: "Насколько подходит дом", en: "How well the home suits" },
    },
    place("entrance", "Вход, лестница, лифт", "Entrance, stairs, lift"),
    place("rooms", "Комната: место для сна, занятий, игры", "The room: where to sleep, work, play"),
    place("bathroom", "Ванная и туалет", "Bathroom and toilet"),
    place("kitchen", "Кухня и место за столом", "Kitchen and a seat at the table"),
    place("dangers", "Защита от опасностей: окна, плита, розетки", "Protection: windows, stove, sockets"),
    place("devices", "Вспомогательные средства", "Assistive devices"),
    {
      kind: "many",
      key: "training",
      text: { ru: "Чему семья хотела бы научиться?", en: "What would the family like to be shown?" },
      options: choices(
        [0, "care", "Уход и гигиена", "Care and hygiene"],
        [0, "feeding", "Кормление", "Feeding"],
        [0, "lifting", "Поднимать и пересаживать без вреда для себя", "Lifting and moving without harm"],
        [0, "teaching", "Учить навыку по шагам", "Teaching a skill step by step"],
        [0, "behaviour", "Отвечать на трудное поведение", "Answering difficult behaviour"],
        [0, "home", "Приспособить дом", "Adapting the home"],
      ).map(({ code, text }) => ({ code, text })),
    },
    {
      kind: "text",
      key: "goal",
      text: { ru: "Какой навык важнее всего сейчас?", en: "Which skill matters most now?" },
      help: { ru: "Он станет целью программы.", en: "It becomes a goal of the programme." },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [
    {
      key: "skills-level",
      title: { ru: "Самостоятельность", en: "Independence" },
      how: "mean",
      of: [{ key: "skills" }],
      least: 4,
      decimals: 2,
      bands: [
        { key: "with-help", from: 0, text: { ru: "Многое делают за него", en: "Others do much" } },
        { key: "learning", from: 1, text: { ru: "Учится с помощью", en: "Learns with help" } },
        { key: "mostly-alone", from: 2, text: { ru: "Многое делает сам", en: "Does much alone" } },
      ],
    },
    {
      key: "home-level",
      title: { ru: "Дом", en: "The home" },
      how: "mean",
      of: [{ key: "environment" }],
      least: 3,
      decimals: 2,
      bands: [
        { key: "adapt", from: 0, text: { ru: "Дом нужно приспособить", en: "The home is to be adapted" } },
        { key: "partly-suits", from: 1, text: { ru: "Подходит отчасти", en: "Suits in part" } },
        { key: "suits-well", from: 1.7, text: { ru: "Подходит", en: "Suits" } },
      ],
    },
  ],
};
