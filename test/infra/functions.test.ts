import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { functions, identityTriggers, mailEvents, schedules, streams } from "@marshrut/functions/manifest";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundling } from "../../infra/bundling.ts";
import { type Bundle, bundle } from "./bundles.ts";
import { Stage } from "./stage.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "bundles-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let production: Stage;
beforeAll(async () => {
  production = await Stage.of("production");
}, 300_000);

it("makes every function of the product's list, and no other", () => {
  expect(production.functionNames()).toEqual(functions.map(({ name }) => name));
  expect(production.all("lambda/function:Function")).toHaveLength(functions.length);
});

const fileOf = ({ handler }: { handler: string }) => handler.replace(/\.\w+$/, ".ts");
/** Several functions are made of one file. */
const files = [...new Set(functions.map(fileOf))];

/**
 * Our own sources of each file, as one text: what is left when all that is unreachable is shaken off. Without splitting, entry
 * points of one call are linked each by itself.
 */
const sources = build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(files.map((file, i) => [`file-${i}`, file])),
  outdir: folder,
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  treeShaking: true,
  logLevel: "error",
  plugins: [
    {
      name: "ours-only",
      setup: (b) =>
        b.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
          kind === "entry-point" || name.startsWith("@marshrut/") || path.isAbsolute(name)
            ? undefined
            : { path: name, external: true },
        ),
    },
  ],
}).then(({ outputFiles }) => new Map(outputFiles.map((o) => [path.basename(o.path, ".js"), o.text])));
const sourceOf = async (entry: { handler: string }) => (await sources).get(`file-${files.indexOf(fileOf(entry))}`)!;

/** Variables that are read and yet never set on AWS, and why. */
const neverSet: Record<string, string> = {
  WEBHOOK_LOOPBACK: "the local cloud's own: on AWS webhooks go to public addresses only",
};

describe.each(functions)("$name", (entry) => {
  it("runs on Node 24 and ARM, for as long as its entry says, with a log of its own, and traced only where a person waits", () => {
    expect(production.fn(entry.name).inputs).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      timeout: entry.timeoutSeconds,
      description: entry.purpose,
      tracingConfig: { mode: entry.name === "api" ? "Active" : "PassThrough" },
      loggingConfig: { logGroup: `/aws/lambda/marshrut-production-${entry.name}` },
    });
  });

  it("is built from the file of its entry", () => {
    const built = Object.values(production.evaluation.builds).find((b) => b.handler === entry.handler);
    expect(built?.properties).toMatchObject(bundling);
  });

  it("reads every variable that it is given, and is given every one that it reads", async () => {
    // sst gives each function three of its own, which its library would read; we do not use it.
    const {
      SST_RESOURCE_App: _,
      SST_KEY: __,
      SST_KEY_FILE: ___,
      ...set
    } = production.fn(entry.name).inputs.environment.variables;
    expect(Object.keys(set).toSorted()).toEqual(
      variablesOf(await sourceOf(entry))
        .filter((v) => !(v in neverSet))
        .toSorted(),
    );
    for (const [name, value] of Object.entries(set)) expect(value, name).toBeTruthy();
  });
});

/** The variables that an entry point can read. */
function variablesOf(text: string): string[] {
  const direct = [
    ...text.matchAll(/process\.env\.([A-Z][A-Z0-9_]*)/g),
    ...text.matchAll(/\bsetting\d*\("([A-Z][A-Z0-9_]*)"\)/g),
  ];
  // Names of the tables' variables stand in a table of their own.
  const ofTables = [...text.matchAll(/"(TABLE_[A-Z]+)"/g)];
  return [...new Set([...direct, ...ofTables].map((m) => m[1]!))];
}

