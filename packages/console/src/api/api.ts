import { createMarshrutClient, ProblemError, take } from "@marshrut/client";
import { session } from "../session.ts";

/** The API on this domain, asked as whoever is signed in. */
export const api = createMarshrutClient({
  baseUrl: location.origin,
  token: () => session.token(),
  renewed: () => session.renewed(),
});

/** A file that the API makes, kept by the reader. @param body of one that is made anew each time it is asked for */
export async function download(path: string, name: string, body?: object): Promise<void> {
  const token = await session.token();
  const headers = new Headers(token ? { Authorization: `Bearer ${token}` } : {});
  if (body) headers.set("Content-Type", "application/json");
  const response = await fetch(path, { headers, method: body ? "POST" : "GET", body: body && JSON.stringify(body) });
  if (!response.ok) {
    const error: unknown = await response.json().catch(() => undefined);
    await take(Promise.resolve({ error, response }));
  }
  save(await response.blob(), named(response) ?? name);
}

/** A file that is already here. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function named(response: Response): string | undefined {
  const said = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/i.exec(said)?.[1];
}

/** The record as the API has it now, which it sends along with a conflict. */
export const currentOf = (error: unknown): unknown =>
  error instanceof ProblemError ? error.problem.current : undefined;
