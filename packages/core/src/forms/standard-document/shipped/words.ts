import type { DocumentContent, Part } from "../content.ts";

// Of what the shipped documents are made. Their words are our own; by which rule, each says in `source`.

export const line = (...lines: string[]): Part => ({ kind: "lines", lines });
export const corner = (...lines: string[]): Part => ({ kind: "corner", lines });
export const title = (...lines: string[]): Part => ({ kind: "title", lines });
export const heading = (text: string): Part => ({ kind: "heading", text });
export const text = (words: string): Part => ({ kind: "paragraph", text: words });
export const facts = (...rows: [name: string, value: string][]): Part => ({
  kind: "facts",
  rows: rows.map(([name, value]) => ({ name, value })),
});
export const signed = (...of: [who: string, name?: string][]): Part => ({
  kind: "signatures",
  of: of.map(([who, name]) => ({ who, name })),
});

type Asked = DocumentContent["asks"][number];
export const ask = (
  key: string,
  ru: string,
  en: string,
  more: Partial<Pick<Asked, "kind" | "required">> = {},
): Asked => ({
  key,
  title: { ru, en },
  kind: "text",
  required: true,
  ...more,
});

export const parentSigns = signed(["Законный представитель", "{representative.name:initials}"]);
export const bothSign = signed(
  ["{organisation.shortName}", "{specialist.name:initials?}"],
  ["Законный представитель", "{representative.name:initials}"],
);

/** Where an organisation is the guardian its head signs for it (Family Code, art. 155.2): a paper that names the head alone would be their own. */
export const ofOrganisation = [{ field: "representative.relation", is: "=", value: "institution" }] as const;
export const ofPerson = [{ field: "representative.relation", is: "!=", value: "institution" }] as const;
export const only = (when: typeof ofOrganisation | typeof ofPerson, part: Part): Part => ({ ...part, when: [...when] });

const reached = ["адрес: {given.address?}", "телефон: {representative.phone?}"];
/** Whose child it is, at the head of what a parent, or the organisation that is the guardian, writes. */
export const fromParent: Part[] = [
  only(
    ofPerson,
    corner("Руководителю организации", "{organisation.name}", "от {representative.name:genitive}", ...reached),
  ),
  only(
    ofOrganisation,
    corner(
      "Руководителю организации",
      "{organisation.name}",
      "от организации-опекуна:",
      "{representative.organisation},",
      "в лице {representative.name:genitive}",
      ...reached,
    ),
  ),
];
export const askAddress = ask("address", "Адрес представителя", "The representative's address", { required: false });

export const measures: Part = {
  kind: "table",
  list: "measures",
  columns: [
    { column: "title", title: "Мероприятие", width: 8 },
    { column: "direction", title: "Направление", width: 5 },
    { column: "agency", title: "Кто проводит", width: 6 },
    { column: "from", title: "С", width: 3 },
    { column: "until", title: "По", width: 3 },
  ],
};
