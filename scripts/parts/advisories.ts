import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import semver from "semver";

/** What of an advisory is looked at, in the form of OSV: https://ossf.github.io/osv-schema/ */
export interface Advisory {
  id: string;
  modified: string;
  withdrawn?: string;
  summary?: string;
  aliases?: string[];
  affected?: {
    package?: { ecosystem: string; name: string };
    ranges?: { type: string; events: { introduced?: string; fixed?: string; last_affected?: string }[] }[];
    versions?: string[];
  }[];
  database_specific?: { severity?: string };
}

/** A package that is installed, as the lock file has it. */
export interface Installed {
  name: string;
  version: string;
  /** For making the product only: it does not run on AWS. */
  dev: boolean;
}

/** An advisory that speaks of an installed package. */
export interface Finding extends Installed {
  id: string;
  severity: string;
  summary: string;
}

/** What of npm's lock file, version 3, is looked at. */
export interface Lock {
  packages: Record<string, { version?: string; name?: string; link?: boolean; dev?: boolean; devOptional?: boolean }>;
}

/** Every package of a lock file (version 3), each version once; what runs anywhere runs. */
export function installed(lock: Lock): Installed[] {
  const found = new Map<string, Installed>();
  for (const [at, { version, name: alias, link, dev }] of Object.entries(lock.packages)) {
    const name = alias ?? at.split("node_modules/").at(-1)!;
    if (!at.includes("node_modules/") || link || !version) continue;
    const known = found.get(`${name}@${version}`);
    found.set(`${name}@${version}`, { name, version, dev: (known?.dev ?? true) && dev === true });
  }
  return [...found.values()];
}

/** Advisories of a file (one, or a list), or of all files of a folder, as the export of osv.dev is unpacked. */
export function advisoriesOf(source: string): Advisory[] {
  const files = statSync(source).isDirectory()
    ? readdirSync(source)
        .filter((file) => file.endsWith(".json"))
        .map((file) => path.join(source, file))
    : [source];
  return files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as Advisory | Advisory[]);
}

/** What the advisories say of what is installed. One that was withdrawn says nothing. */
export function findings(advisories: readonly Advisory[], packages: readonly Installed[]): Finding[] {
  const byName = Map.groupBy(packages, ({ name }) => name);
  const standing = advisories.filter(({ withdrawn }) => !withdrawn);
  return standing.flatMap(({ id, summary = "", affected = [], database_specific: { severity = "UNKNOWN" } = {} }) =>
    affected
      .filter(({ package: of }) => of?.ecosystem === "npm")
      .flatMap((one) => (byName.get(one.package!.name) ?? []).filter(({ version }) => isAffected(version, one)))
      .map((found) => ({ ...found, id, severity, summary })),
  );
}

/** By OSV's own rules of evaluation: named, or within a range of versions. */
function isAffected(
  version: string,
  { versions = [], ranges = [] }: NonNullable<Advisory["affected"]>[number],
): boolean {
  if (versions.includes(version)) return true;
  return ranges.filter(({ type }) => type === "SEMVER").some(({ events }) => isWithin(version, events));
}

type Events = NonNullable<NonNullable<Advisory["affected"]>[number]["ranges"]>[number]["events"];

function isWithin(version: string, events: Events): boolean {
  const at = ({ introduced, fixed, last_affected: last }: Events[number]) => introduced ?? fixed ?? last ?? "0";
  const sorted = events.toSorted((a, b) => compare(at(a), at(b)));
  let within = false;
  for (const { introduced, fixed, last_affected: last } of sorted) {
    if (introduced !== undefined && compare(version, introduced) >= 0) within = true;
    else if (fixed !== undefined && compare(version, fixed) >= 0) within = false;
    else if (last !== undefined && compare(version, last) > 0) within = false;
  }
  return within;
}

/** «0» is before every version. */
const compare = (a: string, b: string): number => (a === b ? 0 : a === "0" ? -1 : b === "0" ? 1 : semver.compare(a, b));
