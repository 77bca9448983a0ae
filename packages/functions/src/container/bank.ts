import { dynamoBank } from "@marshrut/aws/bank";
import { dynamoClient } from "@marshrut/aws/clients";
import { once } from "@marshrut/aws/once";
import { tableNames } from "@marshrut/aws/tables";
import type { Deps } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";

/** The data bank and the one clock: all that is had without keys. */
export const bankDeps = once(
  (): Pick<Deps, "bank" | "now"> => ({
    bank: dynamoBank(dynamoClient(), tableNames()),
    now: () => Temporal.Now.instant(),
  }),
);
