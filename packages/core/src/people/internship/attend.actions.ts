import { attendEach, attendedAtOnce, type Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { attendOne } from "./internship.actions.ts";
import * as store from "./internship.store.ts";

/**
 * Each hour: applications that nobody answers, terms that begin, internships of which nobody says how they ended, and what came of those that
 * did. Safe to repeat. @returns how many @throws the first accident, when all others are done
 */
export async function attendInternships(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    ({ internshipId }) => attendOne(ctx, internshipId),
    most,
  );
}
