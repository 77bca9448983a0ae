import { Temporal } from "temporal-polyfill";
import * as Slot from "../../agencies/slot/index.ts";
import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  auditRead,
  type Ctx,
  caresFor,
  type EnquiryId,
  newId,
  notFound,
  type Page,
  type PageRequest,
  Refusal,
  retrying,
  type Stored,
  save,
  type Write,
  within,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { digits, joinMark, leaveMark, markOf, noteRemoval, readNote, writeNote } from "../../ground/vault/index.ts";
import * as Request from "../../routes/request/index.ts";
import { organisation } from "./directory.ts";
import * as decide from "./enquiry.decide.ts";
import * as store from "./enquiry.store.ts";
import { type Contact, type Enquiry, type EnquiryView, NewEnquiry, numberOf, SettleEnquiry } from "./enquiry.ts";
import type { EnquiryEvent } from "./navigator.events.ts";

/** So many from open pages in a day of a region, and so many that wait from one number: beyond, one calls. */
const mostADay = 500;
const mostOfOne = 3;

const notes = (enquiryId: EnquiryId) => ({ subject: enquiryId, field: "enquiry" });
const phoneMark = (ctx: Ctx, phone: string) => markOf(ctx, "enquiry-phone", sameNumber(digits(phone)));
/** 8 900 … and +7 900 … are one number. */
const sameNumber = (number: string): string => number.replace(/^[78](?=\d{10}$)/, "");

/**
 * Somebody asks on an open page, without an account: it is a coordinator's task, and the organisation's where one is named. A time of a
 * slot is theirs until it is confirmed or refused. The platform itself acts: who it is lies in the vault.
 * @throws Refusal input.invalid, slot.taken, slot.closed, limit.reached, not-found
 */
export async function makeEnquiry(
  request: Ctx,
  input: unknown,
): Promise<Pick<Enquiry, "enquiryId" | "at"> & { number: string }> {
  if (request.actor.kind !== "system") throw notFound();
  const given = parse(NewEnquiry, input);
  return retrying(async () => {
    const ctx = readingAnew(request);
    const { now, zone } = await Tenant.clock(ctx);
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const tally = await store.tallyOf(ctx, today.toString());
    if (tally.data.n >= mostADay) throw tooMany();
    const enquiryId = newId("enquiry", now.epochMilliseconds);
    const place = await placeOf(ctx, given);
    const mark = given.kind === "inaccuracy" ? undefined : await phoneMark(ctx, given.phone);
    if (mark && mark.subjects.length >= mostOfOne) throw tooMany();
    const { words } = given;
    const contact: Contact = given.kind === "inaccuracy" ? { words } : { name: given.name, phone: given.phone, words };
    const note = await writeNote(ctx, JSON.stringify(contact), notes(enquiryId));
    const enquiry: Enquiry = {
      enquiryId,
      kind: given.kind,
      ...place.fields,
      age: "age" in given ? given.age : undefined,
      worry: "worry" in given ? given.worry : undefined,
      contactId: note.noteId,
      consent: "consent" in given ? given.consent : undefined,
      status: "open",
      createdAt: now.toString(),
    };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, enquiry, "absent"),
        note.write,
        store.counted(tally, Math.floor(now.add({ hours: 72 }).epochMilliseconds / 1000)),
        ...(mark ? [joinMark(mark, enquiryId)] : []),
        ...(await place.writes(enquiryId)),
      ],
      stream: store.partition(ctx.tenant, enquiryId),
      events: [{ type: "enquiry.made", data: decide.refOf(enquiry) } satisfies EnquiryEvent],
      audit: { subject: enquiryId, action: "enquiry.make", detail: { kind: given.kind } },
      ref: { kind: "enquiry", id: enquiryId },
    });
    return { enquiryId, number: numberOf(enquiry), at: enquiry.at };
  });
}

const tooMany = () =>
  new Refusal("limit.reached", {
    ru: "Сегодня со страницы больше не принимаем. Позвоните по телефону организации.",
    en: "No more is taken from this page today. Please call the organisation.",
  });

interface PlaceOf {
  fields: Pick<Enquiry, "municipality" | "agencyId" | "serviceKey" | "slotId" | "at" | "day">;
  writes(enquiryId: EnquiryId): Promise<Write[]>;
}
const nothing = async (): Promise<Write[]> => [];

