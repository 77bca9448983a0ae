/** What we use of pdfmake 0.3; its published types would bring the browser's globals into every file. */
declare module "pdfmake" {
  export type Margins = [left: number, top: number, right: number, bottom: number];

  interface Looks {
    fontSize?: number;
    bold?: boolean;
    alignment?: "center";
    margin?: Margins;
    width?: number;
    leadingIndent?: number;
    unbreakable?: boolean;
    colSpan?: number;
    headlineLevel?: number;
  }
  export type Content =
    | string
    | Content[]
    | (Looks & { text: string | Content[] })
    | (Looks & { stack: Content[] })
    | (Looks & { columns: Content[] })
    | (Looks & { qr: string; fit: number; eccLevel: "L" | "M" })
    | (Looks & { table: Table; layout: Layout });

  interface Table {
    headerRows: number;
    dontBreakRows: boolean;
    widths: number[];
    body: Content[][];
  }
  interface Layout {
    hLineWidth(): number;
    vLineWidth(): number;
    paddingLeft(): number;
    paddingRight(): number;
  }

  export interface Definition {
    info: { title: string; creator: string; producer: string };
    language: string;
    pageSize: "A4";
    pageOrientation: "portrait" | "landscape";
    pageMargins: Margins;
    defaultStyle: { font: string; fontSize: number };
    footer(page: number): Content;
    /** Whether a page ends before this piece: a heading that would stand last on it. */
    pageBreakBefore?(node: { headlineLevel?: number }, next: { getFollowingNodesOnPage(): unknown[] }): boolean;
    content: Content[];
  }

  type Face = "normal" | "bold" | "italics" | "bolditalics";
  interface Pdfmake {
    /** In memory; where fonts are looked for. */
    virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
    addFonts(fonts: Record<string, Record<Face, string>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
  }
  const pdfmake: Pdfmake;
  export default pdfmake;
}
