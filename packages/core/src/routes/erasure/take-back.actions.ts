import { changing } from "../../ground/change/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { visible } from "../../people/child/child.scope.ts";
import * as Consent from "../../people/consent/index.ts";
import { closed, event, noteOfHeir } from "./erasure.actions.ts";
import type { ErasureEvent } from "./erasure.events.ts";
import * as store from "./erasure.store.ts";
import type { Erasure } from "./erasure.ts";
import { openAbout } from "./open.ts";

/** Whether it is this very person's, and nobody has decided: whoever asked may think again. */
export const isTheirs = ({ actor }: Pick<Ctx, "actor">, { status, askedBy }: Erasure): boolean =>
  actor.kind === "representative" &&
  status === "asked" &&
  [by(actor), `family:${actor.representative}`].includes(askedBy);

const changed = changing<ErasureId, Erasure, ErasureEvent>({
  load: store.load,
  authorise: async (ctx, erasure) => {
    await visible(ctx, erasure.childId);
    if (!isTheirs(ctx, erasure)) throw erasure.status === "asked" ? notFound() : closed(erasure);
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { erasureId }) => store.partition(tenant, erasureId),
  audit: ({ childId, erasureId }) => ({ subject: childId, detail: { erasureId } }),
  ref: ({ erasureId }) => ({ kind: "erasure", id: erasureId }),
});

/**
 * A family takes back what it asked for itself, as long as nobody has decided; the coordinator's day has it no more, and all who represent the
 * child are told. Where no consent stands the law wants the data destroyed whether or not anybody asks (152-ФЗ ст. 21 ч. 5).
 * @throws Refusal erasure.closed, consent.missing, not-found
 */
export async function takeBack(ctx: Ctx, childId: ChildId): Promise<void> {
  await visible(ctx, childId);
  const [open] = await openAbout(ctx, childId);
  if (!open) throw notFound();
  if (isTheirs(ctx, open.data) && (await Consent.standing(ctx, childId)).length === 0) throw noConsent();
  await changed(ctx, open.data.erasureId, { action: "erasure.take-back" }, async ({ data }) => {
    const { noteId, write } = await writeNote(ctx, takenBack, await noteOfHeir(ctx, data.childId));
    const refused = { basis: "taken-back", noteId, by: by(ctx.actor), at: ctx.now().toString() } as const;
    const after: Erasure = { ...data, status: "refused", refused };
    const writes: Write[] = [write, store.free(ctx.tenant, data)];
    return { events: [event("erasure.refused", after)], after, writes };
  });
}

const takenBack = "Требование забрал назад тот, кто его подал.";
const noConsent = () =>
  new Refusal("consent.missing", {
    ru: "Ни одно согласие больше не действует, и сведения уничтожают по закону. Чтобы они остались, дайте у координатора новое согласие, потом заберите требование.",
    en: "No consent stands any more, and the law wants the data destroyed. To keep it, give a new consent at your coordinator's, then take the request back.",
  });
