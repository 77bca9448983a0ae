/**
 * A QR code of a ticket: eight letters and digits fit the smallest symbol of all (ISO/IEC 18004, version 1, level M: it is read from a
 * scratched screen). No package: those that draw any text bring thirty kilobytes to a telephone.
 */

const size = 21;
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const [dataBytes, checkBytes] = [16, 10];

type Square = boolean[][];

/** Which modules are dark, row by row. Text of at most 20 of the letters that such a symbol knows. @param mask for tests; else the calmest */
export function qrOf(text: string, mask?: number): Square {
  const data = bytesOf(text);
  const { drawn, fixed } = frameOf();
  place(drawn, fixed, [...data, ...checkOf(data)]);
  const all = (mask === undefined ? [...masks.keys()] : [mask]).map((n) => masked(drawn, fixed, n));
  return all.reduce((calm, one) => (unrest(one) < unrest(calm) ? one : calm));
}

/** Mode, length, letters in pairs, and the filling that the standard prescribes. */
function bytesOf(text: string): number[] {
  const number = (value: number, width: number) => value.toString(2).padStart(width, "0");
  const pairs = text.match(/..?/g) ?? [];
  const values = pairs.map(([a = "", b]) => {
    const first = letters.indexOf(a);
    return b === undefined ? number(first, 6) : number(first * 45 + letters.indexOf(b), 11);
  });
  const said = `0010${number(text.length, 9)}${values.join("")}`;
  const ended = said.padEnd(Math.min(said.length + 4, dataBytes * 8), "0");
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, "0");
  const bytes = (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  for (let n = 0; bytes.length < dataBytes; n++) bytes.push(n % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

/** Product in the field of 256 elements by x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** Reed–Solomon: the rest of a division. */
function checkOf(data: readonly number[]): number[] {
  let divisor = [1];
  let root = 1;
  for (let n = 0; n < checkBytes; n++) {
    const next = [...divisor, 0];
    for (const [i, one] of divisor.entries()) next[i + 1]! ^= times(one, root);
    divisor = next;
    root = times(root, 2);
  }
  const rest = Array.from({ length: checkBytes }, () => 0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (let i = 0; i < checkBytes; i++) rest[i]! ^= times(divisor[i + 1]!, factor);
  }
  return rest;
}

const empty = (): Square => Array.from({ length: size }, () => Array.from({ length: size }, () => false));

/** What every such symbol has: three corners, two lines of alternation, and room for the format. */
function frameOf(): { drawn: Square; fixed: Square } {
  const [drawn, fixed] = [empty(), empty()];
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    drawn[y]![x] = dark;
    fixed[y]![x] = true;
  };
  for (let n = 0; n < size; n++) {
    set(6, n, n % 2 === 0);
    set(n, 6, n % 2 === 0);
  }
  for (const [left, top] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dx = -4; dx <= 4; dx++)
      for (let dy = -4; dy <= 4; dy++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(left + dx, top + dy, ring !== 2 && ring !== 4);
      }
  for (const [x, y] of formatAt()) set(x, y, false);
  set(8, size - 8, true);
  return { drawn, fixed };
}

/** Where the fifteen bits of the format stand, the lowest first, and once more. */
function formatAt(): [x: number, y: number][] {
  const first = Array.from({ length: 15 }, (_, i): [number, number] => {
    if (i < 6) return [8, i];
    if (i < 8) return [8, i + 1];
    return i === 8 ? [7, 8] : [14 - i, 8];
  });
  const second = Array.from({ length: 15 }, (_, i): [number, number] =>
    i < 8 ? [size - 1 - i, 8] : [8, size - 15 + i],
  );
  return [...first, ...second];
}

/** In columns of two, from the right, upwards and downwards in turn. */
function place(drawn: Square, fixed: Square, bytes: readonly number[]): void {
  let n = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (fixed[y]![x] || n >= bytes.length * 8) continue;
        drawn[y]![x] = ((bytes[n >>> 3]! >>> (7 - (n & 7))) & 1) === 1;
        n++;
      }
  }
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function masked(drawn: Square, fixed: Square, mask: number): Square {
  const turned = drawn.map((row, y) => row.map((dark, x) => (fixed[y]![x] ? dark : dark !== masks[mask]!(x, y))));
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const format = ((mask << 10) | rest) ^ 0x5412;
  for (const [i, [x, y]] of formatAt().entries()) turned[y]![x] = ((format >>> (i % 15)) & 1) === 1;
  return turned;
}

/** Long runs of one colour and squares of it, by which readers lose their way. */
function unrest(square: Square): number {
  const lines = [...square, ...square.map((_, x) => square.map((row) => row[x]!))];
  const runs = lines.flatMap(
    (line) =>
      line
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .match(/0{5,}|1{5,}/g) ?? [],
  );
  let blocks = 0;
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const one = square[y]![x];
      if (square[y - 1]![x] === one && square[y]![x - 1] === one && square[y - 1]![x - 1] === one) blocks += 3;
    }
  return blocks + runs.reduce((sum, run) => sum + run.length - 2, 0);
}

/** As the outline of all that is dark, with the margin of four modules that readers want. */
export const qrPath = (text: string): string =>
  qrOf(text)
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : [])))
    .join("");
export const qrBox = `0 0 ${size + 8} ${size + 8}`;
