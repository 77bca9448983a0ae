import { idPattern } from "../../ground/shared/ids.ts";
import { type Reading, readAs, type Words, wordIn } from "../../ground/table/index.ts";
import type { relations } from "./authority.ts";
import type { TargetGroup } from "./child.ts";

type Relation = (typeof relations)[number];

const relationWords: Words<Relation> = {
  мать: "parent",
  мама: "parent",
  отец: "parent",
  папа: "parent",
  родитель: "parent",
  родительница: "parent",
  усыновитель: "parent",
  усыновительница: "parent",
  удочеритель: "parent",
  parent: "parent",
  опекун: "guardian",
  попечитель: "guardian",
  guardian: "guardian",
  приемныйродитель: "foster-parent",
  приемнаямать: "foster-parent",
  приемныйотец: "foster-parent",
  патронатныйвоспитатель: "foster-parent",
  fosterparent: "foster-parent",
  другое: "other",
  иное: "other",
  бабушка: "other",
  дедушка: "other",
  прабабушка: "other",
  прадедушка: "other",
  тетя: "other",
  дядя: "other",
  сестра: "other",
  брат: "other",
  мачеха: "other",
  отчим: "other",
  other: "other",
};
const shown: Record<Relation, string> = {
  parent: "родитель",
  guardian: "опекун",
  "foster-parent": "приёмный родитель",
  institution: "организация",
  self: "сам",
  other: "другое",
};
const plain =
  /^(?:мать|отец|родитель|опекун|попечитель|при[её]мный родитель|другое|parent|guardian|foster-parent|other)$/i;

/** What is said of a parent or kin besides, and changes nothing: «мать-одиночка», «отец, законный представитель», «родная сестра». */
const besides =
  /[\s,(–—-]+(?:одиночка|многодетн\p{L}+|родн\p{L}+|зак(?:онн\p{L}+|\.)? ?представитель)\)?$|^(?:родн|двоюродн)\p{L}+\s+/giu;

/** Kin in the words of people: «мама», «бабушка (опекун)». Who guards is a guardian, whatever kin they are. */
export function readRelation(cell: string): Reading<Relation> {
  const value = byDuty(cell) ?? wordIn(relationWords, cell.slice(0, 200).replace(besides, ""));
  if (value) return plain.test(cell) ? { value } : readAs(value, shown[value]);
  return {
    fault: {
      ru: "мать, отец, опекун, попечитель, приёмный родитель или другое",
      en: "parent, guardian, foster-parent or other",
    },
  };
}

/** Of a child without a school or kindergarten: «не посещает», «неорганизованный». */
export const attendsNone = (cell: string): boolean =>
  /^(?:(?:не|нигде не)\s*(?:посеща|уч[иа]тся|обуча)\p{L}*|не\s?организован\p{L}*|дома)$/iu.test(cell.slice(0, 200));

function byDuty(cell: string): Relation | undefined {
  if (/опекун|попечител/i.test(cell)) return "guardian";
  return /при[её]мн/i.test(cell) ? "foster-parent" : undefined;
}

const groups: ReadonlyArray<[RegExp, TargetGroup]> = [
  [/ментальн|психич|mental-disorder/i, "mental-disorder"],
  [/даун|down-syndrome/i, "down-syndrome"],
  [/при[её]мн|замещающ|опек|foster-family/i, "foster-family"],
  [/отказ|abandonment-risk/i, "abandonment-risk"],
];

/** Target groups of the pilot project, one or several in a cell. */
export function readGroups(cell: string): Reading<TargetGroup[]> {
  const parts = cell.split(/[,;]/).map((part) => part.trim());
  const found = parts.map((part) => groups.find(([words]) => words.test(part))?.[1]);
  const known = found.filter((group) => group !== undefined);
  if (/^(?:[-–—]|нет)$/i.test(cell)) return { value: [] };
  if (known.length === found.length) return { value: [...new Set(known)] };
  return {
    fault: {
      ru: "ментальные нарушения, синдром Дауна, приёмная семья, риск отказа; несколько через запятую",
      en: "mental-disorder, down-syndrome, foster-family, abandonment-risk; several parted by commas",
    },
  };
}

/** Ids of children that look alike, whom a person has found to be others. */
export function readDistinct(cell: string): Reading<string[]> {
  const ids = cell.split(/[,;\s]+/).filter((id) => id !== "");
  if (ids.every((id) => idPattern("child").test(id))) return { value: ids };
  return {
    fault: {
      ru: "идентификаторы похожих детей вида child_01…, если это другие дети",
      en: "ids of children that look alike, like child_01…, if they are others",
    },
  };
}
