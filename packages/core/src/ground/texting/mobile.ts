/** The first number of a card that takes texts, as E.164; numbers are noted as people say them, several with commas. */
export function mobileOf(phone: string | undefined): string | undefined {
  for (const one of (phone ?? "").split(",")) {
    if (one.includes("доб.")) continue;
    const digits = one.replace(/\D/g, "");
    // At home one dials 8 (Russian numbering plan); mobile codes begin with 9.
    const national = /^[78]?(9\d{9})$/.exec(digits)?.[1];
    if (national && !(one.trim().startsWith("+") && digits.length === 10)) return `+7${national}`;
    if (one.trim().startsWith("+") && !digits.startsWith("7") && /^[1-9]\d{7,14}$/.test(digits)) return `+${digits}`;
  }
  return undefined;
}
