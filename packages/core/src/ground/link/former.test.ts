import { describe, expect, it } from "vitest";
import { newId } from "../shared/ids.ts";
import { memoryKeyring } from "../shared/memory/index.ts";
import { type LinkKind, open } from "./index.ts";

/** Tokens as they were made before 30 November 2026, each kind in its own way, written out here by hand. */
const keys = memoryKeyring();
const stepId = newId("step", 0);
const agencyId = newId("agency", 0);
const attachmentId = newId("attachment", 0);
const token = async (text: string, hashed: string) =>
  `${Buffer.from(text).toString("base64url")}.${await keys.mac("link", hashed)}`;

const former: Record<
  Exclude<LinkKind, "export" | "office" | "family" | "family-quiet" | "ward" | "form" | "round" | "sign-up" | "talk">,
  [text: string, hashedAfter: string]
> = {
  step: [`kuzbass~${stepId}~2~3~1800000000`, ""],
  page: [`kuzbass~page~${agencyId}~~1800000000`, "agency~"],
  quiet: [`kuzbass~quiet~${agencyId}~office@example.org~1800000000`, "agency~"],
  reports: [`kuzbass~${agencyId}~1800000000`, "reports~"],
  feed: [`kuzbass~${agencyId}~4`, "feed~"],
  file: [`kuzbass~${attachmentId}~1800000000`, "file~"],
};
const said: Record<
  Exclude<LinkKind, "export" | "office" | "family" | "family-quiet" | "ward" | "form" | "round" | "sign-up" | "talk">,
  object
> = {
  step: { fields: [stepId, 2, 3], expiresAt: 1_800_000_000 },
  page: { fields: [agencyId], expiresAt: 1_800_000_000 },
  quiet: { fields: [agencyId, "office@example.org"], expiresAt: 1_800_000_000 },
  reports: { fields: [agencyId], expiresAt: 1_800_000_000 },
  feed: { fields: [agencyId, 4] },
  file: { fields: [attachmentId], expiresAt: 1_800_000_000 },
};
const linkKinds = Object.keys(former) as (keyof typeof former)[];
const tokenOf = (kind: keyof typeof former) => token(former[kind][0], former[kind][1] + former[kind][0]);

describe.each(linkKinds)("a former token of kind %s", (kind) => {
  it("is read as it was meant", async () => {
    expect(await open(keys, kind, await tokenOf(kind))).toEqual({ tenant: "kuzbass", ...said[kind] });
  });

  it.each(linkKinds.filter((other) => other !== kind))("is none of kind %s", async (other) => {
    await expect(open(keys, other, await tokenOf(kind))).rejects.toMatchObject({ code: "link.invalid" });
  });

  it("is unknown with another text under its hash", async () => {
    const [text, hashedAfter] = former[kind];
    const other = await token(text.replace("kuzbass", "altai"), hashedAfter + text);
    await expect(open(keys, kind, other)).rejects.toMatchObject({ code: "link.invalid" });
  });
});

it("the hashed text of one kind does not make a link of a step, whose own had no kind", async () => {
  for (const kind of linkKinds.filter((other) => other !== "step")) {
    const hashed = former[kind][1] + former[kind][0];
    await expect(open(keys, "step", await token(hashed, hashed))).rejects.toMatchObject({ code: "link.invalid" });
  }
});

it("is read also where its hash begins like a generation's number", async () => {
  for (let expiresAt = 1_800_000_000; ; expiresAt++) {
    const text = `kuzbass~${stepId}~2~3~${expiresAt}`;
    const former = await token(text, text);
    if (!/\.\d+-/.test(former)) continue;
    expect(await open(keys, "step", former)).toMatchObject({ expiresAt });
    return;
  }
});
