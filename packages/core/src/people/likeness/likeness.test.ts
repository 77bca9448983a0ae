import { describe, expect, it } from "vitest";
import { memoryKeyring } from "../../ground/shared/memory/index.ts";
import { compare, fatherIn, likely, likenessOf, near, oneLetterFrom, partsOf, possible, soundOf } from "./index.ts";

const ctx = { keys: memoryKeyring(), tenant: "kuzbass" };
interface Who {
  name?: string;
  born?: string;
  snils?: string;
  formerly?: string;
}
const named = (text: string) => {
  const [surname = "", givenName, ...patronymic] = text.split(" ");
  return { surname: surname.replaceAll("_", " "), givenName, patronymic: patronymic.join(" ") || undefined };
};
const of = ({ name = "Соловьёва Наталья Олеговна", born = "2016-05-04", snils, formerly }: Who) =>
  likenessOf(ctx, { names: [formerly, name].flatMap((one) => (one ? [named(one)] : [])), birthDate: born, snils });
const between = async (a: Who, b: Who) => compare(await of(a), await of(b));

describe("two cards", () => {
  // What one card says, what the other says, and which reasons are given beside those that are the same.
  it.each<[string, Who, Who, string[]]>([
    ["ё", {}, { name: "Соловьева Наталья Олеговна" }, []],
    ["capitals", {}, { name: "СОЛОВЬЁВА НАТАЛЬЯ ОЛЕГОВНА" }, []],
    ["Latin letters", {}, { name: "Coлoвьёвa Нaтaлья Oлeгoвнa" }, []],
    ["a no-break space", { name: "Ким\u00a0Ли Анна" }, { name: "Ким_Ли Анна" }, []],
    ["a form of the name", {}, { name: "Соловьёва Наталия Олеговна" }, ["given-name-spelling"]],
    ["another form", { name: "Ким Алёна" }, { name: "Ким Елена" }, ["given-name-form"]],
    ["a short form", { name: "Ким Екатерина" }, { name: "Ким Катя" }, ["given-name-form"]],
    ["a soft sign", {}, { name: "Соловёва Наталья Олеговна" }, ["surname-spelling"]],
    ["и for ь", {}, { name: "Соловиева Наталья Олеговна" }, ["surname-spelling"]],
    [
      "a double consonant",
      { name: "Филиппова Алла" },
      { name: "Филипова Ала" },
      ["surname-spelling", "given-name-spelling"],
    ],
    ["щ for сч", { name: "Щасная Анна" }, { name: "Счастная Анна" }, ["surname-typo"]],
    ["сч for щ", { name: "Щербак Анна" }, { name: "Счербак Анна" }, ["surname-spelling"]],
    ["ц for тс", { name: "Цой Анна" }, { name: "Тсой Анна" }, ["surname-spelling"]],
    [
      "й without its sign",
      { name: "Майский Сергей" },
      { name: "Маиский Сергеи" },
      ["surname-spelling", "given-name-spelling"],
    ],
    ["a hard sign for a soft one", { name: "Подъячева Анна" }, { name: "Подьячева Анна" }, ["surname-spelling"]],
    ["Слава for Вячеслав", { name: "Ким Слава" }, { name: "Ким Вячеслав" }, ["given-name-form"]],
    ["Слава for Станислав", { name: "Ким Станислав" }, { name: "Ким Слава" }, ["given-name-form"]],
    ["Слава for Святослав", { name: "Ким Слава" }, { name: "Ким Святослав" }, ["given-name-form"]],
    ["Слава for Ярослав", { name: "Ким Слава" }, { name: "Ким Ярослав" }, ["given-name-form"]],
    ["Слава for Владислава", { name: "Ким Слава" }, { name: "Ким Владислава" }, ["given-name-form"]],
    ["Саша for Александра", { name: "Ким Саша" }, { name: "Ким Александра" }, ["given-name-form"]],
    ["Женя for Евгений", { name: "Ким Евгений" }, { name: "Ким Женя" }, ["given-name-form"]],
    ["Лина for Эвелина", { name: "Ким Лина" }, { name: "Ким Эвелина" }, ["given-name-form"]],
    ["Сеня for Арсений", { name: "Ким Сеня" }, { name: "Ким Арсений" }, ["given-name-form"]],
    ["an apostrophe", { name: "О’Нил Лев" }, { name: "О`Нил Лев" }, []],
    ["a letter that is an apostrophe", { name: "Оʼнил Лев" }, { name: "О'Нил Лев" }, []],
    ["none", { name: "О’Нил Лев" }, { name: "ОНил Лев" }, []],
    ["a part", { name: "Римская-Корсакова Анна" }, { name: "Корсакова Анна" }, ["surname-part"]],
    ["parts turned", { name: "Римская-Корсакова Анна" }, { name: "Корсакова-Римская Анна" }, ["surname-part"]],
    ["two words", { name: "Ким_Ли Анна" }, { name: "Ким-Ли Анна" }, []],
    ["a letter more", {}, { name: "Соловьёвва Наталья Олеговна" }, ["surname-spelling"]],
    ["a letter less", {}, { name: "Солвьёва Наталья Олеговна" }, ["surname-typo"]],
    ["a wrong letter", {}, { name: "Саловьёва Наталья Олеговна" }, ["surname-typo"]],
    ["letters turned", {}, { name: "Соловьёва Натлаья Олеговна" }, ["given-name-typo"]],
    ["swapped", {}, { name: "Наталья Соловьёва Олеговна" }, ["names-swapped"]],
    ["no patronymic", {}, { name: "Соловьёва Наталья нет" }, ["patronymic-missing"]],
    ["кызы", { name: "Алиева Лейла Вагифовна" }, { name: "Алиева Лейла Вагиф кызы" }, []],
    ["оглы", { name: "Алиев Рашад Вагиф оглы" }, { name: "Алиев Рашад Вагиф-Оглы" }, []],
    ["day and month", {}, { born: "2016-04-05" }, ["day-month-swapped"]],
    ["a digit", {}, { born: "2016-05-14" }, ["birth-date-digit"]],
    ["another year", {}, { born: "2015-05-04" }, ["birth-date-digit"]],
    ["digits turned", { born: "2016-05-12" }, { born: "2016-05-21" }, ["birth-date-digit"]],
    ["a digit of the СНИЛС", { snils: "11223344595" }, { snils: "112-233-446 96" }, ["snils-digit"]],
    ["a former name", { formerly: "Соловьёва Наталья Олеговна", name: "Соснина Ника Олеговна" }, {}, ["former-name"]],
  ])("that differ by %s are proposed, and it is said why", async (_, a, b, said) => {
    const alike = await between(a, b);
    expect(alike?.score).toBeGreaterThanOrEqual(likely);
    expect(alike?.reasons.filter((reason) => !reason.startsWith("same-"))).toEqual(said);
    expect(await between(b, a)).toEqual(alike);
  });

  it.each<[string, Who, Who]>([
    ["twins", {}, { name: "Соловьёва Надежда Олеговна" }],
    ["twins of like names", { name: "Ким Алина Юрьевна" }, { name: "Ким Арина Юрьевна" }],
    ["twins who may both be called Слава", { name: "Ким Ярослав" }, { name: "Ким Станислав" }],
    ["a boy who is not called so", { name: "Ким Слава" }, { name: "Ким Виктор" }],
    ["twins of short names", { name: "Ким Ия" }, { name: "Ким Яна" }],
    ["twins with one СНИЛС after the other", { snils: "11223344595" }, { name: "Ким Вера", snils: "11223344696" }],
    ["others of that surname and name", {}, { born: "2012-11-23" }],
    ["others of that name and day", {}, { name: "Громова Наталья Олеговна" }],
  ])("of %s are not", async (_, a, b) => {
    expect((await between(a, b))?.score ?? 0).toBeLessThan(possible);
  });

  it("of one name, a digit apart, and of different fathers, are named as possible only", async () => {
    const { score } = (await between({}, { name: "Соловьёва Наталья Петровна", born: "2016-05-14" }))!;
    expect([score >= possible, score < likely]).toEqual([true, true]);
  });

  it("of one СНИЛС are one child, whatever else differs", async () => {
    const snils = "11223344595";
    expect(await between({ snils }, { name: "Ким Ян", born: "2010-01-01", snils })).toEqual({
      score: 100,
      reasons: ["same-snils"],
    });
  });
});

