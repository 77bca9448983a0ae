import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { KMSClient } from "@aws-sdk/client-kms";
import { envelopeKeyring, kmsKeys, localWrapper } from "@marshrut/aws/keyring";
import { kmsWrapper } from "@marshrut/aws/kms";
import type { DataBank, Keyring } from "@marshrut/core/shared";
import { memoryBank, memoryKeyring } from "@marshrut/core/shared/memory";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FakeKms, startKms } from "../parts/kms.ts";
import { keyringContract, surname } from "./contract.ts";

let kms: FakeKms;
let home: string;
beforeAll(async () => {
  kms = await startKms();
  home = await mkdtemp(path.join(tmpdir(), "marshrut-keys-"));
});
beforeEach(() => {
  kms.fault = undefined;
  kms.seen.length = 0;
});
afterAll(async () => {
  await kms.close();
  await rm(home, { recursive: true });
});

const client = (more: object = {}) =>
  new KMSClient({
    endpoint: kms.endpoint,
    region: "local",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
    ...more,
  });
const wrapper = () => kmsWrapper(client(), kms.keyId);

keyringContract("memory", () => memoryKeyring());
keyringContract("file of root keys", () =>
  envelopeKeyring({ bank: memoryBank(), wrapper: localWrapper(path.join(home, "keys.json")), now: Date.now }),
);
keyringContract("KMS", () => envelopeKeyring({ bank: memoryBank(), wrapper: wrapper(), now: Date.now }));

it("loads KMS's client with the first key, from what the environment says", async () => {
  const keys = kmsKeys(kms.keyId);
  expect(kms.seen).toEqual([]);
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.endpoint);
  for (const [name, value] of Object.entries({ REGION: "local", ACCESS_KEY_ID: "test", SECRET_ACCESS_KEY: "test" }))
    vi.stubEnv(`AWS_${name}`, value);
  const { plain, wrapped } = await keys.generate({ tenant: "kuzbass" });
  expect(await keys.unwrap(wrapped, { tenant: "kuzbass" })).toEqual(plain);
  expect(kms.seen).toEqual(["GenerateDataKey", "Decrypt"]);
  vi.unstubAllEnvs();
});

