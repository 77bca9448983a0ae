import { type Ctx, getAll } from "../../ground/shared/index.ts";
import { accompanimentAt, type Place, placeKey } from "./accompaniment.store.ts";
import type { Accompaniment } from "./accompaniment.ts";

/** Who accompanies a family today, by organisation and post; each of the family takes a place, and any of them will do. */
export async function curatorOf(
  ctx: Pick<Ctx, "bank" | "tenant">,
  subjects: readonly Accompaniment["places"][number][],
): Promise<Pick<Accompaniment, "agencyId" | "post"> | undefined> {
  const places = await getAll<Place>(
    ctx.bank,
    subjects.map((subject) => placeKey(ctx.tenant, subject)),
  );
  const place = places.find((one) => one !== undefined);
  const found = place && (await accompanimentAt(ctx, place.data));
  return found?.data.status === "open" ? found.data : undefined;
}
