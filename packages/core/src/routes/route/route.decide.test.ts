import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { decisions } from "../../../test/decisions.ts";
import type { MeasureId, NoteId, StepId } from "../../ground/shared/ids.ts";
import * as decide from "./route.decide.ts";
import type { RouteEvent } from "./route.events.ts";
import type { Outcome, PlanEntry, Route } from "./route.ts";
import { templateOf } from "./templates/index.ts";

const template = templateOf("school-age", 1)!;
const at = "2025-03-03T05:00:00Z";
const ends = "2025-12-28T05:00:00Z";
const note = "note_01JNE0000000000000000000AA" as NoteId;

const entry = (measure?: string) =>
  ({
    stepId: `step_${measure ?? "own"}` as StepId,
    stage: "RehabilitationMeasures",
    agencyId: "agency_1",
    measure: measure ? { measureId: measure as MeasureId } : undefined,
  }) as unknown as PlanEntry;

const opened = {
  routeId: "route_1",
  childId: "child_1",
  municipality: "novokuznetsk",
  template: { key: "school-age", version: 1 },
  cycle: 1,
  cycleStartedAt: at,
  cycleEndsAt: ends,
  generation: 1,
  generationAt: at,
  plan: { status: "preparing", entries: [entry()] },
  status: "open",
} as unknown as Route;
const withPlan = (status: Route["plan"]["status"]): Route => ({ ...opened, plan: { ...opened.plan, status } });
const draft = withPlan("draft");
const approved = withPlan("approved");
const closed = { ...opened, status: "closed", endedAt: at, reason: "other" } as Route;
const handedOver = { ...opened, status: "handed-over", endedAt: at } as Route;

const { given, after: fold } = decisions(decide.evolve);
const after = (route: Route, events: RouteEvent[], when = at): Route => fold(route, events, when);

describe("the plan", () => {
  const changed = (r: Route) => decide.changePlan(r, { entries: [entry()] });
  const approve = (r: Route) => decide.approvePlan(r, "PlanApproval", r.plan.entries);
  it.each<[string, Route, (r: Route) => RouteEvent[], string[] | string]>([
    ["preparing, when drafted", opened, (r) => decide.draftPlan(r, { entries: [] }), ["plan.drafted"]],
    ["a draft, when drafted again", draft, (r) => decide.draftPlan(r, { entries: [] }), []],
    ["preparing, when changed", opened, changed, "plan.not-open"],
    ["a draft, when changed", draft, changed, ["plan.changed"]],
    ["approved, when changed", approved, changed, "plan.approved"],
    ["of a closed route, when changed", { ...closed, plan: draft.plan }, changed, "route.closed"],
    ["preparing, when approved", opened, approve, "plan.not-open"],
    ["a draft, when approved", draft, approve, ["plan.approved", "stage.settled"]],
    ["approved, when approved again", approved, approve, "plan.approved"],
    ["of a route handed over, when approved", { ...handedOver, plan: draft.plan }, approve, "route.closed"],
  ])("given it is %s", (_, route, decision, expected) => {
    given(route).when(decision).thenOutcome(expected);
  });

  it("given a draft of nothing, or with a line of nobody, then it cannot be approved", () => {
    given(draft)
      .when((r) => decide.approvePlan(r, "PlanApproval", []))
      .thenOutcome("plan.empty");
    const nobody = { ...entry("a"), agencyId: undefined };
    const withNobody = { ...draft, plan: { ...draft.plan, entries: [entry(), nobody] } };
    expect(() => decide.approvePlan(withNobody, "PlanApproval", withNobody.plan.entries)).toThrow(
      expect.objectContaining({ code: "plan.unassigned", current: { stepIds: ["step_a"] } }),
    );
  });

  it("given a draft, when it is drafted, changed, approved, then entries and state follow", () => {
    const one = after(opened, decide.draftPlan(opened, { entries: [entry("a")] }));
    expect(one.plan).toMatchObject({ status: "draft", entries: [{ stepId: "step_own" }, { stepId: "step_a" }] });
    const two = after(one, decide.changePlan(one, { entries: [entry("b")], words: note }));
    expect(two.plan).toMatchObject({ status: "draft", draftedAt: at, words: note, entries: [{ stepId: "step_b" }] });
    const three = after(two, decide.approvePlan(two, "PlanApproval", two.plan.entries));
    expect(three.plan).toMatchObject({ status: "approved", approvedAt: at });
  });

  const known = { ...approved, plan: { ...approved.plan, entries: [entry("a")] } } as Route;
  it.each<[string, Route, string[]]>([
    ["preparing: the draft will take them anyway", opened, []],
    ["a draft: what is new joins", { ...known, plan: { ...known.plan, status: "draft" } } as Route, ["b"]],
    ["approved: what is new joins", known, ["b"]],
    ["of a closed route", { ...closed, plan: known.plan } as Route, []],
  ])("given measures come while it is %s", (_, route, joined) => {
    const events = decide.joinPlan(route, [entry("a"), entry("b")], new Set());
    const ids = events.flatMap((e) =>
      e.type === "plan.joined" ? e.data.entries.map((x) => x.measure?.measureId) : [],
    );
    expect(ids).toEqual(joined);
  });

  it("given nothing new, then nothing is written", () => {
    given(known)
      .when((route) => decide.joinPlan(route, [entry("a")], new Set()))
      .thenOutcome([]);
  });
});

