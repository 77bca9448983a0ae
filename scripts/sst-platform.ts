// Unpacks sst's components and their types into .sst/platform without network and account, so that the program can be
// checked and evaluated anywhere: `sst install` first copies what is embedded in its binary and only then resolves
// providers; a registry on a closed port ends that second half at once.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const platform = path.join(root, ".sst", "platform");

interface Package {
  version: string;
  dependencies?: Record<string, string>;
}
const json = (file: string): Package => JSON.parse(readFileSync(file, "utf8"));
/** Some packages write their version with a v. */
const plain = (version: string) => version.replace(/^v/, "");
const installed = (name: string) => plain(json(path.join(root, "node_modules", name, "package.json")).version);

/** Makes sure that .sst/platform is that of the installed sst. @throws Error saying what to do */
export function ensurePlatform(): string {
  const wanted = installed("sst");
  if (versionIn(platform) !== wanted) unpack(wanted);
  comparePins(wanted);
  const types = path.join(platform, "config.d.ts");
  if (!existsSync(types)) writeFileSync(types, configTypes);
  return platform;
}

const versionIn = (folder: string) => {
  const file = path.join(folder, "version");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
};

/** In a folder of its own, then moved into place: whoever starts at the same time never sees half of it. */
function unpack(wanted: string): void {
  const scratch = mkdtempSync(path.join(tmpdir(), "sst-platform-"));
  writeFileSync(
    path.join(scratch, "sst.config.ts"),
    'export default $config({ app: () => ({ name: "marshrut", home: "aws" }), async run() {} });\n',
  );
  const offline = { NPM_REGISTRY: "http://127.0.0.1:9", DO_NOT_TRACK: "1", SST_NO_BUN: "1" };
  const { stdout, stderr } = spawnSync(path.join(root, "node_modules", ".bin", "sst"), ["install", "--stage", "ci"], {
    cwd: scratch,
    encoding: "utf8",
    env: { ...process.env, ...offline, SST_SKIP_DEPENDENCY_CHECK: "1", HOME: scratch, XDG_CONFIG_HOME: scratch },
  });
  const made = path.join(scratch, ".sst", "platform");
  if (versionIn(made) !== wanted)
    throw new Error(`sst ${wanted} did not unpack its platform. It said:\n${stdout}${stderr}`);
  mkdirSync(path.dirname(platform), { recursive: true });
  rmSync(platform, { recursive: true, force: true });
  move(made, platform);
  rmSync(scratch, { recursive: true, force: true });
}

function move(from: string, to: string): void {
  const near = `${to}.${process.pid}`;
  // A rename within one file system is one step; the copy before it may cross from the temporary one.
  cpSync(from, near, { recursive: true });
  try {
    renameSync(near, to);
  } catch {
    rmSync(near, { recursive: true, force: true }); // another process was faster
  }
}

/** The components come with exact versions of their libraries; ours must be the same, or types and behaviour differ. */
function comparePins(sst: string): void {
  const { dependencies = {} } = json(path.join(platform, "package.json"));
  for (const [name, version] of Object.entries(dependencies).filter(([name]) => name.startsWith("@pulumi"))) {
    const [have, want] = [installed(name), plain(version)];
    if (have !== want) throw new Error(`${name} is ${have}; sst ${sst} needs ${want}: pin it in package.json`);
  }
}

/** What `sst install` writes once it has resolved the providers of sst.config.ts; we have one. */
const configTypes = `import "./src/global.d.ts"
import { AppInput, App, Config } from "./src/config"
import * as _aws from "@pulumi/aws";

declare global {
  // @ts-expect-error
  export import aws = _aws
  interface Providers {
    providers?: { "aws"?: (_aws.ProviderArgs & { version?: string }) | boolean | string; }
  }
  export const $config: (
    input: Omit<Config, "app"> & {
      app(input: AppInput): Promise<Omit<App, "providers"> & Providers> | (Omit<App, "providers"> & Providers);
    },
  ) => Config;
}
`;

if (process.argv[1] === import.meta.filename) ensurePlatform();
