import { describe, expect, it } from "vitest";
import { morningOf } from "../../../test/fixtures/notice.ts";
import { compose } from "./index.ts";
import type { PlainNotice } from "./notice.ts";

// Each letter whole, as a person reads it: the golden words of mails that are about no step.

const publicUrl = "https://marshrut.example.ru";
const agencyId = "agency_01JAB3C4D5E6F7G8H9JKK3F9QZ" as const;
const webhookId = "webhook_01JAB3C4D5E6F7G8H9JKK3F9QZ" as const;
const title = { ru: "Занятия с логопедом", en: "Speech therapy" };
const report = (dueDate: string, workBy = dueDate) => ({ measureKey: "II.IV-4.2", title, dueDate, workBy });

const notices: Record<string, { notice: PlainNotice; subject: string; thread: string; text: string }> = {
  "reports-overdue": {
    notice: {
      kind: "reports-overdue",
      agencyId,
      agencyName: "Школа № 1",
      owed: {
        overdue: [report("2026-11-15", "2026-11-13")],
        soon: [report("2026-11-30")],
        later: [report("2027-01-29"), report("2027-02-26")],
      },
      link: `${publicUrl}/reports#dGVzdA.c2lnbmF0dXJl`,
      now: morningOf("2026-11-20"),
      zone: "Asia/Novokuznetsk",
      publicUrl,
    },
    subject: "Срок истёк: 1 отчёт — Школа № 1",
    thread: `<reports-${agencyId}.thread@marshrut.example.ru>`,
    text: `Срок отчёта истёк

Уважаемые коллеги!

По дорожной карте от организации «Школа № 1» ждём 2 отчёта, из них просрочено 1. Сдать их можно все сразу по одной ссылке или заполнив форму XLSX на той же странице.

II.IV-4.2 Занятия с логопедом: до 15 ноября 2026 г. включительно, последний рабочий день 13 ноября 2026 г. (срок истёк 5 дней назад)
II.IV-4.2 Занятия с логопедом: до 30 ноября 2026 г. включительно (осталось 10 дней)

Позже понадобится ещё 2 отчёта (ближайший до 29 января 2027 г.). Их можно сдать и заранее, на той же странице.

Сдать отчёты:
https://marshrut.example.ru/reports#dGVzdA.c2lnbmF0dXJl

Отчёт после срока тоже примем, пока период не закрыт, и отметим как поздний.

————————————————

In English: Reports are overdue

Dear colleagues,

Школа № 1 owes 2 of the roadmap's reports, 1 of them overdue. All of them can be handed in by one link, or by filling in the XLSX form on its page.

II.IV-4.2 Speech therapy: by 15 November 2026 inclusive, last working day 13 November 2026 (passed 5 days ago)
II.IV-4.2 Speech therapy: by 30 November 2026 inclusive (10 days left)

2 more will be due later, the next by 29 January 2027. They can be handed in now too, on the same page.

A late report is taken too until the period is locked, and marked late.
`,
  },

  "emergency-access": {
    notice: { kind: "emergency-access", emergencyId: "emergency_01JAB3C4D5E6F7G8H9JKK3F9QZ", by: "admin", publicUrl },
    subject: "Экстренный доступ к карте ребёнка",
    thread: "<emergency_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Открыт экстренный доступ к карте ребёнка

Здравствуйте!
Карту ребёнка открыл тот, кто за этого ребёнка не отвечает, и назвал причину. Просим рассмотреть: оправданно или нет, своими словами. Если доступ ещё открыт, он на этом закончится.

Кто: администратор региона
Номер обращения: emergency_01JAB3C4D5E6F7G8H9JKK3F9QZ

Причина, учётная запись и карта — в системе, под вашей учётной записью координатора: часть «Задачи» рабочего дня (для программ: GET /v1/emergency-access).

————————————————

In English: Emergency access to a child's card

Somebody who is not responsible for a child opened its card, and gave a reason. Please review it: justified or not, in your words. If it is still open, that ends it.

Who: an administrator of the region
Number: emergency_01JAB3C4D5E6F7G8H9JKK3F9QZ

The reason, the account and the card are in the system, under your coordinator's account: the inbox's tasks (for programs: GET /v1/emergency-access).
`,
  },

  "family-link": {
    notice: {
      kind: "family-link",
      familyId: "family_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      link: "https://marshrut.example.ru/family#token",
      operator: { ru: "Министерство образования", en: "Ministry of Education" },
      until: "2026-04-12",
      publicUrl,
    },
    subject: "Ваша личная страница",
    thread: "<family_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Ваша личная страница

Здравствуйте!
На этой странице видно, что происходит сейчас, что будет дальше и когда. Там же можно согласиться или не согласиться с планом, отозвать согласие, узнать, кто смотрел сведения.

Открыть мою страницу:
https://marshrut.example.ru/family#token

Ссылка только для вас: не пересылайте её. Она действует до 12 апреля 2026 г.; потом новую можно получить на самой странице. Каждое открытие записывается, и вы это видите. Если телефон потерян, скажите координатору: ссылку отзовут.

Оператор: Министерство образования

————————————————

In English: Your own page

On this page you see what is happening now, what comes next and when. There you can agree or disagree with the plan, withdraw a consent, and see who has looked at the data.

The link is yours alone: do not pass it on. It works until 12 April 2026; then you get a new one on the page itself. Each opening is recorded, and you see it. If your telephone is lost, tell your coordinator: the link is revoked.

Operator: Ministry of Education
`,
  },

  meeting: {
    notice: {
      kind: "meeting",
      what: "invited",
      meetingId: "meeting_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      body: "Рабочая группа",
      on: "2026-04-16",
      time: "10:00",
      place: "Управление образования",
      video: true,
      agenda: [{ n: 1, title: "О доступности школ" }],
      note: true,
      link: `${publicUrl}/organisation#dGVzdA.c2lnbmF0dXJl`,
      publicUrl,
    },
    subject: "Приглашаем на заседание: 16 апреля 2026 г., 10:00",
    thread: "<meeting_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Приглашаем на заседание

Уважаемые коллеги!

Кто собирается: Рабочая группа
Когда: 16 апреля 2026 г., 10:00
Где: Управление образования; можно по видеосвязи

Вопрос 1: О доступности школ

К заседанию подготовлена аналитическая справка за квартал: прочитать её можно на странице.

Ответить, будете ли вы:
https://marshrut.example.ru/organisation#dGVzdA.c2lnbmF0dXJl

————————————————

In English: You are invited to a meeting

Dear colleagues,

Who meets: Рабочая группа
When: 16 April 2026, 10:00
Where: Управление образования; also by video

Item 1: О доступности школ

The quarter's analytical note is to be read before the meeting: it is on the page.
`,
  },

  decision: {
    notice: {
      kind: "decision",
      what: "taken",
      decisionId: "decision_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      agencyName: "Школа № 1",
      body: "Рабочая группа",
      number: "1/2",
      protocol: { number: "1/2026", date: "2026-04-16" },
      text: "Провести обследование доступности",
      due: "2026-05-15",
      link: `${publicUrl}/reports#dGVzdA.c2lnbmF0dXJl`,
      publicUrl,
    },
    subject: "Решение № 1/2: исполнить до 15 мая 2026 г.",
    thread: "<decision_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Вашей организации дано поручение

Уважаемые коллеги!

Исполнить поручение и сдать отчёт просим организацию «Школа № 1». Отчёт сдают там же, где отчёты по дорожной карте; срок можно попросить продлить.

Кто решил: Рабочая группа, протокол № 1/2026 от 16 апреля 2026 г.
Решение: Провести обследование доступности
Срок: до 15 мая 2026 г. включительно

Открыть поручения и отчёты:
https://marshrut.example.ru/reports#dGVzdA.c2lnbmF0dXJl

————————————————

In English: A decision asks your organisation to act

Dear colleagues,

Школа № 1 is asked to carry this out and to report on it, on the page of the roadmap's reports; a later day can be asked for there.

Who decided: Рабочая группа, minutes no. 1/2026 of 16 April 2026
Decision: Провести обследование доступности
By: 15 May 2026 inclusive
`,
  },

  agreement: {
    notice: {
      kind: "agreement",
      what: "ending",
      is: "agreement",
      agreementId: "agreement_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      number: "12",
      date: "2017-01-18",
      subject: "О межведомственном взаимодействии",
      until: "2026-08-31",
      publicUrl,
    },
    subject: "Соглашение № 12 действует до 31 августа 2026 г.",
    thread: "<agreement_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Срок соглашения заканчивается

Уважаемые коллеги!

Если сотрудничество продолжается, соглашение нужно продлить: для этого составьте дополнительное соглашение и сообщите его номер и дату.

Соглашение: № 12 от 18 января 2017 г.: О межведомственном взаимодействии
Последний день: 31 августа 2026 г.

————————————————

In English: An agreement ends soon

Dear colleagues,

If you go on working together, it has to be renewed: sign a further agreement, and tell its number and date.

Agreement: no. 12 of 18 January 2017: О межведомственном взаимодействии
Last day: 31 August 2026
`,
  },

  "request-answered": {
    notice: {
      kind: "request-answered",
      familyRequestId: "request_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      operator: { ru: "Министерство образования", en: "Ministry of Education" },
      publicUrl,
    },
    subject: "Вам ответили",
    thread: "<request_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `На ваше обращение ответили

Здравствуйте!
Ответ ждёт вас на вашей личной странице: откройте её по ссылке, которую вы получили раньше. Если ссылки нет или она устарела, скажите координатору, и он пришлёт новую.

Оператор: Министерство образования

————————————————

In English: You have an answer

The answer waits for you on your own page: open it by the link that you got before. If you have none, or it is too old, tell your coordinator, who sends you another.

Operator: Ministry of Education
`,
  },

  "lesson-soon": {
    notice: {
      kind: "lesson-soon",
      enrolmentId: "enrolment_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      at: "2026-02-11T03:00:00Z",
      zone: "Asia/Novokuznetsk",
      minutes: 40,
      publicUrl,
    },
    subject: "Занятие по видео сегодня: 11 февраля 2026 г., 10:00",
    thread: "<enrolment_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Занятие по видео сегодня

Здравствуйте!

Когда: 11 февраля 2026 г., 10:00 (Новокузнецк, UTC+7)
Сколько: 40 мин

За 10 минут до начала откройте свою страницу и нажмите «Войти на занятие».

————————————————

In English: A lesson by video today

Good day,

When: 11 February 2026, 10:00 (Novokuznetsk Time, UTC+7)
How long: 40 min

Ten minutes before it begins open your page and press “Join the lesson”.
`,
  },

  "erasure-asked": {
    notice: {
      kind: "erasure-asked",
      erasureId: "erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      operator: { ru: "Министерство образования", en: "Ministry of Education" },
      receivedOn: "2026-01-12",
      dueOn: "2026-02-11",
      publicUrl,
    },
    subject: "Требование об уничтожении персональных данных принято",
    thread: "<erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Требование об уничтожении персональных данных принято

Здравствуйте!
Поступило требование об уничтожении персональных данных или отзыв согласия на их обработку. По закону (ч. 5 ст. 21 Федерального закона № 152-ФЗ) его исполняют в течение 30 дней либо сообщают, какой закон обязывает хранить данные.

Оператор: Министерство образования
Поступило: 12 января 2026 г.
Срок: 11 февраля 2026 г.
Номер: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

Если вы этого не просили, сообщите, пожалуйста, вашему координатору.

————————————————

In English: A request to erase personal data came

A request to erase personal data came, or consent to their processing was withdrawn. By law it is carried out within 30 days, or you are told which law wants the data kept.

Operator: Ministry of Education
Received: 12 January 2026
By: 11 February 2026
Number: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

If you did not ask for this, please tell your coordinator.
`,
  },

  "erasure-refused": {
    notice: {
      kind: "erasure-refused",
      erasureId: "erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      operator: { ru: "Министерство образования", en: "Ministry of Education" },
      basis: "federal-law",
      on: "2026-01-19",
      publicUrl,
    },
    subject: "Об уничтожении персональных данных: данные сохраняются",
    thread: "<erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Требование не исполнено: данные сохраняются

Здравствуйте!
Требование об уничтожении персональных данных рассмотрено. Данные сохраняются; основание названо ниже. Решение полностью, с законом и статьёй, сообщит ваш координатор.

Оператор: Министерство образования
Основание: хранить данные обязывает федеральный закон
Дата решения: 19 января 2026 г.
Номер требования: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

Если вы не согласны, решение можно обжаловать в Роскомнадзор (https://rkn.gov.ru) или в суд (ст. 17 Федерального закона № 152-ФЗ). Направить новое требование можно в любое время.

————————————————

In English: The request was refused: the data is kept

The request to erase personal data was considered. The data is kept, on the ground below. The decision in full, with the law and its article, is had from your coordinator.

Operator: Ministry of Education
Ground: a federal law wants the data kept
Decided on: 19 January 2026
Request: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

If you do not agree, you may complain to Roskomnadzor (https://rkn.gov.ru) or to a court (152-ФЗ art. 17). You may send a new request at any time.
`,
  },

  "erasure-done": {
    notice: {
      kind: "erasure-done",
      erasureId: "erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      operator: { ru: "Министерство образования", en: "Ministry of Education" },
      number: "2026-0001",
      on: "2026-01-19",
      publicUrl,
    },
    subject: "Персональные данные уничтожаются: акт № 2026-0001",
    thread: "<erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Персональные данные уничтожаются

Здравствуйте!
Решение об уничтожении персональных данных принято, о нём составлен акт. Данные уничтожаются сразу после отправки этого письма; других писем по этому поводу не будет. Сохраняются только обезличенные сведения, по которым узнать человека нельзя.

Оператор: Министерство образования
Акт: № 2026-0001
Дата: 19 января 2026 г.
Номер требования: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

Копию акта можно получить у оператора, назвав номер.

————————————————

In English: Personal data is being erased

It was decided to erase the personal data, and there is an act of it. The data is erased right after this letter; no other letters about it will follow. Only what names nobody is kept.

Operator: Ministry of Education
Act: 2026-0001
Date: 19 January 2026
Request: erasure_01JAB3C4D5E6F7G8H9JKK3F9QZ

A copy of the act can be had from the operator by its number.
`,
  },

  "report-returned": {
    notice: {
      kind: "report-returned",
      agencyId,
      agencyName: "Школа № 1",
      measureKey: "II.IV-4.2",
      title,
      link: `${publicUrl}/reports#dGVzdA.c2lnbmF0dXJl`,
      publicUrl,
    },
    subject: "Отчёт возвращён: Занятия с логопедом",
    thread: `<reports-${agencyId}.thread@marshrut.example.ru>`,
    text: `Отчёт возвращён на доработку

Уважаемые коллеги!
Отчёт организации «Школа № 1» возвращён. Причина указана на странице; исправьте отчёт и сдайте его снова.

Мероприятие: II.IV-4.2 Занятия с логопедом

Открыть отчёт:
https://marshrut.example.ru/reports#dGVzdA.c2lnbmF0dXJl

————————————————

In English: A report was returned

A report of Школа № 1 was returned. The reason is on the page; please correct it and hand it in again.

Measure: II.IV-4.2 Speech therapy
`,
  },

  "report-receipt": {
    notice: {
      kind: "report-receipt",
      agencyId,
      agencyName: "Школа № 1",
      at: "2026-11-30T03:04:05Z",
      zone: "Asia/Novokuznetsk",
      reports: [
        {
          obligationId: "obligation_01JNE0000000000000000K3F9QZ",
          measureKey: "II.IV-4.2",
          title,
          n: 2,
          late: true,
          files: [{ type: "application/pdf", bytes: 15, sha256: "ab12" }],
        },
      ],
      link: `${publicUrl}/reports#dGVzdA.c2lnbmF0dXJl`,
      publicUrl,
    },
    subject: "Получено: 1 отчёт — Школа № 1",
    thread: `<reports-${agencyId}.thread@marshrut.example.ru>`,
    text: `Отчёты получены

Уважаемые коллеги!
От организации «Школа № 1» по ссылке получено: 30 ноября 2026 г., 10:04. Письмо — подтверждение, отвечать на него не нужно. Если вы ничего не сдавали, сообщите координатору.

№ K3F9QZ: II.IV-4.2 Занятия с логопедом
сдан повторно, редакция 2: заменяет прежнюю
после срока
файл: application/pdf, 15 байт, SHA-256 ab12

Открыть отчёты:
https://marshrut.example.ru/reports#dGVzdA.c2lnbmF0dXJl

————————————————

In English: Reports received

Received from Школа № 1 by its link: 30 November 2026, 10:04. This is the receipt and needs no answer. If you have handed nothing in, tell the coordinator.

No. K3F9QZ: II.IV-4.2 Speech therapy
handed in again, revision 2: it replaces the former
after the due date
file: application/pdf, 15 bytes, SHA-256 ab12
`,
  },

  "report-extended": {
    notice: {
      kind: "report-extended",
      agencyId,
      agencyName: "Школа № 1",
      measureKey: "II.IV-4.2",
      title,
      dueDate: "2026-11-30",
      link: `${publicUrl}/reports#dGVzdA.c2lnbmF0dXJl`,
      publicUrl,
    },
    subject: "Срок отчёта продлён до 30 ноября 2026 г.: Занятия с логопедом",
    thread: `<reports-${agencyId}.thread@marshrut.example.ru>`,
    text: `Срок отчёта продлён до 30 ноября 2026 г.

Уважаемые коллеги!
Организации «Школа № 1» продлён срок отчёта. Напоминания придут к новому сроку.

Мероприятие: II.IV-4.2 Занятия с логопедом
Новый срок: 30 ноября 2026 г.

Открыть отчёт:
https://marshrut.example.ru/reports#dGVzdA.c2lnbmF0dXJl

————————————————

In English: A report is now due by 30 November 2026

Школа № 1 has longer for a report. Reminders follow the new date.

Measure: II.IV-4.2 Speech therapy
Due by: 30 November 2026
`,
  },

  "municipality-overdue": {
    notice: {
      kind: "municipality-overdue",
      municipality: "novokuznetsk",
      period: "2026-Q3",
      periodName: { ru: "III квартал 2026 года", en: "the third quarter of 2026" },
      late: [
        { name: "Школа № 1", overdue: 3 },
        { name: "Детский сад № 7", overdue: 1 },
      ],
      publicUrl,
    },
    subject: "Не сдали отчёт: 2 организации, III квартал 2026 года",
    thread: "<period-2026-Q3-novokuznetsk.thread@marshrut.example.ru>",
    text: `Просроченные отчёты за III квартал 2026 года

Школа № 1: 3 отчёта
Детский сад № 7: 1 отчёт

Подробности — в системе, под вашей учётной записью: отчётный период 2026-Q3 (для программ: GET /v1/periods/2026-Q3).

————————————————

In English: Overdue reports: the third quarter of 2026

Школа № 1: 3
Детский сад № 7: 1

The details are in the system, under your account: reporting period 2026-Q3 (for programs: GET /v1/periods/2026-Q3).
`,
  },

  "webhook-disabled": {
    notice: { kind: "webhook-disabled", webhookId, host: "his.example.ru", because: "gone", publicUrl },
    subject: "Вебхук отключён, дальше пишем на почту",
    thread: `<${webhookId}.thread@marshrut.example.ru>`,
    text: `Вебхук отключён

Уважаемые коллеги!
Мы больше не обращаемся к вашей системе: адрес ответил, что его больше нет (410). Всё, что не дошло, приходит на почту, дальше запросы тоже будут приходить сюда.

Адрес: his.example.ru
Номер: webhook_01JAB3C4D5E6F7G8H9JKK3F9QZ

Когда система снова заработает, включите вебхук: PATCH /v1/webhooks/… со status: active. Недоставленное можно отправить ещё раз: POST /v1/deliveries/resend.

————————————————

In English: A webhook was disabled

We do not call your system any more: the address answered that it is gone (410). What did not arrive comes by mail, and so will later requests.

Address: his.example.ru
Number: webhook_01JAB3C4D5E6F7G8H9JKK3F9QZ

When the system works again, switch the webhook on: PATCH /v1/webhooks/… with status: active. What was not delivered can be sent again: POST /v1/deliveries/resend.
`,
  },

  internship: {
    notice: {
      kind: "internship",
      what: "look-due",
      agencyId,
      agencyName: "Школа № 1",
      siteId: "site_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      title: "Обследование без слёз",
      from: "2026-01-19",
      until: "2026-01-21",
      months: 3,
      link: `${publicUrl}/office#t`,
      publicUrl,
    },
    subject: "Что внедрили после стажировки? Обследование без слёз",
    thread: "<site-site_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Что внедрили после стажировки?

Уважаемые коллеги!
Отметьте на странице, что ваша организация внедрила, и напишите несколько слов. Если ничего — тоже напишите, что помешало: координатор поможет.

Площадка: Обследование без слёз
Заезд: 19 января 2026 г. — 21 января 2026 г.
Прошло месяцев: 3

Открыть страницу:
https://marshrut.example.ru/office#t

————————————————

In English: What came of the internship?

Dear colleagues of Школа № 1,
Please say on your page what your organisation has introduced, in a few words. If nothing was, say what stood against it: a coordinator helps.

Site: Обследование без слёз
Term: 19 January 2026 – 21 January 2026
Months since: 3
`,
  },

  advice: {
    notice: {
      kind: "advice",
      what: "booked",
      agencyId,
      agencyName: "Ресурсный центр",
      adviceId: "advice_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      at: "2026-03-17T03:00:00Z",
      zone: "Asia/Novokuznetsk",
      link: `${publicUrl}/office#t`,
      publicUrl,
    },
    subject: "К вам записался специалист",
    thread: "<advice_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `К вам записался специалист

