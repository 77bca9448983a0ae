export { type ExecutionRule, Rule } from "./rule.ts";
