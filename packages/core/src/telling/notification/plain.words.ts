import { plural } from "../../ground/shared/plural.ts";
import type { PlainNotice } from "./notice.ts";
import { reportsInWords } from "./owed.ts";
import type { PlainLetter, PlainPart } from "./plain.letter.ts";
import { reportParts } from "./reports.part.ts";

type NoticeOf<K> = Extract<PlainNotice, { kind: K }>;
type Words = Omit<PlainLetter, "publicUrl">;

/** What each mail that is about no step says. */
const words: { [K in PlainNotice["kind"]]: (notice: NoticeOf<K>) => Words } = {
  "reports-overdue": (notice) => ({
    subject: `Срок истёк: ${reportsInWords(notice.owed.overdue.length)} — ${notice.agencyName}`,
    heading: { ru: "Срок отчёта истёк", en: "Reports are overdue" },
    thread: `reports-${notice.agencyId}`,
    parts: [
      { kind: "text", text: { ru: "Уважаемые коллеги!", en: "Dear colleagues," } },
      ...reportParts(notice),
      {
        kind: "text",
        text: {
          ru: "Отчёт после срока тоже примем, пока период не закрыт, и отметим как поздний.",
          en: "A late report is taken too until the period is locked, and marked late.",
        },
      },
    ],
  }),

  "report-returned": ({ agencyId, agencyName, measureKey, title, link }) => ({
    subject: `Отчёт возвращён: ${title.ru}`,
    heading: { ru: "Отчёт возвращён на доработку", en: "A report was returned" },
    thread: `reports-${agencyId}`,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Уважаемые коллеги!\nОтчёт организации «${agencyName}» возвращён. Причина указана на странице; исправьте отчёт и сдайте его снова.`,
          en: `A report of ${agencyName} was returned. The reason is on the page; please correct it and hand it in again.`,
        },
      },
      {
        kind: "rows",
        rows: [
          {
            label: { ru: "Мероприятие", en: "Measure" },
            value: { ru: `${measureKey} ${title.ru}`, en: `${measureKey} ${title.en}` },
          },
        ],
      },
      { kind: "action", label: { ru: "Открыть отчёт", en: "Open the report" }, url: link },
    ],
  }),

  "municipality-overdue": ({ municipality, period, periodName, late, publicUrl }) => ({
    subject: `Не сдали отчёт: ${late.length} ${plural(late.length, "организация", "организации", "организаций")}, ${periodName.ru}`,
    heading: { ru: `Просроченные отчёты за ${periodName.ru}`, en: `Overdue reports: ${periodName.en}` },
    thread: `period-${period}-${municipality}`,
    parts: [
      {
        kind: "rows",
        rows: late.slice(0, mostLines).map(({ name, overdue }) => ({
          label: { ru: name, en: name },
          value: { ru: reportsInWords(overdue), en: String(overdue) },
        })),
      },
      ...unlisted(late.length - mostLines),
      {
        kind: "action",
        label: { ru: "Открыть период", en: "Open the period" },
        url: `${publicUrl}/v1/periods/${period}`,
      },
    ],
  }),

  "webhook-disabled": ({ webhookId, host, because }) => ({
    subject: "Вебхук отключён, дальше пишем на почту",
    heading: { ru: "Вебхук отключён", en: "A webhook was disabled" },
    thread: webhookId,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Уважаемые коллеги!\nМы больше не обращаемся к вашей системе: ${why[because].ru}. Всё, что не дошло, приходит на почту, дальше запросы тоже будут приходить сюда.`,
          en: `We do not call your system any more: ${why[because].en}. What did not arrive comes by mail, and so will later requests.`,
        },
      },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Адрес", en: "Address" }, value: { ru: host, en: host } },
          { label: { ru: "Номер", en: "Number" }, value: { ru: webhookId, en: webhookId } },
        ],
      },
      {
        kind: "text",
        text: {
          ru: "Когда система снова заработает, включите вебхук: PATCH /v1/webhooks/… со status: active. Недоставленное можно отправить ещё раз: POST /v1/deliveries/resend.",
          en: "When the system works again, switch the webhook on: PATCH /v1/webhooks/… with status: active. What was not delivered can be sent again: POST /v1/deliveries/resend.",
        },
      },
    ],
  }),
};

/** Most organisations that a mail lists. */
const mostLines = 60;
const unlisted = (n: number): PlainPart[] =>
  n > 0 ? [{ kind: "text", text: { ru: `И ещё ${n}.`, en: `And ${n} more.` } }] : [];

const why = {
  gone: { ru: "адрес ответил, что его больше нет (410)", en: "the address answered that it is gone (410)" },
  failing: { ru: "пять дней подряд ни одно сообщение не прошло", en: "for five days no message got through" },
};

export function plainWords<K extends PlainNotice["kind"]>(notice: NoticeOf<K> & { kind: K }): PlainLetter {
  return { ...words[notice.kind](notice), publicUrl: notice.publicUrl };
}
