import type { Effects } from "../events.ts";
import { addressMended, familyInvited } from "../families.ts";

/** Families and their links. */
export const effects: Effects = {
  "family.invited": familyInvited,
  "family.changed": (r, e) => addressMended(r, e.data.fields),
};
