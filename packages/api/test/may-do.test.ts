import type { Role } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, linkTo, makeWorld, type World } from "./world.ts";

// What a step's view promises is exactly what the API takes: every verb, in every status, by every role and by link.

const at = "2025-03-10T03:00:00Z";

interface State {
  is: object;
  /** Whether the agency's question waits for its answer; there is none unless told. */
  question?: "open" | "answered";
  staff: string;
}

/** A step that has been asked for, in each state it can be in, and what staff may do with it then. Written by hand. */
const states: Record<string, State> = {
  planned: { is: { status: "planned", requestedAt: undefined }, staff: "cancel reassign" },
  requested: { is: { status: "requested" }, staff: "accept reject hold progress ask complete cancel reassign" },
  received: { is: { status: "received" }, staff: "accept reject hold progress ask complete cancel reassign" },
  accepted: { is: { status: "accepted" }, staff: "reject hold progress ask complete cancel reassign" },
  "in progress": { is: { status: "in-progress" }, staff: "hold progress ask complete cancel reassign" },
  "with an open question": {
    is: { status: "in-progress" },
    question: "open",
    staff: "hold progress clarify complete cancel reassign",
  },
  "with an answered question": {
    is: { status: "accepted" },
    question: "answered",
    staff: "reject hold progress ask complete cancel reassign",
  },
  "on hold": {
    is: { status: "on-hold", hold: { reason: "asked", resumeTo: "accepted" } },
    staff: "resume complete cancel reassign",
  },
  withheld: {
    is: { status: "on-hold", hold: { reason: "consent", resumeTo: "accepted" } },
    staff: "complete cancel reassign",
  },
  "withheld before it was asked for": {
    is: { status: "on-hold", requestedAt: undefined, hold: { reason: "consent", resumeTo: "planned" } },
    staff: "cancel reassign",
  },
  rejected: { is: { status: "rejected", rejectedAt: at }, staff: "cancel reassign" },
  completed: { is: { status: "completed", settledAt: at, result: "performed", late: false }, staff: "correct reopen" },
  failed: { is: { status: "failed", settledAt: at, result: "not-performed", late: false }, staff: "correct reopen" },
  "failed and undecided": {
    is: { status: "failed", settledAt: at, result: "not-performed", late: false, undecided: true },
    staff: "decide correct reopen",
  },
  cancelled: { is: { status: "cancelled", settledAt: at }, staff: "reopen" },
};
/** Of these the agency knows nothing. */
const hidden = ["planned", "withheld", "withheld before it was asked for"];
const staffOnly = ["clarify", "cancel", "reassign", "decide", "correct", "reopen"];

const bodies = (world: World): Record<string, object> => ({
  accept: {},
  reject: { reason: "Нет специалиста." },
  hold: { reason: "Ребёнок болеет." },
  resume: {},
  progress: { report: "Половина." },
  ask: { question: "Что именно?" },
  clarify: { answer: "Вот что." },
  complete: { result: "performed" },
  cancel: { reason: "Не нужно." },
  reassign: { agencyId: world.ours.otherSchool, confirmedOtherKind: true },
  decide: { decision: "accept-outcome", reason: "Семья не хочет." },
  correct: { result: "refused-measure", reason: "Не тот ребёнок." },
  reopen: { reason: "Ошибка." },
});

let world: World;
let asked: Awaited<ReturnType<typeof Step.load>>;
beforeAll(async () => {
  world = await makeWorld();
  const { system, family } = world.ours;
  await Step.ask(system, family.stepId, { question: "Что именно?" });
  asked = await Step.load(system, family.stepId);
});

function put({ is, question }: State): Promise<void> {
  const { questionId } = asked.data.clarification!;
  const open = { questionId, askedAt: at };
  const clarification = question === "answered" ? { ...open, answerId: questionId, answeredAt: at } : open;
  const data = { ...asked.data, clarification: question && clarification, usedLinks: [], ...is };
  const { key, kind, index } = asked;
  return world.bank.commit([{ put: { key, kind, index, data }, expect: "any" }]);
}

const words = (text: string): string[] => text.split(" ").filter(Boolean);

function expected(state: string, role: Role): string[] | "not there" {
  const all = words(states[state]!.staff);
  if (role === "coordinator") return all;
  if (role === "representative") return [];
  return hidden.includes(state) ? "not there" : all.filter((verb) => !staffOnly.includes(verb));
}

describe.each(["coordinator", "specialist", "representative"] as const)("%s", (role) => {
  test.each(Object.keys(states))("a step that is %s: takes what is promised and refuses the rest", async (state) => {
    const path = `/v1/steps/${world.ours.family.stepId}`;
    const token = world.tokens[role];
    await put(states[state]!);
    const seen = await ask(world, "GET", path, { token });
    const promised = seen.status === 404 ? "not there" : (seen.json.mayDo as string[]).toSorted();
    const right = expected(state, role);
    expect(promised).toEqual(right === "not there" ? right : right.toSorted());
    for (const [verb, body] of Object.entries(bodies(world))) {
      await put(states[state]!);
      const { status } = await ask(world, "POST", `${path}/${verb}`, { token, body });
      if (promised.includes(verb)) expect(`${verb} ${status}`).toBe(`${verb} 200`);
      else expect([403, 404, 409], `${verb} ${status}`).toContain(status);
    }
  });
});

/** Each from an address of its own: too many answers from one are held back. */
let sent = 0;
const respond = (token: string, body: object) =>
  ask(world, "POST", "/v1/respond", { body: { token, ...body }, from: `192.0.2.${sent++}` });

describe("by link", () => {
  const answers = {
    accept: { action: "accept" },
    reject: { action: "reject", reason: "Нет специалиста." },
    hold: { action: "hold", reason: "Ребёнок болеет.", until: "2025-03-20" },
    progress: { action: "progress", report: "Половина." },
    ask: { action: "ask", question: "Что именно?" },
    complete: { action: "report", result: "performed" },
  };
  // One that was cancelled is not shown by its link any more.
  const open = Object.keys(states).filter((state) => !hidden.includes(state) && state !== "cancelled");
  test.each(open)("a step that is %s: takes what the page offers and refuses the rest", async (state) => {
    await put(states[state]!);
    const token = await linkTo(world, world.ours.family.stepId);
    const { json } = await respond(token, { action: "view" });
    expect(json).toMatchObject({ link: "live" });
    const right = words(states[state]!.staff).filter((verb) => !["resume", ...staffOnly].includes(verb));
    expect((json.mayDo as string[]).toSorted()).toEqual(right.toSorted());
    for (const [verb, body] of Object.entries(answers)) {
      await put(states[state]!);
      expect(`${verb} ${(await respond(token, body)).status}`).toBe(`${verb} ${right.includes(verb) ? 200 : 409}`);
    }
  });

  test("a link that is dead offers nothing", async () => {
    await put(states.requested!);
    const token = await linkTo(world, world.ours.family.stepId);
    await respond(token, { action: "accept" });
    expect((await respond(token, { action: "view" })).json).toMatchObject({ link: "used", mayDo: [] });
    await put(states.cancelled!);
    const ofCancelled = await linkTo(world, world.ours.family.stepId);
    expect((await respond(ofCancelled, { action: "view" })).json).toEqual({ link: "dead" });
    for (const body of Object.values(answers)) expect((await respond(ofCancelled, body)).status).toBe(410);
  });
});
