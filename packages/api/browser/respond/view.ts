// A type alone, which nothing of the server comes with.
import type { RespondView } from "../../../core/src/routes/step/respond.view.ts";

/** What `POST /v1/respond` answers. */
export type View = RespondView;
