import { describe, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, RouteId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Merging from "../merging/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import * as Access from "./index.ts";

describe("who looked at a child's data", () => {
  it("is told in words to staff and to the family, cards that were merged along, and to nobody else", async () => {
    const w = await routeWorld();
    await w.consent();
    await w.ipra(["Занятия с логопедом"]);
    const { routeId } = await Route.open(w.ctx, w.childId, { template: "school-age" });
    await w.settle();
    const [asked] = Object.values(await stepsOf(w, routeId as RouteId));
    const school = w.as(specialist(asked!.agencyId as AgencyId));
    await Step.whom(school, asked!.stepId as StepId);
    const other = await childOf(w.ctx, { surname: "Елкина", givenName: "Анна", birthDate: "2014-05-07" });
    await Child.get(w.as({ kind: "coordinator", id: "olga" }), other.childId);
    const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this" as const]));
    await Merging.merge(w.ctx, w.childId, { other: other.childId, choose, confirm: true });

    const { items } = await Access.log(w.ctx, w.childId);
    expect(items[0]).toMatchObject({
      who: { role: { ru: "Координатор" }, account: "coordinator" },
      what: { ru: "Просмотр журнала обращений" },
      why: { ru: "По должности: сопровождение ребёнка" },
    });
    expect(items.find(({ action }) => action === "child.disclose")).toMatchObject({
      who: { role: { ru: "Специалист организации" }, account: "specialist", agencyId: asked!.agencyId },
      what: { ru: "Показаны имя и дата рождения" },
      stepId: asked!.stepId,
    });
    expect(items.find(({ action }) => action === "child.disclose")!.who.organisation).toMatch(/\S/);
    expect(items.find(({ who }) => who.account === "olga")).toMatchObject({
      who: { role: { ru: "Координатор" } },
      what: { ru: "Открыта карта" },
      card: other.childId,
    });
    // What the platform did by itself is nobody's look.
    expect(items.filter(({ action }) => ["step.wake", "stage.open"].includes(action))).toEqual([]);

    const { record } = await Child.load(w.ctx, w.childId);
    const mother = w.as(family(record.representativeIds[0]!));
    const theirs: string[] = [];
    let from: string | undefined;
    do {
      const page = await Access.log(mother, w.childId, { limit: 4, from });
      expect(page.items.filter(({ who }) => who.account)).toEqual([]);
      theirs.push(...page.items.map(({ at, action }) => `${at} ${action}`));
      from = page.next;
    } while (from);
    // The first page alone put the family's own look on record before the log was read.
    expect(theirs.filter((line) => !line.endsWith("access.read"))).toEqual(
      items.map(({ at, action }) => `${at} ${action}`).filter((line) => !line.endsWith("access.read")),
    );
    await expect(Access.log(school, w.childId)).rejects.toMatchObject({ code: "not-found" });
    const stranger = w.as(family("rep_01JNE0000000000000000000AA"));
    await expect(Access.log(stranger, w.childId)).rejects.toMatchObject({ code: "not-found" });
  });
});
