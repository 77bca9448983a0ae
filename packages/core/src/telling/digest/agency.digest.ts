import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import { coordinatorOf, type TenantSettings } from "../../ground/tenant/index.ts";
import type { Step } from "../../routes/step/index.ts";
import { dueEvents, organizer } from "../notification/ics.ts";
import { type ComposedMail, dueInWords, referenceOf } from "../notification/index.ts";
import { reportsInWords } from "../notification/owed.ts";
import { composePlain, type PlainPart } from "../notification/plain.letter.ts";
import { monthInWords } from "../notification/sessions.part.ts";

/** Most steps that a mail lists; the page behind its button has them all. */
const mostLines = 50;

export interface AgencyDigest {
  agencyId: AgencyId;
  agencyName: string;
  /** By due date, the earliest first. */
  steps: Step[];
  /** Those of them that are due on another day, since the calendar has changed. */
  moved: ReadonlySet<string>;
  /** Reports that are owed by the roadmaps, and the part of the mail that tells of them. */
  owed: number;
  /** People who were placed with it, of whom it is asked whether they still work there. */
  looks: number;
  /** Consultations of which it has not said what came of them. */
  held: number;
  /** Families whose curator works there, of whose month or further way something is to be said. */
  families: number;
  /** What families ask and it is to answer. */
  requests: number;
  /** The part of the mail that asks for answers to forms. */
  forms: PlainPart[];
  /** How many ask it on the open pages, of how many of its things the library has news, of how many programmes of training it is asked whether they hold, of how many programmes the model has a newer version, and since when its entry there is unconfirmed, where that is to be done. */
  open: { enquiries: number; library: number; courses: number; programmes: number; confirmedOn: string | undefined };
  /** The year whose sheet of resources is asked for. */
  sheetOf: string | undefined;
  reports: PlainPart[];
  /** The part of the mail that tells of plans of a year. */
  plans: PlainPart[];
  /** The part of the mail that tells what an independent assessment has counted. */
  scores: PlainPart[];
  /** The part of the mail that asks for a month's sessions. */
  sessions: PlainPart[];
  /** Which month that is, where it is one. */
  month: string | undefined;
  now: Temporal.Instant;
  settings: TenantSettings;
  /** The organisation's page, `https://…/respond#…`. */
  pageUrl: string;
  unsubscribe: string;
}

/** The one reminder of a day: what is open and when it is due, in the words of the plan, and a page to answer all of it. */
export function composeAgencyDigest(digest: AgencyDigest): ComposedMail {
  const {
    agencyId,
    agencyName,
    steps,
    owed,
    looks,
    held,
    families,
    sheetOf,
    reports,
    sessions,
    settings,
    unsubscribe,
  } = digest;
  const [n, lots] = [steps.length, `${steps.length} ${plural(steps.length, "шаг", "шага", "шагов")}`];
  const least = leastOf(digest);
  const fewer = owed > 0 ? `Ждём ${reportsInWords(owed)}` : least;
  const waiting = n === 0 ? fewer : `Ждут ответа: ${lots}`;
  const letter = composePlain({
    subject: `${waiting}${n > 0 && owed > 0 ? ` и ${reportsInWords(owed)}` : ""} — ${agencyName}`,
    heading: onlyTells(digest)
      ? { ru: "Новое для вашей организации", en: "News for your organisation" }
      : { ru: "Напоминаем о сроках", en: "A reminder of due dates" },
    thread: `digest-${agencyId}`,
    publicUrl: settings.publicUrl,
    unsubscribe,
    parts: [
      { kind: "text", text: { ru: "Уважаемые коллеги!", en: "Dear colleagues," } },
      ...(n > 0 ? stepParts(digest) : []),
      ...reports,
      ...(looks > 0 ? lookParts(digest) : []),
      ...(families > 0 ? familyParts(digest) : []),
      ...(digest.requests > 0 ? requestParts(digest) : []),
      ...(digest.open.enquiries > 0 ? enquiryParts(digest) : []),
      ...(digest.open.library > 0 ? libraryParts(digest) : []),
      ...(digest.open.courses > 0 ? courseParts(digest) : []),
      ...(digest.open.programmes > 0 ? programmeParts(digest) : []),
      ...(digest.open.confirmedOn ? listingParts(digest.open.confirmedOn, digest) : []),
      ...sessions,
      ...(held > 0 ? heldParts(digest) : []),
      ...digest.forms,
      ...(sheetOf ? sheetParts(sheetOf, digest) : []),
      ...digest.plans,
      ...digest.scores,
      {
        kind: "text",
        text: onlyTells(digest)
          ? { ru: "Такое письмо приходит не чаще одного раза в день.", en: "Such a mail comes once a day at most." }
          : {
              ru: "Такое письмо приходит не чаще одного раза в день; если ответы уже отправлены, ничего делать не нужно. Ответ после срока тоже примем и отметим как поздний.",
              en: "Such a mail comes once a day at most. A late answer is taken too, and marked late.",
            },
      },
    ],
  });
  return { ...letter, attachments: newDates(digest) };
}

