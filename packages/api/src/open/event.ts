import type * as Navigator from "@marshrut/core/navigator";
import * as Occasion from "@marshrut/core/occasion";
import { type Ctx, Refusal, type Text } from "@marshrut/core/shared";
import { eventPage, type GuestFaults, type GuestSent, sentPage } from "./event.page.ts";
import type { Html, Manner } from "./frame.ts";

const names = [
  "who",
  "name",
  "post",
  "organisation",
  "municipality",
  "email",
  "consent",
] as const satisfies readonly (keyof GuestSent)[];

/** What is asked for where nothing was said: «1–200 знаков» says nothing to a mother. */
const needed: Partial<Record<keyof GuestSent, Text>> = {
  who: { ru: "Выберите, кто вы.", en: "Choose who you are." },
  name: { ru: "Напишите фамилию, имя и отчество.", en: "Write your name." },
  municipality: { ru: "Выберите, откуда вы.", en: "Choose where you are from." },
  email: { ru: "Напишите адрес почты: на него придёт письмо.", en: "Write an address of mail: a letter comes to it." },
  consent: { ru: "Без согласия записать нельзя.", en: "Nobody is signed up without it." },
};

/** Of what is chosen and ticked no other fault is known than that it was not. */
const lacks = (name: keyof GuestSent, sent: GuestSent): boolean =>
  name === "who" || name === "consent" || sent[name] === undefined;

interface Around {
  all: Navigator.Directory;
  one: Occasion.PublicOccasion;
  /** The network that it comes from. */
  from: string;
}

/** Takes the form of an event: that a letter is on its way, or the form again with what is wrong. */
export async function takeSignUp(
  ctx: Ctx,
  form: URLSearchParams,
  { all, one, from }: Around,
  manner: Manner,
): Promise<{ page: Html; status: 200 | 400 | 409 }> {
  const sent: GuestSent = {};
  for (const name of names) sent[name] = form.get(name)?.trim().slice(0, 1000) || undefined;
  // A field that nobody sees is filled in by programs alone: they hear that all is well.
  if (form.get("website")) return { page: sentPage(all, one, manner), status: 200 };
  try {
    const { name = "", email = "", ...rest } = sent;
    await Occasion.signUpOpenly(ctx, one.occasionId as `occasion_${string}`, { ...rest, name, email }, from);
    return { page: sentPage(all, one, manner), status: 200 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults: GuestFaults = {};
    for (const { pointer, message } of error.fields) {
      const name = names.find((one) => pointer === `/${one}`);
      faults[name ?? "form"] = (name && lacks(name, sent) ? needed[name] : undefined) ?? message;
    }
    if (error.fields.length === 0) faults.form = error.text;
    const page = eventPage(all, one, { now: ctx.now().toString(), sent, faults }, manner);
    return { page, status: error.code === "input.invalid" ? 400 : 409 };
  }
}
