/**
 * The Russian word form that goes with a number: `plural(3, "день", "дня", "дней")` → «дня».
 * @param one with 1, 21, 101… @param few with 2–4, 22–24… and with fractions («1,5 дня») @param many with 0, 5–20, 25–30…
 */
export function plural(n: number, one: string, few: string, many: string): string {
  if (!Number.isInteger(n)) return few;
  const tens = Math.abs(n) % 100;
  const units = tens % 10;
  if (tens > 10 && tens < 20) return many; // 11–14 do not follow their last digit
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}
