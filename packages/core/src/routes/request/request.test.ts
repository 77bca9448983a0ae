import { describe, expect, it } from "vitest";
import type { Actor } from "../../ground/shared/actor.ts";
import * as decide from "./request.decide.ts";
import { type FamilyRequest, mayBeAssigned, termOf } from "./request.ts";

const asked = (over: Partial<FamilyRequest> = {}): FamilyRequest => ({
  familyRequestId: "request_1",
  childId: "child_1",
  municipality: "novokuznetsk",
  askedIn: "novokuznetsk",
  kind: "question",
  wordsId: "note_1",
  askedAt: "2025-03-10T03:00:00Z",
  askedOn: "2025-03-10",
  dueOn: "2025-03-24",
  status: "asked",
  answers: [],
  ...over,
});
const said = { at: "2025-03-12T03:00:00Z", on: "2025-03-12", wordsId: "note_2" } as const;
const closed = expect.objectContaining({ code: "request.closed" });
const wrong = (pointer: string) => expect.objectContaining({ fields: [expect.objectContaining({ pointer })] });

describe("an answer", () => {
  it("is given once, and added to only where that is said", () => {
    const { after, events } = decide.answer(asked(), {}, said);
    expect(after).toMatchObject({ status: "answered", answers: [said] });
    expect(events.map(({ type }) => type)).toEqual(["request.answered"]);
    expect(() => decide.answer(after, {}, said)).toThrow(closed);
    expect(decide.answer(after, { further: true }, said).after.answers).toHaveLength(2);
    expect(() => decide.withdraw(after, said.at)).toThrow(closed);
  });

  it("to one that was withdrawn is none, a further one neither", () => {
    const { after } = decide.withdraw(asked(), said.at);
    expect(() => decide.answer(after, { further: true }, said)).toThrow(closed);
    expect(() => decide.assign(after, "agency_1")).toThrow(closed);
    expect(() => decide.takeBack(after)).toThrow(closed);
  });

  it("says of a correction whether it was made, and of nothing else", () => {
    const correction = asked({ kind: "correction", field: "address" });
    expect(() => decide.answer(correction, {}, said)).toThrow(wrong("/outcome"));
    expect(decide.answer(correction, { outcome: "refused" }, said).after.answers[0]).toMatchObject({
      outcome: "refused",
    });
    expect(() => decide.answer(asked(), { outcome: "accepted" }, said)).toThrow(wrong("/outcome"));
    expect(() => decide.mustName({ kind: "correction" })).toThrow(wrong("/field"));
    expect(() => decide.mustName({ kind: "need", field: "name" })).toThrow(wrong("/field"));
  });
});

it.each([
  ["question", true],
  ["need", true],
  ["complaint", false],
  ["correction", false],
] as const)("%s: an organisation may answer: %s", (kind, may) => {
  expect(mayBeAssigned[kind]).toBe(may);
  const assign = () => decide.assign(asked({ kind }), "agency_1");
  if (may) expect(assign().after.agencyId).toBe("agency_1");
  else expect(assign).toThrow(wrong("/agencyId"));
});

it.each([
  ["question", 10, "working-day"],
  ["need", 10, "working-day"],
  ["complaint", 30, "calendar-day"],
  ["correction", 7, "working-day"],
] as const)("%s is answered within %i of %s", (kind, offset, unit) => {
  expect(termOf(kind)).toMatchObject({ offset, unit });
  // A region's own term is of what no law gives one.
  expect(termOf(kind, 5).offset).toBe(kind === "question" || kind === "need" ? 5 : offset);
});

describe("what time asks for", () => {
  const on = (one: FamilyRequest, today: string) => decide.attend(one, { today, at: `${today}T03:00:00Z` });

  it("reminds three days before, and the day after the last one says that it is late; each once", () => {
    expect(decide.attendOn(asked())).toBe("2025-03-21");
    expect(on(asked(), "2025-03-20")).toBeUndefined();
    const reminded = on(asked(), "2025-03-21")!;
    expect(reminded.events.map(({ type }) => type)).toEqual(["request.due-soon"]);
    expect(on(reminded.after, "2025-03-24")).toBeUndefined();
    const late = on(reminded.after, "2025-03-25")!;
    expect(late.events.map(({ type }) => type)).toEqual(["request.overdue"]);
    expect([decide.attendOn(late.after), on(late.after, "2025-04-30")]).toEqual([undefined, undefined]);
  });

  it("says once that it is late where nobody looked before, and reminds whoever it was given to since", () => {
    expect(on(asked(), "2025-04-01")!.events.map(({ type }) => type)).toEqual(["request.overdue"]);
    const reminded = on(asked(), "2025-03-21")!.after;
    expect(decide.attendOn(decide.assign(reminded, "agency_1").after)).toBe("2025-03-21");
  });

  it("asks nothing of what is answered or withdrawn, and moves with the child once", () => {
    const { after } = decide.answer(asked(), {}, said);
    expect(decide.attendOn(after)).toBeUndefined();
    expect(decide.attendOn(decide.withdraw(asked(), said.at).after)).toBeUndefined();
    expect(decide.move(asked(), "novokuznetsk")).toBeUndefined();
    expect(decide.move(asked(), "kemerovo")!.after).toMatchObject({
      municipality: "kemerovo",
      askedIn: "novokuznetsk",
    });
  });
});

describe("what may be done", () => {
  const staff: Actor = { kind: "coordinator", id: "anna", tenant: "kuzbass" };
  const admin: Actor = { kind: "admin", id: "admin", tenant: "kuzbass" };
  const school: Actor = { kind: "specialist", id: "school", tenant: "kuzbass", agency: "agency_1" };
  const other: Actor = { ...school, agency: "agency_2" };
  const mother: Actor = { kind: "representative", id: "mother", tenant: "kuzbass", representative: "rep_1" };
  const given = asked({ agencyId: "agency_1", representativeId: "rep_1" });
  const answered = decide.answer(given, {}, said).after;

  it.each([
    ["a question, to staff", staff, asked(), "answer assign withdraw"],
    ["a question given to an organisation, to staff", staff, given, "answer assign take-back withdraw"],
    ["a complaint, to staff", staff, asked({ kind: "complaint" }), "answer withdraw"],
    ["a question, to an administrator", admin, asked(), ""],
    ["one that it was given, to an organisation", school, given, "answer"],
    ["one that was given to another, to an organisation", other, given, ""],
    ["one that nobody was given, to an organisation", school, asked(), ""],
    ["her own, to a mother", mother, given, "withdraw"],
    ["what staff wrote down, to a mother", mother, asked(), ""],
    ["one that was answered, to staff", staff, answered, "add"],
    ["one that was answered, to the organisation", school, answered, "add"],
    ["one that was answered, to a mother", mother, answered, ""],
    ["one that was withdrawn, to staff", staff, decide.withdraw(given, said.at).after, ""],
  ] as const)("of %s", (_, actor, request, verbs) => {
    expect(decide.mayDo(actor, request).join(" ")).toBe(verbs);
  });

  it("is what is taken", () => {
    const after = { asked: asked(), given, answered, withdrawn: decide.withdraw(given, said.at).after };
    const acts = {
      answer: (one: FamilyRequest) => decide.answer(one, {}, said),
      assign: (one: FamilyRequest) => decide.assign(one, "agency_2"),
      "take-back": decide.takeBack,
      withdraw: (one: FamilyRequest) => decide.withdraw(one, said.at),
    };
    for (const request of Object.values(after))
      for (const verb of decide.mayDo(staff, request))
        if (verb !== "add") expect(() => acts[verb](request)).not.toThrow();
  });
});
