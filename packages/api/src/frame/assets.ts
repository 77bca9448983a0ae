import { assets } from "./assets.generated.ts";
import { type AssetName, assetPaths } from "./assets.paths.generated.ts";

const types: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

/** What is served at an address of {@link assetPaths}. All scripts of the pages stand in it: loaded for whoever asks for one of them. */
export function assetAt(path: string): { type: string; text: string } | undefined {
  const name = (Object.keys(assetPaths) as AssetName[]).find((one) => assetPaths[one] === path);
  return name && { type: types[name.split(".").at(-1) ?? ""]!, text: assets[name] };
}
