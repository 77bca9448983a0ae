import { describe, expect, it } from "vitest";
import { parse } from "../../ground/shared/input.ts";
import { Answers } from "./answers.ts";
import { askedOf } from "./asked.ts";
import { answerFaults } from "./check.ts";
import { Content, type FormContent } from "./content.ts";
import { definitionFaults, untranslated } from "./definition.ts";
import { formDocument } from "./form.document.ts";
import { answerLines } from "./said.ts";
import { scoresOf } from "./scoring.ts";
import { shipped } from "./shipped/index.ts";

const text = (ru: string) => ({ ru, en: ru });
const yes = (key: string, over: object = {}) => ({ kind: "yes-no", key, text: text(key), ...over });
const form = (items: object[], scores: object[] = []): FormContent =>
  parse(Content, { title: text("Анкета"), subject: "nobody", items, scores });
const faultsOf = (items: object[], scores: object[] = []) =>
  definitionFaults(form(items, scores)).map(({ pointer, message }) => `${pointer}: ${message.en}`);
const when = (key: string, is = "=", value: unknown = true) => ({ when: { join: "all", tests: [{ key, is, value }] } });

describe("a form's definition", () => {
  it("refuses conditions in a circle, and names it", () => {
    expect(faultsOf([yes("a", when("c")), yes("b", when("a")), yes("c", when("b"))])).toEqual([
      "/items/0/when: the conditions go round in a circle: a → c → b → a",
    ]);
    expect(faultsOf([yes("a", when("a"))])).toEqual(["/items/0/when: the conditions go round in a circle: a → a"]);
    // A group that is asked by what stands in it.
    const group = { kind: "group", key: "g", text: text("g"), ...when("a") };
    expect(faultsOf([group, yes("a", { in: "g" })])).toEqual([
      "/items/0/when: the conditions go round in a circle: g → a → g",
    ]);
  });

  const options = [{ code: "x", text: text("x"), points: 1 }];
  const choice = { kind: "choice", key: "c", text: text("c"), options };
  const table = { kind: "table", key: "t", text: text("t"), rows: { max: 3 } };
  const score = (of: string, over: object = {}) => ({
    key: "s",
    title: text("s"),
    how: "sum",
    of: [{ key: of }],
    ...over,
  });
  it.each<[string, object[], object[], string]>([
    ["a key twice", [yes("a"), yes("a")], [], "/items/1/key: the key a is there already"],
    [
      "a score named like a question",
      [yes("a"), choice],
      [score("c", { key: "a" })],
      "/scores/0/key: the key a is there already",
    ],
    ["a group below", [yes("a", { in: "g" })], [], "/items/0/in: there is no group g above it"],
    ["a question as a group", [yes("a"), yes("b", { in: "a" })], [], "/items/1/in: there is no group a above it"],
    [
      "a group in a table",
      [table, yes("b", { in: "t" }), { ...table, key: "u", in: "t" }],
      [],
      "/items/2/in: in a table stand questions only",
    ],
    ["no question at all", [{ kind: "note", key: "n", text: text("n") }], [], "/items: one question at least"],
    [
      "an option twice",
      [{ ...choice, options: [...options, ...options] }],
      [],
      "/items/0/options/1/code: the code x is there already",
    ],
    [
      "a scale backwards",
      [{ kind: "scale", key: "s", text: text("s"), from: 5, to: 1 }],
      [],
      "/items/0/to: more than where the scale begins",
    ],
    [
      "bounds backwards",
      [{ kind: "number", key: "n", text: text("n"), min: 5, max: 1 }],
      [],
      "/items/0/max: no less than the beginning",
    ],
    ["a condition on nothing", [yes("a", when("z"))], [], "/items/0/when/tests/0/key: there is no question z"],
    [
      "a condition on a table",
      [table, yes("b", { in: "t" }), yes("a", when("t"))],
      [],
      "/items/2/when/tests/0/key: t is not a question",
    ],
    [
      "a condition on a row",
      [table, yes("b", { in: "t" }), yes("a", when("b"))],
      [],
      "/items/2/when/tests/0/key: b is answered row by row",
    ],
    [
      "a code that is no option",
      [choice, yes("a", when("c", "=", "y"))],
      [],
      "/items/1/when/tests/0/value: cannot be an answer to c",
    ],
    [
      "an order that is none",
      [choice, yes("a", when("c", ">", "x"))],
      [],
      "/items/1/when/tests/0/is: answers to c have no order",
    ],
    ["a score of nothing", [yes("a")], [score("z")], "/scores/0/of/0/key: there is no question or score z above it"],
    [
      "a part that counts twice",
      [yes("a", { points: { yes: 1, no: 0 } })],
      [{ ...score("a"), of: [{ key: "a" }, { key: "a", weight: 2 }] }],
      "/scores/0/of/1/key: a is counted already",
    ],
    [
      "a table of nothing",
      [yes("a"), { kind: "table", key: "t", text: text("t"), rows: { max: 2 } }],
      [],
      "/items/1: there is no question in the table t",
    ],
    ["missing points", [yes("a")], [score("a")], "/scores/0/of/0/key: the answers to a have no points"],
    [
      "an option without points",
      [{ ...choice, options: [...options, { code: "y", text: text("y") }] }],
      [score("c")],
      "/scores/0/of/0/key: the answers to c have no points",
    ],
    [
      "a group without points",
      [{ kind: "group", key: "g", text: text("g") }, yes("a", { in: "g" })],
      [score("g")],
      "/scores/0/of/0/key: the group g has no question with points",
    ],
    [
      "bands out of order",
      [choice],
      [
        score("c", {
          bands: [
            { key: "a", from: 2, text: text("a") },
            { key: "b", from: 2, text: text("b") },
          ],
        }),
      ],
      "/scores/0/bands/1/from: more than that of the band above",
    ],
  ])("refuses %s", (_, items, scores, fault) => {
    expect(faultsOf(items, scores)).toEqual([fault]);
  });

  it("has at most three hundred questions, and no key with a meaning of JavaScript's own", () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => yes(`q${i}`));
    expect(definitionFaults(form(many(300)))).toEqual([]);
    for (const n of [301, 5000])
      expect(() => form(many(n))).toThrowError(expect.objectContaining({ code: "input.invalid" }));
    // No request may have them as a key, so that nobody could answer.
    for (const key of ["__proto__", "constructor", "prototype"])
      expect(() => form([yes(key)])).toThrowError(
        expect.objectContaining({ fields: [expect.objectContaining({ pointer: "/items/0/key" })] }),
      );
    expect(answerFaults(form([yes("toString", { required: true })]), {}, true)).toMatchObject([
      { pointer: "/answers/toString" },
    ]);
    const wide = Array.from({ length: 60 }, (_, i) => yes(`q${i}`, { help: text("я".repeat(1000)) }));
    expect(faultsOf(wide)).toEqual(["/items: too large: at most 200 kB of text"]);
  });

  it.each(Object.entries(shipped))("%s comes sound and in both languages", (_, content) => {
    expect(Content.parse(content)).toEqual(content);
    expect([...definitionFaults(content), ...untranslated(content)]).toEqual([]);
  });
});

