import { all, Conflict, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { DomainEvent } from "../../ground/shared/events.ts";
import type { EventId, RepresentativeId } from "../../ground/shared/ids.ts";
import { bringAlong } from "../../ground/shared/read-once.ts";
import * as children from "../child/child.store.ts";
import * as store from "./family.store.ts";
import type { News, Said } from "./news.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** News of all members, member by member: whoever sends letters reads whom there is something for, and nobody else. */
const newsPk = (tenant: string) => `T#${tenant}#FAMILY-NEWS`;
const markKey = (tenant: string, eventId: EventId): Key => ({
  table: "records",
  pk: `T#${tenant}#FAMILY-NEWS-OF#${eventId}`,
  sk: "KEPT",
});

/** For so many days it is known that an event was kept: nobody tells it again after that. */
const known = 40 * 24 * 3600;

/**
 * Keeps what an event has to say for the next letter of each member of the child's family; where nobody has made one there is nobody to
 * tell. Once for each event: told again after the letter has left, it is no news.
 */
export async function keepNews(ctx: Ctx, event: Pick<DomainEvent, "eventId" | "at">, said: Said): Promise<void> {
  const { kind, childId, about, on } = said;
  const members = await membersOf(ctx, said);
  if (members.length === 0) return;
  const puts = members.map(([memberId, familyId]): Write => {
    const data: News = { kind, memberId, familyId, childId, about, on, at: event.at, eventId: event.eventId };
    const key: Key = { table: "records", pk: newsPk(ctx.tenant), sk: `${memberId}#${about}` };
    return { put: { key, kind: "family-news", data }, expect: "any" };
  });
  const mark = markKey(ctx.tenant, event.eventId);
  const expiresAt = Math.floor(ctx.now().epochMilliseconds / 1000) + known;
  try {
    await save(ctx, {
      writes: [{ put: { key: mark, kind: "family-news-of", data: {}, expiresAt }, expect: "absent" }, ...puts],
      stream: newsPk(ctx.tenant),
      events: [],
      audit: { subject: childId, action: "family.news", detail: { kind, members: members.length } },
    });
  } catch (error) {
    if (!(error instanceof Conflict) || !(await ctx.bank.get(mark))) throw error;
  }
}

/** Whom it concerns of those who represent the child, with the family of each. */
async function membersOf(ctx: Bank, said: Said) {
  const meant = await meantBy(ctx, said);
  return meant.length === 0 ? [] : [...(await store.membershipsOf(ctx, meant))];
}

async function meantBy(ctx: Bank, { childId, only, except }: Said): Promise<RepresentativeId[]> {
  const ids = (await children.read(ctx, childId))?.data.representativeIds ?? [];
  return ids.filter((id) => (only === undefined || id === only) && id !== except);
}

/** What {@link keepNews} will ask for comes along with what is read before it. */
export const foreseeMembers = async (ctx: Bank, said: Said): Promise<void> =>
  bringAlong(
    ctx,
    (await meantBy(ctx, said)).map((id) => children.membershipKey(ctx.tenant, id)),
  );

/** Whom there is something to tell, each with all of it. */
export async function* waitingNews(ctx: Bank): AsyncGenerator<Stored<News>[]> {
  let items: Stored<News>[] = [];
  for await (const found of all<News>(ctx.bank, "records", newsPk(ctx.tenant))) {
    if (items[0] && items[0].data.memberId !== found.data.memberId) {
      yield items;
      items = [];
    }
    items.push(found);
  }
  if (items.length > 0) yield items;
}

/** Which of the news the last letter of a member tells, and when it was put together. */
export interface Letter<Id extends string = string> {
  day: string;
  at: string;
  deliveryId: Id;
  told: EventId[];
}

const letterKey = (tenant: string, id: RepresentativeId): Key => ({
  table: "records",
  pk: children.ofRepresentative(tenant, id),
  sk: "NEWS-LETTER",
});

export const lastLetter = <Id extends string>(
  ctx: Bank,
  id: RepresentativeId,
): Promise<Stored<Letter<Id>> | undefined> => ctx.bank.get<Letter<Id>>(letterKey(ctx.tenant, id));

/** Says what a letter tells before it leaves. @throws Conflict where another one was begun meanwhile */
export const beginLetter = (
  { bank, tenant, now }: Pick<Ctx, "bank" | "tenant" | "now">,
  id: RepresentativeId,
  data: Letter,
  last: Stored<Letter> | undefined,
) =>
  bank.commit([
    {
      put: {
        key: letterKey(tenant, id),
        kind: "family-letter",
        data,
        expiresAt: Math.floor(now().epochMilliseconds / 1000) + known,
      },
      expect: last?.version ?? "absent",
    },
  ]);

/** Takes all away that waits for somebody who is forgotten. */
export async function forgetNews(ctx: Bank, id: RepresentativeId): Promise<void> {
  const remove = (key: Key) => ctx.bank.commit([{ remove: key, expect: "any" }]);
  for await (const { key } of all(ctx.bank, "records", newsPk(ctx.tenant), { prefix: `${id}#` })) await remove(key);
  if (await lastLetter(ctx, id)) await remove(letterKey(ctx.tenant, id));
}
