import * as Agency from "../../agencies/agency/index.ts";
import { ownWorking } from "../../agencies/specialist/own.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import { changing, type Decision } from "../../ground/change/index.ts";
import { isStaff, within } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  auditRead,
  type Ctx,
  eventWrite,
  type InternshipId,
  type NoteId,
  newId,
  notFound,
  type Page,
  type PageRequest,
  retrying,
  type SiteId,
  type SpecialistId,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import { newCode } from "../occasion/certificate.code.ts";
import * as decide from "./internship.decide.ts";
import type { InternshipEvent } from "./internship.events.ts";
import * as store from "./internship.store.ts";
import {
  AnswerInternship,
  DiaryEntry,
  EndInternship,
  type Internship,
  type InternshipStatus,
  type InternshipSummary,
  type InternshipView,
  NewInternship,
  SayOutcome,
} from "./internship.ts";
import { notes, shown, summaries } from "./internship.view.ts";
import { told } from "./site.actions.ts";

/** Which of the two sides an actor speaks for; staff of either place for that side. */
interface Sides {
  host: boolean;
  sender: boolean;
}
async function sidesOf(ctx: Ctx, { hostId, agencyId }: Pick<Internship, "hostId" | "agencyId">): Promise<Sides> {
  const may = async (id: AgencyId): Promise<boolean> =>
    (await unlessRefused(() => Agency.mustManage(ctx, id).then(() => true))) ?? false;
  const [host, sender] = await Promise.all([may(hostId), may(agencyId)]);
  return { host, sender };
}
/** @throws Refusal not-found for everybody else */
const mustBe = (side: keyof Sides | "either") => async (ctx: Ctx, one: Internship) => {
  const { host, sender } = await sidesOf(ctx, one);
  if (!(side === "host" ? host : side === "sender" ? sender : host || sender)) throw notFound();
};

const kind = {
  load: store.load,
  writes: ({ tenant }: Ctx, before: Stored<Internship>, after: Internship) =>
    store.write(tenant, after, before.version),
  stream: (tenant: string, { internshipId }: Internship) => store.partition(tenant, internshipId),
  audit: ({ agencyId, internshipId, hostId }: Internship) => ({
    subject: agencyId,
    detail: { internshipId, hostId },
  }),
  ref: ({ internshipId }: Internship) => ({ kind: "internship" as const, id: internshipId }),
};
const changedBy = (authorise: (ctx: Ctx, one: Internship) => Promise<void>) =>
  changing<InternshipId, Internship, InternshipEvent>({ ...kind, authorise });
const byHost = changedBy(mustBe("host"));
const bySender = changedBy(mustBe("sender"));
const byEither = changedBy(mustBe("either"));
/** By the platform alone. */
export const byItself = changedBy(async () => {});

/** What was decided of both, in one commit; that somebody's turn has come is told of the site. */
function decision(
  ctx: Ctx,
  before: Awaited<ReturnType<typeof store.loadSite>>,
  one: Internship,
  { events, after, site }: decide.Decided,
  writes: Write[] = [],
): Decision<Internship, InternshipEvent> {
  if (events.length === 0) return { events };
  const freed = decide.frees(before.data, site, one.from);
  return {
    events,
    after,
    writes: [
      ...writes,
      ...(site === before.data ? [] : [store.writeSite(ctx.tenant, site, before.version)]),
      ...(freed ? [eventWrite(ctx, store.sitePartition(ctx.tenant, site.siteId), told("site.place-freed", site))] : []),
    ],
  };
}

const today = async (ctx: Ctx): Promise<string> => (await Tenant.today(ctx)).toString();

/**
 * An organisation asks for a place for one of its specialists; staff may ask for them.
 * @throws Refusal not-found, input.invalid, site.closed, conflict.exists, limit.reached
 */
