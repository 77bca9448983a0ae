import { describe, expect, it } from "vitest";
import { linkIn, reassignedAmid, requested } from "../../../test/worlds/asked.ts";
import type { RouteWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Audit from "../../ground/audit/index.ts";
import { type AttachmentId, by, type Files } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Step from "../step/index.ts";
import * as Attachment from "./index.ts";

const pdf = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
const file = (token: string) => ({ token, name: "заключение.pdf", content: pdf });
const nth = (n: number) => ({ name: `${n}.pdf`, content: Buffer.from(`%PDF-1.7\n${n}\n%%EOF\n`).toString("base64") });
const names = (list: { name: string }[]) => list.map((a) => a.name);

/** The commission's step, its link, and a file store. */
async function asked() {
  const { w, stepId } = await requested();
  return { w, stepId, token: linkIn(w.mails[0]!), files: memoryFiles() };
}
const commission = (w: RouteWorld, n = "") => w.as(specialist(w.agencies[`pmpc${n}`]!));

describe("a file by a one-time link", () => {
  it("given a live link, when sent twice, then it is one attachment, and the link lists it", async () => {
    const { w, stepId, token, files } = await asked();
    const first = await Attachment.addByLink(w.deps, files, file(token));
    expect((await Attachment.addByLink(w.deps, files, file(token))).attachmentId).toBe(first.attachmentId);
    expect(names(await Attachment.listByLink(w.deps, token))).toEqual(["заключение.pdf"]);
    expect(names(await Attachment.list(commission(w), stepId))).toEqual(["заключение.pdf"]);
  });

  it("given an empty file or a HEIC photograph, then the refusal says what it is and how to send it", async () => {
    const { w, token, files } = await asked();
    const send = (name: string, bytes: Buffer) =>
      Attachment.addByLink(w.deps, files, { token, name, content: bytes.toString("base64") });
    await expect(send("пусто.pdf", Buffer.alloc(0))).rejects.toMatchObject({
      code: "attachment.type",
      text: { ru: expect.stringContaining("Файл пустой"), en: expect.stringContaining("is empty") },
    });
    for (const brand of ["heic", "mif1", "hevc"])
      await expect(send("снимок.jpg", Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).rejects.toMatchObject({
        code: "attachment.type",
        text: { ru: expect.stringContaining("как JPEG"), en: expect.stringContaining("as JPEG") },
      });
    const other = send("запись.mp4", Buffer.from("\0\0\0\x18ftypisom\0\0\0\0"));
    await expect(other).rejects.toMatchObject({ text: { ru: expect.stringContaining("Принимаются PDF") } });
  });

  it("given parts, then they are put together, and nothing of them stays", async () => {
    const { w, token, files } = await asked();
    const bytes = Buffer.from(pdf, "base64");
    for (const [i, part] of [bytes.subarray(0, 5), bytes.subarray(5)].entries())
      await Attachment.addPartByLink(w.deps, files, {
        token,
        upload: "upload-1",
        part: i + 1,
        content: part.toString("base64"),
      });
    const upload = { name: "upload-1", parts: 2 };
    expect(await Attachment.addByLink(w.deps, files, { token, name: "a.pdf", upload })).toMatchObject({
      size: bytes.length,
    });
    await expect(Attachment.addByLink(w.deps, files, { token, name: "b.pdf", upload })).rejects.toMatchObject({
      code: "input.invalid",
    });
  });

  it("given more uploads than files may be, then the oldest makes room, and what is sent again is no other", async () => {
    const { w, token, files } = await asked();
    const send = (upload: string) => Attachment.addPartByLink(w.deps, files, { token, upload, part: 1, content: pdf });
    const put = (upload: string) =>
      Attachment.addByLink(w.deps, files, { token, name: "a.pdf", upload: { name: upload, parts: 1 } });
    for (let n = 0; n <= 20; n++) await send(`upload-${n}`);
    await send("upload-20");
    await expect(put("upload-0")).rejects.toMatchObject({ code: "input.invalid" });
    expect(await put("upload-1")).toMatchObject({ name: "a.pdf" });
  });

  it("given a cancelled step, then it takes no files", async () => {
    const { w, stepId, files } = await asked();
    await Step.accept(commission(w), stepId, {});
    await Step.cancel(w.ctx, stepId, { reason: "Больше не нужно" });
    const attempt = Attachment.add(commission(w), files, stepId, { name: "a.pdf", content: pdf });
    await expect(attempt).rejects.toMatchObject({ code: "step.not-allowed" });
  });

  it.each(["link", "specialist"] as const)(
    "given consent is withdrawn while the file of a %s is stored, then it joins no step",
    async (who) => {
      const { w, stepId, token, files } = await asked();
      const [consent] = await Consent.listFor(w.ctx, w.childId);
      let withdrawn = false;
      const put: Files["put"] = async (...stored) => {
        if (!withdrawn) await Consent.withdraw(w.ctx, consent!.consentId);
        withdrawn = true;
        await files.put(...stored);
      };
      const [slow, { name, content }] = [{ ...files, put }, file(token)];
      const attempt =
        who === "link"
          ? Attachment.addByLink(w.deps, slow, file(token))
          : Attachment.add(commission(w), slow, stepId, { name, content });
      await expect(attempt).rejects.toMatchObject({ code: who === "link" ? "link.dead" : "not-found" });
      expect(await Attachment.list(w.ctx, stepId)).toEqual([]);
    },
  );

  it.each(["first", "second"] as const)(
    "given it is reassigned after the %s look, then the link is dead, and the file joins nobody's step",
    async (when) => {
      const { w, stepId, token, files } = await asked();
      const bank = reassignedAmid(w, { after: when === "first" ? 1 : 2 });
      await expect(Attachment.addByLink({ ...w.deps, bank }, files, file(token))).rejects.toMatchObject({
        code: "link.dead",
      });
      expect(await Attachment.list(w.ctx, stepId)).toEqual([]);
    },
  );

  it("given consent is withdrawn, then neither link nor specialist sends or sees anything", async () => {
    const { w, stepId, token, files } = await asked();
    await Attachment.addByLink(w.deps, files, file(token));
    const [consent] = await Consent.listFor(w.ctx, w.childId);
    await Consent.withdraw(w.ctx, consent!.consentId);
    await expect(Attachment.addByLink(w.deps, files, file(token))).rejects.toMatchObject({ code: "link.dead" });
    await expect(Attachment.listByLink(w.deps, token)).rejects.toMatchObject({ code: "link.dead" });
    await expect(Attachment.list(commission(w), stepId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a link that downloads a file", () => {
  const tokenOf = async (...asked: Parameters<typeof Attachment.link>) =>
    new URL((await Attachment.link(...asked)).url).searchParams.get("token")!;
  /** The commission's file, a link of its own to it, and one of staff. */
  async function linked() {
    const { w, stepId, token, files } = await asked();
    await Attachment.addByLink(w.deps, files, file(token));
    const [attachmentId] = (await Attachment.list(w.ctx, stepId)).map((a) => a.attachmentId as AttachmentId);
    const accounts = new Map([commission(w), w.ctx].map(({ actor }) => [by(actor), actor]));
    const links = async () =>
      [await tokenOf(commission(w), attachmentId!), await tokenOf(w.ctx, attachmentId!)] as const;
    const [consent] = await Consent.listFor(w.ctx, w.childId);
    const read = (of: string, deps = w.deps) =>
      Attachment.download(deps, files, of, async (_, who) => accounts.get(who));
    for (const of of await links()) expect((await read(of))?.name).toBe("заключение.pdf");
    const [own, staffs] = await links();
    const again = () => tokenOf(commission(w), attachmentId!);
    return {
      w,
      stepId,
      own,
      staffs,
      again,
      read,
      withdraw: () => Consent.withdraw(w.ctx, consent!.consentId),
      accounts,
    };
  }

  it("given it was followed, then it is dead, and the log has it under the account", async () => {
    const { w, own, staffs, read } = await linked();
    const both = await Promise.allSettled([read(staffs), read(staffs)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(read(staffs)).rejects.toMatchObject({ code: "link.dead" });
    await read(own);
    const { items } = await Audit.read(w.as({ kind: "admin" }), { subject: w.childId, action: "attachment.read" });
    const accounts = [w.ctx, commission(w)].map(({ actor }) => by(actor));
    expect(items.map((entry) => entry.by).toSorted()).toEqual([...accounts, ...accounts].toSorted());
    // A part is named of long files alone.
    expect(items.filter(({ detail }) => detail?.from !== undefined)).toEqual([]);
  });

  it("given the account is no more, or is of another place, then its link is dead", async () => {
    const { w, own, staffs, read, accounts } = await linked();
    accounts.clear();
    for (const of of [own, staffs]) await expect(read(of)).rejects.toMatchObject({ code: "link.dead" });
    const { id, tenant } = w.ctx.actor;
    accounts.set(by(w.ctx.actor), { kind: "coordinator", id, tenant, municipality: "kemerovo" });
    accounts.set(by(commission(w).actor), { ...commission(w, "2").actor });
    for (const of of [own, staffs]) await expect(read(of)).rejects.toMatchObject({ code: "link.dead" });
  });

  it("given consent is withdrawn, then the agency's is dead at once, and the staff's is not", async () => {
    const { own, staffs, read, withdraw } = await linked();
    await withdraw();
    await expect(read(own)).rejects.toMatchObject({ code: "link.dead" });
    expect((await read(staffs))?.name).toBe("заключение.pdf");
  });

  it("given the organisation's links are revoked, then its people's die with them, and the next one lives", async () => {
    const { w, own, staffs, read, again } = await linked();
    await Agency.revokeLinks(w.ctx, w.agencies.pmpc!, { reason: "Чужой компьютер", resend: false });
    await expect(read(own)).rejects.toMatchObject({ code: "link.dead" });
    for (const of of [staffs, await again()]) expect((await read(of))?.name).toBe("заключение.pdf");
  });

  it("given consent is withdrawn amid it, then nothing is handed out", async () => {
    const { w, own, read, withdraw } = await linked();
    let isWithdrawn = false;
    const commit: typeof w.deps.bank.commit = async (writes) => {
      if (!isWithdrawn) {
        isWithdrawn = true;
        await withdraw();
      }
      await w.deps.bank.commit(writes);
    };
    const amid = { ...w.deps, bank: { ...w.deps.bank, commit } };
    await expect(read(own, amid)).rejects.toMatchObject({ code: "link.dead" });
  });

  it("given the child is erased or its card merged, then no link of a file gives it out", async () => {
    for (const end of [{ erasure: { status: "under-way" } }, { mergedInto: { childId: `child_${"0".repeat(26)}` } }]) {
      const { w, staffs, read } = await linked();
      const { record, version } = await Child.load(w.ctx, w.childId);
      const key = Child.keyOf("kuzbass", w.childId);
      await w.ctx.bank.commit([{ put: { key, kind: "child", data: { ...record, ...end } }, expect: version }]);
      await expect(read(staffs)).rejects.toMatchObject({ code: "link.dead" });
    }
  });

  it("given the step goes to another agency, then the former one's is dead", async () => {
    const { w, stepId, own, read } = await linked();
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
    await expect(read(own)).rejects.toMatchObject({ code: "link.dead" });
  });

  it("given the step comes back to the agency, then what it had before is not its own again (FAULTS G24)", async () => {
    const { w, stepId, own, read } = await linked();
    const attachmentId = (await Attachment.list(commission(w), stepId))[0]!.attachmentId as AttachmentId;
    for (const agency of ["pmpc2", "pmpc"]) await Step.reassign(w.ctx, stepId, { agencyId: w.agencies[agency]! });
    await Step.wakeUp(w.ctx, stepId);
    await expect(read(own)).rejects.toMatchObject({ code: "link.dead" });
    expect(await Attachment.list(commission(w), stepId)).toEqual([]);
    expect(names(await Attachment.list(w.ctx, stepId))).toHaveLength(1); // staff sees all
    for (const look of [Attachment.get, Attachment.link])
      await expect(look(commission(w), attachmentId)).rejects.toMatchObject({ code: "not-found" });
    expect(await Attachment.get(w.ctx, attachmentId)).toMatchObject({ name: "заключение.pdf" });
    for (const look of [Attachment.get, Attachment.link])
      await expect(look(w.ctx, `attachment_${"0".repeat(26)}`)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("files that come at once", () => {
  it("given the same one twice, then it is one attachment", async () => {
    const { w, stepId, token, files } = await asked();
    const made = await Promise.all([1, 2].map(() => Attachment.addByLink(w.deps, files, file(token))));
    expect(new Set(made.map((a) => a.attachmentId)).size).toBe(1);
    expect(await Attachment.list(w.ctx, stepId)).toHaveLength(1);
  });

  it("given one place is left, then one of them has it", async () => {
    const { w, stepId, token, files } = await asked();
    for (let n = 1; n < Attachment.mostFiles; n++) await Attachment.addByLink(w.deps, files, { token, ...nth(n) });
    const last = [100, 101].map((n) => Attachment.addByLink(w.deps, files, { token, ...nth(n) }));
    const ended = await Promise.allSettled(last);
    expect(ended.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await Attachment.list(w.ctx, stepId)).toHaveLength(Attachment.mostFiles);
  });
});

describe("a specialist's file", () => {
  it("given the former agency used up its places, then the next one has its own", async () => {
    const { w, stepId, files } = await asked();
    for (let n = 1; n <= Attachment.mostFiles; n++) await Attachment.add(commission(w), files, stepId, nth(n));
    await expect(Attachment.add(commission(w), files, stepId, nth(100))).rejects.toMatchObject({
      code: "step.not-allowed",
    });
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    await Attachment.add(commission(w, "2"), files, stepId, nth(100));
    expect(names(await Attachment.list(commission(w, "2"), stepId))).toEqual(["100.pdf"]);
  });

  it("given the step goes to another agency amid it, then it is not found, and the next agency does not get the file", async () => {
    const { w, stepId, files } = await asked();
    const ctx = { ...commission(w), bank: reassignedAmid(w, { after: 2 }) };
    const adding = Attachment.add(ctx, files, stepId, { name: "a.pdf", content: pdf });
    await expect(adding).rejects.toMatchObject({ code: "not-found" });
    await w.settle();
    expect(await Attachment.list(commission(w, "2"), stepId)).toEqual([]);
  });

  it("given the step goes to another agency amid a look, then the former one sees none of the next one's files", async () => {
    const { w, stepId, token, files } = await asked();
    await Attachment.addByLink(w.deps, files, file(token));
    const ctx = { ...commission(w), bank: reassignedAmid(w, { after: 1 }) };
    expect(names(await Attachment.list(ctx, stepId))).toEqual(["заключение.pdf"]);
    await expect(Attachment.list(commission(w), stepId)).rejects.toMatchObject({ code: "not-found" });
  });
});
