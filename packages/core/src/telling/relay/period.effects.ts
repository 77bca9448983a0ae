import * as Agency from "../../agencies/agency/index.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type { AgencyId, DomainEvent, NoteId, ObligationId, ReportId } from "../../ground/shared/index.ts";
import { periodExecution, periodMachine } from "../../ground/shared/names.ts";
import { plural } from "../../ground/shared/plural.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Period from "../../roadmaps/period/index.ts";
import { make as makeReport } from "../../roadmaps/report/documents.actions.ts";
import { revise } from "../../roadmaps/report/freeze.actions.ts";
import * as Delivery from "../delivery/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import { composePlain } from "../notification/index.ts";
import * as Webhook from "../webhook/index.ts";
import type { Relay } from "./deps.ts";
import { notAtNight } from "./tell.ts";

type EventOf<T> = DomainEvent<string, T>;
type AtPeriod = EventOf<{ period: PeriodId; generation: number }>;

/** Starts the period's execution of this generation, unless the record has moved on. */
async function start({ ctx, workflows }: Relay, { data: { period, generation } }: AtPeriod): Promise<void> {
  const { data } = await Period.load(ctx, period);
  if (data.generation !== generation || data.status === "submitted") return;
  await workflows.start({
    machine: periodMachine,
    name: periodExecution(ctx.tenant, period, generation),
    input: { tenant: ctx.tenant, period, generation },
  });
}

/** Ends the wait of a locked period; `gone` is as good: another attempt has told it, or it is the reconciler's business. */
async function answer({ ctx, workflows }: Relay, { data: { period } }: AtPeriod): Promise<void> {
  const { data } = await Period.load(ctx, period);
  if (!Period.isTaking(data) && data.wait) await workflows.succeed(data.wait.taskToken, { status: data.status });
}

/** The organisation's own system takes it in place of a mail, unless it could not be reached. */
const isToldBySystem = async ({ ctx, evenIfWebhook = false }: Relay, agencyId: AgencyId, event: DomainEvent) =>
  !evenIfWebhook && (await Webhook.replacesMail(ctx, agencyId, event));

type ReportsDue = EventOf<{ agencyId: AgencyId; reason: "remind" | "escalate" }>;

