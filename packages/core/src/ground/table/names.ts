import { type Reading, readAs, text } from "./reading.ts";

/** Latin letters that look like Cyrillic ones, and those they look like. */
const latin = "ABCEHKMOPTXYaceopxyk";
const cyrillic = "АВСЕНКМОРТХУасеорхук";
const lookAlikes = new Map([...latin].map((letter, i) => [letter, cyrillic[i]!]));
const backwards = new Map([...cyrillic].map((letter, i) => [letter, latin[i]!]));

const replaced = (text: string, by: ReadonlyMap<string, string>): string =>
  [...text].map((letter) => by.get(letter) ?? letter).join("");

/** A word of both alphabets whose Latin letters all look like Cyrillic ones: «Tecтoвa» is «Тестова». Others stay as they are. */
const cyrillicOf = (word: string): string => {
  const isMixed = /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);
  const turned = replaced(word, lookAlikes);
  return isMixed && !/\p{Script=Latin}/u.test(turned) ? turned : word;
};

/** The other way round, for addresses of mail. */
export const latinOf = (text: string): string => {
  const turned = replaced(text, backwards);
  return /\p{Script=Cyrillic}/u.test(turned) ? text : turned;
};

/** Parts of a name that stand in small letters. */
const particles = /^(?:оглы|кызы|оглу|гызы|улы|уулу|бек|заде|ибн|фон|де|ван|дер|эль|аль)$/i;

/** «ТЕСТОВА-ОГЛЫ», «тестова»: a capital for each part, small letters for the rest. Names in both cases stay as they are. */
function inProperCase(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, "");
  const isShouted = letters.length > 1 && letters === letters.toLocaleUpperCase("ru");
  const isMumbled = letters === letters.toLocaleLowerCase("ru") && !particles.test(letters);
  if (letters === "" || (!isShouted && !isMumbled)) return name;
  return name
    .split(/([\s\-–—'’ʼ`.]+)/)
    .map((part, i) => (i > 0 && particles.test(part) ? part.toLocaleLowerCase("ru") : capital(part)))
    .join("");
}

const capital = (part: string): string =>
  part.slice(0, 1).toLocaleUpperCase("ru") + part.slice(1).toLocaleLowerCase("ru");

/** A surname, given name or patronymic: capitals throughout and letters of another alphabet are put right, and that is said. */
export function readName(cell: string): Reading<string> {
  const name = inProperCase(cell.split(" ").map(cyrillicOf).join(" "));
  return name === cell ? { value: cell } : readAs(name, name);
}

/** A name whose parts are told apart. */
export interface FullName {
  surname: string;
  givenName: string;
  patronymic?: string | undefined;
}

const isPatronymic = (word: string): boolean => /(?:вич|вна|ична|инична|ьич|оглы|кызы)$/i.test(word);

/** «Тестова Анна Игоревна», «Ким Ли Анна Вагиф кызы». What can be parted in two ways is for people to part. */
export function readFullName(cell: string): Reading<FullName> {
  const words = cell.split(" ").map(cyrillicOf);
  const tail = words.length > 3 && /^(?:оглы|кызы)$/i.test(words.at(-1)!) ? 2 : isPatronymic(words.at(-1)!) ? 1 : 0;
  const before = words.length - tail;
  if (before < 2 || before > 3 || (before === 3 && tail === 0))
    return {
      fault: text(
        "фамилия, имя и отчество в одной ячейке читаются неоднозначно: разнесите их по столбцам",
        "surname, given name and patronymic in one cell can be read in several ways: put them into columns of their own",
      ),
    };
  const [surname, givenName, patronymic] = [
    words.slice(0, before - 1).join(" "),
    words[before - 1]!,
    words.slice(before).join(" "),
  ].map(inProperCase);
  return { value: { surname: surname!, givenName: givenName!, patronymic: patronymic || undefined } };
}

/** Whose patronymic it is, where its ending tells. */
export function sexOf(patronymic: string): "female" | "male" | undefined {
  if (/(?:вна|ична|инична|кызы|гызы)$/i.test(patronymic)) return "female";
  return /(?:вич|ьич|оглы|оглу)$/i.test(patronymic) ? "male" : undefined;
}
