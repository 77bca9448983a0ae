import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, linkTo, type Manner, said } from "./frame.ts";

// A page for everybody weighs less than 60 kB, with its style, however much a region has to show (docs/performance.md): a mother in a village
// pays for each. Lists are divided by what their cards weigh, as a site may be told in three lines or in three screens.

/** Bytes of cards: the rest is for the frame, what stands around the list, and the style. */
const most = 36_000;

const t = {
  before: { ru: "Назад", en: "Back" },
  next: { ru: "Дальше", en: "Further" },
} as const satisfies Record<string, Text>;

interface List<T> {
  all: readonly T[];
  card(one: T): Html;
  /** The page that is asked for; of others than there are the last. */
  page: string | undefined;
  most?: number;
}

/** The cards of one page of a list, and which of them all it is. */
export interface Part<T> {
  items: T[];
  cards: Html[];
  page: number;
  pages: number;
  /** Where each is found, by its place in the list. */
  of(index: number): number;
}

export function partOf<T>({ all, card, page, most: bytes = most }: List<T>): Part<T> {
  const cards = all.map(card);
  const found: number[] = [];
  let [n, filled] = [1, 0];
  for (const one of cards) {
    const weight = Buffer.byteLength(String(one));
    if (filled > 0 && filled + weight > bytes) [n, filled] = [n + 1, 0];
    filled += weight;
    found.push(n);
  }
  const pages = n;
  const asked = page && /^[1-9]\d{0,3}$/.test(page) ? Math.min(Number(page), pages) : 1;
  const here = <U>(list: readonly U[]) => list.filter((_, i) => found[i] === asked);
  return { items: here(all), cards: here(cards), page: asked, pages, of: (index) => found[index] ?? 1 };
}

/** Back and further, where there is more than one page. @param at the address of a page */
export const turning = (
  { page, pages }: Pick<Part<unknown>, "page" | "pages">,
  manner: Manner,
  at: (n: number) => string,
): Html | "" =>
  pages < 2
    ? ""
    : html`<p class="screen">${page > 1 ? html`<a href="${at(page - 1)}">${said(t.before, manner)}</a> · ` : ""}${page} / ${pages}${page < pages ? html` · <a href="${at(page + 1)}">${said(t.next, manner)}</a>` : ""}</p>`;

/** Addresses of the pages of a list, of which the first has none of its own. */
export const pagesAt =
  (path: string, manner: Manner, query: Record<string, string | undefined>, name = "page") =>
  (n: number): string =>
    linkTo(path, manner, { ...query, [name]: n > 1 ? String(n) : undefined });
