import type { Text } from "../../ground/shared/text.ts";

/** Names that lead to somebody's own network, whatever they resolve to (RFC 6761, 6762, 8375). */
const inner = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|onion|test|invalid)$/;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * What is wrong with an endpoint's address, in both languages; undefined when nothing is. Where a name leads is judged at
 * each connection: here only what can be seen by reading. @param allowLoopback the local cloud's setting
 */
export function urlFault(text: string, allowLoopback: boolean): Text | undefined {
  // The parser forgives blanks, line breaks, backslashes and missing slashes; an address that needs it is refused (FAULTS B9).
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text) || !/^[a-z]+:\/\/[^/]/i.test(text) || !URL.canParse(text))
    return {
      ru: "полный адрес вида https://school.example.ru/hooks",
      en: "a whole address like https://school.example.org/hooks",
    };
  const { protocol, hostname, port, username, password, hash } = new URL(text);
  if (username || password || hash) return { ru: "без имени, пароля и #", en: "no user name, password or #" };
  if (allowLoopback && loopback.test(hostname) && /^https?:$/.test(protocol)) return undefined;
  if (protocol !== "https:") return { ru: "адрес https://", en: "an https:// address" };
  if (port !== "" && port !== "8443") return { ru: "порт 443 или 8443", en: "port 443 or 8443" };
  const host = hostname.replace(/\.$/, "");
  const isName = host.includes(".") && !host.startsWith("[") && !/\.\d+$/.test(host);
  if (!isName || inner.test(host))
    return { ru: "имя узла в интернете, не адрес IP", en: "a public host name, not an IP address" };
  return undefined;
}
