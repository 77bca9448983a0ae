import type { Effects } from "../events.ts";
import { familyInvited, familyMended } from "../families.ts";

/** Families and their links. */
export const effects: Effects = {
  "family.invited": familyInvited,
  "family.changed": (r, e) => familyMended(r, e.data),
};
