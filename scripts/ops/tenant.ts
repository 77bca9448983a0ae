// Adds a tenant (a region) or changes its settings: node scripts/ops/tenant.ts --stage production --tenant kuzbass --file kuzbass.json
import { readFileSync } from "node:fs";
import { fromCommandLine, main, pointAt } from "./stage.ts";

const usage = "node scripts/ops/tenant.ts --stage STAGE --tenant KEY --file SETTINGS.json [--region REGION]";

/** Checks the settings as the product does and saves them; the deed is in the audit log. */
export async function configureTenant(tenant: string, settings: unknown): Promise<void> {
  const [{ systemCtx }, Tenant, { deps }] = await Promise.all([
    import("@marshrut/core/shared"),
    import("@marshrut/core/tenant"),
    import("@marshrut/functions/container"),
  ]);
  const checked = Tenant.TenantSettings.parse(settings);
  await Tenant.configure(systemCtx(deps(), tenant, "operator"), checked);
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { tenant: { type: "string" }, file: { type: "string" } });
    pointAt(at);
    await configureTenant(values.tenant, JSON.parse(readFileSync(values.file, "utf8")));
    console.log(`${values.tenant} is configured in ${at.stage}.`);
  });
