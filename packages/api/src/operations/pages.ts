import * as z from "zod";
import type { Described } from "../operation/index.ts";

type Page = Described & { tag: "pages"; open: true };

const html = ["text/html"] as const;
const page = { method: "get", tag: "pages", open: true } as const;
const shown = { status: 200, description: { ru: "Страница.", en: "The page." } } as const;

/** What is the same for everybody and is asked for without any token: the pages, and what they are made of. */
export const pages = [
  {
    ...page,
    operationId: "landingPage",
    path: "/",
    summary: { ru: "С чего начать", en: "Where to begin" },
    description: { ru: "Что это и куда идти дальше.", en: "What this is, and where to go on." },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "respondPage",
    path: "/respond",
    summary: { ru: "Страница одноразовой ссылки", en: "The page of a one-time link" },
    description: {
      ru: "Одна для всех ссылок: токен стоит после # и вместе со страницей не уходит, его присылает скрипт (`respond`).",
      en: "The same for every link: the token stands behind the # and is not sent with the page; its script sends it (`respond`).",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "organisationPage",
    path: "/organisation",
    summary: { ru: "Страница шагов организации", en: "The page of an organisation's steps" },
    description: { ru: "То же для ссылки из сводки.", en: "The same for the link of a digest." },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "reportsPage",
    path: "/reports",
    summary: { ru: "Страница отчётов организации", en: "The page of an organisation's reports" },
    description: {
      ru: "То же для ссылки из напоминания об отчётах.",
      en: "The same for the link of a reports' reminder.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "officePage",
    path: "/office",
    summary: { ru: "Своя страница организации", en: "An organisation's own page" },
    description: {
      ru: "Та же страница, что `/organisation`, без шагов, открытая на «Занятиях»: для ссылки из письма о занятиях за месяц.",
      en: "The page of `/organisation` without its steps, opened at a month's sessions: for the link of the mail that asks for them.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "familyPage",
    path: "/family",
    summary: { ru: "Страница семьи", en: "A family's page" },
    description: {
      ru: "Одна для всех личных ссылок: токен стоит после #, его присылает скрипт (`openFamily`). Без токена — место для кода с печатного листа.",
      en: "The same for every member's link: the token stands behind the #, and the script sends it (`openFamily`). Without one, a place for the code of a printed sheet.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "formPage",
    path: "/form",
    summary: { ru: "Страница анкеты", en: "The page of a form" },
    description: {
      ru: "Одна для всех анкет: токен стоит после #, его присылает скрипт (`respondForm`).",
      en: "The same for every form: the token stands behind the #, and the script sends it (`respondForm`).",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "signUpPage",
    path: "/sign-up",
    summary: { ru: "Запись на мероприятие", en: "A sign-up for an event" },
    description: { ru: "То же для ссылки из письма о записи.", en: "The same for the link of a sign-up's letter." },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "talkPage",
    path: "/talk",
    summary: { ru: "Доклад", en: "A talk" },
    description: { ru: "То же для ссылки из письма о докладе.", en: "The same for the link of a talk's letter." },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "docsPage",
    path: "/docs",
    summary: { ru: "Справочник по API", en: "The reference of the API" },
    description: {
      ru: "Для людей, на двух языках, без скриптов.",
      en: "For people, in two languages, without scripts.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "openApi",
    path: "/openapi.json",
    summary: { ru: "Описание OpenAPI 3.1", en: "The OpenAPI 3.1 description" },
    description: { ru: "Этот документ.", en: "This document." },
    answer: {
      status: 200,
      schema: z.looseObject({ openapi: z.literal("3.1.0") }),
      description: { ru: "Описание.", en: "The description." },
    },
  },
  {
    ...page,
    operationId: "asset",
    path: "/assets/{name}",
    summary: { ru: "Стиль, скрипт или знак страницы", en: "A style, script or sign of a page" },
    description: {
      ru: "Имя говорит о содержании, поэтому хранить его можно всегда.",
      en: "The name tells the content, so that it may be kept for ever.",
    },
    files: ["text/javascript", "text/css", "image/svg+xml"],
    answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "health",
    path: "/health",
    summary: { ru: "Состояние сервиса", en: "Whether the service is well" },
    description: { ru: "Отвечает, значит работает.", en: "It answers, so it runs." },
    answer: {
      status: 200,
      schema: z.strictObject({ status: z.literal("ok") }),
      description: { ru: "Работает.", en: "It runs." },
    },
  },
] as const satisfies readonly Page[];

export type PageId = (typeof pages)[number]["operationId"];
