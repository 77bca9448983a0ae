import * as Consent from "@marshrut/core/consent";
import * as z from "zod";
import { operation } from "../operation/index.ts";

export const ConsentView = z.strictObject({
  consentId: z.string(),
  childId: z.string(),
  representativeId: z.string(),
  recipient: z.string().meta({ description: "route или id организации / route or an agency's id" }),
  purpose: z.enum(Consent.purposes),
  about: z.enum(Consent.consentSubjects).optional().meta({
    description:
      "О ком: о ребёнке или (только «employment») о самом взрослом / about whom: the child, or (employment only) the adult who gives it",
  }),
  dataClasses: z.array(z.enum(Consent.dataClasses)),
  signedOn: z.iso.date(),
  expiresOn: z.iso.date(),
  recordedAt: z.string(),
  status: z.enum(["given", "withdrawn", "ended"]),
  withdrawnAt: z.string().optional(),
  endedAt: z.string().optional(),
  because: z.enum(Consent.endings).optional().meta({
    description:
      "Почему прекратилось: представитель сменился, его полномочия истекли, ребёнку исполнилось 18 / why it ended: another representative, authority over, of age",
  }),
  cut: z
    .strictObject({ signedUntil: z.iso.date(), because: z.enum(Consent.cuts) })
    .optional()
    .meta({
      description:
        "Действует меньше, чем подписано: по последний день полномочий представителя или по день перед 18-летием / counts shorter than signed",
    }),
  version: z.int(),
});
const view = ({ consent, version }: Consent.ConsentAt): z.output<typeof ConsentView> => ({ ...consent, version });
const ConsentOfList = ConsentView.omit({ version: true });

const giveConsent = operation({
  operationId: "giveConsent",
  method: "post",
  path: "/children/{childId}/consents",
  tag: "consents",
  summary: { ru: "Записать согласие", en: "Record a consent" },
  description: {
    ru: "Кто из представителей, кому, для чего, какие сведения и до какого дня. Без согласия ничего о ребёнке никуда не уходит. Семья может дать согласие сама. Срок, который длиннее полномочий представителя или заходит за 18-летие, сокращается: `cut` говорит, до какого дня подписано.",
    en: "Which representative, to whom, for what, which data and until when. Without it nothing about the child goes anywhere. A family may give it itself. A term beyond the giver's authority or the 18th birthday is cut: `cut` says until when it was signed.",
  },
  body: Consent.NewConsent,
  examples: {
    route: {
      summary: { ru: "Всем организациям маршрута", en: "To every agency of the route" },
      value: {
        representativeId: "rep_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        recipient: "route",
        purpose: "support-route",
        dataClasses: ["identity", "health", "education", "social"],
        signedOn: "2025-03-03",
        expiresOn: "2026-12-31",
      },
    },
  },
  answer: { status: 201, schema: ConsentView, description: { ru: "Согласие.", en: "The consent." } },
  refusals: ["agency.unknown", "child.left"],
  run: async ({ ctx, params, body }) => view(await Consent.give(ctx, params.childId, body)),
  location: ({ childId }) => `/children/${childId}/consents`,
  again: async ({ ctx }, ref) => view(await Consent.get(ctx, ref.id as `consent_${string}`)),
});

const listConsents = operation({
  operationId: "listConsents",
  method: "get",
  path: "/children/{childId}/consents",
  tag: "consents",
  summary: { ru: "Согласия ребёнка", en: "A child's consents" },
  description: {
    ru: "Все, в том числе отозванные и истёкшие, от старых к новым.",
    en: "All of them, the withdrawn and the expired too, oldest first.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(ConsentOfList) }),
    description: { ru: "Согласия.", en: "The consents." },
  },
  run: async ({ ctx, params }) => ({ items: await Consent.listFor(ctx, params.childId) }),
});

const withdrawConsent = operation({
  operationId: "withdrawConsent",
  method: "post",
  path: "/consents/{consentId}/withdraw",
  tag: "consents",
  summary: { ru: "Отозвать согласие", en: "Withdraw a consent" },
  description: {
    ru: "Действует сразу: ссылки перестают открываться, шаги без согласия приостанавливаются.",
    en: "Takes effect at once: links do not open any more, steps without consent are put on hold.",
  },
  answer: {
    status: 200,
    schema: ConsentView,
    description: { ru: "Отозванное согласие.", en: "The withdrawn consent." },
  },
  refusals: ["consent.closed", "consent.of-another", "child.merging"],
  run: async ({ ctx, params }) => view(await Consent.withdraw(ctx, params.consentId)),
  again: async ({ ctx, params }) => view(await Consent.get(ctx, params.consentId)),
});

export const consents = [giveConsent, listConsents, withdrawConsent] as const;
