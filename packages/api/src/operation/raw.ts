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

interface DownloadedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Where the rest is, if it is more than one answer holds (RFC 8288). */
  next?: string | undefined;
}

/** A file to be kept and never shown: a browser runs nothing of it. Its name may be in any script (RFC 6266). */
export class Download extends Raw {
  constructor({ name, type, bytes, next }: DownloadedFile) {
    const filename = /^[\w. -]+$/.test(name) ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`;
    const link: Record<string, string> = next ? { Link: `<${next}>; rel="next"` } : {};
    super(bytes, {
      "Content-Type": type,
      "Content-Disposition": `attachment; ${filename}`,
      // For a reader that shows it all the same: of no origin, without scripts, forms and windows.
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      ...link,
    });
  }
}
