import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { StandardId } from "../../ground/shared/ids.ts";
import { declined } from "../../people/child/declined.ts";
import { type FieldKey, fieldKeys, fieldOf, type ListKey, listKeys, listOf, sampleSex } from "./catalogue.ts";
import type { DocumentContent } from "./content.ts";
import { documentOf, type Facts, fill, inFull, type Named } from "./fill.ts";
import { contentOf } from "./standard-document.actions.ts";
import { templateBlocks } from "./template.document.ts";

/** `sample`: filled in about an invented child; `template`: with its places, to be edited and brought back. */
export const printedAs = ["sample", "template"] as const;

interface Printing {
  edition?: number | undefined;
  as: (typeof printedAs)[number];
  format: DocumentFormat;
}

/** An edition, else the draft where there is one. @throws Refusal not-found */
export async function print(ctx: Ctx, id: StandardId, { edition, as, format }: Printing): Promise<DocumentFile> {
  const { content } = await contentOf(ctx, id, edition);
  const blocks = as === "template" ? templateBlocks(content) : await sampleBlocks(content);
  return fileOf(documentOf(content, blocks), format, as === "template" ? "template" : "sample");
}

/** About a child that does not exist. What is asked of whoever fills it in stands there by its title. */
async function sampleBlocks(content: DocumentContent) {
  const { content: blocks } = await fill(content, sampleOf(content), {}, async (name, to) => {
    const found = name.sex && (await declined({ ...name }, name.sex, to));
    return found ? inFull(found) : undefined;
  });
  return blocks;
}

function sampleOf({ asks }: DocumentContent): Facts {
  const values: Record<string, string> = {};
  const names: Partial<Record<FieldKey, Named>> = {};
  for (const key of fieldKeys) {
    const { kind, sample } = fieldOf(key);
    if (kind !== "name") values[key] = sample;
    else {
      const [surname = "", givenName = "", patronymic] = sample.split(" ");
      names[key] = { surname, givenName, patronymic, sex: sampleSex[key] };
    }
  }
  for (const { key, title } of asks) values[`given.${key}`] = `[${title.ru}]`;
  return { values, names, lists: Object.fromEntries(listKeys.map((key: ListKey) => [key, listOf(key).sample])) };
}
