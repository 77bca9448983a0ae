// A type alone, which nothing of the server comes with.
import type { RespondView, StandingView } from "../../../core/src/routes/step/respond.view.ts";

/** What `POST /v1/respond` answers. */
export type Answer = RespondView;

/** The same of a link that is not dead. */
export type View = StandingView;
