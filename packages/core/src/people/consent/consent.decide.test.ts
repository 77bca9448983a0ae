import { describe, expect, it } from "vitest";
import type { Consent, Question } from "./consent.ts";
import { mayDisclose } from "./index.ts";

const school = "agency_01JNE0000000000000000000AA";
const clinic = "agency_01JNE0000000000000000000BB";
const mother = "rep_01JNE0000000000000000000AA";
const father = "rep_01JNE0000000000000000000BB";

const consent = (over: Partial<Consent> = {}): Consent =>
  ({
    consentId: "consent_1",
    childId: "child_1",
    representativeId: mother,
    recipient: school,
    purpose: "support-route",
    dataClasses: ["identity", "education"],
    signedOn: "2025-03-01",
    expiresOn: "2025-12-31",
    recordedAt: "2025-03-01T05:00:00Z",
    status: "given",
    ...over,
  }) as Consent;
const withdrawn = (over: Partial<Consent> = {}) =>
  consent({ status: "withdrawn", withdrawnAt: "2025-05-01T05:00:00Z", ...over } as Partial<Consent>);
const asked: Question & { on: string } = {
  recipient: school,
  purpose: "support-route",
  dataClass: "education",
  on: "2025-06-01",
};

describe("mayDisclose", () => {
  it.each<[string, Consent[], Partial<typeof asked>, string]>([
    ["one that covers it", [consent()], {}, "consent_1"],
    ["one for every agency of the route", [consent({ recipient: "route" })], { recipient: clinic }, "consent_1"],
    ["nothing at all", [], {}, "none"],
    ["another agency's", [consent()], { recipient: clinic }, "not-covered"],
    ["another purpose", [consent()], { purpose: "quality-assessment" }, "not-covered"],
    ["another class of data", [consent()], { dataClass: "health" }, "not-covered"],
    ["its first day", [consent()], { on: "2025-03-01" }, "consent_1"],
    ["the day before it was signed", [consent()], { on: "2025-02-28" }, "none"],
    ["its last day", [consent()], { on: "2025-12-31" }, "consent_1"],
    ["the day after its last", [consent()], { on: "2026-01-01" }, "expired"],
    ["a withdrawn one", [withdrawn()], {}, "withdrawn"],
    ["a withdrawn one, for a day before its withdrawal", [withdrawn()], { on: "2025-04-01" }, "withdrawn"],
    [
      "an expired and a valid one",
      [consent({ expiresOn: "2025-04-01" }), consent({ consentId: "consent_2" })],
      {},
      "consent_2",
    ],
    [
      "one withdrawn, the other parent's in force",
      [withdrawn(), consent({ consentId: "consent_2", representativeId: father })],
      {},
      "consent_2",
    ],
    [
      "one withdrawn, then given again",
      [withdrawn(), consent({ consentId: "consent_2", recordedAt: "2025-05-02T05:00:00Z" })],
      {},
      "consent_2",
    ],
    [
      "one withdrawn and given again in the same moment",
      [withdrawn(), consent({ consentId: "consent_2", recordedAt: "2025-05-01T05:00:00Z" })],
      {},
      "consent_2",
    ],
    [
      "the same paper recorded twice, one copy withdrawn",
      [withdrawn(), consent({ consentId: "consent_2" })],
      {},
      "withdrawn",
    ],
    [
      "the agency's own in force, the route's withdrawn",
      [consent(), withdrawn({ recipient: "route", consentId: "consent_2" })],
      {},
      "consent_1",
    ],
    [
      "a withdrawn one of another class, a valid one of this",
      [withdrawn({ dataClasses: ["health"] }), consent({ consentId: "consent_2" })],
      {},
      "consent_2",
    ],
  ])("given %s, when asked, then %#", (_, consents, question, answer) => {
    const expected = answer.startsWith("consent_")
      ? { allowed: true, consentId: answer }
      : { allowed: false, reason: answer };
    expect(mayDisclose(consents, { ...asked, ...question })).toEqual(expected);
  });
});
