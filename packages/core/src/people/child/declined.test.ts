import { expect, it } from "vitest";
import { genitive } from "./declined.ts";

it.each([
  ["female", "Соловьёва Алёна Игоревна", "Соловьёвой Алёны Игоревны"],
  ["male", "Петров-Водкин Кузьма Сергеевич", "Петрова-Водкина Кузьмы Сергеевича"],
  ["female", "Черных Мария Ивановна", "Черных Марии Ивановны"],
  ["male", "Гринько Пётр Олегович", "Гринько Петра Олеговича"],
  ["male", "Белый Лев Лукич", "Белого Льва Лукича"],
  ["female", "Ли Анна", "Ли Анны"],
] as const)("declines a %s name: %s", async (sex, name, expected) => {
  const [surname = "", givenName = "", patronymic] = name.split(" ");
  const declined = await genitive({ surname, givenName, patronymic }, sex);
  expect(
    Object.values(declined ?? {})
      .filter(Boolean)
      .join(" "),
  ).toBe(expected);
});

it.each([
  ["male", "Заяц Иван Ильич", "both libraries keep the vowel"],
  ["female", "Кузьмич Нинель Юрьевна", "both leave «Нинель» as it is"],
  ["female", "Иваненко Любовь Павловна", "they differ on «Любовь»"],
  ["male", "Щербина Никита Львович", "they differ on «Щербина»"],
  ["female", "ИВАНОВА Анна Петровна", "capitals throughout"],
  ["male", "Smith Иван Петрович", "letters that are not Russian"],
] as const)("leaves to a person a %s name: %s (%s)", async (sex, name, _why) => {
  const [surname = "", givenName = "", patronymic] = name.split(" ");
  expect(await genitive({ surname, givenName, patronymic }, sex)).toBeUndefined();
});
