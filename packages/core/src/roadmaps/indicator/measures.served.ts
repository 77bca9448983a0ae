import type { ProgrammeKind } from "../../agencies/programme/programme.ts";

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

/** By the catalogue that ships, whose words are many: it is loaded when something is counted by it. */
export async function measuresOfServices(): Promise<MeasuresOf> {
  const { shipped } = await import("../../agencies/service/catalogue/index.ts");
  return (serviceKey) => shipped(serviceKey)?.measures ?? [];
}
