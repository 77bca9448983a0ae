import type { Schema } from "@marshrut/client";
import { base64Of, mostBytes } from "../../parts/table.file.ts";

export type RoadmapFile = Pick<Extract<Schema<"ImportRoadmapBody">, { content: string }>, "format" | "content">;

/** A table as the API takes it: a workbook in base64, else its text, whether it was kept as UTF-8 or as Windows keeps it. */
export async function readRoadmap(file: File): Promise<RoadmapFile | "type" | "too.large"> {
  if (file.size > mostBytes) return "too.large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.xlsx$/i.test(file.name)) return { format: "xlsx", content: base64Of(bytes) };
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
