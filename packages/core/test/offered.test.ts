import { beforeAll, expect, it } from "vitest";
import * as Agency from "../src/agencies/agency/index.ts";
import * as Programme from "../src/agencies/programme/index.ts";
import * as Form from "../src/forms/form/index.ts";
import * as Round from "../src/forms/round/index.ts";
import type { AgencyId, Ctx, FormId, OccasionId, ProgrammeId, RoundId } from "../src/ground/shared/index.ts";
import * as Occasion from "../src/people/occasion/index.ts";
import { mayDo as mayDoWithPaper } from "../src/routes/family-paper/family-paper.decide.ts";
import type { FamilyPaper } from "../src/routes/family-paper/family-paper.ts";
import { agencyOf } from "./worlds/region.ts";
import { type RouteWorld, routeWorld } from "./worlds/relay.ts";
import { specialist } from "./worlds/tenant.ts";

// What a view promises (`mayDo`) is its reader's: the office of the next town, who may read much of it, is promised nothing that it is refused.

let w: RouteWorld;
let centre: AgencyId;
let readers: Record<"region" | "here" | "elsewhere" | "admin" | "own", Ctx>;
beforeAll(async () => {
  w = await routeWorld();
  w.moveTo("2025-03-10T05:00:00Z");
  centre = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  readers = {
    region: w.ctx,
    here: w.as({ kind: "coordinator", municipality: "novokuznetsk" }),
    elsewhere: w.as({ kind: "coordinator", municipality: "kemerovo" }),
    admin: w.as({ kind: "admin" }),
    own: w.as(specialist(centre)),
  };
});

const act = { act: { number: "7", date: "2025-03-03" } };
/** Of each reader what it is promised, in words; «-» where there is nothing to read. */
async function promised(read: (ctx: Ctx) => Promise<{ mayDo: readonly string[] }>): Promise<Record<string, string>> {
  const seen = Object.entries(readers).map(async ([name, ctx]) => [
    name,
    await read(ctx).then(
      ({ mayDo }) => mayDo.join(" "),
      () => "-",
    ),
  ]);
  return Object.fromEntries(await Promise.all(seen));
}

it("of an organisation to its own office", async () => {
  const offered = async (ctx: Ctx) => ({ mayDo: Agency.mayDo(ctx, (await Agency.get(ctx, centre)).agency) });
  const all = "change close revoke-links";
  expect(await promised(offered)).toEqual({ region: all, here: all, elsewhere: "", admin: all, own: "" });
});

it("of a programme to its office, and to its organisation what that changes itself", async () => {
  const made = await Programme.draft(w.ctx, {
    agencyId: centre,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 3, to: 7 },
    form: "individual",
    sessionsPerMonth: 8,
    term: { from: "2025-03-01", until: "2025-12-31" },
    places: 2,
  });
  const id = made.programmeId as ProgrammeId;
  const offered = () => promised((ctx) => Programme.get(ctx, id));
  const draft = "change approve withdraw";
  expect(await offered()).toEqual({ region: draft, here: draft, elsewhere: "-", admin: draft, own: "change" });
  await Programme.approve(w.ctx, id, act);
  const inForce = "change withdraw";
  expect(await offered()).toEqual({ region: inForce, here: inForce, elsewhere: "", admin: inForce, own: "change" });
  await Programme.withdraw(w.ctx, id, act);
  expect(await offered()).toEqual({ region: "", here: "", elsewhere: "", admin: "", own: "" });
});

const both = (ru: string) => ({ ru, en: `${ru} (en)` });
const content = {
  title: both("Как вас приняли"),
  subject: "nobody",
  items: [{ kind: "yes-no", key: "a", text: both("Удобно ли") }],
};

