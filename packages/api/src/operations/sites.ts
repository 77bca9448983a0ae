import * as Agreement from "@marshrut/core/agreement";
import { documentFormats, documentType } from "@marshrut/core/document";
import * as Internship from "@marshrut/core/internship";
import { isPractice } from "@marshrut/core/library";
import type { AgencyId, Ctx, InternshipId, ItemId, SiteId } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { byDecision, decisionExample, exampleAgencyId, ordered } from "./decided.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const site = {
  status: 200,
  schema: Internship.SiteView,
  description: { ru: "Площадка.", en: "The site." },
} as const;
const page = { ru: "Страница списка.", en: "A page of the list." };
const practices = (ctx: Ctx) => (id: ItemId) => isPractice(ctx, id);

const openSite = operation({
  operationId: "openSite",
  method: "post",
  path: "/sites",
  tag: "specialists",
  summary: { ru: "Предложить стажировочную площадку", en: "Propose an internship site" },
  description: {
    ru: "Организация показывает свою практику специалистам других организаций: программа, часы, заезды с числом мест, наставники из её списка специалистов; `practiceId` — опубликованная практика библиотеки. Заявки принимаются после утверждения, до него у координатора задача.",
    en: "An organisation shows a practice of its own to specialists of others: programme, hours, terms with their places, mentors of its list of specialists; `practiceId` is a practice that the library has published. Applications are taken once it is approved; until then a coordinator has a task.",
  },
  body: Internship.NewSite,
  examples: {
    site: {
      summary: { ru: "Площадка", en: "A site" },
      value: {
        agencyId: exampleAgencyId,
        title: "Ранняя помощь в семье: первые визиты",
        about: "Показываем, как команда приходит в семью с малышом и вместе с родителями ставит цели.",
        programme: ["Знакомство с командой", "Домашний визит с наставником", "Разбор и план для своей организации"],
        hours: 36,
        terms: [{ from: "2027-02-01", until: "2027-02-05", places: 3 }],
        mentors: ["specialist_01JAB3C4D5E6F7G8H9JKMNPQRS"],
      },
    },
  },
  answer: { ...site, status: 201 },
  location: ({ siteId }) => `/sites/${siteId}`,
  refusals: ["input.invalid"],
  run: ({ ctx, body }) => Internship.openSite(ctx, body, practices(ctx)),
  again: ({ ctx }, ref) => Internship.getSite(ctx, ref.id as SiteId),
});

const findSites = operation({
  operationId: "findSites",
  method: "get",
  path: "/sites",
  tag: "specialists",
  summary: { ru: "Стажировочные площадки", en: "Internship sites" },
  description: {
    ru: "Утверждённые — всего региона; с `status=proposed` или `closed` — свои, а координатору — его территории.",
    en: "Approved ones of the whole region; with a `status` of `proposed` or `closed` one's own, for a coordinator those of their territory.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Internship.siteStatuses).optional(),
  }),
  answer: { status: 200, schema: listOf(Internship.SiteView), description: page },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Internship.findSites(ctx, { agency: agency as AgencyId | undefined, municipality, status, ...of })),
});

const getSite = operation({
  operationId: "getSite",
  method: "get",
  path: "/sites/{siteId}",
  tag: "specialists",
  summary: { ru: "Площадка", en: "A site" },
  description: {
    ru: "Свободные места и очередь по заездам; `mayDo` — что с ней можно сделать сейчас.",
    en: "Free places and who waits, by term; `mayDo` is what may be done with it now.",
  },
  answer: site,
  run: ({ ctx, params }) => Internship.getSite(ctx, params.siteId),
});

