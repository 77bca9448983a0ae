import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";
import { choices } from "./points.ts";

const ability =
  (group: string) =>
  (key: string, code: string, ru: string, en: string): Item => ({
    kind: "choice",
    key,
    in: group,
    text: { ru, en },
    codes: [{ code, display: `ICF-CY ${code}` }],
    options: choices(
      [0, "not", "Не может", "Cannot"],
      [1, "supported", "С помощью человека", "With somebody's help"],
      [2, "adapted", "С опорой или средством", "With support or a device"],
      [3, "free", "Свободно", "Freely"],
    ),
  });
const body = ability("body");
const hands = ability("hands");

/**
 * How a child moves in everyday life, and what is in the way: roadmap II.III-3.4. By chapter d4 of ICF-CY. GMFM and the levels of GMFCS
 * are others' works: nothing of them stands here, and a specialist notes their result in words of their own.
 */
export const motorActivity: FormContent = {
  title: { ru: "Двигательная активность ребёнка", en: "How a child moves" },
  subject: "child",
  source: {
    text: "Дорожная карта, раздел II.III, п. 3.4; области — по МКФ-ДП (d4, d9); вопросы — наши, нормы у них нет",
    grade: "own",
  },
  intro: {
    ru: "Заполняет специалист вместе с семьёй. Отмечайте обычный день ребёнка, со средствами, которыми он пользуется.",
    en: "Filled in by a specialist with the family. Say how it is on the child's usual day, with the devices that are used.",
  },
  items: [
    { kind: "group", key: "body", text: { ru: "Тело и передвижение", en: "Body and getting about" } },
    body("rolling", "d4107", "Меняет положение лёжа", "Changes position when lying"),
    body("sitting", "d4153", "Сидит", "Sits"),
    body("transferring", "d420", "Пересаживается", "Transfers oneself"),
    body("standing", "d4154", "Стоит", "Stands"),
    body("indoors", "d4600", "Передвигается дома", "Gets about at home"),
    body("outdoors", "d4602", "Передвигается на улице", "Gets about outside"),
    body("stairs", "d451", "Поднимается и спускается по лестнице", "Goes up and down stairs"),
    { kind: "group", key: "hands", text: { ru: "Руки", en: "Hands" } },
    hands("reaching", "d4452", "Тянется и дотягивается", "Reaches"),
    hands("grasping", "d4401", "Берёт и удерживает", "Grasps and holds"),
    hands("fine", "d4402", "Действует пальцами: застёгивает, листает, рисует", "Uses fingers: buttons, pages, drawing"),
    hands("both", "d445", "Действует двумя руками вместе", "Uses both hands together"),
    {
      kind: "number",
      key: "active-minutes",
      text: {
        ru: "Сколько минут в день ребёнок активно двигается?",
        en: "How many minutes a day is the child active?",
      },
      help: {
        ru: "По-своему: ползание, плавание и упражнения считаются.",
        en: "In an own way: crawling, swimming and exercises count.",
      },
      min: 0,
      max: 720,
      decimals: 0,
    },
    {
      kind: "yes-no",
      key: "pain",
      text: { ru: "Движение причиняет боль?", en: "Does moving hurt?" },
      help: {
        ru: "Если да — сначала к врачу: занятия подождут.",
        en: "If so, a doctor first: exercises can wait.",
      },
      required: true,
    },
    {
      kind: "many",
      key: "wanted",
      text: { ru: "Что нужно семье?", en: "What does the family need?" },
      options: [
        { code: "positioning", text: { ru: "Показать позы и опору", en: "To be shown positions and support" } },
        { code: "exercises", text: { ru: "Показать упражнения дома", en: "To be shown exercises at home" } },
        { code: "devices", text: { ru: "Подобрать средства", en: "Devices to be chosen" } },
        { code: "sport", text: { ru: "Спорт и игры с другими", en: "Sport and games with others" } },
      ],
    },
    {
      kind: "text",
      key: "goal",
      text: { ru: "Какое движение важнее всего сейчас?", en: "Which movement matters most now?" },
      lines: "many",
      max: 1000,
    },
  ],
  scores: (
    [
      ["body-level", "body", "Тело и передвижение", "Body and getting about"],
      ["hands-level", "hands", "Руки", "Hands"],
    ] as const
  ).map(([key, group, ru, en]) => ({
    key,
    title: { ru, en },
    how: "mean" as const,
    of: [{ key: group }],
    least: 3,
    decimals: 2,
    bands: [
      { key: "much-support", from: 0, text: { ru: "Нужна большая поддержка", en: "Much support is wanted" } },
      { key: "some-support", from: 1, text: { ru: "Нужна помощь или средство", en: "Help or a device is wanted" } },
      { key: "moves-freely", from: 2.3, text: { ru: "Двигается свободно", en: "Moves freely" } },
    ],
  })),
};
