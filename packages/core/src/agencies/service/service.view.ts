import * as z from "zod";
import { LegalBasis } from "../../ground/calendar/calendar.ts";
import { recordedView } from "../../ground/shared/act.ts";
import type { KnownService } from "./lookup.ts";
import {
  ApproveStandard,
  recipients,
  type StandardVersion,
  sectors,
  serviceAreas,
  serviceForms,
  type TenantService,
  Volume,
} from "./service.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

const head = {
  serviceKey: z.string(),
  title: text,
  also: z.array(z.string()),
  signs: z.array(z.string()).meta({
    description:
      "Начала слов, по которым формулировка мероприятия указывает на услугу / beginnings of words by which a measure's wording points to it",
  }),
  area: z.enum(serviceAreas),
  recipient: z.enum(recipients),
  ages: z.strictObject({ from: z.int(), to: z.int().optional() }).meta({
    description: "Полных лет: от (включительно) и до (не включая) / whole years: from inclusive, to exclusive",
  }),
  forms: z.array(z.enum(serviceForms)),
  sectors: z.array(z.enum(sectors)),
  measures: z.array(z.string()).meta({
    description: "Мероприятия дорожной карты, которые её требуют / measures of the roadmap that ask for it",
  }),
  status: z.enum(["active", "withdrawn"]),
  own: z.literal(true).optional().meta({
    description: "Добавлена регионом, а не поставлена с платформой / added by the region, not shipped",
  }),
};

export const ServiceSummary = z.strictObject({ ...head, volume: Volume });
export type ServiceSummary = z.infer<typeof ServiceSummary>;

const StandardView = z.strictObject({
  content: text,
  volume: Volume,
  staff: text,
  indicators: z.array(text),
  conditions: text,
  legalBasis: LegalBasis.optional(),
  assumed: text.optional().meta({
    description: "Что не взято из акта, а принято платформой / what is assumed and taken from no act",
  }),
});

export const ServiceView = z.strictObject({
  ...head,
  standard: StandardView.meta({ description: "Тот, что действует / the one that counts" }),
  standards: z.array(
    z.strictObject({
      version: z.int(),
      inForce: z.boolean(),
      standard: StandardView,
      at: z.string().optional(),
      approval: z.strictObject({ ...ApproveStandard.shape, ...recordedView }).optional(),
    }),
  ),
  version: z.int(),
});
export type ServiceView = z.infer<typeof ServiceView>;

/** What stands beside a service's head. */
interface Beside {
  /** Of the tenant's record, 0 where the service is as it ships. */
  version: number;
  standards: readonly StandardVersion[];
  /** Of the roadmap, which ask for it. */
  measures?: readonly string[] | undefined;
}

/** A service whole. */
export function view(service: TenantService, { version, standards, measures = [] }: Beside): ServiceView {
  const { versions: _, inForce, ...rest } = service;
  return {
    ...listed({ ...rest, measures }),
    standard: standards.find((one) => one.version === inForce)!.standard,
    standards: standards.map((one) => ({ ...one, inForce: one.version === inForce })),
    version,
  };
}

/** The part of it that a list shows. */
export const listed = ({
  serviceKey,
  title,
  also,
  signs,
  area,
  recipient,
  ages,
  forms,
  sectors,
  measures,
  status,
  own,
}: KnownService) => ({
  serviceKey,
  title,
  also: [...also],
  signs: [...signs],
  area,
  recipient,
  ages,
  forms: [...forms],
  sectors: [...sectors],
  measures: [...measures],
  status,
  own,
});
