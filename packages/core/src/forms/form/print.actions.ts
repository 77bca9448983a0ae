import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { FormId } from "../../ground/shared/ids.ts";
import { contentOf } from "./form.actions.ts";
import { formDocument } from "./form.document.ts";

interface Printing {
  version?: number | undefined;
  language: "ru" | "en";
  format: DocumentFormat;
}

/** A form to be filled in by hand: a version, else the draft where there is one. @throws Refusal not-found */
export async function print(ctx: Ctx, id: FormId, { version, language, format }: Printing): Promise<DocumentFile> {
  const { form, content } = await contentOf(ctx, id, version);
  return fileOf(formDocument(content, version ?? (form.hasDraft ? 0 : form.version), language), format, "form");
}
