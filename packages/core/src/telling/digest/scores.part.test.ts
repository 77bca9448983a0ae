import { expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import * as store from "../../forms/quality/quality.store.ts";
import type { Quality } from "../../forms/quality/quality.ts";
import type { Scores } from "../../forms/quality/scores.ts";
import { scoreParts } from "./scores.part.ts";

async function told(scores: Scores) {
  const w = await world();
  const agencyId = await agencyOf(w.ctx, "social", "a");
  const qualityId = store.idOf(w.ctx.tenant, { year: "2025", sphere: "social", municipality: undefined });
  const counted: Quality = {
    qualityId,
    year: "2025",
    sphere: "social",
    experts: "round_01JNE000000000000000000001",
    visitors: "round_01JNE000000000000000000002",
    status: "counted",
    counted: 1,
    totals: {},
    places: {},
    plansTaken: {},
    createdAt: "2025-12-01T00:00:00Z",
  };
  const organisations = [{ agencyId, name: "Центр", municipality: "novokuznetsk", experts: 1, visitors: 9, scores }];
  await w.ctx.bank.commit([
    store.write(w.ctx.tenant, counted, "absent"),
    store.writeScores(w.ctx.tenant, qualityId, { organisations }, "absent"),
  ]);
  return JSON.stringify(await scoreParts(w.ctx, agencyId, [qualityId]));
}

it("tells an organisation beside one that few told of why its total is not shown, and where its answers are", async () => {
  const text = await told({ indicators: {}, criteria: {}, remarks: ["beside-few"] });
  expect(text).toContain("о другой организации муниципалитета ответили меньше пяти человек");
  expect(text).toContain("в итогах опроса посетителей");
  expect(text).toContain("не показано");
  expect(text).not.toContain("не посчитано");
});

it("tells an organisation that few told of itself that it is not counted", async () => {
  const text = await told({ indicators: {}, criteria: {}, remarks: ["few-visitors"] });
  expect(text).toContain("Ответили меньше пяти посетителей");
  expect(text).toContain("не посчитано");
});
