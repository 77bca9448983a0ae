export { compile } from "./expression.ts";
export { type References, referencesOf } from "./references.ts";
export { evaluate, evaluateAs, expressionOf, isHalfExpression, type View } from "./template.ts";
