/** What AWS bills by the piece. Storage stands apart: it is billed by the month (`Stock`). */
export const unitNames = [
  "transitions",
  "invocations",
  "gb-seconds",
  "read-units",
  "write-units",
  "api-requests",
  "api-egress-gb",
  "mails",
  "mail-gb",
  "schedule-invocations",
  "kms-requests",
  "log-gb",
  "trail-events",
  "firewall-requests",
  "edge-requests",
  "traces",
] as const;
export type Unit = (typeof unitNames)[number];

/** One kind of bill: a unit, who used it (function, machine, schedule) and, for DynamoDB, on which table. */
export interface Entry {
  unit: Unit;
  by: string;
  on?: string;
  amount: number;
}

const keyOf = (unit: Unit, by: string, on = "") => `${unit}\t${by}\t${on}`;

/** Adds up units. */
export class Tally {
  #amounts = new Map<string, number>();

  add(unit: Unit, by: string, amount: number, on?: string): void {
    const key = keyOf(unit, by, on);
    this.#amounts.set(key, (this.#amounts.get(key) ?? 0) + amount);
  }

  get(unit: Unit, by: string, on?: string): number {
    return this.#amounts.get(keyOf(unit, by, on)) ?? 0;
  }

  /** All of a unit, whoever used it. */
  total(unit: Unit): number {
    return this.entries().reduce((sum, e) => (e.unit === unit ? sum + e.amount : sum), 0);
  }

  entries(): Entry[] {
    return [...this.#amounts].map(([key, amount]) => {
      const [unit, by, on] = key.split("\t") as [Unit, string, string];
      return { unit, by, on: on || undefined, amount };
    });
  }

  /** Takes everything counted so far and begins anew. */
  take(): Entry[] {
    const taken = this.entries();
    this.#amounts.clear();
    return taken;
  }
}
