import * as Union from "@marshrut/core/union";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const one = { status: 200, schema: Union.UnionView, description: { ru: "Объединение.", en: "The union." } } as const;
const content = { name: "Родители вместе", about: "Встречаемся раз в месяц: советы, опыт, взаимная помощь." };

const formUnion = operation({
  operationId: "formUnion",
  method: "post",
  path: "/unions",
  tag: "unions",
  summary: { ru: "Создать родительское объединение", en: "Form a union of parents" },
  description: {
    ru: "Объединение родителей муниципалитета или клуб (`kind: club`), где они встречаются из недели в неделю: название и слова для родителей (публичные, без имён), при желании — организация, при которой оно работает. Вступают сами родители на своей странице. `open`: стоит со своими встречами на открытой странице мероприятий (`/events`), придти может каждый.",
    en: "A union of parents of a municipality, or a club (`kind: club`) where they come week by week: its name and words for parents (public, nobody's name), and the organisation whose roof it is under, if any. Parents join by themselves on their own page. `open`: it stands with its meetings on the open page of events (`/events`), and everybody may come.",
  },
  body: Union.NewUnion,
  examples: {
    union: { summary: { ru: "Объединение", en: "A union" }, value: { municipality: "novokuznetsk", ...content } },
    club: {
      summary: { ru: "Клуб", en: "A club" },
      value: { municipality: "novokuznetsk", kind: "club", name: "Чай по четвергам", open: true },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ unionId }) => `/unions/${unionId}`,
  refusals: ["input.invalid", "agency.unknown", "agency.closed"],
  run: ({ ctx, body }) => Union.form(ctx, body),
  again: ({ ctx }, ref) => Union.get(ctx, ref.id as `union_${string}`),
});

const findUnions = operation({
  operationId: "findUnions",
  method: "get",
  path: "/unions",
  tag: "unions",
  summary: { ru: "Родительские объединения", en: "Unions of parents" },
  description: {
    ru: "Действующие, если `status` не просит других, от старых к новым.",
    en: "Active ones, unless `status` asks for others, the oldest first.",
  },
  query: listQuery({
    municipality: z.string().max(60).optional(),
    status: z.enum(Union.unionStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Union.UnionSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, status }, page }) =>
    page((of) => Union.find(ctx, { municipality, status, ...of })),
});

const getUnion = operation({
  operationId: "getUnion",
  method: "get",
  path: "/unions/{unionId}",
  tag: "unions",
  summary: { ru: "Объединение", en: "A union" },
  description: {
    ru: "Со встречами и числом участников и тех, кто придёт; кто они, не показано.",
    en: "With its meetings, and how many members there are and come; who they are is not shown.",
  },
  answer: one,
  run: ({ ctx, params }) => Union.get(ctx, params.unionId),
});

const changeUnion = operation({
  operationId: "changeUnion",
  method: "put",
  path: "/unions/{unionId}",
  tag: "unions",
  summary: { ru: "Изменить объединение", en: "Change a union" },
  description: {
    ru: "Целиком: чего нет в теле, того больше нет. `closed` — объединение больше не работает: в него не вступают, оно не приглашает.",
    en: "As a whole: what the body does not have is gone. `closed`: nobody joins it any more, and it invites nobody.",
  },
  body: Union.UnionContent,
  examples: {
    union: { summary: { ru: "Объединение", en: "A union" }, value: { ...content, status: "active" } },
  },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid", "agency.unknown", "agency.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Union.set(ctx, params.unionId, body, expectedVersion),
  again: ({ ctx, params }) => Union.get(ctx, params.unionId),
});

const callMeeting = operation({
  operationId: "callMeeting",
  method: "post",
  path: "/unions/{unionId}/meetings",
  tag: "unions",
  summary: { ru: "Назначить встречу", en: "Call a meeting" },
  description: {
    ru: "Участники узнают из ежедневного письма (без имён и без названия объединения) и читают, где и о чём, на своей странице; там же отвечают, придут ли. `repeat`: та же встреча каждую неделю, через неделю или в тот же день недели каждого месяца; приглашение одно, о каждой напоминают накануне.",
    en: "Members learn of it by the day's letter (without names, and without the union's), and read where and what about on their page, where they say whether they come. `repeat`: the same again each week, each second week or on the same weekday of each month; one invitation, and a reminder the day before each.",
  },
  body: Union.CallMeeting,
  examples: {
    meeting: {
      summary: { ru: "Встреча", en: "A meeting" },
      value: { on: "2030-04-12", time: "18:30", place: "РЦППМС, ул. Кирова, 5", topic: "Как готовиться к школе" },
    },
  },
  answer: one,
  refusals: ["input.invalid", "union.closed", "limit.reached"],
  run: ({ ctx, params, body }) => Union.call(ctx, params.unionId, body),
  again: ({ ctx, params }) => Union.get(ctx, params.unionId),
});

const cancelMeeting = operation({
  operationId: "cancelMeeting",
  method: "post",
  path: "/unions/{unionId}/meetings/{unionMeetingId}/cancel",
  tag: "unions",
  summary: { ru: "Отменить встречу", en: "Call a meeting off" },
  description: {
    ru: "Приглашённые узнают из ежедневного письма. Второй раз ничего не меняет.",
    en: "Whoever was invited learns of it by the day's letter. A second time changes nothing.",
  },
  answer: one,
  run: ({ ctx, params: { unionId, unionMeetingId: meetingId } }) => Union.cancel(ctx, { unionId, meetingId }),
  again: ({ ctx, params }) => Union.get(ctx, params.unionId),
});

export const unions = [formUnion, findUnions, getUnion, changeUnion, callMeeting, cancelMeeting] as const;
