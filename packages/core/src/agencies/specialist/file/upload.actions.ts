import type { Rejection } from "../../../ground/import/index.ts";
import type { Deps } from "../../../ground/shared/context.ts";
import { fault, mustBeRight } from "../../../ground/shared/input.ts";
import type { Text } from "../../../ground/shared/text.ts";
import { readTable } from "../../../ground/table/index.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import * as Agency from "../../agency/index.ts";
import type { SpecialistsPage, UploadSpecialists } from "../respond.actions.ts";
import { find } from "../specialist.actions.ts";
import { take } from "./file.actions.ts";
import { fileColumns } from "./rows.ts";

// An organisation's own list by its link: at once, and not row by row behind its back as a region's is.

/** The staff of the largest, each with some courses. */
const mostRows = 300;
const mostTold = 50;

/** Its own specialists alone: the column of the organisation may be left out. */
const columns = fileColumns.map((column) => (column.key === "agency" ? { ...column, required: false } : column));

/** @throws Refusal link.invalid, link.dead, input.invalid: no table, too long */
export async function uploadSpecialists(
  deps: Deps,
  { token, file, dryRun }: UploadSpecialists,
  requestId?: string,
): Promise<SpecialistsPage> {
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, token, "specialists.upload", requestId);
  const { rows } = await readTable(file, columns, "/file/content");
  mustBeRight(
    rows.length === 0
      ? [fault("/file/content", "в таблице нет строк", "the table has no rows")]
      : rows.length > mostRows
        ? [fault("/file/content", `не больше ${mostRows} строк`, `at most ${mostRows} rows`)]
        : [],
  );
  const { municipalities } = await Tenant.load(ctx);
  const of = { municipalities, known: new Agency.Directory([agency]), today: await Tenant.today(ctx) };
  const outcome: NonNullable<SpecialistsPage["outcome"]> = {
    dryRun,
    rows: rows.length,
    taken: 0,
    known: 0,
    failed: [],
  };
  for (const { row, cells, values } of rows) {
    const own = { row, cells, values: { ...values, agency: values.agency ?? agency.agencyId } };
    const { rejection, known } = await take(ctx, own, of, dryRun);
    if (rejection) outcome.failed.push({ row, message: messageOf(rejection) });
    else outcome[known ? "known" : "taken"] += 1;
  }
  const { items, next } = await find(ctx, { limit: 100 });
  const failed = outcome.failed.slice(0, mostTold);
  return { agency: agency.shortName, specialists: items, next, outcome: { ...outcome, failed } };
}

/** What is wrong in which column; the row's own words where it is none of them. */
function messageOf({ text: whole, fields }: Rejection): Text {
  if (fields.length === 0) return whole;
  const all = (language: keyof Text) => fields.map(({ message }) => message[language]).join("; ");
  return { ru: all("ru"), en: all("en") };
}
