import type { z } from "zod";
import { changing } from "../../ground/change/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import { isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type AgencyId, newId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
// By file: the room of services whole is more than a cold start of whoever knows organisations has to load.
import { keyOf as serviceKeyOf } from "../service/former.ts";
import type { Lookup } from "../service/index.ts";
import { lookup } from "../service/lookup.actions.ts";
import * as decide from "./agency.decide.ts";
import type { AgencyEvent, ClosurePlace } from "./agency.events.ts";
import { mustBeKnown } from "./agency.known.ts";
import * as store from "./agency.store.ts";
import { type Agency, AgencyPatch, type AgencyVerb, NewAgency } from "./agency.ts";
import { nameWrites } from "./alike.ts";

/** An agency with the version that a writer compares. */
export interface AgencyAt {
  agency: Agency;
  version: number;
}

/**
 * Adds an organisation. Staff only.
 * @param services the catalogue, where the caller has it already
 * @throws Refusal input.invalid (municipality unknown, address malformed), agency.duplicate (`current.candidates`), not-found
 */
export async function register(ctx: Ctx, input: z.input<typeof NewAgency>, services?: Lookup): Promise<AgencyAt> {
  const { confirmedDistinctFrom: confirmed, ...given } = await registrable(ctx, input, services);
  return retrying(async () => {
    const made = await madeBefore(ctx);
    if (made) return load(ctx, made.id as AgencyId);
    const now = ctx.now();
    const agency: Agency = {
      ...given,
      agencyId: newId("agency", now.epochMilliseconds),
      status: "active",
      createdAt: now.toString(),
    };
    const { agencyId, kind, municipality } = agency;
    await save(ctx, {
      writes: [store.write(ctx.tenant, agency, "absent"), ...(await nameWrites(ctx, agencyId, agency, { confirmed }))],
      stream: store.keyOf(ctx.tenant, agencyId).pk,
      events: [{ type: "agency.registered", data: { agencyId, kind, municipality } }],
      audit: { subject: agencyId, action: "agency.register", detail: distinctDetail(confirmed) },
      ref: { kind: "agency", id: agencyId },
    });
    return { agency, version: 1 };
  });
}

async function registrable(ctx: Ctx, input: z.input<typeof NewAgency>, services?: Lookup): Promise<NewAgency> {
  mustBeStaff(ctx.actor, "each");
  const given = parse(NewAgency, input);
  await mustBeOurs(ctx, given.municipality);
  return { ...given, services: await serviceKeys(ctx, given.services, services) };
}

/** The keys of what is offered, each once; words that are kept already stay as they are. @throws Refusal input.invalid */
async function serviceKeys(
  ctx: Ctx,
  words: readonly string[],
  services?: Lookup,
  kept: readonly string[] = [],
): Promise<string[]> {
  if (words.every((word) => kept.includes(word))) return [...new Set(words)];
  const known = services ?? (await lookup(ctx));
  const keys = words.map((word, i) =>
    kept.includes(word) ? word : known.mustResolve([{ pointer: `/services/${i}`, word }])[0]!,
  );
  return [...new Set(keys)];
}

/** Whether an organisation could be registered so, as things are; nothing is written. Staff only. @throws Refusal as `register` does */
export async function mustBeRegistrable(ctx: Ctx, input: z.input<typeof NewAgency>, services?: Lookup): Promise<void> {
  const given = await registrable(ctx, input, services);
  const nobody = newId("agency", ctx.now().epochMilliseconds);
  await nameWrites(ctx, nobody, given, { confirmed: given.confirmedDistinctFrom });
}

/** Which others were looked at belongs on record: it is a decision. */
const distinctDetail = (ids: readonly AgencyId[] = []): Record<string, string> =>
  ids.length > 0 ? { distinctFrom: ids.join(",") } : {};

/** Any agency for staff, of another municipality its face; its own for a specialist; for everybody else there is none. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId): Promise<AgencyAt> {
  const found = await load(ctx, agencyId);
  if (isStaff(ctx.actor, "each")) return { ...found, agency: faceOf(ctx, found.agency) };
  if (!speaksFor(ctx, found.agency)) throw notFound();
  return found;
}

/** To coordinators of other municipalities an organisation shows what they need for choosing it, and not how it is reached. */
const faceOf = ({ actor }: Ctx, agency: Agency): Agency =>
  isStaff(actor, agency) ? agency : { ...agency, contacts: [] };

/** Whether the actor speaks for the organisation: its specialist, or its link, as long as it works. */
const speaksFor = ({ actor }: Ctx, { agencyId, status }: Agency): boolean =>
  isOf(actor, agencyId) && status === "active";

const isOf = (actor: Actor, agencyId: AgencyId): boolean =>
  (actor.kind === "specialist" || actor.kind === "link") && actor.agency === agencyId;

/** The same of an organisation that is named, and need not be there. */
export async function actsFor(ctx: Ctx, agencyId: AgencyId): Promise<boolean> {
  if (!isOf(ctx.actor, agencyId)) return false;
  const found = await store.read(ctx, agencyId);
  return found !== undefined && speaksFor(ctx, found.data);
}

/** What the office of its municipality may do with an organisation now. */
export const mayDo = ({ actor }: Ctx, agency: Agency): AgencyVerb[] =>
  isStaff(actor, agency) ? ["change", agency.status === "active" ? "close" : "reopen", "revoke-links"] : [];

/** What is an organisation's own: for itself, and the staff of its municipality. @throws Refusal not-found */
export async function mustManage(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const { agency } = await load(ctx, agencyId);
  if (!manages(ctx, agency)) throw notFound();
}

