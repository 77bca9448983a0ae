// Makes a new data key for a tenant's personal data: node scripts/ops/rotate-keys.ts --stage production --tenant kuzbass
// What is sealed from now on is sealed by it; older fields open by their own keys for ever. Functions that remember a key
// (5 minutes) go on with the former one until then.
import { fromCommandLine, main, pointAt } from "./stage.ts";

const usage = "node scripts/ops/rotate-keys.ts --stage STAGE --tenant KEY [--region REGION]";

export async function rotateKeys(tenant: string): Promise<void> {
  const [{ dynamoBank }, { dynamoClient }, { envelopeKeyring, kmsKeys, localWrapper }, { tableNames }] =
    await Promise.all([
      import("@marshrut/aws/bank"),
      import("@marshrut/aws/clients"),
      import("@marshrut/aws/keyring"),
      import("@marshrut/aws/tables"),
    ]);
  const [kind, ...rest] = (process.env.KEYRING ?? "").split(":");
  const place = rest.join(":");
  const wrapper = kind === "kms" ? kmsKeys(place) : localWrapper(place);
  const bank = dynamoBank(dynamoClient(), tableNames());
  await envelopeKeyring({ bank, wrapper, now: () => Date.now() }).rotate(tenant);
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { tenant: { type: "string" } });
    pointAt(at);
    await rotateKeys(values.tenant);
    console.log(`${values.tenant} seals with a new key.`);
  });
