import { documentFormats, documentType } from "@marshrut/core/document";
import * as Meeting from "@marshrut/core/meeting";
import { ourDate } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { exampleAgencyId } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Meeting.MeetingView,
  description: { ru: "Заседание.", en: "The meeting." },
} as const;
const body = "body_01JAB3C4D5E6F7G8H9JKMNPQRS";
const where = { on: "2030-04-18", time: "10:00", place: "Управление образования, зал заседаний" };
const again = ({
  ctx,
  params,
}: {
  ctx: Parameters<typeof Meeting.get>[0];
  params: { meetingId: `meeting_${string}` };
}) => Meeting.get(ctx, params.meetingId);

const planMeeting = operation({
  operationId: "planMeeting",
  method: "post",
  path: "/meetings",
  tag: "meetings",
  summary: { ru: "Назначить заседание", en: "Plan a meeting" },
  description: {
    ru: "Заседание рабочей группы. `inviteBy` в ответе — до какого дня пригласить: за 10 дней, в рабочий день. Если к этому дню есть повестка, приглашения уходят сами. `video` — ещё и видеосвязь, если она настроена в регионе.",
    en: "A meeting of a body. `inviteBy` of the answer is the day by which members are invited: ten days before, a working day. If there is an agenda by then, invitations leave by themselves. `video`: by conference too, where the region has a server.",
  },
  body: Meeting.PlanMeeting,
  examples: { one: { summary: { ru: "Заседание", en: "A meeting" }, value: { bodyId: body, ...where } } },
  answer: { ...one, status: 201 },
  location: ({ meetingId }) => `/meetings/${meetingId}`,
  refusals: ["not-found", "body.closed", "calendar.missing", "conference.none"],
  run: ({ ctx, body }) => Meeting.plan(ctx, body),
  again: ({ ctx }, ref) => Meeting.get(ctx, ref.id as `meeting_${string}`),
});

const day = ourDate.optional();
const findMeetings = operation({
  operationId: "findMeetings",
  method: "get",
  path: "/meetings",
  tag: "meetings",
  summary: { ru: "Заседания", en: "Meetings" },
  description: {
    ru: "По дням; `body` — одной группы, `since` и `until` — между днями. Организация видит заседания групп, в которых участвует.",
    en: "By day; `body` of one body, `since` and `until` between days. An organisation sees those of bodies in which it sits.",
  },
  query: listQuery({
    body: Meeting.BodyIdText.optional(),
    municipality: z.string().max(60).optional(),
    since: day,
    until: day,
  }),
  answer: {
    status: 200,
    schema: listOf(Meeting.MeetingSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { body, municipality, since, until }, page }) =>
    page((of) => Meeting.find(ctx, { body, municipality, since, until, ...of })),
});

const getMeeting = operation({
  operationId: "getMeeting",
  method: "get",
  path: "/meetings/{meetingId}",
  tag: "meetings",
  summary: { ru: "Заседание", en: "A meeting" },
  description: {
    ru: "Повестка, кто ответил, кто был, что решили; `mayDo` — что можно сделать сейчас.",
    en: "Its agenda, who has answered, who was there, what was decided; `mayDo` says what can be done now.",
  },
  answer: one,
  run: again,
});

const proposeAgenda = operation({
  operationId: "proposeAgenda",
  method: "get",
  path: "/meetings/{meetingId}/proposals",
  tag: "meetings",
  summary: { ru: "Что предложить в повестку", en: "What could stand on the agenda" },
  description: {
    ru: "Из того, что открыто: просроченные и несостоявшиеся решения группы, справка последнего закрытого квартала, невыполненные мероприятия, шаблоны, перечни, формы, программы, стандарты и порядки, которые ждут утверждения. Чего нет в повестке.",
    en: "Of what is open: decisions of the body that are overdue or failed, the note of the last locked quarter, measures that came to nothing, templates, lists, forms, programmes, standards and orders that wait for approval. What the agenda does not have yet.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Meeting.Proposal) }),
    description: { ru: "Предложения.", en: "Proposals." },
  },
  run: async ({ ctx, params }) => ({ items: await Meeting.propose(ctx, params.meetingId) }),
});

