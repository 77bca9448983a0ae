/**
 * Whether a text that is for everybody has what would find somebody: a СНИЛС, a telephone, an address of mail. Names of people nobody can tell
 * from other words; what is asked of whoever writes is said at the field.
 */
export const namesSomebody = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

const patterns = [
  /(?<!\d)\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}(?!\d)/,
  /(?<!\d)(?:\+7|8)[ (-]*\d{3}[ )-]*\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)/,
  /[^\s@]+@[^\s@]+\.\p{L}{2,}/u,
];
