import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Navigator from "../../open/navigator/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

// What somebody without an account asks is a coordinator's, and stands in the organisation's one mail of the day; so does the question
// whether its public entry still holds.

const listing = {
  purpose: { ru: "Учим говорить" },
  address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
  phone: "+7 384 300-00-00",
};

it("is told to whoever may answer, by numbers alone, until it is settled", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const system = w.as({ kind: "system" });
  const agencyId = w.agencies.social!;
  const { email } = (await Agency.load(ctx, agencyId)).agency.contacts[0]!;
  await Navigator.setListing(ctx, agencyId, listing);
  const who = {
    name: "Ефросинья",
    phone: "+7 900 123-45-67",
    words: "Дочь не говорит",
    consent: Navigator.consentEdition,
  };
  const { enquiryId } = await Navigator.makeEnquiry(system, {
    kind: "call",
    ...who,
    municipality: "novokuznetsk",
    agencyId,
  });
  await w.settle();
  const tasks = async (as = ctx) =>
    (await Inbox.find(as, { bucket: "tasks", kind: "enquiry" })).items.map(({ task }) => task);
  expect(await tasks()).toMatchObject([{ enquiryId, agencyId, because: "call" }]);
  expect(await tasks(w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" }))).toEqual([]);
  w.moveTo("2025-03-11T05:00:00Z");
  await sendDigests(ctx, byMail({ send: async (mail) => ({ providerId: String(w.mails.push(mail)) }) }));
  const letter = w.mails.findLast(({ to }) => [to].flat().includes(email))!;
  expect(letter.text).toContain("вам оставили номер или выбрали время (1)");
  expect(JSON.stringify(w.mails)).not.toMatch(/Ефросинья|123-45-67|не говорит/);
  await Navigator.settleEnquiry(ctx, enquiryId, { outcome: "advised" });
  await w.settle();
  expect(await tasks()).toEqual([]);
});

it("asks once a year whether the entry still holds, and not when it was confirmed meanwhile", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const system = w.as({ kind: "system" });
  const agencyId = w.agencies.social!;
  await Navigator.setListing(ctx, agencyId, listing);
  expect(await Navigator.askForConfirmation(system)).toBe(0);
  w.moveTo("2026-03-11T05:00:00Z");
  expect(await Navigator.askForConfirmation(system)).toBe(1);
  expect(await Navigator.askForConfirmation(system)).toBe(0);
  await w.settle();
  await sendDigests(ctx, byMail({ send: async (mail) => ({ providerId: String(w.mails.push(mail)) }) }));
  expect(w.mails.at(-1)!.text).toMatch(/подтверждено .*2025.*Всё ещё так\?/);
  await Navigator.confirmListing(ctx, agencyId);
  expect(await Navigator.confirmationAsked(ctx, agencyId)).toBeUndefined();
  expect((await Navigator.getListing(ctx, agencyId)).confirmedOn).toBe("2026-03-11");
});
