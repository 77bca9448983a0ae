import { type Actor, Refusal, type Role, reachOf, roles } from "@marshrut/core/shared";
import type { Late, Policy, Right, Scope } from "../operation/index.ts";

import type { Row } from "./table.ts";

/** The rules of a table. What it does not name is forbidden, an unknown operation to everybody. */
export function policyOf(table: Readonly<Record<string, Row>>, operations: readonly Late[]): Policy {
  const rights = Object.fromEntries(roles.map((role) => [role, rightsOf(role, table, operations)])) as Record<
    Role,
    Right[]
  >;
  const limited = rights.coordinator.flatMap((right): Right[] => {
    const scope = limitedTo[right.scope];
    return scope ? [{ ...right, scope }] : [];
  });
  return {
    rightsOf(actor) {
      if (!isRole(actor.kind)) return [];
      return reachOf(actor) === undefined ? rights[actor.kind] : limited;
    },
    permit(actor: Actor, operationId: string) {
      const row = Object.hasOwn(table, operationId) ? table[operationId] : undefined;
      const scope = isRole(actor.kind) ? row?.[actor.kind] : undefined;
      if (!scope || (reachOf(actor) !== undefined && !limitedTo[scope])) throw forbidden();
    },
  };
}

/** What is left of a right for a coordinator of one municipality. */
const limitedTo: Partial<Record<Scope, Scope>> = { tenant: "municipality", self: "self" };

const rightsOf = (role: Role, table: Readonly<Record<string, Row>>, operations: readonly Late[]): Right[] =>
  operations.flatMap(({ operationId, method, path }) => {
    const scope = table[operationId]?.[role];
    return scope ? [{ operationId, method: method.toUpperCase(), path: `/v1${path}`, scope }] : [];
  });

const isRole = (kind: Actor["kind"]): kind is Role => (roles as readonly string[]).includes(kind);

const forbidden = () =>
  new Refusal("forbidden", {
    ru: "Вашей роли это действие не разрешено. Что разрешено: GET /v1/policy.",
    en: "Your role may not do this. What it may do: GET /v1/policy.",
  });
