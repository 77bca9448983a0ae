/** Activities: CreateActivity and its kin, and GetActivityTask, by which a worker asks for work. */
import { mintToken } from "../../engine/tokens.ts";
import type { JsonObject } from "../../json/index.ts";
import { checkActivityArn } from "../arn.ts";
import { type Operation, seconds } from "../context.ts";
import { ApiError, invalidName } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { checkEncryption, checkSettings } from "./settings.ts";
import { tagsOf } from "./tags.ts";

/** How long AWS keeps a worker that asks, ms. */
const patience = 60_000;

const noActivity = (arn: string) => new ApiError("ActivityDoesNotExist", `Activity Does Not Exist: '${arn}'`);

export const createActivity: Operation = (api, input) => {
  Params.check(input, {
    name: { ...Params.name, required: true },
    tags: { type: "list" },
    encryptionConfiguration: { type: "object" },
  });
  const name = Params.text(input, "name");
  if (!Params.isName(name)) throw invalidName(name);
  checkSettings(input);
  checkEncryption(input);
  const tags = tagsOf(input);
  const arn = `arn:aws:states:${api.region}:${api.accountId}:activity:${name}`;
  const known = api.store.activities.find(arn);
  if (known) return { activityArn: arn, creationDate: seconds(known.createdAt) };
  const createdAt = api.clock.now();
  const encryption = input.encryptionConfiguration;
  const settings: JsonObject = encryption == null ? {} : { encryptionConfiguration: encryption };
  api.store.activities.add({ arn, name, createdAt, settings });
  api.store.tags.save(arn, tags);
  return { activityArn: arn, creationDate: seconds(createdAt) };
};

export const describeActivity: Operation = (api, input) => {
  Params.check(input, { activityArn: Params.arn });
  const arn = Params.text(input, "activityArn");
  checkActivityArn(arn);
  const activity = api.store.activities.find(arn);
  if (!activity) throw noActivity(arn);
  return {
    activityArn: arn,
    name: activity.name,
    creationDate: seconds(activity.createdAt),
    encryptionConfiguration: activity.settings.encryptionConfiguration ?? { type: "AWS_OWNED_KEY" },
  };
};

/** Deleting what is gone succeeds. */
export const deleteActivity: Operation = (api, input) => {
  Params.check(input, { activityArn: Params.arn });
  const arn = Params.text(input, "activityArn");
  checkActivityArn(arn);
  api.store.activities.remove(arn);
  return {};
};

export const listActivities: Operation = (api, input) => {
  Params.check(input, { maxResults: Params.maxResults, nextToken: Params.nextToken });
  const limit = (input.maxResults as number | undefined) || 100;
  const after = readPage<string>(api.store.secret, "activities", Params.optionalText(input, "nextToken"));
  const rows = api.store.activities.list(limit + 1, after);
  const page = rows.slice(0, limit);
  return {
    activities: page.map(({ arn, name, createdAt }) => ({
      activityArn: arn,
      name,
      creationDate: seconds(createdAt),
    })),
    nextToken: rows.length > limit ? pageToken(api.store.secret, "activities", page.at(-1)!.arn) : undefined,
  };
};

/** Answers with work as soon as there is some, and after a minute without. */
export const getActivityTask: Operation = async (api, input) => {
  Params.check(input, { activityArn: Params.arn, workerName: Params.name });
  const arn = Params.text(input, "activityArn");
  checkActivityArn(arn);
  if (!api.store.activities.find(arn)) throw noActivity(arn);
  const worker = Params.optionalText(input, "workerName");
  const work = await api.activities.ask(arn, patience, ({ execution, attempt }) =>
    api.executions.send(execution, { kind: "taken", attempt, worker }),
  );
  if (!work) return {};
  await api.executions.durable(work.execution);
  return { taskToken: mintToken(api.store.secret, work), input: JSON.stringify(work.input) };
};
