import { beforeEach, describe, expect, it } from "vitest";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, settings } from "../../../test/worlds/tenant.ts";
import {
  all,
  type ConfirmationId,
  type Ctx,
  type ErasureId,
  type RepresentativeId,
  type RouteId,
  type Write,
} from "../../ground/shared/index.ts";
import { copyableBank, memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Delivery from "../../telling/delivery/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Merging from "../merging/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Erasure from "./index.ts";

const files = memoryFiles();
const person = { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" } as const;
const why = { grounds: "consent-withdrawn", reason: "Заявление матери" } as const;

let bank: ReturnType<typeof copyableBank>;
let w: RouteWorld;
let mother: RepresentativeId;
beforeEach(async () => {
  bank = copyableBank();
  w = await routeWorld(bank);
  mother = (await Child.get(w.ctx, w.childId)).record.representativeIds[0]!;
});

const system = (over: Partial<Ctx> = {}): Ctx => ({ ...w.as({ kind: "system", id: "schedule" }), ...over });
async function begun(of = w.childId): Promise<ErasureId> {
  const wanted = await Erasure.erase(w.ctx, of, why).catch(
    (refused: { current: { confirmationId: string } }) => refused,
  );
  const { confirmationId } = (wanted as { current: { confirmationId: ConfirmationId } }).current;
  await Inbox.confirm(w.as({ kind: "coordinator", id: "second" }), confirmationId);
  await w.settle();
  const { items } = await Erasure.find(w.ctx, { status: "erasing" });
  return items.find(({ childId }) => childId === of)!.erasureId as ErasureId;
}
const isPut = (sk: string) => (write: Write) => "put" in write && write.put.key.sk === sk;
/** A bank in which something happens just before the first commit that has such a write. */
function before(has: (write: Write) => boolean, happens: () => Promise<unknown>) {
  let first = true;
  const commit = async (writes: Write[]) => {
    if (first && writes.some(has)) {
      first = false;
      await happens();
    }
    return bank.commit(writes);
  };
  return { ...bank, commit };
}
const brother = (ctx: Ctx) =>
  childOf(
    ctx,
    { ...person, givenName: "Лев", birthDate: "2016-01-02" },
    {
      representatives: [
        {
          representativeId: mother,
          surname: "Ёлкина",
          givenName: "Мария",
          relation: "parent",
          phone: "+7 900 000-00-01",
        },
      ],
    },
  );
const left = async (table: "records" | "vault", pk: string) => {
  const found: string[] = [];
  for await (const { key } of all(bank, table, `T#kuzbass#${pk}`)) found.push(key.sk);
  return found;
};

describe("a family that gave an address", () => {
  const finished = () => Erasure.unfinished(system(), files);
  const letters = () => w.mails.filter(({ to }) => to === "mother@example.net").map(({ subject }) => subject);
  beforeEach(async () => {
    const email = "mother@example.net";
    await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email }] });
  });

  it("hears that the request came, and of the act before its keys go; on record stands who it was, and no address", async () => {
    await Erasure.ask(w.ctx, w.childId, {});
    await w.settle();
    expect(letters()).toEqual(["Требование об уничтожении персональных данных принято"]);
    const id = await begun();
    w.moveTo("2025-03-03T05:16:00Z");
    expect(await finished()).toEqual([]);
    expect(letters()).toHaveLength(1);
    await w.settle();
    expect(letters()[1]).toBe("Персональные данные уничтожаются: акт № 2025-0001");
    expect(await finished()).toEqual([id]);
    await w.settle();
    expect(letters()).toHaveLength(2);
    const { items } = await bank.find("gsi1", "T#kuzbass#DELIVERIES", {});
    const toHer = items.filter(({ data }) => (data as { audience: string }).audience === "family");
    expect(toHer.map(({ data }) => data)).toMatchObject([
      { kind: "erasure-asked", to: mother, status: "sent" },
      { kind: "erasure-done", to: mother, status: "sent" },
    ]);
    expect(JSON.stringify(toHer)).not.toContain("mother@");
  });

  it("is not waited for when no mail leaves for twelve hours; of a term of keeping it hears at the end alone", async () => {
    await Erasure.ask(w.ctx, w.childId, { grounds: "purpose-reached" });
    await w.settle();
    const id = await begun();
    w.moveTo("2025-03-03T05:16:00Z");
    expect(await finished()).toEqual([]);
    w.moveTo("2025-03-03T17:15:00Z");
    expect(await finished()).toEqual([]);
    w.moveTo("2025-03-03T17:16:00Z");
    expect(await finished()).toEqual([id]);
    await w.settle();
    expect(letters()).toEqual([]);
  });

  it("hears of a no with its ground and how to complain, in words that name nobody", async () => {
    const { erasureId } = await Erasure.ask(w.ctx, w.childId, {});
    await w.settle();
    const no = { basis: "archives", reason: "Ёлкина: дело хранится 75 лет." } as const;
    await Erasure.refuse(w.ctx, erasureId as ErasureId, no);
    await w.settle();
    expect(letters()[1]).toBe("Об уничтожении персональных данных: данные сохраняются");
    const { text } = w.mails.findLast(({ to }) => to === "mother@example.net")!;
    expect(text).toContain("Основание: срок хранения документов не истёк");
    expect(text).toContain("Роскомнадзор");
    expect(text).not.toContain("Ёлкин");
  });

  it("is written to in no quiet hour: the act waits for the morning, and the keys for the letter", async () => {
    const night = { ...settings, quietHours: { from: "12:30", to: "09:00" } };
    await Tenant.configure(w.as({ kind: "admin" }), night);
    const id = await begun();
    w.moveTo("2025-03-03T06:00:00Z"); // 13:00 there
    expect(await finished()).toEqual([]);
    await w.settle();
    expect(letters()).toEqual([]);
    w.moveTo("2025-03-04T01:00:00Z"); // 19 hours later, while it is quiet still
    expect(await finished()).toEqual([]);
    w.moveTo("2025-03-04T02:00:00Z");
    await w.settle();
    expect(letters()).toEqual(["Персональные данные уничтожаются: акт № 2025-0001"]);
    expect(await finished()).toEqual([id]);
  });

  it("whose letter comes back has that on record, and its address nowhere", async () => {
    await Erasure.ask(w.ctx, w.childId, {});
    await w.settle();
    const { items } = await bank.find<Delivery.Delivery>("gsi1", "T#kuzbass#DELIVERIES", {});
    const { deliveryId } = items.map(({ data }) => data).find(({ audience }) => audience === "family")!;
    const back = { what: "bounce", permanent: true, because: "bounce" } as const;
    await Delivery.returned(system(), { deliveryId, email: "mother@example.net", ...back });
    await w.settle();
    expect((await Delivery.load(w.ctx, deliveryId))?.data).toMatchObject({ status: "bounced", to: mother });
    expect(await Delivery.addressOf(w.ctx, "mother@example.net")).toBeUndefined();
  });
});