/** A reminder joins the organisation's digest of the day. What is overdue is told by itself, to all of its addresses. */
async function reportsDue(r: Relay, event: ReportsDue): Promise<void> {
  const { agencyId, reason } = event.data;
  if (await isToldBySystem(r, agencyId, event)) return;
  if (reason === "escalate") return reportsOverdue(r, event);
  await Digest.collect(r.ctx, { agencyId }, { reports: "owed", at: event.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

async function reportsOverdue(r: Relay, event: ReportsDue): Promise<void> {
  const { ctx } = r;
  const { agencyId } = event.data;
  const owed = await Digest.owedReports(ctx, agencyId);
  if (owed.overdue.length === 0) return; // all of it has come meanwhile
  const settings = await Tenant.load(ctx);
  await mailAgency(r, event, agencyId, "reports-overdue", async ({ shortName }) =>
    composePlain({
      subject: `Срок истёк: ${Digest.reportsInWords(owed.overdue.length)} — ${shortName}`,
      heading: { ru: "Срок отчёта истёк", en: "Reports are overdue" },
      thread: `reports-${agencyId}`,
      publicUrl: settings.publicUrl,
      parts: [
        { kind: "text", text: { ru: "Уважаемые коллеги!", en: "Dear colleagues," } },
        ...(await Digest.reportParts(ctx, agencyId, shortName, owed)),
        {
          kind: "text",
          text: {
            ru: "Отчёт после срока тоже примем, пока период не закрыт, и отметим как поздний.",
            en: "A late report is taken too until the period is locked, and marked late.",
          },
        },
      ],
    }),
  );
}

/** To the organisation: its report came back. The reason stands in the record, not in the mail. */
async function returned(r: Relay, event: EventOf<{ agencyId: AgencyId; obligationId: ObligationId }>): Promise<void> {
  const { ctx } = r;
  const { data } = await Obligation.load(ctx, event.data.obligationId);
  if (data.status !== "returned" || (await isToldBySystem(r, data.agencyId, event))) return;
  const settings = await Tenant.load(ctx);
  const view = await Obligation.get(ctx, data.obligationId);
  await mailAgency(r, event, data.agencyId, "report-returned", async (agency) =>
    composePlain({
      subject: `Отчёт возвращён: ${view.title.ru}`,
      heading: { ru: "Отчёт возвращён на доработку", en: "A report was returned" },
      thread: `reports-${data.agencyId}`,
      publicUrl: settings.publicUrl,
      parts: [
        {
          kind: "text",
          text: {
            ru: `Уважаемые коллеги!\nОтчёт организации «${agency.shortName}» возвращён. Причина указана на странице; исправьте отчёт и сдайте его снова.`,
            en: `A report of ${agency.shortName} was returned. The reason is on the page; please correct it and hand it in again.`,
          },
        },
        {
          kind: "rows",
          rows: [
            {
              label: { ru: "Мероприятие", en: "Measure" },
              value: { ru: `${view.measureKey} ${view.title.ru}`, en: `${view.measureKey} ${view.title.en}` },
            },
          ],
        },
        {
          kind: "action",
          label: { ru: "Открыть отчёт", en: "Open the report" },
          url: `${settings.publicUrl}/reports#${await Period.reportsToken(ctx, data.agencyId)}`,
        },
      ],
    }),
  );
}

/** To the municipality's coordinator, once a day: who is overdue. */
async function municipalityOverdue(
  r: Relay,
  event: EventOf<{ municipality: string; period: PeriodId }>,
): Promise<void> {
  const { ctx, mailer, stream } = r;
  const { municipality, period } = event.data;
  const settings = await Tenant.load(ctx);
  notAtNight(r, settings);
  const clock = await Tenant.clock(ctx);
  const late = (await Obligation.tallies(ctx, period))
    .filter((tally) => tally.municipality === municipality)
    .map((tally) => ({ name: tally.name, overdue: Obligation.overdueOf(tally, clock) }))
    .filter((one) => one.overdue > 0)
    .sort((a, b) => b.overdue - a.overdue);
  if (late.length === 0) return;
  const name = Period.periodName(period);
  await Delivery.deliver(ctx, mailer, {
    deliveryId: Delivery.deliveryIdOf(event.eventId, "coordinator"),
    eventId: event.eventId,
    stream,
    audience: "coordinator",
    kind: "reports-overdue",
    about: {},
    from: settings.mailFrom,
    to: [Tenant.coordinatorOf(settings, municipality)],
    guards: [],
    compose: async () =>
      composePlain({
        subject: `Не сдали отчёт: ${late.length} ${plural(late.length, "организация", "организации", "организаций")}, ${name.ru}`,
        heading: { ru: `Просроченные отчёты за ${name.ru}`, en: `Overdue reports: ${name.en}` },
        thread: `period-${period}-${municipality}`,
        publicUrl: settings.publicUrl,
        parts: [
          {
            kind: "rows",
            rows: late.slice(0, mostLines).map((one) => ({
              label: { ru: one.name, en: one.name },
              value: {
                ru: `${one.overdue} ${plural(one.overdue, "отчёт", "отчёта", "отчётов")}`,
                en: String(one.overdue),
              },
            })),
          },
          ...(late.length > mostLines
            ? [
                {
                  kind: "text" as const,
                  text: { ru: `И ещё ${late.length - mostLines}.`, en: `And ${late.length - mostLines} more.` },
                },
              ]
            : []),
          {
            kind: "action",
            label: { ru: "Открыть период", en: "Open the period" },
            url: `${settings.publicUrl}/v1/periods/${period}`,
          },
        ],
      }),
  });
}

/** Most lines that a mail lists. */
const mostLines = 60;

async function mailAgency(
  r: Relay,
  event: DomainEvent,
  agencyId: AgencyId,
  kind: string,
  compose: (agency: Agency.Agency) => ReturnType<Delivery.Order["compose"]>,
): Promise<void> {
  const { ctx, mailer, stream } = r;
  const settings = await Tenant.load(ctx);
  notAtNight(r, settings);
  const { agency } = await Agency.load(ctx, agencyId);
  if (agency.status !== "active") return;
  const { status, deliveryId } = await Delivery.deliver(ctx, mailer, {
    deliveryId: Delivery.deliveryIdOf(event.eventId, "agency"),
    eventId: event.eventId,
    stream,
    audience: "agency",
    kind,
    about: { agencyId },
    from: settings.mailFrom,
    guards: [],
    to: agency.contacts.map((c) => c.email),
    compose: () => compose(agency),
  });
  if (status === "refused") await Inbox.openTask(ctx, event, "undeliverable", agencyId, { agencyId, deliveryId });
}

export const periodEffects = {
  "period.opened": start,
  "period.continued": start,
  "period.locked": answer,
  "period.wait-answered": answer,
  // The action does it at once; this is for one that died between the correction and its revision.
  "obligation.corrected": (r: Relay, e: EventOf<{ period: PeriodId; reasonId: NoteId }>) =>
    revise(r.ctx, e.data.period, e.data.reasonId),
  "obligation.returned": returned,
  "report.requested": (r: Relay, e: EventOf<{ reportId: ReportId }>) => makeReport(r.ctx, e.data.reportId),
  "agency.reports-due": reportsDue,
  "municipality.reports-overdue": municipalityOverdue,
};
