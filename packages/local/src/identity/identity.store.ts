import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { JWK } from "oidc-provider";
import { Account } from "./accounts.ts";

export type IdentityStore = ReturnType<typeof openIdentityStore>;

/** What the issuer keeps in `<home>/identity.db`: its keys, its accounts, and the records of its library. */
export function openIdentityStore(home: string) {
  const file = path.join(home, "identity.db");
  const db = new DatabaseSync(file, { timeout: 5_000 });
  chmodSync(file, 0o600); // it holds the signing key
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS account (account TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS record (
      model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, grant_id TEXT, uid TEXT, user_code TEXT,
      expires_at INTEGER, PRIMARY KEY (model, id));
    CREATE INDEX IF NOT EXISTS record_by_grant ON record (grant_id);
    CREATE INDEX IF NOT EXISTS record_by_uid ON record (uid);
  `);
  db.prepare("DELETE FROM record WHERE expires_at <= ?").run(Math.floor(Date.now() / 1_000));

  const readSetting = db.prepare("SELECT value FROM setting WHERE name = ?");
  const writeSetting = db.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)");
  const once = <T>(name: string, make: () => T): T => {
    const found = readSetting.get(name)?.value as string | undefined;
    if (found !== undefined) return JSON.parse(found) as T;
    const made = make();
    writeSetting.run(name, JSON.stringify(made));
    return made;
  };
  const put = (account: Account, when: "DO UPDATE SET value = excluded.value" | "DO NOTHING"): void => {
    const insert = db.prepare(`INSERT INTO account VALUES (?, ?) ON CONFLICT (account) ${when}`);
    insert.run(account.account, JSON.stringify(account));
  };

  return {
    db,
    signingKey: (): JWK => once("signing-key", newSigningKey),
    cookieKey: (): string => once("cookie-key", () => randomBytes(32).toString("base64url")),
    /** The port of the last run: tokens name the issuer by its address, so it should not move. */
    lastPort: (): number | undefined => JSON.parse((readSetting.get("port")?.value as string) ?? "null") ?? undefined,
    rememberPort: (port: number): void => void writeSetting.run("port", JSON.stringify(port)),

    /** Adds the account, or replaces the one of that name. Throws ZodError. */
    register: (account: Account): void => put(Account.parse(account), "DO UPDATE SET value = excluded.value"),
    /** Adds the account unless there is one of that name. */
    introduce: (account: Account): void => put(account, "DO NOTHING"),
    account(name: string): Account | undefined {
      const found = db.prepare("SELECT value FROM account WHERE account = ?").get(name);
      return found && (JSON.parse(found.value as string) as Account);
    },
    /** In the order in which they came. */
    accounts(): Account[] {
      const rows = db.prepare("SELECT value FROM account ORDER BY rowid").all();
      return rows.map((row) => JSON.parse(row.value as string) as Account);
    },
    close: (): void => db.close(),
  };
}

function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" } as JWK;
}