/** Where it belongs: to the municipality that is named, the organisation's, or the slot's. @throws Refusal */
async function placeOf(ctx: Ctx, given: NewEnquiry): Promise<PlaceOf> {
  if (given.kind === "booking") return slotOf(ctx, given);
  if (given.kind === "inaccuracy") {
    const shown = await organisation(ctx, given.agencyId);
    if (!shown) throw notFound();
    return { fields: { municipality: shown.place.key, agencyId: given.agencyId }, writes: nothing };
  }
  const { municipality, serviceKey } = given;
  const known = (await Tenant.load(ctx)).municipalities.some(({ key }) => key === municipality);
  if (!known) throw invalid([fault("/municipality", "место из списка", "a place of the list")]);
  const agencyId = given.kind === "call" ? given.agencyId : undefined;
  if (agencyId && !(await organisation(ctx, agencyId)))
    throw invalid([fault("/agencyId", "организация из списка", "an organisation of the list")]);
  return { fields: { municipality, serviceKey, agencyId }, writes: nothing };
}

/** A time that the organisation gives to everybody. @throws Refusal slot.closed, input.invalid, slot.taken */
async function slotOf(ctx: Ctx, given: NewEnquiry & { kind: "booking" }): Promise<PlaceOf> {
  const found = await unlessRefused(() => Slot.load(ctx, given.slotId));
  const shown = found && (await organisation(ctx, found.data.agencyId));
  if (!found || !shown?.booking || found.data.forSpecialists || found.data.status !== "open")
    throw new Refusal("slot.closed", {
      ru: "Сюда больше не записывают со страницы. Выберите другое время или позвоните.",
      en: "This can no longer be booked from the page. Choose another time, or call.",
    });
  const { slotId, agencyId, municipality, serviceKey, capacity, minutes, place } = found.data;
  const clock = await Tenant.clock(ctx);
  const at = Temporal.Instant.from(given.at);
  const one = Temporal.Instant.compare(at, clock.now) > 0 ? Slot.occurrenceAt(found.data, clock, at) : undefined;
  if (!one) throw invalid([fault("/at", "свободное время из списка", "a free time of the list")]);
  const when = { at: one.at, day: one.day };
  return {
    fields: { municipality: municipality, agencyId, serviceKey, slotId, ...when },
    writes: async (id) => [
      ...(await Slot.book(ctx, id, { taken: { slotId, ...when, capacity, minutes, place } })),
      Slot.unchanged(ctx.tenant, found),
    ],
  };
}

/** Staff of the municipality, and the organisation that it is for. @throws Refusal not-found */
function mustHandle({ actor }: Ctx, { municipality, agencyId }: Enquiry): void {
  if (actor.kind === "system" || caresFor(actor, { municipality })) return;
  if ((actor.kind === "specialist" || actor.kind === "link") && agencyId && actor.agency === agencyId) return;
  throw notFound();
}

const changed = changing<EnquiryId, Enquiry, EnquiryEvent>({
  load: store.load,
  authorise: mustHandle,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { enquiryId }) => store.partition(tenant, enquiryId),
  audit: ({ enquiryId }) => ({ subject: enquiryId }),
  ref: ({ enquiryId }) => ({ kind: "enquiry", id: enquiryId }),
});

async function contactOf(ctx: Ctx, { enquiryId, contactId }: Enquiry): Promise<Contact | undefined> {
  const text = contactId && (await unlessRefused(() => readNote(ctx, contactId, notes(enquiryId))));
  return text ? (JSON.parse(text) as Contact) : undefined;
}

/** One of them, with how to reach whoever asked: on record. @throws Refusal not-found */
export async function getEnquiry(ctx: Ctx, enquiryId: EnquiryId): Promise<EnquiryView> {
  const found = await store.load(ctx, enquiryId);
  mustHandle(ctx, found.data);
  await auditRead(ctx, { subject: enquiryId, action: "enquiry.read" });
  return view(found, found.data.status === "settled" ? undefined : await contactOf(ctx, found.data));
}

/** Those that wait, or are settled, oldest first; without how anybody is reached. @throws Refusal not-found */
export async function findEnquiries(
  ctx: Ctx,
  {
    stage = "open",
    municipality,
    ...page
  }: PageRequest & { stage?: store.EnquiryStage | undefined; municipality?: string | undefined },
): Promise<Page<EnquiryView>> {
  const { actor } = ctx;
  const own = actor.kind === "specialist" || actor.kind === "link" ? actor.agency : undefined;
  if (own === undefined && !caresFor(actor, "each")) throw notFound();
  const of = own ? { agency: own } : { municipality: within(actor, municipality) };
  const found = await store.find(ctx, { stage, ...of }, page);
  return { items: found.items.map((one) => view(one)), next: found.next };
}