describe("bundles", () => {
  let bundles: Bundle[];
  beforeAll(async () => {
    const made = new Map<string, Promise<Bundle>>();
    bundles = await Promise.all(
      functions.map(async ({ name, handler }) => {
        const file = fileOf({ handler });
        if (!made.has(file)) made.set(file, bundle(name, handler, folder));
        return { ...(await made.get(file)!), name };
      }),
    );
  }, 300_000);

  it("load no more at a cold start than they may", () => {
    for (const { name, atStart, parts } of bundles)
      expect(
        atStart,
        `${name}: ${parts
          .slice(0, 8)
          .map(([p, n]) => `${p} ${n}`)
          .join(", ")}`,
      ).toBeLessThan(mostAtStart(name));
  });

  it("load no more for the first request of any operation than it may", () => {
    const rooms = [...bundles.find(({ name }) => name === "api")!.late].filter(([source]) =>
      /^packages\/api\/src\/(operations|links)\/(?!unsubscribe\.page)/.test(source),
    );
    expect(rooms.length).toBeGreaterThan(30);
    for (const [source, { bytes }] of rooms) expect(bytes, source).toBeLessThan(mostAtFirst);
  });

  it("load little more than the start for an open page: its first reader waits for that", () => {
    const pages = [...bundles.find(({ name }) => name === "api")!.late].filter(([source]) =>
      /^packages\/api\/src\/open\/[\w-]+\.page\.ts$/.test(source),
    );
    expect(pages.length).toBeGreaterThan(13);
    for (const [source, { bytes }] of pages) expect(bytes, source).toBeLessThan(mostForPage);
  });

  it("keep the libraries that few invocations need in files that are loaded at their first use", () => {
    const late = [
      "undici",
      "nodemailer",
      "ical-generator",
      "docx",
      "pdfmake",
      "pdfkit",
      "hucre",
      "@aws-sdk/client-s3",
      "@aws-sdk/client-ses",
      "ipaddr.js",
    ];
    for (const { name, parts } of bundles)
      expect(
        parts.map(([part]) => part).filter((part) => late.includes(part)),
        name,
      ).toEqual([]);
  });

  it("leave out the languages of zod: it is imported as a namespace everywhere", () => {
    for (const { name, parts } of bundles) {
      const zod = parts.find(([part]) => part === "zod")?.[1] ?? 0;
      expect(zod, `${name}: a file says import { z } from "zod"`).toBeLessThan(150_000);
    }
  });
});

/** Bytes. Exports reach figures and papers of every room, and a page of a family what every room has for it: 1,927 kB with papers that are
 * handed in, standard documents and parents who help parents. An organisation's sections reach lists of specialists from files as well, and
 * the pages' scripts stand in it, which draw tickets as QR codes and read them; with talks that answer a conference's call: 2,031 kB. */
const mostAtFirst = 2_045_000;

/** Bytes, those at start included. The library's page reads programmes and standard documents as well: 957 kB; the others 780 to 925 (decision 0267). */
const mostForPage = 975_000;

/** Bytes. The relay and what does the same work speak for every room of the domain; docs/decisions/0022 and 0101 say what is in them. */
function mostAtStart(name: string): number {
  if (name === "api") return 777_000; // its rooms are loaded by their first request; 776 kB with the addresses, rights and codes of all of them
  if (name === "erasures") return 940_000; // 933 kB: letters to families, and all rooms that keep something of a child
  if (name === "digest") return 1_030_000; // 1,025 kB: the figures of a period, and what every room puts into a letter of the day
  // 1,229 kB: counting, and what every room is told of.
  return ["relay", "sweeper"].includes(name) ? 1_244_000 : 730_000;
}

