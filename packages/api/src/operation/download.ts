/** An answer that is a file and not JSON: its bytes as they are, under a name to keep it by. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** @param file `name` is ASCII without quotes, e.g. `report-2025-Q1.xlsx` */
  constructor(file: { name: string; type: string; bytes: Uint8Array }) {
    this.name = file.name;
    this.type = file.type;
    this.bytes = file.bytes;
  }

  response(): Response {
    return new Response(this.bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        "Content-Type": this.type,
        "Content-Disposition": `attachment; filename="${this.name}"`,
        "Cache-Control": "no-store",
      },
    });
  }
}
