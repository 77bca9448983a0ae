/** TagResource, UntagResource, ListTagsForResource. */
import { isObject, type JsonObject } from "../../json/index.ts";
import type { Tag } from "../../store/index.ts";
import { checkTaggedArn } from "../arn.ts";
import type { Api, Operation } from "../context.ts";
import { ApiError, invalid, noResource } from "../errors.ts";
import * as Params from "../params.ts";

/** AWS's limit for one resource. */
const most = 50;

const rules: Params.Rules = {
  key: { type: "string", min: 1, max: 128 },
  value: { type: "string", max: 256 },
};

/** The tags that a request names; of a key that comes twice the last one counts. */
export function tagsOf(input: JsonObject): Tag[] {
  const byKey = new Map<string, string>();
  for (const [i, tag] of ((input.tags ?? []) as JsonObject[]).entries()) {
    if (!isObject(tag)) throw new ApiError("SerializationException", "tags must be a list of objects");
    Params.checkInside(tag, `tags.${i + 1}.member`, rules);
    const { key, value = "" } = tag;
    if (typeof key !== "string") throw invalid(`Value null at 'tags.${i + 1}.member.key' must not be null`);
    if (/^aws:/i.test(key)) throw invalid("Tag keys cannot start with the reserved prefix 'aws:'");
    byKey.set(key, (value ?? "") as string);
  }
  if (byKey.size > most) throw tooMany();
  return Array.from(byKey, ([key, value]) => ({ key, value }));
}

const tooMany = () => new ApiError("TooManyTags", `Resource cannot have more than ${most} tags`);

const resourceArn = Params.arn;

function findTagged(api: Api, input: JsonObject): string {
  const arn = Params.text(input, "resourceArn");
  checkTaggedArn(arn);
  // Versions and aliases carry no tags of their own.
  if (!api.store.machines.find(arn) && !api.store.activities.find(arn)) throw noResource(arn);
  return arn;
}

export const tagResource: Operation = (api, input) => {
  Params.check(input, { resourceArn, tags: { type: "list", required: true } });
  const arn = findTagged(api, input);
  const named = tagsOf(input);
  const kept = api.store.tags.of(arn).filter(({ key }) => !named.some((tag) => tag.key === key));
  if (kept.length + named.length > most) throw tooMany();
  api.store.tags.save(arn, [...kept, ...named]);
  return {};
};

export const untagResource: Operation = (api, input) => {
  Params.check(input, { resourceArn, tagKeys: { type: "list", required: true } });
  const arn = findTagged(api, input);
  const keys = input.tagKeys as string[];
  api.store.tags.save(
    arn,
    api.store.tags.of(arn).filter(({ key }) => !keys.includes(key)),
  );
  return {};
};

export const listTagsForResource: Operation = (api, input) => {
  Params.check(input, { resourceArn });
  return { tags: api.store.tags.of(findTagged(api, input)) };
};
