import { type Role, roles } from "@marshrut/core/shared";
import type { ApiSettings } from "../deps.ts";
import { links } from "../links/index.ts";
import type { Described } from "../operation/index.ts";
import { operations, pages } from "../operations/index.ts";
import { openPages } from "../operations/open.pages.ts";
import { type Row, table } from "../policy/index.ts";
import { type OpenApiDocument, openApiDocument } from "./document.ts";
import { named, tags } from "./names.ts";
import { withSharedParts } from "./shared.ts";

const loaded = <Op>(all: readonly { load(): Promise<Op> }[]) => Promise.all(all.map((op) => op.load()));

/** Every operation that the description tells of. This file is loaded when somebody asks for the description, and waits for all. */
export const described: readonly Described[] = [
  ...(await loaded(operations)),
  ...(await loaded(links)),
  ...pages,
  ...openPages,
];

export const rolesOf = (operationId: string): Role[] => {
  const row: Row = (table as Record<string, Row>)[operationId] ?? {};
  return roles.filter((role) => row[role]);
};

/** The description of this API. */
export const ourDocument = ({ issuer }: Pick<ApiSettings, "issuer">): OpenApiDocument =>
  openApiDocument({ operations: described, named, tags, rolesOf, issuer });

/** The same as it is handed out, with shared parts under names of their own. */
export const ourPublished = (settings: Pick<ApiSettings, "issuer">): OpenApiDocument =>
  withSharedParts(ourDocument(settings));
