export { exportFhir, ImportedForm, ImportForm, importFhir, leftOf } from "./fhir/fhir.actions.ts";
export { approve, draft, find, get, preview, retire, revise, versions } from "./form.actions.ts";
export type * from "./form.events.ts";
export * from "./form.ts";
export { print } from "./print.actions.ts";
