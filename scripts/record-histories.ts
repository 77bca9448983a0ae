import { keep, unrecorded } from "../test/machines/histories.ts";
import { record } from "../test/machines/record.ts";

// Keeps what machines of today send to their functions and hear from them, for the deploys to come (FAULTS F14): those whose
// definition has changed since it was last recorded. Former recordings stay: executions of former versions run for up to a year.
//
//   npm run histories

const missing = unrecorded();
console.error(missing.length === 0 ? "Every machine is recorded as it is." : `To record: ${missing.join(", ")}`);
for (const history of missing.length > 0 ? await record() : [])
  if (missing.includes(history.machine)) console.log(keep(history));
