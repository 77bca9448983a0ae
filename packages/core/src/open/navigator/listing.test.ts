import { describe, expect, it } from "vitest";
import * as decide from "./listing.decide.ts";
import { type Listing, ListingContent } from "./listing.ts";

const content = {
  purpose: { ru: "Учим говорить" },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00, доб. 2",
};
const given = ListingContent.parse(content);
const said = { by: "organisation", at: "2025-03-10T03:00:00Z", on: "2025-03-10" } as const;
const later = { by: "staff", at: "2025-04-01T03:00:00Z", on: "2025-04-01" } as const;
const first = (): Listing => decide.set(undefined, "agency_1", given, said).after;
const types = ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type);

describe("the public face of an organisation", () => {
  it("is confirmed by whoever writes it, and says what was changed", () => {
    expect(first()).toMatchObject({ confirmedOn: "2025-03-10", confirmedBy: "organisation" });
    const changed = decide.set(first(), "agency_1", { ...given, phone: "+7 384 311-11-11" }, later);
    expect(changed.events).toEqual([{ type: "listing.set", data: { agencyId: "agency_1", fields: ["phone"] } }]);
    expect(changed.after).toMatchObject({ confirmedOn: "2025-04-01", confirmedBy: "staff" });
    expect(changed.after.history.map(({ by, fields }) => [by, fields[0]])).toEqual([
      ["staff", "phone"],
      ["organisation", "purpose"],
    ]);
  });

  it("written again as it is, is confirmed and nothing else", () => {
    const again = decide.set(first(), "agency_1", given, later);
    expect(types(again)).toEqual(["listing.confirmed"]);
    expect(again.after.confirmedOn).toBe("2025-04-01");
  });

  it("is asked about a year later, then each month until somebody says, and not while it is hidden", () => {
    const at = "2026-03-10T03:00:00Z";
    expect(decide.ask(first(), { today: "2026-03-09", at })).toBeUndefined();
    const asked = decide.ask(first(), { today: "2026-03-10", at })!;
    expect(types(asked)).toEqual(["listing.confirmation-due"]);
    expect(decide.ask(asked.after, { today: "2026-04-09", at })).toBeUndefined();
    expect(decide.ask(asked.after, { today: "2026-04-10", at })).toBeDefined();
    const answered = decide.confirm(asked.after, { ...said, on: "2026-03-12" }).after;
    expect(decide.askOn(answered)).toBe("2027-03-12");
    expect(decide.isDoubtful(first(), "2026-04-10")).toBe(false);
    expect(decide.isDoubtful(first(), "2026-04-11")).toBe(true);
    expect(decide.ask(decide.setHidden(first(), true, later).after, { today: "2026-03-10", at })).toBeUndefined();
  });

  it("is hidden and shown once each", () => {
    const hidden = decide.setHidden(first(), true, later, "note_1");
    expect(types(hidden)).toEqual(["listing.hidden"]);
    expect(() => decide.setHidden(hidden.after, true, later)).toThrow(
      expect.objectContaining({ code: "conflict.exists" }),
    );
    const shown = decide.setHidden(hidden.after, false, later).after;
    expect([shown.hidden, shown.hiddenBecause]).toEqual([undefined, undefined]);
  });

  it("remembers so many changes and no more", () => {
    let one = first();
    for (let i = 0; i < 40; i++) one = decide.confirm(one, later).after;
    expect(one.history).toHaveLength(20);
  });

  it.each([
    ["a name in the place of a number", { phone: "Ирина Петровна" }],
    ["a site that is a script", { site: "javascript:alert(1)" }],
    ["a site without a secret line", { site: "http://example.org" }],
    ["hours that end before they begin", { hours: [{ days: ["MO"], from: "18:00", until: "09:00" }] }],
    ["an index of five digits", { address: { ...content.address, postalCode: "65400" } }],
    ["an access sign twice", { access: ["ramp", "ramp"] }],
    ["a field that nobody knows", { email: "a@example.org" }],
  ])("does not take %s", (_, over) => {
    expect(ListingContent.safeParse({ ...content, ...over }).success).toBe(false);
  });
});
