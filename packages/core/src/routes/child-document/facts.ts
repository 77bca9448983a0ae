import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import {
  type AnyKey,
  type DocumentContent,
  type Facts,
  type FieldKey,
  type ListKey,
  type Named,
  placesOf,
} from "../../forms/standard-document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, NoteId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { plural } from "../../ground/shared/plural.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import { standsOn } from "../../people/consent/consent.decide.ts";
import * as consents from "../../people/consent/consent.store.ts";
import { levelOf } from "../enrolment/enrolment.goals.ts";
import * as enrolments from "../enrolment/enrolment.store.ts";
import type { Enrolment } from "../enrolment/enrolment.ts";
import { inForce } from "../instrument/instrument.decide.ts";
import * as instruments from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import * as routes from "../route/route.store.ts";
import { shipped } from "../route/shipped.ts";
import type { FillDocument } from "./child-document.ts";
import * as words from "./facts.words.ts";

export interface About {
  record: Child.ChildRecord;
  agencyId: AgencyId | undefined;
  request: Pick<FillDocument, "number" | "date" | "representativeId" | "specialistId">;
}

export interface Found {
  facts: Facts;
  representativeId?: RepresentativeId | undefined;
}

interface Known {
  values: Partial<Record<AnyKey, string>>;
  names: Partial<Record<FieldKey, Named>>;
  lists: Partial<Record<ListKey, Record<string, string>[]>>;
}

/**
 * What the records know for a paper, and no more than it has places for: nothing else of the child is opened. The caller has authorised.
 * @throws Refusal input.invalid: nobody says for which representative, or by which specialist
 */
export async function factsFor(ctx: Ctx, content: DocumentContent, about: About): Promise<Found> {
  const { places, tested, lists } = placesOf(content);
  const parts = new Set([...places.map(({ key }) => key), ...tested].map((key) => key.split(".")[0]!));
  const wants = (...of: string[]) => of.some((one) => parts.has(one));
  const { agencyId, request } = about;
  const today = await Tenant.today(ctx);
  const known: Known = {
    values: { "document.number": request.number, "document.date": request.date },
    names: {},
    lists: {},
  };
  const settings = await Tenant.load(ctx);
  known.values["region.name"] = settings.name.ru;
  let representativeId: RepresentativeId | undefined;
  if (wants("child", "representative"))
    representativeId = await people(ctx, known, about, { settings, today, isNeeded: wants("representative") });
  if (agencyId) organisation(known, (await Agency.load(ctx, agencyId)).agency);
  if (request.specialistId) await specialist(ctx, known, about);
  if (wants("route")) await route(ctx, known, about, settings.zone);
  if (wants("iprp", "ipra", "pmpk") || lists.includes("measures")) await papers(ctx, known, about, { today, lists });
  if (wants("programme") || lists.includes("goals")) await programme(ctx, known, about, lists.includes("goals"));
  if (lists.includes("consents")) await agreed(ctx, known, about, today);
  return { facts: known, representativeId };
}

interface Around {
  settings: Tenant.TenantSettings;
  today: Temporal.PlainDate;
  isNeeded: boolean;
}

