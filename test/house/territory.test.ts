import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

// Whoever asks whether somebody is staff, or cares for children, says whose business it is (`isStaff`, `caresFor`): the compiler wants it. What is
// nobody's by itself says `each`, and stands here with where the territory is asked instead.

const each = new Map([
  ["agencies/agency/agency.actions.ts", "an own municipality of a new one; a face of those elsewhere"],
  [
    "agencies/programme/programme.actions.ts",
    "staff read every organisation's; whoever changes one by its organisation",
  ],
  ["agencies/resource/resource.actions.ts", "cut by the index"],
  [
    "agencies/service-list/list.actions.ts",
    "lists are read by all who work here; written, each by its own municipality",
  ],
  ["agencies/course/course.actions.ts", "each that is not approved, and lists are cut to them"],
  ["agencies/advice/advice.actions.ts", "cut by the index, and each by the two organisations"],
  ["agencies/specialist/specialist.actions.ts", "cut by the index, and each by its organisation"],
  ["agencies/slot/slot.actions.ts", "staff see when organisations of the whole region receive; each changes its own"],
  ["agencies/work-place/work-place.actions.ts", "staff see places of the whole region; an organisation its own"],
  ["routes/appointment/find.actions.ts", "a list, cut to the own municipality"],
  ["routes/enrolment/find.actions.ts", "a list, cut to the own municipality"],
  ["forms/quality/files.actions.ts", "of what is seen of each assessment, `quality.actions.ts` asks"],
  ["forms/quality/quality.actions.ts", "lists are cut by assessment and organisation; each is asked for its own place"],
  ["forms/response/response.actions.ts", "each response, and lists are cut by the index"],
  ["forms/response/response.scope.ts", "each response, by whom it is about"],
  ["ground/import/import.actions.ts", "each row, as it is registered"],
  ["ground/second/second.actions.ts", "the act itself, and each that waits"],
  ["people/child/check.ts", "an own municipality, by the schema's rules"],
  ["people/child/child.actions.ts", "an own municipality; a card that was loaded by its scope"],
  ["people/child/child.scope.ts", "the child"],
  ["people/child/find.actions.ts", "cut by the index, and each by its card"],
  ["people/child/expected.actions.ts", "an own municipality, and cut by the index"],
  ["people/child/import.actions.ts", "each row, as it is registered"],
  ["people/child/pairs.actions.ts", "each pair by its cards"],
  ["people/family/family.scope.ts", "the family, and each of its children"],
  ["people/family/form.actions.ts", "an own municipality, or the child"],
  ["roadmaps/analytics/demand.ts", "figures alone; small ones of an own municipality"],
  ["roadmaps/analytics/stages.ts", "numbers and lists, cut to the own municipality"],
  ["roadmaps/analytics/timeliness.ts", "organisations, cut by the index to the own municipality"],
  ["roadmaps/analytics/services.ts", "figures alone; small ones of an own municipality"],
  ["roadmaps/obligation/naming.actions.ts", "the obligation, and each child that is named"],
  ["roadmaps/obligation/obligation.actions.ts", "each obligation as it is changed"],
  ["roadmaps/obligation/obligation.find.ts", "cut by the index, and each of one organisation"],
  ["roadmaps/report/documents.actions.ts", "figures alone, by municipality"],
  ["roadmaps/report/freeze.actions.ts", "figures alone, by municipality"],
  ["roadmaps/reporting/deadlines.actions.ts", "numbers alone, and they are cut to the own municipality"],
  ["roadmaps/reporting/reporters.actions.ts", "the list is cut to the own municipality"],
  ["roadmaps/reporting/extend.actions.ts", "the obligation as it is changed"],
  ["open/library/library.actions.ts", "each that is not published, and lists are cut to them"],
  ["open/library/collection.document.ts", "what is published, which everybody reads"],
  ["roadmaps/agreement/agreement.actions.ts", "each that is shown, and lists are cut to them"],
  ["roadmaps/meeting/meeting.scope.ts", "a list, whose bodies are each asked for"],
  ["roadmaps/year-plan/year-plan.actions.ts", "the municipality that is named, and lists cut by the index"],
  ["forms/round/round.actions.ts", "cut by the index"],
  ["forms/round/round.scope.ts", "of a round of the region each municipality sees its own part"],
  ["forms/form/form.actions.ts", "each form, and approved ones are everybody's"],
  ["forms/standard-document/standard-document.actions.ts", "each document, and approved ones are everybody's"],
  ["routes/access/access.actions.ts", "the child, before"],
  ["routes/accompaniment/accompaniment.actions.ts", "cut by the index, and each as it is changed"],
  ["routes/attachment/attachment.actions.ts", "the step, before"],
  ["routes/emergency/emergency.actions.ts", "each that waits, by its municipality"],
  ["routes/employment/placement.actions.ts", "cut by the index, and each as it is changed"],
  ["routes/employment/seeker.actions.ts", "cut by the index"],
  ["routes/erasure/erasure.actions.ts", "the child, and each request by its municipality"],
  ["routes/execution/ledger.actions.ts", "the child, before"],
  ["routes/family-paper/decide.actions.ts", "each as it is changed"],
  ["routes/handover/view.actions.ts", "cut by the index"],
  ["routes/instrument/acts.actions.ts", "the child, as the paper is changed"],
  ["routes/instrument/numbers.ts", "the child whose paper it is, before"],
  ["routes/instrument/services.actions.ts", "each paper of the page, by its child"],
  ["routes/intake/import.actions.ts", "each row, as its child is matched"],
  ["people/occasion/list.actions.ts", "the organiser before, and each child"],
  ["people/occasion/sign-up.actions.ts", "the organiser before, and the child"],
  ["people/peer/peer.actions.ts", "cut by the index, and each as it is changed"],
  ["people/internship/internship.actions.ts", "cut by the index, and each by the two organisations"],
  ["people/talk/find.actions.ts", "cut by the index, and each by whoever runs the call or has submitted it"],
  ["people/internship/site.actions.ts", "approved ones are everybody's, and lists of others are cut by the index"],
  ["people/union/union.actions.ts", "cut by the index, and each as it is changed"],
  ["open/navigator/enquiry.actions.ts", "each by its municipality, and lists are cut by the index"],
  ["routes/request/find.actions.ts", "cut by the index"],
  ["routes/request/request.actions.ts", "each as it is changed"],
  ["routes/request/request.decide.ts", "whoever reads it, of whom its lists have asked"],
  ["routes/route/all.actions.ts", "each route of a page"],
  ["routes/route/children.actions.ts", "each child that a number means"],
  ["routes/route/drafts.actions.ts", "cut by the index"],
  ["routes/route/history.ts", "the route, before"],
  ["routes/route/number.actions.ts", "each that a number means"],
  ["routes/route/route.may.ts", "the route, before"],
  ["routes/route/versions.actions.ts", "forms are no secret"],
  ["routes/step/again.actions.ts", "the step as it is changed"],
  ["routes/step/answer.actions.ts", "the step as it is changed"],
  ["routes/step/links.actions.ts", "the step as it is changed"],
  ["routes/step/step.actions.ts", "the step as it is changed"],
  ["routes/step/step.find.ts", "cut by the index"],
  ["routes/step/step.orders.ts", "cut by the index"],
  ["routes/step/step.view.ts", "the step, before"],
  ["telling/delivery/deliveries.actions.ts", "cut by the index, and each by its municipality or organisation"],
  ["telling/export/export.steps.ts", "the list that is exported"],
  ["telling/inbox/bulk.actions.ts", "each step as it is changed"],
  ["telling/inbox/inbox.actions.ts", "cut by the index, and each task"],
  ["telling/inbox/task.actions.ts", "tasks that no municipality has are everybody's"],
]);

