import * as z from "zod";
import type { Ctx } from "../../../ground/shared/context.ts";
import type { FormId } from "../../../ground/shared/ids.ts";
import { parse } from "../../../ground/shared/input.ts";
import { limitedRecord } from "../../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../../ground/tenant/index.ts";
import { begin, contentOf } from "../form.actions.ts";
import { FormView } from "../form.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { fromFhir } from "./read.ts";
import { toFhir } from "./write.ts";

export const ImportForm = z.strictObject({
  municipality: MunicipalityKey.optional(),
  questionnaire: limitedRecord(100, z.record(z.string().max(100), z.unknown())).meta({
    maxProperties: 100,
    description: "Questionnaire FHIR R4 как JSON / as JSON",
  }),
});

export const ImportedForm = z.strictObject({
  form: FormView,
  left: z.array(z.string()).meta({
    description:
      "Что в документе описывает его самого и в форму не вошло / what only describes the document and has no place in a form",
  }),
});

/** The draft of a form, read from a FHIR R4 Questionnaire. @throws Refusal input.invalid with each item that cannot be asked */
export async function importFhir(ctx: Ctx, input: unknown) {
  const { municipality, questionnaire } = parse(ImportForm, input);
  const { content, left } = fromFhir(questionnaire);
  return { form: await begin(ctx, content, { municipality }), left };
}

/** What an import left out, again: the same document leaves out the same, and no record keeps it. @throws Refusal input.invalid */
export const leftOf = (input: unknown): string[] => fromFhir(parse(ImportForm, input).questionnaire).left;

/** A version, else the draft, as a FHIR R4 Questionnaire. @throws Refusal not-found */
export async function exportFhir(ctx: Ctx, id: FormId, version?: number): Promise<Questionnaire> {
  const { form, content } = await contentOf(ctx, id, version);
  const isDraft = version === undefined && form.hasDraft;
  const status = form.status === "retired" ? "retired" : isDraft || form.version === 0 ? "draft" : "active";
  return toFhir(content, { formId: id, version: version ?? (isDraft ? form.version + 1 : form.version), status });
}
