import type { DatabaseSync } from "node:sqlite";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

const seconds = (): number => Math.floor(Date.now() / 1_000);

// What ends with its grant. Interactions name a grant too, but a sign-in under way outlives the one that it replaces.
const grantable = new Set(["AccessToken", "AuthorizationCode", "RefreshToken"]);

/** Sessions, grants, codes and refresh tokens of oidc-provider in sqlite, so that they survive a restart. */
export function sqliteAdapter(db: DatabaseSync): AdapterFactory {
  const upsert = db.prepare(
    `INSERT OR REPLACE INTO record (model, id, payload, grant_id, uid, user_code, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const one = db.prepare("SELECT payload FROM record WHERE model = ? AND id = ?");
  const byUid = db.prepare("SELECT payload FROM record WHERE model = ? AND uid = ?");
  const byUserCode = db.prepare("SELECT payload FROM record WHERE model = ? AND user_code = ?");
  const consume = db.prepare(
    "UPDATE record SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
  );
  const destroy = db.prepare("DELETE FROM record WHERE model = ? AND id = ?");
  const revoke = db.prepare("DELETE FROM record WHERE grant_id = ?");
  const read = (row: Record<string, unknown> | undefined): AdapterPayload | undefined =>
    row && (JSON.parse(row.payload as string) as AdapterPayload);

  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn === undefined ? null : seconds() + expiresIn;
      const { uid = null, userCode = null } = payload;
      const grantId = grantable.has(model) ? payload.grantId : undefined;
      upsert.run(model, id, JSON.stringify(payload), grantId ?? null, uid, userCode, expiresAt);
    },
    find: async (id) => read(one.get(model, id)),
    findByUid: async (uid) => read(byUid.get(model, uid)),
    findByUserCode: async (userCode) => read(byUserCode.get(model, userCode)),
    consume: async (id) => void consume.run(seconds(), model, id),
    destroy: async (id) => void destroy.run(model, id),
    revokeByGrantId: async (grantId) => void revoke.run(grantId),
  });
}
