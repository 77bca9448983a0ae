import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { boundText, decrypt, encrypt } from "./cipher.ts";
import type { KeyWrapper } from "./wrapper.ts";

/** The file: root keys, the newest last; a text wrapped by an older one names it. */
interface Roots {
  roots: { id: string; key: string }[];
}

/**
 * Wraps by random root keys in a file (mode 0600, made at the first use): the local stand-in for KMS. Who loses the file
 * loses the personal data. @throws when the file is readable by others, damaged, or lacks the root that a text names.
 */
export function localWrapper(file: string): KeyWrapper {
  let loaded: Promise<Roots> | undefined;
  const roots = () => {
    loaded ??= load(file).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    async generate(context) {
      const root = (await roots()).roots.at(-1)!;
      const plain = randomBytes(32);
      return { plain, wrapped: `${root.id}.${encrypt(Buffer.from(root.key, "base64"), plain, boundText(context))}` };
    },
    async unwrap(wrapped, context) {
      const [id, text = ""] = wrapped.split(".");
      const root = (await roots()).roots.find((r) => r.id === id);
      if (!root) throw new Error(`The root key ${id} is not in ${file}`);
      return decrypt(Buffer.from(root.key, "base64"), text, boundText(context));
    },
  };
}

async function load(file: string): Promise<Roots> {
  await create(file);
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0)
    throw new Error(`Others may read the root keys: run chmod 600 ${file}`);
  const value = parsed(await readFile(file, "utf8"));
  if (!isRoots(value)) throw new Error(`The file of root keys is damaged: ${file}. Restore it from a copy.`);
  return value;
}

/** What V8 says of a text that is no JSON quotes it, and this one holds keys. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRoots = (value: unknown): value is Roots => {
  const roots = (value as Partial<Roots> | null)?.roots;
  return (
    Array.isArray(roots) &&
    roots.length > 0 &&
    roots.every((r) => r?.id && Buffer.from(`${r.key}`, "base64").length === 32)
  );
};

/** Written aside, forced to the disk and then linked to its name: there is never half a file, and the first of two wins. */
async function create(file: string): Promise<void> {
  if (await exists(file)) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  const roots: Roots = { roots: [{ id: randomUUID().slice(0, 8), key: randomBytes(32).toString("base64") }] };
  await written(aside, JSON.stringify(roots));
  try {
    await link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(aside);
  }
  await synced(path.dirname(file));
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

async function written(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
}

/** So that the name of the file survives a power cut, too. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
