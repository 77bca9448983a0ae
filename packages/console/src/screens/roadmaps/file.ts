import type { Schema } from "@marshrut/client";

export type RoadmapFile = Pick<Extract<Schema<"ImportRoadmapBody">, { content: string }>, "format" | "content">;

/** As much as a request may carry, in base64. */
const mostBytes = 3.5 * 2 ** 20;

/** A table as the API takes it: a workbook in base64, else its text, whether it was kept as UTF-8 or as Windows keeps it. */
export async function readRoadmap(file: File): Promise<RoadmapFile | "type" | "too.large"> {
  if (file.size > mostBytes) return "too.large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.xlsx$/i.test(file.name)) {
    let binary = "";
    // In pieces: a call takes so many arguments and no more.
    for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return { format: "xlsx", content: btoa(binary) };
  }
  if (/\.csv$/i.test(file.name)) return { format: "csv", content: textOf(bytes) };
  return /\.(?:txt|tsv)$/i.test(file.name) ? { format: "text", content: textOf(bytes) } : "type";
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}
