/** The integrations that this engine has, and those that AWS has beside them; a definition that names others is refused. */
import type { Resource, Service } from "./resource.ts";

const token = ["request", "token"] as const;
type Pattern = Service["pattern"];

const dynamodb = [
  ..."batchExecuteStatement batchGetItem batchWriteItem createBackup createGlobalTable createTable deleteBackup".split(
    " ",
  ),
  ..."deleteItem deleteResourcePolicy deleteTable describeBackup describeContinuousBackups describeEndpoints".split(
    " ",
  ),
  ..."describeContributorInsights describeExport describeGlobalTable describeGlobalTableSettings describeImport".split(
    " ",
  ),
  ..."describeKinesisStreamingDestination describeLimits describeTable describeTableReplicaAutoScaling".split(" "),
  ..."describeTimeToLive disableKinesisStreamingDestination enableKinesisStreamingDestination executeStatement".split(
    " ",
  ),
  ..."executeTransaction exportTableToPointInTime getItem getResourcePolicy importTable listBackups".split(" "),
  ..."listContributorInsights listExports listGlobalTables listImports listTables listTagsOfResource putItem".split(
    " ",
  ),
  ..."putResourcePolicy query restoreTableFromBackup restoreTableToPointInTime scan tagResource".split(" "),
  ..."transactGetItems transactWriteItems untagResource updateContinuousBackups updateContributorInsights".split(" "),
  ..."updateGlobalTable updateGlobalTableSettings updateItem updateKinesisStreamingDestination updateTable".split(" "),
  ..."updateTableReplicaAutoScaling updateTimeToLive".split(" "),
];
const sfn = [
  ..."createActivity createStateMachine createStateMachineAlias deleteActivity deleteStateMachine".split(" "),
  ..."deleteStateMachineAlias deleteStateMachineVersion describeActivity describeExecution describeMapRun".split(" "),
  ..."describeStateMachine describeStateMachineAlias describeStateMachineForExecution getActivityTask".split(" "),
  ..."getExecutionHistory listActivities listExecutions listMapRuns listStateMachineAliases".split(" "),
  ..."listStateMachineVersions listStateMachines listTagsForResource publishStateMachineVersion".split(" "),
  ..."redriveExecution sendTaskFailure sendTaskHeartbeat sendTaskSuccess startExecution startSyncExecution".split(" "),
  ..."stopExecution tagResource testState untagResource updateMapRun updateStateMachine".split(" "),
  ..."updateStateMachineAlias validateStateMachineDefinition".split(" "),
];

const services: Record<string, { actions: string[]; patterns: readonly Pattern[] }> = {
  lambda: { actions: ["invoke"], patterns: token },
  sqs: { actions: ["sendMessage"], patterns: token },
  dynamodb: { actions: ["getItem", "putItem", "updateItem", "deleteItem"], patterns: ["request"] },
  events: { actions: ["putEvents"], patterns: token },
  states: { actions: ["startExecution"], patterns: ["request", "token", "sync", "sync:2"] },
  "aws-sdk:dynamodb": { actions: dynamodb, patterns: token },
  "aws-sdk:sfn": { actions: sfn, patterns: token },
  "aws-sdk:sqs": { actions: ["sendMessage"], patterns: token },
  "aws-sdk:eventbridge": { actions: ["putEvents"], patterns: token },
  "aws-sdk:lambda": { actions: ["invoke"], patterns: token },
};

/** Optimised integrations of AWS that this engine has not: AWS's page on integrated services. */
const lacking: Record<string, string[]> = {
  apigateway: ["invoke"],
  athena: ["getQueryExecution", "getQueryResults", "startQueryExecution", "stopQueryExecution"],
  batch: ["submitJob"],
  bedrock: ["createModelCustomizationJob", "invokeModel"],
  codebuild: ["batchDeleteBuilds", "batchGetReports", "startBuild", "startBuildBatch", "stopBuild", "stopBuildBatch"],
  databrew: ["startJobRun"],
  ecs: ["runTask"],
  eks: ["call", "createCluster", "createFargateProfile", "createNodegroup", "deleteCluster", "runJob"],
  elasticmapreduce: ["addStep", "cancelStep", "createCluster", "terminateCluster"],
  "emr-containers": ["createVirtualCluster", "deleteVirtualCluster", "startJobRun"],
  "emr-serverless": ["cancelJobRun", "createApplication", "startApplication", "startJobRun", "stopApplication"],
  glue: ["startJobRun"],
  http: ["invoke"],
  mediaconvert: ["createJob"],
  sagemaker: ["createEndpoint", "createLabelingJob", "createProcessingJob", "createTrainingJob", "createTransformJob"],
  sns: ["publish"],
};

export type Support = "here" | "elsewhere" | "nowhere";

/** Whether this engine has what a Resource names, AWS alone has it, or nobody. */
export function supportOf(resource: Resource | undefined): Support {
  if (!resource) return "nowhere";
  if (resource.kind !== "service") return "here";
  const { type, action, pattern } = resource;
  const service = Object.hasOwn(services, type) ? services[type] : undefined;
  if (service?.actions.includes(action) && service.patterns.includes(pattern)) return "here";
  // What AWS's SDK has besides cannot all be listed; an action of a service that is listed here does not exist.
  if (type.startsWith("aws-sdk:")) {
    const listed = type === "aws-sdk:dynamodb" || type === "aws-sdk:sfn";
    return !listed && /^[a-z]/.test(action) && token.some((one) => one === pattern) ? "elsewhere" : "nowhere";
  }
  return Object.hasOwn(lacking, type) && lacking[type]!.includes(action) ? "elsewhere" : "nowhere";
}
