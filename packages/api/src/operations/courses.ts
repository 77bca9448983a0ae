import * as Course from "@marshrut/core/course";
import type { AgencyId, CourseId } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample, exampleAgencyId, ordered } from "./decided.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Course.CourseView,
  description: { ru: "Программа обучения.", en: "The programme of training." },
} as const;
const again = ({ ctx, params }: { ctx: Parameters<typeof Course.get>[0]; params: { courseId: CourseId } }) =>
  Course.get(ctx, params.courseId);

export const exampleCourse = {
  kind: "qualification",
  title: "Разговор с родителями особого ребёнка",
  posts: ["учитель-логопед", "педагог-психолог"],
  form: "mixed",
  hours: 24,
  topics: ["parents", "early-help"],
  modules: [
    { title: "Первая встреча", hours: 8 },
    { title: "Игра дома", hours: 16 },
  ],
  methods: ["Домашнее визитирование"],
};

const draftCourse = operation({
  operationId: "draftCourse",
  method: "post",
  path: "/courses",
  tag: "specialists",
  summary: { ru: "Внести программу обучения специалистов", en: "Draft a programme of training" },
  description: {
    ru: "Повышение квалификации (не меньше 16 часов), переподготовка (не меньше 250) или семинар: кто учит, кого, темы, часы по разделам, методики. Действует с утверждения. Группы по программе — мероприятия с её `courseId`.",
    en: "Qualification (16 hours or more), retraining (250 or more) or a seminar: who teaches, whom, topics, hours by module, methods. It counts from its approval. Groups that are run by it are events with its `courseId`.",
  },
  body: Course.NewCourse,
  examples: {
    parents: {
      summary: { ru: "Работа с родителями", en: "Work with parents" },
      value: { agencyId: exampleAgencyId, content: exampleCourse },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ courseId }) => `/courses/${courseId}`,
  refusals: ["input.invalid"],
  run: ({ ctx, body }) => Course.draft(ctx, body),
  again: ({ ctx }, ref) => Course.get(ctx, ref.id as CourseId),
});

const findCourses = operation({
  operationId: "findCourses",
  method: "get",
  path: "/courses",
  tag: "specialists",
  summary: { ru: "Программы обучения", en: "Programmes of training" },
  description: {
    ru: "Утверждённые, если `status` не просит других; из остальных — свои.",
    en: "Approved ones unless `status` asks for others; of the rest one's own.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Course.courseStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Course.CourseSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Course.find(ctx, { agency: agency as AgencyId | undefined, municipality, status, ...of })),
});

const getCourse = operation({
  operationId: "getCourse",
  method: "get",
  path: "/courses/{courseId}",
  tag: "specialists",
  summary: { ru: "Программа обучения", en: "A programme of training" },
  description: {
    ru: "Действующая версия и, для своих, проект следующей.",
    en: "The version in force and, for whose it is, the draft of the next.",
  },
  answer: one,
  run: again,
});

const listCourseVersions = operation({
  operationId: "listCourseVersions",
  method: "get",
  path: "/courses/{courseId}/versions",
  tag: "specialists",
  summary: { ru: "Версии программы обучения", en: "Versions of a programme of training" },
  description: {
    ru: "Каждая утверждённая версия: что в ней изменено, почему и чем утверждена.",
    en: "Each approved version: what has changed in it, why, and by what it was approved.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Course.CourseVersionView) }),
    description: { ru: "Версии, старшие первыми.", en: "Versions, the oldest first." },
  },
  run: async ({ ctx, params }) => ({
    items: (await Course.versions(ctx, params.courseId)).map(({ courseId: _, ...version }) => version),
  }),
});

const reviseCourse = operation({
  operationId: "reviseCourse",
  method: "put",
  path: "/courses/{courseId}",
  tag: "specialists",
  summary: { ru: "Подготовить следующую версию", en: "Prepare the next version" },
  description: {
    ru: "Содержание целиком; для уже утверждённой — `changes`: что изменено и почему. До утверждения учат по прежней.",
    en: "The content as a whole; of one that is approved with `changes`: what has changed and why. Until its approval the former version counts.",
  },
  body: Course.ReviseCourse,
  examples: {
    parents: {
      summary: { ru: "Обновить", en: "Bring up to date" },
      value: { content: exampleCourse, changes: "Добавлен раздел об игре дома: об этом просили выпускники." },
    },
  },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid", "course.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Course.revise(ctx, params.courseId, body, expectedVersion),
  again,
});

const approveCourse = operation({
  operationId: "approveCourse",
  method: "post",
  path: "/courses/{courseId}/approve",
  tag: "specialists",
  summary: { ru: "Утвердить программу обучения", en: "Approve a programme of training" },
  description: {
    ru: "Приказом руководителя организации, которая учит, или решением рабочей группы (`decisionId`). Отозванную по ошибке возвращает.",
    en: "By an order of the head of whoever teaches, or by a body's decision (`decisionId`). It also brings back what was withdrawn by mistake.",
  },
  body: z.union([Course.ApproveCourse, ByDecision]),
  examples: {
    order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "41-у", date: "2025-03-03" } } },
    ...decisionExample,
  },
  answer: one,
  refusals: ["input.invalid", "course.closed", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const subject = { kind: "course", courseId: params.courseId } as const;
    const [given, decisionId] = await byDecision(ctx, body, subject, ordered);
    return Course.approve(ctx, params.courseId, given, decisionId);
  },
  again,
});

const confirmCourse = operation({
  operationId: "confirmCourse",
  method: "post",
  path: "/courses/{courseId}/confirm",
  tag: "specialists",
  summary: { ru: "Программа ещё действует", en: "A programme still holds" },
  description: {
    ru: "Об этом спрашивают через год после утверждения или последнего ответа.",
    en: "That is asked a year after the approval, or the last answer.",
  },
  answer: one,
  refusals: ["course.closed"],
  run: ({ ctx, params }) => Course.confirm(ctx, params.courseId),
  again,
});

const withdrawCourse = operation({
  operationId: "withdrawCourse",
  method: "post",
  path: "/courses/{courseId}/withdraw",
  tag: "specialists",
  summary: { ru: "Отозвать программу обучения", en: "Withdraw a programme of training" },
  description: {
    ru: "С причиной: новых групп по ней не объявляют, начатые идут до конца.",
    en: "With a reason: no more groups are announced by it, those that have begun go on to their end.",
  },
  body: Course.WithdrawCourse,
  examples: { old: { summary: { ru: "Устарела", en: "Out of date" }, value: { reason: "Есть новая программа." } } },
  answer: one,
  refusals: ["course.closed"],
  run: ({ ctx, params, body }) => Course.withdraw(ctx, params.courseId, body),
  again,
});

export const courses = [
  draftCourse,
  findCourses,
  getCourse,
  listCourseVersions,
  reviseCourse,
  approveCourse,
  confirmCourse,
  withdrawCourse,
] as const;