describe("a child who is registered while the parent's only other child is erased", () => {
  it("comes too late when the parent is being forgotten, and finds nobody", async () => {
    const id = await begun();
    const racing = { ...w.ctx, bank: before(isPut("CHILD"), () => Erasure.carryOut(system(), files, id)) };
    await expect(brother(racing)).rejects.toMatchObject({ code: "input.invalid" });
    expect(await left("records", `REP#${mother}`)).toEqual(["FORGOTTEN"]);
    expect((await Child.find(w.ctx, {})).items).toEqual([]);
    expect((await Erasure.get(w.ctx, id)).act?.destroyed.keys).toBe(2);
  });

  it("comes in time just before, and keeps the parent with all contacts", async () => {
    const id = await begun();
    const racing = system({ bank: before(isPut("FORGOTTEN"), () => brother(w.ctx)) });
    expect(await Erasure.carryOut(racing, files, id)).toBe(true);
    const { record } = (await Child.find(w.as(family(mother)), {})).items[0]!;
    expect((await Child.get(w.ctx, record.childId)).representatives).toMatchObject([
      { givenName: "Мария", phone: "+7 900 000-00-01" },
    ]);
    expect(await left("records", `REP#${mother}`)).toEqual([`CHILD#${record.childId}`]);
    expect((await Erasure.get(w.ctx, id)).act?.destroyed.keys).toBe(1);
  });

  it("is asked to wait while nobody knows yet", async () => {
    const id = await begun();
    let met: unknown;
    const destroy = async (of: { person: string }) => {
      met ??= await brother(w.ctx).catch((error: unknown) => error);
      return w.ctx.keys.destroy({ tenant: "kuzbass", ...of });
    };
    await Erasure.carryOut(system({ keys: { ...w.ctx.keys, destroy } }), files, id);
    expect(met).toMatchObject({ code: "input.invalid" });
  });
});

it("forgets a parent with the last of two children who are erased one after the other, and counts each key once", async () => {
  const second = await brother(w.ctx);
  const ids = [await begun(), await begun(second.childId)];
  for (const id of ids) await Erasure.carryOut(system(), files, id);
  const keys = await Promise.all(ids.map(async (id) => (await Erasure.get(w.ctx, id)).act?.destroyed.keys));
  expect(keys).toEqual([1, 2]);
  expect(await left("vault", `REP#${mother}`)).toEqual([]);
});

