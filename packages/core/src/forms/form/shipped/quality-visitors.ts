import type { FormContent } from "../content.ts";
import type { Item } from "../item.ts";

/** Asked of everybody, or of those who have met with it: of others there is no share. */
const asked = (key: string, ru: string, en: string, met?: string): Item => ({
  kind: "yes-no",
  key,
  text: { ru, en },
  required: true,
  when: met === undefined ? undefined : { join: "all", tests: [{ key: met, is: "=", value: true }] },
});

/**
 * What visitors of an organisation say in the independent assessment of the quality of conditions (НОКО): roadmap II.VIII 8.1. The
 * questions are ours, one for each share that the orders count; which points follow: `forms/quality/scores.ts`.
 */
export const qualityVisitors: FormContent = {
  title: { ru: "Как вас обслуживают", en: "How you are served" },
  subject: "agency",
  source: {
    text: "Приказ Минтруда России от 31.05.2018 № 344н (единый порядок расчёта) и отраслевые перечни показателей; слова — наши",
    grade: "M",
  },
  intro: {
    ru: "Это независимая оценка организации, которая помогает вам или вашему ребёнку. Ответы не подписаны, займут две минуты. Не пишите имён.",
    en: "An independent assessment of the organisation that helps you or your child. Answers bear no name; it takes two minutes. Please name nobody.",
  },
  items: [
    asked(
      "stand-used",
      "Смотрели ли вы стенды в помещении организации?",
      "Have you looked at the stands in the building?",
    ),
    asked(
      "stand-ok",
      "Довольны ли вы сведениями на стендах?",
      "Are you satisfied with what the stands tell?",
      "stand-used",
    ),
    asked("site-used", "Заходили ли вы на её сайт?", "Have you been on its site?"),
    asked("site-ok", "Довольны ли вы сведениями на сайте?", "Are you satisfied with what the site tells?", "site-used"),
    asked("on-time", "Услугу оказали вовремя?", "Were you served in time?"),
    asked("comfort-ok", "Удобно ли вам в организации?", "Are you comfortable there?"),
    asked(
      "disabled",
      "Есть ли инвалидность у вас или у ребёнка, с которым вы приходите?",
      "Have you, or has the child with whom you come, a disability?",
    ),
    asked(
      "access-ok",
      "Довольны ли вы доступностью услуг для человека с инвалидностью?",
      "Are you satisfied with access for somebody with a disability?",
      "disabled",
    ),
    asked(
      "contact-ok",
      "Доброжелательны ли и вежливы те, кто встречает: на входе, в приёмной, по телефону?",
      "Are those who receive you kind and polite: at the entrance, in the office, on the telephone?",
    ),
    asked(
      "service-ok",
      "Доброжелательны ли и вежливы те, кто оказывает услугу?",
      "Are those who serve you kind and polite?",
    ),
    asked(
      "remote-used",
      "Обращались ли вы дистанционно: по телефону, почте, через сайт?",
      "Have you turned to it from afar: by telephone, mail, on the site?",
    ),
    asked("remote-ok", "Вежливо ли вам ответили дистанционно?", "Were you answered politely from afar?", "remote-used"),
    asked(
      "recommend",
      "Порекомендуете ли вы организацию родным и знакомым?",
      "Would you recommend it to family and friends?",
    ),
    asked(
      "organised",
      "Удобны ли часы работы и порядок приёма?",
      "Do its hours and the way of being received suit you?",
    ),
    asked("satisfied", "Довольны ли вы в целом?", "Are you satisfied on the whole?"),
    {
      kind: "text",
      key: "wish",
      text: { ru: "Что улучшить?", en: "What should become better?" },
      help: { ru: "Без имён и диагнозов.", en: "Without names and diagnoses." },
      lines: "many",
      max: 1000,
    },
  ],
  scores: [],
};
