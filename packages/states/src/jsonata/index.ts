export { compile } from "./expression.ts";
export { topLevelReferences } from "./references.ts";
export { evaluate, evaluateAs, expressionOf, type View } from "./template.ts";
