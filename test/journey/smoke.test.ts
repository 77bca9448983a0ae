import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SFNClient } from "@aws-sdk/client-sfn";
import { corsOf } from "@marshrut/api";
import { deps } from "@marshrut/functions";
import { limitsNamed } from "@marshrut/local/limits";
import { asOnAws } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { empty } from "../../scripts/ops/empty.ts";
import { go } from "../../scripts/ops/pause.ts";
import { firstHour } from "../../scripts/ops/smoke/first-hour.ts";
import { ask, type Place } from "../../scripts/ops/smoke/place.ts";
import { running } from "../../scripts/ops/smoke.ts";
import { invoke } from "../agencies/invoke.ts";
import { tenant, World } from "./world.ts";

// What a stage of AWS goes through in its first hour, by the same script, against the cloud on one machine: by the adapters of AWS, and
// within what an account takes in its first days (decision 0153), but for a mail a second, for which all would wait.

const origin = "https://console.example.org";
const mailbox = "smoke@test.example.org";
const bounces = "bounce@simulator.amazonses.com";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
// As in a process that has compiled much: expressions remember more of a long text (decision 0186).
setFlagsFromString("--no-regexp-optimization");

let w: World;
let sfn: SFNClient;
beforeAll(async () => {
  w = await World.start(
    "own",
    undefined,
    { ...asOnAws, cors: corsOf([origin]) },
    undefined,
    limitsNamed("new-account"),
  );
  sfn = new SFNClient({ endpoint: w.cloud.states.url, region: "eu-central-1", credentials });
}, 300_000);
afterAll(async () => {
  sfn.destroy();
  await w.close();
});

/** SES's simulator: whatever is sent to its address comes back, once. */
const returned = new Set<string>();
async function simulate(): Promise<void> {
  for (const mail of await w.mails(bounces)) {
    if (returned.has(mail.id)) continue;
    returned.add(mail.id);
    const { items } = await w.ok<{ items: { to?: string; deliveryId: string }[] }>("GET", "/v1/deliveries?limit=200");
    const { deliveryId } = items.find(({ to }) => to === bounces)!;
    const headers = [
      { name: "X-Marshrut-Tenant", value: tenant },
      { name: "X-Marshrut-Delivery", value: deliveryId },
    ];
    const bounce = {
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress: bounces }],
    };
    await invoke(w, "mail-events", {
      detail: { eventType: "Bounce", mail: { destination: [bounces], headers }, bounce },
    });
  }
}

const placeOf = (): Place => ({
  api: w.cloud.urls.api,
  systems: w.cloud.urls.api,
  console: origin,
  mailbox,
  bounces,
  municipality: "novokuznetsk",
  token: () => w.cloud.identity.token("coordinator"),
  link: async () => `${w.cloud.urls.api}/respond#${await w.token(mailbox)}`,
  systemOf: async (agencyId) => {
    const client = "smoke-system";
    const secret = await w.cloud.identity.registerClient({ client, tenant, agency: agencyId, name: "Проба" });
    const remove = async () => {
      await w.ok("POST", `/v1/accounts/${client}/block`, {}, "admin");
    };
    return { tokens: `${w.cloud.identity.url}/token`, scope: "", client, secret, remove };
  },
  running: () => running(sfn, (name) => name),
  pause: async () => {
    await w.cloud.settle();
    await simulate();
    await w.cloud.settle();
  },
});

it("the first hour of a stage passes here too, step by step, and then the stage is emptied", async () => {
  const outcomes = await firstHour(placeOf(), () => {});
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  expect(outcomes).toHaveLength(10);

  await w.openRoute();
  expect((await running(sfn, (name) => name)).length).toBeGreaterThan(0);
  const at = { stage: "pr-1", region: "eu-central-1", physical: (name: string) => name };
  const stage = {
    lambda: new LambdaClient({ endpoint: w.cloud.urls.lambda, region: at.region, credentials }),
    at,
    say: () => {},
  };
  await empty({ ...stage, sfn, pause: 0 });
  expect(await running(sfn, (name) => name)).toEqual([]);
  expect((await fetch(`${w.cloud.urls.api}/health`)).status).toBe(503);
  await go(stage);
}, 300_000);

