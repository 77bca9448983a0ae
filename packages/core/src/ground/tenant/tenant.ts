import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { line } from "../shared/schema.ts";
import { Approvals } from "./approvals.kinds.ts";
import { Conference } from "./conference.ts";
import { isHere } from "./here.ts";
import { Rates } from "./rates.ts";
import { Retention } from "./terms.ts";
import { Texting } from "./texting.ts";

const text = z.strictObject({ ru: line(200), en: line(200) });
const email = z
  .email({ error: says("адрес вида otdel@example.ru", "an address like office@example.org") })
  .max(254)
  .transform((s) => s.toLowerCase());

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: says("время вида 20:00", "a time like 20:00") });

/** A municipality's key stands in record keys, queries and file names. */
export const MunicipalityKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, {
  error: says("латиница в нижнем регистре, цифры, дефис", "lower-case a-z, 0-9, hyphen"),
});

export const Municipality = z.strictObject({
  key: MunicipalityKey,
  name: text,
  /** Where the municipality's coordinators read what is late or undeliverable. */
  coordinatorEmail: email,
});
export type Municipality = z.infer<typeof Municipality>;

/** What a tenant (a region) sets for itself. */
export const TenantSettings = z.strictObject({
  name: text,
  /** IANA zone, in which its days begin and end. */
  zone: z
    .string()
    .max(60)
    .refine(isZone, {
      error: says("часовой пояс вида Asia/Novokuznetsk", "a time zone like Asia/Novokuznetsk"),
    }),
  municipalities: z
    .array(Municipality)
    .min(1)
    .max(500)
    .refine((list) => new Set(list.map((m) => m.key)).size === list.length, {
      error: says("ключи не повторяются", "keys do not repeat"),
    }),
  /** Sender of every mail. */
  mailFrom: email,
  /** Base of links in mails and pages, without a slash at its end. */
  publicUrl: z
    .string()
    .max(300)
    .refine(isPublicUrl, {
      error: says(
        "адрес вида https://marshrut.example.ru без параметров",
        "an address like https://marshrut.example.org, no query",
      ),
    })
    .transform((s) => s.replace(/\/+$/, "")),
  /** Who hears when a municipality does not act. */
  escalationEmail: email,
  /** When organisations and coordinators are not written to, also not at once; local time `HH:MM`. None: never quiet. */
  quietHours: z.strictObject({ from: time, to: time }).optional(),
  /**
   * Working days after a period's last due date on which late reports are still taken; the morning after them it locks itself.
   * {@link usualReportGrace} when not set. The document names none: a day of the region's own.
   */
  reportGraceDays: z.int().min(0).max(60).optional(),
  /** Working days in which a family's question is answered; ten when not set: no law gives them a term. */
  requestAnswerDays: z.int().min(1).max(30).optional(),
  /**
   * How long those who left and mails are kept, and which act says so: afterwards a request to erase them is opened, and mails go.
   * Of those who left, without a term, nothing is done by itself, since no law names one for all (decisions 0108, 0147).
   */
  retention: Retention.optional(),
  /** Who answers for personal data (152-ФЗ ст. 22.1) and hears of each emergency access and of what the audit log gives cause to look at; {@link officerOf} where not set. */
  dataOfficer: email.optional(),
  /** For how long emergency access shows a card, and how often an account may ask for it in a day; an hour and five where not set. */
  emergency: z
    .strictObject({ minutes: z.int().min(5).max(240), aDay: z.int().min(1).max(50) })
    .partial()
    .optional(),
  /** When the audit log gives cause to look: what an account came to within an hour, or a day of the region. The usual figures where they are not set. */
  watch: z
    .strictObject({
      childrenAnHour: z.int().min(10).max(100_000).optional(),
      childrenADay: z.int().min(10).max(1_000_000).optional(),
      refusalsAnHour: z.int().min(1).max(10_000).optional(),
    })
    .optional(),
  /** Whether what comes into use is approved by any act, or by a body's recorded decision alone; by any act where not set. */
  approvals: Approvals.partial().optional(),
  conference: Conference.optional(),
  texting: Texting.optional(),
  /** How much accounts, organisations and links may ask for; {@link usualRates} where not set. */
  rates: Rates.partial().optional(),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

/** Where whoever answers for personal data reads mail. */
export const officerOf = ({ dataOfficer, escalationEmail }: TenantSettings): string => dataOfficer ?? escalationEmail;

/** Where a municipality's coordinators read their mail; of one that the tenant no longer has, whoever hears of silence. */
export const coordinatorOf = ({ municipalities, escalationEmail }: TenantSettings, municipality: string): string =>
  municipalities.find((m) => m.key === municipality)?.coordinatorEmail ?? escalationEmail;

/** Two weeks: time to ask for what is missing, and short enough for a quarter's note to be signed within the next month. */
export const usualReportGrace = 10;

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone); // a bare offset has no rules of its own
  } catch {
    return false;
  }
}

// Plain http only for one machine: links carry one-time secrets.
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const bare = !url.username && !url.password && !url.search && !url.hash;
  return bare && (url.protocol === "https:" || (url.protocol === "http:" && isHere(url)));
}
