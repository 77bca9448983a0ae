/** An answer that is not JSON: text or bytes as they are. Kept by nobody, unless its headers say otherwise. */
export class Raw {
  readonly body: string | Uint8Array;
  readonly headers: Record<string, string>;

  constructor(body: string | Uint8Array, headers: Record<string, string>) {
    this.body = body;
    this.headers = headers;
  }

  response(): Response {
    return new Response(this.body as string | Uint8Array<ArrayBuffer>, {
      headers: { "Cache-Control": "no-store", ...this.headers },
    });
  }
}

/** A file to be kept and never shown: a browser runs nothing of it. Its name may be in any script (RFC 6266). */
export class Download extends Raw {
  constructor({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }) {
    const filename = /^[\w. -]+$/.test(name) ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`;
    super(bytes, { "Content-Type": type, "Content-Disposition": `attachment; ${filename}` });
  }
}
