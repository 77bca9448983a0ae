import { late } from "@marshrut/core/shared";
import type { Described } from "./operation.ts";

/** Method and path below `/v1`, as the tables of addresses have them: `GET /children/{childId}`. */
type Address = `${Uppercase<Described["method"]>} /${string}`;

/** By room, by the operation's id. */
export type Addresses = Readonly<Record<string, Readonly<Record<string, Address>>>>;

export type IdIn<A extends Addresses> = { [Room in keyof A]: keyof A[Room] & string }[keyof A];

/** How each room's operations are loaded; the compiler wants a room for each of the table, and no id that the table has not. */
export type Loaders<A extends Addresses, Op extends Described> = {
  [Room in keyof A]: () => Promise<readonly (Op & { operationId: keyof A[Room] })[]>;
};

/**
 * What a start knows of an operation: enough to find it, to say who may ask for it and to tell a gateway. Its schemas, texts and the
 * rooms of the domain that it speaks to are loaded when somebody asks (decision 0101).
 */
export interface Late<Op extends Described = Described> extends Pick<Described, "operationId" | "method" | "path"> {
  load(): Promise<Op>;
}

export const lateOf = <A extends Addresses, Op extends Described>(addresses: A, loaders: Loaders<A, Op>): Late<Op>[] =>
  Object.entries(addresses).flatMap(([room, ofRoom]) => {
    const loaded = late(loaders[room as keyof A]!);
    return Object.entries(ofRoom).map(([operationId, address]) => ({
      operationId,
      ...parse(address),
      load: () => find(operationId, loaded),
    }));
  });

function parse(address: Address): Pick<Described, "method" | "path"> {
  const [method, path] = address.split(" ") as [string, string];
  return { method: method.toLowerCase() as Described["method"], path };
}

async function find<Op extends Described>(operationId: string, load: () => Promise<readonly Op[]>): Promise<Op> {
  const found = (await load()).find((op) => op.operationId === operationId);
  if (!found) throw new Error(`The table of addresses names ${operationId}, which its room does not declare`);
  return found;
}