export const apply = (ctx: Ctx, input: unknown): Promise<InternshipView> =>
  retrying(async () => {
    const { wish, siteId, specialistId, from } = parse(NewInternship, input);
    const specialist = await ownWorking(ctx, specialistId);
    const day = await today(ctx);
    const site = await store.loadSite(ctx, siteId);
    const now = ctx.now();
    const internshipId: InternshipId = newId("internship", now.epochMilliseconds);
    const written = wish === undefined ? undefined : await writeNote(ctx, wish, notes(internshipId));
    const { agency } = await Agency.load(ctx, specialist.agencyId);
    const applied: Internship = {
      internshipId,
      siteId,
      hostId: site.data.agencyId,
      hostMunicipality: site.data.municipality,
      agencyId: specialist.agencyId,
      municipality: agency.municipality,
      specialistId,
      from,
      until: from,
      status: "applied",
      hours: site.data.hours,
      diary: [],
      looks: [],
      wishId: written?.noteId,
      appliedAt: now.toString(),
    };
    const decided = decide.apply(site.data, applied, day);
    await save(ctx, {
      writes: [
        ...store.write(ctx.tenant, decided.after, "absent"),
        store.writeSite(ctx.tenant, decided.site, site.version),
        ...(written ? [written.write] : []),
      ],
      stream: store.partition(ctx.tenant, internshipId),
      events: decided.events,
      audit: { ...kind.audit(decided.after), action: "internship.apply" },
      ref: { kind: "internship", id: internshipId },
    });
    return shown(ctx, { data: decided.after, version: 1 });
  });

interface Of {
  id: InternshipId;
  expectedVersion?: number | undefined;
}

/** The site's organisation answers. @throws Refusal not-found, internship.closed, site.closed, input.invalid, conflict.version */
export async function answer(ctx: Ctx, { id, expectedVersion }: Of, input: unknown): Promise<InternshipView> {
  const given = parse(AnswerInternship, input);
  const day = await today(ctx);
  const after = await byHost(ctx, id, { action: `internship.${given.answer}`, expectedVersion }, async ({ data }) => {
    const site = await store.loadSite(ctx, data.siteId);
    if (given.answer === "accept") {
      await mustWork(ctx, given.mentorId);
      return decision(ctx, site, data, decide.accept(site.data, data, given.mentorId));
    }
    if (given.answer === "wait") return decision(ctx, site, data, decide.wait(site.data, data));
    const { noteId, write } = await writeNote(ctx, given.reason, notes(id));
    return decision(ctx, site, data, decide.refuse(site.data, data, { today: day, reasonId: noteId }), [write]);
  });
  return shown(ctx, after);
}

async function mustWork(ctx: Ctx, id: SpecialistId): Promise<void> {
  const found = await unlessRefused(() => specialists.load(ctx, id));
  if (found?.data.status !== "working")
    throw invalid([fault("/mentorId", "наставник, который работает", "a mentor who works")]);
}

/** A day of the diary, by either side. @throws Refusal not-found, internship.closed, input.invalid, limit.reached, conflict.version */
export async function writeDiary(ctx: Ctx, { id, expectedVersion }: Of, input: unknown): Promise<InternshipView> {
  const { on, hours, did } = parse(DiaryEntry, input);
  const day = await today(ctx);
  const after = await byEither(ctx, id, { action: "internship.note", expectedVersion }, async ({ data }) => {
    const { noteId, write } = await writeNote(ctx, did, notes(id));
    const decided = decide.note(data, { on, hours, noteId, today: day });
    const before = data.diary.find((entry) => entry.on === on)?.noteId;
    return { ...decided, writes: [...(hours === 0 ? [] : [write]), ...gone(ctx, id, before)] };
  });
  return shown(ctx, after);
}

/**
 * It is over: completed, by the site; broken off, by either; withdrawn before it began, by whoever has applied.
 * @throws Refusal not-found, internship.closed, input.invalid, conflict.version
 */
export async function end(ctx: Ctx, { id, expectedVersion }: Of, input: unknown): Promise<InternshipView> {
  const given = parse(EndInternship, input);
  const day = await today(ctx);
  const change = { completed: byHost, "broken-off": byEither, withdrawn: bySender }[given.how];
  const action = `internship.${given.how}`;
  const after = await change(ctx, id, { action, expectedVersion }, async ({ data }) => {
    const site = await store.loadSite(ctx, data.siteId);
    if (given.how === "completed") {
      const code = newCode();
      const decided = decide.complete(site.data, data, { today: day, hours: given.hours, code });
      const put = {
        key: store.certificateKey(ctx.tenant, code),
        kind: "certificate",
        data: { internshipId: id },
      };
      return decision(ctx, site, data, decided, [{ put, expect: "absent" }]);
    }
    const note = given.reason === undefined ? undefined : await writeNote(ctx, given.reason, notes(id));
    const writes = note ? [note.write] : [];
    const decided =
      given.how === "withdrawn"
        ? decide.withdraw(site.data, data, { today: day, reasonId: note?.noteId })
        : decide.breakOff(site.data, data, { today: day, reasonId: note!.noteId });
    return decision(ctx, site, data, decided, writes);
  });
  return shown(ctx, after);
}

