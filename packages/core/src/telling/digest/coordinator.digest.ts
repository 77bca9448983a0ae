import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import type { TenantSettings } from "../../ground/tenant/index.ts";
import { type ComposedMail, dueInWords } from "../notification/index.ts";
import { composePlain, type PlainPart } from "../notification/plain.letter.ts";

/** One organisation's line: how many of its steps, and the earliest due date among them (ISO). */
export interface LateAgency {
  name: string;
  steps: number;
  oldest: string;
}

/** Plans that wait for approval, and since how many days the oldest of them. */
export interface WaitingPlans {
  plans: number;
  days: number;
}

/** Families that ask for everything to be destroyed, and by which day the first of them is to be answered (ISO). */
export interface AskedErasures {
  asked: number;
  actBy?: string;
}

/** What families ask that waits for an answer: how many, how many of them late, and by which day the first (ISO). */
export interface AskedRequests {
  asked: number;
  overdue: number;
  dueOn?: string;
}

/** One organisation's line: how many files of its reports it has taken away. */
export interface RemovedFiles {
  name: string;
  files: number;
}

export interface CoordinatorDigest {
  kind: "monday" | "daily";
  /** Who has not answered after the due date, most of it first. */
  late: LateAgency[];
  /** Who has answered since, but late. */
  lateAnswers: LateAgency[];
  /** Whose results are not what was asked for, and wait for a decision. */
  failures: LateAgency[];
  drafts: WaitingPlans;
  erasures: AskedErasures;
  requests: AskedRequests;
  /** Whose steps rest although their due dates have passed. */
  holds: LateAgency[];
  /** Last days of representatives' papers that end soon, the first one first (ISO). */
  authorities: readonly string[];
  /** Last days of places that are kept for families, the first one first (ISO). */
  offers: readonly string[];
  files: readonly RemovedFiles[];
  openTasks: number;
  municipality: string;
  now: Temporal.Instant;
  settings: TenantSettings;
}

const mostLines = 60;
const inWords = (n: number) => `${n} ${plural(n, "шаг", "шага", "шагов")}`;
const inEnglish = (n: number) => `${n} ${n === 1 ? "step" : "steps"}`;
const total = (list: LateAgency[]) => list.reduce((sum, l) => sum + l.steps, 0);

