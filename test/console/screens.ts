import { readFileSync } from "node:fs";
import path from "node:path";

/** Sources of the console, for whoever reads what it asks for. */
export const sources = path.resolve(import.meta.dirname, "../../packages/console/src");

export interface ScreenOf {
  path: string;
  /** Operations of the API without which it is not offered. */
  needs: string[];
  folder: string;
  /** Stands in the navigation. */
  listed: boolean;
}

/** Every screen, from the table of them as it is written: what it loads is for a browser. */
export const screens: readonly ScreenOf[] = readFileSync(path.join(sources, "screens/index.ts"), "utf8")
  .split(/\{\s*path: /)
  .slice(1)
  .map((text) => ({
    path: first(/^"([^"]+)"/, text),
    needs: [...first(/needs: \[([^\]]*)\]/, text).matchAll(/"(\w+)"/g)].map(([, one]) => one!),
    folder: first(/import\("\.\/([\w-]+)\/screen\.tsx"\)/, text),
    listed: /group: "/.test(text),
  }));

function first(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern} is not in ${text}`);
  return found;
}
