import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { caresFor, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { AgencyId, QualityId, RoundId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNote, writeNote } from "../../ground/vault/index.ts";
import { loadVersion } from "../form/form.store.ts";
import { figures } from "../round/figures.ts";
import * as rounds from "../round/round.store.ts";
import { assessedOf } from "./assessed.ts";
import * as decide from "./quality.decide.ts";
import type { QualityEvent } from "./quality.events.ts";
import * as store from "./quality.store.ts";
import {
  type Assessed,
  type AssessedView,
  CountQuality,
  NewQuality,
  type Quality,
  QualityPatch,
  type QualitySummary,
  type QualityView,
} from "./quality.ts";
import { placesOf } from "./scores.ts";

const territoryOf = ({ municipality }: Pick<Quality, "municipality">) =>
  municipality === undefined ? ("region" as const) : { municipality };

/** @throws Refusal not-found */
export function mustLead({ actor }: Ctx, one: Pick<Quality, "municipality">): void {
  if (!caresFor(actor, territoryOf(one))) throw notFound();
}

export const notesOf = (qualityId: QualityId): NotePlace => ({ subject: qualityId, field: "quality-text" });

export const changed = changing<QualityId, Quality, QualityEvent>({
  load: store.load,
  authorise: mustLead,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { qualityId }) => store.partition(tenant, qualityId),
  audit: ({ qualityId }) => ({ subject: "tenant", detail: { qualityId } }),
  ref: ({ qualityId }) => ({ kind: "quality", id: qualityId }),
});

/** A round with its form; of one that is not there, or not ours, the same. @throws Refusal not-found */
async function asking(ctx: Ctx, id: RoundId): Promise<decide.Asking> {
  const { data: round } = await rounds.load(ctx, id);
  mustLead(ctx, round);
  const { content } = await loadVersion(ctx, round.formId, round.formVersion);
  return { round, content };
}

/** Whichever rounds are named, suited to what is assessed. @throws Refusal input.invalid, not-found */
async function mustSuit(ctx: Ctx, one: Pick<Quality, "municipality">, given: QualityPatch): Promise<void> {
  const found = await Promise.all(
    (["experts", "visitors", "plans"] as const).map(async (as) => {
      const id = given[as];
      return id === undefined ? [] : [[as, await asking(ctx, id)] as const];
    }),
  );
  decide.mustBeSuited(one, Object.fromEntries(found.flat()));
}

/**
 * An independent assessment of a year, sphere and place, by a round of experts and one of visitors. One of each.
 * @throws Refusal conflict.exists, input.invalid, not-found
 */
export async function open(ctx: Ctx, input: unknown): Promise<QualityView> {
  const given = parse(NewQuality, input);
  const municipality = given.municipality ?? reachOf(ctx.actor);
  const what = { ...given, municipality };
  mustLead(ctx, what);
  await mustSuit(ctx, what, given);
  const qualityId = store.idOf(ctx.tenant, what);
  const one: Quality = {
    ...what,
    qualityId,
    status: "open",
    counted: 0,
    totals: {},
    places: {},
    plansTaken: {},
    createdAt: ctx.now().toString(),
  };
  if (await exists(ctx, qualityId))
    throw new Refusal(
      "conflict.exists",
      {
        ru: "Такая оценка за этот год уже есть: исправьте её.",
        en: "There is such an assessment of this year already: put that right.",
      },
      { current: { qualityId } },
    );
  await save(ctx, {
    writes: [store.write(ctx.tenant, one, "absent")],
    stream: store.partition(ctx.tenant, qualityId),
    events: [{ type: "quality.opened", data: decide.refOf(one) } satisfies QualityEvent],
    audit: { subject: "tenant", action: "quality.open", detail: { qualityId } },
    ref: { kind: "quality", id: qualityId },
  });
  return { ...summary({ data: one, version: 1 }), organisations: [] };
}

async function exists(ctx: Ctx, id: QualityId): Promise<boolean> {
  return (await store.read(ctx, id)) !== undefined;
}

/** Other rounds than those that were named. What was counted stands until it is counted again. @throws Refusal input.invalid, not-found */
export async function change(ctx: Ctx, id: QualityId, input: unknown, expectedVersion?: number): Promise<QualityView> {
  const patch = parse(QualityPatch, input);
  const after = await changed(ctx, id, { action: "quality.change", expectedVersion }, async ({ data }) => {
    await mustSuit(ctx, data, patch);
    const next: Quality = { ...data, ...patch };
    return { events: [{ type: "quality.changed", data: decide.refOf(next) }], after: next };
  });
  return view(ctx, after);
}

/**
 * Scores every organisation, once both rounds are over. Again with a reason: what was counted before is replaced. From then on no
 * answer is taken by the rounds: it would show by the difference.
 * @throws Refusal round.not-closed, input.invalid, not-found
 */