describe("a family's word on the plan", () => {
  const [mother, father] = ["rep_m", "rep_f"] as const;
  const says = (route: Route, representativeId: typeof mother | typeof father, answer: "agree" | "disagree") =>
    after(route, decide.answerPlan(route, { representativeId, answer }));

  it("is each parent's own, counts until the next one, and of the plan as it is", () => {
    const both = says(says(draft, mother, "agree"), father, "disagree");
    expect(both.plan.answers).toMatchObject({ rep_m: { answer: "agree", at }, rep_f: { answer: "disagree", at } });
    expect(decide.answerPlan(both, { representativeId: mother, answer: "agree" })).toEqual([]);
    expect(says(both, father, "agree").plan.answers).toMatchObject({ rep_f: { answer: "agree" } });
    expect(after(both, decide.changePlan(both, { entries: [entry()] })).plan.answers).toBeUndefined();
    const { noteId, noteId: stepNoteId } = { noteId: note };
    const amended = { entries: [entry()], noteId, stepNoteId, added: [], changed: [], dropped: [] };
    expect(after(both, [decide.event("plan.amended", both, amended)]).plan.answers).toBeUndefined();
  });

  it("waits for a plan, and ends with the route", () => {
    expect(() => says(opened, mother, "agree")).toThrow("plan.not-open");
    expect(() => says(closed, mother, "agree")).toThrow("route.closed");
  });
});

