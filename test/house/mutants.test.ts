import { expect, it } from "vitest";
import { type Mutant, mutantsOf, withAll } from "../../scripts/mutation/mutants.ts";

const source = `
export async function visible(ctx: Ctx, id: Id): Promise<Thing> {
  await mustGovern(ctx, id);
  if (id.tenant !== ctx.tenant) throw notFound();
  if (isOwn(id)) return false;
  const open: boolean = mine && !closed;
  return open ? things.filter(({ mine }) => isMine(mine)) : other;
}
`;

it("leaves out and turns round each guard of a source, and nothing else", () => {
  expect(mutantsOf(source).map(({ text, what }) => [text, what])).toEqual([
    [";", "left out: await mustGovern(ctx, id);"],
    [";", "left out: if (id.tenant !== ctx.tenant) throw notFound();"],
    ["!(id.tenant !== ctx.tenant)", "turned round: id.tenant !== ctx.tenant"],
    [";", "left out: if (isOwn(id)) return false;"],
    ["true", "taken as said: mine"],
    ["true", "taken as said: !closed"],
    ["!(open)", "chosen otherwise: open"],
    ["true", "kept all: isMine(mine)"],
  ]);
});

it("puts all of them into a source, each asleep until it is called by its name", () => {
  const source =
    "function right(a, b) { if (a === 1 || !b) throw new Error(); return [3, 4].filter((one) => b(one)); }";
  const idOf = ({ what }: Mutant) => what;
  const mutants = mutantsOf(source);
  const right = (awake: string, a: number, b: (n: number) => boolean) => {
    const made = new Function("globalThis", `${withAll(source, mutants, idOf)}; return right;`);
    return made({ mutant: (id: string) => id === awake })(a, b) as number[];
  };
  const isFour = (n: number) => n === 4;
  expect(right("", 2, isFour)).toEqual([4]);
  expect(() => right("", 1, isFour)).toThrow();
  expect(mutants).toHaveLength(5);
  const [leftOut, first, , turned, kept] = mutants.map(idOf) as [string, string, string, string, string];
  expect(right(leftOut, 1, isFour)).toEqual([4]);
  expect(right(first, 1, isFour)).toEqual([4]);
  expect(right(turned, 1, isFour)).toEqual([4]);
  expect(() => right(turned, 2, isFour)).toThrow();
  expect(right(kept, 2, isFour)).toEqual([3, 4]);
});
