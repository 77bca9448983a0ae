import type { Text } from "../../ground/shared/text.ts";
import { oneLine } from "./clean.ts";
import { type CoordinatorWords, coordinatorWords } from "./coordinator.words.ts";
import { dueInWords } from "./due.words.ts";
import { type Fact, facts, type Lang, type Letter, paragraph } from "./letter.ts";
import type { CoordinatorNotice } from "./notice.ts";
import { referenceOf, subjectOf } from "./subject.ts";

/**
 * Without a button: whoever presses one comes without the rights of an account, and the record takes those. The number finds
 * it, and so does its path for a program.
 */
export function coordinatorLetter(notice: CoordinatorNotice): Letter {
  const words = coordinatorWords[notice.kind];
  const id = notice.stepId ?? notice.routeId;
  const number = referenceOf(id);
  const what = notice.stepId ? "step" : "route";
  return {
    subject: subjectOf(words.lead.ru, notice.title?.ru ?? "", id),
    sections: [
      {
        lang: "ru",
        heading: words.lead.ru,
        blocks: [
          paragraph(`Здравствуйте!\n${words.happened.ru}`),
          facts(...rows(notice, words, "ru")),
          paragraph(words.todo.ru),
          paragraph(
            `Как найти: войдите в систему под своей учётной записью и найдите ${found[what].ru} по номеру ${number} (для программ: ${pathOf(number)}).`,
          ),
          paragraph(
            "О каком ребёнке речь, видно только там: персональные данные мы по почте не отправляем. Письмо отправлено автоматически, отвечать на него не нужно.",
          ),
        ],
      },
      {
        lang: "en",
        heading: `In English: ${words.lead.en}`,
        blocks: [
          paragraph(words.happened.en),
          facts(...rows(notice, words, "en")),
          paragraph(words.todo.en),
          paragraph(
            `How to find it: sign in with your account and look for the ${found[what].en} by its number ${number} (for programs: ${pathOf(number)}).`,
          ),
          paragraph("Which child it is about is shown only there: we send no personal data by mail."),
        ],
      },
    ],
  };
}

const labels = {
  step: { ru: "Шаг", en: "Step" },
  stage: { ru: "Этап", en: "Stage" },
  route: { ru: "Маршрут", en: "Route" },
  agency: { ru: "Организация", en: "Organisation" },
  due: { ru: "Срок", en: "Due" },
  stepId: { ru: "Номер шага", en: "Step number" },
  routeId: { ru: "Номер маршрута", en: "Route number" },
} satisfies Record<string, Text>;

function rows(notice: CoordinatorNotice, words: CoordinatorWords, lang: Lang): (Fact | undefined)[] {
  const row = (label: Text, value: string | undefined, more?: Pick<Fact, "lang">): Fact | undefined =>
    value === undefined ? undefined : { label: label[lang], value: oneLine(value), ...more };
  return [
    row(labels[words.about], notice.title?.[lang]),
    row(labels.agency, notice.agencyName, lang === "en" ? { lang: "ru" } : {}),
    row(labels.due, term(notice, words, lang)),
    words.counts && row(words.counts, notice.count?.toString()),
    row(labels.stepId, notice.stepId),
    row(labels.routeId, notice.routeId),
  ];
}

function term({ dueDate, now, zone }: CoordinatorNotice, { running }: CoordinatorWords, lang: Lang) {
  if (dueDate === undefined) return undefined;
  const { by, left } = dueInWords(dueDate, now, zone);
  return running ? `${by[lang]} (${left[lang]})` : by[lang];
}

const found = { step: { ru: "шаг", en: "step" }, route: { ru: "маршрут", en: "route" } } satisfies Record<string, Text>;
const pathOf = (number: string) => `GET /v1/inbox/numbers/${number}`;
