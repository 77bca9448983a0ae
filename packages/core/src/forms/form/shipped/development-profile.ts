import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";
import { type ProfileDomain, profileDomains } from "./keys.ts";
import { choices } from "./points.ts";

/** Areas of a child's everyday life after chapters of ICF-CY: d1 with play (d880), d3, d4, d5, d7. */
const domains = {
  learning: { code: "d1", ru: "Познание и игра", en: "Learning and play" },
  communication: { code: "d3", ru: "Общение", en: "Communication" },
  mobility: { code: "d4", ru: "Движение", en: "Mobility" },
  "self-care": { code: "d5", ru: "Забота о себе", en: "Self-care" },
  relations: { code: "d7", ru: "Отношения", en: "Relations" },
} satisfies Record<ProfileDomain, { code: string; ru: string; en: string }>;

type Asked = readonly [ru: string, en: string];
type Age = { from: number; to: number } & Record<ProfileDomain, readonly [Asked, Asked]>;

/** What children of about that age mostly do; whole months, from inclusive, to exclusive. */
const ages: readonly Age[] = [
  {
    from: 0,
    to: 6,
    learning: [
      ["Смотрит на лицо и следит глазами за предметом", "Looks at a face and follows a thing with the eyes"],
      ["Прислушивается к голосу и звукам", "Listens to a voice and to sounds"],
    ],
    communication: [
      ["Отвечает звуками, когда с ним говорят", "Answers with sounds when spoken to"],
      ["По-разному даёт знать: голоден, устал, рад", "Lets know in different ways: hungry, tired, glad"],
    ],
    mobility: [
      ["Держит голову, лёжа на животе", "Holds the head up when lying on the belly"],
      ["Тянется к игрушке и берёт её", "Reaches for a toy and takes it"],
    ],
    "self-care": [
      ["Ест без больших трудностей", "Feeds without great difficulty"],
      ["Спит и бодрствует в ритме, привычном семье", "Sleeps and wakes in a rhythm that the family knows"],
    ],
    relations: [
      ["Улыбается в ответ", "Smiles back"],
      ["Узнаёт близких", "Knows those who are close"],
    ],
  },
  {
    from: 6,
    to: 12,
    learning: [
      ["Ищет игрушку, которую спрятали у него на глазах", "Looks for a toy that was hidden in plain sight"],
      ["Изучает предметы: трясёт, стучит, разглядывает", "Explores things: shakes, knocks, looks closely"],
    ],
    communication: [
      ["Повторяет слоги или звуки", "Repeats syllables or sounds"],
      ["Отзывается на имя", "Answers to the own name"],
    ],
    mobility: [
      ["Сидит без опоры", "Sits without support"],
      ["Передвигается: ползёт или иначе", "Gets about: crawls, or in another way"],
    ],
    "self-care": [
      ["Ест с ложки, берёт еду руками", "Eats from a spoon, takes food in the hand"],
      ["Помогает, когда его одевают", "Helps when being dressed"],
    ],
    relations: [
      ["Радуется общей игре вроде «ку-ку»", "Enjoys a game together, such as peekaboo"],
      ["С чужими ведёт себя иначе, чем с близкими", "Behaves otherwise with strangers than with the family"],
    ],
  },
  {
    from: 12,
    to: 18,
    learning: [
      ["Повторяет действия взрослого с предметами", "Repeats what an adult does with things"],
      ["Рассматривает картинки, находит знакомое", "Looks at pictures and finds what is known"],
    ],
    communication: [
      ["Показывает, чего хочет: пальцем, взглядом, жестом", "Shows what is wanted: by finger, look or gesture"],
      ["Называет что-нибудь словом или жестом", "Names something by a word or a gesture"],
    ],
    mobility: [
      ["Стоит и делает шаги, сам или держась", "Stands and makes steps, alone or holding on"],
      ["Берёт мелкие предметы пальцами", "Picks up small things with the fingers"],
    ],
    "self-care": [
      ["Пьёт из чашки с помощью", "Drinks from a cup with help"],
      ["Ест руками сам, пробует ложку", "Eats by hand alone, tries a spoon"],
    ],
    relations: [
      ["Приносит показать то, что интересно", "Brings what is interesting to show it"],
      ["Ищет утешения у близких", "Looks for comfort with those who are close"],
    ],
  },
  {
    from: 18,
    to: 24,
    learning: [
      ["Строит из кубиков, вкладывает одно в другое", "Builds with bricks, puts one thing into another"],
      ["Играет понарошку: кормит куклу, катит машину", "Pretends in play: feeds a doll, drives a car"],
    ],
    communication: [
      ["Показывает или называет знакомое, когда спросят", "Shows or names what is known when asked"],
      ["Выполняет простую просьбу без подсказки жестом", "Does what is asked without a gesture to help"],
    ],
    mobility: [
      ["Ходит, поднимает вещи с пола", "Walks, picks things up from the floor"],
      ["Поднимается по ступенькам за руку или иначе", "Gets up steps by the hand or in another way"],
    ],
    "self-care": [
      ["Ест ложкой", "Eats with a spoon"],
      ["Снимает что-то из одежды сам", "Takes off some clothes alone"],
    ],
    relations: [
      ["Играет рядом с другими детьми", "Plays beside other children"],
      ["Зовёт взрослого играть вместе", "Calls an adult to play along"],
    ],
  },
  {
    from: 24,
    to: 36,
    learning: [
      ["Подбирает похожее по форме, цвету или размеру", "Matches by shape, colour or size"],
      ["Разыгрывает историю из нескольких действий", "Plays a story of several actions"],
    ],
    communication: [
      ["Соединяет два слова или знака", "Puts two words or signs together"],
      ["Понимает просьбу из двух частей", "Understands a request of two parts"],
    ],
    mobility: [
      ["Бегает, прыгает или по-своему много двигается", "Runs, jumps or moves a lot in an own way"],
      ["Рисует линии, листает страницы", "Draws lines, turns pages"],
    ],
    "self-care": [
      ["Моет руки и одевается с помощью", "Washes hands and dresses with help"],
      ["Даёт знать, что нужно в туалет", "Lets know when the toilet is wanted"],
    ],
    relations: [
      ["Недолго ждёт своей очереди в игре", "Waits a little for a turn in a game"],
      ["Замечает, что другой плачет или рад", "Notices that somebody cries or is glad"],
    ],
  },
  {
    from: 36,
    to: 84,
    learning: [
      ["Слушает короткую историю и отвечает о ней", "Listens to a short story and answers about it"],
      ["Сравнивает, считает, собирает из частей", "Compares, counts, puts parts together"],
    ],
    communication: [
      ["Рассказывает или показывает, что было", "Tells or shows what has happened"],
      ["Его понимают люди не из семьи", "Is understood by people outside the family"],
    ],
    mobility: [
      ["Пользуется лестницей и детской площадкой", "Uses stairs and the playground"],
      ["Рисует, застёгивает, режет ножницами", "Draws, does up buttons, uses scissors"],
    ],
    "self-care": [
      ["Одевается и ест почти без помощи", "Dresses and eats nearly without help"],
      ["Пользуется туалетом", "Uses the toilet"],
    ],
    relations: [
      ["Играет с детьми по простым правилам", "Plays with children by simple rules"],
      ["Спокойно остаётся со знакомым взрослым", "Stays calmly with an adult who is known"],
    ],
  },
];