/** Dates that have moved come as a file too: it moves their entries in the reader's calendar. */
function newDates({ steps, moved, now, settings, pageUrl }: AgencyDigest): ComposedMail["attachments"] {
  const dues = steps.slice(0, mostLines).filter(({ stepId }) => moved.has(stepId));
  if (dues.length === 0) return [];
  const withWhom = dues.map((step) => ({
    ...step,
    organizer: organizer({ coordinatorEmail: coordinatorOf(settings, step.municipality), link: pageUrl }),
  }));
  return [dueEvents(withWhom, { now, zone: settings.zone })];
}

/** How many, and nobody by name: who it is stands on the page alone. */
const lookParts = ({ looks, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `Прошло 3 или 12 месяцев, как у вас трудоустроены люди, которым мы помогаем (${looks}). Пожалуйста, сообщите, работают ли они: раздел «Трудоустройство».`,
      en: `It is 3 or 12 months since people whom we help were placed with you (${looks}). Please say whether they still work there, under Employment.`,
    },
  },
  { kind: "action", label: { ru: "Ответить о трудоустроенных", en: "Say whether they work" }, url: pageUrl },
];

/** Likewise. */
const heldParts = ({ held, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `Прошли консультации, о которых мы ещё не знаем, состоялись ли они (${held}). Пожалуйста, отметьте: раздел «Консультации».`,
      en: `Consultations are over of which we do not know whether they took place (${held}). Please say so, under Consultations.`,
    },
  },
  { kind: "action", label: { ru: "Отметить консультации", en: "Say what came of them" }, url: pageUrl },
];

/** How many, and nobody by name. */
const familyParts = ({ families, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `У вас работает куратор семей. Пожалуйста, отметьте, были ли за месяц контакты и что показал пересмотр (семей: ${families}): раздел «Сопровождение».`,
      en: `A curator of families works with you. Please say whether there were contacts in the month and what the review came to (families: ${families}), under Accompaniment.`,
    },
  },
  { kind: "action", label: { ru: "Отметить контакты с семьями", en: "Record contacts" }, url: pageUrl },
];

/** How many, and nothing of what they say. */
const requestParts = ({ requests, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `Семьи ждут вашего ответа на свои вопросы (${requests}). Пожалуйста, ответьте: раздел «Вопросы семей».`,
      en: `Families wait for your answers to what they have asked (${requests}). Please answer, under Questions of families.`,
    },
  },
  { kind: "action", label: { ru: "Ответить семьям", en: "Answer families" }, url: pageUrl },
];

/** Nothing is awaited: there is only something to read. */
const onlyTells = ({ steps, owed, sheetOf, scores, ...digest }: AgencyDigest): boolean =>
  scores.length > 0 &&
  steps.length + owed + digest.looks + digest.held + digest.families + digest.requests === 0 &&
  digest.open.enquiries + digest.sessions.length + digest.forms.length + digest.plans.length === 0 &&
  !sheetOf &&
  !digest.open.confirmedOn;

/** What a mail is about that tells of neither steps nor reports. */
function leastOf({
  looks,
  held,
  families,
  requests,
  open,
  sessions,
  month,
  forms,
  sheetOf,
  plans,
  scores,
}: AgencyDigest): string {
  if (looks > 0) return "Ждём ответа о трудоустроенных";
  if (held > 0) return "Отметьте, чем закончились консультации";
  if (families > 0) return "Отметьте контакты с семьями за месяц";
  if (requests > 0) return "Ответьте на вопросы семей";
  if (open.enquiries > 0) return "Вам оставили номер на открытой странице";
  if (open.library > 0) return "Новости о ваших материалах в библиотеке";
  if (open.courses > 0) return "Подтвердите программы обучения";
  if (open.programmes > 0) return "Новая редакция типовой программы";
  if (open.confirmedOn) return "Подтвердите, что описание организации верно";
  if (sessions.length > 0) return `Отметьте занятия за ${month ? monthInWords(month).ru : "месяц"}`;
  if (forms.length > 0) return "Ждём ответов на анкету";
  if (plans.length > 0 && !sheetOf) return "План сопровождения на год";
  if (scores.length > 0 && !sheetOf) return "Итоги независимой оценки качества";
  return `Ждём лист ресурсов за ${sheetOf} год`;
}

