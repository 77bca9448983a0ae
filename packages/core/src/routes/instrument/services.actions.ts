import * as Service from "../../agencies/service/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { governed } from "../../people/child/child.scope.ts";
import { type Asked, changed } from "./acts.actions.ts";
import type { InstrumentAt } from "./acts.ts";
import { about } from "./instrument.actions.ts";
import { SetServices, served } from "./services.ts";

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
    return {
      after: next,
      events: [{ type: "instrument.services-set", data: { ...about(data), measureIds } }],
      detail: { measures: measureIds.length },
    };
  });
}
