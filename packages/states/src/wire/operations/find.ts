/** Looks a machine up. */
import type { MachineRow } from "../../store/index.ts";
import { checkMachineArn } from "../arn.ts";
import type { Api } from "../context.ts";
import { ApiError, notFound } from "../errors.ts";

/**
 * @param deleting whether one that is being deleted will do
 * @param asked the ARN to name in errors, where that is a qualified one
 * @throws ApiError InvalidArn, StateMachineDoesNotExist, StateMachineDeleting
 */
export function findMachine(api: Api, arn: string, deleting = false, asked = arn): MachineRow {
  checkMachineArn(arn);
  api.executions.closing.sweep();
  const machine = api.store.machines.find(arn);
  if (!machine) throw notFound(asked);
  if (machine.status === "DELETING" && !deleting)
    throw new ApiError("StateMachineDeleting", `State Machine Is Being Deleted: '${arn}'`);
  return machine;
}
