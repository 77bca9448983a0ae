import * as Enrolment from "@marshrut/core/enrolment";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { familyAction } from "./action.ts";

/** A child's lessons by video: they are shown with the consultations, and joined in their hour. */
export const lessonActions = [
  familyAction({
    action: "join-lesson",
    input: { enrolmentId: idText("enrolment"), ...Enrolment.OneLesson.shape },
    answer: { url: z.string() },
    refusals: ["enrolment.not-allowed", "conference.none", "not-found"],
    run: ({ ctx }, { enrolmentId, at }) => Enrolment.joinLesson(ctx, enrolmentId, { at }),
  }),
];
