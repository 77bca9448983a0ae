import { expect, it } from "vitest";
import { addressOf } from "../src/screens/inbox/address.ts";

const task = { taskId: "task_1", kind: "failed", openedAt: "", status: "open", version: 1 } as const;

it.each([
  [{ stepId: "step_1", childId: "child_1" }, "/steps/step_1"],
  [{ paperId: "paper_1", stepId: "step_1", childId: "child_1" }, "/children/child_1?tab=papers"],
  [{ familyRequestId: "request_1", childId: "child_1" }, "/children/child_1?tab=requests"],
  [{ appointmentId: "appointment_1", childId: "child_1" }, "/appointments/appointment_1"],
  [{ routeId: "route_1", childId: "child_1" }, "/children/child_1?tab=route"],
  [{ accompanimentId: "accompaniment_1", childId: "child_1" }, "/children/child_1?tab=support"],
  [{ peerSupportId: "peersupport_1", childId: "child_1" }, "/children/child_1?tab=support"],
  [{ childId: "child_1" }, "/children/child_1"],
  [{ enquiryId: "enquiry_1" }, "/enquiries/enquiry_1"],
  [{ erasureId: "erasure_1", childId: "child_1" }, "/erasures"],
  [{ emergencyId: "emergency_1", childId: "child_1" }, "/emergencies"],
  [{ confirmationId: "confirmation_1" }, "/confirmations"],
  [{ meetingId: "meeting_1", bodyId: "body_1" }, "/meetings/meeting_1"],
  [{ decisionId: "decision_1", bodyId: "body_1", meetingId: "meeting_1" }, "/decisions/decision_1"],
  [{ bodyId: "body_1" }, "/bodies/body_1"],
  [{ roundId: "round_1", findingId: "finding_1" }, "/rounds/round_1"],
  [{ yearPlanId: "yearplan_1" }, "/year-plans/yearplan_1"],
  [{ agreementId: "agreement_1" }, "/agreements/agreement_1"],
  [{ itemId: "item_1", agencyId: "agency_1" }, "/library/item_1"],
  [{ occasionId: "occasion_1" }, "/events/occasion_1"],
  [{ obligationId: "obligation_1", agencyId: "agency_1" }, "/obligations/obligation_1"],
  [{ deliveryId: "delivery_1", agencyId: "agency_1" }, "/agencies/agency_1?tab=deliveries"],
  [{ agencyId: "agency_1" }, "/agencies/agency_1"],
  [{ year: 2028 }, "/calendars"],
  [{}, undefined],
])("a task of %j leads to %s", (of, address) => {
  expect(addressOf({ ...task, ...of })).toBe(address);
});
