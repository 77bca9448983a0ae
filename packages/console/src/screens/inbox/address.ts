import type { Schema } from "@marshrut/client";

type Task = NonNullable<Schema<"ReadInboxAnswer">["items"][number]["task"]>;

/** Screens of records, by the id that names one; the first that a task has is what it is about. */
const screens: ReadonlyArray<readonly [name: keyof Task, screen: string]> = [
  ["enquiryId", "enquiries"],
  ["appointmentId", "appointments"],
  ["yearPlanId", "year-plans"],
  ["roundId", "rounds"],
  ["decisionId", "decisions"],
  ["meetingId", "meetings"],
  ["bodyId", "bodies"],
  ["agreementId", "agreements"],
  ["itemId", "library"],
  ["occasionId", "events"],
  ["obligationId", "obligations"],
  ["stepId", "steps"],
];
/** Parts of a child's page. */
const tabs: ReadonlyArray<readonly [name: keyof Task, tab: string]> = [
  ["paperId", "papers"],
  ["instrumentId", "papers"],
  ["familyRequestId", "requests"],
  ["accompanimentId", "support"],
  ["peerSupportId", "support"],
  ["routeId", "route"],
];

/** Where a task leads: to what it is about, or to whom. */
export function addressOf(task: Task): string | undefined {
  const { childId, agencyId } = task;
  if (task.confirmationId) return "/confirmations";
  if (task.emergencyId) return "/emergencies";
  if (task.erasureId) return "/erasures";
  // A paper that a family has handed in names the step that it was asked for, and waits on the child's page.
  const [, tab] = tabs.find(([name]) => task[name] !== undefined) ?? [];
  if (childId && task.paperId) return `/children/${childId}?tab=${tab}`;
  const [name, screen] = screens.find(([one]) => task[one] !== undefined) ?? [];
  if (name) return `/${screen}/${String(task[name])}`;
  if (task.year !== undefined) return "/calendars";
  if (childId) return `/children/${childId}${tab ? `?tab=${tab}` : ""}`;
  if (!agencyId) return;
  return `/agencies/${agencyId}${task.deliveryId || task.webhookId ? "?tab=deliveries" : ""}`;
}
