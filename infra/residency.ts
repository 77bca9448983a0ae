/**
 * Who decided, and by which document, that real personal data may lie in a region outside the country. Federal law
 * 152-FZ, art. 18 (5): records of citizens' personal data are made and kept in databases within Russia; art. 12: what
 * may be handed over a border. AWS has no region there, so the program does not decide: it wants the decision named.
 */
export interface ResidencyDecision {
  /** ISO date of the document. */
  date: string;
  /** Who signed it. */
  by: string;
  /** Its kind, number and title. */
  document: string;
}

/** The stage must not be evaluated, let alone deployed. */
export class ResidencyFault extends Error {
  override readonly name = "ResidencyFault";
}

interface Claim {
  stage: string;
  production: boolean;
  region: string;
  data: "synthetic" | "real";
  /** `2026-03-01; Министр И. И. Иванов; приказ № 17 «О размещении…»`. */
  decision: string | undefined;
}

/** Where the data's subjects live. */
const country = "RU";

/** Regions within the country, under their names in the SDK; none is known. */
const within: readonly string[] = [];

/**
 * Lets a stage with synthetic data pass, anywhere; real data only in production, and outside the country only with a
 * decision. @returns the decision when one was needed. @throws ResidencyFault
 */
export function residency(claim: Claim): ResidencyDecision | undefined {
  if (claim.data === "synthetic") return undefined;
  if (!claim.production)
    throw new ResidencyFault(
      `Stage ${claim.stage} claims real data (MARSHRUT_DATA=real): development and previews are synthetic only`,
    );
  if (within.includes(claim.region)) return undefined;
  const [date = "", by = "", document = ""] = (claim.decision ?? "").split(";").map((part) => part.trim());
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  if (!real || by.length < 5 || document.length < 5)
    throw new ResidencyFault(
      `Real data of ${country} in ${claim.region} lies outside the country. Who decided so, when, by which document? ` +
        'MARSHRUT_RESIDENCY_DECISION="YYYY-MM-DD; name and office; kind, number and title of the document"',
    );
  return { date, by, document };
}
