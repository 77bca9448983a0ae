import { expect, it } from "vitest";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import type { RepresentativeId, RouteId, StepId } from "../../ground/shared/ids.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import { routePart } from "./route.part.ts";

it("tells measures of one paper apart, dates only what has a date, and keeps what is months away for later", async () => {
  const w = await routeWorld();
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  const me = (await Child.get(w.ctx, w.childId)).record.representativeIds[0] as RepresentativeId;
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const page = async () => (await routePart(w.ctx, w.childId, me))!;
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  const measures = ["Мероприятие ИПРА «Занятия с логопедом»", "Мероприятие ИПРА «Массаж»"];
  const titled = (lines: { title: { ru: string } }[]) => lines.map(({ title }) => title.ru);

  // Nobody has approved the draft: what has no day of its own is due no earlier than if it began today.
  const draft = await page();
  expect(titled(draft.next)).toEqual(expect.arrayContaining(measures));
  expect(draft.next.find(({ title }) => title.ru === measures[0])).toMatchObject({ notBefore: true });
  const inOrder = (lines: { by: string }[]) =>
    expect(lines.map(({ by }) => by)).toEqual(lines.map(({ by }) => by).toSorted());
  inOrder(draft.next);
  expect(draft.next.at(-1)).toMatchObject({ title: { ru: "Итоги цикла и рекомендация" }, notBefore: true });

  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  const { now, next } = await page();
  expect(titled(now)).toEqual(expect.arrayContaining(measures));
  for (const line of now) {
    expect(line.notBefore).toBeUndefined();
    expect(line.how.ru).not.toBe("скоро попросим организацию");
  }
  // One consultation a quarter: this one's is asked for, the others have their days, and the results come last.
  expect(titled(now).filter((title) => title.startsWith("Консультация"))).toHaveLength(1);
  const later = next.filter(({ title }) => title.ru.startsWith("Консультация"));
  expect(later.length).toBeGreaterThan(1);
  for (const line of later) expect(line).toMatchObject({ how: { ru: "впереди" } });
  expect(later.every(({ notBefore }) => notBefore === undefined)).toBe(true);
  expect(next.at(-1)).toMatchObject({ title: { ru: "Итоги цикла и рекомендация" }, notBefore: true });
  // Nothing is promised for a day before which it cannot begin: the results wait for the last consultation.
  inOrder(next);
  expect(next.at(-1)!.by).toBe(later.at(-1)!.by);
});
