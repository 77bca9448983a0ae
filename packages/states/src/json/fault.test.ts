import { expect, test } from "vitest";
import { jsonFault } from "./fault.ts";

test.each<[string, string]>([
  [
    "not a definition",
    "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]",
  ],
  [
    '{"a": 1',
    'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"a": 1"; line: 1, column: 1])',
  ],
  ["[1, [2", "expected close marker for Array"],
  ["{a: 1}", "Unexpected character ('a' (code 97)): was expecting double-quote to start field name"],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
  ['{"a": 1 "b": 2}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"],
  ["[1 2]", "was expecting comma to separate Array entries"],
  ["[,]", "Unexpected character (',' (code 44)): expected a valid value"],
  ['{"a": "b', "Unexpected end-of-input in VALUE_STRING"],
  ['{"a": 1}}', "was expecting comma to separate Root entries"],
  ["", "No content to map due to end-of-input"],
])("%s", (text, message) => {
  expect(jsonFault(text).message).toContain(message);
});

test("the place is counted in lines and columns", () => {
  expect(jsonFault('{\n  "a": wrong\n}').location).toContain("line: 2, column: 13]");
});
