import { expect, it } from "vitest";
import { mutantsOf } from "../../scripts/mutants.ts";

const source = `
export async function visible(ctx: Ctx, id: Id): Promise<Thing> {
  await mustGovern(ctx, id);
  if (id.tenant !== ctx.tenant) throw notFound();
  if (isOwn(id)) return false;
  const open: boolean = mine && !closed;
  return open ?? other;
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
  ]);
});
