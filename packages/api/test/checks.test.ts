import { expect, test } from "vitest";
import { askedOf as byService } from "../../core/src/forms/form/asked.ts";
import { askedOf as onPage } from "../browser/form/asked.ts";
import { Drafts, enter, portions, recorded } from "../browser/organisation/month.ts";
import { checkWords, isListed } from "../browser/respond/checks.ts";
import { isProblem } from "../browser/respond/problem.ts";

test("whoever sent a file learns that it is being checked, and that it was not taken; what was taken back is not listed", () => {
  const removed = { by: "system:scans", reason: "найдена вредоносная программа" };
  const files = [{}, { check: "pending" }, { check: "failed" }, { check: "infected", removed }, { removed }] as const;
  expect(files.map(isListed)).toEqual([true, true, true, true, false]);
  expect(checkWords.pending.ru).toContain("проверяется");
  expect(checkWords.infected.ru).toMatch(/^не принят: .*приложите другой файл$/);
});

test("a month of many children: what is typed stays, what was recorded is no draft, and no request is too long", () => {
  const drafts = new Drafts();
  drafts.keep("2026-03", [
    ["enrolment_1", ["8", "7"]],
    ["enrolment_2", ["8", "x"]],
  ]);
  drafts.keep("2026-02", [["enrolment_1", ["4", "4"]]]);
  drafts.keep("2026-03", [["enrolment_1", undefined]]);
  expect([drafts.of("2026-03", "enrolment_1"), drafts.of("2026-03", "enrolment_2")]).toEqual([[], ["8", "x"]]);
  expect(drafts.of("2026-02", "enrolment_1")).toEqual(["4", "4"]);
  expect(portions(Array.from({ length: 60 }, (_, i) => i)).map(({ length }) => length)).toEqual([25, 25, 10]);
  const row = { child: "Анна", programme: "Речь", planned: 8, absent: {} };
  const rows = [1, 2].map((n) => ({ ...row, enrolmentId: `enrolment_${n}` }));
  const sent = rows.map(({ enrolmentId }) => ({ enrolmentId, planned: 8, held: 6, absent: { illness: 2 } }));
  const outcomes = rows.map(({ enrolmentId }, i) => ({ enrolmentId, ok: i === 0 }));
  expect(recorded(rows, sent, outcomes)).toEqual([{ ...rows[0], held: 6, absent: { illness: 2 } }, rows[1]]);
});

test("down a column by Enter, what is typed takes the place of the number that stands there", () => {
  const done: string[] = [];
  enter({ focus: () => done.push("focus"), select: () => done.push("select") });
  expect(done).toEqual(["focus", "select"]);
});

test("what a gateway says in place of the service is no problem that a page could show", () => {
  expect([{ code: "link.dead" }, { message: "Service Unavailable" }, null, "text"].map(isProblem)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a form's page asks what the service asks: every comparison, joined either way, of all kinds of answers, within rows too", () => {
  const text = { ru: "?", en: "?" };
  const questions = [
    { kind: "number", key: "n", text, decimals: 0 },
    { kind: "yes-no", key: "y", text },
    { kind: "many", key: "m", text, options: [] },
    { kind: "table", key: "t", text, rows: { max: 2 } },
    { kind: "number", key: "cell", in: "t", text, decimals: 0 },
  ];
  const values: [string, unknown][] = [
    ["n", 3],
    ["y", true],
    ["m", "a"],
    ["cell", 3],
  ];
  const tests = values.flatMap(([key, value]) =>
    ["answered", "not-answered", "=", "!=", ">", ">=", "<", "<="].map((is) => ({ key, is, value })),
  );
  const given = [undefined, 2, 3, 4, true, false, [], ["a"], ["b", "a"]];
  const seen = new Set<boolean>();
  for (const first of tests)
    for (const [join, more] of [
      ["all", tests[0]],
      ["any", tests[1]],
    ] as const) {
      const when = { join, tests: [first, more] };
      // What leans on a question that is not asked itself has no answer to lean on.
      const leaning = { join: "all", tests: [{ key: "one", is: "answered" }] };
      const items = [
        ...questions,
        { kind: "text", key: "one", text, when },
        { kind: "text", key: "leans", text, when: leaning },
        { kind: "text", key: "inRow", in: "t", text, when },
      ];
      for (const answer of given) {
        const answers = { n: answer, y: answer, m: answer, one: "said", t: [{ cell: answer }] } as never;
        const [page, service] = [onPage(items as never, answers), byService(items as never, answers)];
        const row = { cell: answer } as never;
        for (const [key, within] of [["one"], ["leans"], ["inRow", row]] as const) {
          expect(page(key, within), JSON.stringify([key, when, answer])).toBe(service(key, within));
          seen.add(service(key, within));
        }
      }
    }
  expect(seen.size).toBe(2);
});
