import { type DataBank, getAll, type Key, type Page, type Stored, type Write } from "./bank.ts";
import { inFrontOf } from "./source.ts";

// From the decision to destroy everything about a child until it is done (half an hour, as a rule) the platform still reads what it must
// tell of and find. People do not: what the vault has of the child is not there for them.

const sk = "ERASING";
const partitionOf = (tenant: string, childId: string): string => `T#${tenant}#CHILD#${childId}`;
export const isErasingMark = ({ sk: at }: Pick<Key, "sk">): boolean => at === sk;

/** In the transaction that decides it; it goes with the rest of the child's partition. */
export const markErasing = (tenant: string, childId: string): Write => ({
  put: { key: { table: "vault", pk: partitionOf(tenant, childId), sk }, kind: "erasing", data: {} },
  expect: "absent",
});

const ofChild = /^T#[^#]+#CHILD#child_[^#]+$/;
const isOfChild = ({ table, pk, sk: at }: Pick<Key, "table" | "pk"> & { sk?: string }): boolean =>
  table === "vault" && ofChild.test(pk) && at !== sk;
const markOf = (pk: string): Key => ({ table: "vault", pk, sk });

/** Whether a child's data is being destroyed. */
export const isErasing = async (bank: DataBank, tenant: string, childId: string): Promise<boolean> =>
  (await bank.get(markOf(partitionOf(tenant, childId)))) !== undefined;

/**
 * The bank as people read it. The mark is asked for together with what is read, so that a single record costs one request as before,
 * and no reader of the vault can forget it.
 */
export function forPeople(bank: DataBank): DataBank {
  const people: DataBank = {
    ...bank,
    async get<T>(key: Key) {
      return isOfChild(key) ? (await people.getMany<T>([key]))[0] : bank.get<T>(key);
    },
    async getMany<T>(keys: readonly Key[]) {
      const children = [...new Set(keys.filter(isOfChild).map(({ pk }) => pk))];
      const found = await getAll<T>(bank, [...keys, ...children.map(markOf)]);
      const closed = new Set(children.filter((_, i) => found[keys.length + i]));
      return keys.map((key, i) => (isOfChild(key) && closed.has(key.pk) ? undefined : found[i]));
    },
    async list<T>(...[table, pk, ...rest]: Parameters<DataBank["list"]>): Promise<Page<Stored<T>>> {
      if (isOfChild({ table, pk }) && (await bank.get(markOf(pk)))) return { items: [] };
      return bank.list<T>(table, pk, ...rest);
    },
  };
  return inFrontOf(bank, people);
}
