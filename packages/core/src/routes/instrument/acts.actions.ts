import { Temporal } from "temporal-polyfill";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import { mustCareFor } from "../../ground/shared/authorise.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { confirmedDetail } from "../../people/child/child.actions.ts";
import { governed, load as loadChild, mustBeSettled, visible } from "../../people/child/child.scope.ts";
import * as decide from "./acts.decide.ts";
import { Agree, type InstrumentAt, InstrumentPatch, Present } from "./acts.ts";
import { about, birthDateFor, cardWrites } from "./instrument.actions.ts";
import { inForce } from "./instrument.decide.ts";
import type { InstrumentEvent } from "./instrument.events.ts";
import * as store from "./instrument.store.ts";
import type { InstrumentRecord } from "./instrument.ts";
import { folded, numberLeft, numberWrites } from "./numbers.ts";

/** How a paper that is there is changed; staff, and the family where it has a say. */
export const changed = changing<InstrumentAt, InstrumentRecord, InstrumentEvent>({
  load: store.load,
  authorise: async (ctx, { childId }) => {
    mustBeSettled((await visible(ctx, childId)).record);
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, instrumentId }) => ({ subject: childId, detail: { instrumentId } }),
  ref: ({ childId, instrumentId }) => ({ kind: "instrument", id: instrumentId, parent: childId }),
});

/** How a request to change one comes. */
export interface Asked {
  expectedVersion?: number | undefined;
}

/** The family has shown it to an organisation. Staff only. @throws Refusal input.invalid, agency.unknown, conflict.exists, not-found */
export async function present(ctx: Ctx, at: InstrumentAt, input: Present, asked: Asked = {}) {
  await governed(ctx, at.childId);
  const given = parse(Present, input);
  await mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId: given.agencyId }]);
  const moment = await momentOf(ctx);
  return changed(ctx, at, { action: "instrument.present", ...asked }, ({ data }) => ({
    after: decide.present(data, given, moment),
    events: [{ type: "instrument.presented", data: { ...about(data), ...given } }],
  }));
}

/**
 * The representative agrees with it or does not. Staff says who; a representative speaks for themselves.
 * @throws Refusal input.invalid, conflict.exists, not-found
 */
export async function agree(ctx: Ctx, at: InstrumentAt, input: Agree, asked: Asked = {}) {
  const { record } = await visible(ctx, at.childId);
  const { actor } = ctx;
  const said = parse(Agree, input);
  const representativeId = actor.kind === "representative" ? actor.representative : said.representativeId;
  if (representativeId && !record.representativeIds.includes(representativeId))
    throw invalid([fault("/representativeId", "представитель этого ребёнка", "a representative of this child")]);
  const given = { ...said, representativeId };
  const moment = await momentOf(ctx);
  return changed(ctx, at, { action: "instrument.agree", ...asked }, ({ data }) => ({
    after: decide.agree(data, given, moment),
    events: [
      {
        type: given.answer === "agree" ? "instrument.agreed" : "instrument.disagreed",
        data: { ...about(data), on: given.on, representativeId },
      },
    ],
  }));
}

/**
 * Puts right what was entered wrongly, with the reason; what stood there before stays readable. Staff only.
 * @throws Refusal input.invalid, conflict.exists, instrument.duplicate, not-found
 */
export async function correct(ctx: Ctx, at: InstrumentAt, input: InstrumentPatch, asked: Asked = {}) {
  mustCareFor(ctx.actor, "each");
  const patch = parse(InstrumentPatch, input);
  const moment = await momentOf(ctx);
  return changed(ctx, at, { action: "instrument.correct", ...asked }, async ({ data }) => {
    const { number, issuer } = await store.readWording(ctx, at.childId, at.instrumentId);
    const child = await loadChild(ctx, at.childId);
    const papers = await store.list(ctx, at.childId);
    const term = patch.term ?? (patch.validTo === undefined ? data.term : undefined);
    const { next, fields } = decide.correct(data, patch, {
      ...moment,
      number,
      issuer,
      born: child.record.born,
      birthDate: await birthDateFor(ctx, at.childId, { term }),
      others: await numbered(ctx, at, papers),
    });
    if (fields.length === 0) return { events: [] };
    const head = { number: patch.number ?? number, issuer: patch.issuer ?? issuer };
    const corrected = {
      reason: patch.reason,
      number: head.number === number ? undefined : number,
      issuer: head.issuer === issuer ? undefined : issuer,
    };
    const n = (next.history?.length ?? 1) - 1;
    return {
      after: next,
      events: [{ type: "instrument.corrected", data: { ...about(data), fields, quarters: quartersOf(data, next) } }],
      writes: [
        await store.rewriteWording(ctx, at, head, n, corrected),
        ...(await renumbered(ctx, data, { number, issuer }, { ...head, ...patch }, papers)),
        ...(isLatest(next, papers) ? cardWrites(ctx, child, next) : []),
      ],
      detail: { fields: fields.join(","), ...confirmedDetail(patch.confirmedDistinctFrom) },
    };
  });
}

/** The quarters in which it counted and counts by its own date. */
const quartersOf = (was: InstrumentRecord, is: InstrumentRecord) =>
  was.validFrom === is.validFrom || is.corrects
    ? undefined
    : [...new Set([was, is].map(({ validFrom }) => quarterId(Temporal.PlainDate.from(validFrom))))];

const momentOf = async (ctx: Ctx): Promise<decide.Moment> => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: await Tenant.today(ctx),
});

const numbered = (ctx: Ctx, { instrumentId, childId }: InstrumentAt, papers: Stored<InstrumentRecord>[]) =>
  Promise.all(
    papers
      .filter(({ data }) => data.instrumentId !== instrumentId)
      .map(async ({ data }) => ({ record: data, number: await store.readNumber(ctx, childId, data.instrumentId) })),
  );

/** Under which number and issuer the child is found to have a paper; the former ones no more, unless another paper has them. */
async function renumbered(
  ctx: Ctx,
  { kind, childId, supersedes, supersededBy }: InstrumentRecord,
  from: store.Wording,
  to: store.Wording & Pick<InstrumentPatch, "confirmedDistinctFrom">,
  papers: Stored<InstrumentRecord>[],
): Promise<Write[]> {
  if (folded({ kind, ...from }) === folded({ kind, ...to })) return [];
  const kin = papers.filter(({ data }) => [supersedes, supersededBy].includes(data.instrumentId));
  const heads = await Promise.all(kin.map(({ data }) => store.readWording(ctx, childId, data.instrumentId)));
  const stays = heads.some((head) => folded({ kind, ...head }) === folded({ kind, ...from }));
  return [
    ...(stays ? [] : await numberLeft(ctx, childId, { kind, ...from })),
    ...(await numberWrites(ctx, childId, { kind, ...to })),
  ];
}

/** An older conclusion decides nothing any more. */
const isLatest = (record: InstrumentRecord, papers: Stored<InstrumentRecord>[]): boolean => {
  const all = papers.map(({ data }) => (data.instrumentId === record.instrumentId ? record : data));
  return inForce(all, record.kind, record.validFrom)?.instrumentId === record.instrumentId;
};
