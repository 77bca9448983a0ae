// Adds a tenant (a region) or changes its settings: node scripts/ops/tenant.ts --stage production --tenant kuzbass --file
// kuzbass.json
import { readFileSync } from "node:fs";
import type { FieldFault, Refusal } from "@marshrut/core/shared";
import type { TenantSettings } from "@marshrut/core/tenant";
import { fromCommandLine, main, pointAt, Usage } from "./stage.ts";

const usage = "node scripts/ops/tenant.ts --stage STAGE --tenant KEY --file SETTINGS.json [--region REGION]";

/**
 * Checks the settings as the product does and saves them; the change is in the audit log. @throws Usage what is wrong with
 * them
 */
export async function configureTenant(tenant: string, settings: unknown): Promise<void> {
  const [{ systemCtx }, Tenant, { deps }] = await Promise.all([
    import("@marshrut/core/shared"),
    import("@marshrut/core/tenant"),
    import("@marshrut/functions/container"),
  ]);
  // Whatever it is: configure() checks it.
  await Tenant.configure(systemCtx(deps(), tenant, "operator"), settings as TenantSettings).catch(inLines);
}

/** A refusal of fields as a line for each, in both languages. @throws Usage; any other error as it is */
export function inLines(error: unknown): never {
  const { fields } = error as Partial<Refusal>;
  throw fields?.length ? new Usage(fields.map(lineOf).join("\n")) : error;
}

/** `/municipalities/0/name` → `municipalities[0].name`. */
const lineOf = ({ pointer, message: { ru, en } }: FieldFault) => {
  const place = pointer.replaceAll(/\/(\d+)(?=\/|$)/g, "[$1]").replaceAll("/", ".");
  return `${place.slice(1) || "settings"}: ${ru} / ${en}`;
};

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { tenant: { type: "string" }, file: { type: "string" } });
    pointAt(at);
    await configureTenant(values.tenant, JSON.parse(readFileSync(values.file, "utf8")));
    console.log(`${values.tenant} is configured in ${at.stage}.`);
  });
