import { offline, type Problem } from "../respond/api.ts";
import { post, tokenOfAddress } from "../respond/post.ts";
import type { Answers, Item, Words } from "./item.ts";

/** What `POST /v1/forms/respond` shows. */
export interface Page {
  status: "asked" | "submitted" | "closed";
  closesOn?: string;
  form?: { title: Words; intro?: Words; items: Item[] };
  answers?: Answers;
  /** One's own link in the place of one for all. */
  token?: string;
  /** The answer leads to nobody, and cannot be given back. */
  once?: true;
  /** The draft that these answers are. */
  draftVersion?: number;
}

export const ask = (action: "view" | "save" | "submit", answers?: Answers, draftVersion?: number) =>
  post<Page, Problem>("/v1/forms/respond", { token: tokenOfAddress(), action, answers, draftVersion }, offline);
