import { describe, expect, it } from "vitest";
import { linkIn, requested } from "../../../test/worlds/asked.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import {
  type AgencyId,
  type AttachmentId,
  by,
  type Ctx,
  type RouteId,
  type StepId,
} from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Attachment from "./index.ts";

const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n${mark}%%EOF\n`).toString("base64");
const file = (token: string) => ({ token, name: "заключение.pdf", content: pdf("") });
const commission = (w: RouteWorld) => w.as(specialist(w.agencies.pmpc!));
const names = (list: { name: string }[]) => list.map((a) => a.name);

describe("a file that was sent by mistake", () => {
  const reason = "Файл другого ребёнка.";
  /** The commission's file, sent by its link. */
  async function sent() {
    const { w, stepId } = await requested();
    const all = { w, stepId, token: linkIn(w.mails[0]!) };
    const bytes = new Map<string, Uint8Array>();
    const files = memoryFiles(bytes);
    const { attachmentId } = await Attachment.addByLink(all.w.deps, files, file(all.token));
    return { ...all, bytes, files, attachmentId: attachmentId as AttachmentId };
  }

  it("given the coordinator removes it, then content and name are gone, and the step shows that it was there", async () => {
    const { w, stepId, files, bytes, attachmentId } = await sent();
    const { url } = await Attachment.link(w.ctx, attachmentId);
    const first = await Attachment.remove(w.ctx, files, attachmentId, { reason });
    expect(first).toMatchObject({ name: "(удалён)", removed: { reason } });
    expect(bytes.size).toBe(0);
    expect(await Attachment.list(commission(w), stepId)).toEqual([first]);
    await expect(Attachment.link(w.ctx, attachmentId)).rejects.toMatchObject({ code: "not-found" });
    const token = new URL(url).searchParams.get("token")!;
    await expect(Attachment.download(w.deps, files, token, async () => w.ctx.actor)).rejects.toMatchObject({
      code: "link.dead",
    });
    expect(await Attachment.remove(w.ctx, files, attachmentId, { reason: "Ещё раз." })).toEqual(first);
  });

  it("given the organisation removes it, then the coordinator reads in the history who it was, and why, and the family that it is gone", async () => {
    const { w, stepId, files, attachmentId } = await sent();
    await Attachment.remove(commission(w), files, attachmentId, { reason });
    const { routeId, agencyId } = await Step.get(w.ctx, stepId);
    const told = async (ctx: Ctx) =>
      (await Route.history(ctx, routeId as RouteId, { limit: 100 })).items.filter(({ type }) =>
        type.startsWith("attachment."),
      );
    const [came, went] = await told(w.ctx);
    expect(came).toMatchObject({ type: "attachment.added", by: expect.stringMatching(/^link:/), stepId });
    expect(went).toMatchObject({
      type: "attachment.removed",
      by: by(commission(w).actor),
      note: reason,
      stepId,
      agencyId,
      text: { ru: expect.stringMatching(/: приложенный файл удалён\.$/) },
    });
    const { representativeIds } = (await Child.get(w.ctx, w.childId)).record;
    const [, seen] = await told(w.as(family(representativeIds[0]!)));
    expect([seen!.text, seen!.note]).toEqual([went!.text, undefined]);
  });

  it("given its bytes come back from an older copy, then nothing opens them", async () => {
    const { w, files, bytes, attachmentId } = await sent();
    const { url } = await Attachment.link(w.ctx, attachmentId);
    const older = new Map(bytes);
    const token = new URL(url).searchParams.get("token")!;
    const isDead = () =>
      expect(Attachment.download(w.deps, files, token, async () => w.ctx.actor)).rejects.toMatchObject({
        code: "link.dead",
      });
    bytes.clear(); // as long as nobody has put them back
    await isDead();
    await Attachment.remove(w.ctx, files, attachmentId, { reason });
    for (const [name, content] of older) await files.put(name, content);
    await isDead();
  });

  it("given the organisation removes it by its link, then it may send the right one, and the same one again", async () => {
    const { w, token, files, attachmentId } = await sent();
    await Attachment.removeByLink(w.deps, files, { token, attachmentId, reason });
    const again = await Attachment.addByLink(w.deps, files, file(token));
    expect(again.attachmentId).not.toBe(attachmentId);
    expect(names(await Attachment.listByLink(w.deps, token))).toEqual(["(удалён)", "заключение.pdf"]);
  });

  it("given the step goes to another at that very moment, then there is nothing to remove", async () => {
    const { w, stepId, files, attachmentId } = await sent();
    const mine = commission(w);
    let isGiven = false;
    const commit: typeof mine.bank.commit = async (writes) => {
      if (!isGiven) {
        isGiven = true;
        await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
      }
      return w.deps.bank.commit(writes);
    };
    const racing = { ...mine, bank: { ...mine.bank, commit } };
    const removal = Attachment.remove(racing, files, attachmentId, { reason });
    await expect(removal).rejects.toMatchObject({ code: "not-found" });
    expect((await Attachment.list(w.ctx, stepId))[0]!.removed).toBeUndefined();
  });

  it("given it came for another step, or for an assignment before, then a link has nothing to remove", async () => {
    const { w, stepId, token, files, attachmentId } = await sent();
    const sister = await childOf(w.ctx, { surname: "Соснина", givenName: "Зоя", birthDate: "2014-03-04" });
    await consentOf(w.ctx, sister);
    const routeId = (await Route.open(w.ctx, sister.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const [hers] = Object.values(await stepsOf(w, routeId));
    const { agencyId } = await Step.get(w.ctx, hers!.stepId as StepId);
    const other = await Attachment.add(w.as(specialist(agencyId as AgencyId)), files, hers!.stepId as StepId, {
      name: "1.pdf",
      content: pdf("1"),
    });
    const refused = async (token: string, attachmentId: string) =>
      expect(Attachment.removeByLink(w.deps, files, { token, attachmentId, reason })).rejects.toMatchObject({
        code: "not-found",
      });
    await refused(token, other.attachmentId);
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    await refused(linkIn(w.mails.at(-1)!), attachmentId);
  });

  it("given it is another's, or the step has gone to another, then there is nothing to remove", async () => {
    const { w, stepId, token, files, attachmentId } = await sent();
    const stranger = w.as(specialist(w.agencies.school!));
    await expect(Attachment.remove(stranger, files, attachmentId, { reason })).rejects.toMatchObject({
      code: "not-found",
    });
    const absent = `attachment_${"0".repeat(26)}`;
    const byLink = Attachment.removeByLink(w.deps, files, { token, attachmentId: absent, reason });
    await expect(byLink).rejects.toMatchObject({ code: "not-found" });
    await Step.reassign(w.ctx, stepId, { agencyId: w.agencies.pmpc2!, reason: "Другая комиссия." });
    await expect(Attachment.remove(commission(w), files, attachmentId, { reason })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
