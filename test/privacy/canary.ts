/** A person who does not exist, in every field and text that the API takes; nowhere may any of it be found in plain. */
export const canary = {
  surname: "Канарейкина",
  givenName: "Ефросинья",
  patronymic: "Пантелеймоновна",
  birthDate: "2014-11-23",
  snils: "112-233-445 95",
  address: "г. Новокузнецк, ул. Соловьиная, 7-19",
  guardian: { surname: "Канарейкин", givenName: "Варфоломей", patronymic: "Евстигнеевич" },
  phone: "+7 906 123-45-67",
  email: "kanareika.semya@example.net",
  number: "777.13.42/2026",
  issuer: "Бюро для Канарейкиной № 7",
  measure: "Занятия с сурдопедагогом Лебедевой",
  file: "Скан Канарейкиной.png",
  /** Free texts, each with a word of its own. */
  reject: "Ефросинья болеет ветрянкой",
  hold: "Канарейкины уехали в Шерегеш",
  cancel: "Бабушка Ефросиньи против",
  report: "Ефросинья освоила азбуку Брайля",
  failed: "Мать Ефросиньи в больнице",
  progress: "С Ефросиньей проведено три занятия",
  question: "Канарейкина — это сестра Тимофея?",
  answer: "Да, брат Ефросиньи — Тимофей",
  reassign: "По просьбе отца Варфоломея",
  close: "Канарейкины переехали в Томск",
  evaluate: "Ефросинье нужен ещё один цикл",
  left: "Семья Канарейкиных выехала",
  decide: "Ефросинью готова принять другая школа",
  correct: "Вместо Ефросиньи отметили брата Тимофея",
  means: "Кабинет Лебедевой, тренажёр Ефросиньи",
  amend: "Канарейкины просят перенести занятия",
  given: "Ефросинья ходит к логопеду при храме",
  by: "Логопед Лебедева",
  reopen: "Канарейкины вернулись из Томска",
} as const;

/** Beginnings and middles by which any trace of it would be known. */
export const traces: readonly string[] = [
  ...["Канарейк", "Ефросинь", "Пантелеймон", "Варфолом", "Евстигне", "Лебедев", "Тимоф", "Соловьин"],
  ...["2014-11-23", "23.11.2014", "112-233-445", "11223344595", "9061234567", "906 123-45-67", "kanareika"],
  ...["777.13.42", "ветрянк", "Шерегеш", "Брайл", "в больниц", "Томск", "азбук"],
].flatMap((trace) => [trace, trace.toLowerCase(), trace.toUpperCase()]);

/** The same text as it stands in JSON escapes, addresses, quoted-printable mail and base64. */
export function disguises(text: string): string[] {
  const bytes = Buffer.from(text);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase());
  const escaped = [...text]
    .map((c) => (c > "\x7f" ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c))
    .join("");
  const inside = [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replaceAll("=", "");
    return coded.slice(shift === 0 ? 0 : 4, -3); // what does not depend on its neighbours
  });
  const plain = [text, escaped, encodeURIComponent(text), hex.map((h) => `=${h}`).join("")];
  return [...new Set([...plain, ...inside.filter((s) => s.length > 11)])];
}

export const everyDisguise: readonly string[] = [...new Set(traces.flatMap(disguises))];