it("forgets a parent of two children who are erased at the same moment, and brings nobody a third", async () => {
  const second = await brother(w.ctx);
  const [first, last] = [await begun(), await begun(second.childId)];
  // The first finds the brother still there. Before it gives the parent back, the second has erased him, and whoever represented nobody else.
  const isGivenBack = (write: Write) => "remove" in write && write.remove.sk === "FORGOTTEN";
  const meeting = system({ bank: before(isGivenBack, () => Erasure.carryOut(system(), files, last)) });
  await Erasure.carryOut(meeting, files, first);
  expect(await left("records", `REP#${mother}`)).toEqual(["FORGOTTEN"]);
  expect(await left("vault", `REP#${mother}`)).toEqual([]);
});

it("brings a forgotten parent back with no card when a merge is undone", async () => {
  const father = { surname: "Ёлкин", givenName: "Павел", relation: "parent" } as const;
  const twin = await childOf(
    w.ctx,
    { ...person, surname: "Елкина" },
    { confirmedDistinctFrom: [w.childId], representatives: [father] },
  );
  const [his] = twin.representativeIds;
  const son = await childOf(
    w.ctx,
    { ...person, givenName: "Лев", birthDate: "2016-01-02" },
    { representatives: [{ ...father, representativeId: his }] },
  );
  await Merging.merge(w.ctx, w.childId, { other: twin.childId, choose: { "person.surname": "this" }, confirm: true });
  await w.settle();
  await Child.patch(w.ctx, w.childId, { removeRepresentatives: [his!] });
  await Erasure.carryOut(system(), files, await begun(son.childId));
  expect(await left("records", `REP#${his}`)).toEqual(["FORGOTTEN"]);
  await Merging.unmerge(w.ctx, w.childId, { other: twin.childId, confirm: true });
  await w.settle();
  expect(await left("records", `REP#${his}`)).toEqual(["FORGOTTEN"]);
  const card = await Child.get(w.ctx, twin.childId);
  expect([card.record.mergedInto, card.record.representativeIds, card.representatives]).toEqual([undefined, [], []]);
});

it("counts the key of whoever consented for both of two merged cards once", async () => {
  await w.consent();
  const twin = await childOf(
    w.ctx,
    { ...person, surname: "Елкина" },
    {
      confirmedDistinctFrom: [w.childId],
      representatives: [{ representativeId: mother, surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
    },
  );
  await consentOf(w.ctx, twin, { recipient: "route" });
  await Merging.merge(w.ctx, w.childId, { other: twin.childId, choose: { "person.surname": "this" }, confirm: true });
  await w.settle();
  const id = await begun();
  await Erasure.carryOut(system(), files, id);
  // Two cards and their one parent.
  expect((await Erasure.get(w.ctx, id)).act?.destroyed.keys).toBe(3);
});

describe("an erasure whose steps do not settle", () => {
  it("cancels them itself when nobody has; and is a coordinator's task after a day, once, until it is done", async () => {
    await w.consent();
    await w.ipra(["Логопед"]);
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const id = await begun();
    const tasks = async () =>
      (await Inbox.find(w.ctx, { bucket: "tasks" })).items
        .map(({ task }) => task)
        .filter((task) => task?.kind === "erasure-stalled");
    // Nothing is told any more, and steps cannot be changed.
    const broken = () =>
      system({
        bank: {
          ...bank,
          commit: async (writes) => {
            const step = writes.find((one) => "put" in one && one.put.kind === "step");
            if (step) throw new Error("The step cannot be written");
            return bank.commit(writes);
          },
        },
      });
    const round = async (at: string, ctx = broken) => {
      w.moveTo(at);
      const finished = await Erasure.unfinished({ ...ctx(), now: w.as({ kind: "system" }).now }, files).catch(
        () => "failed",
      );
      await w.settle();
      return finished;
    };
    const quiet = w.settle;
    w.settle = async () => {};
    expect(await round("2025-03-03T05:16:00Z")).toEqual([]);
    expect(await round("2025-03-03T06:31:00Z")).toBe("failed");
    expect(await round("2025-03-04T05:16:00Z")).toBe("failed");
    expect(await round("2025-03-04T05:31:00Z")).toBe("failed");
    w.settle = quiet;
    const [stalled] = (await bank.find("gsi1", "T#kuzbass#ERASURES#erasing", {})).items;
    expect(stalled?.data).toMatchObject({ stalledAt: "2025-03-04T05:16:00Z" });
    const open = (await Promise.all(Object.values(await stepsOf(w, routeId)))).find(
      ({ status }) => status !== "cancelled",
    );
    expect(open).toBeDefined();
    // A round whose writes reach the records: the steps are cancelled, and then all is done.
    expect(await round("2025-03-04T05:46:00Z", system)).toEqual([]);
    expect(await tasks()).toMatchObject([{ erasureId: id, childId: w.childId, routeId, stepId: expect.any(String) }]);
    expect(await round("2025-03-04T06:01:00Z", system)).toEqual([id]);
    expect(await tasks()).toEqual([]);
    expect((await Step.find(w.ctx, {})).items.every(({ status }) => status === "cancelled")).toBe(true);
  });
});
