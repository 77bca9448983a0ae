import { describe, expect, test } from "vitest";
import type { Json } from "../json/index.ts";
import { evaluateQuery, parsePath } from "./index.ts";

/** What Jayway's JSONPath makes of paths, which AWS runs: its README and tests, AWS's page on paths, AWS's samples. */
const query = (path: string, input: Json) =>
  evaluateQuery(path, { input, context: { Execution: { Name: "e1" } }, vars: { v: [{ k: 1 }] } }, "r.$");

const shelf: Json = {
  books: [
    { author: "Rees", title: "Sayings", price: 8.95 },
    { author: "Waugh", title: "Sword of Honour", price: 12.99, isbn: null },
    { author: "Melville", title: "Moby Dick", price: 8.99, isbn: "0-553" },
  ],
  bicycle: { price: 19.95 },
  cheap: 10,
};
const rows: Json = { rows: [[1], [], [2, 3]] };

describe("a bracket behind a dot is the bracket", () => {
  test.each<[string, Json, Json]>([
    ["$.abc.['def ghi']", { abc: { "def ghi": 7 } }, 7],
    ['$.abc.["def ghi"].x', { abc: { "def ghi": { x: 7 } } }, 7],
    ["$.[0]", [5, 6], 5],
    ["$.Snapshots.[0].State", { Snapshots: [{ State: "done" }] }, "done"],
    ["$.[?(@.a == 1)].b", [{ a: 1, b: 2 }], [2]],
    ["$.[*].['bucket', 'key']", [{ bucket: "b", key: "k", x: 1 }], [{ bucket: "b", key: "k" }]],
    ["$.l.[1:]", { l: [1, 2, 3] }, [2, 3]],
    ["$..['a']", { a: 1, b: { a: 2 } }, [1, 2]],
    ["$..[0]", [[1], [2]], [[1], 1, 2]],
    ["$$.['Execution'].Name", {}, "e1"],
    ["$v.[0].k", {}, 1],
  ])("%s", (path, input, found) => {
    expect(query(path, input)).toEqual(found);
  });
});

describe("a word without quotes is a text", () => {
  test.each<[string, Json, Json]>([
    ["$.l[?(@.k==es)].v", { l: [{ k: "es", v: 1 }] }, [1]],
    ["$.l[?(@.k == FooBar)].v", { l: [{ k: "FooBar", v: "x" }] }, ["x"]],
    [
      "$.l[?(@.k != aws-cdk:path)].v",
      {
        l: [
          { k: "aws-cdk:path", v: 1 },
          { k: "y", v: 2 },
        ],
      },
      [2],
    ],
    [
      "$.l[?(@.k == a && @.v == 2)].v",
      {
        l: [
          { k: "a", v: 1 },
          { k: "a", v: 2 },
        ],
      },
      [2],
    ],
    ["$.l[?(@.k in [a, b])].v", { l: [{ k: "b", v: 2 }] }, [2]],
    [
      "$.l[?(@.k == true)].v",
      {
        l: [
          { k: true, v: 1 },
          { k: "true", v: 2 },
        ],
      },
      [1],
    ],
    ["$.l[?(@.k == -1.5e1)].v", { l: [{ k: -15, v: 1 }] }, [1]],
    ["States.ArrayGetItem($.l[?(@.k == FooBar)].v, 0)", { l: [{ k: "FooBar", v: "x" }] }, "x"],
  ])("%s", (path, input, found) => {
    expect(query(path, input)).toEqual(found);
  });
});

describe("several names", () => {
  test.each<[string, Json]>([
    ["$.books[0]['author','price']", { author: "Rees", price: 8.95 }],
    ["$['cheap','none']", { cheap: 10 }],
    ["$['books','bicycle']['price']", [19.95]],
    [
      "$..['author','isbn']",
      [
        { author: "Waugh", isbn: null },
        { author: "Melville", isbn: "0-553" },
      ],
    ],
  ])("%s", (path, found) => {
    expect(query(path, shelf)).toEqual(found);
  });
});