/** Who the child is, and who acts for it. @returns for whom the paper is */
async function people(ctx: Ctx, known: Known, { record, request }: About, around: Around) {
  const { settings, today, isNeeded } = around;
  const { person, representatives } = await Child.whoIs(ctx, record);
  if (person) {
    const { surname, givenName, patronymic, sex, birthDate, snils, address } = person;
    known.names["child.name"] = { surname, givenName, patronymic, sex };
    const values: Partial<Record<FieldKey, string | undefined>> = {
      "child.givenName": givenName,
      "child.birthDate": birthDate,
      "child.age": ageInWords(birthDate, Temporal.PlainDate.from(request.date)),
      "child.sex": sex,
      "child.snils": snils,
      "child.address": address,
      "child.disability": record.disability ? "yes" : "no",
      "child.municipality": settings.municipalities.find(({ key }) => key === record.municipality)?.name.ru,
    };
    put(known, values);
  }
  const acting = Child.actingOn(today.toString(), record);
  const wanted = request.representativeId ?? (isNeeded && acting.length === 1 ? acting[0] : undefined);
  if (request.representativeId !== undefined && !acting.includes(request.representativeId))
    throw whichRepresentative("кто представляет ребёнка сегодня", "who represents the child today");
  if (isNeeded && wanted === undefined)
    throw whichRepresentative(
      "для кого документ: у ребёнка не один представитель",
      "for whom it is: the child has not one representative",
    );
  const one = representatives.find((r) => r.representativeId === wanted);
  if (!one) return wanted;
  const { surname, givenName, patronymic, authority } = one;
  if (surname && givenName)
    known.names["representative.name"] = { surname, givenName, patronymic, sex: sexOf(patronymic) };
  put(known, {
    "representative.relation": one.relation,
    "representative.phone": one.phone,
    "representative.email": one.email,
    "representative.authority": authority && words.authorityText(authority),
    "representative.organisation": one.agencyId && (await Agency.byIds(ctx, [one.agencyId])).get(one.agencyId)?.name,
  });
  return wanted;
}

const whichRepresentative = (ru: string, en: string) => invalid([fault("/representativeId", ru, en)]);

function put({ values }: Known, more: Partial<Record<FieldKey, string | undefined>>): void {
  for (const [key, value] of Object.entries(more)) if (value) values[key as FieldKey] = value;
}

/** A name that was written in one line: all that follows the given name is the patronymic («Гейдар оглы»). */
export function named(text: string): Named {
  const [surname = "", givenName = "", ...rest] = text.split(/\s+/);
  const patronymic = rest.join(" ") || undefined;
  return { surname, givenName, patronymic, sex: sexOf(patronymic) };
}

/** By the patronymic; without one nobody knows, and a person says the form. */
export const sexOf = (patronymic: string | undefined): Named["sex"] => {
  if (/(вна|чна|шна|кызы)$/i.test(patronymic ?? "")) return "female";
  return /(ич|оглы|улы)$/i.test(patronymic ?? "") ? "male" : undefined;
};

/** «1 год 9 месяцев» as of a small child, from three years on full years alone. */
export function ageInWords(birthDate: string, on: Temporal.PlainDate): string | undefined {
  const { years, months, sign } = Temporal.PlainDate.from(birthDate).until(on, { largestUnit: "years" });
  if (sign < 0) return undefined;
  const inYears = `${years} ${plural(years, "год", "года", "лет")}`;
  const inMonths = `${months} ${plural(months, "месяц", "месяца", "месяцев")}`;
  if (years >= 3) return inYears;
  if (years === 0) return inMonths;
  return months === 0 ? inYears : `${inYears} ${inMonths}`;
}

const organisation = (known: Known, { name, shortName, contacts }: Agency.Agency): void =>
  put(known, {
    "organisation.name": name,
    "organisation.shortName": shortName,
    "organisation.email": contacts[0]?.email,
  });

/** @throws Refusal input.invalid for one who does not work there */
async function specialist(ctx: Ctx, known: Known, { agencyId, request }: About): Promise<void> {
  const id = request.specialistId!;
  const { data } = await specialists.load(ctx, id);
  if (data.agencyId !== agencyId || data.status !== "working")
    throw invalid([fault("/specialistId", "специалист этой организации", "a specialist of this organisation")]);
  const name = (await specialists.readNames(ctx, [id])).get(id);
  if (name) known.names["specialist.name"] = named(name);
  put(known, { "specialist.post": data.post });
}

async function route(ctx: Ctx, known: Known, { record }: About, zone: string): Promise<void> {
  const routeId = await routes.openRouteOf(ctx, record.childId);
  if (!routeId) return;
  const { data } = await routes.load(ctx, routeId);
  put(known, {
    "route.title": shipped(data.template.key, data.template.version).title.ru,
    "route.from": Temporal.Instant.from(data.cycleStartedAt).toZonedDateTimeISO(zone).toPlainDate().toString(),
  });
}

