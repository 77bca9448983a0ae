import * as Agency from "../../agencies/agency/index.ts";
import type { Block } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { FindingView } from "./round.ts";

/** A finding as papers tell of it: in its own words, with whoever sees to it, by name. */
export interface ToldFinding {
  text: string;
  about?: string | undefined;
  who: string;
  dueOn: string;
}

/** Findings with the names of whom they concern and who answers for them. */
export async function toldFindings(ctx: Ctx, findings: readonly FindingView[]): Promise<ToldFinding[]> {
  if (findings.length === 0) return [];
  const ids = findings.flatMap(({ agencyId, responsible }) => [agencyId, responsible]).filter(isAgency);
  const [names, { municipalities }] = [await Agency.namesOf(ctx, [...new Set(ids)]), await Tenant.load(ctx)];
  const nameOf = (key: string) =>
    names.get(key as AgencyId) ?? municipalities.find((one) => one.key === key)?.name.ru ?? key;
  return findings.map(({ text, agencyId, municipality, responsible, dueOn }) => {
    const about = agencyId ?? municipality;
    return { text, about: about === undefined ? undefined : nameOf(about), who: nameOf(responsible), dueOn };
  });
}

const isAgency = (key: string | undefined): key is AgencyId => key?.startsWith("agency_") === true;

export const findingColumns = ["Вывод", "О ком", "Кто отвечает", "До"] as const;
export const findingCells = ({ text, about, who, dueOn }: ToldFinding): string[] => [
  text,
  about ?? "—",
  who,
  dueOn.split("-").reverse().join("."),
];

/** What was found, as a table of a paper; nothing where nothing was. */
export const findingBlocks = (title: string, findings: readonly ToldFinding[]): Block[] =>
  findings.length === 0
    ? []
    : [
        {
          kind: "table",
          caption: title,
          columns: [6, 3, 3, 1.8].map((width, i) => ({ title: findingColumns[i]!, width })),
          rows: findings.map(findingCells),
        },
      ];
