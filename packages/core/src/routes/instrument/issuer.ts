import { fold } from "../../ground/vault/index.ts";

/** Names that people write out or shorten, in the order in which one is part of another. */
const short: readonly (readonly [RegExp, string])[] = [
  [/медико-?\s*социальн\p{L}*\s+экспертиз\p{L}*/giu, "мсэ"],
  [/психолого-?\s*медико-?\s*педагогическ\p{L}*\s+комисси\p{L}*/giu, "пмпк"],
  [/территориальн\p{L}*\s+пмпк/giu, "тпмпк"],
  [/(?:центральн|областн|краев|республиканск)\p{L}*\s+пмпк/giu, "цпмпк"],
];
const legalForm =
  /(?<!\p{L})(?:[фмго]?г?[бка]у|фку|(?:муниципальн|государственн|федеральн|бюджетн|каз[её]нн|автономн|учреждени|организаци)\p{L}*)(?!\p{L})/giu;

/** Longer than any institution is called. */
const longestIssuer = 1_000;

/**
 * Who issued a paper, as it is compared. The offices of the МСЭ are one institution, which everybody names by another part of its
 * name: the number of the office tells («Бюро № 5 ФКУ „ГБ МСЭ по Кемеровской области“» is «бюро МСЭ №5»), or of its panel of
 * experts. Of others the legal form, quotes, dots and case are no difference.
 */
export function issuerKey(issuer: string): string {
  const said = issuer.slice(0, longestIssuer).normalize("NFC");
  const named = short.reduce((text, [words, letters]) => text.replaceAll(words, letters), said);
  const whole = fold(named.replaceAll(legalForm, " "));
  if (!/(?<!\p{L})мсэ(?!\p{L})/iu.test(named)) return whole;
  const panel = /состав[^№\d]*№?\s*(\d+)/iu.exec(named)?.[1];
  if (panel) return `мсэ состав ${panel}`;
  const office = /№\s*(\d+)/u.exec(named)?.[1];
  if (office) return `мсэ ${office}`;
  return named.includes("№") ? whole : "мсэ";
}
