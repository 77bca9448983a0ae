import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import {
  type AgencyId,
  type Ctx,
  type Mailer,
  newId,
  type Stored,
  Unavailable,
  type Write,
} from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { isDigestHour } from "../../ground/tenant/hours.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mustTakeYear } from "../../roadmaps/period/gate.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { askedNow } from "../notification/index.ts";
import type { AgencyDigest } from "./agency.digest.ts";
import { type Outcome, toCoordinators } from "./coordinator.actions.ts";
import { type Item, isEnded, isOfPlan, type OpenItem, ofDay, removeItems, waiting } from "./digest.store.ts";
import { tellEnded } from "./ended.actions.ts";
import { toFamilies, type Ways } from "./family.actions.ts";
import { askedForms } from "./forms.ts";
import { pageToken, quietToken } from "./page.ts";
import { owedReports, reportsLink } from "./reports.ts";
import { officeLink, owedSessions } from "./sessions.ts";

/** How long a digest's page can be used, and its unsubscribe link. */
const pageDays = 14;
const unsubscribeDays = 365;
/** Consents that are checked once more by the very transaction that claims the mail: as many as it has room for. */
const mostGuards = 15;

/** What one run sent. */
export interface DigestRun {
  agencies: number;
  coordinators: number;
  /** Members of families. */
  families: number;
  /** There are more families than one run serves: the next one follows at once. */
  more: boolean;
  /** Readers who have had today's and wait for tomorrow's. */
  waiting: number;
}

/**
 * Sends the digests that are due: safe to run at any time and again. Outside the tenant's working hours nothing leaves; a
 * reader who had one today waits until tomorrow. @throws Postponed when the provider asks to wait: the next run goes on
 */
export async function sendDigests(ctx: Ctx, ways: Ways): Promise<DigestRun> {
  const { mailer } = ways;
  const settings = await Tenant.load(ctx);
  const run: DigestRun = { agencies: 0, coordinators: 0, families: 0, more: false, waiting: 0 };
  if (!isDigestHour(ctx.now(), settings, (await Tenant.clock(ctx)).calendar)) return run;
  // Paused mail is paused for all; whatever else goes wrong with one organisation's digest is its own.
  const errors = errorCollector((e) => e instanceof Unavailable || e instanceof Delivery.Postponed);
  for await (const { reader, items } of waiting(ctx, "agencies"))
    await errors.collect(async () => {
      if (!("agencyId" in reader)) return;
      const [ended, asked] = [items.filter(isEnded), items.filter((item) => !isEnded(item))];
      if (ended.length > 0) count(run, "agencies", await tellEnded(ctx, mailer, settings, reader.agencyId, ended));
      if (asked.length > 0) count(run, "agencies", await toAgency(ctx, mailer, settings, reader.agencyId, asked));
    });
  await errors.collect(async () => {
    for (const outcome of await toCoordinators(ctx, mailer, settings)) count(run, "coordinators", outcome);
  });
  run.more = !(await toFamilies(ctx, ways, settings, errors, (outcome) => count(run, "families", outcome)));
  errors.rethrow();
  return run;
}

function count(run: DigestRun, who: "agencies" | "coordinators" | "families", outcome: Outcome): void {
  if (outcome === "sent") run[who]++;
  if (outcome === "waits") run.waiting++;
}

const noSteps: Awaited<ReturnType<typeof stillOpen>> = { steps: [], moved: new Set(), guards: [] };

