/**
 * Bytes by name: S3 on AWS, a folder locally. What is put here is encrypted already; a store that is read by strangers shows
 * nothing but sizes. Names are ours: `tenant/attachment_…`; those under `unfinishedFiles` are let go after two days. Every
 * method may throw `Unavailable`.
 */
export interface Files {
  /** Whole and durable when it returns; putting the same name again replaces. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  remove(name: string): Promise<void>;
}

/**
 * Most bytes of a file that one answer has: a function on AWS answers with 6 MB, in which base64 counts a third more than a file has
 * (docs/decisions/0140-downloads-in-parts.md).
 */
export const mostAtOnce = 4 * 2 ** 20;

/**
 * Folder of unfinished uploads and their parts; what is never finished is removed after a while. It lies beside the folders of
 * tenants, so that no tenant may be called so.
 */
export const unfinishedFiles = "unfinished";