const changeSite = operation({
  operationId: "changeSite",
  method: "patch",
  path: "/sites/{siteId}",
  tag: "specialists",
  summary: { ru: "Изменить площадку", en: "Change a site" },
  description: {
    ru: "Что названо, то меняется; списки — целиком, `null` убирает. Если организация сама меняет утверждённое (название, описание, практику, услуги, программу, часы), площадку утверждают снова; кто принят, остаётся. Заезд, на который есть заявки, остаётся.",
    en: "What is named changes; lists as a whole, `null` takes away. Where the organisation itself says otherwise what was approved (title, description, practice, services, programme, hours), it is to be approved anew; whoever has a place keeps it. A term for which somebody has applied stays.",
  },
  body: Internship.SitePatch,
  examples: {
    terms: {
      summary: { ru: "Ещё один заезд", en: "One more term" },
      value: { terms: [{ from: "2027-04-05", until: "2027-04-09", places: 2 }] },
    },
  },
  ifMatch: "required",
  answer: site,
  refusals: ["input.invalid", "site.closed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Internship.changeSite(ctx, params.siteId, body, practices(ctx), expectedVersion),
  again: ({ ctx, params }) => Internship.getSite(ctx, params.siteId),
});

const approveSite = operation({
  operationId: "approveSite",
  method: "post",
  path: "/sites/{siteId}/approve",
  tag: "specialists",
  summary: { ru: "Утвердить площадку", en: "Approve a site" },
  description: {
    ru: "Актом (номер и дата), решением рабочей группы (`decisionId`) или соглашением, сторона которого — организация (`agreementId`). Утверждает муниципалитет или регион, не сама организация.",
    en: "By an act (number and date), by a body's decision (`decisionId`), or by an agreement to which the organisation is a party (`agreementId`). The municipality or the region approves, not the organisation itself.",
  },
  body: Internship.ApproveSite,
  examples: {
    order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "114", date: "2025-03-03" } } },
    ...decisionExample,
    agreement: {
      summary: { ru: "По соглашению", en: "By an agreement" },
      value: { agreementId: "agreement_01JAB3C4D5E6F7G8H9JKMNPQRS" },
    },
  },
  answer: site,
  refusals: ["input.invalid", "site.closed", "decision.not-effective"],
  run: async ({ ctx, params: { siteId }, body }) => {
    if ("agreementId" in body) {
      const { agencyId } = await Internship.getSite(ctx, siteId);
      const { number, date } = await Agreement.agreedWith(ctx, body.agreementId, agencyId as AgencyId);
      return Internship.approveSite(ctx, siteId, { act: { number, date }, agreementId: body.agreementId });
    }
    const [{ act }, decisionId] = await byDecision(ctx, body, { kind: "site", siteId }, ordered);
    return Internship.approveSite(ctx, siteId, { act, decisionId });
  },
  again: ({ ctx, params }) => Internship.getSite(ctx, params.siteId),
});

const closeSite = operation({
  operationId: "closeSite",
  method: "post",
  path: "/sites/{siteId}/close",
  tag: "specialists",
  summary: { ru: "Закрыть площадку", en: "Close a site" },
  description: {
    ru: "Заявки больше не принимаются; всем, кто должен был приехать или ждёт, пишут, и у координатора появляется задача. Второй раз ничего не меняет.",
    en: "It takes no applications any more; whoever was to come or waits is told, and a coordinator gets a task. A second time changes nothing.",
  },
  body: Internship.CloseSite,
  examples: { moved: { summary: { ru: "Ремонт", en: "Works" }, value: { reason: "Ремонт здания до осени." } } },
  answer: site,
  refusals: ["input.invalid"],
  run: ({ ctx, params, body }) => Internship.closeSite(ctx, params.siteId, body),
  again: ({ ctx, params }) => Internship.getSite(ctx, params.siteId),
});

const one = {
  status: 200,
  schema: Internship.InternshipView,
  description: { ru: "Стажировка.", en: "The internship." },
} as const;
const again = ({ ctx, params }: { ctx: Ctx; params: { internshipId: InternshipId } }) =>
  Internship.get(ctx, params.internshipId);