const core = "packages/core/src/";
const sources = files("packages")
  .filter((file) => file.startsWith(core) && !file.endsWith(".test.ts"))
  .map((file) => ({ file: file.slice(core.length), source: read(file) }));

it("asks for a territory at once, but where it is listed who asks instead", () => {
  const found = sources.filter(
    ({ file, source }) => file !== "ground/shared/authorise.ts" && source.includes('"each"'),
  );
  expect(found.map(({ file }) => file).sort()).toEqual([...each.keys()].sort());
});

/** Rooms about children where whoever runs the platform has something to see to, and what. */
const running = new Map([
  ["routes/erasure/erasure.actions.ts", "which requests wait, without a word of them"],
  ["routes/route/versions.actions.ts", "the forms of plans, which name nobody"],
  [
    "people/internship/internship.actions.ts",
    "specialists who learn, as in their organisation's list: no child is named",
  ],
  ["people/internship/internship.view.ts", "which side of an internship they are on"],
  ["people/internship/site.actions.ts", "what organisations show of their practice"],
  ["people/talk/find.actions.ts", "specialists who speak at conferences: no child is named"],
]);

it("asks in rooms about children who cares for them, and not who is staff: running is not reading", () => {
  const found = sources.filter(
    ({ file, source }) => /^(people|routes|telling\/inbox)\//.test(file) && /\b(isStaff|mustBeStaff)\b/.test(source),
  );
  expect(found.map(({ file }) => file).sort()).toEqual([...running.keys()].sort());
});

/** Who reads what a coordinator is limited to: the rights themselves. */
const limits = ["ground/shared/actor.ts", "ground/shared/authorise.ts"];

it("reads a coordinator's limit in one place", () => {
  const found = sources.filter(({ file, source }) => !limits.includes(file) && /actor\.municipality/.test(source));
  expect(found.map(({ file }) => file)).toEqual([]);
});
