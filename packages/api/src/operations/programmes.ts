import { AgencyIdText } from "@marshrut/core/agency";
import * as Programme from "@marshrut/core/programme";
import { ServiceKey } from "@marshrut/core/service";
import * as ServiceList from "@marshrut/core/service-list";
import type { Ctx, ItemId } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample, ordered } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Programme.ProgrammeView,
  description: { ru: "Программа.", en: "The programme." },
} as const;

const speech = {
  kind: "adapted-supplementary",
  title: "«Говорим вместе»: развитие речи и альтернативная коммуникация",
  serviceKeys: ["speech-therapy"],
  ages: { from: 7, to: 11 },
  form: "group",
  group: { size: 6, inclusive: true },
  methods: [{ title: "Альтернативная коммуникация карточками (PECS)", evidence: "B" }],
  goals: [{ title: "Просит о нужном словом или карточкой", serviceKey: "speech-therapy" }],
  sessionsPerMonth: 8,
  hoursPerMonth: 6,
  term: { from: "2025-03-01", until: "2025-12-31" },
  places: 6,
  dataClass: "education",
} as const;

const draftProgramme = operation({
  operationId: "draftProgramme",
  method: "post",
  path: "/programmes",
  tag: "programmes",
  summary: { ru: "Составить программу", en: "Draft a programme" },
  description: {
    ru: "Проект программы организации: индивидуальной, адаптированной дополнительной (АДОП), дополнительной, жизненных навыков, профориентации, ранней помощи. Без `agencyId` — типовая программа региона, которую организации копируют. Зачислять можно после утверждения.",
    en: "The draft of an organisation's programme. Without `agencyId` a model programme of the region, which organisations copy. Children are enrolled once it is approved.",
  },
  body: Programme.NewProgramme,
  examples: {
    speech: {
      summary: { ru: "АДОП для группы", en: "An adapted programme for a group" },
      value: { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC", ...speech },
    },
    model: { summary: { ru: "Типовая программа", en: "A model programme" }, value: speech },
  },
  answer: { ...answer, status: 201 },
  refusals: ["agency.unknown"],
  run: async ({ ctx, body }) => {
    await mustHaveCards(ctx, body.methods);
    return Programme.draft(ctx, body);
  },
  again: ({ ctx }, ref) => Programme.get(ctx, ref.id as `programme_${string}`),
});

const findProgrammes = operation({
  operationId: "findProgrammes",
  method: "get",
  path: "/programmes",
  tag: "programmes",
  summary: { ru: "Найти программы", en: "Find programmes" },
  description: {
    ru: "Утверждённые, если `status` не просит другого. `agency` — одной организации, `service` — с этой услугой, `model=true` — типовые. Утверждённая программа — предложение всему региону: её читают и копируют координаторы любого муниципалитета; проекты — только те, чьё это дело. Организации видят свои и типовые.",
    en: "Approved ones unless `status` asks otherwise. `agency`: of one organisation; `service`: with this service; `model=true`: model programmes. An approved programme is an offer to the whole region: coordinators of every municipality read and copy it; what is being prepared is for whoever is responsible. Organisations see their own, and the model ones.",
  },
  query: listQuery({
    agency: AgencyIdText.optional(),
    service: ServiceKey.optional(),
    status: z.enum(Programme.programmeStatuses).optional(),
    model: z.literal("true").optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Programme.ProgrammeView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, service, status, model }, page }) =>
    page((of) => Programme.find(ctx, { agency, service, status, model: model === "true", ...of })),
});

const getProgramme = operation({
  operationId: "getProgramme",
  method: "get",
  path: "/programmes/{programmeId}",
  tag: "programmes",
  summary: { ru: "Прочитать программу", en: "Read a programme" },
  description: {
    ru: "Утверждённое содержание, места; проект следующей версии — организации и тем, чей это муниципалитет.",
    en: "What has been approved, and its places; the draft of the next version to its organisation and to staff of its municipality.",
  },
  answer,
  run: ({ ctx, params }) => Programme.get(ctx, params.programmeId),
});

const listProgrammeVersions = operation({
  operationId: "listProgrammeVersions",
  method: "get",
  path: "/programmes/{programmeId}/versions",
  tag: "programmes",
  summary: { ru: "Утверждённые версии", en: "Approved versions" },
  description: {
    ru: "Какой программа была в каждой утверждённой версии, и каким актом она утверждена. Зачисление хранит номер своей версии.",
    en: "What the programme said in each approved version, and the act. An enrolment keeps the number of its version.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Programme.ProgrammeVersionView) }),
    description: { ru: "Версии, старые первыми.", en: "The versions, oldest first." },
  },
  run: async ({ ctx, params }) => ({
    items: (await Programme.versions(ctx, params.programmeId)).map(({ programmeId: _, ...told }) => told),
  }),
});

const changeProgramme = operation({
  operationId: "changeProgramme",
  method: "patch",
  path: "/programmes/{programmeId}",
  tag: "programmes",
  summary: { ru: "Изменить проект или начать новую версию", en: "Change the draft, or begin a new version" },
  description: {
    ru: "Меняется то, что названо. У утверждённой программы это проект следующей версии: действующая остаётся, пока новую не утвердят.",
    en: "What is named is changed. Of an approved programme this is the draft of its next version: the present one counts until that is approved.",
  },
  body: Programme.ProgrammePatch,
  examples: {
    places: { summary: { ru: "Больше мест", en: "More places" }, value: { places: 8, sessionsPerMonth: 10 } },
  },
  ifMatch: "required",
  answer,
  refusals: ["programme.withdrawn"],
  run: async ({ ctx, params, body, expectedVersion }) => {
    await mustHaveCards(ctx, body.methods);
    return Programme.revise(ctx, params.programmeId, body, expectedVersion);
  },
  again: ({ ctx, params }) => Programme.get(ctx, params.programmeId),
});