const applyInternship = operation({
  operationId: "applyInternship",
  method: "post",
  path: "/internships",
  tag: "specialists",
  summary: { ru: "Подать заявку на стажировку", en: "Apply for an internship" },
  description: {
    ru: "Организация просит место для своего специалиста на заезд площадки (`from` — его первый день). Площадка узнаёт письмом, имя видит на своей странице; не ответит за две недели — задача координатора.",
    en: "An organisation asks for a place for one of its specialists in a term of the site (`from` is its first day). The site is told by letter and sees the name on its page; no answer within two weeks is a coordinator's task.",
  },
  body: Internship.NewInternship,
  examples: {
    application: {
      summary: { ru: "Заявка", en: "An application" },
      value: {
        siteId: "site_01JAB3C4D5E6F7G8H9JKMNPQRS",
        specialistId: "specialist_01JAB3C4D5E6F7G8H9JKMNPQRS",
        from: "2027-02-01",
        wish: "Открываем службу ранней помощи, хотим увидеть первые визиты.",
      },
    },
  },
  answer: { ...one, status: 201 },
  location: (made) => `/internships/${made.internshipId}`,
  refusals: ["input.invalid", "site.closed", "conflict.exists", "limit.reached", "agency.closed"],
  run: ({ ctx, body }) => Internship.apply(ctx, body),
  again: ({ ctx }, ref) => Internship.get(ctx, ref.id as InternshipId),
});

const findInternships = operation({
  operationId: "findInternships",
  method: "get",
  path: "/internships",
  tag: "specialists",
  summary: { ru: "Стажировки", en: "Internships" },
  description: {
    ru: "Принятые, если `status` не просит другого. `agency` — чей специалист, `host` — на чьей площадке. Организация видит свои с обеих сторон (без `host` — своих специалистов), координатор — специалистов своей территории. Просмотр записывается.",
    en: "Accepted ones unless `status` asks otherwise. `agency`: whose specialist; `host`: at whose site. An organisation sees its own on either side (without `host` its own specialists), a coordinator specialists of their territory. Looks are on record.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    host: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Internship.internshipStatuses).optional(),
  }),
  answer: { status: 200, schema: listOf(Internship.InternshipSummary), description: page },
  run: ({ ctx, query: { agency, host, municipality, status }, page }) =>
    page((of) =>
      Internship.find(ctx, {
        agency: agency as AgencyId | undefined,
        host: host as AgencyId | undefined,
        municipality,
        status,
        ...of,
      }),
    ),
});

const getInternship = operation({
  operationId: "getInternship",
  method: "get",
  path: "/internships/{internshipId}",
  tag: "specialists",
  summary: { ru: "Стажировка", en: "An internship" },
  description: {
    ru: "С дневником, причинами и тем, что внедрили; просмотр записывается.",
    en: "With diary, reasons and what was introduced; the look is on record.",
  },
  answer: one,
  run: ({ ctx, params }) => Internship.get(ctx, params.internshipId),
});

