import { fault, invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { FormContent } from "../form/content.ts";
import type { Round } from "../round/round.ts";
import { missingIn } from "./counted.ts";
import type { QualityEvent } from "./quality.events.ts";
import { type Assessed, mostOrganisations, type Quality } from "./quality.ts";

export const refOf = ({ qualityId, year, municipality }: Quality) => ({ qualityId, year, municipality });

/** A round with the form by which it asks. */
export interface Asking {
  round: Round;
  content: FormContent;
}

const kinds = { experts: "experts", visitors: "visitors", plans: "agencies" } as const;

/**
 * The rounds ask whom they should, in the same place, by forms that can be scored.
 * @throws Refusal input.invalid
 */
export function mustBeSuited(
  { municipality }: Pick<Quality, "municipality">,
  rounds: Partial<Record<keyof typeof kinds, Asking>>,
): void {
  const faults = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((as) => {
    const asking = rounds[as];
    if (!asking) return [];
    const { round, content } = asking;
    const kind = kinds[as];
    if (round.audience.kind !== kind) return [fault(`/${as}`, `раунд с аудиторией ${kind}`, `a round of ${kind}`)];
    if (round.municipality !== municipality)
      return [fault(`/${as}`, "раунд той же территории", "a round of the same place")];
    const missing = as === "plans" ? plansMissing(content) : missingIn(content, as);
    return missing.length === 0
      ? []
      : [fault(`/${as}`, `форма с вопросами ${missing.join(", ")}`, `a form with the questions ${missing.join(", ")}`)];
  });
  if (faults.length > 0) throw invalid(faults);
}

const plansMissing = ({ items }: FormContent): string[] =>
  ["steps", "criterion", "shortcoming", "action", "until"].filter((key) => !items.some((item) => item.key === key));

/** @throws Refusal round.not-closed */
export function mustBeOver(...rounds: readonly Pick<Round, "status" | "closesOn">[]): void {
  const open = rounds.find(({ status }) => status !== "closed");
  if (!open) return;
  throw new Refusal(
    "round.not-closed",
    {
      ru: "Считают, когда приём ответов закончен: раунд ещё идёт.",
      en: "It is counted when answers are taken no more: a round is still going on.",
    },
    { current: { closesOn: open.closesOn } },
  );
}

/** Their scores are one record. @throws Refusal input.invalid */
export function mustBeFew(organisations: number): void {
  if (organisations <= mostOrganisations) return;
  const what = fault(
    "/visitors",
    `не больше ${mostOrganisations} организаций в одной оценке: разделите её по муниципалитетам`,
    `at most ${mostOrganisations} organisations in one assessment: divide it by municipality`,
  );
  throw invalid([what]);
}

/**
 * The scores stand. Again only with a reason, whatever has changed meanwhile.
 * @throws Refusal input.invalid
 */
export function count(
  before: Quality,
  organisations: readonly Assessed[],
  { today, reasonId }: { today: string; reasonId: Quality["reasonId"] },
): { after: Quality; events: QualityEvent[] } {
  if (before.status === "counted" && reasonId === undefined)
    throw invalid([fault("/reason", "причина: итоги уже посчитаны", "a reason: it has been counted already")]);
  const scored = organisations.filter(({ scores }) => scores.total !== undefined);
  const places: Quality["places"] = {};
  for (const { municipality = "-", visitors, scores } of scored) {
    const place = places[municipality] ?? { organisations: 0, visitors: 0, sum: 0 };
    places[municipality] = {
      organisations: place.organisations + 1,
      visitors: place.visitors + visitors,
      // Totals have two decimals: in hundredths sums stay exact.
      sum: place.sum + Math.round(scores.total! * 100),
    };
  }
  const after: Quality = {
    ...before,
    status: "counted",
    counted: before.counted + 1,
    countedOn: today,
    reasonId,
    totals: Object.fromEntries(scored.map(({ agencyId, scores }) => [agencyId, scores.total!])),
    places,
  };
  return { after, events: [{ type: "quality.counted", data: refOf(after) }] };
}
