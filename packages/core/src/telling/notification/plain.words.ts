import { Temporal } from "temporal-polyfill";
import { plural } from "../../ground/shared/plural.ts";
import { advice } from "./advice.words.ts";
import { appointment, lessonSoon } from "./appointment.words.ts";
import { dateWords } from "./due.words.ts";
import { erasureAsked, erasureDone, erasureRefused } from "./erasure.words.ts";
import { event } from "./event.words.ts";
import { familyLink, requestAnswered } from "./family.words.ts";
import { internship } from "./internship.words.ts";
import { agreement, decision, meeting } from "./meeting.words.ts";
import type { PlainNotice } from "./notice.ts";
import { reportsInWords } from "./owed.ts";
import type { PlainLetter, PlainPart } from "./plain.letter.ts";
import { receiptParts } from "./receipt.words.ts";
import { reportParts } from "./reports.part.ts";
import { talk } from "./talk.words.ts";

type NoticeOf<K> = Extract<PlainNotice, { kind: K }>;
type Words = Omit<PlainLetter, "publicUrl">;

/** What each mail that is about no step says. */
const words: { [K in PlainNotice["kind"]]: (notice: NoticeOf<K>) => Words } = {
  appointment,
  advice,
  talk,
  "lesson-soon": lessonSoon,
  event,
  internship,
  "family-link": familyLink,
  "request-answered": requestAnswered,
  meeting,
  decision,
  agreement,

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

  "report-extended": ({ agencyId, agencyName, measureKey, title, dueDate, link }) => {
    const day = dateWords(Temporal.PlainDate.from(dueDate));
    return {
      subject: `Срок отчёта продлён до ${day.ru}: ${title.ru}`,
      heading: { ru: `Срок отчёта продлён до ${day.ru}`, en: `A report is now due by ${day.en}` },
      thread: `reports-${agencyId}`,
      parts: [
        {
          kind: "text",
          text: {
            ru: `Уважаемые коллеги!\nОрганизации «${agencyName}» продлён срок отчёта. Напоминания придут к новому сроку.`,
            en: `${agencyName} has longer for a report. Reminders follow the new date.`,
          },
        },
        {
          kind: "rows",
          rows: [
            {
              label: { ru: "Мероприятие", en: "Measure" },
              value: { ru: `${measureKey} ${title.ru}`, en: `${measureKey} ${title.en}` },
            },
            { label: { ru: "Новый срок", en: "Due by" }, value: day },
          ],
        },
        { kind: "action", label: { ru: "Открыть отчёт", en: "Open the report" }, url: link },
      ],
    };
  },

  "report-receipt": ({ agencyId, agencyName, at, zone, reports, link }) => {
    const n = reports.length;
    return {
      subject: `Получено: ${reportsInWords(n)} — ${agencyName}`,
      heading: { ru: "Отчёты получены", en: "Reports received" },
      thread: `reports-${agencyId}`,
      parts: receiptParts({ agencyName, reports, link }, momentWords(at, zone)),
    };
  },

  handover: ({ handoverId, what, status }) => ({
    subject: `${handedOver[status].ru}: ${whatChanges[what].ru}`,
    heading: handedOver[status],
    thread: handoverId,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Здравствуйте!\n${whatFollows[status].ru}`,
          en: whatFollows[status].en,
        },
      },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Что меняется", en: "What changes" }, value: whatChanges[what] },
          { label: { ru: "Номер передачи", en: "Number" }, value: { ru: handoverId, en: handoverId } },
        ],
      },
    ],
  }),

  "emergency-access": ({ emergencyId, by }) => ({
    subject: "Экстренный доступ к карте ребёнка",
    heading: { ru: "Открыт экстренный доступ к карте ребёнка", en: "Emergency access to a child's card" },
    thread: emergencyId,
    parts: [
      {
        kind: "text",
        text: {
          ru: "Здравствуйте!\nКарту ребёнка открыл тот, кто за этого ребёнка не отвечает, и назвал причину. Просим рассмотреть: оправданно или нет, своими словами. Если доступ ещё открыт, он на этом закончится.",
          en: "Somebody who is not responsible for a child opened its card, and gave a reason. Please review it: justified or not, in your words. If it is still open, that ends it.",
        },
      },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Кто", en: "Who" }, value: whoOpened[by] },
          { label: { ru: "Номер обращения", en: "Number" }, value: { ru: emergencyId, en: emergencyId } },
        ],
      },
      {
        kind: "text",
        text: {
          ru: "Причина, учётная запись и карта — в системе, под вашей учётной записью координатора: часть «Задачи» рабочего дня (для программ: GET /v1/emergency-access).",
          en: "The reason, the account and the card are in the system, under your coordinator's account: the inbox's tasks (for programs: GET /v1/emergency-access).",
        },
      },
    ],
  }),

  "erasure-asked": erasureAsked,
  "erasure-done": erasureDone,
  "erasure-refused": erasureRefused,

  "administrator-asked": ({ act, account, until, zone }) => ({
    subject: askedOf[act].ru,
    heading: askedOf[act],
    thread: "administrators",
    parts: [
      {
        kind: "text",
        text: {
          ru: "Здравствуйте!\nОдин администратор попросил об этом и указал причину. Нужно подтверждение второго. Сообщите, пожалуйста, другому администратору: списка задач в системе у администраторов нет.",
          en: "One administrator has asked for this, and gave a reason. It takes the word of another one. Please tell an administrator: they have no inbox.",
        },
      },
      {
        kind: "rows",
        rows: [
          ...(account ? [{ label: { ru: "Учётная запись", en: "Account" }, value: { ru: account, en: account } }] : []),
          { label: { ru: "Ждёт до", en: "Waits until" }, value: momentWords(until, zone) },
        ],
      },
      {
        kind: "text",
        text: {
          ru: "Причина и решение — в системе, под учётной записью администратора: GET /v1/confirmations.",
          en: "Reason and decision are in the system, under an administrator's account: GET /v1/confirmations.",
        },
      },
    ],
  }),

  "audit-alert": ({ what, account, at, zone, count, within }) => ({
    subject: alerted[what].heading.ru,
    heading: alerted[what].heading,
    thread: `audit-${what}`,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Здравствуйте!\n${alerted[what].text.ru} Больше за этот день об этой учётной записи по этому поводу не напишем.`,
          en: `${alerted[what].text.en} Of this account and cause there is no other letter on that day.`,
        },
      },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Учётная запись", en: "Account" }, value: { ru: account, en: account } },
          {
            label: {
              ru: `${alerted[what].counted.ru} ${spans[within].ru}`,
              en: `${alerted[what].counted.en} ${spans[within].en}`,
            },
            value: { ru: `${count}, дальше не считали`, en: `${count}, counted no further` },
          },
          { label: { ru: "Порог пройден", en: "Limit passed" }, value: momentWords(at, zone) },
        ],
      },
      {
        kind: "text",
        text: {
          ru: "Что именно смотрели, администратор видит в журнале (GET /v1/audit?actor=…). Задача о проверке — у координаторов региона. Если это не работа, учётную запись закрывают: POST /v1/accounts/…/block.",
          en: "Administrators see in the log what was read (GET /v1/audit?actor=…). The region's coordinators have the task. If it was no work, block the account: POST /v1/accounts/…/block.",
        },
      },
    ],
  }),

  "municipality-overdue": ({ municipality, period, periodName, late }) => ({
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
        kind: "text",
        text: {
          ru: `Подробности — в системе, под вашей учётной записью: отчётный период ${period} (для программ: GET /v1/periods/${period}).`,
          en: `The details are in the system, under your account: reporting period ${period} (for programs: GET /v1/periods/${period}).`,
        },
      },
    ],
  }),

  "terms-ending": ({ agencyId, agencyName, count, until, link }) => {
    const day = dateWords(Temporal.PlainDate.from(until));
    const whose = `${count} ${plural(count, "специалиста", "специалистов", "специалистов")}`;
    return {
      subject: `Скоро истекают сроки: ${whose} — ${agencyName}`,
      heading: { ru: "Скоро истекают сроки квалификации", en: "Terms of qualifications end soon" },
      thread: `terms-${agencyId}`,
      parts: [
        {
          kind: "text",
          text: {
            ru: `Уважаемые коллеги!\nУ ${whose} организации «${agencyName}» скоро заканчивается срок категории, аккредитации или другой квалификации; ближайший последний день — ${day.ru} Кто это, видно на вашей странице, в разделе «Специалисты»; там же отмечают новый срок.`,
            en: `Terms of ${count} who work at ${agencyName} end soon, the first on ${day.en}. Who they are stands on your page, under “Specialists”, where a new term is said too.`,
          },
        },
        { kind: "action", label: { ru: "Открыть страницу", en: "Open the page" }, url: link },
      ],
    };
  },
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

