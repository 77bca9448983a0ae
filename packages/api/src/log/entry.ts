import type { Level } from "./level.ts";

/** One line of the log. Patterns instead of paths and roles instead of people: nothing here is personal (DESIGN §9). */
export interface LogEntry {
  level: Level;
  at: string;
  requestId: string;
  method: string;
  /** `/v1/children/{childId}`, or `-` for an address that we do not have. */
  route: string;
  operationId?: string;
  tenant?: string;
  role?: string;
  /** Of a refusal (401, 403, 404): whose. The provider's id of an account, as in the audit log. */
  account?: string;
  status: number;
  ms: number;
  /** Of an accident: what kind and where, without its message, which may quote what people sent. */
  error?: { name: string; stack: string[] };
}