describe("how a cycle ends", () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  it.each<[string, string, Route, Outcome]>([
    ["a child well below the age limit", "2014-05", opened, "renew"],
    ["the month before the limit", "2009-04", opened, "renew"],
    ["the month of the limit", "2009-03", opened, "hand-off"],
    ["a child beyond it", "2008-11", opened, "hand-off"],
    ["another decision of the coordinator", "2014-05", { ...opened, decided: { outcome: "close" } }, "close"],
    ["a decision to renew beyond the limit", "2008-11", { ...opened, decided: { outcome: "renew" } }, "hand-off"],
  ])("given %s", (_, born, route, expected) => {
    expect(decide.outcomeOf(route, template, born, day("2025-03-31"))).toBe(expected);
  });

  it("given a hand-off by age, then a decision to renew does not undo it", () => {
    expect(decide.endOf({ ...opened, decided: { outcome: "renew" } }, { outcome: "hand-off" })).toBe("hand-off");
    expect(decide.endOf({ ...opened, decided: { outcome: "close" } }, { outcome: "renew" })).toBe("close");
  });

  const conclude = (route: Route, outcome: Outcome, more: { cycle?: number; generation?: number } = {}) =>
    decide.concludeCycle(route, { cycle: 1, generation: 1, outcome, ...more }, { cycleEndsAt: ends, entries: [] });
  it.each<[string, Route, Outcome, string[]]>([
    ["renew", approved, "renew", ["cycle.renewed"]],
    ["hand-off", approved, "hand-off", ["route.handed-over"]],
    ["close", approved, "close", ["route.closed"]],
    ["renew, on a closed route", closed, "renew", []],
    ["renew, and a decision to close that came a moment later", decidedTo("close"), "renew", ["route.closed"]],
    ["close, and a decision to renew that came a moment later", decidedTo("renew"), "close", ["cycle.renewed"]],
  ])("given the machine says %s", (_, route, outcome, types) => {
    given(route)
      .when((r) => conclude(r, outcome))
      .thenOutcome(types);
  });

  it.each([
    ["a repeat after the cycle ended", { cycle: 0 }],
    ["an older generation", { generation: 0 }],
  ])("given %s, then nothing happens", (_, asked) => {
    given(approved)
      .when((route) => conclude(route, "renew", asked))
      .thenOutcome([]);
  });

  it("given it is renewed, then the next cycle is clean: new plan, no decision, no losses counted", () => {
    const before = { ...approved, decided: { outcome: "renew" }, lost: 3 } as Route;
    const renewed = after(before, conclude(before, "renew"), "2025-12-01T00:00:00Z");
    expect(renewed).toMatchObject({
      cycle: 2,
      generation: 2,
      cycleEndsAt: ends,
      cycleStartedAt: "2025-12-01T00:00:00Z",
      plan: { status: "preparing", entries: [] },
      status: "open",
    });
    for (const gone of ["decided", "lost"]) expect(renewed).not.toHaveProperty(gone);
  });

  function decidedTo(outcome: Outcome): Route {
    return { ...approved, decided: { outcome, noteId: note } };
  }
});

describe("the next generation", () => {
  const go = (route: Route, generation: number, why: "limit" | "lost") =>
    decide.continueRoute(route, generation, { cycleEndsAt: ends, why });

  it.each<[string, Route, number, number]>([
    ["the live one", approved, 1, 1],
    ["one that another has replaced", { ...approved, generation: 2 }, 1, 0],
    ["a closed route's", closed, 1, 0],
    ["one of a route handed over", handedOver, 1, 0],
  ])("given %s asks, then there is at most one successor", (_, route, generation, events) => {
    given(route)
      .when((r) => go(r, generation, "limit"))
      .thenOutcome(events === 1 ? ["route.continued"] : []);
  });

  it("given losses in a row, then they are counted, until one ends at its limit", () => {
    const lost = after(after(approved, go(approved, 1, "lost")), go({ ...approved, generation: 2 }, 2, "lost"));
    expect(lost).toMatchObject({ generation: 3, lost: 2, plan: { status: "approved" } });
    expect(after(lost, go(lost, 3, "limit"))).not.toHaveProperty("lost");
  });
});

describe("the end", () => {
  it.each<[string, Route, string[] | string]>([
    ["open", opened, ["route.closed"]],
    ["closed", closed, "route.closed"],
    ["handed over", handedOver, "route.closed"],
  ])("given a route that is %s, when closed", (_, route, expected) => {
    given(route)
      .when((r) => decide.close(r, { reason: "left-region", noteId: note }))
      .thenOutcome(expected);
  });

  it("given it is closed or handed over, then since when and why is kept", () => {
    given(opened)
      .when((route) => decide.close(route, { reason: "deceased", noteId: note }))
      .thenState(at, { status: "closed", endedAt: at, reason: "deceased", noteId: note });
    given(opened)
      .when((route) => [decide.event("route.handed-over", route, {})])
      .thenState(at, { status: "handed-over" });
  });

  it("given an ended route, when the outcome is decided, then it is too late", () => {
    given(closed)
      .when((route) => decide.decideOutcome(route, { outcome: "renew" }))
      .thenRefused("route.closed");
  });
});