const whoOpened = {
  admin: { ru: "администратор региона", en: "an administrator of the region" },
  coordinator: { ru: "координатор другой территории", en: "a coordinator of another territory" },
};

const askedOf = {
  "account.block": { ru: "Просят закрыть доступ администратору", en: "An administrator is to be shut out" },
  "account.unblock": { ru: "Просят вернуть доступ администратору", en: "An administrator is to be let in again" },
  "settings.change": { ru: "Просят изменить настройки защиты данных", en: "Settings of data protection are to change" },
};

const alerted = {
  "mass-reading": {
    heading: {
      ru: "Одна учётная запись читает данные многих детей",
      en: "One account reads data of unusually many children",
    },
    text: {
      ru: "Учётная запись прочла или выгрузила данные большего числа детей, чем задано в настройках региона. Просим проверить, была ли это работа.",
      en: "An account read or exported data of more children than the region's settings say. Please see whether that was work.",
    },
    counted: { ru: "Детей", en: "Children" },
  },
  refusals: {
    heading: { ru: "Учётной записи раз за разом отказывают", en: "An account is refused again and again" },
    text: {
      ru: "Учётная запись много раз просила то, что ей не положено. Так выглядит и ошибка в программе, и перебор чужих номеров.",
      en: "An account asked many times for what is not its own. A fault of a program looks like that, and so does trying other people's numbers.",
    },
    counted: { ru: "Отказов", en: "Refusals" },
  },
};
const spans = { hour: { ru: "за час", en: "within an hour" }, day: { ru: "за день", en: "within a day" } };

