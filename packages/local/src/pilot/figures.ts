/**
 * The figures of the pilot project's presentation («О пилотном проекте…», Kemerovo region, 2019). Its four age groups add up to
 * 13,146, which it rounds to «13,15 тыс.»; the percentages that it prints are of 13,146 too. They are figures of all disabled
 * children of the region and serve here as proportions of the pilot group.
 */
export const document = {
  /** Full years, both ends included; «15–18» ends before the 18th birthday, with which a child is none any more. */
  ages: [
    { from: 0, to: 3, children: 1274 },
    { from: 4, to: 7, children: 3098 },
    { from: 8, to: 14, children: 6425 },
    { from: 15, to: 17, children: 2349 },
  ],
  /** Children with mental disorders on 1 September 2019: the pilot group, and all that the pilot region holds. */
  pilotGroup: 4320,
  /** «Охват организаций»; 211 in all. */
  organisations: { resourceCentre: 1, school: 100, kindergarten: 100, social: 5, health: 3, ngo: 2 },
} as const;

/** A number that the document does not give, and why this one. */
interface Assumption {
  share: number;
  why: string;
}

/**
 * What the document is silent about (its pie chart of girls and boys has lost its numbers), so that nobody takes it for a
 * figure.
 */
export const assumptions = {
  girls: { share: 0.4, why: "mental disorders are found in about three boys for every two girls" },
  novokuznetsk: { share: 0.49, why: "the two cities have about 540,000 and 560,000 inhabitants" },
  downSyndrome: { share: 0.08, why: "about one birth in a thousand, as a part of all children with mental disorders" },
  fosterFamily: { share: 0.06, why: "several times as frequent as among all children, of whom about 1.5 % live so" },
  disability: { share: 0.85, why: "not every child with a mental disorder has been to МСЭ" },
  educationalNeeds: { share: 0.8, why: "of those old enough for kindergarten or school; ПМПК sees few younger ones" },
  secondRepresentative: { share: 0.3, why: "one parent usually signs the papers" },
  consent: { share: 0.8, why: "the paper has been collected from most families when the pilot begins" },
  ipra: { share: 0.5, why: "of those with a disability: every one has an ИПРА, half have been entered" },
} as const satisfies Record<string, Assumption>;
