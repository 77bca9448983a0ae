import { Temporal } from "temporal-polyfill";
import { all } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { DomainEvent } from "../../ground/shared/events.ts";
import { idAt } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { type Change, correctable, type FamilyRequest } from "./request.ts";

/**
 * The latest event, since it was asked, by which the child's card shows that the data was corrected; none is looked for where records of
 * many kinds may be meant. @throws Refusal request.not-corrected: an accepted correction is made before it is said to be
 */
export async function correctedSince(
  ctx: Ctx,
  { childId, field, askedAt }: Pick<FamilyRequest, "childId" | "field" | "askedAt">,
): Promise<Change | undefined> {
  const signs: readonly string[] | undefined = field && correctable[field];
  if (!signs) return undefined;
  const from = `EVENT#${idAt("event", Temporal.Instant.from(askedAt).epochMilliseconds)}`;
  let found: Change | undefined;
  for await (const { data } of all<DomainEvent>(ctx.bank, "records", partitionOf(ctx.tenant, childId), {
    from,
    to: "EVENT#~",
  }))
    if (shows(data, signs)) found = { eventId: data.eventId, at: data.at };
  if (!found) throw notCorrected();
  return found;
}

const shows = ({ type, data }: DomainEvent, signs: readonly string[]): boolean =>
  signs.includes(type) ||
  (type === "child.changed" &&
    (data as { fields: string[] }).fields.some((field) => signs.some((sign) => field.startsWith(sign))));

const notCorrected = () =>
  new Refusal("request.not-corrected", {
    ru: "В данных с тех пор ничего из этого не исправляли. Сначала внесите исправление, потом отвечайте, что оно принято.",
    en: "Nothing of this has been corrected since. Make the correction first, then say that it was accepted.",
  });
