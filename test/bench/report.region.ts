import type { ChildRecord } from "@marshrut/core/child";
import { type ChildId, type Ctx, commitLimit, newId } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { write as writeChild } from "../../packages/core/src/people/child/child.store.ts";

/** The month in which the bench's quarter ends. */
const month = Temporal.PlainYearMonth.from("2025-03");

/**
 * Children straight into the store, in bulk: pseudonymous records as registering leaves them, in the pilot region's
 * proportions. Registering 100,000 by the API would measure the vault and the consents, which no report reads.
 */
export async function loadChildren(ctx: Ctx, from: number, to: number): Promise<void> {
  const size = commitLimit;
  let next = from;
  const work = async () => {
    for (; next < to; ) {
      const first = next;
      next += size;
      const records = Array.from({ length: Math.min(size, to - first) }, (_, k) => child(ctx, first + k));
      await ctx.bank.commit(records.map((record) => writeChild(ctx.tenant, record, "absent")));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

function child({ now }: Ctx, i: number): ChildRecord {
  const at = now();
  return {
    childId: newId("child", at.epochMilliseconds) as ChildId,
    municipality: i % 2 ? "novokuznetsk" : "kemerovo",
    // Eighteen years of ages.
    sex: i % 5 < 2 ? "female" : "male",
    born: month.subtract({ months: (i * 7) % 216 }).toString(),
    targetGroups: i % 12 ? ["mental-disorder"] : ["mental-disorder", "down-syndrome"],
    disability: i % 20 < 17,
    educationalNeeds: i % 5 < 4,
    attachments: {},
    representativeIds: [],
    status: "active",
    createdAt: at.toString(),
  };
}
