import { expect, it } from "vitest";
import { qrOf } from "../browser/respond/qr.ts";

// A symbol as another encoder (pdfmake's) draws it, by the same mask: version 1, level M.
const drawn = `
#######.....#.#######
#.....#.##....#.....#
#.###.#...#...#.###.#
#.###.#..#....#.###.#
#.###.#.#..##.#.###.#
#.....#..#.#..#.....#
#######.#.#.#.#######
..........#..........
#.#.#.#..#..#...#..#.
#####..#.###.#.#.#..#
###.#.###..#.###.###.
.##....##..###.###.#.
####..#...##.###...##
........#.#...##..#..
#######..#..#...#.#.#
#.....#..##...##...#.
#.###.#.#...#.#....##
#.###.#....#.#.#.###.
#.###.#.####.#####..#
#.....#..#####....###
#######.#..#.##.##..#
`.trim();

it("a ticket's code is drawn as a QR symbol, another one otherwise", () => {
  const rows = (code: string) =>
    qrOf(code)
      .map((row) => row.map((dark) => (dark ? "#" : ".")).join(""))
      .join("\n");
  expect(rows("7K3F9QZ2")).toBe(drawn);
  expect(rows("7K3F9QZ3")).not.toBe(drawn);
});
