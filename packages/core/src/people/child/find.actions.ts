import * as Agency from "../../agencies/agency/index.ts";
import { mustCareFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, by, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { line } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { digits, nameSearch } from "../../ground/vault/index.ts";
import { type ChildAt, isGoverned, isOwn } from "./child.scope.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";
import { bySnils } from "./duplicates.ts";
import { type Expected, expectedIn } from "./expected.ts";
import { bornOn, dayIn, soundingLike } from "./find.likely.ts";
import { isMetHere, type NamePlace } from "./former.ts";
import { isSnils, withItsZeros } from "./snils.ts";

export interface ChildQuery extends PageRequest {
  /**
   * A СНИЛС; or a birth date, with a name or without; or a surname or its beginning (3 letters and more), and the given name before it or
   * behind the whole of it; former ones too.
   */
  query?: string | undefined;
  municipality?: string | undefined;
  /** A school or kindergarten: those who learn there. */
  agency?: AgencyId | undefined;
}

/** A child in a list: enough to tell it from others. */
export interface ChildSummary extends ChildAt {
  /** Of a child that is not born yet what its card is called, and no day of birth. */
  person: Pick<store.PersonalData, "surname" | "givenName" | "patronymic"> &
    Partial<Pick<store.PersonalData, "birthDate">>;
  expected?: Expected | undefined;
}

type Ids = Page<ChildId>;

/** Most children of one page: each is opened from the vault and put on record. */
const mostAtOnce = 200;
const usual = 50;

/**
 * Children of the tenant, for staff; a representative gets the own ones. The search and each child shown are on record before
 * anything is opened. A page may hold fewer than asked, or none, and still have a next one.
 * @throws Refusal input.invalid (`/query`, `/agencyId`), cursor.invalid, not-found
 */
export async function find(
  ctx: Ctx,
  { query, municipality: wanted, agency, ...page }: ChildQuery,
): Promise<Page<ChildSummary>> {
  const municipality = within(ctx.actor, wanted);
  const request = { ...page, limit: Math.min(page.limit ?? usual, mostAtOnce) };
  if (agency) await mustTeach(ctx, agency);
  const { items: ids, next } = await search(ctx, { query, municipality, agency }, request);
  const found = await store.readMany(ctx, ids);
  const own = await Promise.all(
    found.map((c) => c !== undefined && (ctx.actor.kind !== "representative" || isOwn(ctx, c.data))),
  );
  const shown = found.filter(
    (c, i) =>
      c !== undefined &&
      !c.data.erasure &&
      own[i] &&
      (municipality ?? c.data.municipality) === c.data.municipality &&
      (agency ?? store.learnsAt(c.data)) === store.learnsAt(c.data),
  );
  return { items: await summaries(ctx, shown as Stored<ChildRecord>[]), next };
}

/** Those of many children by id whose business it is, as a list shows them; on record. Staff only. @throws Refusal not-found */
export async function summariesOf(ctx: Ctx, ids: readonly ChildId[]): Promise<Map<string, ChildSummary>> {
  mustCareFor(ctx.actor, "each");
  const read = await store.readMany(ctx, [...new Set(ids)]);
  const all = read.filter((child) => child !== undefined).filter(({ data }) => !data.erasure);
  const isMine = await Promise.all(all.map(({ data }) => isGoverned(ctx, data)));
  const found = all.filter((_, i) => isMine[i]);
  return new Map((await summaries(ctx, found)).map((child) => [child.record.childId, child]));
}

/** One audit entry for each child, all in one write; then all are opened. */
export async function summaries(ctx: Ctx, found: Stored<ChildRecord>[]): Promise<ChildSummary[]> {
  const ids = found.map(({ data }) => data.childId);
  await auditReads(
    ctx,
    ids.map((subject) => ({ subject, action: "child.find" })),
  );
  const persons = await store.readPersons(ctx, ids);
  return found.map(({ data: record, version }, i) => {
    const { surname, givenName, patronymic, birthDate } = persons[i]!.data;
    const name = { surname, givenName, patronymic };
    if (record.expected) return { record, version, person: name, expected: expectedIn(persons[i]!.data) };
    return { record, version, person: { ...name, birthDate } };
  });
}

/** An organisation that only does something for a child has its steps. @throws Refusal input.invalid */
async function mustTeach(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const kind = (await Agency.byIds(ctx, [agencyId])).get(agencyId)?.kind;
  if (kind === "school" || kind === "kindergarten") return;
  throw invalid([
    fault(
      "/agencyId",
      "школа или детский сад; что делает для детей другая организация, показывает GET /v1/steps?agency=",
      "a school or kindergarten; what another organisation does for children is in GET /v1/steps?agency=",
    ),
  ]);
}

type Filters = Omit<ChildQuery, keyof PageRequest>;

async function search(ctx: Ctx, { query, municipality, agency }: Filters, page: PageRequest) {
  if (ctx.actor.kind === "representative") return own(ctx, page);
  mustCareFor(ctx.actor, "each");
  const text = query === undefined ? undefined : parse(line(200), query);
  if (text === undefined) return listed(ctx, { municipality, agency }, page);
  const { day, words } = dayIn(text, await Tenant.today(ctx));
  const how = day ? "birth-date" : /\p{L}/u.test(text) ? "name" : "snils";
  // What was searched for is personal; that it was searched, and how, is not.
  await auditRead(ctx, { subject: by(ctx.actor), action: "child.search", detail: { how } });
  if (day) return { items: await bornOn(ctx, day, words) };
  return how === "snils"
    ? { items: await withSnils(ctx, withItsZeros(text)) }
    : named(ctx, withoutInitials(words), page);
}

/** «Щербина Г.П.»: the index knows how a given name begins, and no patronymic behind it. */
function withoutInitials(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => word.split(/(?<=^\p{L}\.)(?=\p{L})/u));
  const isInitial = (word = "") => /^\p{L}\.?$/u.test(word);
  return parts.filter((word, i) => !(isInitial(word) && isInitial(parts[i - 1])));
}

