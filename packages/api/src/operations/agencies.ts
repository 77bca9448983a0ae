import * as Agency from "@marshrut/core/agency";
import { LinkUseView } from "@marshrut/core/link";
import { type AgencyId, type Ctx, idText } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

export const AgencyView = z.strictObject({
  agencyId: z.string(),
  kind: z.enum(Agency.agencyKinds),
  name: z.string(),
  shortName: z.string(),
  municipality: z.string(),
  contacts: z.array(z.strictObject({ email: z.string(), role: z.string().optional() })),
  services: z.array(z.string()),
  status: z.enum(["active", "closed"]),
  worksFrom: z.string().optional(),
  closedOn: z.string().optional(),
  successorId: z.string().optional(),
  createdAt: z.string(),
  mayDo: z.array(z.enum(Agency.agencyVerbs)).meta({
    description:
      "Что читатель может сделать сейчас; `change` — и адреса организации / what the reader may do now; `change`: its addresses among it",
  }),
  version: z.int(),
});
const view = (ctx: Ctx, { agency, version }: Agency.AgencyAt): z.output<typeof AgencyView> => {
  const { linkEpoch: _, ...told } = agency;
  return { ...told, mayDo: Agency.mayDo(ctx, agency), version };
};

const registerAgency = operation({
  operationId: "registerAgency",
  method: "post",
  path: "/agencies",
  tag: "agencies",
  summary: { ru: "Добавить организацию", en: "Add an organisation" },
  description: {
    ru: "Адреса — рабочие, не личные; на первый уходят письма. Вид: pmpc — ПМПК, resourceCentre — РЦППМС, mse — бюро МСЭ, medicalBoard — врачебная комиссия (ВК), ngo — СО НКО. Если в муниципалитете уже есть организация с таким названием (полным или кратким; ё, кавычки, регистр, «№ 12» и «N12», форма «МБОУ» не различаются), ответ 409 называет её в `current.candidates` и `current.matches`: если это другая, повторите с `confirmedDistinctFrom`.",
    en: "Working addresses, not private ones; mails go to the first. Where the municipality has an organisation of this name (in full or short; ё, quotes, case, «№ 12» and «N12», a form such as «МБОУ» make no difference), 409 names it in `current.candidates` and `current.matches`: if it is another one, repeat with `confirmedDistinctFrom`.",
  },
  body: Agency.NewAgency,
  examples: {
    school: {
      summary: { ru: "Школа", en: "A school" },
      value: {
        kind: "school",
        name: "МБОУ «Школа № 17»",
        shortName: "Школа № 17",
        municipality: "novokuznetsk",
        contacts: [{ email: "school-17@example.org", role: "секретарь" }],
        services: ["АДОП"],
      },
    },
  },
  answer: { status: 201, schema: AgencyView, description: { ru: "Организация.", en: "The organisation." } },
  refusals: ["agency.duplicate"],
  run: async ({ ctx, body }) => view(ctx, await Agency.register(ctx, body)),
  location: ({ agencyId }) => `/agencies/${agencyId}`,
  again: async ({ ctx }, ref) => view(ctx, await Agency.get(ctx, ref.id as AgencyId)),
});

