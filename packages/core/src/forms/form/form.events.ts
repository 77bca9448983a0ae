import type { NewEvent } from "../../ground/shared/events.ts";
import type { FormId } from "../../ground/shared/ids.ts";

/** What happens to a form, in its own partition. */
export type FormEvent =
  | NewEvent<"form.drafted", { formId: FormId; model?: string | undefined }>
  /** `fields` are names, not values. */
  | NewEvent<"form.revised", { formId: FormId; fields: string[] }>
  | NewEvent<"form.approved", { formId: FormId; approved: number }>
  | NewEvent<"form.retired", { formId: FormId }>;