Уважаемые коллеги!
Кто это, из какой организации и с каким вопросом, видно на вашей странице. Не сможете принять — отмените там же.

Когда: 17 марта 2026 г., 10:00

Открыть страницу:
https://marshrut.example.ru/office#t

————————————————

In English: A specialist has booked a consultation

Dear colleagues of Ресурсный центр,
Who it is, from where and with which question stands on your page. If you cannot receive them, call it off there.

When: 17 March 2026, 10:00
`,
  },

  talk: {
    notice: {
      kind: "talk",
      what: "scheduled",
      thread: "talk_01JAB3C4D5E6F7G8H9JKK3F9QZ",
      title: "Здоровье и личность",
      organisation: "Ресурсный центр",
      zone: "Asia/Novokuznetsk",
      slot: { from: "2026-03-20T10:20", minutes: 20, room: "Большой зал" },
      link: `${publicUrl}/talk#t`,
      publicUrl,
    },
    subject: "Когда ваш доклад",
    thread: "<talk_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
    text: `Когда ваш доклад

Здравствуйте!

Мероприятие: Здоровье и личность
Организатор: Ресурсный центр
Когда: 20 марта 2026 г., 10:20, 20 мин
Где: Большой зал

Если время не подходит, свяжитесь с организатором; если выступить не сможете, отзовите доклад по ссылке: место достанется другому.

Мой доклад:
https://marshrut.example.ru/talk#t

————————————————

In English: When your talk is

Good day,

Event: Здоровье и личность
Organiser: Ресурсный центр
When: 20 March 2026, 10:20, 20 minutes
Where: Большой зал

If the time does not suit you, please call the organiser; if you cannot speak at all, withdraw the talk by the link: another may have its place.
`,
  },
};

