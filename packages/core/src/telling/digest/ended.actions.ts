import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, Ctx, Mailer, Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import { type EndedItem, ofDay, removeItems } from "./digest.store.ts";
import type { Ended } from "./ended.letter.ts";

/**
 * What has ended for an organisation since, in one letter to all of its addresses: it may have put its work off for the day, but
 * not this. A step that has come back to it meanwhile is left out.
 */
export async function tellEnded(
  ctx: Ctx,
  mailer: Mailer,
  settings: Tenant.TenantSettings,
  agencyId: AgencyId,
  items: Stored<EndedItem>[],
): Promise<"sent" | "nothing"> {
  const { agency } = await Agency.load(ctx, agencyId);
  const ended = await stillEnded(ctx, agencyId, items);
  const to = agency.status === "active" ? agency.contacts.map((c) => c.email) : [];
  if (ended.length === 0 || to.length === 0) {
    await removeItems(ctx, items);
    return "nothing";
  }
  const oldest = items.map(({ data }) => data.at).toSorted()[0]!;
  const deliveryId = await ofDay(ctx, { agencyId }, "ended", oldest);
  const { status } = await Delivery.deliver(ctx, mailer, {
    deliveryId,
    audience: "agency",
    kind: "work-ended",
    about: { agencyId, municipality: agency.municipality },
    from: settings.mailFrom,
    to,
    guards: [],
    compose: async () => {
      const { composeEnded } = await import("./ended.letter.ts");
      const municipality = ended[0]!.step.municipality;
      const coordinatorEmail = Tenant.coordinatorOf(settings, municipality);
      return composeEnded({
        agencyId,
        agencyName: agency.shortName,
        ended,
        now: ctx.now(),
        settings,
        coordinatorEmail,
      });
    },
  });
  await removeItems(ctx, items);
  return status === "sent" ? "sent" : "nothing";
}

async function stillEnded(ctx: Ctx, agencyId: AgencyId, items: readonly Stored<EndedItem>[]): Promise<Ended[]> {
  const found = await Promise.all(items.map(({ data }) => Step.load(ctx, data.ended)));
  return found.flatMap(({ data: step }, i) => {
    const { how, assignment } = items[i]!.data;
    const isBack = step.agencyId === agencyId && !Step.isSettled(step);
    return isBack ? [] : [{ step, how, assignment }];
  });
}
