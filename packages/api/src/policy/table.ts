import type { Role } from "@marshrut/core/shared";
import type { CallerOperationId } from "../operations/index.ts";
import type { Scope } from "./rights.ts";

/** Which roles may do it, and how far their right reaches. A role that is not named may not. */
export type Row = Partial<Record<Role, Scope>>;

// What each role comes for: DESIGN §1. Agencies see only what they were asked for, families only their own children.
const staff = { admin: "tenant", coordinator: "tenant" } as const satisfies Row;
const staffAndAgency = { ...staff, specialist: "own-agency" } as const satisfies Row;
const staffAndFamily = { ...staff, representative: "own-children" } as const satisfies Row;
const everyone = {
  admin: "self",
  coordinator: "self",
  specialist: "self",
  representative: "self",
} as const satisfies Row;

/** The policy of the API, one row for each operation: the compiler wants every one, a test compares with OpenAPI. */
export const table = {
  registerChild: staff,
  findChildren: staff,
  importChildren: staff,
  getChild: staffAndFamily,
  changeChild: staff,
  giveConsent: staffAndFamily,
  listConsents: staffAndFamily,
  withdrawConsent: staffAndFamily,
  recordInstrument: staff,
  listInstruments: staffAndFamily,
  openRoute: staff,
  getRoute: staffAndFamily,
  getRouteHistory: staffAndFamily,
  changePlan: staff,
  approvePlan: staff,
  evaluateRoute: staff,
  closeRoute: staff,
  findSteps: staffAndAgency,
  getStep: staffAndAgency,
  acceptStep: staffAndAgency,
  rejectStep: staffAndAgency,
  holdStep: staffAndAgency,
  resumeStep: staffAndAgency,
  completeStep: staffAndAgency,
  progressStep: staffAndAgency,
  askAboutStep: staffAndAgency,
  clarifyStep: staff,
  cancelStep: staff,
  reassignStep: staff,
  registerAgency: staff,
  findAgencies: staff,
  getAgency: staffAndAgency,
  changeAgency: staff,
  registerWebhook: staffAndAgency,
  listWebhooks: staffAndAgency,
  getWebhook: staffAndAgency,
  changeWebhook: staffAndAgency,
  rotateWebhookSecret: staffAndAgency,
  testWebhook: staffAndAgency,
  findDeliveries: staffAndAgency,
  getDelivery: staffAndAgency,
  resendDelivery: staffAndAgency,
  resendDeliveries: staffAndAgency,
  readInbox: staff,
  countInbox: staff,
  groupInbox: staff,
  remindMany: staff,
  reassignMany: staff,
  doneTask: staff,
  getCapacity: staffAndAgency,
  setCapacity: staffAndAgency,
  findCandidates: staff,
  restoreContact: staff,
  whoAmI: everyone,
  whatMayIDo: everyone,
  blockAccount: { admin: "tenant" },
  unblockAccount: { admin: "tenant" },
} as const satisfies Record<CallerOperationId, Row>;