describe.each(Object.entries(notices))("%s", (_, { notice, subject, thread, text }) => {
  it("reads like this", async () => {
    const mail = await compose(notice);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toBe(text);
    expect(mail.text).not.toContain("г..");
    expect(mail.headers.References).toBe(thread);
    expect(mail.attachments).toEqual([]);
  });
});

it("lists sixty organisations at most, and says how many more there are", async () => {
  const late = Array.from({ length: 63 }, (_, i) => ({ name: `Школа № ${i}`, overdue: 1 }));
  const { notice } = notices["municipality-overdue"]!;
  const { subject, text } = await compose({ ...(notice as Extract<PlainNotice, { late: unknown }>), late });
  expect(subject).toBe("Не сдали отчёт: 63 организации, III квартал 2026 года");
  expect(text).toContain("Школа № 59: 1 отчёт\n\nИ ещё 3.");
  expect(text).not.toContain("Школа № 60");
});

it("says that an endpoint failed for days, where that is why", async () => {
  const { text } = await compose({
    kind: "webhook-disabled",
    webhookId,
    host: "his.example.ru",
    because: "failing",
    publicUrl,
  });
  expect(text).toContain("не обращаемся к вашей системе: пять дней подряд ни одно сообщение не прошло.");
  expect(text).toContain("any more: for five days no message got through.");
});

