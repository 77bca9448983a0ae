import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { changed } from "./change.ts";
import { event } from "./enrolment.decide.ts";
import * as store from "./enrolment.store.ts";
import { isEnded } from "./enrolment.ts";

/** Another municipality looks after what is open of a child from now on; what was told before stays where it was. Safe to repeat. */
export async function moveAll(ctx: Ctx, childId: ChildId, municipality: string): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId)) {
    if (isEnded(data) || data.municipality === municipality) continue;
    await changed(ctx, data.enrolmentId, { action: "enrolment.move" }, ({ data: e }) =>
      isEnded(e) || e.municipality === municipality
        ? { events: [], after: e }
        : { events: [event("enrolment.moved", { ...e, municipality }, {})], after: { ...e, municipality } },
    );
  }
}