async function own(ctx: Ctx, page: PageRequest): Promise<Ids> {
  const { actor } = ctx;
  if (actor.kind !== "representative") return { items: [] };
  const pk = store.ofRepresentative(ctx.tenant, actor.representative);
  return ids(await ctx.bank.list<{ childId: ChildId }>("records", pk, { prefix: "CHILD#" }, page));
}

async function listed(ctx: Ctx, { municipality, agency }: Filters, page: PageRequest): Promise<Ids> {
  const [index, pk] = agency
    ? (["gsi4", store.learningPk(ctx.tenant, agency)] as const)
    : ([municipality === undefined ? "gsi2" : "gsi1", store.listPk(ctx.tenant, municipality)] as const);
  return ids(await ctx.bank.find<ChildRecord>(index, pk, {}, page));
}

async function withSnils(ctx: Ctx, text: string): Promise<ChildId[]> {
  if (!isSnils(text))
    mustBeRight([
      fault(
        "/query",
        digits(text).length === 11
          ? "контрольное число СНИЛС не сходится: сверьте последние две цифры"
          : "СНИЛС из 11 цифр, или фамилия, или фамилия и имя",
        digits(text).length === 11
          ? "the checksum of the СНИЛС is wrong: compare the last two digits"
          : "a СНИЛС of 11 digits, or a surname, or surname and given name",
      ),
    ]);
  return (await bySnils(ctx, text)).subjects as ChildId[];
}

/**
 * Reads the words as surname, given name, patronymic in each way they can be, then with the surname last; the first reading that
 * hits anybody counts. Where none does, by their sound and with a letter mistyped.
 */
async function named(ctx: Ctx, words: string[], page: PageRequest): Promise<Ids> {
  const readings = readingsOf(words);
  const cursor = page.from === undefined ? undefined : readCursor(page.from, readings.length);
  for (let i = cursor?.reading ?? 0; i < readings.length; i++) {
    const { pk, sk } = await nameSearch(ctx, readings[i]!);
    const request = { ...page, from: cursor?.from };
    const found = await ctx.bank.list<NamePlace>("vault", pk, sk ? { prefix: sk } : {}, request);
    if (found.items.length === 0 && !cursor) continue;
    return {
      items: found.items.filter(({ data }) => isMetHere(data, sk)).map(({ data }) => data.childId),
      next: found.next ? `${i}.${found.next}` : undefined,
    };
  }
  return { items: cursor ? [] : (await soundingLike(ctx, words)).slice(0, page.limit) };
}

/** «Ким Ли Анна» may be Ким Ли | Анна or Ким | Ли | Анна: every way to part the words, finest first. */
function readingsOf(words: string[]): string[][] {
  if (words.length > 5) throw invalid([fault("/query", "не больше пяти слов", "at most five words")]);
  const cuts = (parts: number, from: string[]): string[][] =>
    parts === 1
      ? [[from.join(" ")]]
      : from
          .slice(1)
          .flatMap((_, i) =>
            cuts(parts - 1, from.slice(i + 1)).map((rest) => [from.slice(0, i + 1).join(" "), ...rest]),
          );
  const inOrder = (order: string[]) => [3, 2, 1].flatMap((parts) => cuts(parts, order));
  // «Вера Ёлкина», «Вера Олеговна Ёлкина»; «Лев Римский Корсаков».
  const turned = [
    [...words.slice(-1), ...words.slice(0, -1)],
    ...(words.length > 2 ? [[...words.slice(1), ...words.slice(0, 1)]] : []),
  ].flatMap((order) => inOrder(order).filter((parts) => parts.length > 1));
  return [...inOrder(words), ...(words.length > 1 ? turned : [])];
}

function readCursor(text: string, readings: number): { reading: number; from: string } {
  const match = /^(\d{1,2})\.(.+)$/s.exec(text);
  if (match && Number(match[1]) < readings) return { reading: Number(match[1]), from: match[2]! };
  throw new Refusal("cursor.invalid", {
    ru: "Указатель страницы недействителен. Начните список сначала.",
    en: "The page cursor is not valid. Start the list again.",
  });
}

const ids = ({ items, next }: Page<{ data: { childId: ChildId } }>): Ids => ({
  items: items.map((s) => s.data.childId),
  next,
});
