import type { ProgrammeKind } from "../../agencies/programme/programme.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { late } from "../../ground/shared/late.ts";

/** Measures of the shipped roadmap that a kind of programme carries out, by their keys. */
export const measuresOfKind: Readonly<Record<ProgrammeKind, readonly string[]>> = {
  individual: ["II.II-2.1", "II.II-2.5"],
  "adapted-supplementary": ["II.II-2.1", "II.II-2.6"],
  supplementary: ["II.II-2.8"],
  "living-skills": ["II.II-2.8", "II.III-3.1", "II.III-3.2"],
  career: ["II.II-2.9"],
  "early-help": ["III-5", "III-6", "III-9"],
};

/** The measure that lessons by video carry out: interactive support of learning at home. */
export const lessonMeasure = "I-5.1";

/** The measures that are carried out by programmes. */
export const programmeMeasures: readonly string[] = [...new Set(Object.values(measuresOfKind).flat())];

/** Which measures ask for a service. */
export type MeasuresOf = (serviceKey: string) => readonly string[];

/** What is counted by a service: which measures ask for it, and whether it is given to families. */
export interface ServicesOf {
  measures: MeasuresOf;
  isForFamily(serviceKey: string): boolean;
}

const catalogue = late(() => import("../../agencies/service/catalogue/index.ts"));
const lookup = late(() => import("../../agencies/service/lookup.actions.ts"));

/** By the region's own services too, of which a family's are few: they are read where one of these keys is not of the catalogue. */
export async function servicesOf(ctx: Pick<Ctx, "bank" | "tenant">, keys: Iterable<string>): Promise<ServicesOf> {
  const [{ shipped }, { readOwn }] = await Promise.all([catalogue(), lookup()]);
  const own = [...new Set(keys)].filter((key) => !shipped(key));
  const found = await Promise.all(own.map((key) => readOwn(ctx, key)));
  const families = new Set(found.flatMap((one) => (one?.recipient === "family" ? [one.serviceKey] : [])));
  return {
    measures: (key) => shipped(key)?.measures ?? [],
    isForFamily: (key) => shipped(key)?.recipient === "family" || families.has(key),
  };
}

/** By the catalogue that ships, whose words are many: it is loaded when something is counted by it. */
export async function measuresOfServices(): Promise<MeasuresOf> {
  const { shipped } = await catalogue();
  return (serviceKey) => shipped(serviceKey)?.measures ?? [];
}
