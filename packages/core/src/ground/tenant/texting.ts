import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { line } from "../shared/schema.ts";
import { isHere } from "./here.ts";

/**
 * The region's provider of texts to telephones, asked by HTTPS with a body of its own form: providers have one door each and no common one.
 * What it knows us by is kept apart (room `texting`). Without it nobody is texted.
 */
export const Texting = z.strictObject({
  url: z
    .string()
    .max(300)
    .refine(isEndpoint, {
      error: says("адрес вида https://sms.example.ru/send", "an address like https://sms.example.org/send"),
    }),
  /** JSON, in whose texts `{phone}` and `{text}` stand for what is sent, and `{id}` for the number of the message. */
  body: z
    .string()
    .max(1000)
    .refine(isBody, {
      error: says("JSON, в текстах которого есть {phone} и {text}", "JSON whose texts have {phone} and {text}"),
    }),
  /** What stands in the answer of a provider that has taken one, where it says 200 of others as well: `"status":"ok"`. */
  accepts: line(100).optional(),
});
export type Texting = z.infer<typeof Texting>;

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isHere(url));
  return isSafe && !url.username && !url.password && !url.hash;
}

function isBody(text: string): boolean {
  try {
    const tree: unknown = JSON.parse(text);
    if (typeof tree !== "object" || tree === null) return false;
    const texts = JSON.stringify(filled(tree, (one) => one));
    return texts.includes("{phone}") && texts.includes("{text}");
  } catch {
    return false;
  }
}

/** A body with each of its texts put anew: what is put in never ends a text, whatever it says. */
export const filled = (tree: unknown, put: (text: string) => string): unknown =>
  typeof tree === "string"
    ? put(tree)
    : Array.isArray(tree)
      ? tree.map((one) => filled(one, put))
      : typeof tree === "object" && tree !== null
        ? Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, filled(one, put)]))
        : tree;
