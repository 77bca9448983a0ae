import { expect, it } from "vitest";
import { standing } from "../../packages/local/src/cost/standing.ts";
import { Stage } from "./stage.ts";

it("the cost model pays for about as many alarms, and for as many keys and rules of firewalls, as a stage has", async () => {
  const production = await Stage.of("production");
  const measured = production
    .all("MetricAlarm")
    .flatMap(({ inputs }) => inputs.metricQueries?.filter((q: { metric?: unknown }) => q.metric) ?? [inputs]);
  expect(Math.abs(measured.length / standing.alarms - 1), `${measured.length} alarms`).toBeLessThan(0.1);
  expect(standing["kms-keys"]).toBe(production.all("kms/key:Key").length);
  const lists = production.all("WebAcl");
  expect(standing["firewall-lists"]).toBe(lists.length);
  expect(standing["firewall-rules"]).toBe(lists.flatMap(({ inputs }) => inputs.rules).length);
});
