import { changing } from "../../ground/change/index.ts";
import { isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import { type AgencyId, type DecisionId, newId, type ProgrammeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import * as Service from "../service/lookup.actions.ts";
import * as decide from "./programme.decide.ts";
import type { ProgrammeEvent } from "./programme.events.ts";
import type { Roll } from "./programme.roll.ts";
import * as store from "./programme.store.ts";
import {
  type CopyProgramme,
  DecideProgramme,
  FollowModel,
  NewProgramme,
  type Programme,
  type ProgrammeContent,
  ProgrammePatch,
  type ProgrammeStatus,
  type ProgrammeVersion,
  type ProgrammeView,
} from "./programme.ts";

/**
 * A draft: of an organisation, by itself or its staff; a model programme by whoever works across the region.
 * @throws Refusal agency.unknown, input.invalid, not-found
 */
export async function draft(ctx: Ctx, input: unknown): Promise<ProgrammeView> {
  const { agencyId, ...content } = parse(NewProgramme, input);
  return make(ctx, agencyId, await withServices(ctx, content));
}

/** With the keys of the services that are named, by key or in words. @throws Refusal input.invalid with what is called most like it */
async function withServices<C extends Partial<Pick<ProgrammeContent, "serviceKeys" | "goals">>>(
  ctx: Ctx,
  content: C,
): Promise<C> {
  const { serviceKeys, goals } = content;
  if (!serviceKeys && !goals) return content;
  const known = await Service.lookup(ctx);
  const keyOf = (word: string, pointer: string) => known.mustResolve([{ pointer, word }])[0]!;
  const keys = serviceKeys?.map((word, i) => keyOf(word, `/serviceKeys/${i}`));
  mustBeRight(
    (keys ?? []).flatMap((key, i, all) =>
      all.indexOf(key) === i ? [] : [fault(`/serviceKeys/${i}`, "услуги не повторяются", "services do not repeat")],
    ),
  );
  const named = { ...content };
  if (keys) named.serviceKeys = keys;
  if (goals)
    named.goals = goals.map((goal, i) =>
      goal.serviceKey ? { ...goal, serviceKey: keyOf(goal.serviceKey, `/goals/${i}/serviceKey`) } : goal,
    );
  return named;
}

/**
 * An organisation's own of an approved programme, a model one as a rule, to be changed and approved.
 * @throws Refusal programme.not-approved, programme.withdrawn, agency.unknown, not-found
 */
export async function copy(ctx: Ctx, id: ProgrammeId, { agencyId }: CopyProgramme): Promise<ProgrammeView> {
  const model = await visible(ctx, (await store.load(ctx, id)).data);
  decide.mustStand(model);
  if (!model.content) throw decide.notApproved(model);
  return make(ctx, agencyId, model.content, model);
}

async function make(
  ctx: Ctx,
  agencyId: AgencyId | undefined,
  content: ProgrammeContent,
  model?: Programme,
): Promise<ProgrammeView> {
  const modelOf = model?.programmeId;
  const agency = await organisation(ctx, agencyId);
  const now = ctx.now();
  const programme: Programme = {
    programmeId: newId("programme", now.epochMilliseconds),
    agencyId,
    municipality: agency?.municipality,
    modelOf,
    modelVersion: model?.version,
    status: "draft",
    version: 0,
    draft: content,
    createdAt: now.toString(),
  };
  const { programmeId } = programme;
  await save(ctx, {
    writes: store.writes(ctx.tenant, undefined, programme),
    stream: store.partition(ctx.tenant, programmeId),
    events: [{ type: "programme.drafted", data: { programmeId, agencyId, modelOf } } satisfies ProgrammeEvent],
    audit: { subject: agencyId ?? programmeId, action: "programme.draft", detail: { programmeId } },
    ref: { kind: "programme", id: programmeId },
  });
  return view(ctx, { data: programme, version: 1 });
}

/** Whose it is to be: their own for a specialist. @throws Refusal agency.unknown, not-found */
async function organisation(ctx: Ctx, agencyId: AgencyId | undefined): Promise<Agency.Agency | undefined> {
  const { actor } = ctx;
  if (agencyId === undefined) {
    mustBeStaff(actor, "region");
    return undefined;
  }
  if (actor.kind === "specialist" && actor.agency !== agencyId)
    throw invalid([fault("/agencyId", "своя организация", "your own organisation")]);
  await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
  const { agency } = await Agency.load(ctx, agencyId);
  if (actor.kind !== "specialist") mustBeStaff(actor, agency);
  return agency;
}

const changed = changing<ProgrammeId, Programme, ProgrammeEvent>({
  load: store.load,
  authorise: mustManage,
  writes: ({ tenant }, before, after) => store.writes(tenant, before, after),
  stream: (tenant, { programmeId }) => store.partition(tenant, programmeId),
  audit: ({ programmeId, agencyId }) => ({ subject: agencyId ?? programmeId, detail: { programmeId } }),
  ref: ({ programmeId }) => ({ kind: "programme", id: programmeId }),
});

/** Changes the draft, or begins the next version. @throws Refusal programme.withdrawn, input.invalid, conflict.version, not-found */
export async function revise(
  ctx: Ctx,
  id: ProgrammeId,
  input: unknown,
  expectedVersion?: number,
): Promise<ProgrammeView> {
  const patch = await withServices(ctx, parse(ProgrammePatch, input));
  const after = await changed(ctx, id, { action: "programme.revise", expectedVersion }, ({ data }) => {
    const { programme, events } = decide.revise(data, patch);
    return { events, after: programme };
  });
  return withPlaces(ctx, after);
}

/**
 * The organisation says what becomes of its model's newer version.
 * @throws Refusal input.invalid (it was copied from none), programme.withdrawn, programme.not-approved, not-found
 */
export async function followModel(ctx: Ctx, id: ProgrammeId, input: unknown): Promise<ProgrammeView> {
  const given = parse(FollowModel, input);
  const after = await changed(ctx, id, { action: "programme.follow-model" }, async ({ data }) => {
    if (data.modelOf === undefined) throw invalid([fault("/answer", "у программы, снятой с типовой", "of a copy")]);
    const { data: model } = await store.load(ctx, data.modelOf);
    if (!model.content) throw decide.notApproved(model);
    const { programme, events } = decide.followModel(data, model, given);
    return events.length === 0 ? { events } : { events, after: programme };
  });
  return withPlaces(ctx, after);
}

/** Organisations that have copied a model hear of its new version, each once. By the platform. @returns how many */
export async function tellCopies(ctx: Ctx, modelId: ProgrammeId): Promise<number> {
  const { data: model } = await store.load(ctx, modelId);
  const at = ctx.now().toString();
  let told = 0;
  let from: string | undefined;
  do {
    const page: Page<ProgrammeId> = await store.copiesOf(ctx, modelId, { limit: 100, from });
    for (const id of page.items)
      await changed(ctx, id, { action: "programme.hear-of-model" }, ({ data }) => {
        const heard = decide.hearOfModel(data, model, at);
        if (!heard) return { events: [] };
        told++;
        return { events: heard.events, after: heard.programme };
      });
    from = page.next;
  } while (from);
  return told;
}

/** Of how many of an organisation's programmes the model has a newer version, which waits for its word. */
export async function modelsRenewed(ctx: Ctx, agency: AgencyId): Promise<number> {
  const of = async (status: ProgrammeStatus) => (await store.find(ctx, { agency, status }, { limit: 200 })).items;
  const all = [...(await of("approved")), ...(await of("draft"))];
  return all.filter(({ modelNews }) => modelNews !== undefined).length;
}

/** By an act; staff only. @throws Refusal programme.approved, programme.withdrawn, programme.over, agency.unknown, not-found */
export async function approve(
  ctx: Ctx,
  id: ProgrammeId,
  input: unknown,
  listed: Listed = async () => undefined,
  decisionId?: DecisionId,
): Promise<ProgrammeView> {
  const given = parse(DecideProgramme, input);
  await Tenant.mustBeDecided(ctx, "programme", decisionId);
  const after = await changed(ctx, id, { action: "programme.approve", holds: staffOnly(ctx) }, async ({ data }) => {
    if (data.agencyId) await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId: data.agencyId }]);
    // Told twice, or said by whoever had it in hand when the decision took effect.
    if (decisionId !== undefined && data.approval?.decisionId === decisionId) return { events: [] };
    const decided = decide.approve(data, given, await deciding(ctx));
    const { events } = decided;
    const programme = { ...decided.programme, approval: { ...decided.programme.approval!, decisionId } };
    mustBeListed(programme.content!, await listed(programme.municipality));
    const { programmeId, version, content, approval } = programme;
    const kept = store.writeVersion(ctx.tenant, { programmeId, version, content: content!, approval });
    return { events, after: programme, writes: [kept] };
  });
  return withPlaces(ctx, after);
}

