import { mustBePast } from "../../ground/shared/act.ts";
import { invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { FormContent } from "./content.ts";
import { definitionFaults, untranslated } from "./definition.ts";
import type { FormEvent } from "./form.events.ts";
import type { DecideForm, Form, FormPatch, FormVerb } from "./form.ts";

interface Decided {
  form: Form;
  events: FormEvent[];
}
interface Deciding {
  /** Instant. */
  at: string;
  by: string;
  /** The tenant's day. */
  today: string;
}

/** Content that can be asked. @throws Refusal input.invalid with each fault by its place */
export function mustBeSound(content: FormContent): void {
  const faults = definitionFaults(content);
  if (faults.length > 0) throw invalid(faults);
}

/**
 * Changes the draft; of an approved form it begins the next version.
 * @param before the draft, or what has been approved @throws Refusal form.retired, input.invalid
 */
export function revise(form: Form, before: FormContent, patch: FormPatch): Decided & { draft: FormContent } {
  mustStand(form);
  const named = Object.entries(patch).filter(([, value]) => value !== undefined);
  const draft = { ...before, ...Object.fromEntries(named.map(([name, value]) => [name, value ?? undefined])) };
  const fields = named.map(([name]) => name).filter((name) => !same(pick(before, name), pick(draft, name)));
  if (fields.length === 0) return { form, events: [], draft: before };
  mustBeSound(draft);
  // Lists show what counts; of a form that never did, the draft.
  const shown = form.version === 0 ? { title: draft.title, subject: draft.subject } : {};
  return {
    form: { ...form, ...shown, hasDraft: true },
    events: [{ type: "form.revised", data: { formId: form.formId, fields } }],
    draft,
  };
}

const pick = (content: FormContent, name: string) => content[name as keyof FormContent];

/** The draft counts from now on. @throws Refusal form.retired, form.approved (nothing to approve), form.untranslated, input.invalid */
export function approve(form: Form, draft: FormContent | undefined, { act }: DecideForm, when: Deciding): Decided {
  mustStand(form);
  if (!draft)
    throw new Refusal("form.approved", {
      ru: "Форма уже утверждена; новая версия начинается с изменения.",
      en: "The form has been approved already; a new version begins with a change.",
    });
  mustBePast(act, when.today);
  const missing = untranslated(draft);
  if (missing.length > 0)
    throw new Refusal(
      "form.untranslated",
      {
        ru: "Утверждают форму, все тексты которой есть на обоих языках.",
        en: "A form is approved when all of its texts are there in both languages.",
      },
      { fields: missing.slice(0, 50).map((one) => ({ ...one, pointer: `/draft${one.pointer}` })) },
    );
  const approved = form.version + 1;
  const { title, subject } = draft;
  return {
    form: {
      ...form,
      status: "approved",
      version: approved,
      title,
      subject,
      hasDraft: false,
      approval: { act, at: when.at, by: when.by },
    },
    events: [{ type: "form.approved", data: { formId: form.formId, approved } }],
  };
}

/** Nobody is asked by it any more; what has been answered stays. @throws Refusal form.retired */
export function retire(form: Form, { act }: DecideForm, { at, by, today }: Deciding): Decided {
  mustStand(form);
  mustBePast(act, today);
  return {
    form: { ...form, status: "retired", hasDraft: false, retirement: { act, at, by } },
    events: [{ type: "form.retired", data: { formId: form.formId } }],
  };
}

/** What may be done with it now: by whoever is responsible for it, and by whoever may only ask by it. */
export function mayDo(
  { status, version, hasDraft }: Form,
  { isOurs, asks }: { isOurs: boolean; asks: boolean },
): FormVerb[] {
  if (status === "retired") return [];
  const own: FormVerb[] = hasDraft ? ["change", "approve", "retire"] : ["change", "retire"];
  return [...(isOurs ? own : []), ...(asks && version > 0 ? ["ask" as const] : [])];
}

/** @throws Refusal form.retired */
export function mustStand({ status }: Form): void {
  if (status !== "retired") return;
  throw new Refusal("form.retired", { ru: "Форма снята с применения.", en: "The form has been retired." });
}
