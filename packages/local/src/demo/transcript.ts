import type { HistoryItem } from "@marshrut/core/route";
import type { Client } from "../client/index.ts";
import type { Mail } from "../mail/index.ts";

const zone = "Asia/Novokuznetsk";
const day = new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeZone: zone });
const time = new Intl.DateTimeFormat("ru-RU", { timeStyle: "short", timeZone: zone });

interface Line {
  at: number;
  text: string;
}

/** Prints what happened since the last look, oldest first: the route's history in words, and the mails that went out. */
export class Transcript {
  #client: Client;
  #mail: Mail;
  #names: ReadonlyMap<string, string>;
  #print: (line: string) => void;
  #seen = new Set<string>();
  #mails = 0;
  #day = "";

  constructor(client: Client, mail: Mail, names: ReadonlyMap<string, string>, print = console.log) {
    this.#client = client;
    this.#mail = mail;
    this.#names = names;
    this.#print = print;
  }

  chapter(title: string): void {
    this.#print(`\n── ${title} ${"─".repeat(Math.max(0, 76 - title.length))}`);
    this.#day = "";
  }

  /** Something that a person does, told before its consequences. */
  says(text: string): void {
    this.#print(`\n  ${text}`);
    this.#day = "";
  }

  async tell(routeId: string): Promise<void> {
    const lines = [...(await this.#happened(routeId)), ...(await this.#mailed())].sort((a, b) => a.at - b.at);
    for (const { at, text } of lines) {
      const date = day.format(at);
      if (date !== this.#day) this.#print(`  ${date}`);
      this.#day = date;
      this.#print(`    ${time.format(at)}  ${text}`);
    }
  }

  async #happened(routeId: string): Promise<Line[]> {
    const lines: Line[] = [];
    let cursor = "";
    do {
      const url = `/v1/routes/${routeId}/history?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await this.#client.ok<{ items: HistoryItem[]; nextCursor?: string }>("GET", url);
      for (const item of page.items) {
        if (this.#seen.has(item.eventId)) continue;
        this.#seen.add(item.eventId);
        lines.push({ at: Date.parse(item.at), text: this.#inWords(item) });
      }
      cursor = page.nextCursor ?? "";
    } while (cursor);
    return lines;
  }

  #inWords({ text, agencyId }: HistoryItem): string {
    const agency = this.#names.get(agencyId ?? "");
    return agency ? `• ${agency}. ${text.ru}` : `• ${text.ru}`;
  }

  async #mailed(): Promise<Line[]> {
    const all = await this.#mail.messages();
    const fresh = all.slice(this.#mails);
    this.#mails = all.length;
    return fresh.map((m) => ({ at: m.receivedAt, text: `✉ ${m.to.join(", ")}: ${m.subject}` }));
  }
}
