import { Temporal } from "temporal-polyfill";
import { type AgencyKind, kindWords } from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { ObligationStatus } from "../../roadmaps/obligation/obligation.ts";
import type { Route, RouteSummary } from "../../routes/route/index.ts";
import type { StepStatus } from "../../routes/step/step.ts";
import { statusWords } from "../../routes/step/step.words.ts";
import type { DeliveryStatus } from "../delivery/delivery.ts";
import type { InboxBucket } from "../inbox/inbox.ts";

/** As people write it. @param iso `YYYY-MM-DD` */
export const day = (iso: string): string => iso.split("-").reverse().join(".");
/** The day of an instant where the tenant is. */
export const dayAt = (instant: string, zone: string): string =>
  day(localDay(Temporal.Instant.from(instant), zone).toString());
/** The same with its time. */
export const momentAt = (instant: string, zone: string): string => {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${day(at.toPlainDate().toString())} ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
};
export const yesNo = (value: boolean): string => (value ? "да" : "нет");

export const agencyKind = (kind: AgencyKind): string => kindWords[kind];

export const stepStatus = (status: StepStatus): string => statusWords[status];

const routeStatuses: Record<RouteSummary["status"], string> = {
  open: "открыт",
  "handed-over": "передан",
  closed: "закрыт",
};
export const routeStatus = (status: RouteSummary["status"]): string => routeStatuses[status];

const planStatuses: Record<Route["plan"]["status"], string> = {
  preparing: "готовится",
  draft: "ждёт утверждения",
  approved: "утверждён",
};
export const planStatus = (status: Route["plan"]["status"]): string => planStatuses[status];

const buckets: Record<InboxBucket, string> = {
  overdue: "просрочено",
  today: "срок сегодня",
  week: "срок на неделе",
  "no-answer": "три дня без ответа",
  rejected: "отклонено",
  failed: "не выполнено, ждёт решения",
  holds: "отложено",
  drafts: "план ждёт утверждения",
  expiring: "скоро кончается согласие или документ",
  handovers: "передача",
  erasures: "требование уничтожить данные",
  requests: "обращение семьи",
  tasks: "задача",
};
export const inboxBucket = (bucket: InboxBucket): string => buckets[bucket];

const obligationStatuses: Record<ObligationStatus, string> = {
  pending: "ждём",
  submitted: "сдан",
  accepted: "принят",
  returned: "возвращён",
  withdrawn: "снят",
};
export const obligationStatus = (status: ObligationStatus): string => obligationStatuses[status];

const deliveryStatuses: Record<DeliveryStatus, string> = {
  sending: "отправляется",
  queued: "в очереди",
  retrying: "повторяется",
  sent: "отправлено",
  withheld: "нет согласия",
  refused: "некому отправить",
  failed: "не принято",
  bounced: "вернулось",
  complained: "получатель пожаловался",
  superseded: "стало ненужным",
};
export const deliveryStatus = (status: DeliveryStatus): string => deliveryStatuses[status];
