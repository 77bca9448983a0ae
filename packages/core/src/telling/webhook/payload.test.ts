import { expect, it } from "vitest";
import { catalogue } from "./catalogue.ts";
import { type Payload, payloadOf } from "./payload.ts";

type WebhookEventType = Payload["type"];
const types = Object.keys(catalogue) as WebhookEventType[];
const agencyId = "agency_01JNE0000000000000000000ZZ";
const at = "2026-02-24T02:00:00Z";
/** The least that events of each kind hold. */
const least = {
  step: { stepId: "step_1", routeId: "route_1", cycle: 1, stage: "EducationRoute", assignment: 1 },
  route: { routeId: "route_1", cycle: 2, childId: "child_1" },
  child: { childId: "child_2", otherId: "child_3", mergingId: "merging_1", routeIds: ["route_1"] },
  obligation: { obligationId: "obligation_1" },
  obligations: { period: "2026-Q1" },
  enrolment: { enrolmentId: "enrolment_1", programmeId: "programme_1", childId: "child_1", municipality: "kemerovo" },
  placement: { placementId: "placement_1", childId: "child_1", municipality: "kemerovo", failed: true },
  resources: { year: "2026" },
  meeting: { meetingId: "meeting_1", what: "invited", on: "2026-04-14" },
  decision: { decisionId: "decision_1", what: "taken" },
  agreement: { agreementId: "agreement_1", what: "ending", until: "2026-04-14" },
  webhook: { webhookId: "webhook_1" },
};

it.each(types)("%s has a payload, also where the event holds no more than it must", (type) => {
  const data = least[catalogue[type].about];
  const told = { agencyId, publicUrl: "https://marshrut.example.org" };
  const assignment = catalogue[type].about === "step" ? 1 : undefined;
  const payload = payloadOf(type, { at, data }, { ...told, assignment });
  expect(payload).toMatchObject({ type, timestamp: at, data: { agencyId } });
  expect(JSON.stringify(payload)).not.toContain("child_1");
});
