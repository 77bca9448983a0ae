import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  municipalityIn,
  type Reading,
  readDay,
  readEmail,
  readFullName,
  readMunicipality,
  readName,
  readPhones,
  readSex,
  readSnils,
  readYesNo,
  sexOf,
} from "./index.ts";

// What people type into lists, each as it was seen in one. The second word says whether it is told that it was read otherwise.

const said = <T>(reading: Reading<T>) =>
  "fault" in reading ? reading.fault.ru : [reading.value, reading.note ? "told" : "as it stands"];
const today = Temporal.PlainDate.from("2026-09-01");

describe("a date", () => {
  it.each([
    ["12.04.2015", "as it stands"],
    ["2015-04-12", "as it stands"],
    ["12.4.15", "told"],
    ["12.04.2015 г.р.", "told"],
    ["12.04.2015г.", "told"],
    ["12.04.2015 г/р", "told"],
    ["12.04.2015 года рождения", "told"],
    ["12/04/2015", "told"],
    ["12-04-2015", "told"],
    ["12,04,2015", "told"],
    ["12. 04. 2015", "told"],
    ["12.04.2015 00:00:00", "told"],
    ["2015-04-12T00:00:00", "told"],
    ["2015.04.12", "told"],
    ["12 апреля 2015 г.", "told"],
    ["12 апр 2015", "told"],
    ["42106", "told"],
    ["42106.0", "told"],
    ["42106.5", "told"],
    ["12-апр-15", "told"],
    ["12-Apr-2015", "told"],
    ["12.IV.2015", "told"],
    ["«12» апреля 2015 года", "told"],
    ["20150412", "told"],
    ["12042015", "told"],
    ["12.О4.2015", "told"],
    ["12.04.20l5", "told"],
    ["12.04.2015 (10 лет)", "told"],
    ["12.04.2015 г.р., 10 лет", "told"],
    ["род. 12.04.2015", "told"],
  ])("«%s» is 12 April 2015", (cell, how) => {
    expect(said(readDay(cell, today))).toEqual(["2015-04-12", how]);
  });

  it("has its day before its month unless that cannot be, and a year of two digits that is not to come", () => {
    expect(said(readDay("04/25/2015", today))).toEqual(["2015-04-25", "told"]);
    expect(said(readDay("3 мая 2015", today))).toEqual(["2015-05-03", "told"]);
    expect(said(readDay("3 марта 2015", today))).toEqual(["2015-03-03", "told"]);
    expect(said(readDay("12.04.99", today))).toEqual(["1999-04-12", "told"]);
  });

  it.each([
    "30.02.2015",
    "12.13.2015",
    "2015",
    "апрель 2015",
    "12 маракуйи 2015",
    "99999",
    "вчера",
    "1,2E+4",
    "12.XIII.2015",
    "20151304",
    "31022015",
    "12345678",
    "12-xyz-15",
    "O",
  ])("«%s» is none", (cell) => expect(said(readDay(cell, today))).toBe("дата ДД.ММ.ГГГГ"));
});

describe("a name", () => {
  it.each([
    ["ТЕСТОВА", "Тестова"],
    ["тестова", "Тестова"],
    ["ТЕСТОВА-ОГЛЫ", "Тестова-оглы"],
    ["ИВАНОВА-ПЕТРОВА", "Иванова-Петрова"],
    ["Д’АРТАНЬЯН", "Д’Артаньян"],
    ["ВАГИФ КЫЗЫ", "Вагиф кызы"],
    ["КИМ ЛИ", "Ким Ли"],
    ["Tecтoвa", "Тестова"],
    ["ёлка", "Ёлка"],
    ["РАШИД УГЛИ", "Рашид угли"],
  ])("«%s» is %s, and that is told", (cell, name) => {
    expect(said(readName(cell))).toEqual([name, "told"]);
  });

  it.each([
    "Тестова",
    "Д’Артаньян-Оглы",
    "Вагиф кызы",
    "Е",
    "Ким Ли",
    "мл. Иванов",
    "Anna",
    "Де Ла Круз",
    "МакДональд",
  ])("«%s» stays as it stands", (cell) => expect(said(readName(cell))).toEqual([cell, "as it stands"]));

  it.each([
    "Тестова (Иванова)",
    "Тестова /Иванова/",
    "1. Тестова",
    "Лия*",
    "0сокина",
    "Тестова, Анна",
    "мать ".repeat(61),
  ])("«%s» is more than a name, and is for people to put right", (cell) =>
    expect(said(readName(cell))).toMatch(/^имя буквами: без скобок, цифр и знаков/),
  );

  it("of one cell is parted where that can be done in one way", () => {
    expect(said(readFullName("ТЕСТОВА АННА ИГОРЕВНА"))).toMatchObject([
      { surname: "Тестова", givenName: "Анна", patronymic: "Игоревна" },
      "as it stands",
    ]);
    expect(said(readFullName("Ким Ли Анна Игоревна"))).toMatchObject([
      { surname: "Ким Ли", givenName: "Анна" },
      "as it stands",
    ]);
    expect(said(readFullName("Алиева Тая Вагиф кызы"))).toMatchObject([
      { givenName: "Тая", patronymic: "Вагиф кызы" },
      "as it stands",
    ]);
    expect(said(readFullName("Тестова Анна"))).toMatchObject([
      { surname: "Тестова", givenName: "Анна" },
      "as it stands",
    ]);
    for (const patronymic of ["Рашид гызы", "Рашид-кызы", "Рашид улы", "Рашид угли", "Лукич", "Никитична"])
      expect(said(readFullName(`Мамедова Айтен ${patronymic}`))).toMatchObject([
        { givenName: "Айтен", patronymic },
        {},
      ]);
    expect(said(readFullName("Анна Игоревна Тестова"))).toEqual([
      { surname: "Тестова", givenName: "Анна", patronymic: "Игоревна" },
      "told",
    ]);
    for (const cell of ["Ким Ли Анна", "Анна", "Ким Ли Ан На Игоревна", "Тестова (Иванова) Анна"])
      expect(said(readFullName(cell))).toMatch(/читаются неоднозначно/);
  });

  it("has the sex in the ending of the patronymic", () => {
    for (const her of ["Игоревна", "Ильинична", "Вагиф кызы", "Вагиф гызы", "Вагиф-кизи"])
      expect([her, sexOf(her)]).toEqual([her, "female"]);
    for (const his of ["Игоревич", "Ильич", "Лукич", "Вагиф оглы", "Вагиф угли", "Вагиф улы", "Вагиф-уулу"])
      expect([his, sexOf(his)]).toEqual([his, "male"]);
    expect(sexOf("Ли")).toBe(undefined);
  });
});

