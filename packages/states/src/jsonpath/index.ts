export { evaluateQuery, fillTemplate } from "./evaluate.ts";
export type { Path } from "./grammar.ts";
export { intrinsicName, intrinsicProblem, isIntrinsic, variablesOf } from "./intrinsics/index.ts";
export { invalidPath, lookUp, notFound, type Sight } from "./look.ts";
export { isReference, parsePath } from "./path.ts";
export { writeAt } from "./write.ts";