/** Looks again until it is so: what indexes say comes a moment later, and what the account did not take comes with the next minute. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let looks = 0; looks < 40; looks++) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(50);
    await w.cloud.settle();
    if (looks % 10 === 9) await w.cloud.advance("PT1M");
  }
  throw new Error(`Not in time: ${look}`);
}

it("goes on to the report of a quarter: asked for, handed in, locked by two persons", async () => {
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  const rows = [
    "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат",
    "1;2;3;4;5",
  ];
  const content = [...rows, "I. Раздел;;;;", "1;Обучение;Образовательные организации;ежеквартально;Справка"].join("\n");
  await w.cloud.settle(); // ten functions at once, and these requests are made once
  await w.ok("POST", "/v1/roadmaps/imports", { format: "csv", key: "pilot", content, from: 2026, to: 2026 });
  const quarter = "/v1/periods/2026-Q1";
  await until(async () => ((await w.call("POST", `${quarter}/open`, {}, "anna")).status < 300 ? true : undefined));
  const owed = `/v1/obligations?period=2026-Q1&agency=${w.agencies.school}`;
  const { obligationId } = await until(
    async () => (await w.ok<{ items: { obligationId: string }[] }>("GET", owed)).items[0],
  );
  // It stands in its organisation's own partition at once; by its id alone it is found as soon as the index has heard of it.
  await until(async () => ((await w.call("GET", `/v1/obligations/${obligationId}`)).status === 200 ? true : undefined));
  await w.ok("POST", `/v1/obligations/${obligationId}/submit`, { values: { done: true } }, "school-1");
  await w.cloud.settle();
  const lock = async (as: string) => {
    const { status } = await w.call("POST", `${quarter}/lock`, { reason: "Отчёты собраны раньше срока" }, as);
    await w.cloud.settle(); // what follows has let go of its functions
    return status;
  };
  expect([await lock("anna"), await lock("boris")]).toEqual([202, 200]);
  const report = await until(async () => {
    const { status, body } = await w.call("GET", `${quarter}/report`);
    return status === 200 ? body : undefined;
  });
  expect(report).toMatchObject({ revision: 1, obligations: { submitted: 1 } });
}, 300_000);

it("hears in its indexes of what was written a moment later, as on AWS", async () => {
  const { bank } = deps();
  const found = async (sk: string) => (await bank.find("gsi1", "T#pilot#LATE", { prefix: sk })).items.length;
  const atOnce: number[] = [];
  for (const sk of ["1", "2", "3", "4", "5"]) {
    const key = { table: "records" as const, pk: "T#pilot#LATE", sk };
    const index = { gsi1: { pk: "T#pilot#LATE", sk } };
    await bank.commit([{ put: { key, kind: "late", data: {}, index }, expect: "absent" }]);
    atOnce.push(await found(sk));
    await until(async () => ((await found(sk)) === 1 ? true : undefined));
  }
  // A machine that has much to do may be later than the index.
  expect(atOnce).toContain(0);
});

it("asks again while the gateway has no function free, and not where the product has answered", async () => {
  const answers = [
    '{"message":"Service Unavailable"}',
    '{"message":"Service Unavailable"}',
    '{"code":"service.paused"}',
  ];
  let asked = 0;
  const server = createServer((_, response) => response.writeHead(503).end(answers[asked++])).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await ask(`http://127.0.0.1:${port}/`);
  server.close();
  expect([answer.status, await answer.json(), asked]).toEqual([503, { code: "service.paused" }, 3]);
});

it("says what is wrong where a stage is not as it has to be, and tries the rest", async () => {
  await w.cloud.advance("PT3M"); // guesses cost
  const broken: Place = {
    ...placeOf(),
    // Whoever is no coordinator, a console that the gateway does not know, and addresses that the gateway closes.
    token: () => w.cloud.identity.token("pmpk"),
    console: "https://other.example.org",
    pause: async () => {},
  };
  const said = Object.fromEntries((await firstHour(broken, () => {})).map(({ name, ok, said }) => [name, ok || said]));
  expect(said).toMatchObject({
    "a sign-in": "the token is of a specialist; a coordinator's of the region is wanted",
    "an expired token, as a console sees it": expect.stringContaining("401 may be read by null"),
    "addresses without a token": true,
    "a file of 10 MB, there and back": "no step was asked for",
  });
}, 300_000);
