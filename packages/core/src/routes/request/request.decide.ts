import { Temporal } from "temporal-polyfill";
import type { Actor } from "../../ground/shared/actor.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { RequestEvent } from "./request.events.ts";
import {
  type Answer,
  type AnswerRequest,
  type FamilyRequest,
  isOverdue,
  mayBeAssigned,
  type RequestVerb,
} from "./request.ts";

interface Decided {
  events: RequestEvent[];
  after: FamilyRequest;
}

export const refOf = ({
  familyRequestId,
  childId,
  municipality,
  kind,
  representativeId,
  agencyId,
}: FamilyRequest): RequestEvent["data"] => ({
  familyRequestId,
  childId,
  municipality,
  kind,
  representativeId,
  agencyId,
});
const happened = (type: RequestEvent["type"], after: FamilyRequest): Decided => ({
  events: [{ type, data: refOf(after) }],
  after,
});

/** Of a correction is said what is wrong, and of nothing else. @throws Refusal input.invalid */
export const mustName = ({ kind, field }: { kind: FamilyRequest["kind"]; field?: string | undefined }): void =>
  mustBeRight(
    (kind === "correction") === (field !== undefined)
      ? []
      : [
          fault(
            "/field",
            "что исправить: нужно для исправления данных, и только для него",
            "what is to be corrected: of a correction, and of nothing else",
          ),
        ],
  );

/** @throws Refusal request.closed */
function mustWait({ status }: FamilyRequest): void {
  if (status !== "asked")
    throw new Refusal("request.closed", {
      ru:
        status === "answered"
          ? "На это обращение уже ответили. Дополнить ответ можно с `further`."
          : "Обращение отозвано.",
      en: status === "answered" ? "This has been answered already; `further` adds to it." : "It was withdrawn.",
    });
}

/**
 * @param said without the words, which are in the vault @throws Refusal request.closed: answered already, and this is no further answer;
 * input.invalid: of a correction it is not said what came of it
 */
export function answer(
  before: FamilyRequest,
  { outcome, further }: Pick<AnswerRequest, "outcome" | "further">,
  said: Pick<Answer, "at" | "on" | "wordsId" | "agencyId" | "change">,
): Decided {
  if (before.status !== "answered" || !further) mustWait(before);
  mustBeRight(
    (before.kind === "correction") === (outcome !== undefined)
      ? []
      : [fault("/outcome", "исправлено ли: нужно для исправления данных", "whether it was corrected: of a correction")],
  );
  const after: FamilyRequest = { ...before, status: "answered", answers: [...before.answers, { ...said, outcome }] };
  return happened("request.answered", after);
}

/** What whoever may read it may do with it now: they govern the child, are to answer it, or have asked it themselves. */
export function mayDo(actor: Actor, { kind, status, agencyId, representativeId }: FamilyRequest): RequestVerb[] {
  const [asked, answered] = [status === "asked", status === "answered"];
  if (actor.kind === "representative")
    return asked && representativeId !== undefined && actor.representative === representativeId ? ["withdraw"] : [];
  const governs = caresFor(actor, "each");
  if (!governs && !("agency" in actor && actor.agency === agencyId)) return [];
  if (answered) return ["add"];
  if (!asked) return [];
  if (!governs) return ["answer"];
  const verbs: RequestVerb[] = ["answer"];
  if (mayBeAssigned[kind]) verbs.push("assign");
  if (agencyId !== undefined) verbs.push("take-back");
  return [...verbs, "withdraw"];
}

/** Given to an organisation to answer. @throws Refusal request.closed, input.invalid: a complaint or a correction is the coordinator's */
export function assign(before: FamilyRequest, agencyId: AgencyId): Decided {
  mustWait(before);
  mustBeRight(
    mayBeAssigned[before.kind]
      ? []
      : [
          fault(
            "/agencyId",
            "на жалобу и на исправление данных отвечает координатор (59-ФЗ, ст. 8; 152-ФЗ, ст. 21)",
            "a complaint and a correction are answered by the coordinator",
          ),
        ],
  );
  return happened("request.assigned", { ...before, agencyId, remindedAt: undefined });
}

/** The coordinator answers after all. @throws Refusal request.closed */
export function takeBack(before: FamilyRequest): Decided {
  mustWait(before);
  const after = { ...before, agencyId: undefined, remindedAt: undefined };
  return happened("request.taken-back", after);
}

/** @throws Refusal request.closed */
export function withdraw(before: FamilyRequest, at: string): Decided {
  mustWait(before);
  return happened("request.withdrawn", { ...before, status: "withdrawn", withdrawnAt: at });
}

/** So many days before the last one whoever owes the answer is reminded; what is due sooner than that is told by its own coming. */
const remindDays = 3;
const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The day on which something is to be done about it by itself, if any. */
export function attendOn({ status, dueOn, remindedAt, overdueAt }: FamilyRequest): string | undefined {
  if (status !== "asked" || overdueAt !== undefined) return undefined;
  return remindedAt === undefined ? shifted(dueOn, -remindDays) : shifted(dueOn, 1);
}

/** What time asks for: a reminder, and when the day is over a task. Nothing where it is not yet time. */
export function attend(before: FamilyRequest, { today, at }: { today: string; at: string }): Decided | undefined {
  const day = attendOn(before);
  if (day === undefined || day > today) return undefined;
  if (isOverdue(before, today)) return happened("request.overdue", { ...before, remindedAt: at, overdueAt: at });
  return happened("request.due-soon", { ...before, remindedAt: at });
}

/** It goes where the child is. Nothing where it is there. */
export const move = (before: FamilyRequest, municipality: string): Decided | undefined =>
  before.municipality === municipality ? undefined : happened("request.moved", { ...before, municipality });