it("shows nothing of whom it is about, and differs from tenant to tenant", async () => {
  const [here, there] = await Promise.all(
    ["kuzbass", "altai"].map((tenant) =>
      likenessOf({ ...ctx, tenant }, { names: [named("Ким Вера Олеговна")], birthDate: "2016-05-04" }),
    ),
  );
  expect(JSON.stringify(here)).not.toMatch(/[а-яё]|2016/i);
  expect(here!.born.day).not.toBe(there!.born.day);
});

describe("words", () => {
  it.each([
    ["Наталия", "Наталья"],
    ["Соловьёв", "Соловиев"],
    ["Подъячев", "Подьячев"],
    ["Инна", "Ина"],
    ["Майя", "Мая"],
    ["Козчин", "Кощин"],
    ["Дмитрий", "Дмитри"],
    ["Йосиф", "Иосиф"],
    ["Светская", "Свецкая"],
  ])("%s sounds like %s", (a, b) => expect(soundOf(a)).toBe(soundOf(b)));

  it.each([
    ["Вагиф кызы", "вагиф"],
    ["Вагифовна", "вагиф"],
    ["Ильинична", "ил"],
    ["Сергеевич", "серге"],
    ["-", undefined],
    ["нет", undefined],
    ["не указано", undefined],
    ["б/о", undefined],
    ["(нет)", undefined],
    ["Рашид угли", "рашид"],
    ["Рашид-гызы", "рашид"],
    [undefined, undefined],
  ])("«%s» names the father %s", (patronymic, father) => expect(fatherIn(patronymic)).toBe(father));

  it.each([
    ["Римский - Корсаков", ["римски", "корсаков"]],
    ["Ким Ли", ["ким", "ли"]],
    ["О", ["о"]],
  ])("«%s» has the parts %j", (surname, parts) => expect(partsOf(surname)).toEqual(parts));

  it("have neighbours of one letter, unless they are short", () => {
    const found = oneLetterFrom("рогов");
    expect(found).toEqual(expect.arrayContaining(["ргов", "прогов", "рагов", "ргоов"]));
    expect(found).not.toContain("рогов");
    expect(oneLetterFrom("ким")).toEqual([]);
  });
});

it("knows days that may have been meant", () => {
  const days = near("2016-05-04");
  expect(days[0]).toBe("2016-05-04");
  expect(days).toEqual(expect.arrayContaining(["2016-04-05", "2016-05-14", "2015-05-04", "2006-05-04", "2061-05-04"]));
  expect(days).not.toContain("2016-05-44");
  expect(near("2016-02-29")).not.toContain("2015-02-29");
  expect(days.length).toBeLessThan(60);
});
