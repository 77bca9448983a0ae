import * as Agency from "../../agencies/agency/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import { type AgencyId, auditRead, type Ctx, type InternshipId, type Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNotes } from "../../ground/vault/index.ts";
import * as decide from "./internship.decide.ts";
import * as store from "./internship.store.ts";
import type { Internship, InternshipSummary, InternshipVerb, InternshipView } from "./internship.ts";

/** What people wrote of it goes under its own id. */
export const notes = (id: InternshipId): NotePlace => ({ subject: id, field: "internship" });

type Found = Pick<Stored<Internship>, "data" | "version">;

/** As lists show them. */
export async function summaries(ctx: Ctx, all: readonly Found[]): Promise<InternshipSummary[]> {
  const unique = <T>(list: T[]) => [...new Set(list)];
  const [sites, agencies, people] = await Promise.all([
    store.titlesOf(ctx, unique(all.map(({ data }) => data.siteId))),
    Agency.namesOf(ctx, unique(all.flatMap(({ data }) => [data.hostId, data.agencyId]))),
    specialists.readNames(ctx, unique(all.flatMap(({ data }) => [data.specialistId, data.mentorId ?? []].flat()))),
  ]);
  const day = (await Tenant.today(ctx)).toString();
  return all.map(({ data, version }) => ({
    internshipId: data.internshipId,
    siteId: data.siteId,
    site: sites.get(data.siteId) ?? "",
    hostId: data.hostId,
    host: agencies.get(data.hostId) ?? "",
    agencyId: data.agencyId,
    agency: agencies.get(data.agencyId) ?? "",
    municipality: data.municipality,
    specialistId: data.specialistId,
    name: people.get(data.specialistId),
    from: data.from,
    until: data.until,
    status: data.status,
    hours: data.hours,
    mentorId: data.mentorId,
    mentor: data.mentorId && people.get(data.mentorId),
    done: decide.doneOf(data),
    looks: data.looks.map(({ months, dueOn, askedAt, overdueAt, answered }) => ({
      months,
      dueOn,
      asked: askedAt !== undefined,
      overdue: overdueAt !== undefined && !answered,
      outcome: answered?.outcome,
      on: answered?.on,
    })),
    certificate: data.certificate && {
      number: data.certificate.number,
      on: data.certificate.on,
      hours: data.certificate.hours,
    },
    appliedAt: data.appliedAt,
    endedOn: data.endedOn,
    mayDo: sideMay(ctx, data, decide.mayDo(data, day)),
    version,
  }));
}

const ofHost: readonly InternshipVerb[] = ["answer", "diary", "complete", "break-off"];
const ofSender: readonly InternshipVerb[] = ["diary", "break-off", "withdraw", "outcome"];
/** Of what may be done, what this side does. */
function sideMay(ctx: Ctx, one: Internship, verbs: InternshipVerb[]): InternshipVerb[] {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  const isFor = (agencyId: AgencyId, municipality: string) =>
    own === undefined ? isStaff(ctx.actor, { municipality }) : own === agencyId;
  const mine = [
    ...(isFor(one.hostId, one.hostMunicipality) ? ofHost : []),
    ...(isFor(one.agencyId, one.municipality) ? ofSender : []),
  ];
  return verbs.filter((verb) => mine.includes(verb));
}

/** With names and what was written, on record. The caller has authorised the reader. */
export async function shown(ctx: Ctx, found: Found): Promise<InternshipView> {
  const { data } = found;
  const { internshipId, agencyId, diary, looks, reasonId, wishId } = data;
  await auditRead(ctx, { subject: agencyId, action: "internship.read", detail: { internshipId } });
  const ids = [
    ...diary.map(({ noteId }) => noteId),
    ...looks.flatMap(({ answered }) => answered?.noteId ?? []),
    ...[reasonId, wishId].filter((id) => id !== undefined),
  ];
  const [words, [summary]] = await Promise.all([readNotes(ctx, ids, notes(internshipId)), summaries(ctx, [found])]);
  return {
    ...summary!,
    diary: diary.map(({ on, hours, noteId }) => ({ on, hours, did: words.get(noteId) })),
    looks: summary!.looks.map((look, i) => ({
      ...look,
      note: looks[i]!.answered && words.get(looks[i]!.answered.noteId),
    })),
    reason: reasonId && words.get(reasonId),
    wish: wishId && words.get(wishId),
  };
}
