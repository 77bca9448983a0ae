import * as Conference from "@marshrut/core/conference";
import * as Retention from "@marshrut/core/retention";
import * as Settings from "@marshrut/core/settings";
import { ourDate } from "@marshrut/core/shared";
import * as Texting from "@marshrut/core/texting";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const answer = {
  status: 200,
  schema: Settings.SettingsView,
  description: { ru: "Настройки и сроки.", en: "Settings and terms." },
} as const;

const getSettings = operation({
  operationId: "getSettings",
  method: "get",
  path: "/tenant/settings",
  tag: "access",
  summary: { ru: "Настройки региона", en: "The region's settings" },
  description: {
    ru: "Что регион задал для себя, и сколько что хранится: действующий срок, границы и источник каждого. Просмотр записывается.",
    en: "What the region has set for itself, and how long things are kept: each term in force, its bounds and its source. Reading is on record.",
  },
  answer,
  run: ({ ctx }) => Settings.get(ctx),
});

const changeSettings = operation({
  operationId: "changeSettings",
  method: "patch",
  path: "/tenant/settings",
  tag: "access",
  summary: { ru: "Изменить настройки региона", en: "Change the region's settings" },
  description: {
    ru: "Меняется то, что названо; `null` возвращает обычное. Сроки хранения, отправитель писем, адреса тревог, сервер видеосвязи, поставщика СМС и более высокие пределы меняют двое администраторов: нужна причина (`reason`), первый запрос отвечает 202 `second-person.wanted`, второй администратор подтверждает в `/confirmations`. Срок за границами закона не принимается, отказ называет источник. Часовой пояс, адрес системы и муниципалитеты задаёт тот, кто её разворачивает.",
    en: "What is named is changed; `null` takes back the usual. Terms of keeping, the sender of mails, where alarms go, the server for video, the provider of texts, and higher limits are changed by two administrators: with a `reason`; the first request answers 202 `second-person.wanted`, and another administrator confirms it in `/confirmations`. A term outside the law's bounds is refused with its source. Zone, address and municipalities are set by whoever deploys the system.",
  },
  body: Settings.SettingsPatch,
  examples: {
    night: {
      summary: { ru: "Тихие часы", en: "Quiet hours" },
      value: { quietHours: { from: "21:00", to: "08:00" } },
    },
    terms: {
      summary: { ru: "Срок хранения писем", en: "How long mails are kept" },
      value: {
        retention: { mailYears: 3, source: "Номенклатура дел на 2026 год, ст. 04-12" },
        reason: "Новая номенклатура дел, приказ от 12 января № 4.",
      },
    },
    conference: {
      summary: { ru: "Сервер видеосвязи", en: "The server for video" },
      value: {
        conference: {
          urlTemplate: "https://meet.example.ru/{room}",
          jwt: { issuer: "marshrut", audience: "jitsi" },
        },
        reason: "Сервер области введён в работу, акт от 12 января № 7.",
      },
    },
    texting: {
      summary: { ru: "СМС семьям", en: "Texts to families" },
      value: {
        texting: {
          url: "https://sms.example.ru/send",
          body: '{"number":"{phone}","text":"{text}","clientId":"{id}"}',
          accepts: '"success":true',
        },
        reason: "Договор с оператором от 12 января № 8.",
      },
    },
  },
  ifMatch: "required",
  answer,
  refusals: ["second-person.wanted", "second-person.closed", "input.invalid"],
  run: ({ ctx, body, expectedVersion }) => Settings.change(ctx, body, expectedVersion),
  again: ({ ctx }) => Settings.get(ctx),
});

const makeConferenceKey = operation({
  operationId: "makeConferenceKey",
  method: "post",
  path: "/tenant/conference-key",
  tag: "access",
  summary: { ru: "Создать ключ сервера видеосвязи", en: "Make the key of the conference server" },
  description: {
    ru: "Ключ, которым подписан токен входящего во встречу (`conference.jwt` настроек; HS256, как берёт Jitsi: `app_secret`). Показывается один раз; прежний сразу перестаёт действовать. Кто ведёт сервер, вносит его туда.",
    en: "The key that signs the token of whoever comes to a meeting (`conference.jwt` of the settings; HS256, as Jitsi takes it: `app_secret`). It is shown once; the former one is of no use from then on. Whoever runs the server puts it in there.",
  },
  body: z.strictObject({}),
  examples: { make: { summary: { ru: "Создать", en: "Make" }, value: {} } },
  answer: {
    status: 200,
    schema: Conference.NewConferenceKey,
    description: { ru: "Ключ.", en: "The key." },
  },
  refusals: ["conflict.version", "conflict.busy"],
  run: ({ ctx }) => Conference.makeKey(ctx),
  again: ({ ctx }, { parent }) => Conference.revealKey(ctx, parent),
});

const setTextingKey = operation({
  operationId: "setTextingKey",
  method: "post",
  path: "/tenant/texting-key",
  tag: "access",
  summary: { ru: "Задать ключ поставщика СМС", en: "Set the key of the provider of texts" },
  description: {
    ru: "Значение заголовка `Authorization`, по которому поставщик СМС (`texting` настроек) узнаёт регион. Хранится запечатанным и больше никому не показывается; прежнее сразу перестаёт использоваться.",
    en: "The value of the header `Authorization` by which the provider of texts (`texting` of the settings) knows the region. It is kept sealed and shown to nobody again; the former one is of no use from then on.",
  },
  body: Texting.SetTextingKey,
  examples: { set: { summary: { ru: "Ключ", en: "The key" }, value: { authorization: "Bearer 3f9c0b7ae2d14f1c" } } },
  answer: {
    status: 200,
    schema: Texting.TextingKeySet,
    description: { ru: "Задан.", en: "It is set." },
  },
  refusals: ["conflict.busy"],
  run: ({ ctx, body }) => Texting.setKey(ctx, body),
  again: ({ ctx }) => Texting.keySet(ctx),
});

const previewRetention = operation({
  operationId: "previewRetention",
  method: "get",
  path: "/tenant/retention",
  tag: "access",
  summary: { ru: "Что уйдёт по сроку хранения", en: "What goes when its term is over" },
  description: {
    ru: "Пробный расчёт на день `on` (без него — сегодня) по действующим срокам: сколько чего уйдёт, сколько задержано и почему — открытое требование об уничтожении или возражение семьи, не переданный отчёт периода, строки, о которых никто не решил. Ничего не удаляется. Ниже — что хранится по сроку, который регион не задаёт, и последние строки реестра: что, когда и по какому сроку ушло. Просмотр записывается.",
    en: "A dry run for the day `on`, today where it is left out, by the terms in force: how many of what would go, how many are held and why (a request to erase or a family's objection is open, a period's report is not handed over, rows nobody has decided on). Nothing goes by it. Below it what is kept for a time that a region does not set, and the newest lines of the register: what went, when and by which term. Reading is on record.",
  },
  query: z.strictObject({ on: ourDate.optional() }),
  answer: {
    status: 200,
    schema: Retention.RetentionView,
    description: { ru: "Пробный расчёт и реестр.", en: "The dry run and the register." },
  },
  run: ({ ctx, query }) => Retention.preview(ctx, query.on),
});

export const tenant = [getSettings, changeSettings, makeConferenceKey, setTextingKey, previewRetention] as const;
