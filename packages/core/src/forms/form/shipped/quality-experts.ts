import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";

const option = (code: string, ru: string, en: string) => ({ code, text: { ru, en } });
const group = (key: string, ru: string, en: string): Item => ({ kind: "group", key, text: { ru, en } });

/** How many materials: those that acts ask for, and those that are there. */
const amount = (key: string, ru: string, en: string, min: number): Item => ({
  kind: "number",
  key,
  in: "openness",
  text: { ru, en },
  required: true,
  min,
  max: 500,
  decimals: 0,
});

/** Conditions that were seen; none is an answer too, and is given by the last box. */
const seen = (
  key: string,
  within: string,
  text: { ru: string; en: string },
  options: ReturnType<typeof option>[],
): Item => ({
  kind: "many",
  key,
  in: within,
  text,
  required: true,
  options: [...options, { ...option("none", "Ничего из этого", "None of these"), alone: true }],
});

const wish = (key: string, within: string): Item => ({
  kind: "text",
  key,
  in: within,
  text: { ru: "Что здесь исправить?", en: "What is to be put right here?" },
  help: { ru: "Без имён.", en: "Without names." },
  lines: "many",
  max: 1000,
});

/**
 * What an expert sees of an organisation in the independent assessment of the quality of conditions (НОКО): roadmap II.VIII 8.1.
 * Which points follow from it: `forms/quality/scores.ts`. The questions are ours; what is counted is the orders'.
 */
export const qualityExperts: FormContent = {
  title: {
    ru: "Независимая оценка качества условий: лист эксперта",
    en: "Independent assessment of conditions: the expert's checklist",
  },
  subject: "agency",
  source: {
    text: "Приказ Минтруда России от 31.05.2018 № 344н (единый порядок расчёта) и отраслевые перечни показателей; слова — наши",
    grade: "M",
  },
  intro: {
    ru: "Заполняет эксперт после осмотра помещения, стендов и сайта. Отмечайте только то, что действует в день осмотра. Не пишите имён.",
    en: "Filled in by the expert after looking at the building, the stands and the site. Mark only what works on that day. Name nobody.",
  },
  items: [
    group("openness", "1. Открытость", "1. Openness"),
    amount(
      "stand-norm",
      "Сколько материалов должно быть на стендах в помещении?",
      "How many materials are required on the stands?",
      1,
    ),
    amount("stand", "Сколько из них есть?", "How many of them are there?", 0),
    amount("site-norm", "Сколько материалов должно быть на сайте?", "How many materials are required on the site?", 1),
    amount("site", "Сколько из них есть?", "How many of them are there?", 0),
    seen(
      "remote",
      "openness",
      {
        ru: "Какими способами можно обратиться дистанционно? Отметьте те, что проверены.",
        en: "In which ways can one turn to it from afar? Mark those that were tried.",
      },
      [
        option("phone", "Телефон", "Telephone"),
        option("mail", "Электронная почта", "E-mail"),
        option("form", "Обращение или запись на сайте", "A request or a booking on the site"),
        option("faq", "Частые вопросы с ответами", "Questions and answers"),
        option("survey", "Отзыв или опрос о качестве на сайте", "Feedback or a survey on the site"),
      ],
    ),
    wish("openness-wish", "openness"),
    group("comfort", "2. Комфортность", "2. Comfort"),
    seen("comfort-there", "comfort", { ru: "Что есть для удобства?", en: "What is there for comfort?" }, [
      option("waiting", "Место, где можно подождать или отдохнуть", "A place to wait or rest"),
      option("signs", "Понятные указатели", "Signs that one understands"),
      option("water", "Питьевая вода", "Drinking water"),
      option("toilet", "Доступные и чистые туалеты", "Toilets, open and clean"),
      option("clean", "Чистые помещения", "Clean rooms"),
      option("transport", "Остановка рядом или парковка", "A stop near by, or parking"),
      option("booking", "Запись по телефону или на сайте", "Booking by telephone or on the site"),
    ]),
    {
      kind: "choice",
      key: "wait",
      in: "comfort",
      text: {
        ru: "Сколько в среднем ждут услугу против установленного срока?",
        en: "How long is the usual wait, against the term that is set?",
      },
      help: {
        ru: "Для здравоохранения и социального обслуживания. Шаг — в единицах срока: день, час.",
        en: "In health and social services. A step is a unit of the term: a day, an hour.",
      },
      required: true,
      options: [
        { ...option("longer", "Дольше срока", "Longer"), points: 0 },
        { ...option("equal", "Ровно в срок", "As long"), points: 10 },
        { ...option("one-less", "Меньше на 1", "Less by 1"), points: 20 },
        { ...option("two-less", "Меньше на 2", "Less by 2"), points: 40 },
        { ...option("three-less", "Меньше на 3", "Less by 3"), points: 60 },
        { ...option("half", "Меньше вдвое и более", "Half as long or less"), points: 100 },
        { ...option("none", "Срока ожидания нет (образование)", "There is no such term (education)"), points: 0 },
      ],
    },
    wish("comfort-wish", "comfort"),
    group("access", "3. Доступность для людей с инвалидностью", "3. Access for people with a disability"),
    seen("equipment", "access", { ru: "Что оборудовано?", en: "What is equipped?" }, [
      option("entrance", "Вход: пандус или подъёмник", "The entrance: a ramp or a lift"),
      option("parking", "Выделенная стоянка", "A reserved parking place"),
      option("inside", "Лифты, поручни, широкие двери", "Lifts, handrails, wide doors"),
      option("wheelchair", "Сменное кресло-коляска", "A wheelchair to borrow"),
      option("toilet", "Специальный туалет", "An adapted toilet"),
    ]),
    seen(
      "help",
      "access",
      {
        ru: "Что помогает получить услугу наравне с другими?",
        en: "What helps to be served like others?",
      },
      [
        option("sound", "Звуковое и зрительное дублирование", "What is seen can be heard, and the other way round"),
        option("braille", "Надписи шрифтом Брайля", "Signs in Braille"),
        option("sign-language", "Сурдопереводчик или тифлосурдопереводчик", "An interpreter of sign language"),
        option("site", "Версия сайта для слабовидящих", "A site for those who see badly"),
        option("staff", "Обученный сотрудник сопроводит", "Trained staff who accompany"),
        option("home", "Услуга на дому или дистанционно", "Service at home or from afar"),
      ],
    ),
    wish("access-wish", "access"),
  ],
  scores: [],
};