it("speaks of an order as an order, and of one that is over", async () => {
  const { notice } = notices.agreement!;
  const order = { ...(notice as Extract<PlainNotice, { kind: "agreement" }>), is: "order" as const };
  const { subject, text } = await compose(order);
  expect(subject).toBe("Порядок № 12 действует до 31 августа 2026 г.");
  expect(text).toContain("срок продлевают актом");
  const over = await compose({ ...order, what: "ended" });
  expect(over.subject).toBe("Порядок № 12 больше не действует");
  expect(`${text}${over.text}`).not.toMatch(/соглашени/i);
});

it("says where the reason of a meeting that is off is read", async () => {
  const { notice } = notices.meeting!;
  const { text } = await compose({ ...(notice as Extract<PlainNotice, { kind: "meeting" }>), what: "cancelled" });
  expect(text).toContain("Почему, написано на странице организации.");
  expect(text).toMatch(/Прочитать причину:\s+https?:/);
});

it("ends no date with two full stops", async () => {
  const { text } = await compose({
    kind: "terms-ending",
    agencyId: "agency_01JAB3C4D5E6F7G8H9JKK3F9QZ",
    agencyName: "Школа № 1",
    count: 2,
    until: "2026-08-31",
    link: `${publicUrl}/organisation#t`,
    publicUrl,
  });
  expect(text).toContain("31 августа 2026 г. Кто это");
});
