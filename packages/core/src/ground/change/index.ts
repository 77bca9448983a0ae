export { type Changeable, type ChangeRequest, changing, type Decision } from "./change.ts";
