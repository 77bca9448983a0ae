import { describe, expect, it } from "vitest";
import { after, begin, given, ids, inStatus, on, planned, withheld } from "../../../test/fixtures/step.ts";
import * as again from "./again.decide.ts";
import * as answers from "./answer.decide.ts";
import * as decide from "./step.decide.ts";
import type { StepEvent } from "./step.events.ts";
import type { StepVerb } from "./step.may.ts";
import { type Step, type StepStatus, stepStatuses } from "./step.ts";

const { note } = ids;
const verbs: Record<StepVerb, (step: Step) => StepEvent[]> = {
  receive: (step) => decide.receive(step, { via: "link" }),
  accept: (step) => decide.accept(step, { via: "specialist" }),
  reject: (step) => decide.reject(step, { noteId: note }),
  hold: (step) => decide.hold(step, { noteId: note }, begin),
  resume: (step) => decide.resume(step),
  progress: (step) => answers.progress(step, { noteId: note }),
  ask: (step) => answers.ask(step, { noteId: note }),
  clarify: (step) => answers.clarify(asking(step), { noteId: note }),
  complete: (step) => decide.complete(step, { result: "performed" }, begin),
  cancel: (step) => decide.cancel(step, { noteId: note }),
  reassign: (step) => decide.reassign(step, { to: ids.clinic }, begin),
  decide: (step) => again.acceptOutcome({ ...step, undecided: true } as Step, { noteId: note }),
  correct: (step) => again.correct(step, { result: "refused-measure", reasonId: note, revisions: [] }),
  reopen: (step) => again.askAgain(step, { why: "reopen", noteId: note }, begin),
  nudge: (step) => answers.nudge(step, begin),
  renew: (step) => decide.renewLink(step),
};
const asking = (step: Step): Step => ({
  ...step,
  clarification: { questionId: note, askedAt: begin.now.toString() },
});
const settled: StepStatus[] = ["completed", "failed", "cancelled"];

/** By hand, in the order of the statuses: planned, requested, received, accepted, rejected, in-progress, on-hold, the settled. */
const grid: Record<StepVerb, string> = {
  receive: ".+........",
  accept: ".++.......",
  reject: ".+++......",
  hold: ".+++.+....",
  resume: "......+...",
  progress: ".+++.+....",
  ask: ".+++.+....",
  clarify: ".+++.+....",
  complete: ".+++.++...",
  cancel: "+++++++...",
  reassign: "+++++++...",
  decide: ".......++.",
  correct: ".......++.",
  reopen: ".......+++",
  nudge: ".+++.+....",
  renew: ".+++.++...",
};
/** What comes of itself or twice is no fault: nothing happens. */
const silent: StepVerb[] = ["receive", "nudge"];

describe("what may follow what", () => {
  const pairs = (Object.keys(grid) as StepVerb[]).flatMap((verb) =>
    stepStatuses.map((status) => [verb, status] as const),
  );
  it.each(pairs)("%s, given a step that is %s", (verb, status) => {
    const decided = given(inStatus[status]).when(verbs[verb]);
    if (grid[verb][stepStatuses.indexOf(status)] === "+") decided.thenEvents({});
    else if (silent.includes(verb)) decided.thenEvents();
    else decided.thenRefused(settled.includes(status) ? "step.closed" : "step.not-allowed");
  });

  it("given an open question, then no other is asked; given none, then none is answered", () => {
    given(asking(inStatus.accepted)).when(verbs.ask).thenRefused("step.not-allowed");
    given(inStatus.accepted)
      .when((step) => answers.clarify(step, { noteId: note }))
      .thenRefused("step.not-allowed");
  });

  it("given a settled step, when refused, then the refusal carries its status", () => {
    given(inStatus.completed)
      .when(verbs.complete)
      .thenRefused("step.closed", { current: { status: "completed" } });
  });

  it("given what cannot be, when refused, then people read how the step stands and when it could", () => {
    given(inStatus["on-hold"])
      .when(verbs.hold)
      .thenRefused("step.not-allowed", {
        text: {
          ru: "Шаг отложен: «отложить» сейчас нельзя. Можно, когда он ждёт ответа, получен, принят или в работе.",
        },
      });
    given(inStatus.planned)
      .when(verbs.resume)
      .thenRefused("step.not-allowed", {
        text: { ru: "Шаг ещё не запрошен: «возобновить» сейчас нельзя. Можно, когда он отложен." },
      });
  });
});

describe("complete", () => {
  it.each([
    ["on the due day, late in the evening", "2025-03-17T23:59", false],
    ["the minute after the due day", "2025-03-18T00:00", true],
  ])("given an answer %s, then late is as it is", (_, time, late) => {
    given(inStatus.requested)
      .when((step) => decide.complete(step, { result: "performed" }, on(time)))
      .thenEvents({ data: { late } });
  });

  it("given a link, then the event names the one that is used up", () => {
    given(inStatus.requested)
      .when((step) => decide.complete(step, { result: "performed", link: 1 }, begin))
      .thenEvents({ data: { link: 1, result: "performed", agencyId: ids.school, assignment: 1 } });
  });

  it("given a step withheld before it was ever asked for, then nobody can have done it", () => {
    given(withheld("planned")).when(verbs.complete).thenRefused("step.not-allowed");
    given(withheld("requested")).when(verbs.complete).thenOutcome(["step.completed"]);
  });
});