describe("lists", () => {
  test.each<[string, Json, Json]>([
    // Measured on AWS: past the end of a list there is null, where the path may find many values.
    ["$.rows[*][0]", rows, [1, null, 2]],
    ["$.rows[*][1]", rows, [null, null, 3]],
    ["$.rows[2][0,5]", rows, [2, null]],
    ["$.rows[*][0].x", rows, []],
    ["$.rows[2][-2:]", rows, [2, 3]],
    ["$.rows[2][:-1]", rows, [2]],
    ["$.rows[2][0:9]", rows, [2, 3]],
    ["$.rows[2][1:0]", rows, []],
    ["$.rows[0:3:2]", rows, [[1], [], [2, 3]]],
    ["$.rows[(@.length-1)]", rows, [2, 3]],
    ["$.rows[ 0 , 2 ]", rows, [[1], [2, 3]]],
    ["$.rows[ * ]", rows, [[1], [], [2, 3]]],
    ["$.rows[0] ", rows, [1]],
  ])("%s", (path, input, found) => {
    expect(query(path, input)).toEqual(found);
  });
});

describe("filters", () => {
  const many: Json = { l: [{ id: 1, a: 1 }, { id: 2, a: "1" }, { id: 3, a: ["1", 2] }, { id: 4 }, { id: 5, a: null }] };
  test.each<[string, Json]>([
    ["@.a == '1'", [1, 2]],
    ["@.a == 1", [1, 2]],
    ["@.a === 1", [1]],
    ["@.a === '1'", [2]],
    ["@.a !== 1", [2, 3, 4, 5]],
    ["@.a != 1", [3, 4, 5]],
    ["@.a == null", [5]],
    ["@.a", [1, 2, 3, 5]],
    ["!@.a", [4]],
    ["!(@.a == 1)", [3, 4, 5]],
    ["@.a CONTAINS 2", [3]],
    ["@.a contains '1'", [2, 3]],
    ["@.a all ['1', 2]", [3]],
    ["@.a subsetof ['1', 2, 3]", [3]],
    ["@.a anyof [2]", [3]],
    ["@.a noneof [9]", [3]],
    ["@.a IN [1, 5]", [1, 2]],
    ["@.a nin [1]", [3, 4, 5]],
    ["@.a size 2", [3]],
    ["@.a empty false", [2, 3]],
    ["@.id > 4 || @.id < 2", [1, 5]],
    ["@.id >= $.l[3].id", [4, 5]],
    ["@.a.length() == 2", [3]],
    ["@['id'] == 4", [4]],
    ["(@.id == 1) || (@.id == 2)", [1, 2]],
  ])("[?(%s)]", (filter, ids) => {
    expect(query(`$.l[?(${filter})].id`, many)).toEqual(ids);
  });

  test.each<[string, Json]>([
    ["/Re/", []],
    ["/Re.*/", ["Rees"]],
    ["/re.*/i", ["Rees"]],
    ["/(?i)re.*/", ["Rees"]],
    ["/.*e.*/", ["Rees", "Melville"]],
  ])("=~ %s matches a whole text", (pattern, authors) => {
    expect(query(`$..books[?(@.author =~ ${pattern})].author`, shelf)).toEqual(authors);
  });

  test("at every depth each object is asked once", () => {
    const deep: Json = { a: { b: 1 }, l: [{ b: 2 }, { c: { b: 3 } }, 4], b: 0 };
    expect(query("$..[?(@.b)].b", deep)).toEqual([0, 1, 2, 3]);
    expect(query("$..[?(@.price > $['cheap'])].price", shelf)).toEqual([12.99, 19.95]);
    expect(query("$..books[?(@.price <= $.cheap)].title", shelf)).toEqual(["Sayings", "Moby Dick"]);
  });

  test("an object is asked as one item, and @ is the item itself", () => {
    expect(query("$.bicycle[?(@.price > 5)].price", shelf)).toEqual([19.95]);
    expect(query("$[?(@ > 2)]", [1, 2, 3])).toEqual([3]);
  });
});

