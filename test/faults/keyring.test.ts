// FAULTS F21: KMS denies, throttles or is not there. Nothing is written in plain, nothing is lost.
import path from "node:path";
import { kmsClient } from "@marshrut/aws/kms";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type FakeKms, startKms } from "../contract/parts/kms.ts";
import { canary, World } from "../journey/world.ts";
import { textsIn } from "./parts/bytes.ts";
import { hasty } from "./parts/hasty.ts";
import { expectAgreement } from "./parts/healed.ts";
import { childBody } from "./parts/people.ts";
import { product } from "./parts/product.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

let w: World;
let kms: FakeKms;
let token = "";
beforeAll(async () => {
  kms = await startKms();
  const env: typeof product.env = (place) => ({
    ...(typeof product.env === "function" ? product.env(place) : product.env),
    KEYRING: `kms:${kms.keyId}`,
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
  });
  w = await World.start("own", undefined, { ...product, env });
  await hasty(kmsClient());
  await w.openRoute();
  token = await w.token("pmpc@example.org");
});
afterEach(() => {
  delete kms.fault;
});
afterAll(async () => {
  await w.close();
  await kms.close();
});

/** From now on no key can be had: keys in memory are forgotten within minutes. */
async function deny(type: string, status = 400): Promise<void> {
  kms.fault = { status, type };
  await w.cloud.advance("PT10M");
}
const children = async () => (await w.ok<{ items: unknown[] }>("GET", "/v1/children?limit=200")).items.length;

describe("F21: no key can be had", () => {
  it.each([
    ["AccessDeniedException", 400, 500],
    ["KMSInvalidStateException", 400, 500],
    ["ThrottlingException", 400, 503],
    ["KMSInternalException", 500, 503],
  ])("because of %s: neither read nor written, and told apart from a wrong request", async (type, status, answered) => {
    const before = await children();
    await deny(type, status);
    const at = `/v1/children/${w.childId}`;
    const tries: [string, Promise<{ status: number; body: unknown }>][] = [
      ["register", w.call("POST", "/v1/children", childBody(210 + answered, w.agencies))],
      ["read the card", w.call("GET", at)],
      ["read the instruments", w.call("GET", `${at}/instruments`)],
      ["open a link", w.respond({ token, action: "view" })],
    ];
    for (const [what, answer] of tries) {
      const { status, body } = await answer;
      expect([what, status]).toEqual([what, answered]);
      expect(JSON.stringify(body)).not.toMatch(/Канарейк|Ефросин/);
    }
    delete kms.fault;
    expect(await children()).toBe(before);
    expect(await w.ok("GET", at)).toMatchObject({ person: { surname: canary.surname } });
  });

  it("a mail that needs a key waits for it, and goes out once", async () => {
    await w.respond({ token, action: "accept" });
    await w.cloud.settle();
    const before = (await w.mails("pmpc@example.org")).length;
    await deny("AccessDeniedException");
    const [step] = (await w.ok<{ items: { stepId: string }[] }>("GET", "/v1/steps?bucket=open")).items;
    const renewed = await w.call("POST", `/v1/steps/${step!.stepId}/reassign`, { agencyId: w.agencies.pmpc2 });
    expect(renewed.status).toBe(200);
    await w.cloud.settle();
    expect(await w.mails("pmpc2@example.org")).toEqual([]);
    delete kms.fault;
    await w.cloud.advance("PT5M");
    await w.cloud.advance("PT5M");
    expect(await w.mails("pmpc2@example.org")).toHaveLength(1);
    const [ended, ...more] = (await w.mails("pmpc@example.org")).slice(before);
    expect([ended?.subject, more]).toEqual([expect.stringMatching(/^Больше не требуется/), []]);
    await w.cloud.advance("PT1H");
    await expectAgreement(w.cloud.urls);
  });

  it("and at no time did a name come to the disk in plain, nor into what KMS keeps for its own log", () => {
    const files = ["dynamodb.db", "dynamodb.db-wal"].map((name) => path.join(w.home, name));
    const { surname, givenName, patronymic, snils, measure } = canary;
    expect(textsIn(files, [surname, givenName, patronymic, snils, snils.replaceAll(/\D/g, ""), measure])).toEqual([]);
    expect(textsIn(files, [w.childId])).not.toEqual([]); // the search does find what is there
    expect(JSON.stringify(kms.contexts)).not.toMatch(/Канарейк|Ефросин/);
    expect(kms.seen.length).toBeGreaterThan(5);
  });
});
