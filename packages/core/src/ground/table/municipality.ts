import type { Municipality } from "../tenant/tenant.ts";
import { foldName as fold } from "../vault/fold.ts";
import { type Reading, readAs, text } from "./reading.ts";

type Known = Pick<Municipality, "key" | "name">;

/**
 * «Новокузнецк», «г. НОВОКУЗНЕЦК», «Новокузнецкий ГО»: the municipality of the tenant that is meant. A district that has the same
 * adjective is another municipality, and only its own name stands for it.
 */
export function readMunicipality(cell: string, known: readonly Known[]): Reading<string> {
  const word = fold(cell.slice(0, 300));
  const plain = known.filter(({ name, key }) => [fold(name.ru), fold(name.en), fold(key)].includes(word));
  if (plain.length === 1) return { value: plain[0]!.key };
  const [meant, ...others] = known.filter(({ name }) => formsOf(name.ru).has(word));
  if (meant && others.length === 0) return readAs(meant.key, meant.name.ru);
  const town = withDistrict(cell, known);
  if (town) return readAs(town.key, town.name.ru);
  const names = known.slice(0, mostNamed).map(({ name }) => name);
  const rest = known.length > mostNamed ? "…" : "";
  return {
    fault: text(
      `муниципалитет региона: ${names.map(({ ru }) => ru).join(", ")}${rest}`,
      `a municipality of the region: ${names.map(({ en }) => en).join(", ")}${rest}`,
    ),
  };
}

const mostNamed = 20;

/** «Новокузнецк, Центральный район»: the town, and what part of it. */
function withDistrict(cell: string, known: readonly Known[]): Known | undefined {
  const [town = "", district] = cell.slice(0, 300).split(/[,(]/);
  return district === undefined ? undefined : municipalityIn(town, known);
}

/** The municipality that an address names behind «г.» or by itself, if it names just one. */
export function municipalityIn(address: string, known: readonly Known[]): Known | undefined {
  const parts = new Set(address.split(/[,;]/).map((part) => fold(part)));
  const [meant, ...others] = known.filter(({ name }) => [...formsOf(name.ru)].some((form) => parts.has(form)));
  return others.length === 0 ? meant : undefined;
}

/** All that people write for a town: with its kind before or behind it, or as the adjective of its district. */
function formsOf(name: string): Set<string> {
  const bare = fold(name);
  const stem = bare.replace(/[аеиоуыьй]$/, "");
  const kinds = ["г", "гор", "город", "го", "гом", "городскойокруг", "мо", "муниципальноеобразование"];
  const adjectives = [`${bare}ий`, `${stem}ский`, `${bare}ский`];
  const okrug = ["го", "городскойокруг"].flatMap((kind) => adjectives.map((adjective) => `${adjective}${kind}`));
  return new Set([
    bare,
    ...kinds.flatMap((kind) => [`${kind}${bare}`, `${bare}${kind}`]),
    ...okrug,
    ...okrug.map((form) => `мо${form}`),
  ]);
}
