import * as z from "zod";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { type Ctx, type Deps, save } from "../../ground/shared/context.ts";
import type { AgencyId, ObligationId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { Answerer } from "../../ground/vault/answerer.ts";
import * as Obligation from "../obligation/index.ts";
import { takenUntil } from "../period/freezing.ts";
import { asLinked } from "../period/link.ts";
import type { NoticeEvent } from "../period/period.events.ts";
import * as store from "../period/period.store.ts";
import { periodName, takes } from "../period/period.ts";
import { readForm, writeForm } from "../report/form.ts";
import { takingOn } from "./reporting.actions.ts";

const token = z.string().min(20).max(600);
const file = z.base64({ error: says("файл в base64", "a file in base64") }).max(4_000_000);

/** What may come by an organisation's link. `form` gives the workbook to fill, `upload` takes it back. */
export const RespondReports = z.discriminatedUnion("action", [
  z.strictObject({ token, action: z.literal("view") }),
  z.strictObject({ token, action: z.literal("submit"), ...Obligation.SubmitMany.shape }),
  z.strictObject({
    token,
    action: z.literal("ask-extension"),
    obligationId: Obligation.ObligationIdText,
    ...Obligation.Extend.shape,
  }),
  z.strictObject({
    token,
    action: z.literal("remove-file"),
    obligationId: Obligation.ObligationIdText,
    fileId: z.string().max(60),
    ...Obligation.RemoveFile.shape,
  }),
  z.strictObject({ token, action: z.literal("form") }),
  z.strictObject({ token, action: z.literal("upload"), file, by: Answerer.optional() }),
]);
export type RespondReports = z.infer<typeof RespondReports>;

/** What the page behind the link shows. */
export interface ReportsView {
  agency: string;
  periods: Array<{ period: string; name: Text; lockOn: string; obligations: Obligation.ObligationView[] }>;
  /** What became of each report of a hand-in. */
  rows?: Obligation.SubmittedRow[];
  /** The workbook, in base64. */
  form?: string;
}

/** @throws Refusal link.invalid, link.dead, input.invalid (a form that cannot be read) */
export async function respondReports(deps: Deps, request: RespondReports, requestId?: string): Promise<ReportsView> {
  const { agencyId, ...ctx } = await asLinked(deps, request, requestId);
  switch (request.action) {
    case "view":
      return reportsView(ctx, agencyId);
    case "submit":
      await announced(ctx, agencyId, request.reports);
      return {
        rows: await Obligation.submitMany(ctx, { reports: request.reports, by: request.by }),
        ...(await reportsView(ctx, agencyId)),
      };
    case "ask-extension": {
      const { obligationId, until, reason } = request;
      await Obligation.askExtension(ctx, obligationId, { until, reason });
      return reportsView(ctx, agencyId);
    }
    case "remove-file": {
      const { obligationId, fileId, reason } = request;
      await Obligation.removeFile(ctx, obligationId, fileId, { reason });
      return reportsView(ctx, agencyId);
    }
    case "form": {
      const seen = await reportsView(ctx, agencyId);
      const form = await writeForm(
        seen.agency,
        seen.periods.flatMap((p) => p.obligations),
      );
      return { ...seen, form: Buffer.from(form).toString("base64") };
    }
    case "upload": {
      const reports = await readForm(Buffer.from(request.file, "base64"));
      await announced(ctx, agencyId, reports);
      const rows = await submitAll(ctx, reports, request.by);
      return { rows, ...(await reportsView(ctx, agencyId)) };
    }
  }
}

/**
 * Said before any of them is taken, so that whatever comes of it the organisation gets a receipt of what is in. Whoever signs in sees
 * it in the system.
 */
async function announced(ctx: Ctx, agencyId: AgencyId, reports: readonly { obligationId: string }[]): Promise<void> {
  const { idempotency: _, ...keyless } = ctx;
  const obligationIds = reports.map(({ obligationId }) => obligationId as ObligationId);
  await save(keyless, {
    writes: [],
    stream: `T#${ctx.tenant}#AGENCY#${agencyId}#NOTICES`,
    events: [{ type: "agency.reports-handed-in", data: { agencyId, obligationIds } } satisfies NoticeEvent],
    audit: { subject: agencyId, action: "obligation.hand-in", detail: { reports: reports.length } },
  });
}

/** Hands in what a filled form says: each report by itself. @throws Refusal input.invalid when the form cannot be read */
export const submitForm = async (ctx: Ctx, bytes: Uint8Array, by?: Answerer): Promise<Obligation.SubmittedRow[]> =>
  submitAll(ctx, await readForm(bytes), by);

async function submitAll(
  ctx: Ctx,
  reports: Awaited<ReturnType<typeof readForm>>,
  by?: Answerer,
): Promise<Obligation.SubmittedRow[]> {
  const rows: Obligation.SubmittedRow[] = [];
  for (let i = 0; i < reports.length; i += 200)
    rows.push(...(await Obligation.submitMany(ctx, { reports: reports.slice(i, i + 200), by })));
  return rows;
}

/** What an organisation owes in all periods that take reports: first the period that asks for something soonest. */
export async function owing(ctx: Ctx, agencyId: AgencyId): Promise<ReportsView["periods"]> {
  const periods: ReportsView["periods"] = [];
  const today = (await Tenant.today(ctx)).toString();
  for (const period of await takingOn(ctx, today)) {
    const { items } = await Obligation.find(ctx, { period: period.period, agency: agencyId, limit: 1000 });
    const obligations = items.filter((o) => o.status !== "withdrawn" && takes(period, o, today));
    // Of those that are still taken the first to end: the period's own figures may be frozen already.
    const [lockOn] = obligations.map(({ dueDate }) => takenUntil(period, dueDate)).toSorted();
    if (lockOn !== undefined)
      periods.push({ period: period.period, name: periodName(period.period), lockOn, obligations });
  }
  return periods.sort((a, b) => (soonest(a) < soonest(b) ? -1 : soonest(a) > soonest(b) ? 1 : 0));
}

const soonest = ({ obligations, lockOn }: ReportsView["periods"][number]): string =>
  obligations.find(Obligation.isOutstanding)?.dueDate ?? lockOn;

async function reportsView(ctx: Ctx, agencyId: AgencyId): Promise<ReportsView> {
  const periods = await owing(ctx, agencyId);
  // Why a report came back is a text in the vault: reading it is on record.
  for (const { obligations } of periods)
    for (const [i, o] of obligations.entries())
      if (o.status === "returned")
        obligations[i] = {
          ...o,
          ...(await Obligation.get(ctx, o.obligationId as ObligationId)),
          agencyName: o.agencyName,
        };
  return { agency: periods.flatMap((p) => p.obligations)[0]?.agencyName ?? "", periods };
}

/**
 * An organisation's form of a period as a file. Staff for any, an organisation for itself. @throws Refusal input.invalid,
 * not-found
 */
export async function form(
  ctx: Ctx,
  period: PeriodId,
  agency?: AgencyId,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { actor } = ctx;
  const agencyId = agency ?? (actor.kind === "specialist" ? actor.agency : undefined);
  await store.load(ctx, period);
  if (!agencyId) throw invalid([fault("/agency", "чья форма: организация", "whose form: an organisation")]);
  const { items } = await Obligation.find(ctx, { period, agency: agencyId, limit: 1000 });
  const name = items[0]?.agencyName;
  if (!name) throw notFound();
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: `form-${period}.xlsx`, type, bytes: await writeForm(name, items) };
}