async function toAgency(
  ctx: Ctx,
  mailer: Mailer,
  settings: Tenant.TenantSettings,
  agencyId: AgencyId,
  items: Stored<Item>[],
): Promise<Outcome> {
  const day = localDay(ctx.now(), settings.zone).toString();
  const deliveryId = await ofDay(ctx, { agencyId }, "reminder", day);
  const before = await Delivery.load(ctx, deliveryId);
  if (before && !Delivery.isUnderWay(before.data)) return "waits";
  const { agency } = await Agency.load(ctx, agencyId);
  const isClosed = agency.status === "closed";
  const answering = isClosed ? await Agency.answering(ctx, agencyId) : agency;
  // Steps of one that has closed are the coordinator's to give to others, and a task says so; its reports are its successor's.
  const { steps, moved, guards } = isClosed ? noSteps : await stillOpen(ctx, agencyId, items);
  const owed = !items.some(({ data }) => "reports" in data) ? undefined : await owedReports(ctx, agencyId);
  const asked = owed ? askedNow(owed).length : 0;
  const looks = items.some(({ data }) => "placement" in data) && !isClosed ? await looksOf(ctx, agencyId) : 0;
  const families = items.some(({ data }) => "accompaniment" in data) && !isClosed ? await familiesOf(ctx, agencyId) : 0;
  const requests = items.some(({ data }) => "requests" in data) && !isClosed ? await requestsOf(ctx, agencyId) : 0;
  const sessions =
    !isClosed && items.some(({ data }) => "sessions" in data) ? await owedSessions(ctx, agencyId) : { children: 0 };
  const held = items.some(({ data }) => "consultations" in data) && !isClosed ? await heldOf(ctx, agencyId) : 0;
  const forms = isClosed ? [] : await askedForms(ctx, agencyId, items);
  const open = isClosed
    ? { enquiries: 0, library: 0, courses: 0, programmes: 0, confirmedOn: undefined }
    : await openOf(ctx, agencyId, items);
  const sheetOf = isClosed ? undefined : await sheetAsked(ctx, agencyId, items);
  const ofPlans = isClosed ? [] : items.map(({ data }) => data).filter(isOfPlan);
  const plans =
    ofPlans.length === 0 ? [] : await (await import("./year-plan.part.ts")).planParts(ctx, agencyId, ofPlans);
  const found = isClosed ? [] : items.map(({ data }) => data).filter((one) => "finding" in one);
  if (found.length > 0) plans.push(...(await (await import("./finding.part.ts")).findingParts(ctx, agencyId, found)));
  const scored = isClosed ? [] : items.flatMap(({ data }) => ("scoresOf" in data ? [data.scoresOf] : []));
  const scores = scored.length === 0 ? [] : await (await import("./scores.part.ts")).scoreParts(ctx, agencyId, scored);
  const to = await readers(
    ctx,
    (answering?.contacts ?? []).map((c) => c.email),
  );
  const waits =
    steps.length +
    asked +
    looks +
    families +
    requests +
    sessions.children +
    held +
    plans.length +
    forms.length +
    scores.length +
    open.enquiries +
    open.library +
    open.courses +
    open.programmes;
  if ((waits === 0 && !sheetOf && !open.confirmedOn) || to.length === 0) {
    await removeItems(ctx, items);
    return "nothing";
  }
  const seconds = Math.floor(ctx.now().epochMilliseconds / 1000);
  const link = { tenant: ctx.tenant, agencyId };
  const { status } = await Delivery.deliver(ctx, mailer, {
    deliveryId,
    audience: "agency",
    kind: "digest",
    about: { agencyId, municipality: agency.municipality },
    from: settings.mailFrom,
    to,
    guards,
    compose: async () => {
      const { composeAgencyDigest } = await import("./agency.digest.ts");
      const { reportParts } = await import("../notification/reports.part.ts");
      const { sessionsParts } = await import("../notification/sessions.part.ts");
      const { formParts } = await import("../notification/forms.part.ts");
      const page = await pageToken(ctx, { ...link, expiresAt: seconds + pageDays * 86_400 });
      const quiet = { ...link, email: to[0]!, expiresAt: seconds + unsubscribeDays * 86_400 };
      return composeAgencyDigest({
        agencyName: agency.shortName,
        agencyId,
        steps,
        moved,
        now: ctx.now(),
        settings,
        owed: asked,
        looks,
        held,
        families,
        requests,
        sessions: sessionsParts(sessions, await officeLink(ctx, agencyId)),
        month: sessions.month,
        forms: formParts(forms),
        open,
        sheetOf,
        plans,
        scores,
        reports:
          owed && asked > 0
            ? reportParts({
                agencyName: agency.shortName,
                owed,
                link: await reportsLink(ctx, agencyId),
                now: ctx.now(),
                zone: settings.zone,
              })
            : [],
        pageUrl: `${settings.publicUrl}/organisation#${page}`,
        unsubscribe: `${settings.publicUrl}/v1/unsubscribe?token=${await quietToken(ctx, quiet)}`,
      });
    },
  });
  if (status === "refused") await undeliverable(ctx, agencyId, deliveryId);
  await removeItems(ctx, items);
  return status === "sent" ? "sent" : "nothing";
}

