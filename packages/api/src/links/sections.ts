import * as Accompaniment from "@marshrut/core/accompaniment";
import * as Advice from "@marshrut/core/advice";
import * as Appointment from "@marshrut/core/appointment";
import * as Attendance from "@marshrut/core/attendance";
import * as Capacity from "@marshrut/core/capacity";
import * as Employment from "@marshrut/core/employment";
import * as Family from "@marshrut/core/family";
import * as Internship from "@marshrut/core/internship";
import { isPractice } from "@marshrut/core/library";
import * as Meeting from "@marshrut/core/meeting";
import * as Occasion from "@marshrut/core/occasion";
import * as Period from "@marshrut/core/period";
import * as Request from "@marshrut/core/request";
import * as Resource from "@marshrut/core/resource";
import * as Specialist from "@marshrut/core/specialist";
import * as Talk from "@marshrut/core/talk";
import * as YearPlan from "@marshrut/core/year-plan";
import { issueCursor, readCursor } from "../cursor/index.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";
import { scopeOf } from "./scope.ts";

const view = { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } } as const;
const refusals = ["link.invalid", "link.dead", "request.too-many", "input.invalid", "conflict.version"] as const;

/** An organisation says how much it can take. */
const respondCapacity = linkOperation({
  operationId: "respondCapacity",
  method: "post",
  path: "/respond/capacity",
  token: "body",
  summary: { ru: "Мощности организации по ссылке", en: "An organisation's room by its link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает услуги организации с местами, занятыми и очередью; `set` сохраняет их целиком (`version` — прочитанная).",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the organisation's services with places, taken ones and who waits; `set` keeps them as a whole (`version`: the one that was read).",
  },
  body: Capacity.RespondCapacity,
  examples: view,
  answer: { status: 200, schema: Capacity.CapacityPage, description: { ru: "Мощности.", en: "The room there is." } },
  refusals,
  run: ({ core, body, requestId }) => Capacity.respondCapacity(core, body, requestId),
});

/** An organisation fills in what it has to help with. */
const respondResources = linkOperation({
  operationId: "respondResources",
  method: "post",
  path: "/respond/resources",
  token: "body",
  summary: { ru: "Ресурсы организации по ссылке", en: "An organisation's resources by its link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает лист года (без `year` — того, за который сейчас отчитываются) и названия строк; `set` сохраняет лист целиком.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the sheet of a year (without `year` the one that is reported on now) and what its lines are called; `set` keeps the sheet as a whole.",
  },
  body: Resource.RespondResources,
  examples: view,
  answer: { status: 200, schema: Resource.ResourcesPage, description: { ru: "Лист.", en: "The sheet." } },
  refusals: [...refusals, "period.locked"],
  run: ({ core, body, requestId }) => Resource.respondResources(core, body, Period.mustTakeYear, requestId),
});

/** An organisation says whether somebody still works there. */
const respondPlacements = linkOperation({
  operationId: "respondPlacements",
  method: "post",
  path: "/respond/placements",
  token: "body",
  summary: { ru: "Кто трудоустроен, по ссылке организации", en: "Who was placed, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кто трудоустроен в организации (имя — пока есть согласие) и о ком спрашивают; `answer` — работает ли он через 3 и 12 месяцев.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows who was placed with the organisation (the name as long as consent stands) and of whom is asked; `answer` says whether they still work there after 3 and 12 months.",
  },
  body: Employment.RespondPlacements,
  examples: view,
  answer: {
    status: 200,
    schema: Employment.PlacementsPage,
    description: { ru: "Кто работает.", en: "Who works there." },
  },
  refusals: [...refusals, "not-found", "consent.missing", "placement.ended"],
  run: ({ core, body, requestId }) => Employment.respondPlacements(core, body, requestId),
});

