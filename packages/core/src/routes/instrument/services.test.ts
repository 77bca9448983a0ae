import { beforeEach, describe, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import { Lookup } from "../../agencies/service/lookup.ts";
import { proposedFor } from "../../agencies/service/proposal.ts";
import type { ChildId, Ctx } from "../../ground/shared/index.ts";
import * as Instrument from "./index.ts";

let ctx: Ctx;
let childId: ChildId;
beforeEach(async () => {
  ({ ctx } = await world());
  ({ childId } = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" }));
});

const ipra = (number: string, measures: object[], more: object = {}) =>
  Instrument.record(ctx, childId, {
    kind: "ipra",
    number,
    issuer: "Бюро МСЭ № 7",
    validFrom: "2025-03-01",
    term: "until-18",
    measures: measures as Instrument.NewInstrumentInput["measures"] & object,
    ...more,
  });
const served = ({ measures }: Pick<Instrument.InstrumentRecord, "measures">) =>
  measures.map(({ serviceKey, proposedBy }) => [serviceKey, proposedBy]);
const educational = (title: string, more: object = {}) => ({ block: "education", title, ...more });

describe("the service that a wording points to", () => {
  const catalogue = new Lookup();

  it.each([
    ["Занятия с логопедом два раза в неделю", "speech-therapy"],
    ["Развитие речи, коррекция звукопроизношения", "speech-therapy"],
    ["Обучение альтернативной коммуникации", "communication-aac"],
    ["Психолого-педагогическая коррекция", "psychological-help"],
    ["Занятия с дефектологом", "special-pedagogy"],
    ["Курс лечебной физкультуры", "motor-development"],
    ["Массаж, 10 сеансов", "medical-rehabilitation"],
    ["Медицинская реабилитация", "medical-rehabilitation"],
    ["Санаторно-курортное лечение", "sanatorium"],
    ["Протезирование и ортезирование", "prosthetics"],
    ["Кресло-коляска с ручным приводом", "assistive-devices"],
    ["Профессиональная ориентация", "career-guidance"],
    ["Содействие в трудоустройстве", "employment-support"],
    ["Социально-средовая реабилитация", "social-rehabilitation"],
    ["Социально-бытовая адаптация", "living-skills"],
    ["Физкультурно-оздоровительные мероприятия", "adapted-physical-education"],
    ["Консультирование родителей", "family-consultation"],
    ["Обучение на дому", "home-schooling"],
    ["Тьютор", "tutor-support"],
    ["Что-нибудь полезное", undefined],
    ["", undefined],
  ])("«%s»: %s", (wording, expected) => {
    expect(proposedFor(wording, catalogue)).toBe(expected);
  });

  it("is nobody's where two services say as much", () => {
    const own = {
      status: "active",
      own: true,
      versions: 1,
      inForce: 1,
      also: [],
      area: "motor",
      recipient: "child",
    } as const;
    const more = { ages: { from: 0 }, forms: ["group"], sectors: ["ngo"] } as const;
    const named = (serviceKey: string) => ({
      serviceKey,
      title: { ru: serviceKey, en: serviceKey },
      signs: ["конный"],
    });
    const two = new Lookup([
      { ...own, ...more, ...named("riding-a") },
      { ...own, ...more, ...named("riding-b") },
    ]);
    expect(proposedFor("Конный клуб", two)).toBeUndefined();
  });
});

describe("the services of a paper's measures", () => {
  it("are proposed from the wording by a rule, or said by whoever records it, and are no part of the sealed wording", async () => {
    const record = await ipra("1", [
      educational("Занятия с логопедом"),
      educational("Занятия с логопедом", { serviceKey: "Тьютор" }),
      educational("Что-нибудь полезное"),
    ]);
    expect(served(record)).toEqual([
      ["speech-therapy", "rule"],
      ["tutor-support", undefined],
      [undefined, undefined],
    ]);
    expect(JSON.stringify(record)).not.toContain("логопед");
    await expect(ipra("2", [educational("Речь", { serviceKey: "логопеды" })])).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/measures/0/serviceKey", message: { ru: expect.stringContaining("speech-therapy") } }],
    });
  });

  it("are confirmed, changed or denied by a person, and told once", async () => {
    const { instrumentId, measures } = await ipra(
      "1",
      ["Логопед", "Массаж", "Бассейн"].map((title) => educational(title)),
    );
    const at = { childId, instrumentId };
    const [first, second, third] = measures.map(({ measureId }) => measureId);
    const said = {
      measures: [
        { measureId: first!, serviceKey: "speech-therapy" },
        { measureId: second!, serviceKey: null },
        { measureId: third!, serviceKey: "Адаптивная физкультура" },
      ],
    };
    const { data, version } = await Instrument.setServices(ctx, at, said);
    expect(served(data)).toEqual([
      ["speech-therapy", undefined],
      [undefined, undefined],
      ["adapted-physical-education", undefined],
    ]);
    expect((await Instrument.setServices(ctx, at, said)).version).toBe(version);
    const stranger = { measureId: "measure_01JNE0000000000000000000AA" as typeof first & string, serviceKey: null };
    await expect(Instrument.setServices(ctx, at, { measures: [stranger] })).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/measures/0/measureId" }],
    });
    await expect(
      Instrument.setServices(ctx, at, { measures: [{ measureId: first!, serviceKey: "логопеды" }] }),
    ).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/measures/0/serviceKey" }] });
  });

  it("that nobody has confirmed are listed with the wording for whoever works with the child, on record", async () => {
    const { instrumentId, measures } = await ipra("1", [educational("Логопед"), educational("Бассейн")]);
    const [first] = measures;
    const proposal = { measureId: first!.measureId, title: "Логопед", serviceKey: "speech-therapy" };
    const listed = async (who = ctx) => (await Instrument.unconfirmed(who, { limit: 10 })).items;
    expect(await listed()).toEqual([{ childId, instrumentId, kind: "ipra", version: 1, measures: [proposal] }]);
    const elsewhere: Ctx = {
      ...ctx,
      actor: { kind: "coordinator", id: "k", tenant: ctx.tenant, municipality: "kemerovo" },
    };
    expect(await listed(elsewhere)).toEqual([]);
    expect((await Instrument.unconfirmed(ctx, { municipality: "kemerovo" })).items).toEqual([]);
    const { items } = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${childId}`);
    expect(items.filter(({ data }) => data.action === "instrument.list-proposed")).toHaveLength(1);
    await expect(listed({ ...ctx, actor: { kind: "admin", id: "a", tenant: ctx.tenant } })).rejects.toMatchObject({
      code: "not-found",
    });
    await Instrument.setServices(
      ctx,
      { childId, instrumentId },
      {
        measures: [{ measureId: first!.measureId, serviceKey: "speech-therapy" }],
      },
    );
    expect(await listed()).toEqual([]);
    // Of a paper that another has taken the place of, nobody is asked.
    await ipra("2", [educational("Массаж")], { validFrom: "2025-03-02" });
    await ipra("3", [educational("Бассейн")], { validFrom: "2025-03-03" });
    expect(await listed()).toEqual([]);
  });

  it("go on in the paper that renews or corrects it, as far as a person has said them", async () => {
    const { instrumentId, measures } = await ipra("1", [educational("Логопед"), educational("Бассейн")]);
    await Instrument.setServices(
      ctx,
      { childId, instrumentId },
      {
        measures: measures.map(({ measureId }) => ({ measureId, serviceKey: "adapted-physical-education" })),
      },
    );
    const again = [educational("Логопед"), educational("Бассейн"), educational("Массаж")];
    const renewed = await ipra("2", again, { validFrom: "2025-03-02" });
    expect(served(renewed)).toEqual([
      ["adapted-physical-education", undefined],
      ["adapted-physical-education", undefined],
      ["medical-rehabilitation", "rule"],
    ]);
    const corrected = await ipra(
      "2",
      [educational("Логопед", { serviceKey: "speech-therapy" }), educational("Бассейн")],
      {
        validFrom: "2025-03-02",
        supersedes: renewed.instrumentId,
      },
    );
    expect(served(corrected)).toEqual([
      ["speech-therapy", undefined],
      ["adapted-physical-education", undefined],
    ]);
  });
});