describe("functions", () => {
  const n: Json = { n: [2, 4, 4, 4, 5, 5, 7, 9], s: ["a", "b", 1], o: { x: 1, y: 2 }, m: 100 };
  test.each<[string, Json]>([
    ["$.n.length()", 8],
    ["$.o.length()", 2],
    ["$.n.size()", 8],
    ["$.n.min()", 2],
    ["$.n.max()", 9],
    ["$.n.avg()", 5],
    ["$.n.sum()", 40],
    ["$.n.stddev()", 2],
    ["$.n.sum($.m)", 140],
    ["$.n.max($.m, 200)", 200],
    ["$.o.keys()", ["x", "y"]],
    ["$.s.concat()", "ab"],
    ['$.s.concat("c", $.s)', "abcab"],
    ["$.n[0:2].length()", [] as Json],
    ["$.s.append(9)", ["a", "b", 1, 9]],
    ["$.s.append($.m, 'x')", ["a", "b", 1, 100, "x"]],
    ["$.n.first()", 2],
    ["$.n.last()", 9],
    ["$.n.index(1)", 4],
    ["$.n.index(-2)", 7],
    ["$..n.max()", 9],
    ["$..n.length()", 8],
    ["$.sum($.n)", 40],
  ])("%s", (path, found) => {
    expect(query(path, n)).toEqual(found);
  });
});

describe("where the way there is missing", () => {
  test.each([
    "$.none[*]",
    "$.none[*].x",
    "$.none[1:].x",
    "$.none.more[:1].x",
    "$.none[?(@.a)]",
    "$.books.none[*]",
    "$.cheap[*]",
    "$..none",
  ])("%s finds nothing", (path) => {
    expect(query(path, shelf)).toEqual([]);
  });
  test.each([
    "$.none",
    "$.none.x",
    "$.none[0]",
    "$.none.length()",
    "$.cheap.x",
    "$.books[9]",
    "$.books[9].x",
    "$.books.author",
  ])("%s is an error", (path) => {
    expect(() => query(path, shelf)).toThrow(
      `The JSONPath '${path}' specified for the field 'r.$' could not be found in the input`,
    );
  });
  test.each([
    ["$.cheap[0]", "Filter: [0] can only be applied to arrays. Current context is: 10"],
    ["$.cheap[0,1]", "Filter: [0,1] can only be applied to arrays. Current context is: 10"],
    ["$.cheap[1:]", "Filter: [1:] can only be applied to arrays. Current context is: 10"],
    ["$.books[0].author[0].x", 'Filter: [0] can only be applied to arrays. Current context is: "Rees"'],
    ["$[1:]", "Filter: [1:] can only be applied to arrays."],
    ["$.cheap[?(@.a)]", "Filter: [?] can not be applied to primitives. Current context is: 10"],
  ])("%s is one too, and Jayway's words are told where it is an argument", (path, cause) => {
    expect(() => query(path, shelf)).toThrow(
      `The JSONPath '${path}' specified for the field 'r.$' could not be found in the input`,
    );
    expect(() => query(`States.Array(${path})`, shelf)).toThrow(cause);
  });
});

test.each([
  ["$..", "$...a", "$.a..", "$.a.", "$a.", "$.a b", "$. a", "$.a[]", "$.a[,]", "$.a[0,]", "$.a['x'", "$.a['x',]"],
  [
    "$.a[x]",
    "$.a[:]",
    "$.a[0",
    "$.a[0.5]",
    "$.a[?]",
    "$.a[?()]",
    "$.a[?(@.b ==)]",
    "$.a[?(@.b == 1]",
    "$.a[?(b == 1)]",
  ],
  ["$.a[?@.b]", "$.a[?(@.b == 1) x]", "$.a[?(@.b =~ /x)]", "$.a[?(@.b =~ /(/)]", "$.a[(@.length)]", "$.a[(1)]"],
  ["$.a.nothing()", "$.a.length(", "$*", "$[", "$.a]", "a.b", "", " $.a", "@.a", "$1a", "$.a[?(@.b in [1)]"],
])("no paths: %s %s %s %s %s %s %s %s %s %s %s %s", (...paths) => {
  for (const path of paths) expect(() => parsePath(path), path).toThrow(SyntaxError);
});
