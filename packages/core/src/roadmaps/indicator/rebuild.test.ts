import { beforeEach, expect, it } from "vitest";
import { surnameOf } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import { systemCtx } from "../../ground/shared/authorise.ts";
import type { DataBank, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Child from "../../people/child/index.ts";
import * as Reporting from "../reporting/index.ts";
import * as Roadmap from "../roadmap/index.ts";
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
      municipality: "novokuznetsk",
      disability: true,
      educationalNeeds: false,
      person: {
        surname: surnameOf(day),
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

it("shows the children behind a figure page by page, also over a rebuild, with nothing of them in the cursor", async () => {
  await agencyOf(w.ctx, "department");
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025-Q1");
  const seen: string[] = [];
  let from: string | undefined;
  do {
    const page = await Indicator.drill(w.ctx, "2025-Q1", "children/novokuznetsk/8-14", {
      limit: 7,
      from,
    });
    seen.push(...page.items.map((i) => i.childId));
    from = page.next;
    if (from) expect(from).toMatch(/^child_[0-9A-Z]{26}$/);
    if (seen.length === 14) await Indicator.rebuild(w.ctx);
  } while (from);
  expect(seen.toSorted()).toEqual(children.map((c) => c.childId).toSorted());
  const other = { from: children[0]!.childId };
  await expect(Indicator.drill(w.ctx, "2025-Q1", "children/kemerovo", other)).rejects.toMatchObject({
    code: "cursor.invalid",
  });
});
