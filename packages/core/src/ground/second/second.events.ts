import type { NewEvent } from "../shared/events.ts";
import type { ConfirmationId } from "../shared/ids.ts";
import type { SecondAct } from "./second.ts";

interface Asked {
  confirmationId: ConfirmationId;
  act: SecondAct;
  subject: string;
  municipality?: string;
}

export type SecondEvent =
  | NewEvent<"second.asked", Asked>
  | NewEvent<"second.given", Asked>
  | NewEvent<"second.declined", Asked>;
