import { all, type Range, type Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RouteId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { openRouteKey, routeKey } from "../../people/child/keeper.ts";
import type { Consent } from "../../people/consent/consent.ts";
import { countKey } from "../../routes/instrument/instrument.store.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import * as routes from "../../routes/route/route.store.ts";
import { ofRoute } from "./contribution.ts";
import { count, countByMarks, type Looked } from "./counting.ts";
import { ofPapers, type Papers } from "./papers.ts";

export async function countRoute(ctx: Ctx, routeId: RouteId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await count(
    ctx,
    async () => {
      const route = await routes.load(ctx, routeId);
      return { adds: [ofRoute(route.data, zone)], from: [route] };
    },
    { subjects: [routeId], keys: [routeKey(ctx.tenant, routeId)] },
  );
}

/** So many papers are checked by the commit that counts them: more than a child has, but for the oldest cards. */
const mostChecked = 10;

/**
 * The papers of a child that will end: a consent or an instrument counts as long as the child has an open route. Whether one does is said
 * by its own record, the child's other instruments, the open route and its place. The commit checks all of them, so one look is enough
 * (decision 0274).
 * @param routeId a route that is counted along
 */
export async function countEnds(ctx: Ctx, childId: ChildId, routeId?: RouteId): Promise<void> {
  let look: Look | undefined = await lookAt(ctx, childId);
  if (look.records.length > mostChecked) {
    await countMany(ctx, childId);
    return routeId && countRoute(ctx, routeId);
  }
  const { zone } = await Tenant.load(ctx);
  const ids = new Set([look.open, routeId].flatMap((id) => id ?? []));
  const subjects = [...subjectsOf(look), ...(routeId ? [routeId] : [])];
  if (subjects.length === 0) return;
  const read = async () => {
    const { papers, records, unlisted, open } = look ?? (await lookAt(ctx, childId));
    look = undefined;
    const route = open && (await routes.load(ctx, open));
    const along = routeId && (routeId === open ? route : await routes.load(ctx, routeId));
    return {
      adds: [...ofPapers(papers, route?.data), ...(along ? [ofRoute(along.data, zone)] : [])],
      from: [...records, ...unlisted, ...[...new Set([route, along])].flatMap((one) => one ?? [])],
    };
  };
  await count(ctx, read, { subjects, keys: [...ids].map((id) => routeKey(ctx.tenant, id)) });
}

/** What a child has that may end, and what else says whether it counts. */
interface Look {
  papers: Papers;
  records: Stored[];
  /** How many instruments there are, and the place of the open route: whether or not they are there. */
  unlisted: Looked[];
  open: RouteId | undefined;
}

/** Consents; and instruments, how many there are and the open route's place, between which little else stands (decision 0270). */
const stretches: readonly Range[] = [{ prefix: "CONSENT#" }, { from: "INSTRUMENT#", to: "OPEN-ROUTE$" }];

async function lookAt(ctx: Ctx, childId: ChildId): Promise<Look> {
  const read = async (range: Range) => {
    const found: Stored[] = [];
    for await (const one of all(ctx.bank, "records", partitionOf(ctx.tenant, childId), range)) found.push(one);
    return found;
  };
  const found = (await Promise.all(stretches.map(read))).flat();
  const of = <T>(kind: string) => found.filter((one) => one.kind === kind) as Stored<T>[];
  const [consents, instruments] = [of<Consent>("consent"), of<InstrumentRecord>("instrument")];
  const versions = new Map(found.map(({ key, version }) => [key.sk, version]));
  return {
    papers: { consents: consents.map(({ data }) => data), instruments: instruments.map(({ data }) => data) },
    records: [...consents, ...instruments],
    unlisted: [countKey(ctx.tenant, childId), openRouteKey(ctx.tenant, childId)].map((key) => ({
      key,
      version: versions.get(key.sk) ?? "absent",
    })),
    open: of<{ routeId: RouteId }>("open-route")[0]?.data.routeId,
  };
}

const subjectsOf = ({ papers }: Pick<Look, "papers">): string[] =>
  ofPapers(papers, undefined).map(({ subject }) => subject);

/** Marks and cells of one commit; each may move from a cell to another. */
const abreast = 8;

/** More than a commit checks: some at a time, and each part is looked at until its marks say how it stands (decision 0270). */
async function countMany(request: Ctx, childId: ChildId): Promise<void> {
  const ctx = readingAnew(request);
  const subjects = subjectsOf(await lookAt(ctx, childId));
  for (let i = 0; i < subjects.length; i += abreast) {
    const part = subjects.slice(i, i + abreast);
    const read = async () => {
      const { papers, open } = await lookAt(ctx, childId);
      const route = open && (await routes.load(ctx, open)).data;
      return ofPapers(papers, route).filter(({ subject }) => part.includes(subject));
    };
    await countByMarks(ctx, part, read);
  }
}
