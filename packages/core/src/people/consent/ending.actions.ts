import type { Page, Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { type ChildAt, load } from "../child/child.scope.ts";
import { listPk } from "../child/child.store.ts";
import type { ChildPatchInput, ChildRecord } from "../child/child.ts";
import { type Beside, patch } from "../child/patch.actions.ts";
import * as decide from "./consent.decide.ts";
import { aboutOf, type ConsentEvent } from "./consent.events.ts";
import * as store from "./consent.store.ts";
import type { Consent } from "./consent.ts";
import { limitsOf } from "./limits.ts";

/** What becomes of a consent: its record afterwards, and what is told. */
interface Changed {
  before: Stored<Consent>;
  after: Consent;
  event: ConsentEvent;
}

/**
 * Changes a child's card, and what was consented to with it: whoever represents the child no more consents to nothing from that
 * commit on, whoever's paper now ends earlier or later consents as long as that, and with another birth date parents consent until
 * that one's eighteenth birthday. From outside it is reached by `Instrument.patchChild`. @param more what rooms above write along with it @throws those of {@link patch}
 */
export const patchChild = (
  ctx: Ctx,
  childId: ChildId,
  input: ChildPatchInput,
  expectedVersion?: number,
  more: Beside = nothing,
): Promise<ChildAt> =>
  patch(ctx, childId, input, expectedVersion, async (own, card, room) => {
    const first = await more(own, card, room);
    const left = room - first.events.length - first.writes.length;
    const rest = await withTheirConsents(input.person?.birthDate)(own, card, left);
    return { events: [...first.events, ...rest.events], writes: [...first.writes, ...rest.writes] };
  });

const nothing: Beside = async () => ({ events: [], writes: [] });

/** What does not fit into the card's commit is ended by the relay a moment later, or by the clock ({@link endConsents}). */
const withTheirConsents =
  (birthDate: string | undefined): Beside =>
  async (ctx, { before, after }, room) => {
    const { standings = {} } = before;
    const stay = before.representativeIds.filter((id) => after.representativeIds.includes(id));
    const touched = [
      ...before.representativeIds.filter((id) => !stay.includes(id)),
      ...stay.filter((id) => birthDate !== undefined || !same(standings[id]?.to, after.standings?.[id]?.to)),
    ];
    if (touched.length === 0) return { events: [], writes: [] };
    const found = await changesOf(ctx, after, (c) => touched.includes(c.representativeId), birthDate);
    const fit = found.slice(0, Math.floor(room / 2));
    return { events: fit.map(({ event }) => event), writes: writesOf(ctx, fit) };
  };

/** Most consents of one commit: each is written, and told by an event. */
const atOnce = 10;

/**
 * Sees that no consent counts beyond what the card now says: of who represents the child no more (`gone`), or also beyond
 * anybody's paper and the child's coming of age (`all`, which may open the day of birth). Safe to repeat.
 * @returns how many it changed
 */
export async function endConsents(ctx: Ctx, childId: ChildId, which: "gone" | "all"): Promise<number> {
  let changed = 0;
  for (let more = true; more; )
    more = await retrying(async () => {
      const { record } = await load(ctx, childId);
      const found = await changesOf(
        ctx,
        record,
        ({ representativeId }) => which === "all" || !record.representativeIds.includes(representativeId),
      );
      const fit = found.slice(0, atOnce);
      if (fit.length === 0) return false;
      await save(ctx, {
        writes: writesOf(ctx, fit),
        stream: partitionOf(ctx.tenant, childId),
        events: fit.map(({ event }): NewEvent => event),
        audit: { subject: childId, action: "consent.end", detail: { consents: fit.length } },
      });
      changed += fit.length;
      return found.length > fit.length;
    });
  return changed;
}

/** Children who are looked at at the same time. */
const concurrency = 25;

/**
 * Ends what an older program let count: consents of whoever had ceased to represent a child before. Safe to run again.
 * @returns how many it ended
 */
export async function endForeignConsents(ctx: Ctx): Promise<number> {
  let ended = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<ChildRecord>> = await ctx.bank.find<ChildRecord>(
      "gsi2",
      listPk(ctx.tenant),
      {},
      { limit: 200, from },
    );
    await inParallel(page.items, concurrency, async ({ data: { childId } }) => {
      const n = await endConsents(ctx, childId, "gone");
      ended += n;
    });
    from = page.next;
  } while (from);
  return ended;
}

const writesOf = ({ tenant }: Ctx, changes: readonly Changed[]): Write[] =>
  changes.map(({ before, after }) => store.write(tenant, after, before.version));

/** Those of a child's consents that the card does not bear as they are. */
async function changesOf(
  ctx: Ctx,
  record: ChildRecord,
  concerns: (c: Consent) => boolean,
  birthDate?: string,
): Promise<Changed[]> {
  const consents = (await store.list(ctx, record.childId)).filter((c) => c.data.status === "given" && concerns(c.data));
  const today = (await Tenant.today(ctx)).toString();
  const changes = await Promise.all(consents.map((found) => changeOf(ctx, record, found, { today, birthDate })));
  return changes.filter((change) => change !== undefined);
}

async function changeOf(
  ctx: Ctx,
  record: ChildRecord,
  before: Stored<Consent>,
  { today, birthDate }: { today: string; birthDate: string | undefined },
): Promise<Changed | undefined> {
  const consent = before.data;
  if (consent.status !== "given") return undefined;
  const { representativeId, cut, expiresOn } = consent;
  const signedUntil = cut?.signedUntil ?? expiresOn;
  if (signedUntil < today) return undefined;
  const isHere = record.representativeIds.includes(representativeId);
  const limits = isHere ? await limitsOf(ctx, record, consent, signedUntil, birthDate) : [];
  const because = isHere ? limits.find(({ lastDay }) => lastDay < today)?.because : "representative";
  if (because) {
    const after = decide.end(consent, because, ctx.now());
    return { before, after, event: { type: "consent.ended", data: { ...aboutOf(after), because } } };
  }
  const after = decide.limited(consent, limits);
  if (after.expiresOn === expiresOn) return undefined;
  const data = { ...aboutOf(after), expiresOn: after.expiresOn };
  return { before, after, event: { type: "consent.limited", data } };
}
