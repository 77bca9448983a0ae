/** The pages of docs/runbook.md that alarms lead to; a test compares both lists. */
export const pages = [
  "function-errors",
  "function-throttled",
  "logged-errors",
  "healed",
  "stream-behind",
  "dead-letters",
  "schedule-silent",
  "schedule-failed",
  "machine-failed",
  "machine-throttled",
  "executions-open",
  "table-throttled",
  "table-errors",
  "api-failing",
  "api-slow",
  "mail-bounces",
  "mail-complaints",
  "mail-held",
  "audit-alert",
  "data-read-past-the-product",
  "root-used",
  "console-sign-in",
  "key-changed",
  "store-changed",
  "rights-changed",
  "watch-changed",
  "denied-by-aws",
  "sign-in-flood",
] as const;
export type Page = (typeof pages)[number];

/** The page of the one mail that no alarm sends: AWS Budgets writes of itself, and its mail can carry no link. */
export const budgetPage = "budget";
