/** A definition asks for something that no role of ours would allow: teach `calledFunctions` and the role about it. */
export class UnknownTask extends Error {
  override readonly name = "UnknownTask";
}

const invocations = ["arn:aws:states:::lambda:invoke", "arn:aws:states:::lambda:invoke.waitForTaskToken"];

/** ARNs of the functions that a definition in Amazon States Language calls, at any depth. @throws UnknownTask */
export function calledFunctions(definition: string): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const state = value as { Type?: unknown; Resource?: unknown; Arguments?: { FunctionName?: unknown } };
    if (state.Type === "Task") {
      const { FunctionName: name } = state.Arguments ?? {};
      if (!invocations.includes(String(state.Resource)) || typeof name !== "string" || !name.startsWith("arn:"))
        throw new UnknownTask(`${state.Resource} of ${name}`);
      found.add(name);
    }
    for (const child of Object.values(value)) walk(child);
  };
  walk(JSON.parse(definition));
  return [...found].sort();
}
