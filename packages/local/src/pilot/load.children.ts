import { type AgencyId, type Ctx, inParallel } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { children, type PilotChild } from "./children.ts";
import { loadChild } from "./load.child.ts";
import { type ChildrenMarker, writeMarker } from "./marker.ts";
import { firstSchoolKey } from "./organisations.ts";

/** Children between two writings of the marker. */
const chunk = 100;

/**
 * Loads the children that are missing, with consents and ИПРА.
 * @param from how far a former loading has come @param tell hears after each how many are there
 * @returns how far it is now, and how many of them this loading has added
 */
export async function loadChildren(
  ctx: Ctx,
  from: ChildrenMarker,
  options: { total: number; concurrency: number; ids: ReadonlyMap<string, AgencyId>; today: Temporal.PlainDate },
  tell: (done: number) => void,
): Promise<{ marker: ChildrenMarker; added: number }> {
  const { total, concurrency, ids, today } = options;
  let marker = from;
  let [done, added] = [marker.done, 0];
  while (marker.done < total) {
    const to = Math.min(total, marker.done + chunk);
    const next: ChildrenMarker = { ...marker, done: to };
    const births = Temporal.PlainDate.from(marker.today);
    const members = [...children(to, births, marker.done)];
    const first = marker.family ? undefined : members.find(goesToFirstSchool);
    await inParallel(members, concurrency, async (child) => {
      const present = await loadChild(ctx, child, ids, today);
      if (present?.added) added++;
      if (present && child === first)
        next.family = { childId: present.record.childId, representativeId: present.record.representativeIds[0]! };
      tell(++done);
    });
    await writeMarker(ctx, "CHILDREN", next);
    marker = next;
  }
  return { marker, added };
}

const goesToFirstSchool = ({ attachments }: PilotChild) => attachments.school === firstSchoolKey;
