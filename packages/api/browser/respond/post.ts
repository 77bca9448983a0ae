import { isProblem } from "./problem.ts";

/** Behind the #: it stays in the browser and travels in bodies only. */
export const tokenOfAddress = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

/** Asks the API, which keeps no cookie and whose answers nothing keeps. @param offline what is said where no answer came @param headers beside the usual */
export async function post<T, P>(
  path: string,
  body: unknown,
  offline: P,
  headers: Record<string, string> = {},
): Promise<{ page: T } | { problem: P }> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
    });
    const got: unknown = await response.json();
    if (response.ok) return { page: got as T };
    // A gateway whose service did not answer in time says so in words of its own.
    return { problem: isProblem(got) ? (got as P) : offline };
  } catch {
    return { problem: offline };
  }
}
