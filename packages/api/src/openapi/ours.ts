import { type Role, roles } from "@marshrut/core/shared";
import type { ApiSettings } from "../deps.ts";
import { links } from "../links/index.ts";
import type { Described } from "../operation/index.ts";
import { named, operations, pages, tags } from "../operations/index.ts";
import { type Row, table } from "../policy/index.ts";
import { type OpenApiDocument, openApiDocument } from "./document.ts";

/** Every operation that the description tells of. */
export const described: readonly Described[] = [...operations, ...links, ...pages];

export const rolesOf = (operationId: string): Role[] => {
  const row: Row = (table as Record<string, Row>)[operationId] ?? {};
  return roles.filter((role) => row[role]);
};

/** The description of this API. */
export const ourDocument = ({ issuer }: ApiSettings): OpenApiDocument =>
  openApiDocument({ operations: described, named, tags, rolesOf, issuer });
