import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { line } from "../shared/schema.ts";
import { isHere } from "./here.ts";

/** Stands for the name of a room in an address while it is looked at. */
const anyRoom = "c0ffee00c0ffee00c0ffee00c0ffee00";

/** The server of the region's own on which families and specialists meet by video. Without it nothing is held by video. */
export const Conference = z.strictObject({
  /** The address of a room, `{room}` being its name, which nobody can guess. Any server that makes a room of its path will do. */
  urlTemplate: z
    .string()
    .max(300)
    .refine(isRoomTemplate, {
      error: says("адрес вида https://meet.example.ru/{room}", "an address like https://meet.example.org/{room}"),
    }),
  /**
   * What stands in the token of whoever comes, where the server asks for one as Jitsi does (`?jwt=`). `subject`: the server's name where not
   * set. It is signed by the key that the platform has made (room `conference`).
   * https://github.com/jitsi/lib-jitsi-meet/blob/master/doc/tokens.md
   */
  jwt: z.strictObject({ issuer: line(200), audience: line(200), subject: line(200).optional() }).optional(),
});
export type Conference = z.infer<typeof Conference>;

/** The name of a room is a part of the path or the fragment: names of hosts, and queries, stand in the logs of others. */
function isRoomTemplate(text: string): boolean {
  const address = text.replace("{room}", anyRoom);
  if (address.includes("{room}") || !URL.canParse(address)) return false;
  const url = new URL(address);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isHere(url));
  return isSafe && !url.username && !url.password && `${url.pathname}${url.hash}`.includes(anyRoom);
}
