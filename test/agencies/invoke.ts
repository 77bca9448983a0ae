import type { World } from "../journey/world.ts";

/** Calls a function of the local cloud as a service of AWS would, and waits for its answer. @throws Error when it failed */
export async function invoke(w: World, functionName: string, event: unknown): Promise<unknown> {
  const payload = JSON.stringify(event);
  const result = await w.cloud.lambda.invoke({ functionName, payload, invocationType: "RequestResponse" });
  if (result.functionError) throw new Error(`${functionName}: ${result.payload}`);
  return JSON.parse(result.payload ?? "null");
}
