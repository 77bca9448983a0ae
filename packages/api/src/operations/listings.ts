import * as Navigator from "@marshrut/core/navigator";
import { operation } from "../operation/index.ts";

const one = {
  status: 200,
  schema: Navigator.ListingView,
  description: { ru: "Описание для всех.", en: "The entry as everybody sees it." },
} as const;
const at = { tag: "agencies", answer: one } as const;

export const exampleListing = {
  purpose: {
    ru: "Помогаем детям, которым трудно говорить, и их родителям. Занятия бесплатные.",
    en: "We help children who find it hard to speak, and their parents. Free of charge.",
  },
  firstStep: { ru: "Позвоните, направление не нужно.", en: "Call; you need no referral." },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00, доб. 2",
  site: "https://centre.example.org",
  hours: [{ days: ["MO", "TU", "WE", "TH", "FR"], from: "09:00", until: "18:00" }],
  access: ["ramp", "toilet", "remote"],
  ages: { from: 0, to: 18 },
  booking: true,
};

const getListing = operation({
  ...at,
  operationId: "getListing",
  method: "get",
  path: "/agencies/{agencyId}/listing",
  summary: { ru: "Как организация видна всем", en: "How an organisation is shown to everybody" },
  description: {
    ru: "Описание для открытых страниц `/help`, `/organisations/{id}` и справочника `/hsds`: видно ли оно, кем и когда подтверждено, что менялось. Пока не заполнено — версии 0.",
    en: "Its entry on the open pages `/help`, `/organisations/{id}` and in `/hsds`: whether it is shown, by whom and when it was confirmed, what was changed. Of version 0 until it is filled in.",
  },
  run: ({ ctx, params }) => Navigator.getListing(ctx, params.agencyId),
});

const setListing = operation({
  ...at,
  operationId: "setListing",
  method: "put",
  path: "/agencies/{agencyId}/listing",
  summary: { ru: "Заполнить описание для всех", en: "Fill in the entry that everybody sees" },
  description: {
    ru: "Описание целиком; кто его пишет, тот и подтверждает, что это так. Сразу видно всем, если не скрыто координатором. `booking`: свободное время организации стоит на странице, и записаться может любой, оставив номер. Рабочий телефон и адрес, без имён.",
    en: "The entry as a whole; whoever writes it confirms it. Shown to everybody at once, unless a coordinator has hidden it. `booking`: its free times stand on the page, and anybody may take one by leaving a number. A working number and address, no names.",
  },
  body: Navigator.ListingContent,
  examples: { centre: { summary: { ru: "Центр", en: "A centre" }, value: exampleListing } },
  ifMatch: "required",
  run: ({ ctx, params, body, expectedVersion }) => Navigator.setListing(ctx, params.agencyId, body, expectedVersion),
  again: ({ ctx, params }) => Navigator.getListing(ctx, params.agencyId),
});

const confirmListing = operation({
  ...at,
  operationId: "confirmListing",
  method: "post",
  path: "/agencies/{agencyId}/listing/confirm",
  summary: { ru: "Подтвердить: всё ещё так", en: "Confirm: it is still so" },
  description: {
    ru: "Через год после подтверждения организацию спрашивают в её сводке, и снова каждый месяц, пока не ответит. Страница показывает день.",
    en: "A year after it was confirmed the organisation is asked in its digest, and each month again until it answers. The page shows the day.",
  },
  ifMatch: "optional",
  refusals: ["not-found"],
  run: ({ ctx, params, expectedVersion }) => Navigator.confirmListing(ctx, params.agencyId, expectedVersion),
  again: ({ ctx, params }) => Navigator.getListing(ctx, params.agencyId),
});

const hideListing = operation({
  ...at,
  operationId: "hideListing",
  method: "post",
  path: "/agencies/{agencyId}/listing/hide",
  summary: { ru: "Скрыть описание", en: "Hide the entry" },
  description: {
    ru: "Координатор скрывает то, что неверно или вредит, с причиной; до показа снова его не видит никто, и в `/hsds` тоже.",
    en: "A coordinator hides what is wrong or does harm, with a reason; until it is shown again nobody sees it, nor is it in `/hsds`.",
  },
  body: Navigator.HideListing,
  examples: {
    moved: {
      summary: { ru: "Переехали", en: "They have moved" },
      value: { reason: "По адресу никого нет, ждём ответа." },
    },
  },
  refusals: ["not-found", "conflict.exists"],
  run: ({ ctx, params, body }) => Navigator.hideListing(ctx, params.agencyId, body),
  again: ({ ctx, params }) => Navigator.getListing(ctx, params.agencyId),
});

const showListing = operation({
  ...at,
  operationId: "showListing",
  method: "post",
  path: "/agencies/{agencyId}/listing/show",
  summary: { ru: "Показать описание снова", en: "Show the entry again" },
  description: { ru: "Описание снова видно всем.", en: "Everybody sees the entry again." },
  refusals: ["not-found", "conflict.exists"],
  run: ({ ctx, params }) => Navigator.showListing(ctx, params.agencyId),
  again: ({ ctx, params }) => Navigator.getListing(ctx, params.agencyId),
});

export const listings = [getListing, setListing, confirmListing, hideListing, showListing] as const;
