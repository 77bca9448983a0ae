import { describe, expect, it } from "vitest";
import { inStatus, on, planned, withheld } from "../../../test/fixtures/step.ts";
import { nextMilestone } from "./milestones.ts";
import type { Step } from "./step.ts";

// Asked on Monday 3 March, due on Monday 17 March; the reminder is a week ahead, the first escalation on Tuesday 18 March.
const { requested } = inStatus;
const passed = (milestones: Partial<Step["milestones"]>): Step => ({
  ...requested,
  milestones: { escalations: 0, ...milestones },
});
const held = (until?: string) =>
  ({ ...requested, status: "on-hold", hold: { reason: "asked", resumeTo: "requested", until } }) as Step;
const instant = (time: string) => on(time).now.toString();

describe("the next milestone", () => {
  it.each<[string, Step, string, string]>([
    ["a planned step", planned, "2025-03-01", "request 2025-03-03T12:00"],
    ["a step just asked for", requested, "2025-03-03T12:00", "remind 2025-03-10"],
    ["one asked for within 48 hours", { ...requested, hours: 48 }, "2025-03-03T12:00", "escalate 2025-03-05T12:00"],
    ["one reminded", passed({ remindedAt: instant("2025-03-10") }), "2025-03-10", "due 2025-03-17"],
    ["one fallen due", passed({ dueAt: instant("2025-03-17") }), "2025-03-17", "escalate 2025-03-18"],
    [
      "one escalated",
      passed({ escalations: 1, escalatedAt: instant("2025-03-18") }),
      "2025-03-18",
      "escalate 2025-03-25",
    ],
    [
      "one escalated four times: from then on monthly",
      passed({ escalations: 4, escalatedAt: instant("2025-04-08") }),
      "2025-04-08",
      "escalate 2025-05-12", // 8 May is in the holidays
    ],
    [
      "one escalated at night: a local day, whatever UTC says",
      passed({ escalations: 1, escalatedAt: instant("2025-03-19T03:00") }),
      "2025-03-19T03:00",
      "escalate 2025-03-26",
    ],
    ["one held until a day", held("2025-03-06"), "2025-03-04", "resume 2025-03-06"],
  ])("given %s, then it comes at its time", (_, step, now, expected) => {
    const [what, at] = expected.split(" ");
    expect(nextMilestone(step, on(now))).toEqual({ what, at: on(at!).now });
  });

  it.each<[string, Step, string, string]>([
    ["reminder and due day went by", requested, "2025-03-17T10:00", "due"],
    ["everything went by", requested, "2025-04-20", "escalate"],
    [
      "weeks of escalations went by",
      passed({ escalations: 1, escalatedAt: instant("2025-03-18") }),
      "2025-06-01",
      "escalate",
    ],
  ])("given %s while the step rested, then only the latest is told", (_, step, now, what) => {
    expect(nextMilestone(step, on(now))?.what).toBe(what);
  });

  it("given a request within eight days of the due day, then no reminder follows on its heels", () => {
    const late: Step = { ...requested, requestedAt: instant("2025-03-10T08:00") };
    expect(nextMilestone(late, on("2025-03-10T08:00"))?.what).toBe("due");
  });

  it("given a request later on the due day itself, then it is not called due in the same breath", () => {
    const late: Step = { ...requested, requestedAt: instant("2025-03-17T15:00") };
    expect(nextMilestone(late, on("2025-03-17T15:00"))).toEqual({ what: "escalate", at: on("2025-03-18").now });
  });

  it("given a due day before a weekend, then it escalates on the next working day", () => {
    const friday = { ...requested, due: { ...requested.due, date: "2025-03-14" } };
    expect(nextMilestone(friday, on("2025-03-14T10:00"))?.what).toBe("due");
    const fallen = { ...friday, milestones: { escalations: 0, dueAt: instant("2025-03-14") } };
    expect(nextMilestone(fallen, on("2025-03-14T10:00"))?.at).toEqual(on("2025-03-17").now);
  });

  it("given a week that ends on a holiday, then it escalates again on the next working day", () => {
    const escalated = passed({ escalations: 1, escalatedAt: instant("2025-05-02") }); // a week before 9 May, a Friday
    expect(nextMilestone(escalated, on("2025-05-02"))?.at).toEqual(on("2025-05-12").now);
  });

  it("given a year without a calendar, then it still escalates, on the next weekday", () => {
    const far = { ...requested, due: { ...requested.due, date: "2039-12-30" } }; // a Friday
    expect(nextMilestone(far, on("2039-12-30T10:00"))?.what).toBe("due");
    const fallen = { ...far, milestones: { escalations: 0, dueAt: instant("2039-12-30") } };
    expect(nextMilestone(fallen, on("2039-12-30T10:00"))?.at).toEqual(on("2040-01-02").now);
  });

  it.each<[string, Step]>([
    ["withheld for want of consent", withheld()],
    ["rejected", inStatus.rejected],
    ["completed", inStatus.completed],
    ["failed", inStatus.failed],
    ["cancelled", inStatus.cancelled],
  ])("given a step %s, then time alone brings nothing about", (_, step) => {
    expect(nextMilestone(step, on("2026-03-01"))).toBeUndefined();
  });

  it("given a step held past its due date, then the coordinator is reminded, weekly and later monthly", () => {
    // Due on Monday, 17 March 2025.
    const at = (step: Step, day: string) => {
      const next = nextMilestone(step, on(day));
      return `${next?.what} ${next?.at.toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate()}`;
    };
    expect(at(held(), "2025-03-10")).toBe("hold-overdue 2025-03-18");
    const told = (holdReminders: number): Step => ({
      ...held(),
      milestones: { escalations: 0, holdReminders, holdRemindedAt: on("2025-03-18").now.toString() },
    });
    expect(at(told(1), "2025-03-19")).toBe("hold-overdue 2025-03-25");
    expect(at(told(4), "2025-03-19")).toBe("hold-overdue 2025-04-17");
    expect(at(held("2025-03-14"), "2025-03-10")).toBe("resume 2025-03-14");
    expect(at(held("2025-06-02"), "2025-03-10")).toBe("hold-overdue 2025-03-18");
    expect(at(held("2025-03-20"), "2025-03-24")).toBe("resume 2025-03-20");
  });
});
