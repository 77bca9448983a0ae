import * as ChildDocument from "@marshrut/core/child-document";
import { documentFormats } from "@marshrut/core/document";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { familyAction } from "./action.ts";

const childId = idText("child");

/** Documents that were made for whoever looks: to read, to print, to sign. */
export const documentActions = [
  familyAction({
    action: "documents",
    input: { childId },
    answer: { documents: z.array(ChildDocument.FamilyDocument) },
    refusals: ["not-found"],
    run: async ({ ctx }, { childId }) => ({ documents: await ChildDocument.familyDocuments(ctx, childId) }),
  }),
  familyAction({
    action: "document",
    input: { childId, documentId: idText("document"), format: z.enum(documentFormats).default("pdf") },
    answer: { name: z.string(), type: z.string(), content: z.string().meta({ description: "base64" }) },
    refusals: ["not-found"],
    run: async ({ ctx }, { format, ...at }) => {
      const { name, type, bytes } = await ChildDocument.familyFile(ctx, at, format);
      return { name, type, content: Buffer.from(bytes).toString("base64") };
    },
  }),
];
