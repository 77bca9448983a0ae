import type * as Navigator from "@marshrut/core/navigator";
import type { PublicOccasion } from "@marshrut/core/occasion";
import { type Ctx, type OccasionId, Refusal, type Text } from "@marshrut/core/shared";
import * as Talk from "@marshrut/core/talk";
import { callPage, type TalkFaults, type TalkSent, takenPage } from "./call.page.ts";
import type { Html, Manner } from "./frame.ts";

const names = [
  "title",
  "abstract",
  "kind",
  "section",
  "name",
  "post",
  "organisation",
  "coauthors",
  "municipality",
  "email",
  "publish",
  "consent",
] as const satisfies readonly (keyof TalkSent)[];

/** An abstract of 6,000 Cyrillic letters is six times as long in a form. */
export const longestForm = 64 * 1024;

/** What is asked for where nothing was said. */
const needed: Partial<Record<keyof TalkSent, Text>> = {
  title: { ru: "Напишите название, не длиннее 300 знаков.", en: "Write a title, 300 characters at most." },
  abstract: { ru: "Напишите тезисы.", en: "Write the abstract." },
  kind: { ru: "Выберите вид.", en: "Choose the kind." },
  section: { ru: "Выберите секцию.", en: "Choose the section." },
  name: { ru: "Напишите фамилию, имя и отчество.", en: "Write your name." },
  municipality: { ru: "Выберите, откуда вы.", en: "Choose where you are from." },
  email: { ru: "Напишите адрес почты: на него придёт письмо.", en: "Write an address of mail: a letter comes to it." },
  consent: { ru: "Без согласия принять доклад нельзя.", en: "No talk is taken without it." },
};

interface Around {
  all: Navigator.Directory;
  one: PublicOccasion;
  call: Talk.OpenCall;
  /** The network that it comes from. */
  from: string;
}

/** Takes the form of a call: that a letter is on its way, or the form again with what is wrong. */
export async function takeTalk(
  ctx: Ctx,
  form: URLSearchParams,
  { from, ...around }: Around,
  manner: Manner,
): Promise<{ page: Html; status: 200 | 400 | 409 }> {
  const sent: TalkSent = {};
  for (const name of names) sent[name] = form.get(name)?.trim().slice(0, 10_000) || undefined;
  // A field that nobody sees is filled in by programs alone: they hear that all is well.
  if (form.get("website")) return { page: takenPage(around, manner), status: 200 };
  try {
    const { publish, ...rest } = sent;
    const given = { ...rest, publish: publish !== undefined };
    await Talk.submitOpenly(ctx, around.one.occasionId as OccasionId, given, from);
    return { page: takenPage(around, manner), status: 200 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults: TalkFaults = {};
    for (const { pointer, message } of error.fields) {
      const name = names.find((one) => pointer === `/${one}`);
      const lacks = name !== undefined && (name === "consent" || sent[name] === undefined);
      faults[name ?? "form"] = (lacks ? needed[name] : undefined) ?? message;
    }
    if (error.fields.length === 0) faults.form = error.text;
    const page = callPage(around, { sent, faults }, manner);
    return { page, status: error.code === "input.invalid" ? 400 : 409 };
  }
}
