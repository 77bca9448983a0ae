import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";

const option = (code: string, ru: string, en: string) => ({ code, text: { ru, en } });

/** How well help of one kind reaches a family now: the same four answers each time. */
const help = (key: string, ru: string, en: string): Item => ({
  kind: "choice",
  key,
  in: "help",
  text: { ru, en },
  required: true,
  options: [
    { ...option("enough", "Нужна, и её хватает", "Needed, and there is enough"), points: 0 },
    { ...option("some", "Нужна, есть, но мало", "Needed, there is some, not enough"), points: 1 },
    { ...option("none", "Нужна, но её нет", "Needed, and there is none"), points: 2 },
    { ...option("needless", "Не нужна", "Not needed"), points: 0 },
  ],
});

/**
 * What families of disabled children need: roadmap II.VI 6.1 (a survey of parents on services and specialists). The questions are
 * ours and follow no instrument: answers are compared with each other and over years, and not with a norm.
 */
export const familyNeeds: FormContent = {
  title: { ru: "Что нужно вашей семье", en: "What your family needs" },
  subject: "nobody",
  source: {
    text: "Дорожная карта, раздел VI, п. 6.1: опрос родителей о потребностях; вопросы — наши, нормы у них нет",
    grade: "own",
  },
  intro: {
    ru: "Ответы помогают решить, каких услуг и специалистов не хватает. Это около пяти минут. Не пишите здесь имён.",
    en: "The answers help to decide which services and specialists are missing. It takes about five minutes. Please name nobody here.",
  },
  items: [
    {
      kind: "choice",
      key: "age",
      text: { ru: "Сколько лет вашему ребёнку?", en: "How old is your child?" },
      help: { ru: "Если детей с инвалидностью несколько — старшему.", en: "Of several with a disability, the eldest." },
      required: true,
      options: [
        option("0-2", "До 3 лет", "Under 3"),
        option("3-6", "3–6 лет", "3–6"),
        option("7-10", "7–10 лет", "7–10"),
        option("11-15", "11–15 лет", "11–15"),
        option("16-17", "16–17 лет", "16–17"),
      ],
    },
    {
      kind: "group",
      key: "help",
      text: {
        ru: "Какая помощь нужна ребёнку и вам, и хватает ли её сейчас?",
        en: "Which help do your child and you need, and is there enough of it now?",
      },
    },
    help("doctors", "Врачи и медицинская реабилитация", "Doctors and medical rehabilitation"),
    help("speech", "Занятия с логопедом, дефектологом", "Sessions with a speech therapist or special teacher"),
    help("psychologist", "Психолог для ребёнка", "A psychologist for the child"),
    help("learning", "Условия в детском саду или школе", "Conditions in kindergarten or school"),
    help("skills", "Бытовые навыки и самостоятельность", "Everyday skills and independence"),
    help("leisure", "Кружки, спорт, отдых", "Clubs, sport, holidays"),
    help("devices", "Технические средства, доступная среда", "Assistive devices, an accessible environment"),
    help("transport", "Дорога до занятий", "Getting to the sessions"),
    help("respite", "Присмотр, чтобы вы могли передохнуть", "Somebody to look after the child while you rest"),
    help("parents", "Поддержка и консультации для вас", "Support and advice for you"),
    {
      kind: "choice",
      key: "wait",
      text: { ru: "Сколько вы ждали последнюю нужную услугу?", en: "How long did you wait for the last service?" },
      options: [
        option("none", "Не ждали", "Not at all"),
        option("month", "До месяца", "Up to a month"),
        option("quarter", "1–3 месяца", "1–3 months"),
        option("longer", "Дольше трёх месяцев", "Longer than three months"),
        option("never", "Так и не получили", "Never got it"),
      ],
    },
    {
      kind: "many",
      key: "obstacles",
      text: { ru: "Что мешало её получить?", en: "What was in the way?" },
      when: {
        join: "any",
        tests: [
          { key: "wait", is: "=", value: "longer" },
          { key: "wait", is: "=", value: "never" },
        ],
      },
      options: [
        option("queue", "Очередь", "The queue"),
        option("distance", "Далеко ехать", "The distance"),
        option("money", "Дорого", "The cost"),
        option("nobody", "Нет специалиста", "No specialist"),
        option("unknown", "Не знали, куда обратиться", "Not knowing where to go"),
        option("refused", "Отказали", "A refusal"),
      ],
    },
    {
      kind: "scale",
      key: "satisfied",
      text: {
        ru: "Насколько вы довольны помощью за последний год?",
        en: "How satisfied are you with the help of the last year?",
      },
      required: true,
      from: 1,
      to: 5,
      ends: {
        from: { ru: "совсем не довольны", en: "not at all" },
        to: { ru: "полностью довольны", en: "completely" },
      },
    },
    {
      kind: "text",
      key: "first",
      text: { ru: "Что нужно сделать в первую очередь?", en: "What should be done first?" },
      help: { ru: "Без имён и диагнозов.", en: "Without names and diagnoses." },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [
    {
      key: "unmet",
      title: { ru: "Неудовлетворённая потребность", en: "Unmet need" },
      how: "sum",
      of: [{ key: "help" }],
      decimals: 0,
      bands: [
        { key: "met", from: 0, text: { ru: "Помощи хватает", en: "There is enough help" } },
        { key: "partly", from: 1, text: { ru: "Чего-то не хватает", en: "Some help is missing" } },
        { key: "much", from: 8, text: { ru: "Не хватает многого", en: "Much is missing" } },
      ],
    },
  ],
};