export async function count(ctx: Ctx, id: QualityId, input: unknown): Promise<QualityView> {
  const { reason } = parse(CountQuality, input);
  const after = await changed(ctx, id, { action: "quality.count" }, async ({ data }) => {
    const kept = await store.readScores(ctx, id);
    const read = await Promise.all([rounds.load(ctx, data.experts), rounds.load(ctx, data.visitors)]);
    decide.mustBeOver(...read.map((one) => one.data));
    const [experts, visitors] = await Promise.all([figures(ctx, data.experts), figures(ctx, data.visitors)]);
    const ids = [...experts.groups, ...visitors.groups].flatMap(({ agencyId }) => agencyId ?? []);
    decide.mustBeFew(new Set(ids).size);
    const organisations = assessedOf(data, experts, visitors, await Agency.namesOf(ctx, [...new Set(ids)]));
    const note = reason === undefined ? undefined : await writeNote(ctx, reason, notesOf(id));
    const today = (await Tenant.today(ctx)).toString();
    const decided = decide.count(data, organisations, { today, reasonId: note?.noteId });
    const unseen = read.filter(({ data: round }) => !round.seen);
    return {
      ...decided,
      writes: [
        store.writeScores(ctx.tenant, id, { organisations }, kept?.version ?? "absent"),
        ...unseen.map(({ data: round, version }) => rounds.write(ctx.tenant, { ...round, seen: true }, version)),
        ...(note ? [note.write] : []),
      ],
    };
  });
  return view(ctx, after);
}

/**
 * By municipality and name. Staff see their own place's organisations; an organisation itself, once it was counted.
 * @throws Refusal not-found
 */
export async function get(ctx: Ctx, id: QualityId): Promise<QualityView> {
  const found = await store.load(ctx, id);
  if (!isSeen(ctx, found.data)) throw notFound();
  const shown = await view(ctx, found);
  if (ctx.actor.kind === "specialist" && shown.organisations.length === 0) throw notFound();
  return shown;
}

const isSeen = ({ actor }: Ctx, one: Quality): boolean =>
  actor.kind === "specialist"
    ? one.status === "counted"
    : caresFor(actor, one.municipality === undefined ? "each" : territoryOf(one));

/** Newest year first, or one year's. Staff only. @throws Refusal not-found */
export async function find(
  ctx: Ctx,
  { year, ...page }: PageRequest & { year?: string | undefined },
): Promise<Page<QualitySummary>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const { items, next } = await store.find(ctx, year, page);
  return { items: items.filter(({ data }) => isSeen(ctx, data)).map(summary), next };
}

const summary = ({ data, version }: Pick<Stored<Quality>, "data" | "version">): QualitySummary => {
  const { reasonId: _, totals: __, places: ___, plansTaken: ____, ...told } = data;
  return { ...told, version };
};

/** Whose scores somebody sees. */
function seenBy({ actor }: Ctx, { agencyId, municipality }: Pick<Assessed, "agencyId" | "municipality">): boolean {
  if (actor.kind === "specialist") return actor.agency === agencyId;
  const reach = reachOf(actor);
  return reach === undefined || reach === municipality;
}

async function view(ctx: Ctx, found: Pick<Stored<Quality>, "data" | "version">): Promise<QualityView> {
  const { data } = found;
  if (data.status === "open") return { ...summary(found), organisations: [] };
  const [kept, before, plans] = [
    (await store.readScores(ctx, data.qualityId))?.data.organisations ?? [],
    await store.before(ctx, data),
    await plansOf(ctx, data),
  ];
  const places = placesOf(new Map(kept.map(({ agencyId, scores }) => [agencyId, scores.total])));
  const totals = Object.values(data.totals);
  const office = ctx.actor.kind !== "specialist";
  return {
    ...summary(found),
    reason: office && data.reasonId ? await readNote(ctx, data.reasonId, notesOf(data.qualityId)) : undefined,
    mean: totals.length === 0 ? undefined : meanOf(totals),
    organisations: kept
      .filter((one) => seenBy(ctx, one))
      .map((one) => assessedView(one, { place: places.get(one.agencyId), before, data, plans })),
  };
}

/** Totals have two decimals, their mean too. */
const meanOf = (totals: readonly number[]): number =>
  Math.round(totals.reduce((sum, total) => sum + Math.round(total * 100), 0) / totals.length) / 100;

/** Who was asked for a plan, and who has answered. */
async function plansOf(ctx: Ctx, { plans }: Quality): Promise<Map<AgencyId, "asked" | "answered">> {
  if (plans === undefined) return new Map();
  const { groups } = await figures(ctx, plans);
  return new Map(
    groups.flatMap(({ agencyId, answered }) =>
      agencyId ? [[agencyId, answered > 0 ? ("answered" as const) : ("asked" as const)]] : [],
    ),
  );
}

interface Around {
  place: number | undefined;
  before: readonly Quality[];
  data: Quality;
  plans: ReadonlyMap<AgencyId, "asked" | "answered">;
}

function assessedView({ scores, visitors, ...one }: Assessed, { place, before, data, plans }: Around): AssessedView {
  const { indicators, criteria, total, remarks } = scores;
  const isFew = remarks.includes("few-visitors");
  const findings = data.plansTaken[one.agencyId];
  return {
    ...one,
    visitors: isFew ? undefined : visitors,
    indicators,
    criteria,
    total,
    remarks,
    place,
    before: before.flatMap(({ year, totals }) => {
      const was = totals[one.agencyId];
      return was === undefined ? [] : [{ year, total: was }];
    }),
    plan: findings ? "taken" : plans.get(one.agencyId),
    findings,
  };
}