it("a sex is told in words and letters of either alphabet", () => {
  expect(["ж", "Ж.", "жен.", "Женский", "девочка"].map((cell) => said(readSex(cell))[0])).toEqual(
    Array(5).fill("female"),
  );
  expect(["м", "M", "муж", "мальчик", "мужской"].map((cell) => said(readSex(cell))[0])).toEqual(Array(5).fill("male"));
  expect(["?", "д", "1"].map((cell) => said(readSex(cell)))).toEqual(Array(3).fill("ж или м"));
});

it("yes and no have many words", () => {
  for (const cell of ["да", "ДА", "+", "есть", "имеется", "TRUE", "истина", "✓", "1", "v"])
    expect([cell, said(readYesNo(cell))[0]]).toEqual([cell, true]);
  for (const cell of ["да, до 18 лет", "да (ТНР)", "есть: категория «ребёнок-инвалид»"])
    expect([cell, said(readYesNo(cell))]).toEqual([cell, [true, "told"]]);
  for (const cell of ["нет", "-", "—", "не имеет", "отсутствует", "FALSE", "0", "нет (снята)", "нет, оформляется"])
    expect([cell, said(readYesNo(cell))[0]]).toEqual([cell, false]);
  for (const cell of ["н/д", "?", "возможно", "2", "да, снята", "да (до 2020 года)", "нет, но есть"])
    expect(said(readYesNo(cell))).toBe("да или нет");
});

describe("a СНИЛС", () => {
  const isRight = (number: string) => ["11223344595", "00223344597"].includes(number);
  it.each([
    ["112-233-445 95", "112-233-445 95", "as it stands"],
    ["11223344595", "112-233-445 95", "as it stands"],
    ["112 233 445 95", "112-233-445 95", "as it stands"],
    ["СНИЛС 112-233-445-95", "112-233-445 95", "as it stands"],
    ["223344597", "002-233-445 97", "told"],
    ["1122334459 5", "112-233-445 95", "as it stands"],
    ["О02-233-445 97", "002-233-445 97", "told"],
    ["11223344595,00", "112-233-445 95", "told"],
    ["нет", undefined, "told"],
    ["н/д", undefined, "told"],
    ["(нет)", undefined, "told"],
    ["не получен", undefined, "told"],
    ["оформляется", undefined, "told"],
    ["в процессе оформления", undefined, "told"],
  ])("«%s» is read", (cell, value, how) => {
    expect(said(readSnils(cell, isRight))).toEqual([value, how]);
  });

  it("that lost its digits, or does not check, is refused with what to do", () => {
    for (const cell of ["1,12233E+10", "1.12233E+10", "1E+10"])
      expect(said(readSnils(cell, isRight))).toMatch(/часть цифр потеряна: сделайте столбец текстовым/);
    for (const cell of ["112-233-445 96", "1122", "АБВ", "112233445951"])
      expect(said(readSnils(cell, isRight))).toMatch(/^11 цифр с верным контрольным числом/);
  });
});

