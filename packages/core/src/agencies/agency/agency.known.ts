import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import * as store from "./agency.store.ts";
import type { AgencyKind } from "./agency.ts";
import { kindWords } from "./agency.words.ts";

/** A place in some input that names an agency, and the kind it must be of. */
export interface AgencyMention {
  pointer: string;
  agencyId: AgencyId;
  kind?: AgencyKind | undefined;
}

/** Each agency that is mentioned exists, is active and of its kind. @throws Refusal agency.unknown with the fields */
export async function mustBeKnown(ctx: Pick<Ctx, "bank" | "tenant">, mentions: AgencyMention[]): Promise<void> {
  const ids = [...new Set(mentions.map((m) => m.agencyId))];
  const found = new Map(await Promise.all(ids.map(async (id) => [id, (await store.read(ctx, id))?.data] as const)));
  const wrong = mentions.filter(({ agencyId, kind }) => {
    const agency = found.get(agencyId);
    return agency?.status !== "active" || (kind !== undefined && agency.kind !== kind);
  });
  if (wrong.length === 0) return;
  throw new Refusal(
    "agency.unknown",
    { ru: "Такой действующей организации нет.", en: "There is no such active agency." },
    { fields: wrong.map(faultOf) },
  );
}

const faultOf = ({ pointer, kind }: AgencyMention): FieldFault => ({
  pointer,
  message: {
    ru: `идентификатор действующей организации${kind ? ` вида «${kindWords[kind]}»` : ""}`,
    en: `the id of an active agency${kind ? ` of kind ${kind}` : ""}`,
  },
});
