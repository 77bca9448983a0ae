import { createHash } from "node:crypto";
import { assets } from "./assets.generated.ts";

export type AssetName = keyof typeof assets;

const types: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

interface Asset {
  /** Where it is served: the name tells its content, so that it may be kept for ever. */
  path: string;
  type: string;
  text: string;
}

const made = Object.fromEntries(
  Object.entries(assets).map(([name, text]): [string, Asset] => {
    const [stem = "", extension = ""] = name.split(".");
    const hash = createHash("sha256").update(text).digest("base64url").slice(0, 12);
    return [name, { path: `/assets/${stem}-${hash}.${extension}`, type: types[extension]!, text }];
  }),
) as Record<AssetName, Asset>;

export const assetPath = (name: AssetName): string => made[name].path;
export const allAssets: readonly Asset[] = Object.values(made);
