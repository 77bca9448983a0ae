import { describe, expect, it } from "vitest";
import { Refusal } from "../src/ground/shared/refusal.ts";
import { decisions, refusalOf } from "./decisions.ts";

// A lamp that breaks when it is switched on a third time.
interface Lamp {
  lit: boolean;
  times: number;
}
const { given } = decisions<Lamp, { type: "lamp.lit" }>((lamp) => ({ lit: true, times: lamp.times + 1 }));
const light = (lamp: Lamp): { type: "lamp.lit" }[] => {
  if (lamp.times > 1) throw new Refusal("step.closed", { ru: "перегорела", en: "burnt out" }, { current: lamp });
  return lamp.lit ? [] : [{ type: "lamp.lit" }];
};
const dark = { lit: false, times: 0 };
const burnt = { lit: false, times: 2 };

describe("given, when, then", () => {
  it("passes what is so", () => {
    given(dark).when(light).thenOutcome(["lamp.lit"]);
    given(dark).when(light).thenEvents({ type: "lamp.lit" });
    given(dark).when(light).thenState("2025-03-03T05:00:00Z", { lit: true, times: 1 });
    given({ lit: true, times: 1 }).when(light).thenOutcome([]);
    given(burnt).when(light).thenOutcome("step.closed");
    given(burnt)
      .when(light)
      .thenRefused("step.closed", { current: { times: 2 } });
  });

  it.each<[string, () => void]>([
    ["another event", () => given(dark).when(light).thenOutcome(["lamp.out"])],
    ["an event too few", () => given(dark).when(light).thenEvents()],
    ["an event too many", () => given(dark).when(light).thenEvents({}, {})],
    ["events where there is a refusal", () => given(burnt).when(light).thenEvents()],
    ["no event where there is a refusal", () => given(burnt).when(light).thenOutcome([])],
    ["a refusal where there is none", () => given(dark).when(light).thenRefused("step.closed")],
    ["another refusal", () => given(burnt).when(light).thenRefused("step.not-allowed")],
    ["a state after a refusal", () => given(burnt).when(light).thenState("2025-03-03T05:00:00Z", {})],
    ["another state", () => given(dark).when(light).thenState("2025-03-03T05:00:00Z", { times: 2 })],
  ])("fails for %s", (_, claim) => {
    expect(claim).toThrow();
  });

  it("lets an accident through", () => {
    expect(() =>
      refusalOf(() => {
        throw new TypeError("broken");
      }),
    ).toThrow(TypeError);
  });
});
