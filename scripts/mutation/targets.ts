const core = "packages/core/src";

/** Where guards stand of who may see or do what; `of` names the functions that are guards there, without it all are. */
export const targets: ReadonlyArray<{ file: string; of?: RegExp }> = [
  { file: `${core}/ground/shared/authorise.ts` },
  { file: `${core}/ground/shared/standing.ts` },
  { file: `${core}/ground/account/account.actions.ts` },
  {
    file: `${core}/ground/second/second.actions.ts`,
    of: /function (?:word|toConfirm|decline|get|find|mustConcern)\b|is\w+ =/,
  },
  { file: `${core}/ground/link/link.ts` },
  { file: `${core}/ground/malware/malware.ts`, of: /mustBeClean/ },
  { file: `${core}/people/child/child.scope.ts` },
  { file: `${core}/people/child/keeper.ts` },
  { file: `${core}/people/child/authority.ts`, of: /actingOn/ },
  { file: `${core}/people/child/coming.ts`, of: /function (?:whoIs|governedOf)|isSamePerson/ },
  { file: `${core}/people/disclosure/told.ts` },
  { file: `${core}/people/consent/allows.ts` },
  { file: `${core}/people/consent/consent.decide.ts`, of: /mayDisclose|covers|overtaken|isEnded/ },
  { file: `${core}/agencies/agency/agency.actions.ts`, of: /faceOf|speaksFor|isOf|actsFor|mustManage|function get\(/ },
  { file: `${core}/agencies/agency/agency.systems.ts` },
  { file: `${core}/agencies/agency/agency.links.ts`, of: /spokenFor|ofEpoch|speaking/ },
  { file: `${core}/routes/step/step.ts`, of: /isTold/ },
  { file: `${core}/routes/step/step.actions.ts`, of: /function mustSee/ },
  { file: `${core}/routes/step/step.find.ts`, of: /toldOf/ },
  { file: `${core}/routes/step/link.ts`, of: /function (?:linkState|assertLive)/ },
  { file: `${core}/routes/route/route.actions.ts`, of: /function (?:mustSee|visible)/ },
  { file: `${core}/routes/attachment/attachment.actions.ts` },
  { file: `${core}/routes/attachment/remove.actions.ts` },
  { file: `${core}/routes/erasure/erasure.actions.ts`, of: /function mustSee/ },
  { file: `${core}/routes/emergency/emergency.actions.ts` },
  { file: `${core}/routes/emergency/read.actions.ts` },
  { file: `${core}/roadmaps/obligation/obligation.actions.ts`, of: /function mustSee/ },
  { file: `${core}/telling/delivery/deliveries.actions.ts`, of: /isFor|agencyOf|function (?:visible|told|shown)/ },
  { file: `${core}/ground/settings/settings.decide.ts`, of: /const weak|function (?:weakening|isWeak|changedPaths)/ },
  { file: `${core}/ground/shared/erasing.ts` },
  { file: `${core}/telling/retention/kinds.ts`, of: /complainedOf|heldOf/ },
  { file: `${core}/telling/retention/preview.actions.ts`, of: /function preview/ },
  { file: `${core}/agencies/service/service.actions.ts` },
  {
    file: `${core}/agencies/service-list/list.actions.ts`,
    of: /territoryOf|titleOf|mustWorkHere|mustBeOurs|function (?:get|approve)\b/,
  },
  {
    file: `${core}/agencies/programme/programme.actions.ts`,
    of: /function (?:copy|organisation|mustManage|mustSee|mustBeListed|find)\b|(?:staffOnly|territoryOf|shownStatus) =/,
  },
  { file: `${core}/agencies/provider/provider.actions.ts`, of: /function offers|isFit/ },
  { file: `${core}/agencies/resource/resource.actions.ts`, of: /function (?:get|put|find)\b/ },
  { file: `${core}/agencies/work-place/work-place.actions.ts`, of: /function (?:offer|mayOffer|get|find)\b/ },
  { file: `${core}/routes/enrolment/enrolment.scope.ts` },
  { file: `${core}/routes/enrolment/find.actions.ts` },
  { file: `${core}/routes/enrolment/enrol.actions.ts`, of: /function (?:reached|byStep|stepOf|mustBeNew)\b/ },
  {
    file: `${core}/routes/employment/placement.actions.ts`,
    of: /function (?:mustSee|mustBeAllowed|find|allowedOf|end)\b|const place\b/,
  },
  { file: `${core}/routes/employment/respond.actions.ts`, of: /function (?:own|asked|looksAsked)\b|nameOf/ },
  {
    file: `${core}/routes/employment/seeker.actions.ts`,
    of: /function (?:mustBeOfFamily|mustBeOldEnough|listOf|find)\b|const register/,
  },
  { file: "packages/api/src/policy/policy.ts" },
  { file: "packages/api/src/auth/authenticate.ts" },
  { file: "packages/api/src/auth/blocked.ts" },
  { file: "packages/api/src/auth/claims.ts" },
];

/** The tests that are asked: those of the domain and of the API, which run in memory. */
export const tests = ["packages/core/**/*.test.ts", "packages/api/**/*.test.ts"];

/** Mutants that change nothing that anybody could see, and why. One that a test notices does not belong here. */
export const equal: ReadonlyArray<{ file: string; what: string; why: string }> = [
  {
    file: "told.ts",
    what: "taken as said: agency === undefined",
    why: "without an organisation there is none to load, which is refused in the same words",
  },
  {
    file: "child.scope.ts",
    what: 'left out: if (!caresFor(actor, "each")) return false;',
    why: "who cares for nothing does not care for this child either: it saves the reads",
  },
  {
    file: "emergency.actions.ts",
    what: "taken as said: id",
    why: "a note that nobody has written is not there to be read, which is answered by nothing as well",
  },
  {
    file: "child.scope.ts",
    what: 'taken as said: actor.kind === "representative"',
    why: "nobody else has a representative's id, and what has none is in no list of them; the compiler asks for it",
  },
  {
    file: "agency.actions.ts",
    what: "left out: if (!isOf(ctx.actor, agencyId)) return false;",
    why: "who is of another one does not speak for this one either: it saves the read",
  },
  {
    file: "agency.systems.ts",
    what: "taken as said: found.data.tenant === ctx.tenant",
    why: "an id is one organisation's, and that it is of this tenant has been asked",
  },
  {
    file: "coming.ts",
    what: "taken as said: child",
    why: "a link to a child names a card that is there; the compiler asks for it",
  },
  {
    file: "standing.ts",
    what: "taken as said: adminOn !== undefined",
    why: "no day is no time, and no time is after now; the compiler asks for it",
  },
  {
    file: "standing.ts",
    what: "taken as said: sessionsEndedAt !== undefined",
    why: "no number is not after the beginning; the compiler asks for it",
  },
  {
    file: "standing.ts",
    what: "turned round: a < b",
    why: "any order does, as long as it is the same for both",
  },
  {
    file: "link.ts",
    what: "taken as said: /^\\d+-/.test(signature)",
    why: "a hash without a number has never more letters than a hash, so the other part decides alone",
  },
  {
    file: "link.ts",
    what: "taken as said: expiresAt !== undefined",
    why: "what has no term is no number, and no number is before now; the compiler asks for it",
  },
  {
    file: "emergency.actions.ts",
    what: "taken as said: isBefore(ctx, one.until)",
    why: "what is over is not open either, which is asked of it next: it saves the read",
  },
  {
    file: "emergency.actions.ts",
    what: "taken as said: error instanceof Refusal",
    why: "nothing else that is thrown has that code; the compiler asks for it",
  },
  {
    file: "link.ts",
    what: "taken as said: link.expiresAt !== undefined",
    why: "what has no term is no number, and no number is before now; the compiler asks for it",
  },
  {
    file: "authenticate.ts",
    what: "taken as said: claims",
    why: "what is no token of ours has no claims, and no claims make no actor",
  },
  {
    file: "read.actions.ts",
    what: "kept all: Boolean(one)",
    why: "a card keeps no place without an organisation; the compiler asks for it",
  },
  {
    file: "deliveries.actions.ts",
    what: 'taken as said: actor.kind !== "specialist"',
    why: "a family is shown no letter one by one either: it saves looking through all of them",
  },
  {
    file: "deliveries.actions.ts",
    what: "taken as said: agencyId !== undefined",
    why: "nobody acts for no organisation, and none is found by no id; the compiler asks for it",
  },
  {
    file: "emergency.actions.ts",
    what: "taken as said: caresFor(ctx.actor, data)",
    why: "who sees it and has not opened it cares for the child: nobody else is shown it",
  },
  {
    file: "deliveries.actions.ts",
    what: "taken as said: routeId",
    why: "what is about a step names its route; the compiler asks for it",
  },
  {
    file: "programme.actions.ts",
    what: "taken as said: service === undefined",
    why: "without a service the order that is read is of one status, and of that alone",
  },
  {
    file: "enrol.actions.ts",
    what: "taken as said: !agencyId",
    why: "nobody acts for no organisation; the compiler asks for it",
  },
  {
    file: "enrol.actions.ts",
    what: "taken as said: stepId",
    why: "a step that is not named is none that anybody sees; the compiler asks for it",
  },
  {
    file: "deliveries.actions.ts",
    what: "taken as said: stepId",
    why: "what is about no step is none of the steps that are read; the compiler asks for it",
  },
  {
    file: "kinds.ts",
    what: "taken as said: child",
    why: "nobody asks to erase no child, nor complains of none; the compiler asks for it",
  },
];
