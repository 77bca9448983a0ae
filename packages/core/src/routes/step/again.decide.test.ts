import { describe, expect, it } from "vitest";
import { after, given, ids, inStatus, on } from "../../../test/fixtures/step.ts";
import * as again from "./again.decide.ts";
import * as decide from "./step.decide.ts";
import { isConcluded, type Step, type StepCause, type StepResult } from "./step.ts";

const { note } = ids;
const answered = on("2025-03-10");
const later = on("2025-03-12");
const at = later.now.toString();

const answer = (result: StepResult, cause?: StepCause): Step =>
  after(
    inStatus.accepted,
    decide.complete(inStatus.accepted, { result, cause, noteId: note }, answered),
    answered.now.toString(),
  );

describe("a result that is not what was asked for", () => {
  it.each([
    ["performed", undefined, undefined, true],
    ["not-applied", undefined, "did-not-come", false],
    ["refused-measure", undefined, "family-refused", false],
    ["refused-programme", undefined, "family-refused", false],
    ["not-performed", undefined, "other", false],
    ["not-performed", "no-place", "no-place", false],
    ["refused-measure", "other", "other", false],
  ] as const)("%s, cause %s: counts as %s; concluded at once: %s", (result, cause, counts, concluded) => {
    const step = answer(result, cause);
    expect(step).toMatchObject({ result, settledAt: answered.now.toString() });
    expect("cause" in step && step.cause).toBe(counts);
    expect(isConcluded(step)).toBe(concluded);
  });

  it("stands, once a coordinator says so, and then there is nothing to decide", () => {
    const failed = answer("not-performed", "no-specialist");
    const accepted = after(failed, again.acceptOutcome(failed, { noteId: note }), at);
    expect(isConcluded(accepted)).toBe(true);
    expect(accepted).toMatchObject({ status: "failed", decided: { at, noteId: note } });
    given(accepted)
      .when((step) => again.acceptOutcome(step, { noteId: note }))
      .thenRefused("step.not-allowed");
    given(answer("performed"))
      .when((step) => again.askAgain(step, { why: "repeat", noteId: note }, later))
      .thenRefused("step.not-allowed");
  });

  it("is asked for again of the same agency: a new assignment, generation and due date, the result an attempt", () => {
    const failed: Step = { ...answer("not-performed", "no-place"), wait: { taskToken: "old", generation: 1 } };
    const asked = after(failed, again.askAgain(failed, { why: "repeat", noteId: note }, later), at);
    expect(asked).toMatchObject({
      status: "planned",
      agencyId: ids.school,
      assignment: 2,
      generation: 2,
      generationAt: at,
      requestAt: at,
      due: { date: "2025-03-26" },
      links: 0,
      usedLinks: [],
      assignedNoteId: note,
      attempts: [{ agencyId: ids.school, assignment: 1, outcome: "not-performed", cause: "no-place", noteId: note }],
    });
    for (const field of ["wait", "requestedAt"] as const) expect(asked[field]).toBeUndefined();
    for (const field of ["result", "cause", "undecided", "settledAt"]) expect(asked).not.toHaveProperty(field);
  });

  it("is given to another agency, and not to the one whose result it was", () => {
    const failed = answer("refused-measure");
    given(failed)
      .when((step) => again.askAgain(step, { why: "give-to-another", to: ids.clinic, noteId: note }, later))
      .thenEvents({ type: "step.asked-again", data: { agencyId: ids.clinic, from: ids.school, assignment: 2 } });
    given(failed)
      .when((step) => again.askAgain(step, { why: "give-to-another", to: ids.school, noteId: note }, later))
      .thenRefused("step.not-allowed");
  });

  it("is asked for twenty times at most", () => {
    const attempts = Array.from({ length: 20 }, (_, i) => ({
      agencyId: ids.school,
      assignment: i + 1,
      endedAt: at,
      outcome: "not-performed" as const,
    }));
    given({ ...answer("not-performed"), attempts } as Step)
      .when((step) => again.askAgain(step, { why: "repeat", noteId: note }, later))
      .thenRefused("step.not-allowed");
  });
});

describe("a step that is reopened", () => {
  it.each(["completed", "failed", "cancelled"] as const)("was %s by mistake: that counts no more", (status) => {
    const step = inStatus[status];
    const reopened = after(step, again.askAgain(step, { why: "reopen", noteId: note }, later), at);
    expect(reopened).toMatchObject({ status: "planned", agencyId: ids.school, assignment: 2 });
    expect(reopened.attempts).toMatchObject([{ undone: true }]);
  });
});
