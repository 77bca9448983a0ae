import { digits } from "../../ground/vault/fold.ts";

/**
 * Whether the last two digits of a СНИЛС check the first nine: digits times 9…1, summed, modulo 101, 100 counting as 00
 * (Pension Fund's rule for numbers above 001-001-998; lower ones were never given to a child). @param text digits, blanks,
 * hyphens
 */
export function isSnils(text: string): boolean {
  if (!/^[\d\s-]+$/.test(text)) return false;
  const number = digits(text);
  if (number.length !== 11 || Number(number.slice(0, 9)) <= 1_001_998) return false;
  const sum = [...number.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0);
  return (sum % 101) % 100 === Number(number.slice(9));
}

/** As papers write it, `112-233-445 95`, however it was typed; what is no СНИЛС stays as it is. */
export const snilsAsWritten = (text: string): string =>
  isSnils(text) ? digits(text).replace(/^(...)(...)(...)(..)$/, "$1-$2-$3 $4") : text;

/** Of one that was searched for: spreadsheets drop the zeros that it begins with, and the checksum tells whether they were there. */
export const withItsZeros = (text: string): string => {
  const found = digits(text).padStart(11, "0");
  return digits(text).length >= 9 && /^[\d\s-]+$/.test(text) && isSnils(found) ? found : text;
};
