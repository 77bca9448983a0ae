export * from "./attend.actions.ts";
export { recordAttendance } from "./attendance.actions.ts";
export { AttendanceOutcome, type AttendanceTaken, ImportAttendance, importAttendance } from "./attendance.file.ts";
export { CertificateShown, certificateOf, certify, checkOfSignUp, foundByCode } from "./certificate.actions.ts";
export {
  answerOfFamily,
  consents,
  copyFor,
  FamilyOccasion,
  listForFamily,
  materialForFamily,
} from "./family.actions.ts";
export { find, type OccasionQuery } from "./find.actions.ts";
export { listSignUps, viewOf } from "./list.actions.ts";
export { addMaterial, occasionFile, readMaterial, readMaterialOpenly, removeMaterial } from "./material.actions.ts";
export { announce, cancel, change, close, get } from "./occasion.actions.ts";
export type * from "./occasion.events.ts";
export { everySignUp, load, loadSignUp, placeOf } from "./occasion.store.ts";
export * from "./occasion.ts";
export { RespondSignUp, respondSignUp, SignUpPage, signUpToken } from "./open.actions.ts";
export { signUpOpenly } from "./openly.actions.ts";
export { listOpenly, listPast, listRunning, readOpenly } from "./openly.read.ts";
export { readPerson } from "./person.ts";
export { EventsPage, RespondEvents, respondEvents } from "./respond.actions.ts";
export { cancelByStaff, forgetGuest, notReached, signUpByStaff, signUpFamily } from "./sign-up.actions.ts";
export * from "./sign-up.ts";
