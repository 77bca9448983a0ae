import type { AnyFamilyAction } from "./action.ts";
import { answerActions } from "./answers.ts";
import { appointmentActions } from "./appointments.ts";
import { pageActions } from "./page.ts";
import { requestActions } from "./requests.ts";
import { rightActions } from "./rights.ts";
import { unionActions } from "./unions.ts";
import { wishActions } from "./wishes.ts";

/** Everything that a member of a family may do by their link, room by room. A new one is a line here. */
export const familyActions: readonly AnyFamilyAction[] = [
  ...pageActions,
  ...appointmentActions,
  ...answerActions,
  ...rightActions,
  ...wishActions,
  ...requestActions,
  ...unionActions,
];
