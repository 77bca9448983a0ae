import { createHash } from "node:crypto";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { listen } from "../loopback/index.ts";
import { type Listed, type Objects, openObjects, type StoredObject } from "./store.ts";

export interface S3 {
  readonly url: string;
  /** What lies in a bucket now, in the order of the keys. */
  objects(bucket: string): StoredObject[];
  close(): Promise<void>;
}

export interface S3Options {
  /** Folder of the database; it is there. */
  home: string;
  /** Tried first; another one where it is taken. */
  prefer?: number | undefined;
  /** What somebody beside the buckets makes of an object's tags, as GuardDuty does. Default: there are none. */
  tagsOf?: (bucket: string, body: Uint8Array) => Record<string, string>;
}

type Ask = Context<{ Bindings: HttpBindings }>;

/** Keys on a page of a listing. Source: ListObjectsV2. */
const mostKeys = 1_000;

/**
 * As much of S3 as the product and Step Functions use, addressed by path: objects whole or by a range, a name taken once
 * (`If-None-Match: *`), tags, listings page by page. What else there is answers NotImplemented.
 */
export async function startS3({ home, prefer, tagsOf = () => ({}) }: S3Options): Promise<S3> {
  const objects = openObjects(home);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("*", async (c) => {
    const { bucket, key } = placeOf(c);
    const act = key === "" ? ofBucket[c.req.method] : ofObject[c.req.method];
    if (!act || c.req.header("content-encoding")?.includes("aws-chunked")) return refusal(501, "NotImplemented");
    return act({ c, objects, bucket, key, tagsOf });
  });
  const door = await listen(getRequestListener(app.fetch), { name: "S3", prefer }).catch((error: unknown) => {
    objects.close();
    throw error;
  });
  return {
    url: door.url,
    objects: objects.all,
    async close() {
      await door.close();
      objects.close();
    },
  };
}

interface Asked {
  c: Ask;
  objects: Objects;
  bucket: string;
  key: string;
  tagsOf: NonNullable<S3Options["tagsOf"]>;
}

/** Bucket and key of a path, percent signs undone. */
function placeOf(c: Ask): { bucket: string; key: string } {
  const [, bucket = "", ...rest] = new URL(c.req.url).pathname.split("/").map(decodeURIComponent);
  return { bucket, key: rest.join("/") };
}

const ofObject: Record<string, (asked: Asked) => Response | Promise<Response>> = {
  async PUT({ c, objects, bucket, key }) {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const etag = `"${createHash("md5").update(body).digest("hex")}"`;
    const onlyIfFree = c.req.header("if-none-match") === "*";
    if (!objects.put(bucket, { key, body, etag, modified: Date.now() }, onlyIfFree))
      return refusal(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    return new Response(undefined, { headers: { etag } });
  },
  GET({ c, objects, bucket, key, tagsOf }) {
    const found = objects.get(bucket, key);
    if (!found) return refusal(404, "NoSuchKey", "The specified key does not exist.");
    if (c.req.query("tagging") !== undefined) return xml(tagging(tagsOf(bucket, found.body)));
    return part(found, c.req.header("range"));
  },
  HEAD({ objects, bucket, key }) {
    const found = objects.get(bucket, key);
    if (!found) return new Response(undefined, { status: 404 });
    return new Response(undefined, { headers: { ...headersOf(found), "content-length": `${found.body.length}` } });
  },
  DELETE({ objects, bucket, key }) {
    objects.remove(bucket, key);
    return new Response(undefined, { status: 204 });
  },
};

const ofBucket: typeof ofObject = {
  GET({ c, objects, bucket }) {
    const prefix = c.req.query("prefix") ?? "";
    const token = c.req.query("continuation-token");
    const after = token === undefined ? "" : Buffer.from(token, "base64url").toString();
    const most = Math.min(Number(c.req.query("max-keys") ?? mostKeys), mostKeys);
    const found = objects.list(bucket, prefix, after, most + 1);
    return xml(listing({ bucket, prefix, most, items: found.slice(0, most), more: found.length > most }));
  },
};

function part(found: StoredObject, range: string | undefined): Response {
  const [, from = "", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === "") return new Response(found.body as Uint8Array<ArrayBuffer>, { headers: headersOf(found) });
  const size = found.body.length;
  const [first, last] = [Number(from), Math.min(Number(to || size - 1), size - 1)];
  if (first > last) return refusal(416, "InvalidRange", "The requested range is not satisfiable");
  const headers = { ...headersOf(found), "content-range": `bytes ${first}-${last}/${size}` };
  return new Response(found.body.slice(first, last + 1) as Uint8Array<ArrayBuffer>, { status: 206, headers });
}

const headersOf = ({ etag, modified }: StoredObject) => ({
  etag,
  "last-modified": new Date(modified).toUTCString(),
  "accept-ranges": "bytes",
  "content-type": "application/octet-stream",
});

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const field = (name: string, value: string | number | boolean): string => `<${name}>${escaped(`${value}`)}</${name}>`;

function listing(of: { bucket: string; prefix: string; most: number; items: Listed[]; more: boolean }): string {
  const contents = of.items.map(
    ({ key, size, etag, modified }) =>
      `<Contents>${field("Key", key)}${field("LastModified", new Date(modified).toISOString())}${field("ETag", etag)}` +
      `${field("Size", size)}<StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = of.more ? field("NextContinuationToken", Buffer.from(of.items.at(-1)!.key).toString("base64url")) : "";
  return (
    `<ListBucketResult>${field("Name", of.bucket)}${field("Prefix", of.prefix)}${field("KeyCount", of.items.length)}` +
    `${field("MaxKeys", of.most)}${field("IsTruncated", of.more)}${next}${contents.join("")}</ListBucketResult>`
  );
}

const tagging = (tags: Record<string, string>): string => {
  const set = Object.entries(tags).map(([key, value]) => `<Tag>${field("Key", key)}${field("Value", value)}</Tag>`);
  return `<Tagging><TagSet>${set.join("")}</TagSet></Tagging>`;
};

const xml = (body: string, status = 200): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    status,
    headers: { "content-type": "application/xml" },
  });

const refusal = (status: number, code: string, message = code): Response =>
  xml(`<Error>${field("Code", code)}${field("Message", message)}</Error>`, status);
