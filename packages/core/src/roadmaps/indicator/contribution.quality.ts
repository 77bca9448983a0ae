import type { Quality } from "../../forms/quality/quality.ts";
import type { Contribution } from "../../ground/counter/counter.ts";

/** An independent assessment, in the year that it is of: how many organisations have a total, of how many visitors, and their sum. */
export function ofQuality({ qualityId: subject, year, places }: Quality): Contribution {
  const cells: Contribution["cells"] = {};
  for (const [municipality, { organisations, visitors, sum }] of Object.entries(places))
    cells[`QUALITY#${year}#${municipality}`] = { n: organisations, visitors, sum };
  return { subject, cells };
}
