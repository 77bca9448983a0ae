import { offline, type Problem } from "./api.ts";
import { type Check, isListed } from "./checks.ts";

/** A file that the organisation has sent, as `POST /v1/respond/files` lists it. */
export interface Sent {
  attachmentId: string;
  name: string;
  size: number;
  removed?: object;
  check?: Check;
}

/** The largest that is taken, and how much of it travels in one request. */
export const largest = 10 * 2 ** 20;
const part = 3 * 2 ** 20;

const newName = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16)).join("");

/**
 * Sends a file, a large one in parts. @param progress is told the share that has gone, 0 to 1
 * @returns the attachment, or why it was not taken
 */
export async function upload(
  token: string,
  file: File,
  progress: (share: number) => void,
): Promise<Sent | { problem: Problem }> {
  const name = nameOf(file);
  if (file.size <= part) return ask<Sent>("attachments", { token, name, content: await base64(file) }, progress);
  const parts = Math.ceil(file.size / part);
  const id = newName();
  for (let i = 0; i < parts; i++) {
    const content = await base64(file.slice(i * part, (i + 1) * part));
    const share = (of: number) => progress((i + of) / parts);
    const answer = await ask<object>("uploads", { token, upload: id, part: i + 1, content }, share);
    if ("problem" in answer) return answer;
  }
  return ask<Sent>("attachments", { token, name, upload: { name: id, parts } });
}

/** What was sent by this organisation before, and what of it was not taken; nothing when that cannot be told. */
export async function sentBefore(token: string): Promise<Sent[]> {
  const answer = await ask<{ items: Sent[] }>("files", { token });
  return "items" in answer ? answer.items.filter(isListed) : [];
}

/** Takes back what was sent by mistake. @returns why it was not taken back, if so */
export async function takeBack(token: string, attachmentId: string, reason: string): Promise<Problem | undefined> {
  const answer = await ask<object>("files/remove", { token, attachmentId, reason });
  return "problem" in answer ? answer.problem : undefined;
}

/** The end of a long name, since that tells the kind. */
const nameOf = ({ name }: File) =>
  [...name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")].slice(-200).join("").trim() || "file";

const base64 = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });

/** `fetch` tells nothing of an upload's progress. The token goes in the body, as everywhere. */
function ask<T extends object>(
  what: string,
  body: object,
  progress: (share: number) => void = () => {},
): Promise<T | { problem: Problem }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/v1/respond/${what}`);
    request.setRequestHeader("Content-Type", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener("loadend", () => {
      const answer = request.response as object | null;
      if (request.status === 200 && answer) resolve(answer as T);
      else resolve({ problem: request.status > 0 && answer ? (answer as Problem) : offline });
    });
    request.send(JSON.stringify(body));
  });
}
