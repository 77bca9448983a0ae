import type { Schema } from "@marshrut/client";

export type TableFile = Pick<Schema<"ImportServiceListBody">, "format" | "content" | "encoding">;

/** As much as a request may carry, in base64. */
export const mostBytes = 3.5 * 2 ** 20;

/** A table as the API takes it: base64 whatever it is, so that its encoding is told by the bytes. */
export async function readTable(file: File): Promise<TableFile | "type" | "too.large"> {
  const format = /\.xlsx$/i.test(file.name) ? "xlsx" : /\.(?:csv|txt|tsv)$/i.test(file.name) ? "csv" : undefined;
  if (!format) return "type";
  if (file.size > mostBytes) return "too.large";
  const content = base64Of(new Uint8Array(await file.arrayBuffer()));
  return { format, content, encoding: format === "csv" ? "base64" : undefined };
}

export function base64Of(bytes: Uint8Array): string {
  let binary = "";
  // In pieces: a call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
