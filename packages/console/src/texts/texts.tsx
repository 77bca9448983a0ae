import { IntlMessageFormat } from "intl-messageformat";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

export const languages = ["ru", "en"] as const;
export type Language = (typeof languages)[number];

/** Messages by their key, in both languages: ICU, so that numbers and plurals are the language's own. */
export interface Texts<Key extends string> {
  ru: Readonly<Record<Key, string>>;
  en: Readonly<Record<Key, string>>;
}
/** What a screen says: Russian is written first, and English has to say the same. */
export const texts = <const Key extends string>(
  ru: Record<Key, string>,
  en: Record<NoInfer<Key>, string>,
): Texts<Key> => ({
  ru,
  en,
});

/** What the API says in two languages. */
export interface Both {
  ru: string;
  en: string;
}

export type Values = Record<string, string | number | undefined>;
export type Say<Key extends string> = (key: Key, values?: Values) => string;

const common: Texts<keyof typeof ru> = { ru, en };
export type CommonKey = keyof typeof ru;

const stored = "marshrut.language";
const isLanguage = (text: string | null): text is Language => languages.some((one) => one === text);
function chosen(): Language {
  const kept = localStorage.getItem(stored);
  if (isLanguage(kept)) return kept;
  return "ru";
}

/** The language of requests: what the API answers in. */
let current = chosen();
export const languageNow = (): Language => current;

interface Speech {
  language: Language;
  speak: (language: Language) => void;
}
const SpeechContext = createContext<Speech>({ language: "ru", speak: () => undefined });
export const useSpeech = (): Speech => useContext(SpeechContext);

export function SpeechProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState(current);
  const speak = useCallback((next: Language) => {
    current = next;
    localStorage.setItem(stored, next);
    document.documentElement.lang = next;
    set(next);
  }, []);
  const speech = useMemo(() => ({ language, speak }), [language, speak]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

const formats = new Map<string, IntlMessageFormat>();
function format(message: string, language: Language, values: Values): string {
  const key = `${language} ${message}`;
  let made = formats.get(key);
  if (!made) {
    made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(key, made);
  }
  return String(made.format(values));
}

/** What is said in `language`. A message without arguments is itself. */
export const sayIn =
  <Key extends string>(of: Texts<Key>, language: Language): Say<Key> =>
  (key, values) =>
    values ? format(of[language][key], language, values) : of[language][key];

export function useTexts<Key extends string>(of: Texts<Key>): Say<Key> {
  const { language } = useSpeech();
  return useMemo(() => sayIn(of, language), [of, language]);
}

/** The words that all screens share. */
export const useCommon = (): Say<CommonKey> => useTexts(common);

/** The reader's language of what the API says in both. */
export function useBoth(): (text: Both) => string {
  const { language } = useSpeech();
  return useCallback((text) => text[language], [language]);
}
