/** The bucket behind a distributed Map: what it maps over is read there, its results are written there. */
import { type Answer, errorOf, request, signed } from "./http.ts";
import { type BucketObject, type BucketPort, ServiceError, type World } from "./types.ts";

export function bucketOf(world: World, signal: AbortSignal): BucketPort {
  if (world.bucket) return world.bucket;
  const { s3 } = world.endpoints;
  if (!s3) throw new ServiceError("SdkClientException", "No endpoint for S3: set AWS_ENDPOINT_URL_S3", 0);
  const ask = async (method: string, address: string, body = ""): Promise<string> => {
    const headers = { ...signed("s3", world.region), "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
    const answer = await request(`${s3.replace(/\/$/, "")}/${address}`, headers, body, signal, method);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw errorOfXml(answer);
  };
  const path = (bucket: string, key: string) =>
    `${encodeURIComponent(bucket)}/${key.split("/").map(encodeURIComponent).join("/")}`;
  return {
    get: (bucket, key) => ask("GET", path(bucket, key)),
    put: async (bucket, key, body) => void (await ask("PUT", path(bucket, key), body)),
    async list(bucket, prefix) {
      const objects: BucketObject[] = [];
      let from: string | undefined;
      do {
        const token = from === undefined ? "" : `&continuation-token=${encodeURIComponent(from)}`;
        const query = `list-type=2&prefix=${encodeURIComponent(prefix)}${token}`;
        const page = await ask("GET", `${encodeURIComponent(bucket)}?${query}`);
        objects.push(...listed(page));
        from = tag(page, "NextContinuationToken");
      } while (from !== undefined);
      return objects;
    },
  };
}

function listed(xml: string): BucketObject[] {
  return Array.from(xml.matchAll(/<Contents>(.*?)<\/Contents>/gs), ([, contents]) => ({
    ETag: tag(contents!, "ETag") ?? "",
    Key: tag(contents!, "Key") ?? "",
    LastModified: Date.parse(tag(contents!, "LastModified") ?? "") / 1000,
    Size: Number(tag(contents!, "Size") ?? 0),
    StorageClass: tag(contents!, "StorageClass") ?? "STANDARD",
  }));
}

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

function tag(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity]!);
}

function errorOfXml(answer: Answer): ServiceError {
  const code = tag(answer.body, "Code");
  if (code === undefined) return errorOf(answer);
  return new ServiceError(code, tag(answer.body, "Message") ?? "", answer.status);
}