/** An organisation says what came of consultations. */
const respondAppointments = linkOperation({
  operationId: "respondAppointments",
  method: "post",
  path: "/respond/appointments",
  token: "body",
  summary: { ru: "Консультации по ссылке организации", en: "Consultations, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кого ждут: номер записи, время, тему; имя и вопрос семьи — пока есть согласие. `attend` и `miss` — состоялась ли, `offer` — время тому, кто ждёт, `cancel` — организация не сможет принять, `join` — адрес встречи по видео (`room`) в её час.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows who is expected: number, time, topic; the name and what the family asks as long as consent stands. `attend` and `miss` say whether it took place, `offer` gives a time to one that waits, `cancel`: the organisation cannot receive, `join` gives the address of a meeting by video (`room`) in its hour.",
  },
  body: Appointment.RespondAppointments,
  examples: view,
  answer: {
    status: 200,
    schema: Appointment.AppointmentsPage,
    description: { ru: "Кого ждут.", en: "Who is expected." },
  },
  refusals: [
    ...refusals,
    "not-found",
    "slot.taken",
    "slot.closed",
    "appointment.closed",
    "appointment.not-allowed",
    "conference.none",
  ],
  run: ({ core, body, requestId }) => Appointment.respondAppointments(core, body, requestId),
});

