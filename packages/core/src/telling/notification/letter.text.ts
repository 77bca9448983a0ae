import type { Block, Letter, Section } from "./letter.ts";

/** The letter as plain text, lines ended by `\n`. Addresses stand on lines of their own, so that they can be copied whole. */
export const asText = ({ sections }: Letter): string => `${sections.map(section).join("\n\n————————————————\n\n")}\n`;

const section = ({ heading, blocks }: Section): string => [heading, ...blocks.map(block)].join("\n\n");

function block(b: Block): string {
  switch (b.kind) {
    case "paragraph":
      return b.text;
    case "facts":
      return b.rows.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "action":
      return `${b.label}:\n${b.url}`;
    case "fold":
      return `${b.summary}:\n${b.text}`;
  }
}