/** «3 марта 2025 г., 12:05» / "3 March 2025, 12:05", by the region's clock. */
function momentWords(at: string, zone: string) {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const day = dateWords(local.toPlainDate());
  return { ru: `${day.ru}, ${time}`, en: `${day.en}, ${time}` };
}

const handedOver = {
  proposed: { ru: "Передача ждёт решения", en: "A hand-over waits for a decision" },
  accepted: { ru: "Передача принята", en: "A hand-over was accepted" },
  declined: { ru: "Передача отклонена", en: "A hand-over was declined" },
};
const whatFollows = {
  proposed: {
    ru: "Просим решить, кто дальше отвечает за сопровождение: открытые шаги, документы, согласия и организации, которым их можно поручить, — в части «Передачи» рабочего дня и по номеру передачи (GET /v1/handovers/…). Пока решения нет, отвечает прежняя сторона.",
    en: "Please decide who is responsible next: open steps, papers, consents and organisations that could take them are in the inbox's hand-overs and under its number (GET /v1/handovers/…). Until then the former side is responsible.",
  },
  accepted: {
    ru: "Сопровождение принято: с этого дня за открытые шаги отвечает принявшая сторона. Делать ничего не нужно.",
    en: "It was taken over: from this day on the other side is responsible. Nothing needs to be done.",
  },
  declined: {
    ru: "Принимающая сторона отказалась и назвала причину: она в записи передачи. Отвечаете по-прежнему вы.",
    en: "The other side declined, with a reason in the record. You stay responsible.",
  },
};
const whatChanges = {
  age: { ru: "возраст: нужен следующий маршрут", en: "age: the next route" },
  municipality: { ru: "муниципалитет: семья переехала", en: "municipality: the family has moved" },
  organisation: { ru: "организация закрыта", en: "an organisation has closed" },
  representative: { ru: "законный представитель", en: "the legal representative" },
};

export function plainWords<K extends PlainNotice["kind"]>(notice: NoticeOf<K> & { kind: K }): PlainLetter {
  return { ...words[notice.kind](notice), publicUrl: notice.publicUrl };
}
