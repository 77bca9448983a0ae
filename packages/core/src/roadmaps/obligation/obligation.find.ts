import type { PeriodId } from "../../ground/calendar/index.ts";
import { isStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { byNumber } from "../../ground/shared/by-number.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { badCursor } from "../../ground/shared/rules/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readGate } from "../period/gate.ts";
import * as decide from "./obligation.decide.ts";
import * as store from "./obligation.store.ts";
import { isOutstanding, type Obligation, type ObligationView, obligationStatuses } from "./obligation.ts";
import { type Look, view } from "./obligation.view.ts";
import { recordedFor, sheetFor } from "./recorded.ts";

/** The statuses, and two that follow from dates. */
export const obligationFilters = [...obligationStatuses, "overdue", "late"] as const;
export type ObligationFilter = (typeof obligationFilters)[number];

export interface ObligationQuery extends PageRequest {
  period: PeriodId;
  agency?: AgencyId | undefined;
  status?: ObligationFilter | undefined;
  /** Only of this measure. */
  measure?: string | undefined;
}

/** Most records one call looks at while it filters. */
const lookAtMost = 2000;

/** Obligations of a period; an organisation gets its own, whatever it asks for. */
export async function find(
  ctx: Ctx,
  { period, agency, status, measure, ...page }: ObligationQuery,
): Promise<Page<ObligationView>> {
  const own = isStaff(ctx.actor, "each") ? agency : ownAgency(ctx, agency);
  if (own === "nobody") return { items: [] };
  const clock = await Tenant.clock(ctx);
  const look: Look = { actor: ctx.actor, clock, gate: (await readGate(ctx, period))?.data };
  const names = await namesOf(ctx, period, own);
  const show = async (list: Stored<Obligation>[]): Promise<ObligationView[]> => {
    const duties = await store.dutiesByKey(
      ctx,
      period,
      list.map((o) => o.data.dutyKey),
    );
    const [first] = own ? list : [];
    const recorded = first && (await recordedFor(ctx, first.data, duties.values()));
    const sheet = first && (await sheetFor(ctx, first.data, duties.values()));
    return list.flatMap((found) => {
      const duty = duties.get(found.data.dutyKey);
      const agencyName = names.get(found.data.agencyId);
      return duty ? [view(found, duty, look, { agencyName: agencyName || undefined, recorded, sheet })] : [];
    });
  };
  if (own) {
    const all = (await store.ofAgency(ctx, period, own)).toSorted((a, b) => byMeasure(a.data, b.data));
    const start = page.from === undefined ? 0 : all.findIndex(({ data }) => data.obligationId === page.from) + 1;
    if (page.from !== undefined && start === 0) throw badCursor();
    const left = all
      .slice(start)
      .filter(({ data }) => maySee(ctx, data) && isOf(measure, data) && isIn(status, data, clock));
    const shown = left.slice(0, page.limit ?? 50);
    const next = left.length > shown.length ? shown.at(-1)?.data.obligationId : undefined;
    return { items: await show(shown), next };
  }
  return ofPeriod(ctx, { period, status, measure, ...page }, clock, show);
}

async function ofPeriod(
  ctx: Ctx,
  { period, status, measure, limit = 50, from }: ObligationQuery,
  clock: Tenant.Clock,
  show: (list: Stored<Obligation>[]) => Promise<ObligationView[]>,
): Promise<Page<ObligationView>> {
  // Those that an older program wrote are in no status's order yet.
  const placed = await Tenant.isUpToDate(ctx);
  const stored = placed ? obligationStatuses.find((s) => s === status) : undefined;
  const items: ObligationView[] = [];
  let next = from;
  for (let looked = 0; looked < lookAtMost; ) {
    const order = { status: stored, municipality: reachOf(ctx.actor) };
    const page: Page<Stored<Obligation>> = await store.ofPeriod(ctx, period, order, {
      limit: limit - items.length,
      from: next,
    });
    looked += page.items.length;
    items.push(...(await show(page.items.filter(({ data }) => isOf(measure, data) && isIn(status, data, clock)))));
    next = page.next;
    if (!next || items.length >= limit) break;
  }
  return { items, next };
}

const isOf = (measure: string | undefined, obligation: Obligation): boolean =>
  measure === undefined || obligation.measureKey === measure;

function isIn(status: ObligationFilter | undefined, obligation: Obligation, clock: Tenant.Clock): boolean {
  if (status === undefined) return true;
  if (status === "overdue") return decide.overdue(obligation, clock);
  if (status === "late") return "submission" in obligation && obligation.submission?.late === true;
  return obligation.status === status;
}

const ownAgency = ({ actor }: Ctx, asked: AgencyId | undefined): AgencyId | "nobody" => {
  if (actor.kind !== "specialist" && actor.kind !== "link") return "nobody";
  return asked && asked !== actor.agency ? "nobody" : actor.agency;
};

const namesOf = async (ctx: Ctx, period: PeriodId, own: AgencyId | undefined): Promise<Map<string, string>> =>
  own
    ? new Map([[own, (await store.readTally(ctx, period, own))?.data.name ?? ""]])
    : new Map((await store.tallies(ctx, period)).map((s) => [s.agencyId, s.name]));

/** What one organisation has is read whole: of another municipality's a coordinator sees nothing. */
const maySee = ({ actor }: Ctx, obligation: Obligation): boolean =>
  isStaff(actor, "each") ? isStaff(actor, obligation) : true;

/** An organisation's, measure by measure: what is handed in or extended meanwhile keeps its place. */
const byMeasure = (a: Obligation, b: Obligation): number =>
  byNumber(a.measureKey, b.measureKey) || (a.obligationId < b.obligationId ? -1 : 1);

type Ordered = Pick<Obligation, "dueDate" | "measureKey">;
/** By due date, then by the measure's number: always the same, so that a form and its page agree. */
export const inOrder = (a: Ordered, b: Ordered): number => {
  const [left, right] = [a, b].map(({ dueDate, measureKey }) => `${dueDate} ${measureKey}`) as [string, string];
  return byNumber(left, right);
};

/** An outstanding report as a mail tells it. */
export interface Outstanding {
  measureKey: string;
  title: Text;
  dueDate: string;
  workBy: string;
  /** A decision of a body asks for it, and no roadmap. */
  isDecision?: true | undefined;
}

/** What an organisation still owes for a period, by due date; strongly consistent. */
export async function outstanding(ctx: Ctx, period: PeriodId, agencyId: AgencyId): Promise<Outstanding[]> {
  const open = (await store.ofAgency(ctx, period, agencyId)).map((o) => o.data).filter(isOutstanding);
  const duties = await store.dutiesByKey(
    ctx,
    period,
    open.map((o) => o.dutyKey),
  );
  return open
    .map(({ measureKey, dutyKey, dueDate, workBy }) => ({
      measureKey,
      dueDate,
      workBy,
      title: duties.get(dutyKey)!.title,
      isDecision: dutyKey.startsWith("decision_") ? (true as const) : undefined,
    }))
    .sort(inOrder);
}