/** An organisation says of the families whose curator works there. */
const respondAccompaniments = linkOperation({
  operationId: "respondAccompaniments",
  method: "post",
  path: "/respond/accompaniments",
  token: "body",
  summary: { ru: "Сопровождение семей по ссылке организации", en: "Families accompanied, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation`. `view` показывает семьи, куратор которых работает в организации (имя ребёнка — пока есть согласие), месяцы без ответа и срок пересмотра; `contact` отмечает контакт или месяц без него, `review` — пересмотр. `next` ведёт дальше (`from`).",
    en: "The token is that of `POST /respond/organisation`. `view` shows families whose curator works there (the child's name as long as consent stands), months without an answer and when a review is due; `contact` records a contact or a month without any, `review` a review. `next` leads on (`from`).",
  },
  body: Accompaniment.RespondAccompaniments,
  examples: view,
  answer: {
    status: 200,
    schema: Accompaniment.AccompanimentsPage,
    description: { ru: "Семьи.", en: "The families." },
  },
  refusals: [...refusals, "not-found", "consent.missing", "accompaniment.ended", "limit.reached", "cursor.invalid"],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondAccompaniments");
    const from = body.from && (await readCursor(core.keys, scope, body.from));
    const seen = await Accompaniment.respondAccompaniments(core, { ...body, from }, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

/** An organisation answers what families ask. */
const respondRequests = linkOperation({
  operationId: "respondRequests",
  method: "post",
  path: "/respond/requests",
  token: "body",
  summary: { ru: "Вопросы семей по ссылке организации", en: "What families ask, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation`. `view` показывает вопросы и просьбы семей, на которые координатор поручил ответить организации (слова и имя ребёнка — пока есть согласие), и срок; `answer` отвечает: семья читает ответ на своей странице. `next` ведёт дальше (`from`).",
    en: "The token is that of `POST /respond/organisation`. `view` shows what families ask and need that the coordinator has given to the organisation (words and the child's name as long as consent stands), and by when; `answer` answers: the family reads it on its page. `next` leads on (`from`).",
  },
  body: Request.RespondRequests,
  examples: view,
  answer: { status: 200, schema: Request.RequestsPage, description: { ru: "Вопросы.", en: "What is asked." } },
  refusals: [...refusals, "not-found", "consent.missing", "request.closed", "cursor.invalid"],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondRequests");
    const from = body.from && (await readCursor(core.keys, scope, body.from));
    const seen = await Request.respondRequests(core, { ...body, from }, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

/** An organisation that is a guardian opens the pages of its wards. */
const respondWards = linkOperation({
  operationId: "respondWards",
  method: "post",
  path: "/respond/wards",
  token: "body",
  summary: {
    ru: "Подопечные по ссылке организации-опекуна",
    en: "Wards, by the link of an organisation that is their guardian",
  },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает детей, опекун которых — организация (`relation: institution` карты); `open` даёт на 12 часов ссылку на страницу одного из них (`/family`, `openFamily`): там организация видит план, документы и согласия и отвечает, как отвечал бы родитель. `next` ведёт дальше (`from`).",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the children whose guardian the organisation is (`relation: institution` of the card); `open` gives for 12 hours a link to the page of one of them (`/family`, `openFamily`): there the organisation sees plan, papers and consents, and answers as a parent would. `next` leads on (`from`).",
  },
  body: Family.RespondWards,
  examples: view,
  answer: { status: 200, schema: Family.WardsPage, description: { ru: "Подопечные.", en: "The wards." } },
  refusals: ["link.invalid", "link.dead", "request.too-many", "not-found", "cursor.invalid"],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondWards");
    const isPaged = "from" in body && body.from !== undefined;
    const request = isPaged ? { ...body, from: await readCursor(core.keys, scope, body.from!) } : body;
    const seen = await Family.respondWards(core, request, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

/** An organisation teaches by video. */
const respondLessons = linkOperation({
  operationId: "respondLessons",
  method: "post",
  path: "/respond/lessons",
  token: "body",
  summary: { ru: "Занятия по видео по ссылке организации", en: "Lessons by video, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кого учит организация (пока есть согласие), и занятия по видео двух недель; `plan` назначает часы, `call-off` отменяет занятие, `tell` — проведено ли оно и кто участвовал, `join` — адрес встречи (`room`) в её час. `next` ведёт дальше (`from`).",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows whom the organisation teaches (as long as consent stands) and the lessons by video of two weeks; `plan` sets hours, `call-off` calls one off, `tell` says whether it was held and who took part, `join` gives the address (`room`) in its hour. `next` leads on (`from`).",
  },
  body: Attendance.RespondLessons,
  examples: view,
  answer: { status: 200, schema: Attendance.LessonsPage, description: { ru: "Кого учат.", en: "Who is taught." } },
  refusals: [
    ...refusals,
    "not-found",
    "cursor.invalid",
    "period.locked",
    "enrolment.closed",
    "enrolment.not-allowed",
    "conference.none",
  ],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondLessons");
    const isPaged = "from" in body && body.from !== undefined;
    const request = isPaged ? { ...body, from: await readCursor(core.keys, scope, body.from!) } : body;
    const seen = await Attendance.respondLessons(core, request, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

/** An organisation announces events, sees who comes, marks who came, and signs its specialists up. */
const respondEvents = linkOperation({
  operationId: "respondEvents",
  method: "post",
  path: "/respond/events",
  token: "body",
  summary: { ru: "Мероприятия по ссылке организации", en: "Events, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает свои мероприятия и предстоящие в регионе, куда можно послать специалиста; `announce` объявляет, `sign-ups` показывает, кто записан (`next` ведёт дальше: `from`), `mark` отмечает пришедших по записи или коду билета, `upload` — списком, `sign-up` записывает специалиста, `files`, `add-file`, `remove-file` — файлы мероприятия, `close` — проведено, `cancel` — отменено.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows its own events and those ahead in the region to which a specialist may be sent; `announce` announces one, `sign-ups` shows who comes (`next` leads on: `from`), `mark` marks who came by sign-up or the ticket's code, `upload` by a list, `sign-up` signs a specialist up, `files`, `add-file`, `remove-file`: its files, `close`: it was held, `cancel`: it is off.",
  },
  body: Occasion.RespondEvents,
  bodyLimit: 5 * 2 ** 20,
  examples: view,
  answer: { status: 200, schema: Occasion.EventsPage, description: { ru: "Мероприятия.", en: "The events." } },
  refusals: [
    ...refusals,
    "not-found",
    "event.closed",
    "event.ahead",
    "cursor.invalid",
    "attachment.type",
    "limit.reached",
  ],
  run: async ({ core, files, body, requestId }) => {
    const scope = scopeOf(body.token, "respondEvents");
    const isPaged = "from" in body && body.from !== undefined;
    const request = isPaged ? { ...body, from: await readCursor(core.keys, scope, body.from!) } : body;
    const seen = await Occasion.respondEvents(core, files, request, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

/** A member of a body answers and reads. */
const respondMeetings = linkOperation({
  operationId: "respondMeetings",
  method: "post",
  path: "/respond/meetings",
  token: "body",
  summary: { ru: "Заседания по ссылке организации", en: "Meetings, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает заседания групп, в которых участвует организация: повестку, место, решения; `answer` отвечает на приглашение; `note` даёт аналитическую справку квартала (DOCX в base64), если она в повестке.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows meetings of bodies in which the organisation sits: agenda, place, decisions; `answer` answers an invitation; `note` gives the quarter's analytical note (a DOCX in base64), where the agenda has it.",
  },
  body: Meeting.RespondMeetings,
  examples: view,
  answer: { status: 200, schema: Meeting.MeetingsPage, description: { ru: "Заседания.", en: "Meetings." } },
  refusals: [...refusals, "not-found", "meeting.closed", "conference.none"],
  run: ({ core, body, requestId }) => Meeting.respondMeetings(core, body, requestId),
});

/** An organisation says how what a municipality has planned went. */
const respondPlans = linkOperation({
  operationId: "respondPlans",
  method: "post",
  path: "/respond/plans",
  token: "body",
  summary: { ru: "План на год по ссылке организации", en: "The plan of the year, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает строки утверждённых планов муниципалитета, которые за организацией (кроме отчётов); `result` говорит, как прошло то, что названо за ней (`asks`): сделано, частично или нет — со словами; `finding` — так же о выводах опросов и оценок, которыми она занимается.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the lines of the municipality's approved plans that are the organisation's (but reports); `result` says how what names it (`asks`) went: done, in part, or not, in words; `finding` likewise of what rounds have found that it is to see to.",
  },
  body: YearPlan.RespondPlans,
  examples: view,
  answer: { status: 200, schema: YearPlan.PlansPage, description: { ru: "Строки.", en: "The lines." } },
  refusals: [...refusals, "not-found", "year-plan.not-open", "year-plan.struck"],
  run: ({ core, body, requestId }) => YearPlan.respondPlans(core, body, requestId),
});

/** An organisation keeps its list of specialists. */
const respondSpecialists = linkOperation({
  operationId: "respondSpecialists",
  method: "post",
  path: "/respond/specialists",
  token: "body",
  summary: { ru: "Специалисты по ссылке организации", en: "Specialists, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кто работает (`status` — `left`: кто уже нет), и чьи сроки скоро истекают (`endsOn`; `next` ведёт дальше: `from`), `add` вносит, `change` меняет (`version` — прочитанная), `forget` удаляет имя; `upload` вносит список таблицей CSV или XLSX, до 300 строк, как `POST /v1/specialists/imports`, но сразу и только своей организации: `dryRun` ничего не меняет, `outcome` говорит, что стало со строками.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows who works there (`status` of `left`: who does no more) and whose terms end (`endsOn`; `next` leads on: `from`), `add` adds one, `change` changes one (`version`: the one that was read), `forget` removes a name; `upload` enters a list, a CSV or XLSX table of up to 300 rows, as `POST /v1/specialists/imports`, but at once and of its own alone: `dryRun` changes nothing, `outcome` tells what came of the rows.",
  },
  body: Specialist.RespondSpecialists,
  bodyLimit: 5 * 2 ** 20,
  examples: view,
  answer: {
    status: 200,
    schema: Specialist.SpecialistsPage,
    description: { ru: "Специалисты.", en: "The specialists." },
  },
  refusals: [...refusals, "not-found", "agency.closed", "cursor.invalid"],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondSpecialists");
    const lead = async <T extends { next?: string | undefined }>(seen: T) => ({
      ...seen,
      next: seen.next && (await issueCursor(core.keys, scope, seen.next)),
    });
    if (body.action === "upload") {
      const { uploadSpecialists } = await import("./sections.upload.ts");
      return lead(await uploadSpecialists(core, body, requestId));
    }
    const isPaged = "from" in body && body.from !== undefined;
    const request = isPaged ? { ...body, from: await readCursor(core.keys, scope, body.from!) } : body;
    return lead(await Specialist.respondSpecialists(core, request, requestId));
  },
});

/** An organisation advises specialists of others, and books hours for its own. */
const respondAdvice = linkOperation({
  operationId: "respondAdvice",
  method: "post",
  path: "/respond/advice",
  token: "body",
  summary: {
    ru: "Консультации специалистов по ссылке организации",
    en: "Consultations of specialists, by an organisation's link",
  },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кого консультирует организация, куда записаны её специалисты, чем закончились прошлые и свободные часы других; `show` — одна с вопросом и советом; `book` записывает, `settle` отмечает итог или отменяет.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows whom the organisation advises, where its own specialists are booked, how former ones ended, and free hours of others; `show`: one with its question and what was advised; `book` books, `settle` says what came of it or calls it off.",
  },
  body: Advice.RespondAdvice,
  examples: view,
  answer: { status: 200, schema: Advice.AdvicePage, description: { ru: "Консультации.", en: "Consultations." } },
  refusals: [...refusals, "not-found", "slot.closed", "slot.taken", "advice.closed", "agency.closed"],
  run: ({ core, body, requestId }) => Advice.respondAdvice(core, body, requestId),
});

/** An organisation keeps its internship sites, and sends its specialists to those of others. */
const respondInternships = linkOperation({
  operationId: "respondInternships",
  method: "post",
  path: "/respond/internships",
  token: "body",
  summary: { ru: "Стажировки по ссылке организации", en: "Internships, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает площадки организации и кто на них едет, её специалистов на чужих площадках и площадки других; `open`, `change`, `close` — своя площадка; `apply` — заявка; `answer` — ответ на заявку; `diary`, `end`, `outcome` — дневник, завершение, что внедрено; `show` — одна стажировка со словами.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the organisation's sites and who comes there, its specialists at sites of others, and those sites; `open`, `change`, `close`: its own site; `apply`: an application; `answer` answers one; `diary`, `end`, `outcome`: the diary, how it ended, what was introduced; `show`: one with its words.",
  },
  body: Internship.RespondInternships,
  examples: view,
  answer: {
    status: 200,
    schema: Internship.InternshipsPage,
    description: { ru: "Площадки и стажировки.", en: "Sites and internships." },
  },
  refusals: [
    ...refusals,
    "not-found",
    "site.closed",
    "internship.closed",
    "conflict.exists",
    "limit.reached",
    "agency.closed",
  ],
  run: ({ core, body, requestId }) =>
    Internship.respondInternships(core, body, (ctx) => (id) => isPractice(ctx, id), requestId),
});

/** An organisation asks for talks, submits, reads and decides. */
const respondTalks = linkOperation({
  operationId: "respondTalks",
  method: "post",
  path: "/respond/talks",
  token: "body",
  summary: { ru: "Доклады по ссылке организации", en: "Talks, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, где сейчас принимают доклады, что подала организация, что ей рецензировать и чей приём она ведёт; `submit`, `correct`, `withdraw` — свой доклад; `review` — рецензия; `call`, `talks`, `reviewers`, `decide`, `programme` — свой приём; `show` — один доклад целиком.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows where talks are asked for, what the organisation has submitted, what it is to review, and the calls that it runs; `submit`, `correct`, `withdraw`: its own talk; `review`: a review; `call`, `talks`, `reviewers`, `decide`, `programme`: its own call; `show`: one talk as a whole.",
  },
  body: Talk.RespondTalks,
  examples: view,
  answer: { status: 200, schema: Talk.TalksPage, description: { ru: "Доклады.", en: "Talks." } },
  refusals: [
    ...refusals,
    "not-found",
    "call.closed",
    "talk.closed",
    "conflict.exists",
    "limit.reached",
    "agency.unknown",
  ],
  run: ({ core, body, requestId }) => Talk.respondTalks(core, body, requestId),
});

export const sectionLinks = [
  respondCapacity,
  respondResources,
  respondPlacements,
  respondAppointments,
  respondLessons,
  respondAccompaniments,
  respondRequests,
  respondWards,
  respondEvents,
  respondMeetings,
  respondPlans,
  respondSpecialists,
  respondAdvice,
  respondInternships,
  respondTalks,
] as const;
