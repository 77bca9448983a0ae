let told = 0;
/** The engine's time as it was last told, milliseconds; its clock can be moved, the browser's is another. */
export const engineTime = () => told;

/** The engine's own API, from the page that it serves. */
export async function call(operation, input = {}) {
  const response = await fetch("/", {
    method: "POST",
    headers: { "x-amz-target": `AWSStepFunctions.${operation}`, "content-type": "application/x-amz-json-1.0" },
    body: JSON.stringify(input),
  });
  told = Date.parse(response.headers.get("x-engine-time") ?? "") || told;
  const body = await response.json();
  if (response.ok) return body;
  throw new Error(body.message || body.__type);
}

/** All pages of a list, up to `limit` entries. */
export async function all(operation, input, field, limit = 1000) {
  const found = [];
  let nextToken;
  do {
    const page = await call(operation, { ...input, maxResults: 1000, ...(nextToken ? { nextToken } : {}) });
    found.push(...page[field]);
    nextToken = page.nextToken;
  } while (nextToken && found.length < limit);
  return found;
}