/** Likewise. */
const enquiryParts = ({ open, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `На открытой странице вам оставили номер или выбрали время (${open.enquiries}). Пожалуйста, позвоните и отметьте: раздел «Обращения со страницы».`,
      en: `Somebody has left you a number or taken a time on the open page (${open.enquiries}). Please call and say so, under Enquiries.`,
    },
  },
  { kind: "action", label: { ru: "Посмотреть, кому позвонить", en: "See whom to call" }, url: pageUrl },
];

const libraryParts = ({ open, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `В библиотеке региона есть новости о ваших материалах (${open.library}): редактор опубликовал их, вернул или снял с объяснением либо просит подтвердить, что они ещё действуют. Раздел «Библиотека».`,
      en: `There is news of what you have in the region's library (${open.library}): an editor has published, returned or withdrawn it with a reason, or asks whether it still holds. See Library.`,
    },
  },
  { kind: "action", label: { ru: "Открыть библиотеку", en: "Open the library" }, url: pageUrl },
];

const programmeParts = ({ open }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `У типовой программы, с которой снята ваша, вышла новая редакция (ваших программ: ${open.programmes}). Возьмите её как проект или оставьте свою без изменений — в разделе программ, войдя по учётной записи.`,
      en: `A model programme that yours was copied from has a new version (programmes of yours: ${open.programmes}). Take it over as a draft or leave yours as it is, under programmes, signed in.`,
    },
  },
];

const courseParts = ({ open, pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `Прошёл год, как подтверждены программы, по которым вы учите специалистов (${open.courses}). Пожалуйста, скажите, действуют ли они ещё, или обновите их: раздел «Программы обучения».`,
      en: `It is a year since programmes by which you train specialists were confirmed (${open.courses}). Please say whether they still hold, or bring them up to date, under Training.`,
    },
  },
  { kind: "action", label: { ru: "Открыть программы обучения", en: "Open the programmes" }, url: pageUrl },
];

const listingParts = (confirmedOn: string, { pageUrl }: AgencyDigest): PlainPart[] => {
  const on = dateInWords(Temporal.PlainDate.from(confirmedOn));
  return [
    {
      kind: "text",
      text: {
        ru: `Описание вашей организации, которое видят родители, подтверждено ${on.ru}. Всё ещё так? Одно нажатие в разделе «Для всех», и родители увидят, что сведения свежие.`,
        en: `The entry of your organisation that parents see was confirmed on ${on.en}. Is it still so? One press under For everybody, and parents see that it is.`,
      },
    },
    { kind: "action", label: { ru: "Подтвердить описание", en: "Confirm the entry" }, url: pageUrl },
  ];
};

const sheetParts = (year: string, { pageUrl }: AgencyDigest): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `Пожалуйста, заполните лист ресурсов за ${year} год: кадры, деньги, помещения, оснащение, доступность, взаимодействие (дорожная карта, II.I 1.3). Раздел «Ресурсы».`,
      en: `Please fill in the sheet of resources of ${year}: staff, money, rooms, equipment, access, cooperation (roadmap, II.I 1.3), under Resources.`,
    },
  },
  { kind: "action", label: { ru: "Заполнить лист ресурсов", en: "Fill in the sheet" }, url: pageUrl },
];

function stepParts({ agencyName, steps, moved, now, settings, pageUrl }: AgencyDigest): PlainPart[] {
  const rows = steps.slice(0, mostLines).map((step) => {
    const { by, left } = dueInWords(step.due.date, now, settings.zone);
    const value = (lang: "ru" | "en") => `${by[lang]} (${left[lang]}) · № ${referenceOf(step.stepId)}`;
    const told = moved.has(step.stepId)
      ? { ru: " · новый срок: изменён производственный календарь", en: " · a new date: the calendar has changed" }
      : { ru: "", en: "" };
    return { label: step.title, value: { ru: value("ru") + told.ru, en: value("en") + told.en } };
  });
  const more = steps.length - mostLines;
  return [
    {
      kind: "text",
      text: {
        ru: `По этим шагам маршрутов сопровождения мы ещё не получили ответа организации «${agencyName}». Ответить на все можно на одной странице. О ком идёт речь, показано только на ней: персональные данные мы по почте не отправляем.`,
        en: `We have no answer of ${agencyName} on these steps of support routes yet. All of them can be answered on one page. Who it is about is shown there only: we send no personal data by mail.`,
      },
    },
    { kind: "rows", rows },
    ...(more > 0
      ? [
          {
            kind: "text" as const,
            text: { ru: `И ещё ${more}: они на странице.`, en: `And ${more} more, on the page.` },
          },
        ]
      : []),
    { kind: "action", label: { ru: "Открыть список и ответить", en: "Open the list and answer" }, url: pageUrl },
  ];
}
