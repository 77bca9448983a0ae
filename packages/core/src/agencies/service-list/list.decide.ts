import { isSameAct } from "../../ground/shared/act.ts";
import type { DecisionId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { ApproveEdition, Edition, EditionStatus, ListEntry, ServiceList, ServiceUse } from "./list.ts";

/** The edition that counts on a day: the newest of those that are approved and have begun. */
export const inForce = ({ editions }: ServiceList, today: string): Edition | undefined =>
  editions.findLast(({ approval, from }) => approval !== undefined && (from ?? approval.date) <= today);

/** An edition counts until a later one does; what was drafted before that one is superseded as well. */
export const statusOf = ({ edition, approval }: Edition, counts: Edition | undefined): EditionStatus => {
  if (counts && edition < counts.edition) return "superseded";
  return approval ? "approved" : "draft";
};

export interface Differences {
  added: string[];
  dropped: string[];
  changed: string[];
}

/** What an edition says otherwise than another, by keys of services. */
export function differences(before: readonly ListEntry[], after: readonly ListEntry[]): Differences {
  const [was, is] = [before, after].map((all) => new Map(all.map((entry) => [entry.serviceKey, entry])));
  return {
    added: [...is!.keys()].filter((key) => !was!.has(key)),
    dropped: [...was!.keys()].filter((key) => !is!.has(key)),
    changed: [...is!].filter(([key, entry]) => was!.has(key) && !same(was!.get(key), entry)).map(([key]) => key),
  };
}

/** @throws Refusal not-found, conflict.exists (it counts already, or a later one does) */
export function mustBeDraft(list: ServiceList, edition: number, today: string): Edition {
  const found = list.editions.find((one) => one.edition === edition);
  if (!found) throw notFound();
  if (statusOf(found, inForce(list, today)) === "draft") return found;
  throw new Refusal(
    "conflict.exists",
    {
      ru: "Эта редакция уже утверждена или заменена: новая начинается новой загрузкой.",
      en: "This edition is approved already, or superseded: a new one begins with another import.",
    },
    { current: { edition, approval: found.approval } },
  );
}

/**
 * The edition counts by an act, from its day. Nothing when the same act approved it already.
 * @param uses what needs the services that it drops
 * @throws Refusal not-found, input.invalid (an act to come, no entries), conflict.exists, service.in-use
 */
export function approve(
  list: ServiceList,
  edition: number,
  act: ApproveEdition,
  {
    today,
    now,
    decisionId,
    entries,
    uses,
  }: {
    today: string;
    now: string;
    decisionId?: DecisionId | undefined;
    entries: number;
    uses: readonly ServiceUse[];
  },
): ServiceList {
  const known = list.editions.find((one) => one.edition === edition)?.approval;
  if (known && isSameAct(known, act)) return list;
  mustBeDraft(list, edition, today);
  if (act.date > today) mustBeRight([fault("/date", "сегодня или раньше", "today or earlier")]);
  if (entries === 0) mustBeRight([fault("", "хотя бы одна услуга", "one service at least")]);
  if (uses.length > 0) throw inUse(uses);
  const approval = { ...act, recordedAt: now, decisionId };
  return { ...list, editions: list.editions.map((one) => (one.edition === edition ? { ...one, approval } : one)) };
}

const inUse = (uses: readonly ServiceUse[]) => {
  const keys = uses
    .map(({ serviceKey, municipalities }) =>
      municipalities.length > 0 ? `${serviceKey} (${municipalities.join(", ")})` : serviceKey,
    )
    .join(", ");
  return new Refusal(
    "service.in-use",
    {
      ru: `Редакция исключает услуги, которые сейчас оказывают или по которым работают программы: ${keys}. Оставьте их в перечне или сначала завершите то, что названо.`,
      en: `The edition drops services that are being given, or for which programmes run: ${keys}. Keep them in the list, or end first what is named.`,
    },
    { current: { uses } },
  );
};
