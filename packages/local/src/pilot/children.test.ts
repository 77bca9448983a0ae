import * as Child from "@marshrut/core/child";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { largestRemainder } from "./apportion.ts";
import { children, type PilotChild } from "./children.ts";
import { assumptions, document } from "./figures.ts";
import { firstSchoolKey, keyOf, organisations } from "./organisations.ts";
import { papersOf } from "./papers.ts";

const today = Temporal.PlainDate.from("2026-01-12");
const of = (n: number) => [...children(n, today)];
const pilotGroup = of(document.pilotGroup);
const share = (list: PilotChild[], has: (child: PilotChild) => boolean) => list.filter(has).length / list.length;

describe("the children", () => {
  it.each([200, 4320])("are of the document's age groups, %i of them", (n) => {
    const groups = document.ages.map(({ from, to }) => of(n).filter((c) => c.age >= from && c.age <= to).length);
    expect(groups).toEqual(
      largestRemainder(
        document.ages.map((a) => a.children),
        n,
      ),
    );
  });

  it.each([200, 4320])("have the assumed rates, %i of them", (n) => {
    const list = of(n);
    const rate = (name: keyof typeof assumptions, has: (child: PilotChild) => boolean) =>
      expect(Math.abs(list.filter(has).length - assumptions[name].share * n), name).toBeLessThan(1);
    rate("girls", (c) => c.card.person.sex === "female");
    rate("novokuznetsk", (c) => c.card.municipality === "novokuznetsk");
    rate("downSyndrome", (c) => c.card.targetGroups!.includes("down-syndrome"));
    rate("fosterFamily", (c) => c.card.targetGroups!.includes("foster-family"));
    rate("disability", (c) => c.card.disability);
    rate("consent", (c) => papersOf(c, today).consent !== undefined);
    expect(share(list, (c) => c.card.targetGroups!.includes("mental-disorder"))).toBe(1);
  });

  it("are the same whatever their number and wherever one begins", () => {
    expect(of(200)).toEqual(pilotGroup.slice(0, 200));
    expect([...children(4320, today, 4000)]).toEqual(pilotGroup.slice(4000));
  });

  it("differ on another day by their birth dates only", () => {
    const later = [...children(200, today.add({ months: 5 }))];
    const undated = ({ card, ...rest }: PilotChild) => ({
      ...rest,
      ...card,
      person: { ...card.person, birthDate: "" },
    });
    expect(later.map(undated)).toEqual(of(200).map(undated));
  });

  it("are as old as they say, and younger than 18", () => {
    for (const { age, card } of pilotGroup) expect(Child.ageOn(card.person.birthDate, today)).toBe(age);
    expect(Math.max(...pilotGroup.map((c) => c.age))).toBe(17);
  });

  it("have СНИЛС of their own, right and recognisably synthetic", () => {
    const numbers = pilotGroup.map((c) => c.card.person.snils!);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(Child.isSnils(number) && number.startsWith("990-")).toBe(true);
  });

  it("are what a registration takes, unchanged", () => {
    for (const { card } of pilotGroup) expect(Child.NewChild.parse(card)).toEqual({ ...card, attachments: {} });
  });

  it("belong to organisations of their age and city", () => {
    const known = new Map(organisations().map((o) => [keyOf(o), o]));
    for (const { age, card, attachments } of pilotGroup) {
      expect(attachments.school !== undefined).toBe(age >= 7);
      expect(attachments.kindergarten !== undefined).toBe(age >= 3 && age < 7);
      for (const [kind, key] of Object.entries(attachments))
        expect(known.get(key)).toMatchObject({ kind, municipality: card.municipality });
    }
    expect(new Set(pilotGroup.map((c) => c.attachments.school)).size).toBe(101);
  });

  it("speak through families whose names agree in gender", () => {
    for (const { card } of pilotGroup) {
      const { sex, patronymic } = card.person;
      expect(patronymic).toMatch(sex === "male" ? /ич$/ : /(вна|чна)$/);
      for (const { patronymic: of, surname } of card.representatives)
        expect(/ич$/.test(of!) && /(ова|ева|ёва|ина|ая)$/.test(surname)).toBe(false);
      const foster = card.targetGroups!.includes("foster-family");
      expect(card.representatives[0]!.relation === "foster-parent").toBe(foster);
    }
  });

  it("begin with a pupil of the first school who has all papers", () => {
    const [first] = of(1);
    const { consent, ipra } = papersOf(first!, today);
    expect(first).toMatchObject({ age: 11, attachments: { school: firstSchoolKey } });
    expect(first!.card.person).toMatchObject({ surname: "Агеев", givenName: "Виктор", snils: "990-000-000 52" });
    expect(consent).toBeDefined();
    expect(ipra!.measures!.length).toBeGreaterThanOrEqual(3);
  });
});
