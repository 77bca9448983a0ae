import { caresFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { readNotes } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import { isTold, mayDo } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import { type AppointmentStatus, type AppointmentView, isEnded, view } from "./appointment.ts";
import { notes } from "./book.actions.ts";

export interface AppointmentQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: AppointmentStatus | undefined;
  stage?: store.AppointmentStage | undefined;
}

/** Open ones by their time unless asked otherwise, on record with each child; an organisation's own for its specialists. @throws Refusal not-found */
export async function find(ctx: Ctx, { status, stage, ...query }: AppointmentQuery): Promise<Page<AppointmentView>> {
  const { actor } = ctx;
  const own = actor.kind === "specialist" ? actor.agency : undefined;
  if (!own && !caresFor(actor, "each")) throw notFound();
  const agency = own ?? query.agency;
  const municipality = within(actor, query.municipality);
  const wantedStage = stage ?? (status && isEnded({ status }) ? "ended" : "open");
  const { limit, from } = query;
  const found = await store.find(ctx, { agency, municipality, stage: wantedStage }, { limit, from });
  const items = found.items.filter(
    ({ data }) => (!municipality || data.municipality === municipality) && (!status || data.status === status),
  );
  const told = await Promise.all(items.map(({ data }) => isTold(ctx, data)));
  const children = items.flatMap(({ data }, i) => (told[i] ? [data.childId] : []));
  await auditReads(
    ctx,
    [...new Set(children)].map((subject) => ({ subject, action: "appointment.list" })),
  );
  return {
    items: items.map(({ data, version }, i) => view(data, version, { isTold: told[i]!, mayDo: mayDo(ctx, data) })),
    next: found.next,
  };
}

/** The same with what the family itself wrote, for its copy of everything. @throws Refusal not-found */
export async function copyFor(ctx: Ctx, childId: ChildId): Promise<AppointmentView[]> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "appointment.list" });
  const all = await store.ofChild(ctx, childId);
  const wishes = all.flatMap(({ data }) => data.wishId ?? []);
  const words = await readNotes(ctx, wishes, notes(childId));
  return all.map(({ data, version }) => {
    const wish = data.wishId && words.get(data.wishId);
    return view(data, version, { mayDo: mayDo(ctx, data), wish });
  });
}

/** All of a child, oldest first, to its family and whoever is responsible for it. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<AppointmentView[]> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "appointment.list" });
  return (await store.ofChild(ctx, childId)).map(({ data, version }) =>
    view(data, version, { mayDo: mayDo(ctx, data) }),
  );
}
