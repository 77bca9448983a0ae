import { beforeEach, expect, it } from "vitest";
import * as Child from "../child/index.ts";
import { systemCtx } from "../shared/authorise.ts";
import type { DataBank, Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { type World, world } from "../tenant/tenant.world.ts";
import * as Indicator from "./index.ts";

// Rebuilding takes minutes in a large region: meanwhile things happen, it may be cut short, or begun twice.

let w: World;
let system: Ctx;
let children: Child.ChildRecord[];
beforeEach(async () => {
  w = await world();
  system = systemCtx(w.ctx, "kuzbass", "relay");
  children = [];
  for (let day = 1; day <= 30; day++) {
    const { record } = await Child.register(w.ctx, {
      ...{ municipality: "novokuznetsk", disability: true, educationalNeeds: false },
      person: {
        surname: "Ёлкина",
        givenName: "Анна",
        birthDate: `2016-05-${String(day).padStart(2, "0")}`,
        sex: "female",
      },
      representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
    });
    await Indicator.countChild(system, record.childId);
    children.push(record);
  }
});

/** The same bank, but before (or instead of) a commit of marks something else happens. */
const meanwhile = (what: (n: number) => Promise<void>): Ctx => {
  let n = 0;
  const isMarks = (writes: Write[]) => writes.some((one) => "put" in one && one.put.kind === "counted");
  const bank: DataBank = {
    ...w.ctx.bank,
    commit: async (writes) => {
      if (isMarks(writes)) await what(n++);
      await w.ctx.bank.commit(writes);
    },
  };
  return { ...w.ctx, bank };
};

it("counts what happens to a record while it is at it, once", async () => {
  const moved = meanwhile(async (n) => {
    if (n > 0) return;
    for (const { childId } of children.slice(0, 3)) {
      await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
      await Indicator.countChild(system, childId);
    }
  });
  await Indicator.rebuild(moved);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
  const { byMunicipality } = await Indicator.computed(w.ctx, "2025-Q1", today);
  expect([byMunicipality.kemerovo?.children, byMunicipality.novokuznetsk?.children]).toEqual([3, 27]);
});

it("leaves the counters as they were when it is cut short, and the next one is right", async () => {
  const cut = meanwhile(async (n) => {
    if (n === 1) throw new Error("the process ends here");
  });
  await expect(Indicator.rebuild(cut)).rejects.toThrow("ends here");
  await Child.patch(w.ctx, children[0]!.childId, { disability: false });
  await Indicator.countChild(system, children[0]!.childId);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect(await Indicator.rebuild(w.ctx)).toMatchObject({ counted: 30, generation: 3 });
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});

it("begun a second time gives way to the second", async () => {
  const first = meanwhile(async (n) => {
    if (n === 0) await Indicator.rebuild(w.ctx);
  });
  await expect(Indicator.rebuild(first)).rejects.toMatchObject({ code: "conflict.busy" });
  expect(await Indicator.compare(w.ctx)).toEqual([]);
});
