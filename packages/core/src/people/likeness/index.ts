export { compare, compareOnce, likely, possible, type Reason, type Resemblance, reasons } from "./compare.ts";
export { near, turned } from "./dates.ts";
export { isGivenName, usualForm } from "./given-names.ts";
export { hashed, type Likeness, likenessOf, type NameLikeness, type Particulars } from "./likeness.ts";
export { fatherIn, oneLetterFrom, partsOf, soundOf, spelledParts, withoutOne } from "./spelling.ts";
