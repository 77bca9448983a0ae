import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../../test/decisions.ts";
import { another, vera } from "../../../test/worlds/child.ts";
import { parse } from "../../ground/shared/input.ts";
import * as decide from "./child.decide.ts";
import type { NewChildInput } from "./child.ts";
import { ageOn, isSnils, NewChild, turnsAge } from "./index.ts";

const around = { today: Temporal.PlainDate.from("2025-03-03"), municipalities: ["novokuznetsk", "kemerovo"] };
const check = (input: NewChildInput) => decide.mustFit(parse(NewChild, input), around);
const message = { ru: expect.stringMatching(/\p{Script=Cyrillic}/u), en: expect.stringMatching(/[a-z]/) };

describe("СНИЛС", () => {
  // 112-233-445 95 is the usual example of the rule; the others exercise sums of 100, 101 and beyond.
  it.each(["112-233-445 95", "11223344595", "087-654-303 00", "087-654-302 00"])(
    "given %s, when checked, then it is right",
    (s) => {
      expect(isSnils(s)).toBe(true);
    },
  );

  it.each(["112-233-445 96", "112-233-454 95", "000-000-000 00", "112-233-445", "112-233-445 955", "1122334459x", ""])(
    "given %s, when checked, then it is wrong",
    (s) => expect(isSnils(s)).toBe(false),
  );
});

describe("a registration that is wrong", () => {
  it.each<[string, string, NewChildInput]>([
    ["a wrong checksum", "/person/snils", another({ snils: "112-233-445 96" })],
    ["30 February", "/person/birthDate", another({ birthDate: "2020-02-30" })],
    ["29 February of a common year", "/person/birthDate", another({ birthDate: "2019-02-29" })],
    ["a birth tomorrow", "/person/birthDate", another({ birthDate: "2025-03-04" })],
    ["a date in words", "/person/birthDate", another({ birthDate: "20.05.2016" })],
    ["an unknown municipality", "/municipality", another({}, { municipality: "tomsk" })],
    ["no representative", "/representatives", another({}, { representatives: [] })],
    [
      "seven representatives",
      "/representatives",
      another({}, { representatives: Array(7).fill(vera.representatives[0]) }),
    ],
    ["a line break in a name", "/person/surname", another({ surname: "Ёлкина\r\nBcc: x" })],
    ["a NUL in a name", "/person/givenName", another({ givenName: "Ве\u0000ра" })],
    ["a lone surrogate in a name", "/person/givenName", another({ givenName: "Вера\uD800" })],
    ["a name without a letter", "/person/surname", another({ surname: "—" })],
    ["a number for disability", "/disability", another({}, { disability: 1 as never })],
    ["an unknown field", "/version", { ...vera, version: 1 } as never],
    ["a status", "/status", { ...vera, status: "left" } as never],
    ["an unknown group", "/targetGroups/0", another({}, { targetGroups: ["x" as never] })],
    [
      "a letter in a phone number",
      "/representatives/0/phone",
      another({}, { representatives: [{ ...vera.representatives[0]!, phone: "дома" }] }),
    ],
  ])("given %s, when checked, then %s is named in both languages and never repeated", (_, pointer, input) => {
    const found = refusalOf(() => check(input));
    expect(found).toMatchObject({ code: "input.invalid", fields: [{ pointer, message }] });
    expect(JSON.stringify(found)).not.toMatch(/112-233-445|2020-02-30|Bcc/);
  });

  it("given a missing field, when checked, then it is called required", () => {
    const { municipality: _municipality, ...rest } = vera;
    const fields = [
      { pointer: "/municipality", message: { ru: "обязательное поле: строка", en: "required: a string" } },
    ];
    expect(refusalOf(() => check(rest as never))).toMatchObject({ fields });
  });

  it("given an own __proto__ key, when checked, then it is refused as any unknown field", () => {
    const input: unknown = JSON.parse(`{"__proto__": {"admin": true}, ${JSON.stringify(vera).slice(1)}`);
    expect(refusalOf(() => check(input as never))).toMatchObject({ code: "input.invalid" });
  });

  it.each([
    ["on the day before the 18th birthday", "2007-03-04", undefined],
    ["on the 18th birthday", "2007-03-03", "child.over-age"],
    ["at 40", "1985-01-01", "child.over-age"],
    ["on the day of birth", "2025-03-03", undefined],
  ])("given a child %s, when checked, then the code is %s → %s", (_, birthDate, code) => {
    expect(refusalOf(() => check(another({ birthDate })))).toEqual(
      code ? expect.objectContaining({ code, fields: [{ pointer: "/person/birthDate", message }] }) : undefined,
    );
  });

  it("given several faults, when checked, then all are named at once", () => {
    const found = refusalOf(() => check(another({ birthDate: "1985-01-01", snils: "112-233-445 96" })));
    expect(found).toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/person/snils" }, { pointer: "/person/birthDate" }],
    });
  });

  it("given marks nobody sees in a name, when parsed, then they are gone and the name is in NFC", () => {
    const { person } = parse(NewChild, another({ surname: "\u202EЁлкина\u200B".normalize("NFD") }));
    expect(person.surname).toBe("Ёлкина");
  });
});

describe("ages", () => {
  it("given a birth on 29 February, when counted, then years are full years", () => {
    expect(ageOn("2008-02-29", Temporal.PlainDate.from("2026-02-27"))).toBe(17);
    expect(ageOn("2008-02-29", Temporal.PlainDate.from("2026-03-01"))).toBe(18);
  });

  it("given only the month of birth, when asked for an age, then the month of that birthday", () => {
    expect(String(turnsAge({ born: "2016-05" }, 18))).toBe("2034-05");
  });
});
