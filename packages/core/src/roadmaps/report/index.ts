export * from "./documents.actions.ts";
export { type DocumentFormat, documentFormats, type ReportDocument } from "./documents.store.ts";
export { writeForm } from "./form.ts";
export { freeze, reportOf, revise, revisionsOf } from "./freeze.actions.ts";
export { type Revision, revisions } from "./frozen.store.ts";
export * from "./report.ts";
export { resultsImporter } from "./results.importer.ts";
export { correctResult, correctStep, recordResult, reopenStep } from "./step.actions.ts";
