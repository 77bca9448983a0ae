import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import * as Employment from "@marshrut/core/employment";
import type { ChildId, Ctx, RepresentativeId } from "@marshrut/core/shared";
import * as WorkPlace from "@marshrut/core/work-place";
import type { Temporal } from "temporal-polyfill";

/** What the first organisations of some kinds offer. */
const offers = [
  { kind: "job", by: "employer", title: "Помощник пекаря", places: 2, conditions: ["tutor", "part-time"] },
  { kind: "workshop", by: "ngo", title: "Керамическая мастерская", places: 6, conditions: ["tutor", "quiet-place"] },
  { kind: "practice", by: "college", title: "Практика швеи", places: 4, minAge: 15, conditions: ["plain-language"] },
] as const;

/** Old enough to look for work (ТК РФ ст. 63), and as many of them as are looked for. */
const [leastAge, mostSeekers, looked] = [14, 3, 100];
/** So long ago that it is asked whether it lasted. */
const since = { months: 4 };

/** Places of work, some who look for one, and one who has worked for some months. @returns how many work */
export async function loadWork(ctx: Ctx, today: Temporal.PlainDate): Promise<number> {
  const from = today.subtract(since).toString();
  const [job] = await Promise.all(offers.map((offer) => offered(ctx, offer, from)));
  const { items } = await Child.find(ctx, { limit: looked });
  const old = items.filter(({ person }) => Child.ageOn(person.birthDate!, today) >= leastAge).slice(0, mostSeekers);
  for (const { record } of old) await seeks(ctx, record, today);
  const [first] = old;
  if (!job || !first) return 0;
  const { childId } = first.record;
  const [seeker] = await Employment.listSeekers(ctx, childId);
  if (seeker?.status === "looking")
    await Employment.place(ctx, { childId, seekerId: seeker.seekerId, workPlaceId: job, from });
  return 1;
}

/** @returns its id, where there is such an organisation */
async function offered(
  ctx: Ctx,
  { by, ...content }: (typeof offers)[number],
  from: string,
): Promise<string | undefined> {
  const [first] = (await Agency.find(ctx, { kind: by, limit: 1 })).items;
  if (!first) return undefined;
  const { agencyId } = first.agency;
  const [before] = (await WorkPlace.find(ctx, { agency: agencyId, kind: content.kind })).items;
  return (before ?? (await WorkPlace.offer(ctx, { ...content, conditions: [...content.conditions], agencyId, from })))
    .workPlaceId;
}

/** A young person, with a consent for that purpose. */
async function seeks(
  ctx: Ctx,
  { childId, representativeIds }: { childId: ChildId; representativeIds: RepresentativeId[] },
  today: Temporal.PlainDate,
): Promise<void> {
  if ((await Employment.listSeekers(ctx, childId)).length > 0) return;
  const signedOn = today.subtract(since);
  if (!(await Consent.listFor(ctx, childId)).some(({ purpose }) => purpose === "employment"))
    await Consent.give(ctx, childId, {
      representativeId: representativeIds[0]!,
      recipient: "route",
      purpose: "employment",
      about: "child",
      dataClasses: ["identity"],
      signedOn: signedOn.toString(),
      expiresOn: signedOn.add({ years: 2 }).toString(),
    });
  const wish = { kinds: ["job", "workshop", "practice"], conditions: ["tutor"], note: "Нравится работать руками." };
  await Employment.registerSeeker(ctx, childId, wish);
}
