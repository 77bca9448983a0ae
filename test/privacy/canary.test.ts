// FAULTS B18: a person's data goes through every flow, and then is looked for wherever it must not be.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Receiver, receiver } from "../agencies/hostile.ts";
import { filesUnder, textsIn } from "../faults/parts/bytes.ts";
import { expectAgreement } from "../faults/parts/healed.ts";
import { mailsOf, type Running, startProcess } from "../faults/parts/process.ts";
import { canary, disguises, everyDisguise, traces } from "./canary.ts";
import { Flows } from "./flows.ts";
import { tellEverything } from "./story.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

const home = mkdtempSync(path.join(tmpdir(), "canary-"));
let at: Running;
let hooks: Receiver;
let flows: Flows;
beforeAll(async () => {
  at = await startProcess(home, { loud: true, poison: "step.rejected" });
  hooks = await receiver();
  flows = new Flows(at);
  await tellEverything(flows, at, hooks.url);
});
afterAll(async () => {
  at?.kill();
  await at?.exited;
  await hooks?.close();
  rmSync(home, { recursive: true, force: true });
});

/** Traces of the person in a text, in whatever disguise. */
const tracesIn = (text: string): string[] => everyDisguise.filter((trace) => text.includes(trace));

it("went through every flow", async () => {
  expect([...flows.done.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(75);
  expect(flows.done.size).toBeGreaterThan(40);
  expect([...flows.refused.keys()].sort()).toEqual(expect.arrayContaining([400, 404, 409, 413, 415, 422]));
  expect(at.output.length).toBeGreaterThan(100);
  await expectAgreement(at.urls);
});

describe("the search finds", () => {
  it("a name in any disguise", () => {
    for (const said of [canary.surname, canary.givenName, canary.reject]) {
      for (const disguise of disguises(said))
        expect([disguise, tracesIn(`…${disguise}…`).length > 0]).toEqual([disguise, true]);
      expect(tracesIn(`x${Buffer.from(`ab ${said} cd`).toString("base64")}`)).not.toEqual([]);
      expect(tracesIn(JSON.stringify({ a: encodeURIComponent(said) }))).not.toEqual([]);
    }
  });

  it("a planted text in a file, and in the database what is there in plain", () => {
    const planted = path.join(home, "planted.txt");
    writeFileSync(planted, `\x00\x01${canary.surname}\x00`);
    expect(textsIn([planted], traces)).toContain("planted.txt: Канарейк");
    rmSync(planted);
    const database = filesUnder(home).filter((file) => path.basename(file).startsWith("dynamodb.db"));
    const found = textsIn(database, [flows.childId, "Организация pmpc"]).map((line) => line.split(": ")[1]);
    expect(new Set(found)).toEqual(new Set([flows.childId, "Организация pmpc"]));
  });

  it("what the answers to those who may know do hold", async () => {
    const card = await at.client.ok("GET", `/v1/children/${flows.childId}`);
    expect(tracesIn(JSON.stringify(card)).length).toBeGreaterThan(5);
  });
});

describe("the person is not", () => {
  it("in any file of the data folder: no database, its log, checkpoints, queues, mails, attachments", () => {
    const files = filesUnder(home);
    const names = new Set(files.map((file) => path.basename(file)));
    for (const name of ["dynamodb.db", "local.db", "states.sqlite", "mail.db"]) expect(names).toContain(name);
    // The stand-in of the mail provider keeps to whom a letter went: a family's own address, and nothing else of it.
    const isAddress = /^mail\.db[^:]*: kanareika$/;
    expect(textsIn(files, everyDisguise).filter((found) => !isAddress.test(found))).toEqual([]);
  });

  it("in what the process has written: its log, the access log with its addresses, reports of failures", () => {
    expect(at.output.filter((line) => tracesIn(line).length > 0)).toEqual([]);
  });

  it("in the input, output or history of any execution", async () => {
    const texts = await allExecutions(at);
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => tracesIn(text).length > 0)).toEqual([]);
  });

  it("in any mail, as it was sent and as it is read, but for the address of the family's own", async () => {
    const mails = await mailsOf(at.urls);
    expect(mails.length).toBeGreaterThan(10);
    const ofFamily = new Set<string>();
    for (const { messageId } of mails) {
      const read = await (await fetch(`${at.urls.mail}/messages/${messageId}`)).text();
      const raw = await (await fetch(`${at.urls.mail}/messages/${messageId}/raw`)).text();
      const { to, text, html } = JSON.parse(read) as { to: string[]; text: string; html: string };
      const isOwn = to.includes(canary.email);
      if (isOwn) ofFamily.add(text.split("\n")[0]!);
      // Where it goes, which no letter can do without; its words do not say it.
      const besides = (said: string) => tracesIn(isOwn ? said.replaceAll(canary.email, "") : said);
      const decoded = raw.replaceAll(/=\r?\n/g, "").replaceAll("\r\n", "");
      expect([messageId, besides(read), besides(raw), besides(decoded)]).toEqual([messageId, [], [], []]);
      expect(tracesIn(text + html)).toEqual([]);
    }
    expect([...ofFamily]).toEqual(expect.arrayContaining(["Что нового"]));
  });

  it("in the dead letters, of which there are some", async () => {
    const letters = await (await fetch(`${at.urls.control}/local/dead-letters`)).text();
    expect((JSON.parse(letters) as { items: unknown[] }).items.length).toBeGreaterThan(0);
    expect(tracesIn(letters)).toEqual([]);
  });

  it("on any open page, of all that lead from one to another", async () => {
    const seen = new Set<string>();
    const next = [
      "/help",
      "/help?q=логопед",
      "/early-help",
      "/results",
      "/library",
      "/results/table",
      "/events",
      "/sites",
      "/certificates",
      "/sitemap.xml",
      "/robots.txt",
      "/hsds",
      "/hsds/services?full=true",
      "/hsds/organizations?full=true",
    ];
    for (let path = next.shift(); path !== undefined && seen.size < 150; path = next.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await fetch(`${at.urls.api}${path}`);
      const text = await answer.text();
      expect([path, answer.status, tracesIn(text)]).toEqual([path, 200, []]);
      for (const [, to] of text.matchAll(
        /href="(\/(?:help|organisations|early-help|results|events|certificates|library|practice)[^"#]*)"|<loc>[^<]*?(\/(?:help|organisations|events|library|practice)[^<]*)<\/loc>/g,
      ))
        if (to) next.push(to.replaceAll("&amp;", "&"));
    }
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].some((path) => path.startsWith("/events/occasion_"))).toBe(true);
  });

  it("in what webhooks carry", () => {
    expect(hooks.got.length).toBeGreaterThan(2);
    expect(hooks.got.filter((one) => tracesIn(JSON.stringify(one)).length > 0)).toEqual([]);
  });
});

/** Everything that Step Functions keeps and shows to whoever may look at it. */
async function allExecutions({ urls }: Running): Promise<string[]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sfn = new SFNClient({ endpoint: urls.states, region: "eu-central-1", credentials });
  const texts: string[] = [];
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({ maxResults: 1000 }));
  for (const { stateMachineArn } of stateMachines) {
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }));
    for (const { executionArn } of executions) {
      const { $metadata: _, ...described } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      texts.push(JSON.stringify(described));
      let nextToken: string | undefined;
      do {
        const page = await sfn.send(
          new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true, nextToken, maxResults: 1000 }),
        );
        texts.push(...(page.events ?? []).map((event) => JSON.stringify(event)));
        nextToken = page.nextToken;
      } while (nextToken);
    }
  }
  sfn.destroy();
  return texts;
}
