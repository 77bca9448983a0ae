import * as z from "zod";
import type { Ctx } from "../../ground/shared/context.ts";
import { fileTaken } from "../../ground/shared/file-taken.ts";
import { mustBeRight, parse } from "../../ground/shared/input.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { Asked, content } from "./content.ts";
import { StandardIdText } from "./data.ts";
import { partsOf } from "./docx.parts.ts";
import { readDocx } from "./docx.read.ts";
import { begin, get, revise } from "./standard-document.actions.ts";
import type { StandardView } from "./standard-document.ts";

/** A text of some pages; pictures in it are not taken anyway. */
const largest = 2 * 2 ** 20;

export const ImportStandard = z
  .strictObject({
    /** DOCX in base64. */
    file: z.base64({ error: says("base64", "base64") }).max(Math.ceil(largest / 3) * 4),
    /** Whose draft it becomes; without it a document of its own, which needs the rest. */
    standardId: StandardIdText.optional(),
    municipality: MunicipalityKey.optional(),
    title: content.title.optional(),
    audience: content.audience.optional(),
    dataClass: content.dataClass.optional(),
    asks: z.array(Asked).max(30).optional(),
  })
  .refine((one) => one.standardId !== undefined || (one.title && one.audience && one.dataClass), {
    path: ["title"],
    error: says(
      "у нового документа — название, для кого он и какие сведения в нём",
      "of a new document its title, for whom it is, and what it tells",
    ),
  });

/**
 * A draft, read from a DOCX in which places stand between braces. What is only looks is left out.
 * @throws Refusal attachment.type, input.invalid with each place that no field is, standard-document.retired, not-found
 */
export async function importDocx(ctx: Ctx, input: unknown): Promise<StandardView> {
  const { file, standardId, municipality, ...given } = parse(ImportStandard, input);
  const { parts, faults } = partsOf(await piecesIn(Buffer.from(file, "base64")));
  mustBeRight(faults);
  const named = { ...given, parts: parse(content.parts, parts) };
  if (standardId !== undefined) {
    const { version } = await get(ctx, standardId);
    return revise(ctx, standardId, named, version);
  }
  const { title, audience, dataClass, asks = [], parts: read } = named;
  // A new one says them: the schema has seen to that.
  const said = { title: title!, audience: audience!, dataClass: dataClass! };
  return begin(ctx, { ...said, orientation: "portrait", asks, parts: read }, { municipality });
}

async function piecesIn(bytes: Buffer) {
  try {
    await fileTaken(bytes, ["docx"]);
    return await readDocx(bytes);
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal("attachment.type", error.text) : error;
  }
}
