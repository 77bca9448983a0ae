import { Temporal } from "temporal-polyfill";
import { type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import { behind, readCounted, readPointer } from "../../ground/counter/counter.store.ts";
import { mustCareFor } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Range } from "../../ground/shared/bank.ts";
import { auditReads, by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { badCursor } from "../../ground/shared/rules/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { load as loadPeriod } from "../period/period.store.ts";
import { ageGroups, ageOf } from "./age.ts";

/** A child behind a figure, and the record that counted it. Who the child is, its card tells: that reading is on record. */
export interface Behind {
  childId: ChildId;
  subject: string;
}

/**
 * A page of them. It shows the records as they are, while a figure of a locked period stays as it was frozen: both moments
 * are told.
 */
export interface BehindPage extends Page<Behind> {
  /** When the records were looked at: an instant. */
  recordsAt: string;
  /** Since when the period's figures stand; whatever changed in the records since may make their number differ. */
  frozenAt?: string;
}

interface Selection {
  family: string;
  range: Range;
  keep(at: string): boolean;
}

/** Most records one call looks at while it filters. */
const lookAtMost = 2000;

/**
 * The children behind a figure. Keys: `children/<municipality>[/<age>[/<sex>[/<group>]]]` (`all` for any),
 * `ipra/<municipality>/<block>[/<result>]`, `stage/<municipality>/<stage>[/<result>]`, `overdue/<municipality>`,
 * `consulted/<municipality>`, `routes/<municipality>[/<template>]`, `papers/<municipality>[/<kind>]`; those of what happened
 * take a quarter as their period (`consulted` a year too). Staff only.
 * @throws Refusal input.invalid (no such figure), cursor.invalid, not-found
 */
export async function drill(ctx: Ctx, period: PeriodId, figure: string, page: PageRequest = {}): Promise<BehindPage> {
  // A municipality's coordinator sees the whole region's figures, but the children of the own one only.
  mustCareFor(ctx.actor, { municipality: figure.split("/")[1] });
  const { lockedAt } = (await loadPeriod(ctx, period)).data;
  if (!period.includes("-Q") && /^(ipra|stage|papers)\//.test(figure))
    throw invalid([
      fault("/figure", "что произошло, показывается по кварталам", "what happened is shown quarter by quarter"),
    ]);
  const selection = selectionOf(figure.split("/"), period, await Tenant.today(ctx));
  if (!selection)
    throw invalid([fault("/figure", "показатель вида children/kemerovo/8-14", "a figure like children/kemerovo/8-14")]);
  const live = (await readPointer(ctx))?.data.live ?? 1;
  const limit = page.limit ?? 50;
  const items: Behind[] = [];
  const range = page.from ? await after(ctx, live, selection, page.from) : selection.range;
  let last: string | undefined;
  let next: string | undefined;
  for (let looked = 0; looked < lookAtMost; ) {
    const found = await behind(ctx, live, selection.family, range, {
      limit: limit - items.length,
      from: next,
    });
    looked += found.items.length;
    for (const { data } of found.items)
      if (data.drill && selection.keep(data.drill.at))
        items.push({ childId: data.drill.childId as ChildId, subject: data.subject });
    next = found.next;
    last = found.items.at(-1)?.data.subject ?? last;
    if (!next || items.length >= limit) break;
  }
  const told = { action: "indicator.drill", detail: { figure: figure.slice(0, 120), period } };
  const children = new Set<string>(items.map(({ childId }) => childId));
  await auditReads(
    ctx,
    [by(ctx.actor), ...children].map((subject) => ({ subject, ...told })),
  );
  const frozen = lockedAt ? { frozenAt: lockedAt } : {};
  return { items, next: next && last ? last : undefined, recordsAt: ctx.now().toString(), ...frozen };
}

/**
 * What stands behind a subject. A page ends with the id of the last one looked at and not with its place, which tells of a
 * child's age and health: cursors stand in addresses. @throws Refusal cursor.invalid: it stands behind this figure no more
 */
async function after(ctx: Ctx, generation: number, { family, range }: Selection, subject: string): Promise<Range> {
  const place = (await readCounted(ctx, generation, subject))?.data.drill;
  if (place?.family !== family) throw badCursor();
  return { ...range, from: `${place.at}\u0001` };
}

function selectionOf(
  [what, where = "", ...rest]: string[],
  period: PeriodId,
  today: Temporal.PlainDate,
): Selection | undefined {
  const { end } = periodBounds(period);
  const asOf = Temporal.PlainDate.compare(today, end) < 0 ? today : end;
  const [first = "all", second = "all", third = "all"] = rest;
  const is = (wanted: string, found: string | undefined) => wanted === "all" || wanted === found;
  const any: Range = {};
  switch (what) {
    case "children":
      return {
        family: `children#${where}`,
        range: bornRange(first, asOf),
        keep: (at) => {
          const [born = "", sex, marks = ""] = at.split("#");
          return (
            is(first, ageOf(born, asOf)) &&
            is(second, sex) &&
            is(
              third,
              marks
                .split(",")
                .find((m) => m === `g:${third}`)
                ?.slice(2),
            )
          );
        },
      };
    case "ipra":
    case "stage": {
      const begins = `${what === "ipra" ? "b" : "s"}:${first}#${second === "all" ? "" : `${second}#`}`;
      return {
        family: `steps#${period}#${where}`,
        range: first === "all" ? any : { prefix: begins },
        keep: (at) => at.startsWith(what === "ipra" ? "b:" : "s:") && is(second, at.split("#")[1]),
      };
    }
    case "overdue":
      return { family: `open#${where}`, range: { to: asOf.toString() }, keep: () => true };
    case "consulted":
      return { family: `consulted#${period}#${where}`, range: any, keep: () => true };
    case "routes":
      return { family: `routes#${where}`, range: first === "all" ? any : { prefix: `${first}#` }, keep: () => true };
    case "papers":
      return {
        family: `papers#${period}#${where}`,
        range: first === "all" ? any : { prefix: `${first}#` },
        keep: () => true,
      };
    default:
      return undefined;
  }
}

/** Months of birth of an age group: one range of the order, widened by a month at each end; the filter is exact. */
function bornRange(age: string, asOf: Temporal.PlainDate): Range {
  const group = ageGroups.find((g) => g.key === age);
  if (!group) return {};
  const month = asOf.toPlainYearMonth();
  return {
    from: month.subtract({ years: group.to + 1 }).toString(),
    to: month.subtract({ years: group.from }).add({ months: 1 }).toString(),
  };
}
