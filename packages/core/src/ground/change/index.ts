export { type Changeable, type ChangeRequest, changing, type Decision, expected } from "./change.ts";
