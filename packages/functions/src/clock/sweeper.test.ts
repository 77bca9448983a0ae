import { afterEach, expect, it, vi } from "vitest";

const { sweep } = vi.hoisted(() => ({ sweep: vi.fn() }));
vi.mock("@marshrut/core/relay", () => ({ sweep }));
vi.mock("../container/relay.ts", () => ({ relayDeps: () => ({}) }));

import { Conflict, Refusal } from "@marshrut/core/shared";
import { handler } from "./sweeper.ts";

afterEach(() => vi.restoreAllMocks());

it("tells an accident from meeting another relay at the same event: only the first is a line that alarms", async () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const busy = new Refusal("conflict.busy", { ru: "занято", en: "busy" });
  const errors = [new Conflict(0, { table: "records", pk: "a", sk: "b" }), busy, new RangeError("wrong")];
  sweep.mockResolvedValue({ told: 2, failed: errors.map((error, i) => ({ eventId: `event_${i}`, error })) });
  expect(await handler()).toEqual({ told: 2, failed: 3 });
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(["warn", "warn", "error"]);
});