/** Who waits for an answer from the open pages, and whether its entry is to be confirmed; loaded where it is asked for. */
async function openOf(ctx: Ctx, agencyId: AgencyId, items: readonly Stored<Item>[]): Promise<AgencyDigest["open"]> {
  const asked = (what: OpenItem["open"]) => items.some(({ data }) => "open" in data && data.open === what);
  const { confirmationAsked } = await import("../../open/navigator/listing.actions.ts");
  const { enquiriesOwed } = await import("../../open/navigator/enquiry.actions.ts");
  return {
    enquiries: asked("enquiries") ? await enquiriesOwed(ctx, agencyId) : 0,
    library: asked("library")
      ? await (await import("../../open/library/attend.actions.ts")).libraryNews(ctx, agencyId)
      : 0,
    courses: asked("courses")
      ? await (await import("../../agencies/course/attend.actions.ts")).coursesAsked(ctx, agencyId)
      : 0,
    programmes: asked("programmes")
      ? await (await import("../../agencies/programme/programme.actions.ts")).modelsRenewed(ctx, agencyId)
      : 0,
    confirmedOn: asked("listing") ? await confirmationAsked(ctx, agencyId) : undefined,
  };
}

/** The year whose sheet is asked for, as long as it has not been filled in, and still can be. */
async function sheetAsked(ctx: Ctx, agencyId: AgencyId, items: readonly Stored<Item>[]): Promise<string | undefined> {
  const year = items.map(({ data }) => ("sheetOf" in data ? data.sheetOf : undefined)).find((one) => one !== undefined);
  if (year === undefined) return undefined;
  const { isSaid } = await import("../../agencies/resource/resource.actions.ts");
  if (await isSaid(ctx, agencyId, year)) return undefined;
  return (await unlessRefused(() => mustTakeYear(ctx, year))) && year;
}

/** Loaded where it is asked for: most digests tell of no placement. */
async function looksOf(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const { looksAsked } = await import("../../routes/employment/respond.actions.ts");
  return looksAsked(ctx, agencyId);
}

/** Likewise. */
async function heldOf(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const { outcomesOwed } = await import("../../routes/appointment/respond.actions.ts");
  return outcomesOwed(ctx, agencyId);
}

/** Likewise. */
async function familiesOf(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const { accompanimentsAsked } = await import("../../routes/accompaniment/respond.actions.ts");
  return accompanimentsAsked(ctx, agencyId);
}

/** Likewise. */
async function requestsOf(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  const { requestsOwed } = await import("../../routes/request/respond.actions.ts");
  return requestsOwed(ctx, agencyId);
}

/** Who still wants digests. Requests and escalations go to all contacts, whatever they want. */
async function readers(ctx: Ctx, emails: string[]): Promise<string[]> {
  const known = await Promise.all(emails.map((email) => Delivery.addressOf(ctx, email)));
  return emails.filter((_, i) => !known[i]?.data.noDigestSince);
}

/** The steps as they are now: answered ones fall out, and what consent no longer covers. */
async function stillOpen(ctx: Ctx, agencyId: AgencyId, items: readonly Stored<Item>[]) {
  const steps: Step.Step[] = [];
  const guards: Write[] = [];
  const moved = new Set<string>();
  for (const { data: item } of items) {
    if (!("stepId" in item)) continue;
    const { data: step } = await Step.load(ctx, item.stepId);
    if (step.agencyId !== agencyId || step.assignment !== item.assignment || !Step.isAsked(step)) continue;
    const consent = await Step.consentFor(ctx, step);
    if (!consent.allowed) {
      await Step.withholdUnlessAllowed(ctx, step);
      continue;
    }
    steps.push(step);
    if (item.why === "moved") moved.add(step.stepId);
    if (guards.length < mostGuards && !guards.some((g) => sameKey(g, consent.guard))) guards.push(consent.guard);
  }
  return { steps: steps.toSorted((a, b) => a.due.date.localeCompare(b.due.date)), moved, guards };
}

const sameKey = (a: Write, b: Write) => JSON.stringify(a) === JSON.stringify(b);

async function undeliverable(ctx: Ctx, agencyId: AgencyId, deliveryId: Delivery.Delivery["deliveryId"]): Promise<void> {
  const event = { eventId: newId("event", ctx.now().epochMilliseconds) };
  await Inbox.openTask(ctx, event, "undeliverable", agencyId, { agencyId, deliveryId });
}