/** The organisation, or staff for it, says that the family may come. @throws Refusal enquiry.closed, not-found */
export async function confirmEnquiry(ctx: Ctx, enquiryId: EnquiryId, expectedVersion?: number): Promise<EnquiryView> {
  const after = await changed(ctx, enquiryId, { action: "enquiry.confirm", expectedVersion }, ({ data }) =>
    decide.confirm(data, ctx.now().toString()),
  );
  return view(after, await contactOf(ctx, after.data));
}

/**
 * What came of it. A request of a child's family is opened where that is said; a time that is not used is free again. The contact is
 * destroyed. @throws Refusal enquiry.closed, input.invalid, not-found, and those of a family's request
 */
export async function settleEnquiry(
  ctx: Ctx,
  enquiryId: EnquiryId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnquiryView> {
  const { outcome, childId, note } = parse(SettleEnquiry, input);
  const before = (await store.load(ctx, enquiryId)).data;
  mustHandle(ctx, before);
  const contact = before.status === "settled" ? undefined : await contactOf(ctx, before);
  if (childId) {
    if (!caresFor(ctx.actor, before)) throw notFound();
    if (before.status !== "settled") await openRequest(ctx, childId, contact);
  }
  const after = await changed(ctx, enquiryId, { action: "enquiry.settle", expectedVersion }, async ({ data }) => {
    const decided = decide.settle(data, { outcome, childId, at: ctx.now().toString() });
    const written =
      note === undefined ? undefined : await writeNote(ctx, note, { subject: enquiryId, field: "enquiry-note" });
    return {
      ...decided,
      after: { ...decided.after, contactId: undefined },
      writes: [
        ...(written ? [written.write] : []),
        ...(data.contactId ? [noteRemoval(ctx, data.contactId, notes(enquiryId))] : []),
        ...(contact?.phone ? [leaveMark(await phoneMark(ctx, contact.phone), enquiryId)] : []),
        ...(await freed(ctx, data, outcome)),
      ],
      detail: { outcome, childId },
    };
  });
  return view(after);
}

/** A time that nobody comes to is free again; one that is over stays as it was. */
async function freed(ctx: Ctx, { enquiryId, slotId, at, day }: Enquiry, outcome: string): Promise<Write[]> {
  if (!slotId || !at || !day || outcome === "seen" || at <= ctx.now().toString()) return [];
  return Slot.book(ctx, enquiryId, { freed: { slotId, at, day } });
}

/** The family's words go to the child's card as its request; the same twice is one. */
async function openRequest(
  ctx: Ctx,
  childId: NonNullable<Enquiry["childId"]>,
  contact: Contact | undefined,
): Promise<void> {
  const words = contact?.words ?? "Семья просит помочь (обращение с открытой страницы).";
  try {
    await Request.askRequest(ctx, childId, { kind: "need", words });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "conflict.exists") throw error;
  }
}

export function view({ data, version }: Pick<Stored<Enquiry>, "data" | "version">, contact?: Contact): EnquiryView {
  const { enquiryId, kind, municipality, age, worry, serviceKey, agencyId, slotId, at } = data;
  const { status, createdAt, settledAt, outcome, childId } = data;
  return {
    enquiryId,
    number: numberOf(data),
    kind,
    municipality,
    age,
    worry,
    serviceKey,
    agencyId,
    slotId,
    at,
    status,
    createdAt,
    settledAt,
    outcome,
    childId,
    contact,
    version,
  };
}

const mostShown = 50;

/** All that an organisation has to answer, with how to reach whoever asked. For its link. */
export async function enquiriesOf(ctx: Ctx, most = mostShown): Promise<EnquiryView[]> {
  if (!("agency" in ctx.actor) || !ctx.actor.agency) throw notFound();
  const found = await store.find(ctx, { stage: "open", agency: ctx.actor.agency }, { limit: most });
  return Promise.all(found.items.map(async (one) => view(one, await contactOf(ctx, one.data))));
}

/** How many wait for an organisation; counted as far as its page shows them. */
export const enquiriesOwed = async (ctx: Ctx, agency: AgencyId): Promise<number> =>
  (await store.find(ctx, { stage: "open", agency }, { limit: mostShown })).items.length;
