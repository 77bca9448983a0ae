import * as Service from "../../agencies/service/index.ts";
import { eachOf, type Range } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import { municipalitySteps } from "../../routes/step/step.store.ts";
import { isSettled, type Step } from "../../routes/step/step.ts";
import { measuresOfServices } from "../indicator/measures.served.ts";
import { nameOf, type Scope, type Source, type SourceLine } from "./source.ts";

/** Steps of one month, service and organisation. */
interface Group {
  month: string;
  what: string;
  agencyId: AgencyId;
  title: Text;
  serviceKey?: string | undefined;
  done: number;
  of: number;
}

/**
 * What routes foresee for the year, as numbers: steps by the month in which they are due, by service and organisation (roadmap II.I 1.5).
 * Plans of routes have made their steps as far as their stages are open; whose they are is not kept.
 */
export const help: Source = {
  async lines(ctx, scope) {
    const [lookup, measuresOf] = [await Service.lookup(ctx), await measuresOfServices()];
    return [...(await grouped(ctx, scope))].map(([source, group]): SourceLine => {
      const title = (group.serviceKey && lookup.of(group.serviceKey)?.title) || group.title;
      return {
        source,
        kind: "help",
        planned: group.of,
        content: {
          month: group.month,
          action: { ru: `${title.ru} (шаги маршрутов)`, en: `${title.en} (steps of routes)` },
          responsible: { agencyId: group.agencyId },
          measureKey: group.serviceKey === undefined ? undefined : measuresOf(group.serviceKey)[0],
        },
      };
    });
  },

  async facts(ctx, scope) {
    return new Map([...(await grouped(ctx, scope))].map(([source, { done, of }]) => [source, [done, of] as const]));
  },
};

/** What falls due in a year was settled half a year before at the earliest. */
async function grouped(ctx: Ctx, { municipality, year }: Scope): Promise<Map<string, Group>> {
  const groups = new Map<string, Group>();
  const ranges: Range[] = [
    { from: `open#${year}-`, to: `open#${year + 1}-` },
    { from: `settled#${year - 1}-07`, to: "settled#~" },
  ];
  for (const range of ranges)
    for await (const step of stepsIn(ctx, municipality, range)) {
      if (!step.due.date.startsWith(`${year}-`) || step.status === "cancelled") continue;
      const { source, ...group } = groupOf(step);
      const known = groups.get(source) ?? { ...group, done: 0, of: 0 };
      groups.set(source, { ...known, done: known.done + Number(isSettled(step)), of: known.of + 1 });
    }
  return groups;
}

function groupOf({ service, stepKey, title, agencyId, due }: Step) {
  const [month, serviceKey] = [due.date.slice(0, 7), service === undefined ? undefined : Service.keyOf(service)];
  const what = serviceKey ?? `step:${stepKey}`;
  return { source: nameOf("help", month, what, agencyId), month, what, serviceKey, title, agencyId };
}

async function* stepsIn(ctx: Ctx, municipality: string, range: Range): AsyncGenerator<Step> {
  const pk = municipalitySteps(ctx.tenant, municipality);
  for await (const { data } of eachOf((page) => ctx.bank.find<Step>("gsi4", pk, range, page), 500)) yield data;
}
