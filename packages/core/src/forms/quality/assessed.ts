import type { AgencyId } from "../../ground/shared/ids.ts";
import { hiddenOf, smallest } from "../../ground/shared/small.ts";
import type { RoundFigures } from "../round/figures.ts";
import { seenOf, toldOf } from "./counted.ts";
import type { Assessed, Quality } from "./quality.ts";
import { scoresOf } from "./scores.ts";

type Figures = Pick<RoundFigures, "content" | "groups">;

/**
 * Every organisation of whom either round speaks, with its scores, by municipality and name. What visitors of one told is left out
 * where it is of fewer than five, or where theirs could be worked out from the whole without it (decision 0219).
 */
export function assessedOf(
  { sphere }: Pick<Quality, "sphere">,
  experts: Figures,
  visitors: Figures,
  names: ReadonlyMap<string, string>,
): Assessed[] {
  const [seenBy, toldBy] = [byAgency(experts), byAgency(visitors)];
  const hidden = hiddenIn([...toldBy]);
  const ids = [...new Set([...seenBy.keys(), ...toldBy.keys()])];
  return ids
    .map((agencyId): Assessed => {
      const [seen, told] = [seenBy.get(agencyId), toldBy.get(agencyId)];
      const n = told?.tally.n ?? 0;
      const scores = scoresOf(
        sphere,
        seen && seenOf(experts.content, seen.tally),
        told && !hidden.has(agencyId) ? toldOf(told.tally) : undefined,
      );
      const isBeside = hidden.has(agencyId) && n >= smallest;
      return {
        agencyId,
        municipality: seen?.municipality ?? told?.municipality,
        name: names.get(agencyId) ?? agencyId,
        experts: seen?.tally.n ?? 0,
        visitors: n,
        scores: isBeside
          ? { ...scores, remarks: [...scores.remarks.filter((one) => one !== "few-visitors"), "beside-few"] }
          : scores,
      };
    })
    .sort((a, b) => (a.municipality ?? "").localeCompare(b.municipality ?? "") || a.name.localeCompare(b.name, "ru"));
}

/**
 * Small ones, and whoever is beside them: in their municipality, whose results the round shows as a whole, and where there is nobody
 * else, in all.
 */
function hiddenIn(told: readonly (readonly [AgencyId, Figures["groups"][number]])[]): Set<string> {
  const parts = told.map(([key, { tally, municipality }]) => ({ key, n: tally.n, municipality }));
  const places = Map.groupBy(parts, ({ municipality }) => municipality);
  return hiddenOf(parts, new Set([...places.values()].flatMap((those) => [...hiddenOf(those)])));
}

const byAgency = ({ groups }: Figures): Map<AgencyId, Figures["groups"][number]> =>
  new Map(groups.flatMap((group) => (group.agencyId ? [[group.agencyId, group]] : [])));
