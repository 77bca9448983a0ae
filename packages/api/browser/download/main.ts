import type { Text } from "../respond/text.ts";

// Fetches the parts of a file by the link of this very page, and saves the whole. Each part is given once: a link that was cut short is
// asked for again where it came from.

const title = document.getElementById("title")!;
const state = document.getElementById("state")!;
const progress = document.getElementById("progress") as HTMLProgressElement;

interface Part {
  bytes: Blob;
  /** Of the whole file. */
  size: number;
  name: string;
}

async function partFrom(at: number): Promise<Part | undefined> {
  const answer = await fetch(location.href, { headers: { Range: `bytes=${at}-` } });
  const size = /^bytes \d+-\d+\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1];
  if (answer.status !== 206 || size === undefined) return undefined;
  return {
    bytes: await answer.blob(),
    size: Number(size),
    name: nameIn(answer.headers.get("content-disposition") ?? ""),
  };
}

/** As RFC 6266 has it, in the two ways in which it is sent. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? "file");
}

async function whole(): Promise<{ bytes: Blob; name: string } | undefined> {
  const parts: Blob[] = [];
  for (let at = 0; ; ) {
    const part = await partFrom(at);
    if (!part) return undefined;
    parts.push(part.bytes);
    at += part.bytes.size;
    progress.value = at / part.size;
    // Of no kind that a browser would show.
    if (at >= part.size) return { bytes: new Blob(parts, { type: "application/octet-stream" }), name: part.name };
  }
}

function save({ bytes, name }: { bytes: Blob; name: string }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

function say(head: string, { ru, en }: Text): void {
  title.textContent = head;
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  state.replaceChildren(`${ru} `, english);
}

const saved = { ru: "Страницу можно закрыть.", en: "The file is saved; you may close this page." };
const broken = {
  ru: "Ссылка уже не действует, или связь прервалась. Попросите ссылку на файл ещё раз.",
  en: "The download failed: the link does not work any more, or the connection broke. Ask for a link to the file again.",
};

void whole()
  .catch(() => undefined)
  .then((file) => {
    if (file) save(file);
    if (file) say("Файл сохранён", saved);
    else say("Файл не скачан", broken);
  });
