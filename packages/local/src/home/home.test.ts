import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { VirtualClock } from "../clock/index.ts";
import { homeVersion, openHome, whyFailed, whyUnwritable } from "./index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "home-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a new folder is made for its owner only, and opens again", () => {
  const where = path.join(root, "deep", "data");
  const home = openHome(where);
  expect(statSync(where).mode & 0o777).toBe(0o700);
  home.db.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')");
  expect(statSync(home.folder("mail")).isDirectory()).toBe(true);
  home.close();
  home.close();
  const again = openHome(where);
  expect(again.db.prepare("SELECT text FROM note").get()).toEqual({ text: "kept" });
  again.close();
});

test("a folder of a newer version is refused with both versions and a way out", () => {
  writeFileSync(path.join(root, "version"), "7\n");
  expect(() => openHome(root)).toThrow(
    new RegExp(`версию 7.*до ${homeVersion}.*MARSHRUT_HOME.*version 7.*up to ${homeVersion}.*MARSHRUT_HOME`, "s"),
  );
});

test("a place where nothing can be written is named with a way out", () => {
  const file = path.join(root, "file");
  writeFileSync(file, "");
  for (const where of [file, path.join(file, "data")])
    expect(() => openHome(where)).toThrow(/cannot be written \(E.*name another folder in MARSHRUT_HOME/);
});

// FAULTS F32
test("a disk that is full is called so, and one with room is not", () => {
  openHome(root).close();
  expect(whyUnwritable(root)).toBeUndefined();
  expect(existsSync(path.join(root, "probe"))).toBe(false);
  symlinkSync("/dev/full", path.join(root, "probe"));
  expect(whyUnwritable(root)?.message).toMatch(/нет места.*сохранено.*is full.*Make room and start again/s);
  expect(whyUnwritable(path.join(root, "gone"))?.message).toMatch(/cannot be written \(ENOENT/);
});

test("what fails for a damaged file names the file, and what fails otherwise is not the folder's", () => {
  const home = openHome(root);
  writeFileSync(path.join(home.folder("mail"), "mail.db"), "neither a page nor a letter".repeat(1_000));
  home.close();
  const failed = Object.assign(new Error("file is not a database"), { errcode: 26 });
  expect(whyFailed(root, failed)?.message).toMatch(/повреждено: mail\/mail\.db\. .*Damaged .*: mail\/mail\.db\. /s);
  expect(whyFailed(root, new Error("a bug"))).toBeUndefined();
});

test("some other folder is left alone", () => {
  mkdirSync(path.join(root, "photos"));
  expect(() => openHome(root)).toThrow(/photos/);
  writeFileSync(path.join(root, "version"), "of something else");
  expect(() => openHome(root)).toThrow(/does not look like/);
});

test("two cannot have one folder, and the message names the one that has it", () => {
  const home = openHome(root);
  expect(() => openHome(root)).toThrow(new RegExp(`процесс ${process.pid}`));
  home.close();
  openHome(root).close();
});

test("the lock of a killed process is free, and what it committed is there", async () => {
  const code = `
    import { openHome } from ${JSON.stringify(path.join(import.meta.dirname, "index.ts"))};
    const home = openHome(${JSON.stringify(root)});
    home.db.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('acknowledged')");
    // What nothing holds is collected, and its lock with it.
    console.log("ready"); setInterval(() => home.db, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  expect(() => openHome(root)).toThrow(new RegExp(`process ${child.pid}`));
  child.kill("SIGKILL");
  await once(child, "exit");
  const home = openHome(root);
  expect(home.db.prepare("SELECT text FROM note").get()).toEqual({ text: "acknowledged" });
  home.close();
});

test("the clock's reading survives", async () => {
  const start = Date.UTC(2026, 0, 1);
  const home = openHome(root);
  const clock = new VirtualClock({ now: start, frozen: true, memory: home.clockMemory });
  await clock.advanceBy("P40D", "UTC");
  home.close();
  const again = openHome(root);
  const clockAgain = new VirtualClock({ now: start, frozen: true, memory: again.clockMemory });
  expect(clockAgain.now()).toBe(start + 40 * 86_400_000);
  again.close();
});
