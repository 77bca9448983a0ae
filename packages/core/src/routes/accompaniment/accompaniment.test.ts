import { describe, expect, it } from "vitest";
import * as decide from "./accompaniment.decide.ts";
import type { Accompaniment } from "./accompaniment.ts";

const started = (over: Partial<Accompaniment> = {}): Accompaniment => ({
  ...decide.start({
    accompanimentId: "accompaniment_1",
    childId: "child_1",
    municipality: "novokuznetsk",
    agencyId: "agency_1",
    post: "social-worker",
    areas: ["social", "legal"],
    from: "2025-03-10",
    places: ["child_1"],
    today: "2025-03-12",
    at: "2025-03-12T03:00:00Z",
  }).after,
  ...over,
});
const when = { today: "2025-05-20", at: "2025-05-20T03:00:00Z" };
const visit = (on: string) => ({ held: true, on, form: "home" }) as const;
const none = (month: string) => ({ held: false, month, cause: "away" }) as const;
const after = (...said: (ReturnType<typeof visit> | ReturnType<typeof none>)[]) =>
  said.reduce((one, each) => decide.contact(one, each, when).after, started());

describe("a month", () => {
  it.each([
    ["begun by the 15th counts", "2025-03-15", ["2025-03", "2025-04"]],
    ["that was half over does not", "2025-03-16", ["2025-04"]],
  ])("%s", (_, from, missing) => {
    expect(decide.missingMonths(started({ from }), "2025-05-01")).toEqual(missing);
  });

  it("is told by a contact, or by why there was none, which a contact overtakes", () => {
    expect(decide.missingMonths(after(visit("2025-04-02")), "2025-05-01")).toEqual(["2025-03"]);
    const both = after(none("2025-03"), visit("2025-03-20"));
    expect(both.contacts).toMatchObject([{ held: true, on: "2025-03-20", areas: ["social", "legal"] }]);
    expect(() => decide.contact(both, none("2025-03"), when)).toThrow(
      expect.objectContaining({ code: "input.invalid" }),
    );
  });

  it.each([
    ["before it began", visit("2025-03-09"), "/on"],
    ["tomorrow", visit("2025-05-21"), "/on"],
    ["a month before", none("2025-02"), "/month"],
    ["a month to come", none("2025-06"), "/month"],
  ])("is not told of %s", (_, said, pointer) => {
    expect(() => decide.contact(started(), said, when)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ pointer })] }),
    );
  });
});

describe("what time asks for", () => {
  const on = (one: Accompaniment, today: string) => decide.attend(one, { today, at: `${today}T03:00:00Z` });
  const types = (one: ReturnType<typeof on>) =>
    one?.events.map(({ type, data }) => [type, "month" in data && data.month]);

  it("asks of a month when it is over, and a fortnight later says that nobody has answered", () => {
    const one = started();
    expect(decide.attendOn(one)).toBe("2025-04-01");
    expect(on(one, "2025-03-31")).toBeUndefined();
    const asked = on(one, "2025-04-01")!;
    expect(types(asked)).toEqual([["accompaniment.contact-due", "2025-03"]]);
    expect(decide.attendOn(asked.after)).toBe("2025-04-15");
    expect(on(asked.after, "2025-04-14")).toBeUndefined();
    const missed = on(asked.after, "2025-04-15")!;
    expect(types(missed)).toEqual([["accompaniment.contact-unanswered", "2025-03"]]);
    expect(decide.attendOn(missed.after)).toBe("2025-05-01");
    const answered = decide.contact(asked.after, visit("2025-03-20"), when).after;
    expect(decide.attendOn(answered)).toBe("2025-05-01");
  });

  it("passes over a month that was told already, and after a pause asks of the last one alone", () => {
    expect(decide.attendOn(after(visit("2025-03-20"), visit("2025-04-20")))).toBe("2025-06-01");
    expect(types(on(started(), "2025-08-05"))).toEqual([["accompaniment.contact-due", "2025-07"]]);
  });

  it("asks for a review after half a year, and for the next half a year after it was", () => {
    const one = after(visit("2025-03-20"));
    const told = {
      ...one,
      asked: { month: "2025-08", askedAt: "2025-09-01T00:00:00Z", overdueAt: "2025-09-15T00:00:00Z" },
    };
    const asked = on(told, "2025-09-10")!;
    expect(types(asked)).toEqual([["accompaniment.review-due", false]]);
    expect(types(on(asked.after, "2025-09-24"))).toEqual([["accompaniment.review-unanswered", false]]);
    const said = { outcome: "goes-on" as const, areas: ["legal" as const], on: "2025-09-12" };
    const reviewed = decide.review(asked.after, said, { today: "2025-09-12" }).after;
    expect(reviewed).toMatchObject({ areas: ["legal"], reviewOn: "2026-03-12", reviewAsked: undefined });
  });

  it("asks nothing of one that has ended, whose curator is changed no more", () => {
    const { after: over } = decide.end(started(), { cause: "moved", on: "2025-04-03" }, "2025-04-03");
    expect([decide.attendOn(over), on(over, "2026-01-01")]).toEqual([undefined, undefined]);
    const ended = expect.objectContaining({ code: "accompaniment.ended" });
    expect(() => decide.changeCurator(over, { agencyId: "agency_2", post: "tutor" })).toThrow(ended);
    expect(() => decide.contact(over, visit("2025-03-20"), when)).toThrow(ended);
  });
});

it.each([["2025-03-13"], ["2024-03-11"]])("begins neither to come nor more than a year ago: %s", (from) => {
  const { contacts: _, reviewOn: __, reviews: ___, status: ____, createdAt: at, ...what } = started();
  expect(() => decide.start({ ...what, from, today: "2025-03-12", at })).toThrow(
    expect.objectContaining({ code: "input.invalid" }),
  );
});
