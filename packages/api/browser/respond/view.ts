import type { Text } from "./text.ts";

/** What `POST /v1/respond` answers; packages/api/src/respond/operation.ts holds its schema to this. */
export interface View {
  link: "live" | "used" | "revoked" | "expired";
  status:
    | "planned"
    | "requested"
    | "received"
    | "accepted"
    | "rejected"
    | "in-progress"
    | "on-hold"
    | "completed"
    | "failed"
    | "cancelled";
  title: Text;
  task: Text;
  dueDate: string;
  workBy: string;
  daysLeft: number;
  late?: boolean | undefined;
  agency: string;
  child?: { name: string; birthDate: string } | undefined;
  measure?: string | undefined;
  renewable: boolean;
  /** The coordinator's answer to the organisation's question. */
  answer?: string | undefined;
  done?: "accepted" | "rejected" | "reported" | "progressed" | "held" | "asked" | "renewed" | undefined;
}