/** The intern's organisation says what came of it. @throws Refusal not-found, internship.closed, input.invalid, conflict.version */
export async function sayOutcome(ctx: Ctx, { id, expectedVersion }: Of, input: unknown): Promise<InternshipView> {
  const { months, outcome, note } = parse(SayOutcome, input);
  const day = await today(ctx);
  const after = await bySender(ctx, id, { action: "internship.outcome", expectedVersion }, async ({ data }) => {
    const { noteId, write } = await writeNote(ctx, note, notes(id));
    const decided = decide.look(data, { months, outcome, today: day, noteId });
    const adoption = await store.writeAdoption(ctx, data, { months, on: day, introduced: outcome === "introduced" });
    const before = data.looks.find((look) => look.months === months)?.answered?.noteId;
    return { ...decided, writes: [write, adoption, ...gone(ctx, id, before)] };
  });
  return shown(ctx, after);
}

/** Of words that others replace nothing is kept. */
const gone = (ctx: Ctx, id: InternshipId, before: NoteId | undefined): Write[] =>
  before ? [noteRemoval(ctx, before, notes(id))] : [];

// What the platform does by itself. Each may be done twice.

/** The site is there no more: nobody comes, and everybody is told. */
export async function callOffAll(ctx: Ctx, siteId: SiteId): Promise<void> {
  for (const { internshipId } of (await store.loadSite(ctx, siteId)).data.present) await callOff(ctx, internshipId);
}

async function callOff(ctx: Ctx, id: InternshipId): Promise<void> {
  const day = await today(ctx);
  await byItself(ctx, id, { action: "internship.call-off" }, async ({ data }) => {
    const site = await store.loadSite(ctx, data.siteId);
    return decision(ctx, site, data, decide.callOff(site.data, data, day));
  });
}

/** An organisation that has closed sends nobody: all who have not ended. */
export async function callOffOfAgency(ctx: Ctx, agency: AgencyId): Promise<undefined> {
  for (const status of ["applied", "waiting", "accepted"] as const) {
    let from: string | undefined;
    do {
      const { items, next } = await store.find(ctx, { agency, status }, { limit: 50, from });
      for (const { data } of items) await callOff(ctx, data.internshipId);
      from = next;
    } while (from);
  }
}

export async function attendOne(ctx: Ctx, id: InternshipId): Promise<void> {
  const day = await today(ctx);
  await byItself(ctx, id, { action: "internship.attend" }, async ({ data }) => {
    const site = await store.loadSite(ctx, data.siteId);
    const decided = decide.attend(site.data, data, { today: day, at: ctx.now().toString() });
    return decided ? decision(ctx, site, data, decided) : { events: [] };
  });
}

// Reading

/** With names and what was written, on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: InternshipId): Promise<InternshipView> {
  const found = await store.load(ctx, id);
  await mustBe("either")(ctx, found.data);
  return shown(ctx, found);
}

export interface InternshipQuery extends PageRequest {
  agency?: AgencyId | undefined;
  /** At whose site. */
  host?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: InternshipStatus | undefined;
}

/** For staff those whose interns are of their territory, for an organisation its own on either side. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, host, municipality, status = "accepted", ...page }: InternshipQuery,
): Promise<Page<InternshipSummary>> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !isStaff(ctx.actor, "each")) throw notFound();
  if (own && (host ?? agency ?? own) !== own) throw notFound();
  const of = host ? { host } : { agency: own ?? agency, municipality: within(ctx.actor, municipality) };
  if (own === undefined) for (const id of [host, agency]) if (id) await Agency.mustManage(ctx, id);
  const { items, next } = await store.find(ctx, { ...of, status }, page);
  await auditRead(ctx, { subject: own ?? host ?? agency ?? "tenant", action: "internship.list" });
  return { items: await summaries(ctx, items), next };
}

/** How many of each state stand on an organisation's page. */
const mostShown = 30;

/** An organisation's on one side, state by state: one entry in the log for all. The caller has authorised the reader. */
export async function ofSide(
  ctx: Ctx,
  side: Pick<store.Order, "host" | "agency">,
  statuses: readonly InternshipStatus[],
): Promise<InternshipSummary[]> {
  const pages = await Promise.all(statuses.map((status) => store.find(ctx, { ...side, status }, { limit: mostShown })));
  await auditRead(ctx, { subject: side.host ?? side.agency ?? "tenant", action: "internship.list" });
  return summaries(
    ctx,
    pages.flatMap(({ items }) => items),
  );
}
