import { dynamoBank } from "@marshrut/aws/bank";
import { dynamoClient } from "@marshrut/aws/clients";
import { tableNames } from "@marshrut/aws/tables";
import { type System, systemOf } from "@marshrut/core/agency";

/** The agency's system that has this client. It reads one record and needs neither keys nor a clock, so no container. */
export const systemNamed = (client: string): Promise<System | undefined> =>
  systemOf(dynamoBank(dynamoClient(), tableNames()), client);
