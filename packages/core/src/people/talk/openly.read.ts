import { namesOf } from "../../agencies/agency/agency.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { OccasionId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import type { OpenCall, ProgrammeLine } from "./call.ts";
import { openView } from "./call.view.ts";
import * as store from "./talk.store.ts";

/** What an event's page says of its call and its programme; nothing where there is none. */
export async function readOpenly(
  ctx: Ctx,
  id: OccasionId,
): Promise<{ call?: OpenCall | undefined; programme: ProgrammeLine[] }> {
  const found = await store.readCall(ctx, id);
  if (!found) return { programme: [] };
  const { data: call } = found;
  const [event, today, programme] = await Promise.all([
    occasions.load(ctx, id),
    Tenant.today(ctx),
    call.publishedAt === undefined ? undefined : store.readProgramme(ctx, id),
  ]);
  if (!event.data.open) throw notFound();
  const organisation = (await namesOf(ctx, [call.agencyId])).get(call.agencyId) ?? "";
  const isShown = call.open && event.data.status === "announced";
  return {
    call: isShown ? openView(call, { title: event.data.title, organisation, today: today.toString() }) : undefined,
    programme: programme ?? [],
  };
}
