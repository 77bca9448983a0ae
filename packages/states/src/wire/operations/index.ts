/** All operations by their names on the wire. */
import type { Operation } from "../context.ts";
import * as Executions from "./executions.ts";
import { getExecutionHistory } from "./history.ts";
import * as Machines from "./machines.ts";
import * as Tasks from "./tasks.ts";

export const operations: Record<string, Operation> = {
  CreateStateMachine: Machines.createStateMachine,
  UpdateStateMachine: Machines.updateStateMachine,
  DescribeStateMachine: Machines.describeStateMachine,
  DescribeStateMachineForExecution: Machines.describeStateMachineForExecution,
  DeleteStateMachine: Machines.deleteStateMachine,
  ListStateMachines: Machines.listStateMachines,
  ValidateStateMachineDefinition: Machines.validateStateMachineDefinition,
  StartExecution: Executions.startExecution,
  StopExecution: Executions.stopExecution,
  DescribeExecution: Executions.describeExecution,
  ListExecutions: Executions.listExecutions,
  RedriveExecution: Executions.redriveExecution,
  GetExecutionHistory: getExecutionHistory,
  SendTaskSuccess: Tasks.sendTaskSuccess,
  SendTaskFailure: Tasks.sendTaskFailure,
  SendTaskHeartbeat: Tasks.sendTaskHeartbeat,
};

/** Operations that AWS has and this engine has not: told apart from names that nobody has. */
export const absent = new Set([
  "CreateActivity",
  "DeleteActivity",
  "DescribeActivity",
  "ListActivities",
  "GetActivityTask",
  "CreateStateMachineAlias",
  "UpdateStateMachineAlias",
  "DescribeStateMachineAlias",
  "DeleteStateMachineAlias",
  "ListStateMachineAliases",
  "PublishStateMachineVersion",
  "DeleteStateMachineVersion",
  "ListStateMachineVersions",
  "DescribeMapRun",
  "ListMapRuns",
  "UpdateMapRun",
  "StartSyncExecution",
  "TagResource",
  "UntagResource",
  "ListTagsForResource",
  "TestState",
]);
