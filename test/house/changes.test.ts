import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

/** Files that save and try again by hand, and why: what they do is not the change of one record that is there. */
const byHand = new Map([
  ["packages/core/src/ground/change/change.ts", "the one way itself"],
  ["packages/core/src/ground/account/account.actions.ts", "a mark that is put and removed"],
  ["packages/core/src/ground/account/sessions.actions.ts", "a mark that is put, whatever stood there"],
  ["packages/core/src/agencies/agency/agency.actions.ts", "makes an organisation; tried again when its name is taken"],
  [
    "packages/core/src/agencies/service-list/file/file.actions.ts",
    "says an entry of a draft, as long as the list is one",
  ],
  ["packages/core/src/agencies/service/service.actions.ts", "adds a service; tried again when its words are taken"],
  ["packages/core/src/agencies/agency/agency.systems.ts", "a mark that is put and removed, outside of any tenant"],
  ["packages/core/src/ground/tenant/tenant.actions.ts", "set as a whole: nothing is decided from what stood there"],
  ["packages/core/src/ground/tenant/calendars.ts", "a year as a whole, and the change that follows it"],
  ["packages/core/src/roadmaps/indicator/targets.ts", "set as a whole: nothing is decided from what stood there"],
  ["packages/core/src/people/child/child.actions.ts", "makes a child; tried again when its number is taken"],
  [
    "packages/core/src/people/child/expected.actions.ts",
    "makes a card; tried again when its mother is forgotten just then",
  ],
  ["packages/core/src/people/family/form.actions.ts", "makes a family; tried again when somebody is of another"],
  ["packages/core/src/people/family/code.actions.ts", "makes a code, and removes it with its one use"],
  ["packages/core/src/people/consent/ending.actions.ts", "many consents of a child in one write"],
  ["packages/core/src/routes/attachment/add.actions.ts", "makes a file of a step that must stay as it was read"],
  ["packages/core/src/people/consent/consent.actions.ts", "makes a consent, as long as the card stays as it was read"],
  ["packages/core/src/routes/merging/merging.actions.ts", "closes two cards at once, and makes what carries"],
  ["packages/core/src/routes/merging/finish.ts", "changes two cards at once"],
  ["packages/core/src/routes/erasure/erasure.actions.ts", "makes a request, and closes the card with it"],
  ["packages/core/src/routes/erasure/carry-out.actions.ts", "ends two records at once: the request, and the card"],
  ["packages/core/src/routes/emergency/emergency.actions.ts", "makes one, as long as the card stays as it was read"],
  ["packages/core/src/routes/appointment/book.actions.ts", "makes one, as long as card, slot and day stay as read"],
  ["packages/core/src/routes/enrolment/enrol.actions.ts", "makes one, as long as card, consent and queue stay as read"],
  ["packages/core/src/routes/child-document/fill.actions.ts", "makes a paper, as long as the card stays as read"],
  ["packages/core/src/routes/execution/outgoing.actions.ts", "makes a report, as long as the card stays as read"],
  ["packages/core/src/routes/instrument/instrument.actions.ts", "makes a paper, and ends the one before it"],
  ["packages/core/src/people/occasion/certificate.actions.ts", "gives a number, with the event's count of them"],
  ["packages/core/src/agencies/advice/advice.actions.ts", "makes one, as long as slot and day stay as they were read"],
  ["packages/core/src/people/internship/internship.actions.ts", "makes one, with its place at the site as it was read"],
  ["packages/core/src/people/talk/talk.actions.ts", "makes one, as long as the call stays as it was read"],
  ["packages/core/src/people/talk/programme.actions.ts", "what everybody sees, made anew of what stands"],
  ["packages/core/src/people/occasion/sign-up.actions.ts", "makes one, with the event's places as they were read"],
  [
    "packages/core/src/people/union/member.actions.ts",
    "makes a membership as long as the card stays as read, and ends one",
  ],
  ["packages/core/src/people/peer/peer.actions.ts", "makes an ask, as long as the card stays as it was read"],
  ["packages/core/src/people/peer/family.actions.ts", "sets an offer as a whole, and takes it away"],
  ["packages/core/src/forms/response/response.actions.ts", "makes one, as long as card and consent stay as read"],
  ["packages/core/src/forms/round/respond.actions.ts", "makes an answer, of which there is no record to be loaded"],
  ["packages/core/src/forms/round/findings.actions.ts", "makes a finding, as long as there is room for one"],
  ["packages/core/src/routes/family-paper/hand-in.actions.ts", "makes one, as long as the card stays as it was read"],
  ["packages/core/src/routes/request/request.actions.ts", "makes one, as long as the card stays as it was read"],
  ["packages/core/src/open/navigator/enquiry.actions.ts", "makes one, as long as slot, day and counts stay as read"],
  ["packages/core/src/routes/accompaniment/accompaniment.actions.ts", "makes one, with the places of its family"],
  ["packages/core/src/routes/employment/seeker.actions.ts", "makes a record, as long as the card stays as it was read"],
  ["packages/core/src/routes/employment/placement.actions.ts", "makes a placement, with its seeker and its place"],
  ["packages/core/src/routes/execution/result.actions.ts", "makes a result, which must be another than those there"],
  ["packages/core/src/routes/intake/children/take.ts", "makes papers of rows, beside the child"],
  ["packages/core/src/routes/intake/import.actions.ts", "makes papers of rows, and keeps what came of each"],
  ["packages/core/src/routes/route/route.actions.ts", "makes a route; tried again when the child has one"],
  ["packages/core/src/roadmaps/roadmap/roadmap.actions.ts", "makes a roadmap or its next edition"],
  ["packages/core/src/roadmaps/obligation/generate.actions.ts", "many obligations of an organisation in one write"],
  ["packages/core/src/roadmaps/obligation/naming.actions.ts", "sets the list of whom a file names as a whole"],
  ["packages/core/src/roadmaps/year-plan/year-plan.actions.ts", "makes a plan, or begins one again"],
  ["packages/core/src/roadmaps/year-plan/entry.actions.ts", "makes a line, as long as the plan stays as it was read"],
  ["packages/core/src/roadmaps/year-plan/drafting.actions.ts", "many lines of a plan in each write"],
  ["packages/core/src/roadmaps/reporting/reporting.actions.ts", "keeps what is asked: no event, no audit entry"],
  ["packages/core/src/roadmaps/report/documents.actions.ts", "keeps how far a document is: no event, no audit entry"],
  ["packages/core/src/routes/route/machine.actions.ts", "a stage, which counts only as its route was read"],
  ["packages/core/src/routes/route/stage.steps.ts", "a stage, which counts only as its route was read"],
  ["packages/core/src/telling/webhook/webhook.actions.ts", "makes one, as long as its organisation has what it had"],
  ["packages/core/src/routes/step/machine.actions.ts", "keeps where an execution waits: no audit entry"],
]);

// Not a generator of that name.
const savesAgain = (source: string) => /(?<!\* )\bretrying\(/.test(source) && /\bsave\(/.test(source);

it("changes records by the one function, but for what is listed with its reason", () => {
  const found = files("packages")
    .filter((file) => /^packages\/[^/]+\/src\//.test(file) && !file.endsWith(".test.ts"))
    .filter((file) => savesAgain(read(file)));
  expect(found.sort()).toEqual([...byHand.keys()].sort());
});

it("sees a file that saves and tries again by hand", () => {
  expect(savesAgain("return retrying(async () => {\n  await save(ctx, change);\n});")).toBe(true);
  expect(savesAgain("await save(ctx, change);")).toBe(false);
  expect(savesAgain("export async function* retrying(ctx) {}\nawait save(ctx, change);")).toBe(false);
});