const setAgenda = operation({
  operationId: "setAgenda",
  method: "put",
  path: "/meetings/{meetingId}/agenda",
  tag: "meetings",
  summary: { ru: "Составить повестку", en: "Set the agenda" },
  description: {
    ru: "Пункты по порядку, целиком; `about` — из предложений или ничего. В словах не должно быть имён и номеров: они уходят в приглашения.",
    en: "Items in their order, as a whole; `about` as proposed, or nothing. The words go into invitations: no names and numbers of people.",
  },
  body: Meeting.SetAgenda,
  examples: {
    agenda: {
      summary: { ru: "Повестка", en: "An agenda" },
      value: {
        items: [
          { title: "Аналитическая справка за квартал", about: { kind: "note", period: "2025-Q1" } },
          { title: "Разное" },
        ],
      },
    },
  },
  ifMatch: "required",
  answer: one,
  refusals: ["meeting.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Meeting.setAgenda(ctx, params.meetingId, body, expectedVersion),
  again,
});

const inviteMeeting = operation({
  operationId: "inviteMeeting",
  method: "post",
  path: "/meetings/{meetingId}/invite",
  tag: "meetings",
  summary: { ru: "Пригласить участников", en: "Invite the members" },
  description: {
    ru: "Письмо или вебхук каждой организации: повестка, место, ссылка на страницу, где отвечают и читают справку. Позже чем за 10 дней — с причиной.",
    en: "A mail or webhook to each organisation: agenda, place, and the page where they answer and read the note. Later than ten days before, with the reason.",
  },
  body: Meeting.InviteMeeting,
  examples: {
    plain: { summary: { ru: "В срок", en: "In time" }, value: {} },
    late: { summary: { ru: "Срочно", en: "Urgent" }, value: { reason: "Внеочередное заседание" } },
  },
  answer: one,
  refusals: ["meeting.closed", "meeting.no-agenda"],
  run: ({ ctx, params, body }) => Meeting.invite(ctx, params.meetingId, body),
  again,
});

const moveMeeting = operation({
  operationId: "moveMeeting",
  method: "post",
  path: "/meetings/{meetingId}/move",
  tag: "meetings",
  summary: { ru: "Перенести заседание", en: "Move a meeting" },
  description: {
    ru: "Другой день, время или место, с причиной. Приглашённые узнают и отвечают снова.",
    en: "Another day, time or place, with the reason. Whoever was invited is told, and answers anew.",
  },
  body: Meeting.MoveMeeting,
  examples: {
    later: {
      summary: { ru: "На неделю позже", en: "A week later" },
      value: { ...where, on: "2030-04-25", reason: "Болезнь председателя" },
    },
  },
  answer: one,
  refusals: ["meeting.closed", "calendar.missing", "conference.none"],
  run: ({ ctx, params, body }) => Meeting.move(ctx, params.meetingId, body),
  again,
});

const callOffMeeting = operation({
  operationId: "callOffMeeting",
  method: "post",
  path: "/meetings/{meetingId}/cancel",
  tag: "meetings",
  summary: { ru: "Отменить заседание", en: "Cancel a meeting" },
  description: {
    ru: "С причиной; приглашённые узнают. Второй раз ничего не меняет.",
    en: "With the reason; whoever was invited is told. A second time changes nothing.",
  },
  body: Meeting.CancelMeeting,
  examples: { one: { summary: { ru: "Отмена", en: "Off" }, value: { reason: "Нет вопросов" } } },
  answer: one,
  refusals: ["meeting.closed"],
  run: ({ ctx, params, body }) => Meeting.cancel(ctx, params.meetingId, body),
  again,
});

const answerMeeting = operation({
  operationId: "answerMeeting",
  method: "post",
  path: "/meetings/{meetingId}/answer",
  tag: "meetings",
  summary: { ru: "Ответить на приглашение", en: "Answer an invitation" },
  description: {
    ru: "Организация-участник: придёт, не придёт или пришлёт замену (должность). Последний ответ считается. Координатор вносит то, что сказали по телефону (`agencyId`).",
    en: "A member: comes, does not, or sends somebody else (by post). The last word counts. A coordinator enters what was said by telephone (`agencyId`).",
  },
  body: Meeting.AnswerMeeting,
  examples: {
    yes: { summary: { ru: "Придём", en: "We come" }, value: { agencyId: exampleAgencyId, answer: "coming" } },
  },
  answer: one,
  refusals: ["meeting.closed"],
  run: ({ ctx, params, body }) => Meeting.answer(ctx, params.meetingId, body),
  again,
});

const holdMeeting = operation({
  operationId: "holdMeeting",
  method: "post",
  path: "/meetings/{meetingId}/hold",
  tag: "meetings",
  summary: { ru: "Отметить, кто присутствовал", en: "Say who was there" },
  description: {
    ru: "Заседание состоялось: присутствовавшие участники и приглашённые организации. Считается кворум; протокол получает номер. Можно исправить, пока протокол не утверждён.",
    en: "The meeting was held: members who were present, and organisations that were guests. The quorum is counted, and the minutes get their number. It can be said again until the minutes are approved.",
  },
  body: Meeting.HoldMeeting,
  examples: { one: { summary: { ru: "Присутствовали", en: "Present" }, value: { present: [exampleAgencyId] } } },
  answer: one,
  refusals: ["meeting.closed", "meeting.no-quorum"],
  run: ({ ctx, params, body }) => Meeting.hold(ctx, params.meetingId, body),
  again,
});

const writeMinutes = operation({
  operationId: "writeMinutes",
  method: "post",
  path: "/meetings/{meetingId}/minutes",
  tag: "meetings",
  summary: { ru: "Записать, что обсудили", en: "Write what was heard" },
  description: {
    ru: "По пунктам повестки, до 10 за раз; остальные остаются как были. Слова хранятся отдельно и зашифрованы.",
    en: "By items of the agenda, ten at a time; others stay as they were. The words are kept apart, sealed.",
  },
  body: Meeting.WriteMinutes,
  examples: {
    one: {
      summary: { ru: "Слушали", en: "Heard" },
      value: { items: [{ n: 1, heard: "Доклад о выполнении плана за квартал" }] },
    },
  },
  answer: one,
  refusals: ["meeting.closed"],
  run: ({ ctx, params, body }) => Meeting.writeMinutes(ctx, params.meetingId, body),
  again,
});

const decideMeeting = operation({
  operationId: "decideMeeting",
  method: "post",
  path: "/meetings/{meetingId}/decisions",
  tag: "meetings",
  summary: { ru: "Записать решение", en: "Record a decision" },
  description: {
    ru: "Поручение (`executors` и `due`) или утверждение (`subject`), большинством при кворуме. Действует с утверждения протокола: поручение спрашивают у исполнителей как отчёт (`GET /obligations?period=2030-D`), утверждённое вступает в действие.",
    en: "A task (`executors` and `due`) or an approval (`subject`), by a majority of a quorum. It takes effect with the minutes: a task is asked of its executors like a report (`GET /obligations?period=2030-D`), and what is approved counts.",
  },
  body: Meeting.NewDecision,
  examples: {
    task: {
      summary: { ru: "Поручение", en: "A task" },
      value: {
        text: "Провести обследование доступности школ и представить отчёт",
        executors: [exampleAgencyId],
        due: "2030-06-30",
        votes: { for: 1 },
      },
    },
    approval: {
      summary: { ru: "Утверждение", en: "An approval" },
      value: {
        text: "Утвердить перечень услуг",
        subject: { kind: "service-list", listId: "regional", edition: 1 },
        votes: { for: 1 },
      },
    },
  },
  answer: one,
  refusals: ["meeting.closed", "meeting.no-quorum", "agency.unknown", "limit.reached"],
  run: ({ ctx, params, body }) => Meeting.addDecision(ctx, params.meetingId, body),
  again,
});

const approveMinutes = operation({
  operationId: "approveMinutes",
  method: "post",
  path: "/meetings/{meetingId}/approve",
  tag: "meetings",
  summary: { ru: "Утвердить протокол", en: "Approve the minutes" },
  description: {
    ru: "Двое: первый просит, председатель (другая учётная запись) подтверждает. После этого решения действуют, а участники узнают.",
    en: "Two persons: one asks, the chair (another account) confirms. Then decisions take effect, and members are told.",
  },
  body: Meeting.ApproveMinutes,
  examples: { one: { summary: { ru: "Утвердить", en: "Approve" }, value: {} } },
  answer: one,
  refusals: ["meeting.closed", "meeting.no-minutes", "second-person.wanted"],
  run: ({ ctx, params, body }) => Meeting.approveMinutes(ctx, params.meetingId, body),
  again,
});

const correctMinutes = operation({
  operationId: "correctMinutes",
  method: "post",
  path: "/meetings/{meetingId}/correct",
  tag: "meetings",
  summary: { ru: "Исправить утверждённый протокол", en: "Correct approved minutes" },
  description: {
    ru: "Что записано неверно, с причиной, пока группа не собралась снова. Исправление видно в протоколе.",
    en: "What was written wrong, with the reason, until the body has met again. The minutes show the correction.",
  },
  body: Meeting.CorrectMinutes,
  examples: {
    one: {
      summary: { ru: "Исправление", en: "A correction" },
      value: { reason: "Описка", items: [{ n: 1, heard: "Доклад о выполнении плана за первый квартал" }] },
    },
  },
  answer: one,
  refusals: ["meeting.closed"],
  run: ({ ctx, params, body }) => Meeting.correctMinutes(ctx, params.meetingId, body),
  again,
});

const printMinutes = operation({
  operationId: "printMinutes",
  method: "get",
  path: "/meetings/{meetingId}/minutes",
  tag: "meetings",
  summary: { ru: "Протокол файлом", en: "The minutes as a file" },
  description: {
    ru: "DOCX для подписи или PDF: номер, дата, присутствовали, слушали, решили, голоса. До утверждения — проект.",
    en: "A DOCX to be signed, or a PDF: number, date, who was there, what was heard and decided, votes. A draft until they are approved.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("docx") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Meeting.minutes(ctx, params.meetingId, query.format)),
});

export const meetings = [
  planMeeting,
  findMeetings,
  getMeeting,
  proposeAgenda,
  setAgenda,
  inviteMeeting,
  moveMeeting,
  callOffMeeting,
  answerMeeting,
  holdMeeting,
  writeMinutes,
  printMinutes,
  decideMeeting,
  approveMinutes,
  correctMinutes,
] as const;
