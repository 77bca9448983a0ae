import { expect, it } from "vitest";
import { progressOn, type Screen } from "./progress.ts";

function shownOn(screen: Omit<Screen, "write">, total = 100): string[] {
  const lines: string[] = [];
  let now = 0;
  const tell = progressOn({ ...screen, write: (text) => lines.push(text) }, () => now);
  for (let done = 1; done <= total; done++) {
    tell({ what: "children", done, total });
    now += 50;
  }
  return lines;
}

it("away from a terminal a plain line comes at each tenth", () => {
  const lines = shownOn({});
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe("Дети / children: 1/100\n");
  expect(lines.at(-1)).toBe("Дети / children: 100/100\n");
});

it("on a terminal one line is drawn over, and fits into it", () => {
  const lines = shownOn({ isTTY: true, columns: 60 });
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(line.startsWith("\r")).toBe(true);
    expect(line.trim().replace("\u001b[K", "").length).toBeLessThan(60);
  }
  expect(lines[30]).toMatch(/█+░+ 61\/100 61 % −0:02/);
  expect(lines.filter((line) => line.endsWith("\n"))).toEqual([lines.at(-1)]);
  expect(lines.at(-1)).toMatch(/█ 100\/100 100 %/);
});

it("on a narrow terminal the numbers stay", () => {
  expect(shownOn({ isTTY: true, columns: 20 }).at(-1)).toContain("100/100");
});
