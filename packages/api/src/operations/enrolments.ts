import { AgencyIdText } from "@marshrut/core/agency";
import * as Attendance from "@marshrut/core/attendance";
import * as Enrolment from "@marshrut/core/enrolment";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Enrolment.EnrolmentView,
  description: { ru: "Зачисление.", en: "The enrolment." },
} as const;

const enrolChild = operation({
  operationId: "enrolChild",
  method: "post",
  path: "/programmes/{programmeId}/enrolments",
  tag: "programmes",
  summary: { ru: "Зачислить ребёнка", en: "Enrol a child" },
  description: {
    ru: "Есть место — ребёнок зачислен, нет — стоит в очереди (`position`). `stepId` — шаг плана, который зачисление исполняет: его итогом станут занятия. Организация зачисляет по своему шагу. Нужны согласие представителя и подходящий на первый день возраст.",
    en: "Where there is a place the child is enrolled, else it waits (`position`). `stepId` is the plan's step that the enrolment carries out: its result will be the sessions. An organisation enrols by its own step. Consent, and an age that fits on the first day, are needed.",
  },
  body: Enrolment.NewEnrolment,
  examples: {
    child: {
      summary: { ru: "С сегодняшнего дня", en: "From today" },
      value: { childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
    },
    step: {
      summary: { ru: "По шагу плана", en: "By a step of the plan" },
      value: {
        childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        from: "2025-03-17",
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: [
    "programme.not-approved",
    "programme.withdrawn",
    "programme.over",
    "programme.age",
    "agency.unknown",
    "consent.missing",
    "conflict.exists",
    "enrolment.not-allowed",
    "child.left",
    "child.expected",
    "child.merging",
    "child.merged",
    "child.erased",
    "limit.reached",
  ],
  run: ({ ctx, params, body }) => Enrolment.enrol(ctx, params.programmeId, body),
  again: ({ ctx }, ref) => Enrolment.get(ctx, ref.id as `enrolment_${string}`),
});

const findEnrolments = operation({
  operationId: "findEnrolments",
  method: "get",
  path: "/enrolments",
  tag: "programmes",
  summary: { ru: "Найти зачисления", en: "Find enrolments" },
  description: {
    ru: "Открытые: в очереди, с предложенным местом, зачисленные; `stage=ended` — завершённые. `programme`, `agency`, `municipality`, `status` сужают список. Организация видит своё, пока есть согласие.",
    en: "Open ones; `stage=ended`: those that have ended. `programme`, `agency`, `municipality` and `status` narrow the list. An organisation sees its own, as long as there is consent.",
  },
  query: listQuery({
    programme: idText("programme").optional(),
    agency: AgencyIdText.optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Enrolment.enrolmentStatuses).optional(),
    stage: z.enum(Enrolment.stages).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Enrolment.EnrolmentView),
    description: {
      ru: "Страница списка; слов целей в нём нет.",
      en: "A page of the list, without the words of goals.",
    },
  },
  run: ({ ctx, query: { limit: _, cursor: __, ...query }, page }) =>
    page((of) => Enrolment.find(ctx, { ...query, ...of })),
});

const listEnrolments = operation({
  operationId: "listEnrolments",
  method: "get",
  path: "/children/{childId}/enrolments",
  tag: "programmes",
  summary: { ru: "Занятия ребёнка", en: "A child's enrolments" },
  description: { ru: "Все зачисления, старые первыми.", en: "All of them, oldest first." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Enrolment.EnrolmentView) }),
    description: { ru: "Зачисления.", en: "The enrolments." },
  },
  run: async ({ ctx, params }) => ({ items: await Enrolment.listFor(ctx, params.childId) }),
});