it("of a form of the region to the department, and to a municipality that it may ask by it", async () => {
  const id = (await Form.draft(w.ctx, { content })).formId as FormId;
  const offered = () => promised((ctx) => Form.get(ctx, id));
  const draft = "change approve retire";
  expect(await offered()).toEqual({ region: draft, here: "-", elsewhere: "-", admin: draft, own: "-" });
  await Form.approve(w.ctx, id, act);
  const inForce = { region: "change retire ask", here: "ask", elsewhere: "ask", admin: "change retire", own: "" };
  expect(await offered()).toEqual(inForce);
  await Form.retire(w.ctx, id, act);
  expect(await offered()).toEqual({ region: "", here: "", elsewhere: "", admin: "", own: "" });
});

it("of a round to whoever leads it, until somebody has looked at its results", async () => {
  const formId = (await Form.draft(w.ctx, { content })).formId as FormId;
  await Form.approve(w.ctx, formId, act);
  const made = await Round.create(w.ctx, formId, {
    audience: { kind: "families" },
    opensOn: "2025-03-20",
    closesOn: "2025-03-30",
  });
  const id = made.roundId as RoundId;
  const offered = () => promised((ctx) => Round.get(ctx, id));
  const others = { here: "", elsewhere: "", admin: "-", own: "-" };
  expect(made.mayDo).toEqual(["open", "extend", "close"]);
  expect(await offered()).toEqual({ region: "open extend close", ...others });
  await Round.open(w.ctx, id);
  expect(await offered()).toEqual({ region: "extend close", ...others });
  await Round.close(w.ctx, id, { reason: "Ответили все." });
  expect(await offered()).toEqual({ region: "extend record", ...others });
  await Round.results(w.ctx, id);
  expect(await offered()).toEqual({ region: "record", ...others });
});

it("of an event to its organiser and their office, and of who comes not to those who run the platform", async () => {
  const { occasionId } = await Occasion.announce(w.ctx, {
    agencyId: centre,
    title: "Игра и речь",
    kind: "seminar",
    times: [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }],
    place: "ул. Кирова, 5",
    audiences: ["specialist"],
    hours: 3,
  });
  const id = occasionId as OccasionId;
  const name = { who: "specialist", name: "Громова Ольга", municipality: "novokuznetsk" };
  const { signUpId } = await Occasion.signUpByStaff(w.ctx, id, name);
  const offered = () => promised((ctx) => Occasion.get(ctx, id));
  const ofSignUp = async () => (await Occasion.listSignUps(w.ctx, id, {})).items[0]!.mayDo;
  const all = "sign-ups sign-up change move cancel";
  expect(await offered()).toEqual({ region: all, here: all, elsewhere: "", admin: "change move cancel", own: all });
  expect(await ofSignUp()).toEqual(["cancel"]);

  w.moveTo("2025-04-12T04:00:00Z");
  const begun = "sign-ups sign-up mark close change cancel";
  expect(await offered()).toMatchObject({ own: begun, elsewhere: "", admin: "close change cancel" });
  expect(await ofSignUp()).toEqual(["came", "absent", "cancel"]);
  await Occasion.recordAttendance(w.ctx, id, { marks: [{ signUpId, present: true }] });
  expect(await ofSignUp()).toEqual(["absent"]);
  await Occasion.close(w.ctx, id);
  expect(await offered()).toMatchObject({ own: "sign-ups mark certify change", admin: "change" });
});

it("of a family's paper to whoever looks through what came, as long as there is something to look at", () => {
  const paper = (status: FamilyPaper["status"], goneAt?: string) =>
    ({ status, sheets: [{ sheetId: "sheet_1", goneAt }] }) as unknown as FamilyPaper;
  const of = (one: FamilyPaper, isFamily: boolean) => mayDoWithPaper(one, { isFamily }).join(" ");
  expect(of(paper("handed"), false)).toBe("take return");
  expect(of(paper("handed"), true)).toBe("withdraw");
  expect(of(paper("taken"), false)).toBe("reopen");
  expect(of(paper("taken", "2025-03-10T05:00:00Z"), false)).toBe("");
  expect(of(paper("withdrawn"), false)).toBe("");
});
