import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = import.meta.dirname;
const tsc = path.join(here, "../../node_modules/.bin/tsc");

/**
 * The package as it is published, in `folder`: JavaScript with types beside it, since Node strips none below node_modules.
 * `npm publish packages/client/dist` then.
 */
export function pack(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(tsc, ["-p", path.join(here, "tsconfig.json"), "--outDir", folder], { stdio: "inherit" });
  const {
    devDependencies: _,
    private: __,
    ...manifest
  } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  const built = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ ...manifest, exports: { ".": built("index"), "./sign-in": built("sign-in") } }, null, 2),
  );
  cpSync(path.join(here, "README.md"), path.join(folder, "README.md"));
  cpSync(path.join(here, "../../LICENSE"), path.join(folder, "LICENSE"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pack(path.join(here, "dist"));
