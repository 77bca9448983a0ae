import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** An operation's input, as far as it is looked at. */
export interface Asked {
  KeyId?: string;
  EncryptionContext?: Record<string, string>;
  CiphertextBlob?: string;
  Message?: string;
  MessageType?: string;
  SigningAlgorithm?: string;
}

/** A refusal by KMS's own name. */
export class Refused extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

interface Kept {
  root: string;
  /** Pairs that sign, PKCS 8 in PEM, by ARN. */
  pairs: Record<string, string>;
}

const keyArn = /^arn:aws:kms:[\w-]+:\d{12}:key\/[\w-]+$/;

/** @throws Refused from each, as KMS refuses */
export function vaultOf(file: string) {
  let kept: Kept | undefined;
  const load = (): Kept => {
    kept ??= existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : save({ root: fresh(), pairs: {} });
    return kept;
  };
  function save(next: Kept): Kept {
    writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    return next;
  }
  /** Each ARN has a key of its own, and no two share any. */
  const wrapping = (arn: string): Buffer =>
    Buffer.from(hkdfSync("sha256", Buffer.from(load().root, "base64"), "", arn, 32));
  function pair(arn: string): string {
    const { root, pairs } = load();
    if (!pairs[arn]) {
      const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const made = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
      kept = save({ root, pairs: { ...pairs, [arn]: made } });
    }
    return load().pairs[arn]!;
  }
  return {
    generate(asked: Asked): object {
      const arn = named(asked);
      const [plain, nonce] = [randomBytes(32), randomBytes(12)];
      const cipher = createCipheriv("aes-256-gcm", wrapping(arn), nonce).setAAD(bound(asked));
      const blob = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return { KeyId: arn, Plaintext: plain.toString("base64"), CiphertextBlob: blob.toString("base64") };
    },
    decrypt(asked: Asked): object {
      const arn = named(asked);
      const blob = Buffer.from(asked.CiphertextBlob ?? "", "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", wrapping(arn), blob.subarray(0, 12)).setAAD(bound(asked));
        decipher.setAuthTag(blob.subarray(-16));
        const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
        return { KeyId: arn, Plaintext: plain.toString("base64"), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
      } catch {
        throw new Refused("InvalidCiphertextException", "");
      }
    },
    sign(asked: Asked): object {
      const { MessageType, SigningAlgorithm, Message = "" } = asked;
      if (MessageType !== "RAW" || SigningAlgorithm !== "ECDSA_SHA_256")
        throw new Refused("InvalidKeyUsageException", "Keys here sign whole messages by ECDSA_SHA_256");
      const signature = sign("sha256", Buffer.from(Message, "base64"), createPrivateKey(pair(named(asked))));
      return { KeyId: asked.KeyId, Signature: signature.toString("base64"), SigningAlgorithm };
    },
    publicKey(asked: Asked): object {
      const key = createPublicKey(pair(named(asked))).export({ type: "spki", format: "der" });
      return { KeyId: asked.KeyId, PublicKey: key.toString("base64"), KeySpec: "ECC_NIST_P256" };
    },
  };
}

const fresh = () => randomBytes(32).toString("base64");

function named({ KeyId = "" }: Asked): string {
  if (!keyArn.test(KeyId)) throw new Refused("NotFoundException", `Invalid keyId ${KeyId}`);
  return KeyId;
}

const bound = ({ EncryptionContext = {} }: Asked) =>
  Buffer.from(JSON.stringify(Object.entries(EncryptionContext).sort(([a], [b]) => (a < b ? -1 : 1))));
