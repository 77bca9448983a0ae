import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { newId } from "../shared/ids.ts";
import { memoryKeyring } from "../shared/memory/index.ts";
import { type Fields, isOurs, type LinkKind, open, openLive, type Sealed, seal, tenantOf } from "./index.ts";

const keys = memoryKeyring();
const tenant = "kuzbass";
const agencyId = newId("agency", 0);
const expiresAt = 1_800_000_000;
const fields: Fields = {
  step: [newId("step", 0), 2, 3],
  page: [agencyId],
  quiet: [agencyId, "o~ffice@example.org"],
  reports: [agencyId],
  office: [agencyId],
  family: [newId("family", 0), newId("rep", 0), 2],
  ward: [agencyId, newId("child", 0), 1],
  "family-quiet": [newId("family", 0), newId("rep", 0)],
  form: [newId("response", 0)],
  round: [newId("round", 0), "novokuznetsk", null, "ticket"],
  "sign-up": [newId("signup", 0)],
  talk: [newId("talk", 0)],
  feed: ["tenant", 4],
  file: [newId("attachment", 0)],
  export: [newId("export", 0)],
};
const linkKinds = Object.keys(fields) as LinkKind[];
const linkOf = <K extends LinkKind>(kind: K): Sealed<K> => ({ tenant, fields: fields[kind], expiresAt });
const tokenOf = (kind: LinkKind, over: Partial<Sealed> = {}) => seal(keys, kind, { ...linkOf(kind), ...over });
const isUnknown = { code: "link.invalid" };
const base64 = (text: string) => Buffer.from(text).toString("base64url");

describe.each(linkKinds)("a token of kind %s", (kind) => {
  it("says what was sealed in it, the same each time, in letters that an address may have", async () => {
    const token = await tokenOf(kind);
    expect(token).toMatch(/^[\w-]+\.1-[\w-]{43}$/);
    expect(await tokenOf(kind)).toBe(token);
    expect(await open(keys, kind, token)).toEqual(linkOf(kind));
  });

  it.each(linkKinds.filter((other) => other !== kind))("is none of kind %s", async (other) => {
    await expect(open(keys, other, await tokenOf(kind))).rejects.toMatchObject(isUnknown);
  });

  it("is unknown when any letter of it is changed, left out or added", async () => {
    const token = await tokenOf(kind);
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/= ".split("");
    const anywhere = fc.nat({ max: token.length - 1 });
    const letter = fc.constantFrom(...letters);
    const changed = fc.oneof(
      fc.tuple(anywhere, letter).map(([at, by]) => `${token.slice(0, at)}${by}${token.slice(at + 1)}`),
      anywhere.map((at) => token.slice(0, at) + token.slice(at + 1)),
      fc.tuple(fc.nat({ max: token.length }), letter).map(([at, by]) => token.slice(0, at) + by + token.slice(at)),
    );
    await fc.assert(
      fc.asyncProperty(
        changed.filter((other) => other !== token),
        async (other) => {
          await expect(open(keys, kind, other)).rejects.toMatchObject(isUnknown);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is ours, expired or not, and not when it was made elsewhere", async () => {
    expect(await isOurs(keys, await tokenOf(kind, { expiresAt: 1 }))).toBe(true);
    expect(await isOurs(memoryKeyring(), await tokenOf(kind))).toBe(false);
    expect(await isOurs(keys, "guess")).toBe(false);
  });

  it("is unknown for another tenant, another keyring, or with another's hash", async () => {
    const theirs = JSON.stringify([kind, "altai", expiresAt, ...fields[kind]]);
    const hash = (await tokenOf(kind)).split(".")[1];
    const moved = [`${base64(theirs)}.${hash}`, await seal(memoryKeyring(), kind, linkOf(kind))];
    moved.push(`${base64(theirs)}.${await keys.mac("cursor", theirs)}`);
    for (const token of moved) await expect(open(keys, kind, token)).rejects.toMatchObject(isUnknown);
    expect((await open(keys, kind, await tokenOf(kind, { tenant: "altai" }))).tenant).toBe("altai");
  });

  it("works up to its last second, and says then that it expired", async () => {
    const token = await tokenOf(kind);
    const at = (seconds: number) => ({ keys, now: () => Temporal.Instant.fromEpochMilliseconds(seconds * 1000) });
    expect((await openLive(at(expiresAt - 1), kind, token)).tenant).toBe(tenant);
    await expect(openLive(at(expiresAt), kind, token)).rejects.toMatchObject({ code: "link.dead" });
    const forever = await tokenOf(kind, { expiresAt: undefined });
    expect((await openLive(at(9e9), kind, forever)).expiresAt).toBeUndefined();
  });
});

it.each(["", ".", "..", "guess", "x".repeat(5000), `${base64("[")}.x`, `${base64('["step"]')}.x`, `${base64("[1")}.`])(
  "what is no token at all is unknown: %s",
  async (token) => {
    for (const kind of linkKinds) await expect(open(keys, kind, token)).rejects.toMatchObject(isUnknown);
  },
);

it("a token longer than any of ours is not even hashed", async () => {
  const long = await tokenOf("quiet", { fields: [agencyId, "x".repeat(600)] });
  await expect(open(keys, "quiet", long)).rejects.toMatchObject(isUnknown);
  const longestAddress = `${"x".repeat(64)}@${"y".repeat(185)}.org`;
  const token = await seal(keys, "quiet", { tenant: "t".repeat(63), fields: [agencyId, longestAddress], expiresAt });
  expect((await open(keys, "quiet", token)).fields[1]).toBe(longestAddress);
});

it("what a token says its tenant to be is a name, or nothing", () => {
  const said = (text: string) => tenantOf(`${base64(text)}.x`);
  expect([said('["step","kuzbass"]'), said("kuzbass~rest")]).toEqual(["kuzbass", "kuzbass"]);
  for (const text of ['["step",7]', '["step",["kuzbass"]]', '["step",null]', '["step"]', '["step","a#b"]', "a b~", "["])
    expect(said(text)).toBeUndefined();
});

it.each(["a#b", "", 7])("a tenant that could not be one opens nothing, whoever has sealed it: %j", async (odd) => {
  const token = await tokenOf("step", { tenant: odd as string });
  await expect(open(keys, "step", token)).rejects.toMatchObject(isUnknown);
});
