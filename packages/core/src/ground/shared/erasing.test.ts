import { expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import { readNotes, writeNote } from "../vault/index.ts";
import { forPeople, isErasing, markErasing } from "./erasing.ts";
import { type ChildId, type DataBank, type Key, newId } from "./index.ts";
import { memoryBank } from "./memory/index.ts";
import { readingAnew, readOnce } from "./read-once.ts";

const child: ChildId = newId("child", 0);
const sibling: ChildId = newId("child", 1);
const placeOf = (subject: string) => ({ subject, field: "reason" });

async function twoChildren(bank: DataBank) {
  const w = await world(bank);
  const people = { ...w.ctx, bank: readOnce(forPeople(bank)) };
  const hers = await writeNote(w.ctx, "О ней", placeOf(child));
  const his = await writeNote(w.ctx, "О нём", placeOf(sibling));
  await bank.commit([hers.write, his.write]);
  const read = async (ctx: typeof w.ctx) => [
    ...(await readNotes(ctx, [hers.noteId], placeOf(child))).values(),
    ...(await readNotes(ctx, [his.noteId], placeOf(sibling))).values(),
  ];
  return { w, people, read, key: (hers.write as { put: { key: Key } }).put.key };
}

it("nothing that the vault has of a child is there for people once its erasure is decided; the platform reads on", async () => {
  const bank = memoryBank();
  const { w, people, read, key } = await twoChildren(bank);
  expect(await read(people)).toEqual(["О ней", "О нём"]);
  expect((await people.bank.list("vault", key.pk)).items.map((one) => one.key)).toContainEqual(key);
  await bank.commit([markErasing("kuzbass", child)]);
  const anew = readingAnew(people);
  const card = { table: "records", pk: key.pk, sk: "CHILD" } as const;
  await bank.commit([{ put: { key: card, kind: "child", data: {} }, expect: "absent" }]);
  expect(await read(anew)).toEqual(["О нём"]);
  expect([await anew.bank.get(key), (await anew.bank.list("vault", key.pk)).items]).toEqual([undefined, []]);
  // The card itself, which has nothing personal, says what becomes of it.
  expect((await anew.bank.getMany([key, card])).map((one) => one?.key)).toEqual([undefined, card]);
  expect((await anew.bank.list("records", key.pk)).items.map((one) => one.key)).toEqual([card]);
  expect(await read(w.ctx)).toEqual(["О ней", "О нём"]);
  expect([await isErasing(anew.bank, "kuzbass", child), await isErasing(anew.bank, "kuzbass", sibling)]).toEqual([
    true,
    false,
  ]);
});

it("a single read of a child's vault stays one request", async () => {
  let requests = 0;
  const inner = memoryBank();
  const counting: DataBank = {
    ...inner,
    get: async (key) => {
      requests += 1;
      return inner.get(key);
    },
    getMany: async (keys) => {
      requests += 1;
      return inner.getMany(keys);
    },
  };
  const { key } = await twoChildren(inner);
  expect(await forPeople(counting).get(key)).toBeDefined();
  expect(requests).toBe(1);
  // Nobody else's partition of the vault is looked at twice: a list of what a representative is reached by, say.
  await forPeople(counting).list("vault", "T#kuzbass#REP#rep_01JNE0000000000000000000AA");
  expect(requests).toBe(1);
});
