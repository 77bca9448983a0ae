import { type FieldKey, fields } from "./catalogue.ts";

/** In which case a name stands; `initials`: «Примерова М. И.», as under a signature. */
export const cases = [
  "nominative",
  "genitive",
  "dative",
  "accusative",
  "instrumental",
  "prepositional",
  "initials",
] as const;
export type Case = (typeof cases)[number];

export const caseWords: Record<Case, string> = {
  nominative: "именительный",
  genitive: "родительный",
  dative: "дательный",
  accusative: "винительный",
  instrumental: "творительный",
  prepositional: "предложный",
  initials: "инициалы",
};

/** A field of the catalogue, or `given.<key>` of what the template itself asks. */
export type AnyKey = FieldKey | `given.${string}`;

/** A place in a text: `{child.name:genitive}`; with `?` a line for the hand is left where nothing is known. */
export interface Placeholder {
  key: AnyKey;
  case?: Case | undefined;
  mayLack: boolean;
}
export type Piece = string | Placeholder;

const byRussian = new Map<string, FieldKey>(Object.entries(fields).map(([key, { ru }]) => [ru, key as FieldKey]));
const caseByRussian = new Map<string, Case>(cases.map((one) => [caseWords[one], one]));
const written = /\{([^{}]*)\}/g;

/** What stands between braces and is no place. */
export interface Unread {
  unread: string;
}

/** A text as words and places; by keys, or by the Russian names that a file has. */
export function piecesOf(text: string): (Piece | Unread)[] {
  const found: (Piece | Unread)[] = [];
  let at = 0;
  for (const match of text.matchAll(written)) {
    if (match.index > at) found.push(text.slice(at, match.index));
    found.push(placeOf(match[1]!) ?? { unread: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push(text.slice(at));
  return found;
}

export const isPlace = (piece: Piece | Unread): piece is Placeholder => typeof piece === "object" && "key" in piece;

function placeOf(inside: string): Placeholder | undefined {
  const said = inside.normalize("NFC").trim().toLowerCase();
  const mayLack = said.endsWith("?");
  const [name = "", as, ...rest] = said
    .replace(/\?$/, "")
    .split(":")
    .map((part) => part.trim());
  const key = keyOf(name);
  const wanted = as === undefined ? undefined : caseOf(as);
  if (!key || rest.length > 0 || (as !== undefined && !wanted)) return undefined;
  return { key, case: wanted, mayLack };
}

const lowered = new Map<string, FieldKey>((Object.keys(fields) as FieldKey[]).map((key) => [key.toLowerCase(), key]));
const asked = /^(?:given|сведения)\.([a-z][a-z0-9-]{0,39})$/;

export function keyOf(name: string): AnyKey | undefined {
  const own = asked.exec(name)?.[1];
  return own === undefined ? (lowered.get(name) ?? byRussian.get(name)) : `given.${own}`;
}

const caseOf = (name: string): Case | undefined =>
  caseByRussian.get(name) ?? cases.find((one) => one === name) ?? shortened(name);
/** «род.», «р» — as people write it. */
const shortened = (name: string): Case | undefined =>
  name.length < 3 ? undefined : cases.find((one) => caseWords[one].startsWith(name.replace(/\.$/, "")));

/** As it stands in a text that is kept. */
export const keptAs = ({ key, case: as, mayLack }: Placeholder): string =>
  `{${key}${as ? `:${as}` : ""}${mayLack ? "?" : ""}}`;
/** As it stands in a file that people edit. */
export const shownAs = ({ key, case: as, mayLack }: Placeholder): string =>
  `{${nameOf(key)}${as ? `:${caseWords[as]}` : ""}${mayLack ? "?" : ""}}`;
export const nameOf = (key: AnyKey): string =>
  key.startsWith("given.") ? `сведения.${key.slice("given.".length)}` : fields[key as FieldKey].ru;