const act = {
  order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "114", date: "2025-03-03" } } },
};

const approveProgramme = operation({
  operationId: "approveProgramme",
  method: "post",
  path: "/programmes/{programmeId}/approve",
  tag: "programmes",
  summary: { ru: "Утвердить программу", en: "Approve a programme" },
  description: {
    ru: "По акту: номер и дата. Утверждает департамент или муниципалитет, не сама организация. Где утверждён перечень услуг муниципалитета или региона, услуги программы — из него.",
    en: "By an act: its number and date. The department or the municipality approves, not the organisation itself. Where a list of services is approved, the programme's services are on it.",
  },
  body: z.union([Programme.DecideProgramme, ByDecision]),
  examples: { ...act, ...decisionExample },
  answer,
  refusals: [
    "programme.approved",
    "programme.withdrawn",
    "programme.over",
    "agency.unknown",
    "approval.by-decision",
    "decision.not-effective",
  ],
  run: async ({ ctx, params, body }) => {
    const subject = { kind: "programme", programmeId: params.programmeId } as const;
    const [given, decisionId] = await byDecision(ctx, body, subject, ordered);
    const listed = (municipality?: string) => ServiceList.promised(ctx, municipality ?? ServiceList.regional);
    return Programme.approve(ctx, params.programmeId, given, listed, decisionId);
  },
  again: ({ ctx, params }) => Programme.get(ctx, params.programmeId),
});

const withdrawProgramme = operation({
  operationId: "withdrawProgramme",
  method: "post",
  path: "/programmes/{programmeId}/withdraw",
  tag: "programmes",
  summary: { ru: "Отозвать программу", en: "Withdraw a programme" },
  description: {
    ru: "По акту. Больше никого не зачисляют; кто зачислен, занимается до конца срока.",
    en: "By an act. Nobody is enrolled any more; whoever is enrolled stays to the end of the term.",
  },
  body: Programme.DecideProgramme,
  examples: act,
  answer,
  refusals: ["programme.withdrawn"],
  run: ({ ctx, params, body }) => Programme.withdraw(ctx, params.programmeId, body),
  again: ({ ctx, params }) => Programme.get(ctx, params.programmeId),
});

const copyProgramme = operation({
  operationId: "copyProgramme",
  method: "post",
  path: "/programmes/{programmeId}/copy",
  tag: "programmes",
  summary: { ru: "Скопировать типовую программу", en: "Copy a model programme" },
  description: {
    ru: "Проект программы организации по утверждённой, обычно типовой (мероприятия III-3, III-6): дальше его меняют и утверждают как любой другой.",
    en: "A draft of the organisation's own of an approved programme, a model one as a rule, to be changed and approved like any other.",
  },
  body: Programme.CopyProgramme,
  examples: {
    school: {
      summary: { ru: "Для школы", en: "For a school" },
      value: { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["agency.unknown", "programme.not-approved", "programme.withdrawn"],
  run: ({ ctx, params, body }) => Programme.copy(ctx, params.programmeId, body),
  again: ({ ctx }, ref) => Programme.get(ctx, ref.id as `programme_${string}`),
});

const followModel = operation({
  operationId: "followModelProgramme",
  method: "post",
  path: "/programmes/{programmeId}/model",
  tag: "programmes",
  summary: { ru: "Решить, что с новой редакцией типовой программы", en: "Say what becomes of the model's new version" },
  description: {
    ru: "Программа помнит, с какой редакции типовой она снята (`modelVersion`); о новой (`modelNews`) организация узнаёт в письме дня. `adopt` — новая редакция становится проектом следующей версии, места и срок остаются свои; `keep` — своя остаётся, как была.",
    en: "A programme keeps which version of its model it was copied from (`modelVersion`); of a new one (`modelNews`) the organisation is told in the day's mail. `adopt`: it becomes the draft of the next version, with one's own places and term; `keep`: one's own stays as it is.",
  },
  body: Programme.FollowModel,
  examples: { keep: { summary: { ru: "Оставить свою", en: "Keep one's own" }, value: { answer: "keep" } } },
  answer,
  refusals: ["input.invalid", "programme.withdrawn", "programme.not-approved"],
  run: ({ ctx, params, body }) => Programme.followModel(ctx, params.programmeId, body),
  again: ({ ctx, params }) => Programme.get(ctx, params.programmeId),
});

/** Cards that methods name are there for everybody. Loaded where one is named. @throws Refusal input.invalid */
async function mustHaveCards(ctx: Ctx, methods: readonly { itemId?: ItemId | undefined }[] = []): Promise<void> {
  const named = methods.flatMap(({ itemId }, i) => (itemId ? [{ itemId, i }] : []));
  if (named.length > 0) await (await import("./programmes.methods.ts")).mustBeMethods(ctx, named);
}

export const programmes = [
  draftProgramme,
  findProgrammes,
  getProgramme,
  listProgrammeVersions,
  changeProgramme,
  approveProgramme,
  withdrawProgramme,
  copyProgramme,
  followModel,
] as const;