/** The papers that count today, and the measures of the first of ИПРП and ИПРА that has any. */
async function papers(
  ctx: Ctx,
  known: Known,
  { record }: About,
  { today, lists }: { today: Temporal.PlainDate; lists: readonly ListKey[] },
): Promise<void> {
  const { childId } = record;
  const all = (await instruments.list(ctx, childId)).map(({ data }) => data);
  let measured = !lists.includes("measures");
  for (const kind of ["iprp", "ipra", "pmpk"] as const) {
    const one = inForce(all, kind, today);
    if (!one) continue;
    const { number, issuer, titles } = await instruments.readWording(ctx, childId, one.instrumentId);
    put(known, { [`${kind}.number`]: number, [`${kind}.from`]: one.validFrom });
    if (kind === "iprp") put(known, { "iprp.until": one.validTo, "iprp.issuer": issuer });
    if (measured || kind === "pmpk" || one.measures.length === 0) continue;
    measured = true;
    known.lists.measures = await measureLines(ctx, one, titles);
  }
}

async function measureLines(
  ctx: Ctx,
  { measures, validFrom, validTo }: InstrumentRecord,
  titles: Record<string, string>,
) {
  const names = await Agency.namesOf(ctx, [...new Set(measures.flatMap(({ agencyId }) => agencyId ?? []))]);
  return measures.map(({ measureId, block, agencyId, from, to }) =>
    line({
      title: titles[measureId],
      direction: words.blocks[block],
      agency: agencyId && names.get(agencyId),
      from: day(from ?? validFrom),
      until: day(to ?? validTo),
    }),
  );
}

/** What is not known has no cell. */
const line = (cells: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined));
const day = (iso: string | undefined): string | undefined => iso?.split("-").reverse().join(".");

/** The programme in which the child is: this organisation's before others', of early help before others. */
async function programme(ctx: Ctx, known: Known, { record, agencyId }: About, withGoals: boolean): Promise<void> {
  const mine = (await enrolments.ofChild(ctx, record.childId))
    .map(({ data }) => data)
    .filter(({ status }) => status === "enrolled" || status === "completed");
  const rank = (e: Enrolment) =>
    Number(e.agencyId === agencyId) * 4 + Number(e.status === "enrolled") * 2 + Number(e.kind === "early-help");
  const [best] = mine.toSorted((a, b) => rank(b) - rank(a));
  // Of another organisation's programme nobody but staff is told.
  if (!best || (ctx.actor.kind === "specialist" && best.agencyId !== agencyId)) return;
  const { data } = await Programme.load(ctx, best.programmeId);
  put(known, { "programme.title": data.content?.title, "programme.from": best.from, "programme.until": best.until });
  if (!withGoals || best.goals.length === 0) return;
  const ids: NoteId[] = best.goals.map(({ wordsId }) => wordsId);
  const texts = await readNotes(ctx, ids, { subject: record.childId, field: "enrolment" });
  known.lists.goals = best.goals.flatMap((goal) => {
    const text = texts.get(goal.wordsId);
    if (text === undefined) return [];
    const { title } = JSON.parse(text) as { title: string };
    return [line({ title, state: words.goalState(goal.measured.length > 0 ? levelOf(goal) : undefined) })];
  });
}

async function agreed(ctx: Ctx, known: Known, { record }: About, today: Temporal.PlainDate): Promise<void> {
  const all = (await consents.list(ctx, record.childId)).map(({ data }) => data);
  const standing = all.filter((one) => standsOn(one, all, today));
  const ids = standing.flatMap(({ recipient }) => (recipient === "route" ? [] : [recipient]));
  const names = await Agency.namesOf(ctx, [...new Set(ids)]);
  known.lists.consents = standing.map(({ recipient, dataClasses, signedOn, expiresOn }) =>
    line({
      recipient: recipient === "route" ? "Все организации маршрута" : (names.get(recipient) ?? "—"),
      what: dataClasses.map((one) => words.dataClasses[one]).join(", "),
      signedOn: day(signedOn),
      until: day(expiresOn),
    }),
  );
}
