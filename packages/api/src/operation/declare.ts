import { inPages, isWholeList } from "./lists.ts";
import type { Operation, Schema } from "./operation.ts";

/** Declares an operation. One that answers with a whole list gives it in pages, as every other list is given. */
export const operation = <
  const OperationId extends string,
  const Path extends string,
  Answer extends Schema,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(
  declared: Operation<OperationId, Path, Query, Body, Answer>,
): Operation<OperationId, Path, Query, Body, Answer> => (isWholeList(declared) ? inPages(declared) : declared);
