import type { Text } from "../../ground/shared/text.ts";
import { oneLine, webAddress } from "./clean.ts";
import { type CoordinatorWords, coordinatorWords } from "./coordinator.words.ts";
import { dueInWords } from "./due.words.ts";
import { type Block, type Fact, facts, type Lang, type Letter, paragraph } from "./letter.ts";
import type { CoordinatorNotice } from "./notice.ts";
import { subjectOf } from "./subject.ts";

export function coordinatorLetter(notice: CoordinatorNotice): Letter {
  const words = coordinatorWords[notice.kind];
  const open: Block = {
    kind: "action",
    label: notice.stepId ? "Открыть запись шага" : "Открыть запись маршрута",
    url: recordAddress(notice),
    hint: "Запись открывается с вашими правами доступа. Тот же адрес для копирования:",
  };
  return {
    subject: subjectOf(words.lead.ru, notice.title?.ru ?? "", notice.stepId ?? notice.routeId),
    sections: [
      {
        lang: "ru",
        heading: words.lead.ru,
        blocks: [
          paragraph(`Здравствуйте!\n${words.happened.ru}`),
          facts(...rows(notice, words, "ru")),
          paragraph(words.todo.ru),
          open,
          paragraph(
            "О каком ребёнке речь, показано только по ссылке: персональные данные мы по почте не отправляем. Письмо отправлено автоматически, отвечать на него не нужно.",
          ),
        ],
      },
      {
        lang: "en",
        heading: `In English: ${words.lead.en}`,
        blocks: [
          paragraph(words.happened.en),
          facts(...rows(notice, words, "en")),
          paragraph(`${words.todo.en} The record is behind the button or the address above, with your access rights.`),
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

/** The record behind the mail; only ids are in the address. */
function recordAddress({ apiUrl, stepId, routeId }: CoordinatorNotice): string {
  const base = apiUrl.replace(/\/+$/, "").replace(/\/v1$/, "");
  const record = stepId ? `steps/${encodeURIComponent(stepId)}` : `routes/${encodeURIComponent(routeId)}`;
  return webAddress(`${base}/v1/${record}`);
}
