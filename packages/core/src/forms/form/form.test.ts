import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { FormId } from "../../ground/shared/ids.ts";
import * as Form from "./index.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const order = { act: { number: "114", date: "2025-03-03" } };
const text = (ru: string, en?: string) => ({ ru, en });
const yes = (key: string) => ({ kind: "yes-no", key, text: text(key, key) });
const content = (over: object = {}) => ({
  title: text("Анкета", "Form"),
  subject: "nobody",
  items: [yes("a")],
  ...over,
});
const drafted = async (over: object = {}, ctx = w.ctx) =>
  (await Form.draft(ctx, { content: content(over) })).formId as FormId;
const clerk = { kind: "coordinator", municipality: "kemerovo" } as const;

describe("a form", () => {
  it("counts from its approval, and its next version from the next one; each version stays as it was", async () => {
    const id = await drafted();
    expect(await Form.approve(w.ctx, id, order)).toMatchObject({
      status: "approved",
      approvedVersion: 1,
      content: { items: [{ key: "a" }] },
      approval: { ...order, by: "coordinator:coordinator" },
    });
    await expect(Form.approve(w.ctx, id, order)).rejects.toMatchObject({ code: "form.approved" });
    const next = await Form.revise(w.ctx, id, { items: [yes("b")], title: text("Другая", "Other") });
    expect(next).toMatchObject({
      title: { ru: "Анкета" },
      content: { items: [{ key: "a" }] },
      draft: { items: [{ key: "b" }] },
    });
    expect(await Form.approve(w.ctx, id, order)).toMatchObject({ title: { ru: "Другая" }, approvedVersion: 2 });
    const kept = await Form.versions(w.ctx, id, {});
    expect(kept.items.map(({ version, content: { items } }) => [version, items[0]!.key])).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    expect((await Form.find(w.ctx, {})).items).toMatchObject([{ formId: id, approvedVersion: 2 }]);
    expect(await Form.retire(w.ctx, id, order)).toMatchObject({
      status: "retired",
      content: { items: [{ key: "b" }] },
    });
    for (const late of [Form.revise(w.ctx, id, { subject: "child" }), Form.approve(w.ctx, id, order)])
      await expect(late).rejects.toMatchObject({ code: "form.retired" });
    expect((await Form.find(w.ctx, { status: "retired" })).items).toHaveLength(1);
  });

  it("is not approved as long as a text lacks a language, by an act of tomorrow, or as it was read before", async () => {
    const id = await drafted({ items: [{ ...yes("a"), text: { en: "<b>Only</b> English" } }] });
    await expect(Form.approve(w.ctx, id, order)).rejects.toMatchObject({
      code: "form.untranslated",
      fields: [{ pointer: "/draft/items/0/text", message: { en: "the Russian text is missing" } }],
    });
    // Markup is text.
    expect((await Form.get(w.ctx, id)).draft).toMatchObject({ items: [{ text: { en: "<b>Only</b> English" } }] });
    await expect(Form.revise(w.ctx, id, { subject: "child" }, 7)).rejects.toMatchObject({ code: "conflict.version" });
    await Form.revise(w.ctx, id, { items: [yes("a")] }, 1);
    const tomorrow = { act: { number: "1", date: "2025-03-04" } };
    await expect(Form.approve(w.ctx, id, tomorrow)).rejects.toMatchObject({ fields: [{ pointer: "/act/date" }] });
  });

  it("is written by its territory's staff, read when approved by whoever works here, and by no family", async () => {
    await expect(drafted({}, w.as(clerk))).rejects.toMatchObject({ code: "not-found" });
    const own = (await Form.draft(w.as(clerk), { municipality: "kemerovo", content: content() })).formId as FormId;
    const unknown = Form.draft(w.ctx, { municipality: "nowhere", content: content() });
    await expect(unknown).rejects.toMatchObject({ fields: [{ pointer: "/municipality" }] });
    const school = w.as(specialist(await agencyOf(w.ctx, "school")));
    const mother = w.as(family("rep_01JNE0000000000000000000ZZ"));
    const other = w.as({ ...clerk, municipality: "novokuznetsk" });
    for (const ctx of [school, mother, other])
      await expect(Form.get(ctx, own)).rejects.toMatchObject({ code: "not-found" });
    expect((await Form.find(other, { status: "draft" })).items).toEqual([]);
    await Form.approve(w.as(clerk), own, order);
    await Form.revise(w.as(clerk), own, { subject: "child" });
    for (const ctx of [school, other])
      expect(await Form.get(ctx, own)).toMatchObject({ hasDraft: false, draft: undefined });
    await expect(Form.revise(other, own, { subject: "family" })).rejects.toMatchObject({ code: "not-found" });
    await expect(Form.get(mother, own)).rejects.toMatchObject({ code: "not-found" });
    await expect(Form.find(mother, {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("is tried before anybody answers: what is asked, the scores, and nothing kept", async () => {
    const { formId } = await Form.draft(w.ctx, { model: "early-help-criteria" });
    const id = formId as FormId;
    const no = { disabled: false, "health-group": false, orphanage: false, hardship: false, peculiarities: false };
    const calm = await Form.preview(w.ctx, id, { answers: { ...no, concern: false } });
    expect(calm.scores).toEqual([{ key: "met", value: 0, band: "none-now", answered: 6, asked: 6 }]);
    expect(calm.asked).not.toContain("worry");
    const worried = await Form.preview(w.ctx, id, { answers: { ...no, concern: true, worry: "Не говорит" } });
    expect(worried.scores).toMatchObject([{ value: 1, band: "potential-need" }]);
    expect(worried.asked).toContain("worry");
    await expect(Form.preview(w.ctx, id, { answers: { ...no, concern: false, worry: "…" } })).rejects.toMatchObject({
      fields: [{ pointer: "/answers/worry" }],
    });
    await expect(Form.preview(w.ctx, id, { version: 1, answers: {} })).rejects.toMatchObject({ code: "not-found" });
  });
});
