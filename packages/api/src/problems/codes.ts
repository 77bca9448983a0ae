import type { RefusalCode } from "@marshrut/core/shared";

/** Refusals of the edge itself: what is said before the domain is asked, or when it cannot answer. */
export const edgeCodes = [
  "request.malformed",
  "request.invalid",
  "request.too-large",
  "request.media-type",
  "request.version-required",
  "request.too-many",
  "path.unknown",
  "method.unknown",
  "auth.required",
  "auth.invalid",
  "server.unavailable",
  "server.failed",
] as const;
export type EdgeCode = (typeof edgeCodes)[number];
export type ProblemCode = RefusalCode | EdgeCode;

/** The one place where the domain's reasons meet HTTP. */
export const refusalStatus = {
  "input.invalid": 422,
  "not-found": 404,
  forbidden: 403,
  "conflict.version": 412,
  "conflict.exists": 409,
  "conflict.busy": 409,
  "agency.closed": 409,
  "agency.unknown": 422,
  "agency.kind": 409,
  "child.duplicate": 409,
  "child.over-age": 422,
  "child.left": 409,
  "child.merged": 404,
  "child.merging": 409,
  "consent.missing": 409,
  "consent.closed": 409,
  "instrument.superseded": 409,
  "result.withdrawn": 409,
  "instrument.duplicate": 409,
  "route.exists": 409,
  "route.closed": 409,
  "handover.closed": 409,
  "plan.not-open": 409,
  "plan.approved": 409,
  "plan.empty": 409,
  "plan.unassigned": 409,
  "plan.asked": 409,
  "account.own": 409,
  "account.unknown": 409,
  "step.closed": 409,
  "step.not-allowed": 409,
  "link.used": 410,
  "link.expired": 410,
  "link.revoked": 410,
  "link.invalid": 404,
  "idempotency.mismatch": 422,
  "roadmap.none": 409,
  "period.not-open": 409,
  "period.locked": 409,
  "obligation.closed": 409,
  "obligation.withdrawn": 409,
  "report.not-ready": 409,
  "calendar.missing": 422,
  "cursor.invalid": 400,
  "webhook.url": 400,
  "webhook.disabled": 409,
  "delivery.not-resendable": 409,
  "attachment.type": 415,
  "attachment.too-large": 413,
  // Taken down and waiting: nothing is done yet, and nothing is wrong.
  "second-person.wanted": 202,
  "second-person.same": 409,
  "second-person.closed": 409,
} as const satisfies Record<RefusalCode, number>;

export const edgeStatus = {
  "request.malformed": 400,
  "request.invalid": 400,
  "request.too-large": 413,
  "request.media-type": 415,
  "request.version-required": 428,
  "request.too-many": 429,
  "path.unknown": 404,
  "method.unknown": 405,
  "auth.required": 401,
  "auth.invalid": 401,
  "server.unavailable": 503,
  "server.failed": 500,
} as const satisfies Record<EdgeCode, number>;

export const problemStatus = { ...refusalStatus, ...edgeStatus };
export type ProblemStatus = (typeof problemStatus)[ProblemCode];
