import type { ComponentType } from "react";
import type { CommonKey } from "../texts/texts.tsx";

export const groups = ["day", "region", "office"] as const;

export interface ScreenOf {
  /** Below the console's address; `:id` is a part that differs. */
  path: string;
  /** Its name, in the common texts. */
  title: CommonKey & `screen.${string}`;
  /** Operations of the API without which it would be empty: who has none of these rights is not offered it. */
  needs: readonly string[];
  /** Where it stands in the navigation; a page of one record stands nowhere. */
  group?: (typeof groups)[number];
  load: () => Promise<{ Screen: ComponentType }>;
}

/** Every screen there is, in the order of the navigation. Each is a chunk of its own, loaded when somebody goes there. */
export const screens: readonly ScreenOf[] = [
  {
    path: "inbox",
    title: "screen.inbox",
    needs: ["readInbox"],
    group: "day",
    load: () => import("./inbox/screen.tsx"),
  },
  {
    path: "children",
    title: "screen.children",
    needs: ["findChildren"],
    group: "day",
    load: () => import("./children/screen.tsx"),
  },
  {
    path: "children/import",
    title: "screen.import",
    needs: ["importChildren"],
    load: () => import("./import/screen.tsx"),
  },
  {
    path: "children/:childId",
    title: "screen.child",
    needs: ["getChild"],
    load: () => import("./child/screen.tsx"),
  },
  {
    path: "steps",
    title: "screen.steps",
    needs: ["findSteps"],
    group: "day",
    load: () => import("./steps/screen.tsx"),
  },
  { path: "steps/:stepId", title: "screen.step", needs: ["getStep"], load: () => import("./step/screen.tsx") },
  {
    path: "requests",
    title: "screen.requests",
    needs: ["findRequests", "getChild"],
    group: "day",
    load: () => import("./requests/screen.tsx"),
  },
  {
    path: "appointments",
    title: "screen.appointments",
    needs: ["findAppointments"],
    group: "day",
    load: () => import("./appointments/screen.tsx"),
  },
  {
    path: "accompaniments",
    title: "screen.accompaniments",
    needs: ["findAccompaniments"],
    group: "day",
    load: () => import("./accompaniments/screen.tsx"),
  },
  {
    path: "handovers",
    title: "screen.handovers",
    needs: ["findHandovers"],
    group: "day",
    load: () => import("./handovers/screen.tsx"),
  },
  {
    path: "handovers/:handoverId",
    title: "screen.handover",
    needs: ["getHandover"],
    load: () => import("./handover/screen.tsx"),
  },
  {
    path: "duplicates",
    title: "screen.duplicates",
    needs: ["findDuplicates", "mergeChildren"],
    group: "day",
    load: () => import("./duplicates/screen.tsx"),
  },
  {
    path: "agencies",
    title: "screen.agencies",
    needs: ["findAgencies"],
    group: "region",
    load: () => import("./agencies/screen.tsx"),
  },
  {
    path: "agencies/:agencyId",
    title: "screen.agency",
    needs: ["getAgency"],
    load: () => import("./agency/screen.tsx"),
  },
  {
    path: "overview",
    title: "screen.overview",
    needs: ["getIndicators", "readDeadlines", "listPeriods"],
    group: "region",
    load: () => import("./overview/screen.tsx"),
  },
  {
    path: "periods",
    title: "screen.periods",
    needs: ["listPeriods", "listReporters"],
    group: "region",
    load: () => import("./periods/screen.tsx"),
  },
  {
    path: "periods/:period",
    title: "screen.period",
    needs: ["getPeriod", "listReporters"],
    load: () => import("./period/screen.tsx"),
  },
  {
    path: "obligations",
    title: "screen.obligations",
    needs: ["findObligations"],
    group: "region",
    load: () => import("./obligations/screen.tsx"),
  },
  {
    path: "obligations/:obligationId",
    title: "screen.obligation",
    needs: ["getObligation"],
    load: () => import("./obligation/screen.tsx"),
  },
  {
    path: "roadmaps",
    title: "screen.roadmaps",
    needs: ["listRoadmaps"],
    group: "region",
    load: () => import("./roadmaps/screen.tsx"),
  },
  {
    path: "roadmaps/:roadmapId",
    title: "screen.roadmap",
    needs: ["getRoadmap"],
    load: () => import("./roadmap/screen.tsx"),
  },
  {
    path: "indicators",
    title: "screen.indicators",
    needs: ["getIndicators"],
    group: "region",
    load: () => import("./indicators/screen.tsx"),
  },
  {
    path: "calendar",
    title: "screen.calendar",
    needs: ["readDeadlines"],
    group: "region",
    load: () => import("./calendar/screen.tsx"),
  },
  {
    path: "meetings",
    title: "screen.meetings",
    needs: ["findMeetings"],
    group: "region",
    load: () => import("./meetings/screen.tsx"),
  },
  {
    path: "meetings/:meetingId",
    title: "screen.meeting",
    needs: ["getMeeting"],
    load: () => import("./meeting/screen.tsx"),
  },
  {
    path: "decisions",
    title: "screen.decisions",
    needs: ["findDecisions"],
    group: "region",
    load: () => import("./decisions/screen.tsx"),
  },
  {
    path: "decisions/:decisionId",
    title: "screen.decision",
    needs: ["getDecision"],
    load: () => import("./decision/screen.tsx"),
  },
  {
    path: "forms",
    title: "screen.forms",
    needs: ["findForms"],
    group: "region",
    load: () => import("./forms/screen.tsx"),
  },
  {
    path: "forms/:formId",
    title: "screen.form",
    needs: ["getForm"],
    load: () => import("./form/screen.tsx"),
  },
  {
    path: "rounds",
    title: "screen.rounds",
    needs: ["findRounds"],
    group: "region",
    load: () => import("./rounds/screen.tsx"),
  },
  {
    path: "rounds/:roundId",
    title: "screen.round",
    needs: ["getRound"],
    load: () => import("./round/screen.tsx"),
  },
  {
    path: "programmes",
    title: "screen.programmes",
    needs: ["findProgrammes"],
    group: "region",
    load: () => import("./programmes/screen.tsx"),
  },
  {
    path: "programmes/:programmeId",
    title: "screen.programme",
    needs: ["getProgramme"],
    load: () => import("./programme/screen.tsx"),
  },
  {
    path: "services",
    title: "screen.services",
    needs: ["listServices"],
    group: "region",
    load: () => import("./services/screen.tsx"),
  },
  {
    path: "services/:serviceKey",
    title: "screen.service",
    needs: ["getService"],
    load: () => import("./service/screen.tsx"),
  },
  {
    path: "events",
    title: "screen.events",
    needs: ["findEvents"],
    group: "region",
    load: () => import("./events/screen.tsx"),
  },
  {
    path: "events/:occasionId",
    title: "screen.event",
    needs: ["getEvent"],
    load: () => import("./event/screen.tsx"),
  },
  {
    path: "specialists",
    title: "screen.specialists",
    needs: ["findSpecialists"],
    group: "region",
    load: () => import("./specialists/screen.tsx"),
  },
  {
    path: "library",
    title: "screen.library",
    needs: ["findLibrary"],
    group: "region",
    load: () => import("./library/screen.tsx"),
  },
  {
    path: "library/:itemId",
    title: "screen.item",
    needs: ["getItem"],
    load: () => import("./item/screen.tsx"),
  },
  {
    path: "confirmations",
    title: "screen.confirmations",
    needs: ["findConfirmations", "confirmSecond"],
    group: "office",
    load: () => import("./confirmations/screen.tsx"),
  },
  {
    path: "templates",
    title: "screen.templates",
    needs: ["listTemplates"],
    group: "office",
    load: () => import("./templates/screen.tsx"),
  },
  {
    path: "accounts",
    title: "screen.accounts",
    needs: ["findAccounts"],
    group: "office",
    load: () => import("./accounts/screen.tsx"),
  },
  {
    path: "settings",
    title: "screen.settings",
    needs: ["getSettings"],
    group: "office",
    load: () => import("./settings/screen.tsx"),
  },
  {
    path: "audit",
    title: "screen.audit",
    needs: ["readAudit"],
    group: "office",
    load: () => import("./audit/screen.tsx"),
  },
];