const pain = form([
  yes("pain", { required: true }),
  { kind: "scale", key: "how", text: text("how"), from: 0, to: 10, required: true, ...when("pain") },
  {
    kind: "many",
    key: "where",
    text: text("where"),
    options: [
      ...["head", "arm", "leg"].map((code) => ({ code, text: text(code) })),
      { code: "nowhere", text: text("nowhere"), alone: true },
    ],
    max: 2,
    ...when("how", ">=", 3),
  },
  { kind: "text", key: "head", text: text("head"), max: 10, ...when("where", "=", "head") },
  { kind: "number", key: "kg", text: text("kg"), min: 0, max: 100, decimals: 1 },
  { kind: "date", key: "since", text: text("since"), max: "2025-03-03" },
  { kind: "table", key: "drugs", text: text("drugs"), rows: { min: 1, max: 2 } },
  { kind: "text", key: "drug", in: "drugs", text: text("drug"), required: true },
  yes("helps", { in: "drugs" }),
  { kind: "text", key: "why", in: "drugs", text: text("why"), ...when("helps", "=", false) },
]);

describe("what is asked", () => {
  const asked = (answers: Answers) => {
    const is = askedOf(pain.items, answers);
    return pain.items.map(({ key }) => key).filter((key) => is(key));
  };
  it("follows the answers, and an answer to what is not asked counts as none", () => {
    expect(asked({})).not.toContain("how");
    expect(asked({ pain: true, how: 2 })).not.toContain("where");
    expect(asked({ pain: true, how: 3, where: ["arm", "head"] })).toContain("head");
    expect(asked({ pain: false, how: 9, where: ["head"] })).toEqual(["pain", "kg", "since", "drugs", "drug", "helps"]);
  });

  it("reads operators by the letter of FHIR: != holds where nothing is answered", () => {
    const of = (is: string, value: unknown, answers: Answers) =>
      askedOf(
        form([{ kind: "number", key: "n", text: text("n") }, yes("q", when("n", is, value))]).items,
        answers,
      )("q");
    const all = ["=", "!=", ">", ">=", "<", "<=", "answered", "not-answered"];
    const wanted = (is: string) => (is.includes("answered") ? undefined : 5);
    expect(all.filter((is) => of(is, wanted(is), { n: 5 }))).toEqual(["=", ">=", "<=", "answered"]);
    expect(all.filter((is) => of(is, wanted(is), { n: 6 }))).toEqual(["!=", ">", ">=", "answered"]);
    expect(all.filter((is) => of(is, wanted(is), {}))).toEqual(["!=", "not-answered"]);
  });
});

