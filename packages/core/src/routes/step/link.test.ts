import { describe, expect, it } from "vitest";
import { inStatus, on, withheld } from "../../../test/fixtures/step.ts";
import * as Link from "../../ground/link/index.ts";
import type { Keyring } from "../../ground/shared/keyring.ts";
import { memoryKeyring } from "../../ground/shared/memory/index.ts";
import { assertLive, linkOf, linkState, parseToken, type StepLink } from "./link.ts";
import type { Step } from "./step.ts";

const { requested } = inStatus;
const now = on("2025-03-10").now.epochMilliseconds;
const keys = memoryKeyring();
const { agencyId: _, ...link } = linkOf("kuzbass", requested, on("2025-03-03").now.toString());
const tokenOf = (of: Keyring, { tenant, stepId, assignment, n, expiresAt, epoch }: StepLink): Promise<string> =>
  Link.seal(of, "step", { tenant, fields: [stepId, assignment, n, epoch], expiresAt });

describe("a token", () => {
  it("says what was sealed in it, and nothing else opens", async () => {
    const token = await tokenOf(keys, link);
    expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(await parseToken(keys, token)).toEqual(link);
    const later = { ...link, epoch: 3 };
    expect(await parseToken(keys, await tokenOf(keys, later))).toEqual(later);
  });

  const sealed = (over: Partial<StepLink>) => tokenOf(keys, { ...link, ...over });
  it.each<[string, () => Promise<string>]>([
    ["another step's text under this hash", async () => `${body(await sealed({ n: 2 }))}.${hash(await sealed({}))}`],
    ["a hash that is cut", async () => (await sealed({})).slice(0, -1)],
    ["no hash", async () => `${body(await sealed({}))}.`],
    ["nothing", async () => ""],
    ["more parts", async () => `${await sealed({})}.x`],
    ["a token of another keyring", () => tokenOf(memoryKeyring(), link)],
    ["a text of ours that is no link", async () => `${b64("hello")}.${await keys.mac("link", "hello")}`],
    ["a hash made for another purpose", async () => `${body(await sealed({}))}.${await keys.mac("cursor", text())}`],
  ])("given %s, then it is unknown, whatever is wrong with it", async (_, make) => {
    await expect(parseToken(keys, await make())).rejects.toMatchObject({ code: "link.invalid" });
  });

  const b64 = (s: string) => Buffer.from(s).toString("base64url");
  const text = () => [link.tenant, link.stepId, link.assignment, link.n, link.expiresAt].join("~");
  const body = (token: string) => token.split(".")[0];
  const hash = (token: string) => token.split(".")[1];
});

describe("what a link is worth", () => {
  const moved = { ...requested, assignment: 2 } as Step;
  const used = { ...requested, usedLinks: [1] } as Step;
  const newer = { ...requested, links: 2 } as Step;
  it.each<[string, Step, string]>([
    ["the newest of the assignment", requested, "live"],
    ["one that acted", used, "used"],
    ["one that acted, and a newer came", { ...used, links: 2 } as Step, "used"],
    ["one replaced by a newer", newer, "dead"],
    ["one of a former assignment", moved, "dead"],
    ["one of a step withheld for want of consent", withheld(), "dead"],
    ["one of a step that was asked to wait", inStatus["on-hold"], "live"],
    ["one of a step that was cancelled", inStatus.cancelled, "dead"],
    ["one that acted, of a step that was cancelled since", { ...inStatus.cancelled, usedLinks: [1] } as Step, "used"],
    ["one of a step settled otherwise", inStatus.completed, "live"],
  ])("given %s", (_, step, state) => {
    expect(linkState(step, link, now)).toBe(state);
  });

  const asked = on("2025-05-01T12:00").now.toString();
  const mailedLate = linkOf("kuzbass", requested, asked);
  it.each([
    ["30 days after the due date", link, "2025-04-16T06:59", "live"],
    ["and no longer", link, "2025-04-16T07:00", "dead"],
    ["30 days after a mail that came later than that", mailedLate, "2025-05-31T11:59", "live"],
    ["and no longer", mailedLate, "2025-05-31T12:00", "dead"],
  ])("given time passes, then it answers until %s", (_, of, time, state) => {
    expect(linkState(requested, of, on(time).now.epochMilliseconds)).toBe(state);
  });

  it("given a dead link, when it acts, then only an answer of its own is told from other deaths", () => {
    expect(() => assertLive(requested, link)).not.toThrow();
    expect(() => assertLive(used, link)).toThrow(expect.objectContaining({ code: "link.used" }));
    expect(() => assertLive(moved, link)).toThrow(expect.objectContaining({ code: "link.dead" }));
  });
});
