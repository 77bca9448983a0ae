import type { NewChildInput } from "../../src/people/child/child.ts";

/** A child as a coordinator would enter it: whole, right, invented. */
export const vera = {
  person: {
    surname: "Ёлкина",
    givenName: "Вера",
    patronymic: "Олеговна",
    birthDate: "2016-05-20",
    sex: "female",
    snils: "112-233-445 95",
    address: "Новокузнецк, ул. Мира, 1",
  },
  municipality: "novokuznetsk",
  representatives: [
    { surname: "Ёлкина", givenName: "Ольга", relation: "parent", phone: "+7 900 000-00-01", email: "olga@example.org" },
  ],
  targetGroups: ["mental-disorder"],
  disability: true,
  educationalNeeds: false,
} satisfies NewChildInput;

/** The same with another person's particulars. */
export const another = (person: Partial<NewChildInput["person"]>, over: Partial<NewChildInput> = {}): NewChildInput => {
  const { snils: _snils, ...rest } = vera.person;
  return { ...vera, ...over, person: { ...rest, ...person } };
};

/** Syllables that differ in both letters. */
const syllables = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"];
/** A surname for each n, of which none is a letter from another: the data bank would ask whether they are one child. */
export const surnameOf = (n: number): string =>
  `Ёл${[...String(n)].map((digit) => syllables[Number(digit)]).join("")}кина`;

/** Every word of {@link vera} that must never be seen outside the vault. */
export const secrets = [
  "Ёлкина",
  "елкина",
  "Вера",
  "Олеговна",
  "2016-05-20",
  "112-233-445 95",
  "11223344595",
  "ул. Мира",
  "Ольга",
  "900 000",
  "olga@",
];
