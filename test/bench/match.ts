import { parseArgs } from "node:util";
import * as Child from "@marshrut/core/child";
import { Refusal } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { world } from "../../packages/core/test/worlds/tenant.ts";

// How much of our processor a search and a registration take among so many children: `npm run bench:match -- 13150`. The bank is in
// memory, so what is measured is hashing, comparing and opening, not the store.

const { positionals } = parseArgs({ allowPositionals: true });
const children = Number(positionals[0] ?? 13_150);
const names = ["Анна", "Мария", "Наталья", "Вера", "Ольга", "Ирина", "Елена", "Юлия", "Софья", "Дарья"];
const syllables = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"];
const person = (n: number) => ({
  surname: `Ёл${[...String(n % 4000)].map((digit) => syllables[Number(digit)]).join("")}кина`,
  givenName: names[n % names.length]!,
  birthDate: Temporal.PlainDate.from("2008-01-01")
    .add({ days: (n * 7) % 6000 })
    .toString(),
  sex: "female" as const,
});

const { ctx } = await world();
async function register(n: number): Promise<void> {
  const child = {
    person: person(n),
    municipality: "novokuznetsk",
    representatives: [{ surname: person(n).surname, givenName: "Мария", relation: "parent" as const }],
    disability: true,
    educationalNeeds: false,
  };
  try {
    await Child.register(ctx, child);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "child.duplicate") throw error;
  }
}
async function measured(what: string, times: number, run: (i: number) => Promise<unknown>): Promise<void> {
  await run(0);
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await run(i);
  const { user, system } = process.cpuUsage(before);
  console.log(`${what}: ${((user + system) / 1000 / times).toFixed(1)} ms of processor`);
}

for (let n = 0; n < children; n++) await register(n);
console.log(`${children} children`);
const search = (query: (n: number) => string) => (i: number) => Child.find(ctx, { query: query(i * 37) });
await measured(
  "surname and given name",
  20,
  search((n) => `${person(n).surname} ${person(n).givenName}`),
);
await measured(
  "a letter mistyped",
  20,
  search((n) => `${person(n).surname.replace("кина", "клна")} ${person(n).givenName}`),
);
await measured(
  "birth date and name",
  20,
  search((n) => `${person(n).birthDate} ${person(n).surname}`),
);
await measured("a registration", 20, (i) => register(children + i));
