import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { found, tellStory } from "@marshrut/local/demo";
import { afterAll, beforeAll, expect, it } from "vitest";
import { soaking } from "../faults/parts/soak.ts";
import { tenant, World } from "./world.ts";

let w: World;
// Its turns are each told by a journey of their own, and its months go by in the soak.
beforeAll(async () => {
  if (!soaking) return;
  w = await World.start("none", undefined, undefined, "PT168H");
});
afterAll(() => w?.close());

it.runIf(soaking)("tells the whole story of the demo, with nobody's name in it", async () => {
  const lines: string[] = [];
  await tellStory(w.cloud, await found(systemCtx(deps(), tenant, "demo"), w.cloud.urls), (line) => lines.push(line));
  const story = lines.join("\n");
  for (const turn of [
    "отправлено напоминание",
    "отказалась",
    "передано другой организации",
    "сообщено координатору",
    "с опозданием",
    "нет действующего согласия",
    "возобновлено",
    "Начат цикл 2",
    "Рекомендация ПМПК «Занятия с дефектологом»: отчёт получен: выполнено",
    "не выполнено",
    "Детская поликлиника № 6. Мероприятие ИПРА «Массаж, лечебная физкультура»: отчёт получен: выполнено",
    "Маршрут закрыт",
    "мероприятий ИПРА 2, исполнено 2",
    "mother@family.example: Консультация сегодня",
  ])
    expect(story).toContain(turn);
  expect(story).not.toMatch(/Вымышленн|Игоревн/);
});
