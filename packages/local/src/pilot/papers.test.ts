import { NewConsent } from "@marshrut/core/consent";
import { NewInstrument } from "@marshrut/core/instrument";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { children } from "./children.ts";
import { papersOf } from "./papers.ts";

const today = Temporal.PlainDate.from("2026-02-28");
const all = [...children(1000, today)].map((child) => ({ child, ...papersOf(child, today) }));
const ipras = all.flatMap(({ ipra, child }) => (ipra ? [{ ipra, child }] : []));
const consents = all.flatMap(({ consent, child }) => (consent ? [{ ...consent, child }] : []));

it("papers are what their rooms take", () => {
  for (const { child: _, ...consent } of consents)
    NewConsent.parse({ ...consent, representativeId: `rep_${"0".repeat(26)}` });
  for (const { ipra } of ipras) expect(NewInstrument.parse(ipra).measures).toEqual(ipra.measures);
});

it("papers are in force on the day of their entering", () => {
  const day = today.toString();
  for (const { signedOn, expiresOn } of consents) expect([signedOn, day, expiresOn].toSorted()[1]).toBe(day);
  for (const { ipra } of ipras) expect([ipra.validFrom, day, ipra.validTo].toSorted()[1]).toBe(day);
});

it("nothing is signed or issued for a child before its birth", () => {
  const begun = [...consents, ...ipras.map(({ ipra, child }) => ({ signedOn: ipra.validFrom, child }))];
  for (const { signedOn, child } of begun)
    expect([signedOn, child.card.person.birthDate].toSorted()[0], `of ${signedOn}`).toBe(child.card.person.birthDate);
  expect(begun.some(({ signedOn, child }) => signedOn === child.card.person.birthDate)).toBe(true);
});

it("an ИПРА is of a child with a disability, and asks of each agency what it does at that age", () => {
  for (const { ipra, child } of ipras) {
    expect(child.card.disability).toBe(true);
    const education = ipra.measures!.find((m) => m.block === "education");
    if (education) expect(education.providerKind).toBe(child.age < 7 ? "kindergarten" : undefined);
    expect(ipra.measures!.length).toBeGreaterThanOrEqual(2);
  }
});
