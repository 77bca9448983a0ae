import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { load, mustBeThere } from "../child/child.scope.ts";
import * as store from "../child/child.store.ts";
import type { Purpose } from "../consent/consent.ts";
import { recordDisclosure } from "./told.ts";

export type DisclosableField = "name" | "birthDate";

export interface Disclosure {
  /** For which step, route or document: an id, for the audit log. */
  about: string;
  purpose: Purpose;
  /** To which agency, when the platform itself asks; a specialist's or a link's own agency is known. */
  recipient?: AgencyId;
}

/**
 * The few fields by which an agency knows whom it serves. Consent is asked for `identity`, and the disclosure is on record
 * under the very consent that it relies on, before the vault is opened. The caller has made sure that the agency has a step
 * for this child.
 * @returns `name` as surname, given name, patronymic; `birthDate` as `YYYY-MM-DD`; only what was asked for
 * @throws Refusal not-found, consent.missing, child.erased as soon as its erasure has begun
 */
export async function disclose(
  ctx: Ctx,
  childId: ChildId,
  fields: readonly DisclosableField[],
  why: Disclosure,
): Promise<{ name?: string; birthDate?: string }> {
  const { record } = await load(ctx, childId);
  mustBeThere(record);
  const { about, ...question } = why;
  const detail = { fields: fields.join(","), about, recipient: why.recipient };
  await recordDisclosure(ctx, record, { ...question, dataClass: "identity" }, { action: "child.disclose", detail });
  const { surname, givenName, patronymic, birthDate } = (await store.readPerson(ctx, childId)).data;
  return {
    name: fields.includes("name") ? [surname, givenName, patronymic].filter(Boolean).join(" ") : undefined,
    // That a family expects a child is told by its having none.
    birthDate: fields.includes("birthDate") && !record.expected ? birthDate : undefined,
  };
}
