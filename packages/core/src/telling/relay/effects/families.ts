import type { Effects } from "../events.ts";
import { familyInvited } from "../families.ts";

/** Families and their links. */
export const effects: Effects = { "family.invited": familyInvited };
