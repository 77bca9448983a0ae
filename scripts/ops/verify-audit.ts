// Compares the audit log with its seals: node scripts/ops/verify-audit.ts --tenant kuzbass --stage production
// Without a stage it is the log of the local cloud that runs on MARSHRUT_HOME. Says each entry and seal that differs, and ends with
// 1 when there is any.
import path from "node:path";
import type { Seals } from "@marshrut/core/shared";
import { main, type OpsStage, optionsOf, pointAt } from "./stage.ts";

const usage = "node scripts/ops/verify-audit.ts --tenant KEY [--stage STAGE] [--from SEAL] [--region REGION]";

/** All of a tenant's seals from one on; the logs of the subjects are looked through as well. @param say hears each difference */
export async function verifyAudit(
  tenant: string,
  seals: Seals,
  say: (line: string) => void,
  first = 1,
): Promise<{ entries: number; seals: number; faults: number }> {
  const [Audit, { bankDeps }] = await Promise.all([
    import("@marshrut/core/audit"),
    import("@marshrut/functions/container"),
  ]);
  const found = { entries: 0, seals: 0, faults: 0 };
  for (let from: number | undefined = first; from !== undefined; ) {
    const seen: Awaited<ReturnType<typeof Audit.compare>> = await Audit.compare({ ...bankDeps(), tenant }, seals, {
      from,
      subjects: true,
    });
    found.entries += seen.entries;
    found.seals += seen.to - seen.from + 1;
    found.faults += seen.faultCount;
    for (const { what, seal = "-", entry } of seen.faults)
      say([what, seal, ...(entry ? [entry.at, entry.auditId, entry.by, entry.action, entry.subject] : [])].join("\t"));
    if (seen.faultCount > seen.faults.length)
      say(`… ${seen.faultCount - seen.faults.length} more from seal ${from} on`);
    from = seen.next;
  }
  return found;
}

/** The stage's seals, and the public half of the key that signs them, by the names that its deploy has given. */
export async function sealsOf({ region, physical }: OpsStage): Promise<Seals> {
  const [{ GetPublicKeyCommand, KMSClient }, { sealsAt }] = await Promise.all([
    import("@aws-sdk/client-kms"),
    import("@marshrut/aws/seals"),
  ]);
  const alias = `alias/${physical("seal-key")}`;
  const { KeyId = "" } = await new KMSClient({ region }).send(new GetPublicKeyCommand({ KeyId: alias }));
  const account = KeyId.split(":")[4];
  return sealsAt(process.env.SEALS ?? `s3:${physical("seals")}-${account}`, process.env.SEAL_KEY ?? `kms:${KeyId}`);
}

/** Those of the local cloud that runs on this folder, whose data bank, clock and settings this process takes over. */
async function sealsHere(home: string): Promise<Seals> {
  const [{ findRunning }, { environmentOf, setEnvironment }, { manifest }, { sealsAt }] = await Promise.all([
    import("@marshrut/local/pilot"),
    import("@marshrut/local/cloud"),
    import("@marshrut/local/product"),
    import("@marshrut/aws/seals"),
  ]);
  const cloud = await findRunning(home);
  cloud.takeItsClock();
  setEnvironment(environmentOf(manifest, cloud.place, "eu-central-1"));
  return sealsAt(process.env.SEALS ?? "", process.env.SEAL_KEY ?? "");
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { values } = optionsOf(usage, {
      tenant: { type: "string" },
      stage: { type: "string", default: "" },
      from: { type: "string", default: "1" },
      region: { type: "string", default: process.env.AWS_REGION ?? "eu-central-1" },
    });
    const { tenant, stage, region, from } = values;
    const at = { stage, region, physical: (name: string) => `marshrut-${stage}-${name}` };
    if (stage) pointAt(at);
    const seals = await (stage ? sealsOf(at) : sealsHere(path.resolve(process.env.MARSHRUT_HOME || ".marshrut")));
    const found = await verifyAudit(tenant, seals, (line) => console.log(line), Number(from));
    console.log(`${tenant}: ${found.seals} seals, ${found.entries} entries, ${found.faults} differences.`);
    if (found.faults > 0) process.exitCode = 1;
  });
