import { parseArgs } from "node:util";

/** A stage as the scripts of operation reach it, under the names that its deploy has given. */
export interface OpsStage {
  stage: string;
  region: string;
  /** `records` → `marshrut-production-records`, or what has taken its place. */
  physical(name: string): string;
}

type Options = Record<string, { type: "string"; default?: string }>;

/** A script was called wrongly; the message says how to call it. */
export class Usage extends Error {
  override readonly name = "Usage";
}

/** The options and words of a command line; whatever has no default must be given. @throws Usage */
export function optionsOf<O extends Options>(usage: string, options: O, args = process.argv.slice(2)) {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Usage(`${(error as Error).message}\n${usage}`);
  }
  const values = parsed.values as Record<string, string | undefined>;
  const missing = Object.keys(options).filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new Usage(`${missing.map((m) => `--${m}`).join(", ")} not given\n${usage}`);
  return { values: values as Record<keyof O, string>, words: parsed.positionals };
}

/** The stage and the further options of a command line. @throws Usage */
export function fromCommandLine<O extends Options>(usage: string, options: O, args = process.argv.slice(2)) {
  const own = { stage: { type: "string" }, region: { type: "string", default: regionOf(process.env) } } as const;
  const { values, words } = optionsOf(usage, { ...own, ...options }, args);
  const { stage, region } = values as Record<"stage" | "region", string>;
  return {
    at: { stage, region, physical: (name: string) => `marshrut-${stage}-${name}` } satisfies OpsStage,
    values: values as Record<keyof O | "stage" | "region", string>,
    words,
  };
}

const regionOf = (env: NodeJS.ProcessEnv) => env.MARSHRUT_REGION ?? env.AWS_REGION ?? "eu-central-1";

/**
 * Tells the adapters of packages/functions where the stage's data bank is, as its functions are told. A table that was
 * restored under another name is named by the variable itself. Credentials are those of the shell: an administrator's.
 */
export function pointAt({ region, physical }: OpsStage, env: NodeJS.ProcessEnv = process.env): void {
  const told: Record<string, string> = {
    AWS_REGION: region,
    TABLE_RECORDS: physical("records"),
    TABLE_VAULT: physical("vault"),
    TABLE_AUDIT: physical("audit"),
    TABLE_SAFE: physical("safe"),
    KEYRING: `kms:alias/${physical("envelope-key")}`,
  };
  for (const [name, value] of Object.entries(told)) env[name] ??= value;
}

/** Runs a script to its end; a wrong call or a refusal of AWS is told in one line. */
export async function main(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    const { name, message } = error as Error;
    console.error(name === "Usage" ? message : `${name}: ${message}`);
    process.exitCode = name === "Usage" ? 2 : 1;
  }
}
