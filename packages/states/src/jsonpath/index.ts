export { evaluateQuery, fillTemplate } from "./evaluate.ts";
export { intrinsicProblem, isIntrinsic } from "./intrinsics/index.ts";
export { invalidPath, lookUp, notFound, type Sight } from "./look.ts";
export { type Path, parsePath } from "./path.ts";
export { writeAt } from "./write.ts";
