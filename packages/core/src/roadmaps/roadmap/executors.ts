import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { Text } from "../../ground/shared/text.ts";
import { oneSpaced } from "./words.ts";

/** Who carries out a measure, as the document names it, and which organisations of the tenant that means. */
export interface Executor {
  key: string;
  name: Text;
  kinds: AgencyKind[];
}

interface KnownExecutor extends Executor {
  /** How its name begins in a document. */
  begins: RegExp;
  /** Its whole name. */
  whole: RegExp;
}

const known: KnownExecutor[] = [
  {
    key: "department",
    name: { ru: "Департамент образования", en: "Department of education" },
    kinds: ["department"],
    begins: /департамент образования/,
    whole: /^департамент образования(?: и науки)?$/,
  },
  {
    key: "educational",
    name: { ru: "Образовательные организации", en: "Educational organisations" },
    // The centre (РЦППМС) is an educational organisation too: 273-ФЗ, art. 42 [M].
    kinds: ["school", "kindergarten", "resourceCentre"],
    begins: /образовательные организации/,
    whole: /^образовательные организации$/,
  },
  {
    key: "working-group",
    name: { ru: "Межведомственная рабочая группа", en: "Interdepartmental working group" },
    // The group is no organisation; its secretary reports, and that sits at the centre (РЦППМС): an assumption of ours.
    kinds: ["resourceCentre"],
    begins: /межведомственная рабочая (?:под)?группа/,
    // Its full name tells what it is for; no other executor's name may be in it.
    whole: /^межведомственная рабочая (?:под)?группа(?: по .+)?$/,
  },
  {
    key: "social",
    name: { ru: "Организации социального обслуживания", en: "Social services" },
    kinds: ["social"],
    begins: /(?:организации|учреждения) социального обслуживания/,
    whole: /^(?:организации|учреждения) социального обслуживания$/,
  },
  {
    key: "health",
    name: { ru: "Медицинские организации", en: "Health organisations" },
    kinds: ["health"],
    begins: /медицинские организации/,
    whole: /^медицинские организации$/,
  },
  {
    key: "commission",
    name: { ru: "Психолого-медико-педагогические комиссии", en: "Commissions (ПМПК)" },
    kinds: ["pmpc"],
    begins: /психолого-медико-педагогическ(?:ая|ие) комисси[яи]/,
    whole: /^психолого-медико-педагогическ(?:ая|ие) комисси[яи]$/,
  },
];

const anyBegins = new RegExp(`(?=${known.map((k) => k.begins.source).join("|")})`);

/**
 * The executors that a cell names, one after the other with nothing but a space or a comma between them.
 * @returns undefined when any part of the cell is not a name that we know
 */
export function executorsOf(cell: string): Executor[] | undefined {
  const parts = oneSpaced(cell)
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(anyBegins)
    .map((part) => part.replace(/^[\s,;.]+|[\s,;.]+$/g, ""))
    .filter((part) => part !== "");
  const found = parts.map((part) => known.find((k) => k.whole.test(part)));
  if (found.length === 0 || found.some((k) => k === undefined)) return undefined;
  const distinct = [...new Set(found as KnownExecutor[])];
  return distinct.map(({ key, name, kinds }) => ({ key, name, kinds }));
}

/** An executor by its key, for a catalogue. @throws RangeError */
export function executor(key: string): Executor {
  const found = known.find((k) => k.key === key);
  if (!found) throw new RangeError(`No executor ${key}`);
  return { key: found.key, name: found.name, kinds: found.kinds };
}
