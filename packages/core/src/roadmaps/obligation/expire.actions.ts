import { Temporal } from "temporal-polyfill";
import { type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import type { Page, Stored } from "../../ground/shared/bank.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import * as periods from "../period/period.store.ts";
import type { Period } from "../period/period.ts";
import { filesOf } from "./files.ts";
import * as store from "./obligation.store.ts";
import type { Obligation } from "./obligation.ts";
import { removeFile } from "./remove-file.actions.ts";

/** A report with files, and how far its period is. */
interface Evidence {
  obligation: Obligation;
  status: Period["status"];
}

const live = (obligation: Obligation) => filesOf(obligation).filter(({ removed }) => !removed);

/** Where a look goes on: the period, and the place in it. */
const placeOf = (from: string | undefined) => {
  const [period = "", ...rest] = (from ?? "").split("~");
  return { period, inner: rest.join("~") || undefined };
};

/**
 * Files that came with reports, from the end of the period. The figures and what was written stay. As long as a period's report has not
 * been handed over, or it takes reports again, they are what the figures rest on.
 */
export const expiring: Tenant.Expiring<Evidence> = {
  term: "evidenceYears",
  async over(ctx, { day }, page) {
    const { period: at, inner } = placeOf(page.from);
    const isOver = ({ period }: Period) => Temporal.PlainDate.compare(periodBounds(period).end, day) < 0;
    const ended = (await periods.list(ctx)).filter(isOver).sort((a, b) => (a.period < b.period ? -1 : 1));
    const [first, second] = ended.filter(({ period }) => period >= at);
    if (!first) return { items: [] };
    const from = first.period === at ? inner : undefined;
    const found: Page<Stored<Obligation>> = await store.ofPeriod(ctx, first.period, {}, { ...page, from });
    const items = found.items
      .map(({ data }) => ({ obligation: data, status: first.status }))
      .filter(({ obligation }) => live(obligation).length > 0);
    return { items, next: found.next ? `${first.period}~${found.next}` : nextOf(second?.period) };
  },
  held: async (_, { status }) => (status === "submitted" ? undefined : "period"),
  letGo: async (ctx, _, { obligation }, reason) => {
    for (const { noteId } of live(obligation)) await removeFile(ctx, obligation.obligationId, noteId, { reason });
  },
};

const nextOf = (period: PeriodId | undefined): string | undefined => period && `${period}~`;
