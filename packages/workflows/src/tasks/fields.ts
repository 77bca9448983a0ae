import { idText } from "@marshrut/core/shared";
import * as z from "zod";

// Fields that several tasks have in common: ids and counts only.

export const tenant = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** Which execution of its record it is; an older one is superseded. */
export const generation = z.int().min(1);
export const routeId = idText("route");
export const stepId = idText("step");
export const enrolmentId = idText("enrolment");
export const appointmentId = idText("appointment");

/** Whole seconds until the machine shall look again. */
export const untilMilestone = z.object({ secondsToMilestone: z.int().min(1) });
/** For tasks that have nothing to tell. */
export const nothing = z.void();
/** The status of a record whose wait is over; no machine reads it. */
export const settled = z.object({ status: z.string() });
