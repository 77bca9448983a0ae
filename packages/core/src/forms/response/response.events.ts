import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, FormId, ResponseId, RouteId, StepId } from "../../ground/shared/ids.ts";
import type { ShippedKey } from "../form/shipped/keys.ts";

export interface ResponseRef {
  responseId: ResponseId;
  formId: FormId;
  version: number;
  model?: ShippedKey | undefined;
  /** The step that it settles. */
  stepId?: StepId | undefined;
  routeId?: RouteId | undefined;
  municipality?: string | undefined;
  childId?: ChildId | undefined;
  agencyId?: AgencyId | undefined;
}

/** What happens to the answers to a form, in their own partition; of what was answered nothing. */
export type ResponseEvent =
  | NewEvent<"response.asked", ResponseRef>
  | NewEvent<"response.submitted", ResponseRef>
  | NewEvent<"response.closed", ResponseRef>
  | NewEvent<"response.reopened", ResponseRef>;
