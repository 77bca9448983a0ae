export { compare, compareOnce, likely, possible, type Reason, type Resemblance, reasons } from "./compare.ts";
export { near, turned } from "./dates.ts";
export { alikeForms, formerUsualForm, fullForms, isGivenName, usualForm } from "./given-names.ts";
export { hashed, type Likeness, likenessOf, type NameLikeness, type Particulars, spellingNow } from "./likeness.ts";
export { fatherIn, formerSoundOf, oneLetterFrom, partsOf, soundOf, spelledParts, withoutOne } from "./spelling.ts";
