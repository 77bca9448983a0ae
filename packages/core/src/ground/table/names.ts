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

/** «Son of» and «daughter of» behind a father's name, in the spellings of papers. */
export const sonOf = "оглы|оглу|огли|углы|угли|улы|уулу";
export const daughterOf = "кызы|кизи|гызы";

/** Parts of a name that stand in small letters. */
const particles = new RegExp(`^(?:${sonOf}|${daughterOf}|бек|заде|ибн|фон|де|ван|дер|эль|аль)$`, "i");

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

/** Longer than any name with all of its parts; what people write of words takes time by the square of their length. */
const longestName = 300;

/** Brackets, digits and asterisks: a note about somebody, a number of the list, another name beside this one. */
const isForeign = (name: string): boolean => name.length > longestName || /[^\p{L}\p{M}\s'’ʼ`´.–—-]/u.test(name);

/** A surname, given name or patronymic: capitals throughout and letters of another alphabet are put right, and that is said. */
export function readName(cell: string): Reading<string> {
  if (isForeign(cell))
    return {
      fault: text(
        "имя буквами: без скобок, цифр и знаков, одно; прежнее вносится отдельно",
        "a name in letters: without brackets, digits and signs, and one; a former one is entered by itself",
      ),
    };
  const name = inProperCase(cell.split(" ").map(cyrillicOf).join(" "));
  return name === cell ? { value: cell } : readAs(name, name);
}

/** A name whose parts are told apart. */
export interface FullName {
  surname: string;
  givenName: string;
  patronymic?: string | undefined;
}

const ofSon = new RegExp(`(?:ич|${sonOf})$`, "i");
const ofDaughter = new RegExp(`(?:вна|ична|${daughterOf})$`, "i");
const isPatronymic = (word: string): boolean => ofSon.test(word) || ofDaughter.test(word);
const childOf = new RegExp(`^(?:${sonOf}|${daughterOf})$`, "i");

/**
 * «Тестова Анна Игоревна», «Ким Ли Анна Вагиф кызы»; «Анна Игоревна Тестова», which is told. What can be parted in two ways is for
 * people to part.
 */
export function readFullName(cell: string): Reading<FullName> {
  if (isForeign(cell)) return { fault: parted };
  const words = cell.split(" ").map(cyrillicOf);
  if (words.length === 3 && isPatronymic(words[1]!) && !isPatronymic(words[2]!)) return surnameLast(words);
  const tail = words.length > 3 && childOf.test(words.at(-1)!) ? 2 : isPatronymic(words.at(-1)!) ? 1 : 0;
  const before = words.length - tail;
  if (before < 2 || before > 3 || (before === 3 && tail === 0)) return { fault: parted };
  const [surname, givenName, patronymic] = [
    words.slice(0, before - 1).join(" "),
    words[before - 1]!,
    words.slice(before).join(" "),
  ].map(inProperCase);
  return { value: { surname: surname!, givenName: givenName!, patronymic: patronymic || undefined } };
}

const parted = text(
  "фамилия, имя и отчество в одной ячейке читаются неоднозначно: разнесите их по столбцам",
  "surname, given name and patronymic in one cell can be read in several ways: put them into columns of their own",
);

function surnameLast(words: readonly string[]): Reading<FullName> {
  const [givenName, patronymic, surname] = words.map(inProperCase) as [string, string, string];
  return readAs({ surname, givenName, patronymic }, `${surname} ${givenName} ${patronymic}`);
}

/** Whose patronymic it is, where its ending tells. */
export function sexOf(patronymic: string): "female" | "male" | undefined {
  if (ofDaughter.test(patronymic)) return "female";
  return ofSon.test(patronymic) ? "male" : undefined;
}