/** What the list of a territory promises (the region's where none is named); undefined where no list is approved. */
type Listed = (municipality: string | undefined) => Promise<{ has(serviceKey: string): boolean } | undefined>;

/** @throws Refusal input.invalid with the services that the territory's approved list does not have */
function mustBeListed({ serviceKeys }: ProgrammeContent, list: Awaited<ReturnType<Listed>>): void {
  const missing = serviceKeys.filter((key) => list && !list.has(key));
  if (missing.length === 0) return;
  const names = missing.join(", ");
  throw invalid([
    fault("/serviceKeys", `в утверждённом перечне нет: ${names}`, `not on the approved list of services: ${names}`),
  ]);
}

/** By an act; staff only. Whoever is enrolled stays to the end. @throws Refusal programme.withdrawn, not-found */
export async function withdraw(ctx: Ctx, id: ProgrammeId, input: unknown): Promise<ProgrammeView> {
  const given = parse(DecideProgramme, input);
  const after = await changed(ctx, id, { action: "programme.withdraw", holds: staffOnly(ctx) }, async ({ data }) => {
    const { programme, events } = decide.withdraw(data, given, await deciding(ctx));
    return { events, after: programme };
  });
  return withPlaces(ctx, after);
}

/** The next of those who stand in its queue are to be seen to. */
export const goOnQueue = (ctx: Ctx, programmeId: ProgrammeId) =>
  save(ctx, {
    writes: [],
    stream: store.partition(ctx.tenant, programmeId),
    events: [{ type: "programme.queue-continued", data: { programmeId } } satisfies ProgrammeEvent],
    audit: { subject: programmeId, action: "programme.go-on-queue" },
  });