describe("hold and resume", () => {
  it.each([
    ["yesterday", "2025-03-02", "input.invalid"],
    ["today", "2025-03-03", ["step.held"]],
    ["tomorrow", "2025-03-04", ["step.held"]],
  ])("given a hold until %s", (_, until, expected) => {
    given(inStatus.requested)
      .when((step) => decide.hold(step, { noteId: note, until }, begin))
      .thenOutcome(expected);
  });

  it("given a hold, then it returns to where it was", () => {
    const held = after(inStatus.received, verbs.hold(inStatus.received), begin.now.toString());
    given(held)
      .when(decide.resume)
      .thenEvents({ type: "step.resumed", data: { to: "received" } });
  });

  it("given a step withheld for want of consent, then nobody resumes it by hand", () => {
    given(withheld()).when(decide.resume).thenRefused("consent.missing");
  });
});

describe("reassign", () => {
  it("given another agency, then it is asked anew: its time counts from now, under a new assignment", () => {
    given(inStatus.rejected)
      .when((step) => decide.reassign(step, { to: ids.clinic }, on("2025-03-12")))
      .thenEvents({ data: { from: ids.school, agencyId: ids.clinic, assignment: 2, due: { date: "2025-03-26" } } });
  });

  it("given the same agency, then only after it rejected", () => {
    const again = (step: Step) => decide.reassign(step, { to: ids.school }, begin);
    given(inStatus.requested).when(again).thenRefused("step.not-allowed");
    given(inStatus.rejected).when(again).thenOutcome(["step.reassigned"]);
  });

  it("given a step for a later day, then the new agency's time counts from that day", () => {
    const later = { ...planned, requestAt: on("2025-04-01").now.toString() };
    given(later)
      .when((step) => decide.reassign(step, { to: ids.clinic }, begin))
      .thenEvents({ data: { due: { date: "2025-04-15" } } });
  });
});

describe("receive, withhold, restart, renewLink", () => {
  it.each(stepStatuses)("receive, given %s", (status) => {
    given(inStatus[status])
      .when((step) => decide.receive(step, { via: "link" }))
      .thenOutcome(status === "requested" ? ["step.received"] : []);
  });

  it.each(stepStatuses)("withhold, given %s", (status) => {
    const open = !settled.includes(status) && status !== "rejected";
    given(inStatus[status])
      .when(decide.withhold)
      .thenOutcome(open ? ["step.withheld"] : []);
  });

  it("given a step withheld already, when withheld again, then nothing happens", () => {
    given(withheld()).when(decide.withhold).thenOutcome([]);
  });

  it("given a held step, when withheld, then it will return to where it was before the hold", () => {
    given(inStatus["on-hold"])
      .when(decide.withhold)
      .thenEvents({ data: { resumeTo: "requested" } });
  });

  it.each(stepStatuses)("restart, given %s", (status) => {
    const decided = given(inStatus[status]).when(decide.restart);
    if (settled.includes(status)) decided.thenOutcome([]);
    else decided.thenEvents({ type: "step.restarted", data: { generation: 2 } });
  });

  it("given an open step, when its link is renewed, then the next number is live", () => {
    given(inStatus.requested)
      .when(decide.renewLink)
      .thenEvents({ data: { link: 2 } });
  });

  it.each<[string, Step, string]>([
    ["settled", inStatus.completed, "step.closed"],
    ["planned", planned, "step.not-allowed"],
    ["rejected", inStatus.rejected, "step.not-allowed"],
    ["withheld for want of consent", withheld(), "step.not-allowed"],
  ])("given a step that is %s, when a link is asked for, then none is promised", (_, step, code) => {
    given(step).when(decide.renewLink).thenOutcome(code);
  });
});

describe("wake: what time and consent bring about", () => {
  const yes = { allowed: true };
  const no = { allowed: false };
  it.each<[string, Step, string, { allowed: boolean }, string[]]>([
    ["a planned step before its day", planned, "2025-03-03T11:59", yes, []],
    ["a planned step on its day", planned, "2025-03-03T12:00", yes, ["step.requested"]],
    ["a planned step on its day without consent", planned, "2025-03-03T12:00", no, ["step.withheld"]],
    ["an asked step on the day of the reminder", inStatus.requested, "2025-03-10", yes, ["step.reminded"]],
    ["the same without consent", inStatus.requested, "2025-03-10", no, ["step.withheld"]],
    ["an asked step with nothing due, without consent", inStatus.requested, "2025-03-04", no, []],
    ["an asked step on the due day", inStatus.requested, "2025-03-17", yes, ["step.fell-due"]],
    ["an asked step the working day after", inStatus.requested, "2025-03-18", yes, ["step.escalated"]],
    ["a withheld step when consent is there", withheld(), "2025-03-04", yes, ["step.resumed"]],
    ["a withheld step when it is not", withheld(), "2025-03-04", no, []],
    ["a rejected step", inStatus.rejected, "2025-06-01", yes, []],
    ["a completed step", inStatus.completed, "2025-06-01", yes, []],
  ])("given %s", (_, step, time, consent, types) => {
    given(step)
      .when((s) => decide.wake(s, on(time), consent))
      .thenOutcome(types);
  });

  it("given any step and any day, when woken until nothing is left, then that comes to an end", () => {
    for (const status of stepStatuses)
      for (const day of ["2025-03-03T12:00", "2025-03-17", "2025-09-01", "2027-01-01"]) {
        let step = inStatus[status];
        const types: string[] = [];
        for (
          let events = decide.wake(step, on(day), yes);
          events.length > 0;
          events = decide.wake(step, on(day), yes)
        ) {
          types.push(...events.map((e) => e.type));
          step = after(step, events, on(day).now.toString());
          expect(types.length).toBeLessThan(5);
        }
      }
  });

  it("given a request that comes late, then its time counts from when it is made", () => {
    given(planned)
      .when((step) => decide.wake(step, on("2025-03-05"), yes))
      .thenEvents({ data: { due: { date: "2025-03-19" } } });
  });
});
