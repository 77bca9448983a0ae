import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localWrapper } from "./local.ts";

describe("the file of root keys", () => {
  let home: string;
  let file: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "marshrut-keys-"));
    file = path.join(home, "deep", "keys.json");
  });
  afterEach(() => rm(home, { recursive: true }));

  it("is made at the first use, for its owner only, and leaves nothing beside it", async () => {
    const { wrapped, plain } = await localWrapper(file).generate({ tenant: "kuzbass" });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(file))).toEqual(["keys.json"]);
    expect(await localWrapper(file).unwrap(wrapped, { tenant: "kuzbass" })).toEqual(plain);
  });

  it("is made once although many ask at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => localWrapper(file).generate({})));
    const fresh = localWrapper(file);
    for (const { wrapped, plain } of made) expect(await fresh.unwrap(wrapped, {})).toEqual(plain);
  });

  it("unwraps under the same context only, whatever its order", async () => {
    const wrapper = localWrapper(file);
    const { wrapped, plain } = await wrapper.generate({ tenant: "kuzbass", no: "1" });
    expect(await wrapper.unwrap(wrapped, { no: "1", tenant: "kuzbass" })).toEqual(plain);
    await expect(wrapper.unwrap(wrapped, { no: "2", tenant: "kuzbass" })).rejects.toThrow();
  });

  it("wraps by the newest root and still unwraps what an older one wrapped", async () => {
    const { wrapped, plain } = await localWrapper(file).generate({});
    const { roots } = JSON.parse(await readFile(file, "utf8"));
    const newer = { id: "newer", key: Buffer.alloc(32, 7).toString("base64") };
    await writeFile(file, JSON.stringify({ roots: [...roots, newer] }));
    expect(await localWrapper(file).unwrap(wrapped, {})).toEqual(plain);
    expect((await localWrapper(file).generate({})).wrapped).toMatch(/^newer\./);
  });

  it.each([
    ["not JSON", "{"],
    ["no roots", '{"roots":[]}'],
    ["null", "null"],
    ["a short key", '{"roots":[{"id":"a","key":"AAAA"}]}'],
  ])("is refused when damaged, and never replaced: %s", async (_, text) => {
    await localWrapper(file).generate({});
    await writeFile(file, text);
    await expect(localWrapper(file).generate({})).rejects.toThrow();
    expect(await readFile(file, "utf8")).toBe(text);
  });

  it("is refused when others may read it, and when the root is another one", async () => {
    const { wrapped } = await localWrapper(file).generate({});
    await chmod(file, 0o640);
    await expect(localWrapper(file).generate({})).rejects.toThrow(/chmod 600/);
    await expect(localWrapper(path.join(home, "other.json")).unwrap(wrapped, {})).rejects.toThrow(/root key/);
  });
});
