import type { Page } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, idPattern } from "../../ground/shared/ids.ts";
import { type Reading, readAs } from "../../ground/table/reading.ts";
import { foldName } from "../../ground/vault/fold.ts";
import * as agencies from "./agency.actions.ts";
import type { Agency, AgencyKind } from "./agency.ts";

/** Where the organisation that a cell names should be, and of which kind, as far as that is known. */
export interface Sought {
  kind?: AgencyKind | undefined;
  municipality?: string | undefined;
}

type Listed = Pick<Agency, "agencyId" | "kind" | "name" | "shortName" | "municipality">;

/** The organisations that work, as names in lists are looked up among them. */
export class Directory {
  readonly #byName = new Map<string, Listed[]>();
  readonly #all: readonly Listed[];

  constructor(all: readonly Listed[]) {
    this.#all = all;
    for (const agency of all)
      for (const name of new Set([foldName(agency.name), foldName(agency.shortName)]))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), agency]);
  }

  /**
   * Whom a cell means: an id; a full name, wherever it is; a short name within the municipality; «школа № 12» where one school
   * of it has that number. What may be several is nobody, and says so.
   */
  find(cell: string, sought: Sought): Reading<Listed> {
    if (idPattern("agency").test(cell)) return this.#ofId(cell as AgencyId);
    const named = this.#byName.get(foldName(cell.slice(0, longest))) ?? [];
    const here = near(named, sought);
    if (here.length === 1) return { value: here[0]! };
    if (here.length > 1) return several(here);
    const [elsewhere, ...others] = named.filter(({ name }) => foldName(name) === foldName(cell));
    if (elsewhere && others.length === 0) return { value: elsewhere };
    const numbered = this.#numbered(cell, sought);
    return numbered.length === 1 && isOfSameSort(cell, numbered[0]!)
      ? readAs(numbered[0]!, numbered[0]!.shortName)
      : unknown(numbered.length > 0 ? numbered : named);
  }

  /** The only one of this very name in a municipality. */
  named(name: string, municipality: string): Listed | undefined {
    const here = (this.#byName.get(foldName(name)) ?? []).filter((agency) => agency.municipality === municipality);
    return here.length === 1 ? here[0] : undefined;
  }

  #ofId(agencyId: AgencyId): Reading<Listed> {
    const value = this.#all.find((agency) => agency.agencyId === agencyId);
    return value ? { value } : unknown([]);
  }

  /** Those of the municipality and kind whose number the cell has. */
  #numbered(cell: string, { kind, municipality }: Sought): Listed[] {
    const number = numberOf(cell);
    const wanted = kindSaid(cell) ?? kind;
    return number === undefined
      ? []
      : this.#all.filter(
          (agency) =>
            (municipality === undefined || agency.municipality === municipality) &&
            (wanted === undefined || agency.kind === wanted) &&
            numberOf(agency.shortName) === number,
        );
  }
}

/** @see Directory; reads all of them, which are some hundred in a region */
export async function directory(ctx: Ctx): Promise<Directory> {
  const all: Listed[] = [];
  for (let from: string | undefined, page: Page<agencies.AgencyAt> | undefined; !page || from; from = page.next) {
    page = await agencies.find(ctx, { limit: 1000, from });
    all.push(...page.items.flatMap(({ agency }) => (agency.status === "active" ? [agency] : [])));
  }
  return new Directory(all);
}

const longest = 400;

/** Of the municipality if it is known, and of the kind that is sought if that tells them apart. */
function near(named: readonly Listed[], { kind, municipality }: Sought): readonly Listed[] {
  const here = named.filter((agency) => municipality === undefined || agency.municipality === municipality);
  const ofKind = here.filter((agency) => agency.kind === kind);
  return ofKind.length > 0 ? ofKind : here;
}

/** «№ 4», «школа 4», «д/с 9». */
const numberOf = (name: string): string | undefined =>
  /(?:№|(?<!\p{L})(?:No?\.?|школ[аы]|[сон]ош|сад|детсад|д[./]?\s?с\.?|доу|лице[йя]|гимнази[яи]|интернат))\s*(\d{1,4})(?!\d)/iu.exec(
    name,
  )?.[1];

const sorts: ReadonlyArray<[RegExp, AgencyKind]> = [
  [/детск[\p{L}]*\s+сад|(?<!\p{L})(?:д[./]?\s?с|детсад|[мгч]?[абк]?доу)(?!\p{L})|дошкольн/iu, "kindergarten"],
  [/школ|(?<!\p{L})[сон]ош(?!\p{L})|гимназ|лице[йя]/iu, "school"],
  [/поликлин|больниц/iu, "health"],
];
const kindSaid = (cell: string): AgencyKind | undefined => sorts.find(([words]) => words.test(cell))?.[1];

/** Words that tell one sort of schools from another: a grammar school is not the school of its number. */
const special = [/гимназ/i, /лице[йя]/i, /спец|коррекц/i, /интернат/i];
const isOfSameSort = (cell: string, agency: Listed): boolean =>
  kindSaid(cell) === agency.kind &&
  special.every((word) => !word.test(cell) || word.test(`${agency.name} ${agency.shortName}`));

const mostNamed = 5;
const list = (agencies: readonly Listed[]): string =>
  agencies
    .slice(0, mostNamed)
    .map(({ name, shortName }) => (name.length <= 120 ? name : shortName))
    .join("; ");

const several = (agencies: readonly Listed[]): Reading<never> => ({
  fault: {
    ru: `так называются несколько организаций, впишите полное название или идентификатор: ${list(agencies)}`,
    en: `several organisations have this name, write the full name or the id: ${list(agencies)}`,
  },
});

const unknown = (alike: readonly Listed[]): Reading<never> => ({
  fault: {
    ru: `название действующей организации, как в перечне, или её идентификатор${alike.length > 0 ? `; возможно, это: ${list(alike)}` : ""}`,
    en: `the name of an active organisation as in the list, or its id${alike.length > 0 ? `; perhaps: ${list(alike)}` : ""}`,
  },
});
