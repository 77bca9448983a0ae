import * as Agreement from "@marshrut/core/agreement";
import * as Meeting from "@marshrut/core/meeting";
import { type AgencyId, Conflict, type Ctx } from "@marshrut/core/shared";
import { writeMarker } from "./marker.ts";
import { furtherParticipants, keyOf, organisations } from "./organisations.ts";

/** The agreement of the pilot document: «Соглашение о межведомственном взаимодействии от 18.01.2017». Its number is ours. */
const agreement = {
  number: "1",
  date: "2017-01-18",
  subject: "О межведомственном взаимодействии при комплексном сопровождении детей-инвалидов и их семей",
};

/** Who works together by it: one of each kind, as far as they are there. */
const kinds = ["department", "resourceCentre", "social", "health", "ngo"] as const;

/** The pilot's agreement and its working group, where they are not marked as there; nothing before those who sign are. */
export async function agreementOf(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>): Promise<void> {
  const all = [...organisations(), ...furtherParticipants()];
  const parties = kinds.flatMap((kind) => {
    const first = all.find((one) => one.kind === kind);
    return (first && ids.get(keyOf(first))) ?? [];
  });
  const [department, centre] = parties;
  if (!department || !centre) return;
  await once(ctx, "agreement", (own) =>
    Agreement.record(own, { ...agreement, parties: parties.map((agencyId) => ({ agencyId })) }),
  );
  const group = {
    name: "Межведомственная рабочая подгруппа по комплексному сопровождению",
    kind: "subgroup",
    chair: { agencyId: department, post: "заместитель начальника департамента" },
    secretary: { agencyId: centre, post: "методист" },
    members: parties.map((agencyId) => ({ agencyId, post: "руководитель" })),
    rhythm: { every: "quarter", within: 30 },
  };
  await once(ctx, "group", (own) => Meeting.form(own, group));
  await writeMarker(ctx, "AGREEMENTS", { done: true });
}

/** Whatever runs beside this loading has the same key: of two one is made. */
async function once(ctx: Ctx, what: string, make: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  const idempotency = { key: `pilot ${what}`, operation: "pilot.agreements", bodyHash: "" };
  await make({ ...ctx, idempotency }).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
}
