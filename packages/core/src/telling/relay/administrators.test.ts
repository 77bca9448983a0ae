import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import * as Account from "../../ground/account/index.ts";
import * as Settings from "../../ground/settings/index.ts";
import { standingWrite } from "../../ground/shared/index.ts";
import * as Inbox from "../inbox/index.ts";

it("tells whoever answers for personal data that an administrator is to be shut out, and no coordinator", async () => {
  const w = await routeWorld();
  for (const id of ["anna", "boris", "clara"]) {
    const { actor, bank, now } = w.as({ kind: "admin", id });
    await bank.commit([standingWrite(actor, now().epochMilliseconds, undefined)!]);
  }
  const asked = Account.setBlock(w.as({ kind: "admin", id: "anna" }), "boris", { blocked: true, reason: "Уволен" });
  await expect(asked).rejects.toMatchObject({ code: "second-person.wanted" });
  await w.settle();
  const [letter, ...more] = w.mails.filter(({ subject }) => subject.includes("администратору"));
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Просят закрыть доступ администратору");
  expect(letter?.text).toContain("boris");
  expect(letter?.text).toContain("10 марта 2025");
  expect(letter?.text).not.toContain("Уволен");
  expect((await Inbox.find(w.ctx, { bucket: "tasks" })).items).toEqual([]);
});

it("tells whoever answers for personal data now that another one is to, and less is to be kept", async () => {
  const w = await routeWorld();
  const patch = { dataOfficer: "other@example.org", reason: "Приказ" };
  const asked = Settings.change(w.as({ kind: "admin", id: "anna" }), patch);
  await expect(asked).rejects.toMatchObject({ code: "second-person.wanted" });
  await w.settle();
  const [letter, ...more] = w.mails.filter(({ subject }) => subject.includes("настройки защиты"));
  expect(more).toEqual([]);
  expect(letter?.to).toBe("department@example.org");
  expect(letter?.text).not.toContain("Учётная запись:");
  expect(letter?.text).not.toContain("other@example.org");
});