describe("envelope keyring with KMS", () => {
  /** Of nobody in particular: sealed by the tenant's own key. */
  const letter = { ...surname, subject: "agency_01" };
  let bank: DataBank;
  let clock: number;
  const day = 86_400_000;
  const process = (options: object = {}) => envelopeKeyring({ bank, wrapper: wrapper(), now: () => clock, ...options });
  beforeEach(() => {
    bank = memoryBank();
    clock = 1_750_000_000_000;
  });

  it("reads a page of 50 children with one call of KMS", async () => {
    const sealed = await Promise.all(
      Array.from({ length: 50 }, (_, i) => process().seal(`${i}`, { ...surname, subject: `child_${i}` })),
    );
    const reader = process();
    kms.seen.length = 0;
    const plain = await Promise.all(sealed.map((s, i) => reader.open(s, { ...surname, subject: `child_${i}` })));
    expect(plain).toEqual(sealed.map((_, i) => `${i}`));
    expect(kms.seen).toEqual(["Decrypt"]);
  });

  it("makes one key although many seal at once, in one process and in several", async () => {
    const one = process();
    await Promise.all(Array.from({ length: 20 }, () => one.seal("x", letter)));
    expect(kms.seen).toEqual(["GenerateDataKey"]);
    const processes = Array.from({ length: 5 }, () => process());
    const altai = { ...letter, tenant: "altai" };
    const sealed = await Promise.all(processes.map((p) => p.seal("x", altai)));
    expect(new Set(sealed.map((s) => s.split(".")[1]))).toEqual(new Set(["1"]));
    for (const s of sealed) expect(await process().open(s, altai)).toBe("x");
  });

  it("hashes alike in every process", async () => {
    const hashes = await Promise.all([process(), process()].map((p) => p.mac("blind-index", "соловьева")));
    expect(hashes[0]).toBe(hashes[1]);
    expect(await process().mac("blind-index", "соловьева")).toBe(hashes[0]);
  });

  it("seals by a new key after 90 days, and still opens what the old one sealed", async () => {
    const keys = process();
    const [old, hash] = [await keys.seal("old", letter), await keys.mac("link", "x")];
    clock += 90 * day;
    const fresh = await keys.seal("fresh", letter);
    expect([old, fresh].map((s) => s.split(".")[1])).toEqual(["1", "2"]);
    for (const k of [keys, process()]) {
      expect(await k.open(old, letter)).toBe("old");
      expect(await k.open(fresh, letter)).toBe("fresh");
      expect(await k.mac("link", "x")).toBe(hash);
    }
  });

  it("seals by a new key at once when told to, and within the cache's minutes in other processes", async () => {
    const [here, there] = [process(), process()];
    for (const k of [here, there]) await k.seal("x", letter);
    await here.rotate(letter.tenant, "data");
    expect(await here.seal("x", letter)).toMatch(/^m1\.2\./);
    clock += 5 * 60_000;
    expect(await there.seal("x", letter)).toMatch(/^m1\.2\./);
  });

  it.each([
    ["link", 90, 400],
    ["download", 1, 2],
    ["cursor", 1, 2],
  ] as const)(
    "signs %ss by a new key after %d days, and takes the former one's for %d more",
    async (use, signs, holds) => {
      const [here, there] = [process(), process()];
      const first = await here.sign(use, "kuzbass", "x");
      const taken = (keys: Keyring) => keys.isSigned(use, "kuzbass", "x", first);
      expect(await taken(there)).toBe(true);
      clock += signs * day;
      expect(await here.sign(use, "kuzbass", "x")).toMatch(/^2-/);
      expect(await there.isSigned(use, "kuzbass", "y", await here.sign(use, "kuzbass", "y"))).toBe(true);
      clock += holds * day - 1;
      for (const keys of [here, there, process()]) expect(await taken(keys)).toBe(true);
      clock += 5 * 60_000;
      for (const keys of [here, there, process()]) expect(await taken(keys)).toBe(false);
    },
  );

  it("takes the address of a calendar for as long as there are its keys", async () => {
    const first = await process().sign("feed", "kuzbass", "x");
    for (let year = 0; year < 3; year++) {
      clock += 366 * day;
      await process().sign("feed", "kuzbass", "x");
    }
    expect(await process().isSigned("feed", "kuzbass", "x", first)).toBe(true);
  });

  it("believes no leaked generation in another process once its memory is over, and makes no key of what is only asked", async () => {
    const [here, there] = [process(), process()];
    const first = await here.sign("link", "kuzbass", "x");
    expect(await there.isSigned("link", "kuzbass", "x", first)).toBe(true);
    await here.rotate("kuzbass", "link", true);
    clock += 5 * 60_000;
    expect(await there.isSigned("link", "kuzbass", "x", first)).toBe(false);
    expect(await there.isSigned("link", "kuzbass", "x", await here.sign("link", "kuzbass", "x"))).toBe(true);
    await here.isSigned("link", "nobody", "x", first);
    expect((await bank.list("vault", "T#nobody#KEYS")).items).toEqual([]);
  });

  it.each([
    [{ status: 400, type: "ThrottlingException" }, "Unavailable"],
    [{ status: 500, type: "KMSInternalException" }, "Unavailable"],
    [{ status: 400, type: "AccessDeniedException" }, "AccessDeniedException"],
    [{ status: 400, type: "DisabledException" }, "DisabledException"],
  ])("fails closed and stores nothing when KMS says %j, and works again afterwards", async (fault, name) => {
    const sealed = await process().seal("Соловьёва", letter);
    kms.fault = fault;
    const keys = process();
    await expect(keys.open(sealed, letter)).rejects.toMatchObject({ name });
    await expect(keys.seal("x", { ...letter, tenant: "altai" })).rejects.toMatchObject({ name });
    await expect(keys.mac("link", "x")).rejects.toMatchObject({ name });
    expect((await bank.list("vault", "T#altai#KEYS")).items).toEqual([]);
    kms.fault = undefined;
    expect(await keys.open(sealed, letter)).toBe("Соловьёва");
    expect(await keys.seal("x", { ...letter, tenant: "altai" })).toMatch(/^m1\.1\./);
  });

  it("serves from memory for five minutes only once KMS denies", async () => {
    const keys = process();
    const sealed = await keys.seal("x", surname);
    await keys.open(sealed, surname);
    kms.fault = { status: 400, type: "AccessDeniedException" };
    clock += 5 * 60_000 - 1;
    expect(await keys.open(sealed, surname)).toBe("x");
    clock += 1;
    await expect(keys.open(sealed, surname)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("refuses a wrapped key that was moved to another tenant", async () => {
    await process().seal("x", letter);
    const [record] = (await bank.list("vault", "T#kuzbass#KEYS")).items;
    await bank.commit([{ put: { ...record!, key: { ...record!.key, pk: "T#altai#KEYS" } }, expect: "absent" }]);
    await expect(process().seal("x", { ...letter, tenant: "altai" })).rejects.toMatchObject({
      name: "InvalidCiphertextException",
    });
  });

  it("tells KMS of tenants and purposes only, and keeps no key in the clear", async () => {
    kms.contexts.length = 0;
    await process().seal("x", letter);
    await process().mac("link", "x");
    await process().sign("link", "kuzbass", "x");
    expect(kms.contexts).toEqual([
      { tenant: "kuzbass", use: "data", series: "DATA", no: "1" },
      { purpose: "link", use: "mac", series: "link", no: "1" },
      { tenant: "kuzbass", purpose: "link", use: "mac", series: "SIGN-link", no: "1" },
    ]);
    const [record] = (await bank.list<{ wrapped: string }>("vault", "T#kuzbass#KEYS")).items;
    expect(record!.data).toEqual({ wrapped: expect.stringMatching(/^[\w+/=]{80}$/), madeAt: clock });
  });

  it("makes a person's key once although many seal at once, and keeps none of them in the clear", async () => {
    const processes = Array.from({ length: 5 }, () => process());
    const sealed = await Promise.all(processes.map((p) => p.seal("x", surname)));
    for (const s of sealed) expect(await process().open(s, surname)).toBe("x");
    const { items } = await bank.list<object>("safe", "T#kuzbass#KEY#child_01");
    expect(items.map(({ data }) => data)).toEqual([
      { wrapped: expect.stringMatching(/^[\w-]{80}$/), by: 1, madeAt: clock },
    ]);
  });

  it("reads the keys of a page of children in one operation, and none again within the cache's minutes", async () => {
    const ids = Array.from({ length: 50 }, (_, i) => ({ ...surname, subject: `child_${i}` }));
    const sealed = await Promise.all(ids.map((context) => process().seal("x", context)));
    const many: number[] = [];
    const counted: DataBank = {
      ...bank,
      getMany: (keys) => {
        many.push(keys.length);
        return bank.getMany(keys);
      },
    };
    const reader = process({ bank: counted });
    for (const _ of [1, 2]) await Promise.all(sealed.map((s, i) => reader.open(s, ids[i]!)));
    expect(many).toEqual([50]);
  });

  it("keeps the mark that a person's key was destroyed, and nothing of the key", async () => {
    await process().seal("x", surname);
    await process().destroy({ tenant: "kuzbass", person: "child_01" });
    const { items } = await bank.list("safe", "T#kuzbass#KEY#child_01");
    expect(items.map(({ key, data }) => [key.sk, data])).toEqual([["DESTROYED", { at: clock }]]);
  });
});
