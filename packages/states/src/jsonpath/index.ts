export { evaluateQuery, fillTemplate } from "./evaluate.ts";
export type { Path } from "./grammar.ts";
export { intrinsicProblem, isIntrinsic } from "./intrinsics/index.ts";
export { invalidPath, lookUp, notFound, type Sight } from "./look.ts";
export { parsePath } from "./path.ts";
export { writeAt } from "./write.ts";
