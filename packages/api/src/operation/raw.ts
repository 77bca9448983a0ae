/** An answer that is not JSON: text or bytes as they are. Kept by nobody, unless its headers say otherwise. */
export class Raw {
  readonly body: string | Uint8Array;
  readonly headers: Record<string, string>;
  readonly status: 200 | 206;

  constructor(body: string | Uint8Array, headers: Record<string, string>, status: 200 | 206 = 200) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }

  response(): Response {
    return new Response(this.body as string | Uint8Array<ArrayBuffer>, {
      status: this.status,
      headers: { "Cache-Control": "no-store", ...this.headers },
    });
  }
}

interface DownloadedFile {
  name: string;
  /** What it is called where names in other letters than ASCII's are not read. */
  plain?: string | undefined;
  type: string;
  bytes: Uint8Array;
  /** Where the rest is, if it is more than one answer holds (RFC 8288). */
  next?: string | undefined;
  /** Which bytes these are of a file that is longer than an answer (RFC 9110, 15.3.7). */
  part?: { from: number; of: number } | undefined;
}

/** A file to be kept and never shown: a browser runs nothing of it. Its name may be in any script (RFC 6266). */
export class Download extends Raw {
  constructor({ name, plain, type, bytes, next, part }: DownloadedFile) {
    const fallback = plain ? `filename="${plain}"; ` : "";
    const filename = /^[\w. -]+$/.test(name) ? `filename="${name}"` : `${fallback}filename*=UTF-8''${encoded(name)}`;
    const link: Record<string, string> = next ? { Link: `<${next}>; rel="next"` } : {};
    const range: Record<string, string> = part
      ? { "Content-Range": `bytes ${part.from}-${part.from + bytes.length - 1}/${part.of}` }
      : {};
    const headers = {
      "Content-Type": type,
      "Content-Disposition": `attachment; ${filename}`,
      // For a reader that shows it all the same: of no origin, without scripts, forms and windows.
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      ...link,
      ...range,
    };
    super(bytes, headers, part ? 206 : 200);
  }
}

/** `encodeURIComponent` leaves four signs that a parameter of a header may not have (RFC 8187, attr-char). */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
