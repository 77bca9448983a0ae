export { compile } from "./expression.ts";
export { evaluate, evaluateAs, expressionOf, type View } from "./template.ts";