const deciding = async (ctx: Ctx) => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

/** An organisation does not approve its own. */
const staffOnly = (ctx: Ctx) => (programme: Programme) => mustBeStaff(ctx.actor, territoryOf(programme));

const territoryOf = ({ municipality }: Programme) => (municipality === undefined ? "region" : { municipality });

/** @throws Refusal not-found */
async function mustManage(ctx: Ctx, programme: Programme): Promise<void> {
  if (programme.agencyId) return Agency.mustManage(ctx, programme.agencyId);
  mustBeStaff(ctx.actor, "region");
}

/** Whoever is told of it: see {@link shown}. @throws Refusal not-found */
export async function get(ctx: Ctx, id: ProgrammeId): Promise<ProgrammeView> {
  const found = await store.load(ctx, id);
  return withPlaces(ctx, { ...found, data: await visible(ctx, found.data) });
}

/** @throws Refusal not-found */
async function visible(ctx: Ctx, programme: Programme): Promise<Programme> {
  const seen = await shown(ctx, programme);
  if (!seen) throw notFound();
  return seen;
}

/**
 * An approved programme is an offer to the whole region: staff of every municipality read it, since a child may go there, and
 * organisations the model ones. What is being prepared is for its organisation, and for staff of where that is.
 */
async function shown(ctx: Ctx, programme: Programme): Promise<Programme | undefined> {
  const { agencyId, status } = programme;
  if (isStaff(ctx.actor, territoryOf(programme))) return programme;
  if (agencyId && (await Agency.actsFor(ctx, agencyId))) return programme;
  const isOffered =
    status !== "draft" && (isStaff(ctx.actor, "each") || (!agencyId && ctx.actor.kind === "specialist"));
  return isOffered ? { ...programme, draft: undefined } : undefined;
}

/** What it said in each of its approved versions. @throws Refusal not-found */
export async function versions(ctx: Ctx, id: ProgrammeId): Promise<ProgrammeVersion[]> {
  await visible(ctx, (await store.load(ctx, id)).data);
  return store.versions(ctx, id);
}

export interface ProgrammeQuery extends PageRequest {
  agency?: AgencyId | undefined;
  service?: string | undefined;
  status?: ProgrammeStatus | undefined;
  /** The region's own. */
  model?: boolean | undefined;
}

/** Approved ones unless asked otherwise; an organisation's specialist finds its own, or the model ones. */
export async function find(ctx: Ctx, { agency, service, status = "approved", model, ...page }: ProgrammeQuery) {
  const own = ctx.actor.kind === "specialist" ? ctx.actor.agency : undefined;
  if (!own && !isStaff(ctx.actor, "each")) throw notFound();
  const wanted = model ? ("model" as const) : (own ?? agency);
  const found = await store.find(ctx, { agency: wanted, service, status }, page);
  const items = found.items.filter(
    (one) =>
      (service === undefined || one.status === status) &&
      (wanted === undefined || (one.agencyId ?? "model") === wanted),
  );
  return { items: await viewsOf(ctx, items), next: found.next } satisfies Page<ProgrammeView>;
}

async function viewsOf(ctx: Ctx, programmes: readonly Programme[]): Promise<ProgrammeView[]> {
  const ids = programmes.map(({ programmeId }) => programmeId);
  const [records, rolls] = await Promise.all([store.loadMany(ctx, ids), store.readRolls(ctx, ids)]);
  const seen = await Promise.all(
    ids.map(async (id) => {
      const found = records.get(id);
      const data = found && (await shown(ctx, found.data));
      return data ? [view(ctx, { data, version: found.version }, rolls.get(id))] : [];
    }),
  );
  return seen.flat();
}

const withPlaces = async (ctx: Ctx, found: Stored<Programme>): Promise<ProgrammeView> =>
  view(ctx, found, found.data.content && (await store.readRoll(ctx, found.data.programmeId)).data);

function view(
  { actor }: Ctx,
  { data, version }: Pick<Stored<Programme>, "data" | "version">,
  roll?: Roll,
): ProgrammeView {
  const { version: approvedVersion, content, ...told } = data;
  return {
    ...told,
    approvedVersion,
    content,
    places:
      content && roll && data.agencyId
        ? { all: content.places, taken: roll.taken, offered: roll.offered.length, waiting: roll.waiting.length }
        : undefined,
    mayDo: decide.mayDo(data, {
      isStaff: isStaff(actor, territoryOf(data)),
      isOwn: "agency" in actor && actor.agency === data.agencyId && data.agencyId !== undefined,
    }),
    version,
  };
}
