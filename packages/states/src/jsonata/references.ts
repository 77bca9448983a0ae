/** Names that an expression reads from a context item: AWS gives it none at the top level, and refuses such names. */
import jsonata from "jsonata";

/** A node of JSONata's syntax tree, as far as it matters here. */
interface Node {
  type: string;
  value?: unknown;
  steps?: Node[];
}

/** The bare names at the top level, each once: `phone` in `phone.number`, `$` and `$$` as well. */
export function topLevelReferences(source: string): string[] {
  const found = new Set<string>();
  visit(jsonata(source).ast() as unknown as Node, found);
  return [...found];
}

function visit(node: Node, found: Set<string>): void {
  if (node.type === "path") {
    // Only the first step stands at the top level; the others have what it found as their context.
    const [first] = node.steps ?? [];
    if (first) visit(first, found);
    return;
  }
  if (node.type === "name") found.add(String(node.value));
  if (node.type === "wildcard") found.add("*");
  if (node.type === "descendant") found.add("**");
  if (node.type === "variable" && (node.value === "" || node.value === "$")) found.add(`$${node.value}`);
  // A transformation looks at what it is applied to.
  if (node.type === "transform") return;
  for (const [key, value] of Object.entries(node)) {
    // Predicates and stages see the item that they filter; a lambda's arguments are names of its own.
    if (!["predicate", "stages", "group", "nextFunction", "thunk"].includes(key)) visitAll(value, found, node, key);
  }
}

function visitAll(value: unknown, found: Set<string>, parent: Node, key: string): void {
  if (Array.isArray(value)) {
    if (parent.type === "lambda" && key === "arguments") return;
    for (const item of value) visitAll(item, found, parent, key);
  } else if (typeof value === "object" && value !== null && "type" in value) visit(value as Node, found);
}
