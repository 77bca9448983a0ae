import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrict } from "./read.ts";
import { forbidden, oddityIn, tooDeep } from "./scan.ts";

test("what JSON.parse reads and what has nothing odd is read alike", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      if (!tooDeep(text) && !oddityIn(text)) expect(parseStrict(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("a key that repeats is found wherever it is and however it is spelt", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.jsonValue(),
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }),
      (key, value, path) => {
        const units = key.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
        const escaped = `"${units.join("")}"`;
        let text = `{${JSON.stringify(key)}:${JSON.stringify(value)},${escaped}:1}`;
        for (const n of path) text = n % 2 ? `[1,${text},"]"]` : `{"a":"}","b":${text}}`;
        fc.pre(!forbidden.has(key) && !key.includes("\0") && !tooDeep(text));
        fc.pre(!oddityIn(JSON.stringify(value)));
        expect(oddityIn(text)?.kind).toBe("duplicate-key");
      },
    ),
  );
});

test.each([
  ['{"a":{"b":[1,{"c":9007199254740993}]}}', "number", "/a/b/1/c"],
  ['{"a/b":{"~":"\\u0000"}}', "text", "/a~1b/~0"],
  ['[{"x":1,"x":2}]', "duplicate-key", "/0/x"],
  ['{"a":[],"__proto__":{}}', "forbidden-key", "/__proto__"],
  ['{"rows":{"length":{"toString":false}}}', "forbidden-key", "/rows/length/toString"],
  ['{"a":{"valueOf":1}}', "forbidden-key", "/a/valueOf"],
  ["1e400", "number", ""],
])("%s: %s at %s", (text, kind, at) => {
  expect(oddityIn(text)).toEqual({ kind, at });
});

test.each(["0.1", "-1e3", "-9007199254740991", "[[]]", '"\\\\\\""', '{"a":{"b":1},"c":{"b":1}}'])(
  "%s is fine",
  (text) => {
    expect(oddityIn(text)).toBeUndefined();
  },
);

test("brackets in texts do not count as depth", () => {
  expect(tooDeep(`"${"[".repeat(100)}"`)).toBe(false);
  expect(tooDeep(`"\\"${"[".repeat(100)}"`)).toBe(false);
  expect(tooDeep("[".repeat(33))).toBe(true);
  expect(tooDeep("[[]],".repeat(100))).toBe(false);
});

test("a text of the largest body is looked through, also where V8 compiles expressions without care", async () => {
  // As it does in a process that has compiled much (decision 0186); an isolate of its own has compiled nothing yet.
  setFlagsFromString("--no-regexp-optimization");
  const worker = new Worker(
    `const { parentPort, workerData } = require("node:worker_threads");
    import(workerData).then(({ oddityIn }) => {
      const content = "A".repeat(5 * 2 ** 20);
      parentPort.postMessage([oddityIn('{"a":"' + content + '"}'), oddityIn('{"a":"' + content + '","a":1}')]);
    });`,
    { eval: true, workerData: new URL("scan.ts", import.meta.url).href },
  );
  const [found] = await once(worker, "message").finally(() => setFlagsFromString("--regexp-optimization"));
  expect(found).toEqual([undefined, { kind: "duplicate-key", at: "/a" }]);
  await worker.terminate();
});
