/** How an organisation deals with one request. */
export interface Manner {
  /** Days after the request, or after the due date when `late`. */
  days: number;
  late: boolean;
  /** By the link in the mail, or on the telephone, and then the coordinator reports for it. */
  by: "link" | "coordinator";
  /** Refuses; the coordinator finds another organisation, which answers in time. */
  rejects: boolean;
}

/**
 * Assumed, as there is no record of real organisations yet: of ten requests seven are answered in time by the link, one in
 * time by telephone, one ten days late, and one is refused first. By number, so that every run is the same.
 */
export function mannerOf(n: number): Manner {
  const kind = n % 10;
  const inTime: Manner = { days: 2 + (n % 7), late: false, by: "link", rejects: false };
  if (kind === 3) return { ...inTime, by: "coordinator" };
  if (kind === 6) return { ...inTime, days: 10, late: true };
  if (kind === 9) return { ...inTime, rejects: true };
  return inTime;
}

/** How often a coordinator looks at a child's card and route without anything to do there, in days. Assumed. */
export const coordinatorLooksEvery = 30;