/** Who is late, by organisation: on Monday all of it, on other days what became late since; and late answers that have come. */
export function composeCoordinatorDigest(digest: CoordinatorDigest): ComposedMail {
  const { kind, late, lateAnswers, failures, holds, openTasks, municipality, settings } = digest;
  const monday = kind === "monday";
  const [overdue, answered, failed] = [total(late), total(lateAnswers), total(failures)];
  return composePlain({
    subject: subjectOf(digest),
    heading: monday
      ? { ru: "Кто опаздывает: сводка на неделю", en: "Who is late: the week's digest" }
      : { ru: "Сроки: сводка за день", en: "Due dates: the day's digest" },
    thread: `digest-${kind}-${municipality}`,
    publicUrl: settings.publicUrl,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Здравствуйте!\nБез ответа после срока: ${inWords(overdue)}. Поздних ответов: ${answered}. Не выполнено и ждёт вашего решения: ${failed}. Открытых задач: ${openTasks}.`,
          en: `Overdue: ${inEnglish(overdue)}. Late answers: ${answered}. Not performed and waiting for your decision: ${failed}. Open tasks: ${openTasks}.`,
        },
      },
      ...(late.length > 0 ? [overdueRows(digest)] : []),
      ...(lateAnswers.length > 0 ? answeredParts(lateAnswers) : []),
      ...(failures.length > 0 ? failedParts(failures) : []),
      ...(digest.drafts.plans > 0 ? [draftsPart(digest.drafts)] : []),
      ...(digest.erasures.asked > 0 ? [erasuresPart(digest.erasures)] : []),
      ...(digest.requests.asked > 0 ? [requestsPart(digest.requests)] : []),
      ...(holds.length > 0 ? holdParts(holds) : []),
      ...(digest.authorities.length > 0 ? [authoritiesPart(digest.authorities)] : []),
      ...(digest.offers.length > 0 ? [offersPart(digest.offers)] : []),
      ...(digest.files.length > 0 ? removedParts(digest.files) : []),
      {
        kind: "text",
        text: {
          ru: "Сами шаги — в системе, под вашей учётной записью: день координатора, часть «просрочено» (для программ: GET /v1/inbox?bucket=overdue). Персональных данных в письме нет. Отвечать на него не нужно.",
          en: "The steps are in the system, under your account: the coordinator's day, part “overdue” (for programs: GET /v1/inbox?bucket=overdue). There is no personal data in this mail. It needs no answer.",
        },
      },
    ],
  });
}

function subjectOf({
  kind,
  late,
  lateAnswers,
  failures,
  holds,
  authorities,
  offers,
  files,
  openTasks,
  requests,
}: CoordinatorDigest): string {
  const [overdue, answered, failed] = [total(late), total(lateAnswers), total(failures)];
  if (kind === "monday") return `Неделя: просрочено ${overdue}, организаций ${late.length}, задач ${openTasks}`;
  const parts = [
    ...(overdue > 0 ? [`без ответа после срока ${inWords(overdue)}`] : []),
    ...(answered > 0 ? [`поздних ответов ${answered}`] : []),
    ...(failed > 0 ? [`не выполнено ${failed}`] : []),
    ...(holds.length > 0 ? [`отложено после срока ${total(holds)}`] : []),
    ...(authorities.length > 0 ? [`заканчиваются полномочия ${authorities.length}`] : []),
    ...(requests.asked > 0 ? [`обращений семей без ответа ${requests.asked}`] : []),
    ...(offers.length > 0 ? [`освободились места ${offers.length}`] : []),
    ...(files.length > 0 ? [`удалены файлы отчётов ${files.reduce((sum, one) => sum + one.files, 0)}`] : []),
  ];
  return `За день: ${parts.join(", ")}`;
}

const overdueRows = ({ late, now, settings }: CoordinatorDigest): PlainPart => ({
  kind: "rows",
  rows: late.slice(0, mostLines).map(({ name, steps, oldest }) => {
    const { left } = dueInWords(oldest, now, settings.zone);
    return {
      label: { ru: name, en: name },
      value: { ru: `${inWords(steps)}; по старейшему ${left.ru}`, en: `${inEnglish(steps)}; the oldest ${left.en}` },
    };
  }),
});

/** A plan that is forgotten stalls a child, and nobody else would notice. */
const draftsPart = ({ plans, days }: WaitingPlans): PlainPart => ({
  kind: "text",
  text: {
    ru: `${plural(plans, "Ждёт", "Ждут", "Ждут")} утверждения: ${plans} ${plural(plans, "план", "плана", "планов")}; дольше всех — ${days} ${plural(days, "день", "дня", "дней")}. Пока план не утверждён, организации не запрошены.`,
    en: `Plans that wait for approval: ${plans}; the oldest for ${days} ${days === 1 ? "day" : "days"}. Until then no organisation is asked.`,
  },
});
/** The law gives thirty days, and nobody reminds but this letter. */
const erasuresPart = ({ asked, actBy = "" }: AskedErasures): PlainPart => ({
  kind: "text",
  text: {
    ru: `Ждут решения требования уничтожить персональные данные: ${asked}; ближайшее исполнить или отклонить до ${actBy.split("-").reverse().join(".")} (152-ФЗ, ст. 21).`,
    en: `Requests to destroy personal data that wait for a decision: ${asked}; the first by ${actBy} (152-FZ art. 21).`,
  },
});

/** Who asks, and what, stands in the inbox. */
const requestsPart = ({ asked, overdue, dueOn = "" }: AskedRequests): PlainPart => ({
  kind: "text",
  text: {
    ru: `Ждут ответа обращения семей: ${asked}, из них просрочено ${overdue}; ближайший срок — ${dueOn.split("-").reverse().join(".")}. Ответы — в вашем дне, часть «обращения».`,
    en: `Requests of families that wait for an answer: ${asked}, overdue ${overdue}; the first by ${dueOn}. They stand in your day, part “requests”.`,
  },
});

/** Whose papers they are stands in the inbox, and never in a letter. */
function authoritiesPart(days: readonly string[]): PlainPart {
  const first = dateInWords(Temporal.PlainDate.from(days[0]!));
  return {
    kind: "text",
    text: {
      ru: `Заканчиваются полномочия законных представителей: ${days.length}; раньше всех — ${first.ru}. Пожалуйста, внесите новый документ: с последним днём прежнего перестают действовать согласия, и шаги приостанавливаются. Список — в задачах.`,
      en: `Papers of representatives that end soon: ${days.length}; the first on ${first.en}. Please enter the next one: with the last day of the former its consents end, and steps rest. They are listed among your tasks.`,
    },
  };
}

/** A place is kept for some days only: a week's digest would come too late. */
function offersPart(days: readonly string[]): PlainPart {
  const first = dateInWords(Temporal.PlainDate.from(days[0]!));
  return {
    kind: "text",
    text: {
      ru: `Освободились места в программах: ${days.length}. Пожалуйста, спросите семьи, которые их ждут, и отметьте ответ; раньше всех — до ${first.ru}. Без ответа место предложат следующим. Список — в задачах.`,
      en: `Places of programmes that have become free: ${days.length}. Please ask the families that wait for them, and record the answer; the first by ${first.en}. Without an answer others are offered them. They are listed among your tasks.`,
    },
  };
}

const removedParts = (removed: readonly RemovedFiles[]): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: "Организации убрали файлы, приложенные к отчётам по ошибке; отчёты и показатели остались, причина — в отчёте. Если такой файл у вас сохранён, удалите его:",
      en: "Organisations took away files that had come with their reports by mistake; the reports and figures stay, the reason is with the report. If you have kept such a file, delete it:",
    },
  },
  {
    kind: "rows",
    rows: removed.slice(0, mostLines).map(({ name, files }) => ({
      label: { ru: name, en: name },
      value: {
        ru: `${files} ${plural(files, "файл", "файла", "файлов")}`,
        en: `${files} ${files === 1 ? "file" : "files"}`,
      },
    })),
  },
];

const holdParts = (holds: LateAgency[]): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: "Отложены, а срок уже прошёл; пока шаг отложен, организации не напоминаем:",
      en: "On hold although overdue; while a step rests its organisation is not reminded:",
    },
  },
  {
    kind: "rows",
    rows: holds.slice(0, mostLines).map(({ name, steps }) => ({
      label: { ru: name, en: name },
      value: { ru: inWords(steps), en: inEnglish(steps) },
    })),
  },
];

const failedParts = (failures: LateAgency[]): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: "Итог не тот, о котором просили. Просим решить, что дальше: повторить запрос, поручить другой организации или принять итог; до решения этап не завершается:",
      en: "The result is not what was asked for. Please decide what follows: ask again, ask another organisation, or accept it; until then the stage waits:",
    },
  },
  {
    kind: "rows",
    rows: failures.slice(0, mostLines).map(({ name, steps }) => ({
      label: { ru: name, en: name },
      value: { ru: inWords(steps), en: inEnglish(steps) },
    })),
  },
];

const answeredParts = (lateAnswers: LateAgency[]): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: "Ответили после срока; ответы приняты и отмечены как поздние:",
      en: "Answered after the due date; the answers were taken and marked late:",
    },
  },
  {
    kind: "rows",
    rows: lateAnswers.slice(0, mostLines).map(({ name, steps }) => ({
      label: { ru: name, en: name },
      value: { ru: inWords(steps), en: inEnglish(steps) },
    })),
  },
];
