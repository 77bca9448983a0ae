/** All operations by their names on the wire. */
import type { Operation } from "../context.ts";
import * as Activities from "./activities.ts";
import * as Aliases from "./aliases.ts";
import * as Executions from "./executions.ts";
import { getExecutionHistory } from "./history.ts";
import * as Machines from "./machines.ts";
import * as MapRuns from "./map-runs.ts";
import { startSyncExecution } from "./sync.ts";
import * as Tags from "./tags.ts";
import * as Tasks from "./tasks.ts";
import { testOneState } from "./test-state.ts";
import * as Versions from "./versions.ts";

export const operations: Record<string, Operation> = {
  CreateStateMachine: Machines.createStateMachine,
  UpdateStateMachine: Machines.updateStateMachine,
  DescribeStateMachine: Machines.describeStateMachine,
  DescribeStateMachineForExecution: Machines.describeStateMachineForExecution,
  DeleteStateMachine: Machines.deleteStateMachine,
  ListStateMachines: Machines.listStateMachines,
  ValidateStateMachineDefinition: Machines.validateStateMachineDefinition,
  PublishStateMachineVersion: Versions.publishStateMachineVersion,
  ListStateMachineVersions: Versions.listStateMachineVersions,
  DeleteStateMachineVersion: Versions.deleteStateMachineVersion,
  CreateStateMachineAlias: Aliases.createStateMachineAlias,
  UpdateStateMachineAlias: Aliases.updateStateMachineAlias,
  DescribeStateMachineAlias: Aliases.describeStateMachineAlias,
  DeleteStateMachineAlias: Aliases.deleteStateMachineAlias,
  ListStateMachineAliases: Aliases.listStateMachineAliases,
  TagResource: Tags.tagResource,
  UntagResource: Tags.untagResource,
  ListTagsForResource: Tags.listTagsForResource,
  TestState: testOneState,
  StartExecution: Executions.startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: Executions.stopExecution,
  DescribeExecution: Executions.describeExecution,
  ListExecutions: Executions.listExecutions,
  RedriveExecution: Executions.redriveExecution,
  GetExecutionHistory: getExecutionHistory,
  DescribeMapRun: MapRuns.describeMapRun,
  ListMapRuns: MapRuns.listMapRuns,
  UpdateMapRun: MapRuns.updateMapRun,
  CreateActivity: Activities.createActivity,
  DescribeActivity: Activities.describeActivity,
  DeleteActivity: Activities.deleteActivity,
  ListActivities: Activities.listActivities,
  GetActivityTask: Activities.getActivityTask,
  SendTaskSuccess: Tasks.sendTaskSuccess,
  SendTaskFailure: Tasks.sendTaskFailure,
  SendTaskHeartbeat: Tasks.sendTaskHeartbeat,
};
