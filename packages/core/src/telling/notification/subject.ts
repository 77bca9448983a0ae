import { oneLine, shorten } from "./clean.ts";

/** What most mail programs show of a subject, and a header line's advised length (RFC 5322, 2.1.1). */
const maxLength = 78;

/** By which a person finds a step or a route: the last six characters of its id. */
export const referenceOf = (id: string): string => oneLine(id).slice(-6);

/** «Просим выполнить до 12 декабря: Заключение ПМПК [№ K3F9QZ]»: the title gives way, the reference never. */
export function subjectOf(lead: string, title: string, id: string): string {
  const reference = ` [№ ${referenceOf(id)}]`;
  const clean = oneLine(title);
  const start = clean === "" ? lead : `${lead}: ${clean}`;
  return shorten(start, maxLength - reference.length) + reference;
}
