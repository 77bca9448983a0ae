/**
 * A СНИЛС that nobody has: real ones are given one after another and have not come near 990-000-000, so every number from
 * there on is recognisably synthetic, and its checksum is right. @param index from 0 to 9,999,999 @throws RangeError beyond
 */
export function syntheticSnils(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index > 9_999_999)
    throw new RangeError(`No synthetic СНИЛС for ${index}`);
  const nine = String(990_000_000 + index);
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0);
  const check = String((sum % 101) % 100).padStart(2, "0");
  return `${nine.slice(0, 3)}-${nine.slice(3, 6)}-${nine.slice(6)} ${check}`;
}
