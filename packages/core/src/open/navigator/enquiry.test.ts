import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import * as Slot from "../../agencies/slot/index.ts";
import type { AgencyId, Ctx, EnquiryId } from "../../ground/shared/index.ts";
import * as Request from "../../routes/request/index.ts";
import * as Navigator from "./index.ts";

const listing = {
  purpose: { ru: "Учим говорить" },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00",
  booking: true,
};
const who = {
  name: "Ольга",
  phone: "8 (900) 000-11-22",
  consent: Navigator.consentEdition,
  municipality: "novokuznetsk",
};
const code = (of: string) => expect.objectContaining({ code: of });

let system: Ctx;
let coordinator: Ctx;
let centre: AgencyId;
let specialist: Ctx;
beforeEach(async () => {
  const w = await world();
  system = w.as({ kind: "system" });
  centre = await agencyOf(system, "resourceCentre", "centre", { services: ["speech-therapy"] });
  await Navigator.setListing(system, centre, listing);
  coordinator = { ...system, actor: { kind: "coordinator", id: "olga", tenant: system.tenant } };
  specialist = { ...system, actor: { kind: "specialist", id: "s", tenant: system.tenant, agency: centre } };
});

const ask = async (over: object = {}) =>
  (await Navigator.makeEnquiry(system, { kind: "call", ...who, ...over })).enquiryId as EnquiryId;

