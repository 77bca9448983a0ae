import { documentFormats, documentType } from "@marshrut/core/document";
import type { AgencyId, OccasionId, TalkId } from "@marshrut/core/shared";
import * as Talk from "@marshrut/core/talk";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const call = { status: 200, schema: Talk.CallView, description: { ru: "Приём докладов.", en: "The call." } } as const;
const one = { status: 200, schema: Talk.TalkView, description: { ru: "Доклад.", en: "The talk." } } as const;
const page = { ru: "Страница списка.", en: "A page of the list." };

const setCall = operation({
  operationId: "setCall",
  method: "put",
  path: "/events/{occasionId}/call",
  tag: "events",
  summary: { ru: "Объявить приём докладов", en: "Call for talks" },
  description: {
    ru: "Целиком: с какого и по какой день принимают, секции, виды, размер тезисов, кто рецензирует и по какой день, кто решает вместе с организатором (`deciderId`), видят ли рецензенты авторов (`blind`), подают ли со страницы (`open`). Позже закрыть — значит открыть снова. После закрытия доклады расходятся рецензентам по очереди; своё не рецензирует никто.",
    en: "As a whole: from which day to which talks are taken, sections, kinds, the length of an abstract, who reviews and by when, who decides with the organiser (`deciderId`), whether reviewers see authors (`blind`), whether the page takes talks (`open`). A later close opens it anew. When it is closed talks go to reviewers in turn; nobody reviews their own.",
  },
  body: Talk.SetCall,
  examples: {
    conference: {
      summary: { ru: "Конференция", en: "A conference" },
      value: {
        opens: "2030-02-01",
        closes: "2030-03-01",
        reviewsBy: "2030-03-20",
        sections: [{ key: "early-help", title: "Ранняя помощь" }],
        kinds: ["talk", "poster"],
        reviewers: [{ agencyId: "agency_01JNQ8Z5V3T9C7K2M4P6R8S0AB" }],
      },
    },
  },
  ifMatch: "required",
  answer: call,
  refusals: ["input.invalid", "call.closed", "agency.unknown"],
  run: ({ ctx, params, body, expectedVersion }) => Talk.setCall(ctx, params.occasionId, body, expectedVersion),
  again: ({ ctx, params }) => Talk.getCall(ctx, params.occasionId),
});

const getCall = operation({
  operationId: "getCall",
  method: "get",
  path: "/events/{occasionId}/call",
  tag: "events",
  summary: { ru: "Приём докладов", en: "The call for talks" },
  description: {
    ru: "Для организатора, того, кто с ним решает, и координатора: с рецензентами и программой.",
    en: "For the organiser, whoever decides with them, and coordinators: with reviewers and programme.",
  },
  answer: call,
  run: ({ ctx, params }) => Talk.getCall(ctx, params.occasionId),
});

