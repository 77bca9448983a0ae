import * as Execution from "../../routes/execution/index.ts";
import { recordResult } from "./step.actions.ts";

/** Registers of results: those of one import revise a period that is locked once. */
export const resultsImporter = Execution.resultsImporter(recordResult);
