import { causeTexts, type StepCause, stepCauses } from "../../routes/step/index.ts";
import type { Failure } from "../indicator/failures.ts";
import type { Report } from "./report.ts";

/** Why steps of routes did not come off, as the note and the workbook tell it. Russian only, as the documents are. */

const outcomes: Record<Failure["outcome"], string> = {
  rejected: "Отказ организации",
  "not-performed": "Не исполнено",
  "not-applied": "Не обращались",
  "refused-measure": "Отказ от мероприятия",
  "refused-programme": "Отказ от ИПРА в целом",
};
const outcomeKeys = Object.keys(outcomes) as Failure["outcome"][];

interface Table {
  head: string[];
  rows: Array<[name: string, ...counts: number[]]>;
}

const causeName = (cause: StepCause): string => {
  const { ru } = causeTexts[cause];
  return ru[0]!.toUpperCase() + ru.slice(1);
};

const failuresIn = ({ computed }: Report): readonly Failure[] => computed.failures ?? [];
const sum = (failures: readonly Failure[]): number => failures.reduce((all, { n }) => all + n, 0);

/** How many outcomes were given a cause; of reports that were frozen before there were any, none. */
export const failuresCounted = (report: Report): number => sum(failuresIn(report));
export const countedFor = (report: Report, cause: StepCause): number =>
  sum(failuresIn(report).filter((failure) => failure.cause === cause));

/** Causes, each with how often by outcome. */
export function byCause(report: Report): Table {
  const all = failuresIn(report);
  return {
    head: ["Причина", ...outcomeKeys.map((outcome) => outcomes[outcome]), "Всего"],
    rows: stepCauses.map((cause) => {
      const mine = all.filter((failure) => failure.cause === cause);
      return [
        causeName(cause),
        ...outcomeKeys.map((outcome) => sum(mine.filter((failure) => failure.outcome === outcome))),
        sum(mine),
      ];
    }),
  };
}

/** Organisations, the one with most first, each with how often by cause. */
export function byOrganisation(report: Report): Table {
  const { organisationNames = {}, municipalities } = report;
  const groups = Map.groupBy(failuresIn(report), (failure) => `${failure.agencyId}#${failure.municipality}`);
  const rows = [...groups.values()].map((mine): Table["rows"][number] => {
    const { agencyId, municipality } = mine[0]!;
    const where = municipalities[municipality]?.ru ?? municipality;
    return [
      `${organisationNames[agencyId] ?? agencyId}, ${where}`,
      ...stepCauses.map((cause) => sum(mine.filter((failure) => failure.cause === cause))),
      sum(mine),
    ];
  });
  return {
    head: ["Организация", ...stepCauses.map(causeName), "Всего"],
    rows: rows.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || a[0].localeCompare(b[0], "ru")),
  };
}