const findAgencies = operation({
  operationId: "findAgencies",
  method: "get",
  path: "/agencies",
  tag: "agencies",
  summary: { ru: "Найти организации", en: "Find organisations" },
  description: { ru: "По видам; сначала действующие.", en: "By kind; active ones first." },
  query: listQuery({ kind: z.enum(Agency.agencyKinds).optional(), municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: listOf(AgencyView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { kind, municipality }, page }) =>
    page(async (of) => {
      const { items, next } = await Agency.find(ctx, { kind, municipality, ...of });
      return { items: items.map((one) => view(ctx, one)), next };
    }),
});

const getAgency = operation({
  operationId: "getAgency",
  method: "get",
  path: "/agencies/{agencyId}",
  tag: "agencies",
  summary: { ru: "Прочитать организацию", en: "Read an organisation" },
  description: { ru: "Специалист видит свою.", en: "A specialist sees their own." },
  answer: { status: 200, schema: AgencyView, description: { ru: "Организация.", en: "The organisation." } },
  run: async ({ ctx, params }) => view(ctx, await Agency.get(ctx, params.agencyId)),
});

const changeAgency = operation({
  operationId: "changeAgency",
  method: "patch",
  path: "/agencies/{agencyId}",
  tag: "agencies",
  summary: { ru: "Изменить организацию", en: "Change an organisation" },
  description: {
    ru: "Меняется то, что названо. `status: closed` — организация больше не получает шагов; `closedOn` — с какого дня (иначе с сегодняшнего): отчёты за периоды, закончившиеся раньше, за ней остаются. `successorId` — правопреемник того же вида: он продолжает её открытые шаги с того же места и с тем же сроком, получает места в картах детей и адреса; согласия, данные ей поимённо, к нему не переходят. Без правопреемника по каждому ребёнку предлагается передача (`/handovers`).",
    en: "What is named is changed. `status: closed`: it is asked nothing more; `closedOn` says since which day (today otherwise): it still owes reports on periods that ended before. `successorId`, of the same kind, goes on with its open steps where they are and by the same days, and gets its places in children's cards and its addresses; consents that name it do not pass. Without one a hand-over is proposed for each child (`/handovers`).",
  },
  body: Agency.AgencyPatch,
  examples: {
    rename: { summary: { ru: "Другое имя", en: "Another name" }, value: { shortName: "Школа № 17 (корпус 2)" } },
  },
  ifMatch: "required",
  answer: {
    status: 200,
    schema: AgencyView,
    description: { ru: "Организация, какой она стала.", en: "The organisation as it now is." },
  },
  refusals: ["agency.unknown", "agency.duplicate"],
  run: async ({ ctx, params, body, expectedVersion }) =>
    view(ctx, await Agency.patch(ctx, params.agencyId, body, expectedVersion)),
  again: async ({ ctx, params }) => view(ctx, await Agency.get(ctx, params.agencyId)),
});

const revokeAgencyLinks = operation({
  operationId: "revokeAgencyLinks",
  method: "post",
  path: "/agencies/{agencyId}/links/revoke",
  tag: "agencies",
  summary: { ru: "Отозвать все ссылки организации", en: "Revoke all links of an organisation" },
  description: {
    ru: "Ссылки из всех писем, страница организации, сдача отчётов и календарь перестают действовать сразу. С `resend` (по умолчанию) на адрес организации уходят новые ссылки по шагам, которые ещё ждут ответа. Так же само происходит, когда из контактов убирают адрес. Причину видят только сотрудники.",
    en: "Links of all letters, the organisation's page, the hand-in of reports and its calendar stop working at once. With `resend` (the default) new links go to the organisation's address for steps that still wait. The same happens by itself when an address is taken from the contacts. The reason is for staff alone.",
  },
  body: Agency.RevokeLinks,
  examples: {
    lost: {
      summary: { ru: "Письмо переслали не туда", en: "A letter went astray" },
      value: { reason: "Письмо переслали посторонним." },
    },
  },
  answer: { status: 200, schema: AgencyView, description: { ru: "Организация.", en: "The organisation." } },
  run: async ({ ctx, params, body }) => view(ctx, await Agency.revokeLinks(ctx, params.agencyId, body)),
  again: async ({ ctx, params }) => view(ctx, await Agency.get(ctx, params.agencyId)),
});

const listLinkUses = operation({
  operationId: "listLinkUses",
  method: "get",
  path: "/agencies/{agencyId}/links",
  tag: "agencies",
  summary: { ru: "Кто и когда открывал ссылки организации", en: "How an organisation's links were used" },
  description: {
    ru: "Каждое обращение по ссылке: что сделали, с чего (телефон, компьютер, программа), удалось ли; сначала новые. Одинаковые за час — одна строка. Хранится 400 дней. `step` — только ссылки этого шага.",
    en: "Each use of a link: what was done, by what (phone, computer, program), and whether it was refused; newest first. Those that are alike within an hour are one line. Kept for 400 days. `step`: the links of that step alone.",
  },
  query: listQuery({ step: idText("step").optional() }),
  answer: {
    status: 200,
    schema: listOf(LinkUseView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, params, query: { step }, page }) =>
    page((of) => Agency.linkUses(ctx, params.agencyId, { stepId: step, ...of })),
});

export const agencies = [
  registerAgency,
  findAgencies,
  getAgency,
  changeAgency,
  revokeAgencyLinks,
  listLinkUses,
] as const;
