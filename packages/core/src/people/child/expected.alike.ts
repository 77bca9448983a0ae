import { all } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { digits, fold } from "../../ground/vault/index.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";
import { sameBirth } from "./duplicates.ts";
import { expectedIn, type NewExpected } from "./expected.ts";
import { readRepresentatives } from "./representatives.store.ts";

/** So many cards of a municipality are looked through: several years of them. */
const mostCards = 200;

/**
 * One birth, one card: of whoever is named by an id, who expects a child by another card already; and of whoever is reached or called like
 * somebody of the municipality whose child is expected on that very day. A person looks at both; who says nothing of herself is compared with
 * nobody. @throws Refusal child.duplicate (`current.candidates`)
 */
export async function mustBeAnotherBirth(ctx: Ctx, given: NewExpected): Promise<void> {
  const { mother, confirmedDistinctFrom: confirmed = [] } = given;
  const own = mother.representativeId ? await ofMother(ctx, mother.representativeId as RepresentativeId) : [];
  const alike = hasSomething(mother) ? await ofThatDay(ctx, given) : [];
  const found = [...new Set([...own, ...alike])].filter((id) => !confirmed.includes(id));
  if (found.length > 0) throw await sameBirth(ctx, found, own.length > 0 ? hers : likeHers);
}

const isOpen = ({ expected, status, mergedInto, erasure }: ChildRecord): boolean =>
  expected === true && status === "active" && !mergedInto && !erasure;

async function ofMother(ctx: Ctx, id: RepresentativeId): Promise<ChildId[]> {
  const ids: ChildId[] = [];
  const pk = store.ofRepresentative(ctx.tenant, id);
  for await (const { data } of all<{ childId: ChildId }>(ctx.bank, "records", pk, { prefix: "CHILD#" }))
    ids.push(data.childId);
  return (await store.readMany(ctx, ids)).flatMap((one) => (one && isOpen(one.data) ? [one.data.childId] : []));
}

async function ofThatDay(ctx: Ctx, { municipality, dueOn, mother }: NewExpected): Promise<ChildId[]> {
  const here = store.expectedPk(ctx.tenant, municipality);
  const { items } = await ctx.bank.find<ChildRecord>("gsi1", here, {}, { limit: mostCards });
  const month = items.map(({ data }) => data).filter((one) => isOpen(one) && one.born === dueOn.slice(0, 7));
  await auditReads(
    ctx,
    month.map(({ childId }) => ({ subject: childId, action: "child.compare-representative" })),
  );
  const persons = await store.readPersons(
    ctx,
    month.map(({ childId }) => childId),
  );
  const sameDay = month.filter((_, i) => expectedIn(persons[i]!.data).dueOn === dueOn);
  const alike = await Promise.all(
    sameDay.map(async ({ childId, representativeIds }) => {
      const { data } = await readRepresentatives(ctx, childId, representativeIds);
      return data.some((one) => isAlike(one, mother)) ? [childId] : [];
    }),
  );
  return alike.flat();
}

type Reached = { [K in "surname" | "givenName" | "phone" | "email"]?: string | undefined };

const hasSomething = ({ surname, givenName, phone, email }: Reached): boolean =>
  phone !== undefined || email !== undefined || (surname !== undefined && givenName !== undefined);

const isAlike = (a: Reached, b: Reached): boolean =>
  areSame(a.email, b.email, (address) => address.toLowerCase()) ||
  areSame(a.phone, b.phone, lastDigits) ||
  (areSame(a.surname, b.surname, fold) && areSame(a.givenName, b.givenName, fold));

const areSame = (a: string | undefined, b: string | undefined, of: (s: string) => string): boolean =>
  a !== undefined && b !== undefined && of(a) === of(b);

/** «+7» and «8» before the same number. */
const lastDigits = (phone: string): string => digits(phone).slice(-10);

const hers = {
  ru: "У этой женщины уже есть карта до рождения. Посмотрите её: второй карты на одно рождение не нужно.",
  en: "She expects a child by another card already. Look at it: one birth needs one card.",
};
const likeHers = {
  ru: "На этот же день уже ждёт ребёнка семья с тем же телефоном, почтой или именем. Посмотрите её карту: второй карты на одно рождение не нужно.",
  en: "A family of the same telephone, address or name expects a child on the same day already. Look at its card: one birth needs one card.",
};
