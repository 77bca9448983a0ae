// A form as the service shows it, and answers to it.

/** A text of a form: approved ones have both languages. */
export interface Words {
  ru?: string;
  en?: string;
}
interface Test {
  key: string;
  is: "answered" | "not-answered" | "=" | "!=" | ">" | ">=" | "<" | "<=";
  value?: boolean | number | string;
}
interface Base {
  key: string;
  in?: string;
  text: Words;
  help?: Words;
  prefix?: string;
  required?: boolean;
  when?: { join: "all" | "any"; tests: Test[] };
}
interface Option {
  code: string;
  text: Words;
  /** «Ничего из этого»: with no other. */
  alone?: true;
}
export type Item = Base &
  (
    | { kind: "note" | "group" | "yes-no" }
    | { kind: "table"; rows: { min?: number; max: number } }
    | { kind: "choice"; options: Option[] }
    | { kind: "many"; options: Option[]; min?: number; max?: number }
    | { kind: "scale"; from: number; to: number; ends?: { from: Words; to: Words } }
    | { kind: "number"; min?: number; max?: number; decimals: number; unit?: Words }
    | { kind: "date"; min?: string; max?: string }
    | { kind: "text"; lines: "one" | "many"; max: number }
  );
export type Simple = boolean | number | string | string[];
export type Row = Record<string, Simple>;
export type Answers = Record<string, Simple | Row[]>;
/** What was answered to a question: a key may be a name that every object has (`toString`). */
export const own = <T>(answers: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;
