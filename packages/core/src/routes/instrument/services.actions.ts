import * as Service from "../../agencies/service/index.ts";
import { caresFor, mustCareFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { governed } from "../../people/child/child.scope.ts";
import { readMany } from "../../people/child/child.store.ts";
import { type Asked, changed } from "./acts.actions.ts";
import type { InstrumentAt } from "./acts.ts";
import { about } from "./instrument.actions.ts";
import * as store from "./instrument.store.ts";
import { type Proposed, SetServices, served } from "./services.ts";

/**
 * Says which services a paper's measures ask for: what a rule has proposed is confirmed, changed or denied. Staff only.
 * @throws Refusal input.invalid (no such service, no measure of this paper), not-found, conflict.version
 */
export async function setServices(ctx: Ctx, at: InstrumentAt, input: SetServices, asked: Asked = {}) {
  await governed(ctx, at.childId);
  const given = parse(SetServices, input);
  const named = given.measures.flatMap(({ serviceKey }, i) =>
    serviceKey === null ? [] : [{ pointer: `/measures/${i}/serviceKey`, word: serviceKey }],
  );
  const keys = named.length > 0 ? (await Service.lookup(ctx)).mustResolve(named) : [];
  const said = new Map(
    given.measures.map(({ measureId, serviceKey }) => [measureId, serviceKey === null ? undefined : keys.shift()]),
  );
  return changed(ctx, at, { action: "instrument.set-services", ...asked }, ({ data }) => {
    mustBeRight(
      given.measures.flatMap(({ measureId }, i) =>
        data.measures.some((measure) => measure.measureId === measureId)
          ? []
          : [fault(`/measures/${i}/measureId`, "мероприятие этого документа", "a measure of this paper")],
      ),
    );
    const { next, measureIds } = served(data, said);
    if (measureIds.length === 0) return { events: [] };
    const was = Object.fromEntries(
      data.measures.flatMap(({ measureId, serviceKey }) =>
        serviceKey && measureIds.includes(measureId) ? [[measureId, serviceKey]] : [],
      ),
    );
    return {
      after: next,
      events: [{ type: "instrument.services-set", data: { ...about(data), measureIds, was } }],
      detail: { measures: measureIds.length },
    };
  });
}

/** A page has so many papers at most: the wordings of each are opened. */
const mostAtOnce = 50;

/**
 * Papers that count and have a service that a rule proposed and nobody has confirmed, the oldest first, with the wordings in question;
 * those of children of a municipality, where one is asked for. For staff who work with children, on record of each.
 * @throws Refusal cursor.invalid, not-found
 */
export async function unconfirmed(
  ctx: Ctx,
  { municipality, ...page }: PageRequest & { municipality?: string | undefined },
): Promise<Page<Proposed>> {
  mustCareFor(ctx.actor, "each");
  const { items, next } = await store.unconfirmed(ctx, { ...page, limit: Math.min(page.limit ?? 20, mostAtOnce) });
  const children = await readMany(
    ctx,
    items.map(({ data }) => data.childId),
  );
  const wanted = within(ctx.actor, municipality);
  const shown = items.flatMap(({ data, version }, i) => {
    const child = children[i]?.data;
    const isTheirs = child && !child.erasure && caresFor(ctx.actor, child);
    return isTheirs && (wanted === undefined || child.municipality === wanted) ? [{ ...data, version }] : [];
  });
  await auditReads(
    ctx,
    [...new Set(shown.map(({ childId }) => childId))].map((subject) => ({
      subject,
      action: "instrument.list-proposed",
    })),
  );
  const proposed = shown.map(({ childId, instrumentId, kind, measures, version }) => ({
    childId,
    instrumentId,
    kind,
    version,
    measures: measures.filter(({ proposedBy }) => proposedBy),
  }));
  const titles = await store.readTitlesOf(
    ctx,
    proposed.map(({ measures, ...of }) => ({ ...of, measureIds: measures.map(({ measureId }) => measureId) })),
  );
  return {
    items: proposed.map(({ measures, ...of }) => ({
      ...of,
      measures: measures.map(({ measureId, serviceKey = "" }) => ({
        measureId,
        serviceKey,
        title: titles.get(measureId) ?? "",
      })),
    })),
    next,
  };
}