const submitTalk = operation({
  operationId: "submitTalk",
  method: "post",
  path: "/talks",
  tag: "events",
  summary: { ru: "Подать доклад специалиста", en: "Submit a specialist's talk" },
  description: {
    ru: "Доклад специалиста организации (из её списка), с соавторами текстом. `publish` — согласие, чтобы имена и тезисы напечатали: без него в программе стоит только название. Тот же доклад второй раз не принимается.",
    en: "A talk of a specialist of the organisation's list, co-authors as text. `publish`: names and abstract may be printed; without it the programme has the title alone. The same talk is not taken twice.",
  },
  body: Talk.NewTalk,
  examples: {
    talk: {
      summary: { ru: "Доклад", en: "A talk" },
      value: {
        occasionId: "occasion_01JAB3C4D5E6F7G8H9JKMNPQRS",
        specialistId: "specialist_01JAB3C4D5E6F7G8H9JKMNPQRS",
        kind: "talk",
        section: "early-help",
        title: "Первая встреча с семьёй",
        abstract: "О чём спросить и чего не обещать: опыт тридцати первых встреч.",
        publish: true,
        agreed: true,
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ talkId }) => `/talks/${talkId}`,
  refusals: ["input.invalid", "call.closed", "conflict.exists", "limit.reached", "agency.unknown"],
  run: ({ ctx, body }) => Talk.submit(ctx, body),
  again: ({ ctx }, ref) => Talk.get(ctx, ref.id as TalkId),
});

const setTalkProgramme = operation({
  operationId: "setTalkProgramme",
  method: "put",
  path: "/events/{occasionId}/programme",
  tag: "events",
  summary: { ru: "Составить программу", en: "Make the programme" },
  description: {
    ru: "Целиком и по порядку: принятые доклады, когда, сколько минут, в каком зале. В часы мероприятия; два доклада в одном зале разом не ставятся, стендовые — можно. `publish` — показать всем: авторы узнают своё время, и узнают снова, если оно меняется.",
    en: "As a whole and in order: accepted talks, when, how many minutes, in which room. Within the hours of the event; no two at once in a room, posters excepted. `publish` shows it to everybody: authors are told their time, and again when it changes.",
  },
  body: Talk.SetProgramme,
  examples: {
    one: {
      summary: { ru: "Один доклад", en: "One talk" },
      value: {
        slots: [
          { talkId: "talk_01JAB3C4D5E6F7G8H9JKMNPQRS", from: "2030-04-12T10:00", minutes: 20, room: "Большой зал" },
        ],
        publish: true,
      },
    },
  },
  ifMatch: "required",
  answer: call,
  refusals: ["input.invalid", "call.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Talk.setProgramme(ctx, params.occasionId, body, expectedVersion),
  again: ({ ctx, params }) => Talk.getCall(ctx, params.occasionId),
});

const printTalks = operation({
  operationId: "printTalks",
  method: "get",
  path: "/events/{occasionId}/papers",
  tag: "events",
  summary: { ru: "Программа или сборник тезисов", en: "The programme, or the collection of abstracts" },
  description: {
    ru: "DOCX или PDF. В сборнике — принятые доклады, чьи авторы согласны; в программе имя — тоже по согласию. Печать записывается.",
    en: "DOCX or PDF. The collection has accepted talks whose authors agree, and names stand in the programme by their word alone. On record.",
  },
  query: z.strictObject({
    of: z.enum(Talk.talkPapers).default("programme"),
    format: z.enum(documentFormats).default("docx"),
  }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Talk.print(ctx, params.occasionId, query)),
});

const findTalks = operation({
  operationId: "findTalks",
  method: "get",
  path: "/talks",
  tag: "events",
  summary: { ru: "Доклады", en: "Talks" },
  description: {
    ru: "Мероприятия (`event`) — для того, кто ведёт приём: с числом рецензий и средней оценкой; поданные организацией (`agency`); координатору без них — на мероприятия его территории. Просмотр записывается.",
    en: "Of an event (`event`) for whoever runs the call, with the number of reviews and the mean grade; those that an organisation (`agency`) has submitted; without either, for coordinators, those of the events of their territory. Looks are on record.",
  },
  query: listQuery({
    event: idText("occasion").optional(),
    agency: idText("agency").optional(),
    status: z.enum(Talk.talkStatuses).optional(),
  }),
  answer: { status: 200, schema: listOf(Talk.TalkSummary), description: page },
  run: ({ ctx, query: { event, agency, status }, page }) =>
    page((of) =>
      Talk.find(ctx, {
        event: event as OccasionId | undefined,
        agency: agency as AgencyId | undefined,
        status,
        ...of,
      }),
    ),
});

const findTalkReviews = operation({
  operationId: "findTalkReviews",
  method: "get",
  path: "/agencies/{agencyId}/talk-reviews",
  tag: "events",
  summary: { ru: "Доклады на рецензии организации", en: "Talks that an organisation reviews" },
  description: {
    ru: "`stage=open` — ждут оценки, `done` — оценённые и решённые. Авторы видны, если приём не слепой. Просмотр записывается.",
    en: "`stage=open`: those that wait; `done`: reviewed or decided. Authors are seen unless the call is blind. Looks are on record.",
  },
  query: listQuery({ stage: z.enum(["open", "done"]).optional() }),
  answer: { status: 200, schema: listOf(Talk.ReviewView), description: page },
  run: ({ ctx, params, query: { stage }, page }) =>
    page((of) => Talk.findReviews(ctx, params.agencyId, { stage, ...of })),
});

const getTalk = operation({
  operationId: "getTalk",
  method: "get",
  path: "/talks/{talkId}",
  tag: "events",
  summary: { ru: "Доклад", en: "A talk" },
  description: {
    ru: "Кто ведёт приём, видит и рецензии; кто подал — решение и слова к нему. Просмотр записывается.",
    en: "Whoever runs the call sees reviews as well; whoever submitted it the decision and its words. The look is on record.",
  },
  answer: one,
  run: ({ ctx, params }) => Talk.get(ctx, params.talkId),
});

const correctTalk = operation({
  operationId: "correctTalk",
  method: "patch",
  path: "/talks/{talkId}",
  tag: "events",
  summary: { ru: "Исправить свой доклад", en: "Correct one's talk" },
  description: {
    ru: "Что названо, то меняется, до закрытия приёма; `publish` — и потом: без согласия имя уходит из программы.",
    en: "What is named changes, until the call closes; `publish` later too: without it the name leaves the programme.",
  },
  body: Talk.CorrectTalk,
  examples: { title: { summary: { ru: "Название", en: "The title" }, value: { title: "Первая встреча" } } },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid", "call.closed", "talk.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Talk.correct(ctx, params.talkId, body, expectedVersion),
  again: ({ ctx, params }) => Talk.get(ctx, params.talkId),
});

const withdrawTalk = operation({
  operationId: "withdrawTalk",
  method: "post",
  path: "/talks/{talkId}/withdraw",
  tag: "events",
  summary: { ru: "Отозвать свой доклад", en: "Withdraw one's talk" },
  description: {
    ru: "До начала мероприятия; всё присланное удаляется. Стоял в программе — организатор узнаёт, и это задача координатора. Второй раз ничего не меняет.",
    en: "Until the event begins; all that was sent goes. If it stood in the programme, the organiser is told, and it is a coordinator's task. A second time changes nothing.",
  },
  body: Talk.WithdrawTalk,
  examples: { ill: { summary: { ru: "Болезнь", en: "Illness" }, value: { reason: "Докладчик заболел." } } },
  answer: one,
  refusals: ["input.invalid", "talk.closed"],
  run: ({ ctx, params, body }) => Talk.withdraw(ctx, params.talkId, body),
  again: ({ ctx, params }) => Talk.get(ctx, params.talkId),
});

const askTalkReviews = operation({
  operationId: "askTalkReviews",
  method: "put",
  path: "/talks/{talkId}/reviewers",
  tag: "events",
  summary: { ru: "Назначить рецензентов", en: "Name reviewers" },
  description: {
    ru: "Целиком, не больше пяти организаций (`specialistId` — кто именно); кто уже оценил, остаётся. Кто подал доклад, его не рецензирует. Новые узнают письмом.",
    en: "As a whole, five organisations at most (`specialistId`: who exactly); whoever has answered stays. Whoever submitted it does not review it. New ones are told by letter.",
  },
  body: Talk.AskReviews,
  examples: {
    one: {
      summary: { ru: "Один рецензент", en: "One reviewer" },
      value: { reviewers: [{ agencyId: "agency_01JNQ8Z5V3T9C7K2M4P6R8S0AB" }] },
    },
  },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid", "talk.closed", "agency.unknown"],
  run: ({ ctx, params, body, expectedVersion }) => Talk.askReviews(ctx, params.talkId, body, expectedVersion),
  again: ({ ctx, params }) => Talk.get(ctx, params.talkId),
});

const reviewTalk = operation({
  operationId: "reviewTalk",
  method: "post",
  path: "/agencies/{agencyId}/talk-reviews/{talkId}",
  tag: "events",
  summary: { ru: "Рецензия на доклад", en: "Review a talk" },
  description: {
    ru: "`review` — оценка от 1 до 5 и на чём она основана; `declined` — оценить нельзя: назовут другого. До решения исправляется новой.",
    en: "`review`: a grade from 1 to 5 and what it rests on; `declined`: one cannot say, and another is named. Put right by another until it is decided.",
  },
  body: Talk.ReviewTalk,
  examples: {
    good: {
      summary: { ru: "Хороший доклад", en: "A good one" },
      value: { answer: "review", grade: 4, remark: "Ясно и по делу; добавить итоги через год." },
    },
  },
  answer: { status: 200, schema: Talk.ReviewView, description: { ru: "Рецензия.", en: "The review." } },
  refusals: ["input.invalid", "talk.closed"],
  run: ({ ctx, params, body }) => Talk.review(ctx, { id: params.talkId, by: params.agencyId }, body),
  again: ({ ctx, params }) => Talk.readReview(ctx, { id: params.talkId, by: params.agencyId }),
});

const decideTalk = operation({
  operationId: "decideTalk",
  method: "post",
  path: "/talks/{talkId}/decide",
  tag: "events",
  summary: { ru: "Решение по докладу", en: "Decide upon a talk" },
  description: {
    ru: "`accepted`, `reserve` или `refused` — с причиной, её прочтёт автор. Решить иначе можно до начала мероприятия: автору напишут снова. Принятая практика организации предлагается в библиотеку.",
    en: "`accepted`, `reserve`, or `refused` with why, which the author reads. It can be decided otherwise until the event begins: the author is told anew. A practice of an organisation that is accepted is proposed for the library.",
  },
  body: Talk.DecideTalk,
  examples: { accepted: { summary: { ru: "Принят", en: "Accepted" }, value: { decision: "accepted" } } },
  answer: one,
  refusals: ["input.invalid", "talk.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Talk.decideTalk(ctx, params.talkId, body, expectedVersion),
  again: ({ ctx, params }) => Talk.get(ctx, params.talkId),
});

export const talks = [
  setCall,
  getCall,
  submitTalk,
  setTalkProgramme,
  printTalks,
  findTalks,
  findTalkReviews,
  getTalk,
  correctTalk,
  withdrawTalk,
  askTalkReviews,
  reviewTalk,
  decideTalk,
] as const;
