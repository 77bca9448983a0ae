import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Engine } from "../testing/engine.ts";

interface Node {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  inner: Block[];
}
interface Block {
  width: number;
  height: number;
  nodes: Node[];
  edges: { from: Node; to: Node; kind: string; way: string }[];
}
type LayOut = (block: object) => Block;
type ProgressOf = (events: object[], status: string) => Record<string, { status: string; times: number }>;

// The page's own modules, as the browser gets them.
const module = (name: string) => import(new URL(`./static/${name}`, import.meta.url).href);
const { layOut } = (await module("layout.js")) as { layOut: LayOut };
const { progressOf } = (await module("progress.js")) as { progressOf: ProgressOf };

let engine: Engine;
beforeAll(async () => {
  engine = await new Engine().open();
});
afterAll(() => engine.close());

describe("what the engine serves", () => {
  test("the page, under a policy that runs nothing but its own files", async () => {
    const response = await fetch(`${engine.url}/`);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(await response.text()).toContain('<script type="module" src="app.js">');
  });

  test("every file that it needs, and no other", async () => {
    for (const file of readdirSync(new URL("./static/", import.meta.url))) {
      const path = file === "page.html" ? "/" : `/${file}`;
      expect([path, (await fetch(`${engine.url}${path}`)).status]).toEqual([path, 200]);
    }
    for (const path of ["/page.html", "/index.ts", "/../index.ts", "/%2e%2e/index.ts", "/constructor"]) {
      expect([path, (await fetch(`${engine.url}${path}`)).status]).toEqual([path, 404]);
    }
  });

  test("the engine's own time beside each answer, by which the page counts", async () => {
    const headers = { "x-amz-target": "AWSStepFunctions.ListStateMachines" };
    const answer = await fetch(engine.url, { method: "POST", headers, body: "{}" });
    expect(Date.parse(answer.headers.get("x-engine-time")!)).toBe(engine.clock.now());
  });

  test("text from executions never becomes markup", () => {
    for (const file of readdirSync(new URL("./static/", import.meta.url))) {
      const source = readFileSync(new URL(`./static/${file}`, import.meta.url), "utf8");
      expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\son\w+="/);
    }
  });
});

describe("the graph", () => {
  const definition = {
    StartAt: "A",
    States: {
      A: { Type: "Task", Next: "B", Catch: [{ ErrorEquals: ["X"], Next: "D" }] },
      B: {
        Type: "Parallel",
        Branches: [
          { StartAt: "L", States: { L: { Type: "Pass", End: true } } },
          { StartAt: "R", States: { R: { Type: "Pass", End: true } } },
        ],
        Next: "C",
      },
      C: { Type: "Choice", Choices: [{ Next: "A" }], Default: "D" },
      D: { Type: "Succeed" },
    },
  };

  test("stands in the order of the ways through it", () => {
    const { nodes } = layOut(definition);
    const y = (name: string) => nodes.find((node) => node.name === name)!.y;
    expect(y("A")).toBeLessThan(y("B"));
    expect(y("B")).toBeLessThan(y("C"));
    expect(y("C")).toBeLessThan(y("D"));
  });

  test("a frame holds its branches side by side", () => {
    const frame = layOut(definition).nodes.find((node) => node.name === "B")!;
    const [left, right] = frame.inner as (Block & { x: number; y: number })[];
    expect(left!.x + left!.width).toBeLessThan(right!.x);
    expect(right!.x + right!.width).toBeLessThan(frame.width);
    expect(left!.y + left!.height).toBeLessThan(frame.height);
  });

  test("tells ways down, past and back, and catches from the rest", () => {
    const ways = layOut(definition).edges.map(({ from, to, kind, way }) => `${from.name}${to.name} ${kind} ${way}`);
    expect(ways.sort()).toEqual(["AB next down", "AD catch past", "BC next down", "CA next back", "CD next down"]);
  });

  test("a loop and a name of Object's prototype do no harm", () => {
    expect(
      layOut({ StartAt: "a", States: { a: { Type: "Pass", Next: "toString" }, b: { Type: "Pass", Next: "b" } } }).nodes,
    ).toHaveLength(2);
  });
});

describe("how far states have come", () => {
  test("of an execution that waits, and one that has failed", async () => {
    const machine = await engine.machine({
      StartAt: "Try",
      States: {
        Try: {
          Type: "Task",
          Resource: "arn:aws:lambda:us-east-1:123456789012:function:absent",
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Hold" }],
          End: true,
        },
        Hold: { Type: "Wait", Seconds: 10, Next: "Break" },
        Break: { Type: "Fail" },
      },
    });
    const arn = await engine.start(machine);
    await engine.idle();
    expect(progressOf(await engine.history(arn), "RUNNING")).toEqual({
      Try: { status: "caught", times: 1 },
      Hold: { status: "running", times: 1 },
    });
    await engine.pass(10);
    expect(progressOf(await engine.history(arn), "FAILED")).toMatchObject({
      Hold: { status: "succeeded" },
      Break: { status: "failed" },
    });
  });
});
