import { systemTokenHours } from "@marshrut/api";
import type { Standing } from "./prices.ts";
import { perYear } from "./units.ts";

/**
 * What a stage has whatever happens, paid by the month; test/infra/standing.test.ts compares it with the stacks. An alarm that
 * adds up several measures is billed for each of them.
 */
export const standing = {
  alarms: 181,
  "kms-keys": 9,
  "firewall-lists": 2,
  "firewall-rules": 8,
  // A file of seals and one of the trail each five minutes, in two regions the latter.
  "bucket-puts": 3 * 8_760,
};

/**
 * What systems of organisations add, each a client of its own that asks for a token as often as one ends. A client that asks for a
 * token with every call costs as many tokens as calls.
 */
export const ofSystems = (systems: number): Partial<Record<Standing, number>> => ({
  "system-clients": systems,
  "system-tokens": (systems * hoursInMonth) / systemTokenHours,
});

const hoursInMonth = (365 * 24) / perYear.months;
