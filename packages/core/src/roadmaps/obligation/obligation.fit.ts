import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { submittedOf } from "../indicator/indicator.ts";
import type { Submission, Value } from "./obligation.ts";

/** What an organisation hands in, its texts already named by their notes. */
export interface Handed {
  values: Record<string, Value>;
  /** What the records say, by indicator; of those that they know of. */
  recorded?: Readonly<Record<string, number>> | undefined;
  /** There is no data at all: of whatever the measure asks for. */
  noData?: boolean | undefined;
  noteId?: NoteId;
  answererId?: NoteId | undefined;
  attachments: Submission["attachments"];
  by: string;
}

/** What is handed in, with «no data» said of each figure where it was said of all. @throws Refusal input.invalid */
export function checked(handed: Handed, indicators: readonly string[]): Handed {
  const { noData = false, values } = handed;
  if (!noData) {
    mustFit(handed, indicators);
    return handed;
  }
  if (Object.keys(values).length > 0)
    mustBeRight([fault("/values", "либо показатели, либо «нет данных»", "either figures or no data")]);
  const none = submittedOf(indicators).map(({ key }) => [key, null] as const);
  const empty = { ...handed, values: Object.fromEntries(none) };
  mustFit(empty, indicators);
  return empty;
}

/** Each figure that is asked for is there, of its type and within its bounds; no other is. */
function mustFit({ values, noteId, recorded = {} }: Handed, indicators: readonly string[]): void {
  const asked = submittedOf(indicators);
  const faults: FieldFault[] = [];
  for (const { key, type, most } of asked) {
    const value = values[key];
    const pointer = `/values/${key}`;
    if (value === undefined) faults.push(fault(pointer, "показатель не заполнен", "this figure is missing"));
    else if (value === null) continue;
    else if (type === "yes-no") {
      if (typeof value !== "boolean")
        faults.push(fault(pointer, "да или нет (true, false)", "yes or no (true, false)"));
    } else if (
      typeof value !== "number" ||
      !Number.isInteger(value) ||
      value < 0 ||
      value > (most ?? Number.MAX_SAFE_INTEGER)
    )
      faults.push(fault(pointer, `целое число от 0 до ${most}`, `a whole number from 0 to ${most}`));
  }
  const known = new Set(asked.map((one) => one.key));
  for (const key of Object.keys(values))
    if (!known.has(key))
      faults.push(fault(`/values/${key.slice(0, 60)}`, "такого показателя здесь нет", "no such figure here"));
  for (const [key, known] of Object.entries(recorded))
    if (known > 0 && typeof values[key] === "number" && values[key] !== known && noteId === undefined)
      faults.push(
        fault(
          "/narrative",
          `по записям — ${known} (${key}); если на деле другое, нужно объяснение`,
          `the records say ${known} (${key}); where it is another number an explanation is needed`,
        ),
      );
  if (values.done === false && noteId === undefined)
    faults.push(
      fault("/narrative", "если мероприятие не выполнено, нужна причина", "a measure not carried out needs its reason"),
    );
  if (Object.values(values).includes(null) && noteId === undefined)
    faults.push(fault("/narrative", "если данных нет, нужна причина", "where there is no data its reason is needed"));
  mustBeRight(faults);
}