const answerInternship = operation({
  operationId: "answerInternship",
  method: "post",
  path: "/internships/{internshipId}/answer",
  tag: "specialists",
  summary: { ru: "Ответить на заявку", en: "Answer an application" },
  description: {
    ru: "`accept` — с наставником площадки; `wait` — в очередь; `refuse` — с причиной, которую читает направившая организация. Отказ — задача координатора.",
    en: "`accept` with a mentor of the site; `wait`: on the waiting list; `refuse` with a reason that the sending organisation reads. A refusal is a coordinator's task.",
  },
  body: Internship.AnswerInternship,
  examples: {
    accept: {
      summary: { ru: "Принять", en: "Accept" },
      value: { answer: "accept", mentorId: "specialist_01JAB3C4D5E6F7G8H9JKMNPQRS" },
    },
    refuse: { summary: { ru: "Отказать", en: "Refuse" }, value: { answer: "refuse", reason: "Нужен опыт от года." } },
  },
  answer: one,
  refusals: ["input.invalid", "internship.closed", "site.closed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Internship.answer(ctx, { id: params.internshipId, expectedVersion }, body),
  again,
});

const writeInternshipDiary = operation({
  operationId: "writeInternshipDiary",
  method: "post",
  path: "/internships/{internshipId}/diary",
  tag: "specialists",
  summary: { ru: "Записать день в дневник", en: "Write a day of the diary" },
  description: {
    ru: "Часы и что сделано: любая из сторон. Запись на тот же день заменяет прежнюю, `hours: 0` убирает её.",
    en: "Hours and what was done, by either side. Said again for the same day it takes the former's place; `hours: 0` takes it out.",
  },
  body: Internship.DiaryEntry,
  examples: {
    day: {
      summary: { ru: "День", en: "A day" },
      value: { on: "2027-02-01", hours: 7, did: "Два домашних визита с наставником, разбор целей." },
    },
  },
  answer: one,
  refusals: ["input.invalid", "internship.closed", "limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Internship.writeDiary(ctx, { id: params.internshipId, expectedVersion }, body),
  again,
});

const endInternship = operation({
  operationId: "endInternship",
  method: "post",
  path: "/internships/{internshipId}/end",
  tag: "specialists",
  summary: { ru: "Завершить стажировку", en: "End an internship" },
  description: {
    ru: "`completed` — площадка: выдаётся сертификат, часы добавляются специалисту, через 3 и 6 месяцев спросим, что внедрено. `broken-off` — любая сторона, с причиной. `withdrawn` — направившая организация, пока стажировка не началась.",
    en: "`completed`, by the site: a certificate is given, the specialist has the hours, and after 3 and 6 months it is asked what was introduced. `broken-off`, by either side, with a reason. `withdrawn`, by the sending organisation, until it begins.",
  },
  body: Internship.EndInternship,
  examples: { completed: { summary: { ru: "Завершена", en: "Completed" }, value: { how: "completed", hours: 36 } } },
  answer: one,
  refusals: ["input.invalid", "internship.closed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Internship.end(ctx, { id: params.internshipId, expectedVersion }, body),
  again,
});

const sayInternshipOutcome = operation({
  operationId: "sayInternshipOutcome",
  method: "post",
  path: "/internships/{internshipId}/outcomes",
  tag: "specialists",
  summary: { ru: "Сказать, что внедрено", en: "Say what was introduced" },
  description: {
    ru: "Направившая организация — через 3 и 6 месяцев: внедрено, частично или нет, со словами. «Не внедрено» и молчание — задача координатора. Ответ можно исправить, сказав снова.",
    en: "The sending organisation, after 3 and 6 months: introduced, partly, or not, in words. Nothing introduced, and no answer, are a coordinator's task. Said again, an answer is put right.",
  },
  body: Internship.SayOutcome,
  examples: {
    introduced: {
      summary: { ru: "Внедрено", en: "Introduced" },
      value: { months: 3, outcome: "introduced", note: "Открыли домашние визиты для шести семей." },
    },
  },
  answer: one,
  refusals: ["input.invalid", "internship.closed"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Internship.sayOutcome(ctx, { id: params.internshipId, expectedVersion }, body),
  again,
});

const printInternshipCertificate = operation({
  operationId: "printInternshipCertificate",
  method: "get",
  path: "/internships/{internshipId}/certificate",
  tag: "specialists",
  summary: { ru: "Сертификат стажировки", en: "An internship's certificate" },
  description: {
    ru: "DOCX или PDF с номером, часами, кодом и QR для проверки на `/certificates`; пока хранится имя специалиста.",
    en: "DOCX or PDF with number, hours, code and a QR to check it on `/certificates`; as long as the specialist's name is kept.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("pdf") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["internship.closed"],
  run: async ({ ctx, params, query }) =>
    new Download(await Internship.certificateOf(ctx, params.internshipId, query.format)),
});

export const sites = [
  openSite,
  findSites,
  getSite,
  changeSite,
  approveSite,
  closeSite,
  applyInternship,
  findInternships,
  getInternship,
  answerInternship,
  writeInternshipDiary,
  endInternship,
  sayInternshipOutcome,
  printInternshipCertificate,
] as const;
