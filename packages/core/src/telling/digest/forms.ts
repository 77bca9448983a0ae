import type { AgencyId, Ctx, Stored } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import type { AskedForm } from "../notification/forms.part.ts";
import type { Item } from "./digest.store.ts";

/** What rounds ask of an organisation, as it is now: what was answered and what is over falls out. */
export async function askedForms(ctx: Ctx, agencyId: AgencyId, items: readonly Stored<Item>[]): Promise<AskedForm[]> {
  const rounds = items.flatMap(({ data }) => ("round" in data ? [data] : []));
  if (rounds.length === 0) return [];
  const { formOf } = await import("../../forms/round/asked.actions.ts");
  const found = await Promise.all(
    rounds.map(({ round, responseId }) => unlessRefused(() => formOf(ctx, round, agencyId, responseId))),
  );
  return found.flatMap((one) => one ?? []);
}
