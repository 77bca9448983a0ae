import { randomInt } from "node:crypto";

/** Sixty bits: of a million certificates one guess in 10¹² finds one, and guesses are slowed down. */
const letters = 12;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const newCode = () => Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join("");
/** As it is read and typed: `7K3F-9QZ2-MA8C`. */
export const shown = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => `${[...part][0]?.toLocaleUpperCase("ru")}.`)
    .join(" ");
