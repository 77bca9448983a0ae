import { Temporal } from "temporal-polyfill";
import { countedLate, endAct, type Late, type LateKind } from "../../ground/job/late.ts";
import { type Ctx, type InstrumentId, type ResultId, unlessRefused } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Period from "../../roadmaps/period/index.ts";
import { revise } from "../../roadmaps/report/freeze.actions.ts";
import { followAct, followLate } from "../../roadmaps/report/late.actions.ts";
import * as Delivery from "../delivery/index.ts";
import * as Digest from "../digest/index.ts";
import type { ReceivedReport } from "../notification/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { isToldBySystem, tellMunicipality, tellOrganisation } from "./tell.ts";

/** A reminder joins the organisation's digest of the day. What is overdue is told by itself, to all of its addresses. */
export async function reportsDue(r: Relay, event: Happened<"agency.reports-due">): Promise<void> {
  const { agencyId, reason } = event.data;
  if (await isToldBySystem(r, agencyId, event)) return;
  if (reason === "escalate") return reportsOverdue(r, event);
  await Digest.collect(r.ctx, { agencyId }, { reports: "owed", at: event.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

async function reportsOverdue(r: Relay, event: Happened<"agency.reports-due">): Promise<void> {
  const { ctx } = r;
  const { agencyId } = event.data;
  const owed = await Digest.owedReports(ctx, agencyId);
  if (owed.overdue.length === 0) return; // all of it has come meanwhile
  await tellOrganisation(r, event, agencyId, "reports-overdue", async ({ shortName }, { publicUrl, zone }) => ({
    kind: "reports-overdue",
    agencyId,
    agencyName: shortName,
    owed,
    link: await Digest.reportsLink(ctx, agencyId),
    now: ctx.now(),
    zone,
    publicUrl,
  }));
}

/** To the organisation: its report came back. */
export async function reportReturned(r: Relay, event: Happened<"obligation.returned">): Promise<void> {
  const { ctx } = r;
  const { data } = await Obligation.load(ctx, event.data.obligationId);
  const { agencyId } = data;
  if (data.status !== "returned" || (await isToldBySystem(r, agencyId, event))) return;
  const { measureKey, title } = await Obligation.dutyOf(ctx, data); // the mail says no more: the reason stays in the vault
  await tellOrganisation(r, event, agencyId, "report-returned", async ({ shortName }, { publicUrl }) => ({
    kind: "report-returned",
    agencyId,
    agencyName: shortName,
    measureKey,
    title,
    link: await Digest.reportsLink(ctx, agencyId),
    publicUrl,
  }));
}

/** To the organisation: it has longer for a report. */
export async function reportExtended(r: Relay, event: Happened<"obligation.extended">): Promise<void> {
  const { ctx } = r;
  const { data } = await Obligation.load(ctx, event.data.obligationId);
  const { agencyId, measureKey, dueDate } = data;
  if (dueDate !== event.data.dueDate || (await isToldBySystem(r, agencyId, event))) return;
  const { title } = await Obligation.dutyOf(ctx, data);
  await tellOrganisation(r, event, agencyId, "report-extended", async ({ shortName }, { publicUrl }) => ({
    kind: "report-extended",
    agencyId,
    agencyName: shortName,
    measureKey,
    title,
    dueDate,
    link: await Digest.reportsLink(ctx, agencyId),
    publicUrl,
  }));
}

/** For so long what was announced may still be coming in. */
const handsInFor = Temporal.Duration.from({ seconds: 60 });

/**
 * The receipt of a hand-in by link, one letter for all of it: of each report that has come, what and when, its number, the digests of
 * its files, and whether it takes the place of an earlier one. A system has its answer, and people who sign in see it there.
 */
export async function reportsHandedIn(r: Relay, event: Happened<"agency.reports-handed-in">): Promise<void> {
  const { ctx } = r;
  const { agencyId } = event.data;
  const until = Temporal.Instant.from(event.at).add(handsInFor);
  if (await Webhook.hearsInPlaceOfMail(ctx, agencyId, "obligation.submitted")) return;
  if (Temporal.Instant.compare(ctx.now(), until) < 0) throw new Delivery.Postponed("reports are coming in", { until });
  const reports = await receivedOf(ctx, event, until);
  if (reports.length === 0) return;
  await tellOrganisation(r, event, agencyId, "report-receipt", async ({ shortName }, { publicUrl, zone }) => ({
    kind: "report-receipt",
    agencyId,
    agencyName: shortName,
    at: event.at,
    zone,
    reports,
    link: await Digest.reportsLink(ctx, agencyId),
    publicUrl,
  }));
}

/** What of it has come, by that very hand-in: another one may have followed, and has a receipt of its own. */
async function receivedOf(
  ctx: Ctx,
  { at, by, data: { agencyId, obligationIds } }: Happened<"agency.reports-handed-in">,
  until: Temporal.Instant,
): Promise<ReceivedReport[]> {
  const found: ReceivedReport[] = [];
  for (const obligationId of new Set(obligationIds)) {
    const stored = await unlessRefused(() => Obligation.load(ctx, obligationId));
    if (stored?.data.agencyId !== agencyId || !("submission" in stored.data) || !stored.data.submission) continue;
    const { submission, measureKey } = stored.data;
    if (submission.by !== by || !isBetween(submission.at, at, until)) continue;
    const { title } = await Obligation.dutyOf(ctx, stored.data);
    const files = submission.attachments.filter(({ removed }) => !removed);
    found.push({ obligationId, measureKey, title, n: submission.n, late: submission.late, files });
  }
  return found;
}

/** As instants: of their texts «…:05Z» comes behind «…:05.2Z». */
export const isBetween = (at: string, from: string, until: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) <= 0;

/** To the coordinator, with the day's digest: a file that may have been read is there no more. Staff know what they do. */
export async function reportFileRemoved(
  { ctx, workflows }: Relay,
  { at, data }: Happened<"obligation.file-removed">,
): Promise<void> {
  const { attachmentId, agencyId, obligationId, by } = data;
  if (!/^(?:link|specialist):/.test(by)) return;
  const { municipality } = (await Obligation.load(ctx, obligationId)).data;
  await Digest.collect(ctx, { municipality }, { fileRemoved: attachmentId, agencyId, at });
  await Digest.wakeForDigest(ctx, workflows);
}

/** A report that is due only after the lock reaches the frozen figures by a revision. */
export async function dueLater(
  { ctx }: Relay,
  { eventId, data }: Happened<"obligation.submitted" | "obligation.accepted" | "obligation.returned">,
): Promise<void> {
  if (data.afterLock) await revise(ctx, data.period, { eventId });
}

/** A paper with a date of a quarter that is over: frozen figures of that quarter say so in a revision, after it was counted. */
export async function paperCameLate(
  { ctx }: Relay,
  { eventId, data: { instrumentId, late } }: Happened<"instrument.recorded">,
): Promise<void> {
  if (late?.act) await cameLate(ctx, late, instrumentId, "papers");
  else if (late) await followLate(ctx, [late.quarter], { eventId, late: { papers: 1 } });
}

/** Its date was put right. */
export async function paperRedated({ ctx }: Relay, e: Happened<"instrument.corrected">): Promise<void> {
  if (e.data.quarters) await followLate(ctx, e.data.quarters, { eventId: e.eventId, late: "redated" });
}

/** One of many that a job records; with the last of them the revisions come. */
export async function cameLate(ctx: Ctx, late: Late, subject: InstrumentId | ResultId, kind: LateKind): Promise<void> {
  if (!late.act) return;
  await countedLate(ctx, { ...late, act: late.act }, subject, kind);
  await followAct(ctx, late.act);
}

/** A job has recorded all that it was to record. */
export async function jobFinished({ ctx }: Relay, { eventId, data }: Happened<"job.finished">): Promise<void> {
  await endAct(ctx, data.jobId, eventId);
  await followAct(ctx, data.jobId);
}

/** To the municipality's coordinator, once a day: who is overdue. */
export async function municipalityOverdue(r: Relay, event: Happened<"municipality.reports-overdue">): Promise<void> {
  const { municipality, period } = event.data;
  const clock = await Tenant.clock(r.ctx);
  const late = (await Obligation.tallies(r.ctx, period))
    .filter((tally) => tally.municipality === municipality)
    .map((tally) => ({ name: tally.name, overdue: Obligation.overdueOf(tally, clock) }))
    .filter((one) => one.overdue > 0)
    .sort((a, b) => b.overdue - a.overdue);
  if (late.length === 0) return;
  await tellMunicipality(r, event, municipality, ({ publicUrl }) => ({
    kind: "municipality-overdue",
    municipality,
    period,
    periodName: Period.periodName(period),
    late,
    publicUrl,
  }));
}
