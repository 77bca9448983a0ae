import * as Quality from "../../../forms/quality/index.ts";
import * as Digest from "../../digest/index.ts";
import type { Effects } from "../events.ts";

/** Independent assessments: whoever was assessed reads its scores in its one letter of the day, whenever they are counted. */
export const effects: Effects = {
  "quality.counted": async (r, { at, data: { qualityId } }) => {
    const agencyIds = await Quality.assessedIn(r.ctx, qualityId);
    for (const agencyId of agencyIds) await Digest.collect(r.ctx, { agencyId }, { scoresOf: qualityId, at });
    if (agencyIds.length > 0) await Digest.wakeForDigest(r.ctx, r.workflows);
  },
};
