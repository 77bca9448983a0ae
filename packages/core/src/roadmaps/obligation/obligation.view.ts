import { Temporal } from "temporal-polyfill";
import { dateInWords, isOverdue, localDay } from "../../ground/calendar/index.ts";
import type * as Malware from "../../ground/malware/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import type { Answerer } from "../../ground/vault/answerer.ts";
import type { Recorded } from "../indicator/figures.help.ts";
import { submittedOf } from "../indicator/indicator.ts";
import type { Gate } from "../period/gate.ts";
import { explanation, type ReportingDuty } from "./duty.ts";
import { daysLate } from "./obligation.decide.ts";
import { mayDo } from "./obligation.may.ts";
import { isNoData, isOutstanding, type Obligation, type ObligationView } from "./obligation.ts";
import type { SheetOf } from "./recorded.ts";

/** Texts that stand in the vault, already read (and put on record) by the caller. */
export interface ObligationTexts {
  narrative?: string;
  returnReason?: string;
  answeredBy?: Answerer | undefined;
  /** What the records say of its organisation. */
  recorded?: Recorded | undefined;
  sheet?: SheetOf | undefined;
  /** Why later days were given or asked for. */
  laterReasons?: ReadonlyMap<NoteId, string>;
  /** Why files were taken away. */
  removalReasons?: ReadonlyMap<NoteId, string>;
}

/** Who looks, when, and whether the report's period takes reports then. */
export interface Look {
  actor: Actor;
  clock: Clock;
  gate: Gate | undefined;
}

export function view(
  { data: obligation, version }: Stored<Obligation>,
  duty: ReportingDuty,
  { actor, clock: { now, zone }, gate }: Look,
  more: ObligationTexts & { agencyName?: string; checks?: ReadonlyMap<string, Malware.ShownVerdict> } = {},
): ObligationView {
  const submission = "submission" in obligation ? obligation.submission : undefined;
  const { obligationId, period, roadmapId, measureKey, agencyId, municipality, status, dueDate, workBy } = obligation;
  const { extensions, wish } = obligation;
  return {
    obligationId,
    period,
    roadmapId,
    measureKey,
    section: duty.section,
    title: duty.title,
    expectedResult: duty.expectedResult,
    wording: duty.wording,
    agencyId,
    municipality,
    status,
    dueDate,
    workBy,
    explain: explained(obligation, duty),
    calendarVersion: duty.due.explain.calendarVersion,
    agencyName: more.agencyName,
    overdue: isOutstanding(obligation) && isOverdue(dueDate, now, zone),
    daysLate: daysLate(obligation, { now, zone }) || undefined,
    extensions: extensions?.map(({ reasonId, ...given }) => ({ ...given, reason: more.laterReasons?.get(reasonId) })),
    extendedTimes: extensions?.length,
    firstDueDate: extensions?.[0]?.from,
    wish: wish && { until: wish.until, at: wish.at, reason: more.laterReasons?.get(wish.reasonId) },
    indicators: submittedOf(duty.indicators).map(({ key, title, type, most }) => ({
      key,
      title,
      type,
      most,
      recorded: more.recorded?.(measureKey, key),
    })),
    sheet: more.sheet?.(duty),
    ...(submission
      ? {
          late: submission.late,
          values: submission.values,
          noData: isNoData(submission) || undefined,
          submittedAt: submission.at,
          attachments: submission.attachments.map(({ noteId, name, removed, ...rest }) => ({
            attachmentId: noteId,
            name: removed ? "(удалён)" : nameOf(name, rest.type),
            ...rest,
            check: more.checks?.get(noteId),
            removed: removed && { at: removed.at, by: removed.by, reason: more.removalReasons?.get(removed.reasonId) },
          })),
        }
      : {}),
    narrative: more.narrative,
    returnReason: more.returnReason,
    answeredBy: more.answeredBy,
    mayDo: mayDo(actor, obligation, gate, localDay(now, zone).toString()),
    version,
  };
}

/** How the due date comes about: by the measure's rule, unless this organisation was given a later day. */
function explained({ dueDate, extensions = [] }: Obligation, { due }: ReportingDuty): Text {
  const rule = explanation(due);
  const given = extensions.at(-1);
  if (given?.until !== dueDate) return rule;
  const [from, until, first] = [given.from, given.until, extensions[0]!.from].map((day) =>
    dateInWords(Temporal.PlainDate.from(day)),
  ) as [Text, Text, Text];
  const times = extensions.length;
  if (times > 1)
    return {
      ru: `Срок продлён повторно (${times}-й раз) до ${until.ru} (был ${from.ru}, первоначально ${first.ru}). ${rule.ru}`,
      en: `Extended again (${times} times in all) to ${until.en} (was ${from.en}, at first ${first.en}). ${rule.en}`,
    };
  return {
    ru: `Срок продлён до ${until.ru} (был ${from.ru}). ${rule.ru}`,
    en: `Extended to ${until.en} (was ${from.en}). ${rule.en}`,
  };
}
