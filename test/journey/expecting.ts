import { expect } from "vitest";
import type { World } from "./world.ts";

/** A family before a birth, as whoever knows it by its code reaches it. */
export interface Expecting {
  childId: string;
  mother: string;
  /** The token of her link. */
  token: string;
}

const kinds = { maternity: "Женская консультация", ngo: "Родители рядом", guardianship: "Отдел опеки" };

/** Organisations that such a family meets. */
export async function itsAgencies(w: World): Promise<void> {
  for (const [kind, name] of Object.entries(kinds)) {
    const contacts = [{ email: `${kind}@example.org` }];
    const body = { name, shortName: name, kind, municipality: "novokuznetsk", contacts };
    const { agencyId } = await w.ok<{ agencyId: string }>("POST", "/v1/agencies", body, "admin");
    w.agencies[kind] = agencyId;
  }
}

/** A woman who does not name herself: a card, her consent, and a sheet of paper with a code. */
export async function expecting(w: World, dueOn: string, signedOn: string): Promise<Expecting> {
  const made = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/expected-children", {
    municipality: "novokuznetsk",
    dueOn,
    targetGroups: ["abandonment-risk"],
  });
  expect(made).toMatchObject({ expected: true, disability: false, status: "active" });
  expect(Object.keys(made)).not.toEqual(expect.arrayContaining(["born"]));
  const { childId } = made;
  const mother = made.representativeIds[0]!;
  await w.ok("POST", `/v1/children/${childId}/consents`, {
    representativeId: mother,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "social"],
    signedOn,
    expiresOn: "2028-08-30",
  });
  const { familyId } = await w.ok<{ familyId: string }>("POST", "/v1/families", { childId });
  const paper = await w.pdf(`/v1/families/${familyId}/sheets`, { memberId: mother });
  const [code] = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/.exec(paper)!;
  const { token } = await w.ok<{ token: string }>("POST", "/v1/family/code", { code }, "");
  return { childId, mother, token };
}

/** What whoever is not to know could read of it. */
export const telling =
  /берем|рожд|родит[ьс]я|роды|диагноз|новорожд|pregnan|birth|abandon|diagnosis|ожида(ет|ем)\S* ребёнк/i;