const keyOf = ({ from }: Age, domain: ProfileDomain, n: number) => `${domain}-${from}-${n + 1}`;

const itemsOf = (age: Age): Item[] => [
  {
    kind: "group",
    key: `months-${age.from}`,
    text: {
      ru: `Что ребёнок делает сейчас (${age.from}–${age.to - 1} мес.)`,
      en: `What the child does now (${age.from}–${age.to - 1} months)`,
    },
    help: {
      ru: "Любым своим способом и с теми средствами, которыми пользуется: жестами, картинками, коляской.",
      en: "In any way of their own and with whatever they use: gestures, pictures, a wheelchair.",
    },
    when: {
      join: "all",
      tests: [
        { key: "months", is: ">=", value: age.from },
        { key: "months", is: "<", value: age.to },
      ],
    },
  },
  ...profileDomains.flatMap((domain) =>
    age[domain].map(
      ([ru, en], n): Item => ({
        kind: "choice",
        key: keyOf(age, domain, n),
        in: `months-${age.from}`,
        text: { ru, en },
        codes: [{ code: domains[domain].code, display: `ICF-CY ${domains[domain].code}: ${domains[domain].en}` }],
        required: true,
        options: choices(
          [0, "not-yet", "Пока нет", "Not yet"],
          [1, "sometimes", "Иногда или с помощью", "Sometimes, or with help"],
          [2, "mostly", "Да, обычно", "Yes, mostly"],
        ),
      }),
    ),
  ),
];

const bands = [
  { key: "support", from: 0, text: { ru: "Нужна поддержка", en: "Support is wanted" } },
  { key: "growing", from: 1, text: { ru: "Складывается, поддержать", en: "Coming about, to be supported" } },
  { key: "steady", from: 1.5, text: { ru: "Уверенно", en: "Steady" } },
];

/**
 * Where a child stands in everyday life, at the beginning of the help, at each review and at its end: roadmap III-4. Asked by age, so
 * that whoever goes on developing stays where they are, and whoever catches up rises. No screening and no norm: standardised scales
 * (ASQ, KID, WeeFIM) are licensed and are none of this.
 */
export const developmentProfile: FormContent = {
  title: { ru: "Профиль развития ребёнка", en: "Profile of a child's development" },
  subject: "child",
  source: {
    text: "Дорожная карта, III-4; области — по МКФ-ДП (d1, d3, d4, d5, d7); вопросы и ступени — наши, нормы у них нет",
    grade: "own",
  },
  intro: {
    ru: "Заполняют вместе с родителями: что ребёнок делает дома и на прогулке. Профиль показывает, что меняется, и не ставит диагноза. Не пишите здесь имён.",
    en: "Filled in together with the parents: what the child does at home and outside. The profile shows what changes, and diagnoses nothing. Please name nobody here.",
  },
  items: [
    {
      kind: "number",
      key: "months",
      text: { ru: "Сколько ребёнку полных месяцев?", en: "How many whole months old is the child?" },
      help: {
        ru: "Если родился раньше срока и ему нет двух лет — считайте от ожидаемого дня родов.",
        en: "Born too early and not yet two: count from the day on which the birth was expected.",
      },
      required: true,
      min: 0,
      max: 83,
      decimals: 0,
    },
    ...ages.flatMap(itemsOf),
    {
      kind: "text",
      key: "family",
      text: { ru: "Что для семьи сейчас важнее всего?", en: "What matters most to the family now?" },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [
    ...profileDomains.map((domain) => ({
      key: domain,
      title: { ru: domains[domain].ru, en: domains[domain].en },
      how: "mean" as const,
      of: ages.flatMap((age) => age[domain].map((_, n) => ({ key: keyOf(age, domain, n) }))),
      decimals: 2,
      bands,
    })),
    {
      key: "overall",
      title: { ru: "В целом", en: "Altogether" },
      how: "mean",
      of: profileDomains.map((key) => ({ key })),
      decimals: 2,
      bands,
    },
  ],
};