describe("answers", () => {
  const faults = (answers: object, whole = true) =>
    answerFaults(pain, parse(Answers, answers), whole).map(({ pointer, message }) => `${pointer}: ${message.en}`);
  it("are right when all that is asked and required is there", () => {
    expect(faults({ pain: false })).toEqual([]);
    const row = { drug: "<b>Нурофен</b>", helps: false, why: "Не помог" };
    expect(
      faults({ pain: true, how: 7, where: ["head"], head: "Лоб", kg: 12.5, since: "2025-03-03", drugs: [row] }),
    ).toEqual([]);
  });
  it.each<[object, string]>([
    [{}, "/answers/pain: an answer to this question"],
    [{ pain: true }, "/answers/how: an answer to this question"],
    [{ pain: false, how: 3 }, "/answers/how: how is not asked, given the other answers"],
    [{ pain: false, other: 1 }, "/answers/other: the form has no question other"],
    [{ pain: "да" }, "/answers/pain: true or false"],
    [{ pain: true, how: 11 }, "/answers/how: a whole number, 0 to 10"],
    [{ pain: true, how: 5, where: ["nose"] }, "/answers/where: options of the question, each once at most"],
    [{ pain: true, how: 5, where: ["arm", "arm"] }, "/answers/where: options of the question, each once at most"],
    [{ pain: true, how: 5, where: ["arm", "nowhere"] }, "/answers/where: an option that stands alone, with no other"],
    [{ pain: true, how: 5, where: ["arm", "leg", "head"] }, "/answers/where: at most 2"],
    [{ pain: true, how: 5, where: ["head"], head: "Длиннее десяти" }, "/answers/head: at most 10 characters"],
    [{ pain: false, kg: 12.55 }, "/answers/kg: at most 1 decimal places"],
    [{ pain: false, kg: 101 }, "/answers/kg: at least 0, at most 100"],
    [{ pain: false, since: "2025-02-30" }, "/answers/since: an existing date YYYY-MM-DD"],
    [{ pain: false, since: "2025-03-04" }, "/answers/since: at most 2025-03-03"],
    [{ pain: false, drugs: "Нурофен" }, "/answers/drugs: rows of the table"],
    [{ pain: false, drugs: [{ helps: true }] }, "/answers/drugs/0/drug: an answer to this question"],
    [
      { pain: false, drugs: [{ drug: "А", helps: true, why: "Б" }] },
      "/answers/drugs/0/why: why is not asked, given the other answers",
    ],
    [{ pain: false, drugs: [{ drug: "А", pain: true }] }, "/answers/drugs/0/pain: the form has no question pain"],
    [{ pain: false, drugs: [{ drug: "А" }, { drug: "Б" }, { drug: "В" }] }, "/answers/drugs: at most 2 rows"],
  ])("%j: %s", (answers, fault) => {
    expect(faults(answers)).toEqual([fault]);
  });
  it("of a draft are looked at as far as they go", () => {
    expect(faults({ how: 3, drugs: [{}] }, false)).toEqual([]);
    expect(faults({ how: 11, other: 1 }, false)).toHaveLength(2);
  });
});

