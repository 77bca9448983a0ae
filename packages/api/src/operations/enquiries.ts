import * as Navigator from "@marshrut/core/navigator";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Navigator.EnquiryView,
  description: { ru: "Обращение со страницы.", en: "The enquiry." },
} as const;

const findEnquiries = operation({
  operationId: "findEnquiries",
  method: "get",
  path: "/enquiries",
  tag: "enquiries",
  summary: { ru: "Обращения с открытых страниц", en: "Enquiries of open pages" },
  description: {
    ru: "Кто просит позвонить, о ранней помощи, на приём или говорит о неточности; ждущие, если `stage` не просит закрытых, от старых к новым. Имён и телефонов в списке нет.",
    en: "Who wants to be called, early help, a time, or says that an entry is wrong; those that wait, unless `stage` asks for settled ones, the oldest first. No names or numbers in the list.",
  },
  query: listQuery({
    stage: z.enum(["open", "settled"]).optional(),
    municipality: z.string().max(60).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Navigator.EnquiryView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { stage, municipality }, page }) =>
    page((of) => Navigator.findEnquiries(ctx, { stage, municipality, ...of })),
});

const getEnquiry = operation({
  operationId: "getEnquiry",
  method: "get",
  path: "/enquiries/{enquiryId}",
  tag: "enquiries",
  summary: { ru: "Обращение с открытой страницы", en: "An enquiry" },
  description: {
    ru: "С именем и телефоном, пока не закрыто; чтение записывается в журнал.",
    en: "With name and number until it is settled; the look is on record.",
  },
  answer: one,
  run: ({ ctx, params }) => Navigator.getEnquiry(ctx, params.enquiryId),
});

const confirmEnquiry = operation({
  operationId: "confirmEnquiry",
  method: "post",
  path: "/enquiries/{enquiryId}/confirm",
  tag: "enquiries",
  summary: { ru: "Подтвердить запись", en: "Confirm a booking" },
  description: {
    ru: "Организация или координатор позвонили и подтвердили время. Время и так занято за семьёй.",
    en: "The organisation or a coordinator has called and confirmed the time, which is kept for the family anyway.",
  },
  ifMatch: "optional",
  refusals: ["enquiry.closed"],
  answer: one,
  run: ({ ctx, params, expectedVersion }) => Navigator.confirmEnquiry(ctx, params.enquiryId, expectedVersion),
  again: ({ ctx, params }) => Navigator.getEnquiry(ctx, params.enquiryId),
});

const settleEnquiry = operation({
  operationId: "settleEnquiry",
  method: "post",
  path: "/enquiries/{enquiryId}/settle",
  tag: "enquiries",
  summary: { ru: "Закрыть обращение", en: "Settle an enquiry" },
  description: {
    ru: "Чем закончилось. `request` с `childId` — слова семьи становятся её обращением (`need`) в карте ребёнка, это может координатор. Имя и телефон уничтожаются; время, на которое никто не придёт (всё, кроме `seen`), снова свободно.",
    en: "What came of it. `request` with `childId`: the family's words become its request (`need`) in the child's card, by a coordinator. Name and number are destroyed; a time to which nobody comes (all but `seen`) is free again.",
  },
  body: Navigator.SettleEnquiry,
  examples: {
    advised: { summary: { ru: "Позвонили и подсказали", en: "Called and advised" }, value: { outcome: "advised" } },
  },
  ifMatch: "optional",
  refusals: ["enquiry.closed", "child.left", "limit.reached"],
  answer: one,
  run: ({ ctx, params, body, expectedVersion }) =>
    Navigator.settleEnquiry(ctx, params.enquiryId, body, expectedVersion),
  again: ({ ctx, params }) => Navigator.getEnquiry(ctx, params.enquiryId),
});

export const enquiries = [findEnquiries, getEnquiry, confirmEnquiry, settleEnquiry] as const;
