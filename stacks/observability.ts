import { streams } from "@marshrut/functions/manifest";
import { dashboard } from "../infra/dashboard.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import * as alarms from "./alarms.ts";
import type { Api } from "./api.ts";
import type { Functions } from "./functions.ts";
import type { Schedules } from "./schedules.ts";
import type { Storage } from "./storage.ts";
import { watch } from "./watch.ts";
import type { Workflows } from "./workflows.ts";

/** Who is told when something goes wrong (what and when: ./alarms.ts), one page that shows how the stage is, and a budget. */
export function observability(
  settings: Settings,
  on: {
    storage: Storage;
    functions: Functions;
    workflows: Workflows;
    schedules: Schedules;
    api: Api;
    signIn: aws.wafv2.WebAcl | undefined;
    trail: aws.cloudwatch.LogGroup | undefined;
  },
): void {
  // Alarms are paid for by the month, and in a preview they would tell nobody.
  if (settings.alarmEmails.length === 0) return;
  const topic = new aws.sns.Topic("Alarms", {
    name: physical("alarms"),
    kmsMasterKeyId: on.storage.operationsKey.id,
  });
  new aws.sns.TopicPolicy("AlarmsPolicy", { arn: topic.arn, policy: mayTell(topic) });
  for (const [i, endpoint] of settings.alarmEmails.entries())
    new aws.sns.TopicSubscription(`AlarmsTo${i}`, { topic: topic.arn, protocol: "email", endpoint });

  for (const [name, handler] of on.functions.all) alarms.ofFunction(topic, name, handler);
  for (const [name, machine] of on.workflows) alarms.ofMachine(topic, name, machine);
  alarms.ofExecutions(topic);
  for (const [name, made] of Object.entries(on.storage.tables)) alarms.ofTable(topic, name, made);
  for (const dead of [on.functions.failed, on.functions.streamed, on.schedules.undelivered])
    alarms.ofDeadLetters(topic, dead);
  for (const { function: name } of streams) alarms.ofStream(topic, name, on.functions.named(name));
  alarms.ofSchedules(topic, on.schedules, on.functions);
  alarms.ofApi(topic, on.api);
  alarms.ofMail(topic, on.functions);
  alarms.ofHealing(topic, on.functions);
  alarms.ofAudit(topic, on.functions);
  if (on.signIn) alarms.ofSignIn(topic, on.signIn, settings.region);
  if (on.trail) watch(topic, on.trail);
  dashboard({
    region: settings.region,
    functions: [...on.functions.all].map(([name, { fn }]) => ({ name, physical: fn.name })),
    machines: [...on.workflows].map(([name, machine]) => ({ name, arn: machine.arn })),
    apiId: on.api.id,
  });
  budget(settings, topic);
}

const mayTell = (topic: aws.sns.Topic) =>
  $jsonStringify({
    Version: "2012-10-17",
    Statement: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map((Service) => ({
      Sid: Service.startsWith("cloudwatch") ? "AlarmsTell" : "BudgetTells",
      Effect: "Allow",
      Principal: { Service },
      Action: "sns:Publish",
      Resource: topic.arn,
      Condition: { StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput().accountId } },
    })),
  });

/** Of the whole account: a budget by tag stays silent until somebody has activated the tag. */
function budget({ monthlyBudgetUsd, alarmEmails }: Settings, topic: aws.sns.Topic): void {
  const told = { subscriberSnsTopicArns: [topic.arn], subscriberEmailAddresses: alarmEmails };
  const over = { comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE", ...told };
  new aws.budgets.Budget("Budget", {
    name: physical("monthly"),
    budgetType: "COST",
    limitAmount: `${monthlyBudgetUsd}`,
    limitUnit: "USD",
    timeUnit: "MONTHLY",
    notifications: [
      { ...over, threshold: 80, notificationType: "ACTUAL" },
      { ...over, threshold: 100, notificationType: "FORECASTED" },
    ],
  });
}