it("answers are read in words, the rows of a table one after the other, and what was left out not at all", () => {
  const given = {
    pain: true,
    how: 7,
    where: ["head", "leg"],
    since: "2025-03-01",
    kg: 2.5,
    drugs: [{ drug: "А" }, { drug: "Б" }],
  };
  expect(answerLines(pain, given)).toEqual([
    ["pain", "Да"],
    ["how", "7"],
    ["where", "head; leg"],
    ["kg", "2,5"],
    ["since", "01.03.2025"],
    ["drug", "А"],
    ["drug", "Б"],
  ]);
});

describe("scores", () => {
  const scale = (key: string, over: object = {}) => ({
    kind: "scale",
    key,
    text: text(key),
    from: 0,
    to: 100,
    ...over,
  });
  const quality = form(
    [
      scale("site"),
      scale("comfort"),
      scale("access", when("disabled")),
      yes("disabled"),
      { kind: "group", key: "care", text: text("care") },
      scale("kind", { in: "care" }),
      scale("skilled", { in: "care" }),
      yes("told", { in: "care" }),
    ],
    [
      {
        key: "open",
        title: text("open"),
        how: "sum",
        of: [
          { key: "site", weight: 0.3 },
          { key: "comfort", weight: 0.7 },
        ],
      },
      { key: "care-score", title: text("care"), how: "mean", of: [{ key: "care" }], least: 1, decimals: 1 },
      { key: "access-score", title: text("access"), how: "mean", of: [{ key: "access" }] },
      {
        key: "total",
        title: text("total"),
        how: "mean",
        of: ["open", "care-score", "access-score"].map((key) => ({ key })),
        bands: [
          { key: "poor", from: 0, text: text("poor") },
          { key: "good", from: 60, text: text("good") },
        ],
      },
    ],
  );
  it("are sums and means by weight, of questions, of groups and of each other", () => {
    // 0.3·90 + 0.7·50 = 62; (70 + 81) / 2 = 75.5; nobody was asked about access; (62 + 75.5) / 2 = 68.75.
    expect(scoresOf(quality, { site: 90, comfort: 50, disabled: false, kind: 70, skilled: 81 })).toEqual([
      { key: "open", value: 62, band: undefined, answered: 2, asked: 2 },
      { key: "care-score", value: 75.5, band: undefined, answered: 2, asked: 2 },
      { key: "access-score", answered: 0, asked: 0 },
      { key: "total", value: 68.75, band: "good", answered: 2, asked: 2 },
    ]);
  });
  it("are none where too little was answered, and neither is what is made of them", () => {
    expect(scoresOf(quality, { site: 90, disabled: true, kind: 33 })).toEqual([
      { key: "open", answered: 1, asked: 2 },
      { key: "care-score", value: 33, band: undefined, answered: 1, asked: 2 },
      { key: "access-score", answered: 0, asked: 1 },
      { key: "total", answered: 1, asked: 3 },
    ]);
  });
  it("are rounded half up, as they are written", () => {
    const third = form(
      [scale("a"), { kind: "number", key: "b", text: text("b"), decimals: 3 }],
      [{ key: "s", title: text("s"), how: "sum", of: [{ key: "a", weight: 0.1 }, { key: "b" }] }],
    );
    expect(scoresOf(third, { a: 1, b: 0.2 })[0]!.value).toBe(0.3);
    expect(scoresOf(third, { a: 0, b: 2.675 })[0]!.value).toBe(2.68);
  });
});

it("a form on paper says its questions by number, its conditions in words and its marks as text", () => {
  const items = [
    { kind: "group", key: "g", text: text("<i>Раздел</i>") },
    yes("a", { in: "g", required: true }),
    scaleIf(),
  ];
  const lines = JSON.stringify(formDocument(form(items), 3, "ru"));
  for (const said of [
    "Версия 3",
    "1. <i>Раздел</i>",
    "1.1. a (обязательно)",
    "Отвечают, если 1.1 = Да.",
    "☐ 1   ☐ 2   ☐ 3",
  ])
    expect(lines).toContain(said);
  function scaleIf() {
    return { kind: "scale", key: "s", text: text("s"), from: 1, to: 3, ...when("a") };
  }
});