describe("what wakes a function without waiting for its answer", () => {
  const asynchronous = new Set<string>([...schedules.map((s) => s.function), mailEvents.function]);

  it.each([...asynchronous])("%s leaves what it could not do with the dead letters", (name) => {
    const config = production
      .all("FunctionEventInvokeConfig")
      .find((c) => c.inputs.functionName === production.physical(name));
    expect(config?.inputs.destinationConfig.onFailure.destination).toMatch(
      /:sqs:.*:marshrut-production-failed-dead-letters$/,
    );
  });

  it("the clock tries again for an hour, in the zone of its entry, and then leaves it with the dead letters", () => {
    const made = production.all("scheduler/schedule:Schedule").map(({ inputs }) => ({
      name: inputs.name.replace("marshrut-production-", ""),
      expression: inputs.scheduleExpression,
      timezone: inputs.scheduleExpressionTimezone,
      function: inputs.target.arn.replace(/.*:marshrut-production-/, ""),
    }));
    expect(made).toEqual(expect.arrayContaining([...schedules]));
    expect(made).toHaveLength(schedules.length);
    for (const { inputs } of production.all("scheduler/schedule:Schedule")) {
      expect(inputs.target.deadLetterConfig.arn).toContain(":sqs:");
      expect(inputs.target.retryPolicy.maximumRetryAttempts).toBeGreaterThan(0);
      expect(inputs.flexibleTimeWindow.mode).toBe("OFF");
    }
  });

  it("EventBridge tells of bounces, complaints, refusals and delays, for our own mail only", () => {
    const rule = production.one("EventRule", "MailReturnsRule");
    expect(JSON.parse(rule.inputs.eventPattern)).toEqual({
      source: ["aws.ses"],
      detail: { mail: { tags: { "ses:configuration-set": ["marshrut-production-mail"] } } },
    });
    const target = production.one("EventTarget", "MailReturnsTarget");
    expect(target.inputs).toMatchObject({
      arn: production.fn(mailEvents.function).arn,
      deadLetterConfig: { arn: expect.stringContaining(":sqs:") },
    });
    const [returns] = production.all("ConfigurationSetEventDestination");
    expect(returns!.inputs.eventDestination.matchingEventTypes).toEqual([
      "BOUNCE",
      "COMPLAINT",
      "REJECT",
      "DELIVERY_DELAY",
    ]);
  });

  it("EventBridge tells of executions of this stage that ended before their time, and of no others", () => {
    const rule = production.one("EventRule", "ExecutionsEndedRule");
    expect(JSON.parse(rule.inputs.eventPattern)).toEqual({
      source: ["aws.states"],
      "detail-type": ["Step Functions Execution Status Change"],
      detail: {
        status: ["FAILED", "TIMED_OUT", "ABORTED"],
        stateMachineArn: [{ prefix: "arn:aws:states:eu-central-1:123456789012:stateMachine:marshrut-production-" }],
      },
    });
    const target = production.one("EventTarget", "ExecutionsEndedTarget");
    expect(target.inputs).toMatchObject({
      arn: production.fn("reconciler").arn,
      deadLetterConfig: { arn: expect.stringContaining(":sqs:") },
    });
  });

  it("Cognito asks the function that adds the claims", () => {
    const [pool] = production.all("UserPool");
    expect(pool!.inputs.lambdaConfig.preTokenGenerationConfig).toEqual({
      lambdaArn: production.fn(identityTriggers.preTokenGeneration).arn,
      lambdaVersion: "V3_0",
    });
  });
});

it.each(streams)(
  "feeds $function from the stream of $table: bisected, reported one by one, with dead letters",
  (entry) => {
    const [mapping] = production
      .all("EventSourceMapping")
      .filter((m) => m.inputs.functionName === production.fn(entry.function).arn);
    expect(mapping!.inputs).toMatchObject({
      eventSourceArn: expect.stringContaining(`table/marshrut-production-${entry.table}/stream/`),
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ["ReportBatchItemFailures"],
      maximumRetryAttempts: entry.maximumRetryAttempts,
      batchSize: entry.batchSize,
      parallelizationFactor: 10,
      startingPosition: "TRIM_HORIZON",
      destinationConfig: { onFailure: { destinationArn: expect.stringContaining(":sqs:") } },
    });
    expect(mapping!.inputs.filterCriteria.filters.map((f: { pattern: string }) => JSON.parse(f.pattern))).toEqual([
      entry.filter,
    ]);
    expect(production.all("EventSourceMapping")).toHaveLength(streams.length);
  },
);
