import { documentFormats, documentType } from "@marshrut/core/document";
import * as Family from "@marshrut/core/family";
import * as FamilyPage from "@marshrut/core/family-page";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Family.FamilyView,
  description: { ru: "Семья.", en: "The family." },
} as const;
const memberId = "rep_01J8ZQ4M7N3E5R6T8V9WXYZABC";

const formFamily = operation({
  operationId: "formFamily",
  method: "post",
  path: "/families",
  tag: "families",
  summary: { ru: "Завести семью", en: "Form a family" },
  description: {
    ru: "По `childId` — семья ребёнка: его законные представители; если она уже есть, отвечает ею. По `municipality` и `members` — семья, в которой ребёнка ещё нет: женщина может не называть себя. Имя и контакты представителей не повторяются: они — в карте ребёнка.",
    en: "By `childId` the family of a child: whoever represents it; where it is there already, it answers with it. By `municipality` and `members` a family that has no child yet: a woman may stay unnamed. Names and contacts of representatives are not repeated: they are with the child's card.",
  },
  body: Family.NewFamily,
  examples: {
    child: {
      summary: { ru: "Семья ребёнка", en: "The family of a child" },
      value: { childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
    },
    before: {
      summary: { ru: "До рождения, без имени", en: "Before birth, unnamed" },
      value: {
        municipality: "novokuznetsk",
        members: [{ kin: "expecting-mother", phone: "+7 900 000-00-00", languages: ["ru"], needs: ["phone-only"] }],
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["child.left", "child.merging", "child.merged", "child.erased", "conflict.busy"],
  run: ({ ctx, body }) => Family.formAndShow(ctx, body),
  again: ({ ctx }, ref) => Family.get(ctx, ref.id as `family_${string}`),
});

const findFamilies = operation({
  operationId: "findFamilies",
  method: "get",
  path: "/families",
  tag: "families",
  summary: { ru: "Семьи", en: "Families" },
  description: {
    ru: "Без имён; `municipality` сужает. Сотрудник муниципалитета видит свои.",
    en: "Nobody is named; `municipality` narrows. A municipality's staff sees its own.",
  },
  query: listQuery({ municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: listOf(Family.FamilySummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality }, page }) => page((of) => Family.find(ctx, { municipality, ...of })),
});

const getFamily = operation({
  operationId: "getFamily",
  method: "get",
  path: "/families/{familyId}",
  tag: "families",
  summary: { ru: "Прочитать семью", en: "Read a family" },
  description: {
    ru: "Взрослые, кого из детей каждый представляет и по какому документу, на каких языках и как с ними говорить. Чтение попадает в журнал семьи и каждого ребёнка. Контакты другого взрослого семье не показываются.",
    en: "The adults, which children each represents and by which paper, in which languages and how to speak with them. The reading goes on record of the family and of each child. How another adult is reached the family is not shown.",
  },
  answer,
  run: ({ ctx, params }) => Family.get(ctx, params.familyId),
});

const listFamilyServices = operation({
  operationId: "listFamilyServices",
  method: "get",
  path: "/families/{familyId}/services",
  tag: "families",
  summary: { ru: "Услуги семье", en: "Services given to a family" },
  description: {
    ru: "Что получает сама семья, а не ребёнок: услуги перечня, адресат которых — семья (обучение, психолог, юрист, школа приёмных родителей), по шагам планов, занятиям и консультациям, каждая с итогом; `listed` — есть ли услуга в действующем перечне. Показатели `families-served`, `families-helped`, `family-services` считаются по тем же записям.",
    en: "What the family itself is given, and not the child: services whose recipient is the family, by steps of plans, sessions and consultations, each with what came of it; `listed`: whether it is on the list that counts. The figures `families-served`, `families-helped` and `family-services` are made of the same records.",
  },
  answer: {
    status: 200,
    schema: FamilyPage.FamilyServices,
    description: { ru: "Услуги.", en: "The services." },
  },
  run: ({ ctx, params }) => FamilyPage.servicesOf(ctx, params.familyId),
});

const changeFamily = operation({
  operationId: "changeFamily",
  method: "patch",
  path: "/families/{familyId}",
  tag: "families",
  summary: { ru: "Изменить семью", en: "Change a family" },
  description: {
    ru: "Меняется то, что названо; `null` стирает. Имена и контакты законных представителей меняются в карте ребёнка (`changeChild`), сразу для всех их детей. За один раз — не больше четырёх участников каждого рода.",
    en: "What is named is changed; `null` clears. Names and contacts of legal representatives are changed with the child's card (`changeChild`), for all of their children at once. At most four members of each sort at once.",
  },
  body: Family.FamilyPatch,
  examples: {
    wishes: {
      summary: { ru: "Крупный шрифт и татарский язык", en: "Large print, and Tatar" },
      value: { members: [{ memberId, languages: ["tt", "ru"], needs: ["large-print"] }] },
    },
    grandmother: {
      summary: { ru: "Пришла бабушка", en: "The grandmother has come" },
      value: {
        addMembers: [{ kin: "grandparent", givenName: "Раиса", surname: "Иванова", phone: "+7 900 000-00-01" }],
      },
    },
  },
  ifMatch: "required",
  answer,
  run: ({ ctx, params, body, expectedVersion }) => Family.change(ctx, params.familyId, body, expectedVersion),
  again: ({ ctx, params }) => Family.get(ctx, params.familyId),
});

const inviteMember = operation({
  operationId: "inviteMember",
  method: "post",
  path: "/families/{familyId}/links",
  tag: "families",
  summary: { ru: "Отправить личную ссылку", en: "Send somebody their link" },
  description: {
    ru: "Письмо со ссылкой на страницу семьи — на собственный адрес участника. Ссылка действует 90 дней, только для него, и перестаёт действовать, когда он больше не представляет ребёнка. Сотрудник отправляет любому, участник — себе.",
    en: "A letter with the link to the family's page, to the member's own address. It works for 90 days, for that member alone, and no more once they do not represent the child. Staff sends it to anybody, a member to itself.",
  },
  body: Family.OfMember,
  examples: { mail: { summary: { ru: "Письмом", en: "By letter" }, value: { memberId } } },
  answer,
  refusals: ["input.invalid"],
  run: async ({ ctx, params, body }) => {
    await Family.invite(ctx, params.familyId, body);
    return Family.get(ctx, params.familyId);
  },
  again: ({ ctx, params }) => Family.get(ctx, params.familyId),
});

const revokeFamilyLinks = operation({
  operationId: "revokeFamilyLinks",
  method: "post",
  path: "/families/{familyId}/links/revoke",
  tag: "families",
  summary: { ru: "Отозвать ссылки", en: "Revoke links" },
  description: {
    ru: "Все ссылки и коды участника (без `memberId` — всей семьи) больше не действуют: телефон потерян, человек ушёл. Участник отзывает свои.",
    en: "All links and codes of a member (without `memberId`: of the whole family) are dead: a telephone is lost, somebody has gone. A member revokes its own.",
  },
  body: Family.RevokeFamilyLinks,
  examples: { one: { summary: { ru: "Одного участника", en: "Of one member" }, value: { memberId } } },
  answer,
  refusals: ["input.invalid"],
  run: async ({ ctx, params, body }) => {
    await Family.revokeLinks(ctx, params.familyId, body);
    return Family.get(ctx, params.familyId);
  },
  again: ({ ctx, params }) => Family.get(ctx, params.familyId),
});

const printFamilySheet = operation({
  operationId: "printFamilySheet",
  method: "post",
  path: "/families/{familyId}/sheets",
  tag: "families",
  summary: { ru: "Печатный лист со ссылкой и кодом", en: "A printed sheet with the link and a code" },
  description: {
    ru: "Для того, у кого нет почты: QR-код личной ссылки (90 дней) и код из десяти знаков (две недели, один раз; `exchangeFamilyCode`). PDF или DOCX (`format`; в DOCX вместо рисунка адрес). Имён на листе нет. Каждый раз — новый лист.",
    en: "For whoever has no mail: a QR code of the link (90 days), and a code of ten characters (two weeks, once; `exchangeFamilyCode`). PDF or DOCX (`format`; DOCX has the address in place of the picture). Nobody is named on it. Each time a new sheet.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("pdf") }),
  body: Family.OfMember,
  examples: { one: { summary: { ru: "Для участника", en: "For a member" }, value: { memberId } } },
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["input.invalid"],
  run: async ({ ctx, params, query, body }) =>
    new Download(await Family.printSheet(ctx, params.familyId, body, query.format)),
});

export const families = [
  formFamily,
  findFamilies,
  getFamily,
  listFamilyServices,
  changeFamily,
  inviteMember,
  revokeFamilyLinks,
  printFamilySheet,
] as const;
