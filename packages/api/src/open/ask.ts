import * as Navigator from "@marshrut/core/navigator";
import { type Ctx, Refusal, type Text } from "@marshrut/core/shared";
import { decode, parseStrict, readBytes } from "../json/index.ts";
import { askPage, type Faults, receiptPage, type Sent } from "./ask.page.ts";
import { aroundOf, sentOf } from "./ask.sent.ts";
import type { Html, Manner } from "./frame.ts";

/** A form of these fields is no larger. */
const largest = 20 * 1024;

/** The fields of a form, or of a program that sends the same as JSON; of whatever else is sent none. @throws EdgeRefusal 400, 413 */
export async function formOf(request: Request, most = largest): Promise<URLSearchParams> {
  const bytes = await readBytes(request, most);
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams(new TextDecoder().decode(bytes));
  if (!/^application\/json\b/i.test(type)) return new URLSearchParams();
  const sent = parseStrict(decode(bytes));
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(typeof sent === "object" && sent !== null ? sent : {}))
    if (typeof value === "string") fields.set(name, value);
  return fields;
}

/** What a field of the enquiry is called in the form. */
const fields: Record<string, keyof Sent> = {
  "/name": "name",
  "/phone": "phone",
  "/words": "words",
  "/consent": "consent",
  "/municipality": "place",
};

const consentNeeded: Text = { ru: "Без согласия мы не можем вам позвонить.", en: "Without it we may not call you." };
/** What is asked for where a field was left empty: «1–120 знаков» says nothing to a mother. */
const empty: Partial<Record<keyof Sent, Text>> = {
  name: { ru: "Напишите, как к вам обращаться.", en: "Write how to call you." },
  phone: { ru: "Напишите телефон: +7 900 000-00-00.", en: "Write a number: +7 900 000-00-00." },
  words: { ru: "Напишите, что неверно.", en: "Write what is wrong." },
  place: { ru: "Выберите, где вы живёте.", en: "Choose where you live." },
};
const needed = (name: keyof Sent | "form", sent: Sent): Text | undefined => {
  if (name === "consent") return consentNeeded;
  return name === "form" || sent[name]?.trim() ? undefined : empty[name];
};

/** Takes a form: a receipt, or the form again with what is wrong. */
export async function take(
  ctx: Ctx,
  form: URLSearchParams,
  manner: Manner,
): Promise<{ page: Html; status: 200 | 400 | 409 }> {
  const sent = sentOf(form);
  const around = await aroundOf(ctx, sent);
  // A field that nobody sees is filled in by programs alone: they hear that all is well.
  if (form.get("website"))
    return { page: receiptPage({ kind: sent.kind, number: "000000" }, around, manner), status: 200 };
  try {
    const { number, at } = await Navigator.makeEnquiry(ctx, inputOf(sent));
    return { page: receiptPage({ kind: sent.kind, number, at }, around, manner), status: 200 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults: Faults = {};
    for (const { pointer, message } of error.fields) {
      const name = fields[pointer] ?? "form";
      faults[name] = needed(name, sent) ?? message;
    }
    if (error.fields.length === 0) faults.form = error.text;
    // Whether there is such a place is asked only once all else is right: what is empty is said with the rest.
    else if (sent.kind === "call" || sent.kind === "early-help") faults.place ??= needed("place", sent);
    return { page: askPage(sent, around, manner, faults), status: error.code === "input.invalid" ? 400 : 409 };
  }
}

function inputOf({
  kind,
  name,
  phone,
  words,
  consent,
  place,
  age,
  worry,
  service,
  organisation,
  slot,
  at,
}: Sent): unknown {
  if (kind === "inaccuracy") return { kind, agencyId: organisation, words: words ?? "" };
  const who = { kind, name: name ?? "", phone: phone ?? "", words, consent };
  const what = {
    municipality: place ?? "-",
    age: Navigator.ageKeys.find((key) => key === age),
    worry: Navigator.worries.find((key) => key === worry),
    serviceKey: service,
  };
  if (kind === "booking") return { ...who, ...what, slotId: slot, at };
  return kind === "call" ? { ...who, ...what, agencyId: organisation } : { ...who, ...what };
}