const getEnrolment = operation({
  operationId: "getEnrolment",
  method: "get",
  path: "/enrolments/{enrolmentId}",
  tag: "programmes",
  summary: { ru: "Прочитать зачисление", en: "Read an enrolment" },
  description: {
    ru: "Со словами целей и заметкой; чтение попадает в журнал.",
    en: "With the words of its goals and its note; the reading goes on record.",
  },
  answer,
  run: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const recordSessions = operation({
  operationId: "recordSessions",
  method: "post",
  path: "/enrolments/{enrolmentId}/sessions",
  tag: "programmes",
  summary: { ru: "Отметить занятия месяца", en: "Record a month's sessions" },
  description: {
    ru: "Сколько было по плану, сколько проведено, пропуски по причинам. Повторная запись исправляет месяц, пока его квартал не закрыт.",
    en: "How many were planned, how many held, absences by cause. Recording again corrects the month, as long as its quarter is not locked.",
  },
  body: Enrolment.RecordSessions,
  examples: {
    month: {
      summary: { ru: "Март", en: "March" },
      value: { month: "2025-03", planned: 8, held: 6, absent: { illness: 2 } },
    },
  },
  answer,
  refusals: ["period.locked", "enrolment.not-allowed"],
  run: ({ ctx, params, body }) => Attendance.record(ctx, params.enrolmentId, body),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const lesson = { at: "2025-03-17T04:00:00Z" };

const planLessons = operation({
  operationId: "planLessons",
  method: "post",
  path: "/enrolments/{enrolmentId}/lessons",
  tag: "programmes",
  summary: { ru: "Назначить занятия по видео", en: "Set lessons by video" },
  description: {
    ru: "Часы занятий по видео зачисленного ребёнка, до 40 за раз; назначенное раньше остаётся. Комната у каждого занятия своя: её адрес дают семье и организации в час занятия (`join`). Семья узнаёт из письма новостей и со своей страницы.",
    en: "Hours by video of a child who is enrolled, 40 at once at most; what is set already stays. Each has a room of its own, whose address family and organisation get in its hour (`join`). The family hears of it by its letter of news, and sees it on its page.",
  },
  body: Enrolment.PlanLessons,
  ifMatch: "optional",
  examples: {
    two: {
      summary: { ru: "Два занятия", en: "Two lessons" },
      value: {
        lessons: [
          { ...lesson, minutes: 40 },
          { at: "2025-03-19T04:00:00Z", minutes: 40 },
        ],
      },
    },
  },
  answer,
  refusals: ["enrolment.closed", "enrolment.not-allowed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Enrolment.planLessons(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const callOffLesson = operation({
  operationId: "callOffLesson",
  method: "post",
  path: "/enrolments/{enrolmentId}/lessons/call-off",
  tag: "programmes",
  summary: { ru: "Отменить занятие по видео", en: "Call a lesson by video off" },
  description: {
    ru: "До его начала. Другой час назначается заново.",
    en: "Before it begins. Another hour is set anew.",
  },
  body: Enrolment.OneLesson,
  ifMatch: "optional",
  examples: { off: { summary: { ru: "Отменить", en: "Call it off" }, value: lesson } },
  answer,
  refusals: ["enrolment.closed", "enrolment.not-allowed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Enrolment.callOffLesson(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const tellLesson = operation({
  operationId: "tellLesson",
  method: "post",
  path: "/enrolments/{enrolmentId}/lessons/tell",
  tag: "programmes",
  summary: { ru: "Отметить занятие по видео", en: "Say whether a lesson by video was held" },
  description: {
    ru: "Проведено — сколько минут и кто участвовал; нет — почему. Повторная отметка исправляет, пока квартал не закрыт. Занятия месяца (`…/sessions`) принимаются, когда отмечены все его занятия по видео. По отметкам считаются `video-lessons`, `children-video` и дети, которые учатся на дому, — `children-in-programmes` мероприятия I-5.1.",
    en: "Held: for how many minutes, and who took part; not held: why. Said again it is corrected, as long as the quarter is not locked. A month's sessions (`…/sessions`) are taken once all of its lessons by video are told of. Figures follow: `video-lessons`, `children-video` and, of children who learn at home, `children-in-programmes` of the measure I-5.1.",
  },
  body: Enrolment.TellLesson,
  ifMatch: "optional",
  examples: {
    held: {
      summary: { ru: "Проведено", en: "Held" },
      value: { ...lesson, held: true, minutes: 35, present: ["child", "family"] },
    },
    not: {
      summary: { ru: "Ребёнок болел", en: "The child was ill" },
      value: { ...lesson, held: false, cause: "illness" },
    },
  },
  answer,
  refusals: ["period.locked", "enrolment.closed", "enrolment.not-allowed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Attendance.tellLesson(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const joinLesson = operation({
  operationId: "joinLesson",
  method: "post",
  path: "/enrolments/{enrolmentId}/lessons/join",
  tag: "programmes",
  summary: { ru: "Войти на занятие по видео", en: "Join a lesson by video" },
  description: {
    ru: "Адрес встречи на сервере видеосвязи региона: за 10 минут до начала и пока она идёт, только для семьи и организации. Вход попадает в журнал.",
    en: "The address on the region's conference server: from ten minutes before it begins and as long as it lasts, for the family and the organisation alone. It goes on record.",
  },
  body: Enrolment.OneLesson,
  examples: { join: { summary: { ru: "Войти", en: "Join" }, value: lesson } },
  answer: {
    status: 200,
    schema: z.strictObject({ url: z.string() }),
    description: { ru: "Адрес встречи.", en: "Where they meet." },
  },
  refusals: ["enrolment.not-allowed", "conference.none"],
  run: ({ ctx, params, body }) => Enrolment.joinLesson(ctx, params.enrolmentId, body),
  again: ({ ctx, params, body }) => Enrolment.joinLesson(ctx, params.enrolmentId, body),
});

const setGoals = operation({
  operationId: "setGoals",
  method: "post",
  path: "/enrolments/{enrolmentId}/goals",
  tag: "programmes",
  summary: { ru: "Согласовать цели и отметить достигнутое", en: "Agree on goals, and say what was reached" },
  description: {
    ru: "Шкала достижения целей: у каждой цели пять уровней, 0 — ожидаемый, `baseline` — с чего начали. `agreed` добавляет цели или меняет слова названных, `measured` — замеры. Слова хранятся в запечатанном виде, в показатели идут только числа.",
    en: "Goal attainment scaling: five levels of each goal, 0 is the expected one, `baseline` how it began. `agreed` adds goals, or puts those named anew; `measured` are looks at them. Words are sealed; figures are made of the numbers.",
  },
  body: Enrolment.SetGoals,
  ifMatch: "optional",
  examples: {
    agreed: {
      summary: { ru: "Новая цель", en: "A new goal" },
      value: {
        agreed: [
          {
            serviceKey: "speech-therapy",
            title: "Просит о нужном словом или карточкой",
            levels: [
              "Тянет взрослого за руку",
              "Показывает рукой",
              "Подаёт карточку с помощью",
              "Подаёт карточку сам",
              "Просит словом",
            ],
            baseline: -2,
          },
        ],
      },
    },
    measured: {
      summary: { ru: "Замер", en: "A look at it" },
      value: { measured: [{ goalKey: "g1", on: "2025-05-30", level: 0 }] },
    },
  },
  answer,
  refusals: ["enrolment.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Enrolment.setGoals(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const acceptOffer = operation({
  operationId: "acceptOffer",
  method: "post",
  path: "/enrolments/{enrolmentId}/accept-offer",
  tag: "programmes",
  summary: { ru: "Занять предложенное место", en: "Take the place that is offered" },
  description: {
    ru: "Освободившееся место ждёт пять рабочих дней (`offeredUntil`), потом его предлагают следующему; кто не ответил, встаёт в конец очереди, после второго раза выбывает.",
    en: "A freed place is kept for five working days (`offeredUntil`), then it is offered to the next; whoever did not answer waits at the end of the queue, and is out after the second time.",
  },
  body: Enrolment.AnswerOffer,
  ifMatch: "optional",
  examples: { take: { summary: { ru: "Занять", en: "Take it" }, value: {} } },
  answer,
  refusals: ["enrolment.closed", "enrolment.not-allowed", "programme.withdrawn", "programme.over", "consent.missing"],
  run: ({ ctx, params, expectedVersion }) => Enrolment.acceptOffer(ctx, params.enrolmentId, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const declineOffer = operation({
  operationId: "declineOffer",
  method: "post",
  path: "/enrolments/{enrolmentId}/decline-offer",
  tag: "programmes",
  summary: { ru: "Отказаться от предложенного места", en: "Decline the place that is offered" },
  description: { ru: "Место предложат следующему.", en: "It is offered to the next." },
  body: Enrolment.DeclineOffer,
  ifMatch: "optional",
  examples: {
    moved: { summary: { ru: "Нашли ближе", en: "Found one nearer" }, value: { reason: "Занимаемся ближе к дому." } },
  },
  answer,
  refusals: ["enrolment.closed", "enrolment.not-allowed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Enrolment.declineOffer(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const leaveEnrolment = operation({
  operationId: "leaveEnrolment",
  method: "post",
  path: "/enrolments/{enrolmentId}/leave",
  tag: "programmes",
  summary: { ru: "Прекратить занятия", en: "End it before its term" },
  description: {
    ru: "Причина кодом и словами. Место или очередь освобождаются; шаг плана, из которого сделано зачисление, ждёт решения координатора.",
    en: "The cause by its code and in words. The place, or the turn, becomes free; the plan's step waits for the coordinator's decision.",
  },
  body: Enrolment.Leave,
  ifMatch: "optional",
  examples: {
    moved: {
      summary: { ru: "Переезд", en: "They move" },
      value: { cause: "moved", reason: "Семья переезжает в другой город." },
    },
  },
  answer,
  refusals: ["enrolment.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Enrolment.leave(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

const completeEnrolment = operation({
  operationId: "completeEnrolment",
  method: "post",
  path: "/enrolments/{enrolmentId}/complete",
  tag: "programmes",
  summary: { ru: "Подвести итог раньше срока", en: "Sum it up before its term" },
  description: {
    ru: "Когда цели достигнуты, например. Итог считается по целям и занятиям; в конце срока он подводится сам. Шаг плана получает свой итог.",
    en: "When its goals are reached, say. The result follows from goals and sessions; at the end of the term this happens by itself. The plan's step gets its result.",
  },
  body: Enrolment.CompleteEnrolment,
  ifMatch: "optional",
  examples: {
    reached: { summary: { ru: "Цели достигнуты", en: "Goals reached" }, value: { note: "Цели достигнуты." } },
  },
  answer,
  refusals: ["enrolment.closed", "enrolment.not-allowed"],
  run: ({ ctx, params, body, expectedVersion }) => Enrolment.complete(ctx, params.enrolmentId, body, expectedVersion),
  again: ({ ctx, params }) => Enrolment.get(ctx, params.enrolmentId),
});

export const enrolments = [
  enrolChild,
  findEnrolments,
  listEnrolments,
  getEnrolment,
  recordSessions,
  planLessons,
  callOffLesson,
  tellLesson,
  joinLesson,
  setGoals,
  acceptOffer,
  declineOffer,
  leaveEnrolment,
  completeEnrolment,
] as const;