describe("somebody who asks on an open page", () => {
  it("is called by name from the vault, and known in no record", async () => {
    const id = await ask({ agencyId: centre, words: "Сын не говорит" });
    const { key, data } = (await system.bank.find("gsi2", `T#${system.tenant}#ENQUIRIES`, {}, { limit: 1 })).items[0]!;
    expect(JSON.stringify([key, data])).not.toMatch(/Ольга|000-11-22|говорит/);
    for (const ctx of [coordinator, specialist])
      expect((await Navigator.getEnquiry(ctx, id)).contact).toEqual({
        name: "Ольга",
        phone: "8 (900) 000-11-22",
        words: "Сын не говорит",
      });
    expect((await Navigator.findEnquiries(coordinator, {})).items[0]).not.toHaveProperty("contact.phone");
  });

  it("is nobody else's: another organisation, another municipality, an administrator", async () => {
    const id = await ask({ agencyId: centre });
    const other = await agencyOf(system, "school", "school");
    const actors: Ctx["actor"][] = [
      { kind: "specialist", id: "s", tenant: system.tenant, agency: other },
      { kind: "coordinator", id: "k", tenant: system.tenant, municipality: "kemerovo" },
      { kind: "admin", id: "a", tenant: system.tenant },
    ];
    for (const actor of actors) {
      await expect(Navigator.getEnquiry({ ...system, actor }, id)).rejects.toThrow(code("not-found"));
      await expect(Navigator.settleEnquiry({ ...system, actor }, id, { outcome: "advised" })).rejects.toThrow(
        code("not-found"),
      );
    }
  });

  it("leaves nothing once it is settled, and settled it is once", async () => {
    const id = await ask();
    expect(await Navigator.settleEnquiry(coordinator, id, { outcome: "advised" })).toMatchObject({
      status: "settled",
      outcome: "advised",
    });
    expect((await Navigator.getEnquiry(coordinator, id)).contact).toBeUndefined();
    const vault = await system.bank.list("vault", `T#${system.tenant}#ENQUIRY#${id}`, {});
    expect(vault.items).toEqual([]);
    await expect(Navigator.settleEnquiry(coordinator, id, { outcome: "other" })).rejects.toThrow(
      code("enquiry.closed"),
    );
  });

  it("becomes a request of the child's family where a coordinator says so", async () => {
    const { childId } = await childOf(system, { surname: "Ланская", givenName: "Ева", birthDate: "2023-02-01" });
    const id = await ask({ kind: "early-help", words: "Не ползает" });
    await expect(Navigator.settleEnquiry(coordinator, id, { outcome: "request" })).rejects.toThrow(
      code("input.invalid"),
    );
    await Navigator.settleEnquiry(coordinator, id, { outcome: "request", childId });
    expect(await Request.listRequests(coordinator, childId)).toMatchObject([{ kind: "need", words: "Не ползает" }]);
  });

  it("is taken three times from one number, however it is written, until something is settled", async () => {
    const id = await ask();
    await ask();
    await ask({ phone: "+7 900 000 11 22" });
    await expect(ask()).rejects.toThrow(code("limit.reached"));
    await ask({ phone: "+7 900 999-99-99" });
    await Navigator.settleEnquiry(coordinator, id, { outcome: "unreachable" });
    await ask();
  });

  it("says where, agrees, and names what is there", async () => {
    for (const over of [
      { municipality: "atlantis" },
      { consent: "yes" },
      { consent: undefined },
      { phone: "нет" },
      { name: "" },
      { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
      { kind: "diagnosis" },
    ])
      await expect(ask(over), JSON.stringify(over)).rejects.toThrow(code("input.invalid"));
    await expect(Navigator.makeEnquiry(coordinator, { kind: "call", ...who })).rejects.toThrow(code("not-found"));
  });

  it("need not say who it is to tell that an entry is wrong", async () => {
    const id = await ask({
      ...Object.fromEntries(Object.keys(who).map((key) => [key, undefined])),
      kind: "inaccuracy",
      agencyId: centre,
      words: "Телефон не отвечает",
    }).catch(() => undefined);
    expect(id).toBeUndefined(); // whatever more is sent is refused
    const { enquiryId } = await Navigator.makeEnquiry(system, {
      kind: "inaccuracy",
      agencyId: centre,
      words: "Переехали",
    });
    expect(await Navigator.getEnquiry(specialist, enquiryId)).toMatchObject({ contact: { words: "Переехали" } });
    await Navigator.hideListing(coordinator, centre, { reason: "Проверяем" });
    await expect(
      Navigator.makeEnquiry(system, { kind: "inaccuracy", agencyId: centre, words: "Переехали" }),
    ).rejects.toThrow(code("not-found"));
  });
});

describe("a time that is booked without an account", () => {
  const times = { date: "2025-03-11", from: "09:00", until: "11:00" };
  const slot = { serviceKey: "speech-therapy", post: "Логопед", place: "office", minutes: 60, times };
  const at = "2025-03-11T02:00:00Z";
  const free = async () =>
    (await Slot.find(system, { service: "speech-therapy" })).items[0]!.times.map((one) => one.at);

  it("is theirs at once, nobody else's, and free again when it is refused", async () => {
    const { slotId } = await Slot.open(system, centre, slot);
    expect(await free()).toContain(at);
    const id = await ask({ kind: "booking", slotId, at });
    expect(await free()).not.toContain(at);
    await expect(ask({ kind: "booking", slotId, at, phone: "+7 900 333-33-33" })).rejects.toThrow(code("slot.taken"));
    expect(await Navigator.confirmEnquiry(specialist, id)).toMatchObject({ status: "confirmed", at });
    await Navigator.settleEnquiry(specialist, id, { outcome: "unreachable" });
    expect(await free()).toContain(at);
  });

  it("is had only of an organisation that says so, as long as it is shown", async () => {
    const { slotId } = await Slot.open(system, centre, slot);
    await Navigator.setListing(system, centre, { ...listing, booking: false });
    await expect(ask({ kind: "booking", slotId, at })).rejects.toThrow(code("slot.closed"));
    await Navigator.setListing(system, centre, listing);
    await expect(ask({ kind: "booking", slotId, at: "2025-03-11T02:30:00Z" })).rejects.toThrow(code("input.invalid"));
    await Navigator.hideListing(coordinator, centre, { reason: "Закрыто на ремонт" });
    await expect(ask({ kind: "booking", slotId, at })).rejects.toThrow(code("slot.closed"));
  });

  it("goes to one of twenty who want it at the same moment", async () => {
    const { slotId } = await Slot.open(system, centre, slot);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => ask({ kind: "booking", slotId, at, phone: `+7 900 444-00-${10 + i}` })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
