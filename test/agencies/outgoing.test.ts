import type { LookupFunction } from "node:net";
import { isPublic, safeOutgoing } from "@marshrut/aws";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drips, floods, type Receiver, receiver } from "./hostile.ts";

let server: Receiver;
beforeEach(async () => {
  server = await receiver();
});
afterEach(() => server.close());

const request = (url: string, timeoutMs = 2_000) => ({ url, headers: { "x-test": "1" }, body: "{}", timeoutMs });
const strict = safeOutgoing();
const local = safeOutgoing({ allowLoopback: true });
/** A name server that a stranger runs: answers what it likes, and something else the next time. */
const resolving = (...answers: string[][]): LookupFunction => {
  let n = 0;
  return (_, __, callback) => {
    const list = answers[Math.min(n++, answers.length - 1)]!;
    callback(
      null,
      list.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
};

describe("where webhooks may go (FAULTS B9)", () => {
  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "fec0::1",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "127.1",
  ])("%s is no public address", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(["8.8.8.8", "77.88.55.88", "2a02:6b8::1"])("%s is one", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    "localhost",
    "127.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
  ])("is not connected to by default: %s", async (host) => {
    const { port } = new URL(server.url);
    expect(await strict.post(request(`https://${host}:${port}/`))).toMatchObject({ failure: "blocked" });
    expect(server.got).toHaveLength(0);
  });

  it("judges all addresses of a name: one bad one is enough", async () => {
    const outgoing = safeOutgoing({ allowLoopback: false, lookup: resolving(["8.8.8.8", "127.0.0.1"]) });
    expect(await outgoing.post(request("https://school.example.org/"))).toMatchObject({ failure: "blocked" });
  });

  it("looks the name up on each attempt, so that rebinding finds a closed door", async () => {
    const lookup = resolving(["127.0.0.1"], ["169.254.169.254"]);
    const outgoing = safeOutgoing({ allowLoopback: true, lookup });
    const url = `http://school.example.org:${new URL(server.url).port}/hooks`;
    expect(await outgoing.post(request(url))).toMatchObject({ status: 204 });
    expect(await outgoing.post(request(url))).toMatchObject({ failure: "blocked" });
    expect(server.got).toHaveLength(1);
  });

  it("refuses plain HTTP and names in the address, whoever let them in", async () => {
    expect(await strict.post(request("http://8.8.8.8/"))).toMatchObject({ failure: "blocked" });
    expect(await local.post(request(server.url.replace("//", "//a:b@")))).toMatchObject({ failure: "blocked" });
  });
});

describe("what strangers' servers do (FAULTS F18)", () => {
  it("does not follow a redirect", async () => {
    const inside = await receiver();
    server.answer = (_, response) => void response.writeHead(302, { location: inside.url }).end();
    expect(await local.post(request(server.url))).toMatchObject({ status: 302 });
    expect(inside.got).toHaveLength(0);
    await inside.close();
  });

  it("gives up on a body that drips", async () => {
    server.answer = drips;
    expect(await local.post(request(server.url, 150))).toMatchObject({ failure: "timeout" });
  });

  it("gives up on a server that says nothing", async () => {
    server.answer = () => {};
    expect(await local.post(request(server.url, 150))).toMatchObject({ failure: "timeout" });
  });

  it("takes the beginning of a gigabyte and leaves the rest", async () => {
    const flood = floods();
    server.answer = flood.answer;
    const answer = await local.post(request(server.url));
    expect(answer).toMatchObject({ status: 200, body: "x".repeat(1024) });
    expect(flood.sent()).toBeLessThan(2 ** 26);
  });

  it("says what went wrong on the way", async () => {
    const { url } = server;
    await server.close();
    expect(await local.post(request(url))).toMatchObject({ failure: "refused" });
    const lookup: LookupFunction = (_, __, callback) =>
      callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), "", 0);
    const outgoing = safeOutgoing({ allowLoopback: false, lookup });
    expect(await outgoing.post(request("https://nobody.example.org/"))).toMatchObject({ failure: "dns" });
  });

  it("hands on Retry-After and no control characters", async () => {
    server.answer = (_, r) =>
      void r.writeHead(429, { "retry-after": "120" }).end("\u0000\u001b[31mслишком часто\u202e!");
    expect(await local.post(request(server.url))).toMatchObject({
      status: 429,
      retryAfter: "120",
      body: " [31mслишком часто !",
    });
  });
});
