import { describe, expect, it } from "vitest";
import { after, given, ids, inStatus, on, planned, withheld } from "../../../test/fixtures/step.ts";
import * as decide from "./step.decide.ts";
import type { StepEvent } from "./step.events.ts";
import type { Step } from "./step.ts";

const { note } = ids;
const later = on("2025-03-10");
const at = later.now.toString();
const consent = { allowed: true };

describe("the step after an event", () => {
  it.each<[string, Step, (step: Step) => StepEvent[], Partial<Step> & Record<string, unknown>]>([
    [
      "requested: since when, until when, under its first link",
      planned,
      (s) => decide.wake(s, later, consent),
      { status: "requested", requestedAt: at, due: expect.objectContaining({ date: "2025-03-24" }), links: 1 },
    ],
    ["received", inStatus.requested, (s) => decide.receive(s, { via: "link" }), { status: "received", links: 1 }],
    [
      "accepted by a link: that one is used up and the next is live",
      inStatus.requested,
      (s) => decide.accept(s, { via: "link", link: 1 }),
      { status: "accepted", usedLinks: [1], links: 2 },
    ],
    [
      "accepted by API: the link in the mail still reports",
      inStatus.requested,
      (s) => decide.accept(s, { via: "specialist" }),
      { status: "accepted", usedLinks: [], links: 1 },
    ],
    [
      "rejected",
      inStatus.received,
      (s) => decide.reject(s, { noteId: note, link: 1 }),
      { status: "rejected", rejectedAt: at, noteId: note, usedLinks: [1] },
    ],
    [
      "held until a day",
      inStatus.accepted,
      (s) => decide.hold(s, { noteId: note, until: "2025-04-01" }, later),
      { status: "on-hold", hold: { reason: "asked", resumeTo: "accepted", until: "2025-04-01", noteId: note } },
    ],
    [
      "resumed to what it was, with a new link",
      inStatus["on-hold"],
      (s) => decide.resume(s),
      { status: "requested", links: 2 },
    ],
    [
      "resumed after it was accepted: work goes on",
      withheld("accepted"),
      (s) => decide.wake(s, later, consent),
      { status: "in-progress", links: 2 },
    ],
    [
      "withheld before it was asked for",
      planned,
      (s) => decide.withhold(s),
      { status: "on-hold", hold: { reason: "consent", resumeTo: "planned" } },
    ],
    [
      "performed",
      inStatus.requested,
      (s) => decide.complete(s, { result: "performed", link: 1 }, later),
      { status: "completed", result: "performed", late: false, settledAt: at, usedLinks: [1] },
    ],
    [
      "not performed: failed, with the reason",
      inStatus.requested,
      (s) => decide.complete(s, { result: "not-performed", noteId: note }, on("2025-04-01")),
      { status: "failed", result: "not-performed", late: true, noteId: note },
    ],
    [
      "cancelled",
      inStatus.requested,
      (s) => decide.cancel(s, { noteId: note }),
      { status: "cancelled", settledAt: at, noteId: note },
    ],
    [
      "escalated",
      inStatus.requested,
      (s) => decide.wake(s, on("2025-03-18"), consent),
      { milestones: { escalations: 1, escalatedAt: at } },
    ],
    ["restarted", inStatus.requested, (s) => decide.restart(s), { generation: 2, generationAt: at }],
    ["given a new link", inStatus.requested, (s) => decide.renewLink(s), { links: 2 }],
  ])("%s", (_, step, decision, expected) => {
    given(step).when(decision).thenState(at, expected);
  });

  it("reassigned: planned anew, without a trace of the former agency's links and milestones", () => {
    const rejected = {
      ...inStatus.rejected,
      links: 3,
      usedLinks: [1, 3],
      milestones: { remindedAt: at, dueAt: at, escalations: 2, escalatedAt: at },
    } as Step;
    const moved = after(rejected, decide.reassign(rejected, { to: ids.clinic }, later), at);
    expect(moved).toMatchObject({
      status: "planned",
      agencyId: ids.clinic,
      assignment: 2,
      formerAgencies: [ids.school],
      links: 0,
      usedLinks: [],
      milestones: { escalations: 0 },
    });
    expect(Object.keys(moved)).not.toContain("rejectedAt");
    expect(Object.keys(moved)).not.toContain("noteId");
  });

  it("restarted: where the dead execution waited is forgotten", () => {
    const waiting: Step = { ...inStatus.requested, wait: { taskToken: "dead", generation: 1 } };
    expect(after(waiting, decide.restart(waiting), at)).not.toHaveProperty("wait");
  });

  it("leaves no field of a former status behind", () => {
    const held = after(inStatus.accepted, decide.hold(inStatus.accepted, { noteId: note }, later), at);
    const done = after(held, decide.complete(held, { result: "performed" }, later), at);
    expect(Object.keys(done)).not.toContain("hold");
    expect(Object.keys(done)).not.toContain("noteId");
  });

  it("does not change the step it was given", () => {
    const before = structuredClone(inStatus.requested);
    after(inStatus.requested, decide.accept(inStatus.requested, { via: "link", link: 1 }), at);
    expect(inStatus.requested).toEqual(before);
  });
});
