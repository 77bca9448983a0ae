import * as Agency from "../../src/agencies/agency/index.ts";
import type { Ctx } from "../../src/ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../src/ground/shared/ids.ts";
import { Refusal } from "../../src/ground/shared/refusal.ts";
import type { TenantSettings } from "../../src/ground/tenant/tenant.ts";
import * as Child from "../../src/people/child/index.ts";
import * as Consent from "../../src/people/consent/index.ts";
import * as Instrument from "../../src/routes/instrument/index.ts";

// What the regions of the tests are built of, in memory and in the local cloud: each part as a coordinator would enter it.

const novokuznetsk = { key: "novokuznetsk", name: { ru: "Новокузнецк", en: "Novokuznetsk" } };

/** A region of one municipality, whose mail all goes to one place unless told otherwise. */
export const settingsOf = (
  publicUrl: string,
  coordinatorEmail = "curator@example.org",
  over: Partial<TenantSettings> = {},
): TenantSettings => ({
  name: { ru: "Пилотный регион", en: "Pilot region" },
  zone: "Asia/Novokuznetsk",
  municipalities: [{ ...novokuznetsk, coordinatorEmail }],
  mailFrom: "marshrut@example.org",
  publicUrl,
  escalationEmail: "department@example.org",
  ...over,
});

/** An active agency of a kind, called `name` in all respects. */
export async function agencyOf(
  ctx: Ctx,
  kind: Agency.AgencyKind,
  name: string = kind,
  over: Partial<Agency.NewAgency> = {},
): Promise<AgencyId> {
  const contacts = [{ email: `${name.toLowerCase()}@example.org` }];
  const input = { kind, name, shortName: name, municipality: novokuznetsk.key, contacts, ...over };
  return (await Agency.register(ctx, input)).agency.agencyId;
}

/** What the school-age route asks of. */
export const routeKinds = ["pmpc", "school", "health", "social", "resourceCentre"] as const;

/** Agencies by name, so many of each kind: `school`, `school2`. @param over what differs for the one of that name */
export async function agenciesOf(
  ctx: Ctx,
  kinds: readonly Agency.AgencyKind[],
  each = 1,
  over: (name: string) => Partial<Agency.NewAgency> = () => ({}),
): Promise<Record<string, AgencyId>> {
  const found: Record<string, AgencyId> = {};
  for (let n = 1; n <= each; n++)
    for (const kind of kinds) {
      const name = n === 1 ? kind : `${kind}${n}`;
      found[name] = await agencyOf(ctx, kind, name, over(name));
    }
  return found;
}

/** A child of a route's age with one parent, both of the same surname; another than those who are there, however alike. */
export async function childOf(
  ctx: Ctx,
  person: Pick<Child.NewChildInput["person"], "surname" | "givenName" | "birthDate">,
  over: Partial<Child.NewChildInput> = {},
): Promise<Child.ChildRecord> {
  const child: Child.NewChildInput = {
    person: { ...person, sex: "female" },
    municipality: novokuznetsk.key,
    representatives: [{ surname: person.surname, givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
    ...over,
  };
  try {
    return (await Child.register(ctx, child)).record;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "child.duplicate") throw error;
    const { candidates } = error.current as { candidates: ChildId[] };
    return (await Child.register(ctx, { ...child, confirmedDistinctFrom: candidates })).record;
  }
}

/** The parent's consent to the whole route, for two years. */
export const consentOf = (
  ctx: Ctx,
  { childId, representativeIds }: Pick<Child.ChildRecord, "childId" | "representativeIds">,
  over: Partial<Parameters<typeof Consent.give>[2]> = {},
): Promise<Consent.ConsentAt> =>
  Consent.give(ctx, childId, {
    representativeId: representativeIds[0]!,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-03-01",
    expiresOn: "2027-03-01",
    ...over,
  });

/** An ИПРА of these measures, by turns of education and of health; each child's bureau counts from 1. */
export const ipraOf = (ctx: Ctx, childId: ChildId, number: string, titles: readonly string[], validTo = "2026-03-01") =>
  Instrument.record(ctx, childId, {
    kind: "ipra",
    number,
    issuer: `Бюро МСЭ № ${childId}`,
    validFrom: "2025-03-01",
    validTo,
    measures: titles.map((title, i) => ({ block: i % 2 ? "health" : "education", title })),
  });
