import { readFileSync } from "node:fs";
import { agencyKinds } from "@marshrut/core/agency";
import * as z from "zod";
import { StartError } from "../start-error/index.ts";

const share = z.number().min(0).max(1);
/** Working days, from and to, both included. */
const days = z.tuple([z.int().min(0).max(250), z.int().min(0).max(250)]).refine(([from, to]) => from <= to);

const organisation = z.strictObject({
  /** Of ten requests so many parts are answered late, never (until somebody calls), refused, or reported as not performed; the rest in time. */
  late: share,
  silent: share,
  refuses: share,
  notPerformed: share,
  /** After the request when in time, after the due date when late. */
  answerDays: days,
  lateDays: days,
  /** Requests that it can carry out in a working week; others wait for the next. */
  perWeek: z.int().min(1).max(10_000),
});
type Organisation = z.infer<typeof organisation>;
const isWhole = (o: Organisation) => o.late + o.silent + o.refuses + o.notPerformed <= 1;
const tooMuch = { error: "shares above 1" };

const service = z.strictObject({
  ru: z.string().min(1),
  en: z.string().min(1),
  /** What of a measure's wording tells that it is this service; without, the catalogue's key alone does. */
  words: z.array(z.string().min(2)).default([]),
  /** Of the whole region. */
  specialists: z.int().min(0).max(10_000),
  perSpecialistPerWeek: z.number().min(0.1).max(1_000),
});

export const Behaviours = z.strictObject({
  name: z.strictObject({ ru: z.string().min(1), en: z.string().min(1) }),
  /** Over how many working days families come, from the first on. */
  arrivals: z.strictObject({ days: z.int().min(1).max(250) }),
  families: z
    .strictObject({
      /** Of all families: sign later, refuse, never answer; the rest sign at once. */
      late: share,
      refuse: share,
      silent: share,
      lateDays: days,
      /** Take their consent back within the year. */
      withdraw: share,
    })
    .refine((f) => f.late + f.refuse + f.silent <= 1, tooMuch),
  organisations: z
    .strictObject({ usual: organisation, kinds: z.partialRecord(z.enum(agencyKinds), organisation.partial()) })
    .refine(({ usual, kinds }) => [{}, ...Object.values(kinds)].every((o) => isWhole({ ...usual, ...o })), tooMuch),
  /** Of whom there are too few; what needs none of them is bounded by the organisation alone. */
  services: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,59}$/), service),
  coordinators: z.strictObject({
    /** Working days after the due date on which they call and put down themselves what they hear. */
    callAfterDays: z.int().min(1).max(250),
    /** Working days until they act on what waits for them. */
    actAfterDays: z.int().min(0).max(60),
  }),
  /** How organisations report on the roadmap: parts of all that hand in late, or never; the rest a week before the day. */
  reports: z.strictObject({ late: share, silent: share }),
});
export type Behaviours = z.infer<typeof Behaviours>;
export type OrganisationBehaviour = Organisation;

/** A file may name no more than what it has otherwise. */
interface Partly {
  [key: string]: unknown;
}

/** Behaviours that differ from `base` in what `changes` say. @throws StartError naming what is wrong */
export function behavioursOf(changes: unknown, base: unknown, file: string): Behaviours {
  const read = Behaviours.safeParse(merged(base, changes));
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path, message }) => `${path.join(".") || "."}: ${message}`).join("; ");
  throw new StartError({
    ru: `Файл поведения ${file} не подходит: ${where}`,
    en: `The file of behaviours ${file} does not fit: ${where}`,
  });
}

/** The behaviours that are shipped, or those with what a file changes in them. */
export function readBehaviours(file: string | undefined): Behaviours {
  const base = parsed(new URL("./behaviours.json", import.meta.url));
  return file === undefined ? behavioursOf({}, base, "behaviours.json") : behavioursOf(parsed(file), base, file);
}

function parsed(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const name = String(file);
    throw new StartError(
      { ru: `Не прочесть файл ${name}: нужен JSON.`, en: `Cannot read ${name}: JSON is wanted.` },
      { cause },
    );
  }
}

function merged(base: unknown, changes: unknown): unknown {
  if (!isObject(base) || !isObject(changes)) return changes === undefined ? base : changes;
  const names = [...new Set([...Object.keys(base), ...Object.keys(changes)])];
  return Object.fromEntries(names.map((name) => [name, merged(base[name], changes[name])]));
}

const isObject = (value: unknown): value is Partly =>
  typeof value === "object" && value !== null && !Array.isArray(value);