describe("a telephone", () => {
  it.each([
    ["+7 900 000-00-00", "+7 900 000-00-00", "as it stands"],
    ["8(38-43) 77-09-32 доб. 12", "8(38-43) 77-09-32 доб. 12", "as it stands"],
    ["8(3843)77-09-32, доб.12", "8(3843)77-09-32 доб. 12", "told"],
    ["8-913-437-00-00, 77-09-32", "8-913-437-00-00, 77-09-32", "as it stands"],
    ["8-913-437-00-00; 7-09-32", "8-913-437-00-00, 7-09-32", "told"],
    ["77-09-32", "77-09-32", "as it stands"],
    ["70932", "70932", "as it stands"],
    ["9134370000", "+7 913 437-00-00", "told"],
    ["8.913.437.00.00", "8-913-437-00-00", "told"],
    ["сот. 89134370000", "89134370000", "told"],
    ["89134370000.0", "89134370000", "told"],
    ["8(3843)77-09-32 (доб. 12)", "8(3843)77-09-32 доб. 12", "told"],
    ["8-913-437-00-00 (мама), 8-913-437-00-01 (папа)", "8-913-437-00-00, 8-913-437-00-01", "told"],
    ["+7-913-437-00-00 WhatsApp", "+7-913-437-00-00", "told"],
    ["мама: 89134370000", "89134370000", "told"],
    ["89134370000 89134370001", "89134370000, 89134370001", "told"],
    ["8 913 437 00 00 +7 (913) 437 00 01", "8 913 437 00 00, +7 (913) 437 00 01", "told"],
    ["77-09-32 77-09-33", "77-09-32, 77-09-33", "told"],
    ["8-9I3-437-OO-OO", "8-913-437-00-00", "told"],
    ["б/т", undefined, "told"],
    ["нет телефона", undefined, "told"],
    ["не имеет", undefined, "told"],
    ["-", undefined, "told"],
  ])("«%s» is read", (cell, value, how) => {
    expect(said(readPhones(cell))).toEqual([value, how]);
  });

  it.each(["мама знает", "12", "1, 2", "8-913-437-00-00-11-22-33-44-55", "77-09-32, 77-09-33, 77-09-34, 77-09-35"])(
    "«%s» is none",
    (cell) => expect(said(readPhones(cell))).toMatch(/^телефон вида/),
  );
});

it("a telephone that lost its digits is refused with what to do", () => {
  expect(said(readPhones("8,9134E+10"))).toMatch(/часть цифр потеряна: сделайте столбец текстовым/);
});

it("an address of mail is the first of several, in Latin letters", () => {
  expect(said(readEmail("mama@example.org"))).toEqual(["mama@example.org", "as it stands"]);
  expect(said(readEmail("mailto:mama@example.org;"))).toEqual(["mama@example.org", "told"]);
  expect(said(readEmail("mama@example.org, papa@example.org"))).toEqual(["mama@example.org", "told"]);
  expect(said(readEmail("mаmа@exаmple.org"))).toEqual(["mama@example.org", "told"]);
  expect(said(readEmail("нет"))).toEqual([undefined, "told"]);
  expect(said(readEmail("мама"))).toMatch(/^адрес вида/);
});

describe("a municipality", () => {
  const known = [
    { key: "nk", name: { ru: "Новокузнецк", en: "Novokuznetsk" } },
    { key: "kem", name: { ru: "Кемерово", en: "Kemerovo" } },
    { key: "nkr", name: { ru: "Новокузнецкий район", en: "Novokuznetsk district" } },
  ];
  it.each([
    ["Новокузнецк", "nk", "as it stands"],
    ["НОВОКУЗНЕЦК", "nk", "as it stands"],
    ["г. Новокузнецк", "nk", "told"],
    ["город Кемерово", "kem", "told"],
    ["Новокузнецкий ГО", "nk", "told"],
    ["Кемеровский городской округ", "kem", "told"],
    ["Новокузнецкий район", "nkr", "as it stands"],
    ["kem", "kem", "as it stands"],
    ["Hoвoкузнецк", "nk", "as it stands"],
    ["г. Новокузнецк, Центральный район", "nk", "told"],
    ["Кемерово (Рудничный р-н)", "kem", "told"],
  ])("«%s» is %s", (cell, key, how) => {
    expect(said(readMunicipality(cell, known))).toEqual([key, how]);
  });

  it("that is none of the region's is told which there are", () => {
    expect(said(readMunicipality("Кемеровский район", known))).toBe(
      "муниципалитет региона: Новокузнецк, Кемерово, Новокузнецкий район",
    );
  });

  it("stands in an address by itself, not as a part of a street's name", () => {
    const of = (address: string) => municipalityIn(address, known)?.key;
    expect(of("654018, г. Новокузнецк, ул. Кемерово, 5")).toBe("nk");
    expect(of("ул. Новокузнецк, 5")).toBe(undefined);
    expect(of("Кемерово, г. Новокузнецк")).toBe(undefined);
  });
});