export const manages = (ctx: Ctx, agency: Agency): boolean => isStaff(ctx.actor, agency) || speaksFor(ctx, agency);

/** For other rooms, which have authorised by what they show. @throws Refusal not-found */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, agencyId: AgencyId): Promise<AgencyAt> {
  return at(await record(ctx, agencyId));
}

async function record(ctx: Pick<Ctx, "bank" | "tenant">, agencyId: AgencyId): Promise<Stored<Agency>> {
  const found = await store.read(ctx, agencyId);
  if (!found) throw notFound();
  return found;
}

/** Words of before services had keys are shown by their keys, where the shipped catalogue knows them. */
const at = ({ data, version }: Stored<Agency>): AgencyAt => ({
  agency: { ...data, services: [...new Set(data.services.map(serviceKeyOf))] },
  version,
});

export interface AgencyQuery extends PageRequest {
  kind?: Agency["kind"] | undefined;
  municipality?: string | undefined;
}

/** By kind, active before closed. Staff only. @throws Refusal not-found, cursor.invalid */
export async function find(ctx: Ctx, { kind, municipality, ...page }: AgencyQuery): Promise<Page<AgencyAt>> {
  mustBeStaff(ctx.actor, "each");
  const { items, next } = await store.find(ctx, { kind, municipality }, page);
  return { items: items.map(at).map((one) => ({ ...one, agency: faceOf(ctx, one.agency) })), next };
}

export const changed = changing<AgencyId, Agency, AgencyEvent>({
  load: record,
  authorise: ({ actor }, agency) => mustBeStaff(actor, agency),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { agencyId }) => store.keyOf(tenant, agencyId).pk,
  audit: ({ agencyId }) => ({ subject: agencyId }),
  ref: ({ agencyId }) => ({ kind: "agency", id: agencyId }),
});

/** Changes what is named. Staff only. @throws Refusal input.invalid, agency.unknown (successor), agency.duplicate, not-found, conflict.version */
export async function patch(
  ctx: Ctx,
  agencyId: AgencyId,
  input: z.input<typeof AgencyPatch>,
  expectedVersion?: number,
): Promise<AgencyAt> {
  const { agency } = await load(ctx, agencyId);
  mustBeStaff(ctx.actor, agency);
  const offered = agency.services;
  const { confirmedOtherKind, confirmedDistinctFrom: confirmed, ...given } = parse(AgencyPatch, input);
  const change = { ...given, services: given.services && (await serviceKeys(ctx, given.services, undefined, offered)) };
  if (change.municipality !== undefined) await mustBeOurs(ctx, change.municipality);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, agencyId, { action: "agency.patch", expectedVersion }, async ({ data }) => {
    const { successorId } = change;
    if (successorId && successorId !== data.successorId)
      await mustBeKnown(ctx, [
        { pointer: "/successorId", agencyId: successorId, kind: confirmedOtherKind ? undefined : data.kind },
      ]);
    const { agency, fields, events } = decide.patch(data, change, today);
    if (fields.length === 0) return { events: [] };
    const writes = await nameWrites(ctx, agencyId, agency, { from: data, confirmed });
    return { events, after: agency, writes, detail: { fields: fields.join(","), ...distinctDetail(confirmed) } };
  });
  return at(after);
}

/** Longest chain of successors that is followed. */
const mostSuccessors = 10;

/** Who answers for an organisation: itself, or of a closed one whoever goes on with its work; nobody where no one does. */
export async function answering(ctx: Pick<Ctx, "bank" | "tenant">, agencyId: AgencyId): Promise<Agency | undefined> {
  let id: AgencyId | undefined = agencyId;
  for (let n = 0; id && n < mostSuccessors; n++) {
    const { data }: Stored<Agency> = await record(ctx, id);
    if (data.status === "active") return data;
    id = data.successorId;
  }
  return undefined;
}

/** Most ways to reach one organisation. */
const mostContacts = 10;

/** The addresses of one that has closed reach its successor, behind its own. Safe to repeat. */
export const inheritContacts = async (ctx: Ctx, from: AgencyId, to: AgencyId): Promise<void> => {
  const { contacts } = (await record(ctx, from)).data;
  await changed(ctx, to, { action: "agency.inherit-contacts" }, ({ data }) => {
    const known = new Set(data.contacts.map(({ email }) => email));
    const all = [...data.contacts, ...contacts.filter(({ email }) => !known.has(email))].slice(0, mostContacts);
    if (all.length === data.contacts.length) return { events: [] };
    const after = { ...data, contacts: all };
    return { events: [{ type: "agency.changed", data: { agencyId: to, fields: ["contacts"] } }], after };
  });
};

/** The next piece of what one that has closed did is to be ended. */
export const goOnClosing = (ctx: Ctx, place: ClosurePlace) =>
  save(ctx, {
    writes: [],
    stream: store.keyOf(ctx.tenant, place.agencyId).pk,
    events: [{ type: "agency.closure-continued", data: place } satisfies AgencyEvent],
    audit: { subject: place.agencyId, action: "agency.go-on-closing", detail: { part: place.part } },
  });

async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const all = (await Tenant.load(ctx)).municipalities.map((m) => m.key);
  const keys = all.filter((key) => isStaff(ctx.actor, { municipality: key }));
  if (keys.includes(municipality)) return;
  mustBeRight([fault("/municipality", `одно из: ${keys.join(", ")}`, `one of: ${keys.join(", ")}`)]);
}
