import * as responses from "../../forms/response/response.store.ts";
import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type {
  ChildId,
  ConsentId,
  EnrolmentId,
  InstrumentId,
  NoteId,
  ResponseId,
  RouteId,
} from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as enrolments from "../enrolment/enrolment.store.ts";
import * as routes from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import type { Step } from "../step/step.ts";
import type { Carried } from "./merging.ts";
import { isCarried, notesNamed } from "./pieces.ts";

/** A route with its steps. */
export interface RouteWithSteps {
  route: Route;
  steps: Step[];
}

/** All that hangs on a card. */
export interface Hangs {
  carried: Carried;
  routes: RouteWithSteps[];
  /** Kinds of personal records that nobody can seal anew: a card that has one is not merged. */
  unknown: string[];
}

export async function hangsOn(ctx: Ctx, { childId, leftNoteId }: ChildRecord): Promise<Hangs> {
  const [found, sealed, routesOf] = await Promise.all([
    placesIn(ctx, "records", childId),
    placesIn(ctx, "vault", childId),
    routesWithSteps(ctx, childId),
  ]);
  const idsOf = <I extends string>(places: readonly string[], prefix: string) =>
    places.filter((sk) => sk.startsWith(`${prefix}#`)).map((sk) => sk.slice(prefix.length + 1) as I);
  const known = /^(PERSON|REPRESENTATIVES|(NOTE|INSTRUMENT|OUTGOING|DOCUMENT|MERGING)#.*)$/;
  return {
    carried: {
      consents: idsOf<ConsentId>(found, "CONSENT"),
      instruments: idsOf<InstrumentId>(found, "INSTRUMENT"),
      routes: routesOf.map(({ route }) => route.routeId),
      // Why this card left is said in this card.
      notes: idsOf<NoteId>(sealed, "NOTE").filter((id) => id !== leftNoteId),
      others: found.filter((sk) => !isPaper(sk)),
      steps: routesOf.reduce((sum, { steps }) => sum + steps.length, 0),
    },
    routes: routesOf,
    unknown: sealed.filter((sk) => !known.test(sk)),
  };
}

/** What else is kept of the child and names one of these ids: it goes where they go, with the notes that it names. */
export async function alongWith(
  ctx: Ctx,
  childId: ChildId,
  ids: readonly string[],
): Promise<Pick<Carried, "others" | "notes">> {
  const others: string[] = [];
  const notes = new Set<NoteId>();
  for await (const one of all(ctx.bank, "records", partitionOf(ctx.tenant, childId))) {
    const text = JSON.stringify(one.data);
    if (!isCarried(one) || isPaper(one.key.sk) || !ids.some((id) => text.includes(id))) continue;
    others.push(one.key.sk);
    for (const id of notesNamed(text)) notes.add(id);
  }
  return { others, notes: [...notes] };
}

/** What was written of those enrolments and forms that stand among these places: goals that were agreed since, answers, say. */
export async function notesOfOthers(ctx: Ctx, others: readonly string[]): Promise<NoteId[]> {
  const idsOf = <I extends string>(kind: string) =>
    others.filter((sk) => sk.startsWith(`${kind}#`)).map((sk) => sk.slice(kind.length + 1) as I);
  const [enrolled, answered] = [idsOf<EnrolmentId>("ENROLMENT"), idsOf<ResponseId>("RESPONSE")];
  const found = [...(await enrolments.loadMany(ctx, enrolled)), ...(await responses.loadMany(ctx, answered))];
  return found.flatMap(({ data }) => notesNamed(JSON.stringify(data)));
}

/** Places of what is kept of the child beside papers, routes and the card itself. */
export const othersOn = async (ctx: Ctx, childId: ChildId): Promise<string[]> =>
  (await placesIn(ctx, "records", childId)).filter((sk) => !isPaper(sk));

const isPaper = (sk: string): boolean => /^(CONSENT|INSTRUMENT)#/.test(sk);

async function placesIn(ctx: Ctx, table: "records" | "vault", childId: ChildId): Promise<string[]> {
  const places: string[] = [];
  for await (const one of all(ctx.bank, table, partitionOf(ctx.tenant, childId)))
    if (table === "vault" || isCarried(one)) places.push(one.key.sk);
  return places;
}

/**
 * The open one also where the order of routes does not tell of it yet.
 * @param open of whoever has read already which one that is
 */
export async function routesWithSteps(
  ctx: Ctx,
  childId: ChildId,
  open: Promise<RouteId | undefined> = routes.openRouteOf(ctx, childId),
): Promise<RouteWithSteps[]> {
  const [openId, { items }] = await Promise.all([
    open,
    ctx.bank.find<Route>("gsi1", routes.childRoutes(ctx.tenant, childId)),
  ]);
  const ids = new Set<RouteId>([...items.map(({ data }) => data.routeId), ...(openId ? [openId] : [])]);
  const found = await Promise.all([...ids].map((routeId) => routes.loadWithSteps(ctx, routeId)));
  return found.filter(({ route }) => route.childId === childId);
}
