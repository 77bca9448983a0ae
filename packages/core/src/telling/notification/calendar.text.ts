import ical, { type ICalCalendar } from "ical-generator";

/**
 * The file of a calendar, as the generator writes it but for the end of the last line, which it leaves out. It asks an encoder for the octets
 * of each character when it folds lines, so that folding took longer than all else of a letter; here it is counted.
 */
export const calendarText = (calendar: ICalCalendar): string => {
  const [begin, end] = frameOf(calendar);
  return `${begin}${folded(calendar.events().join(""))}${end}\r\n`;
};

/** What stands around the entries: the same for all files of a kind. */
function frameOf(calendar: ICalCalendar): [begin: string, end: string] {
  const [prodId, method] = [calendar.prodId(), calendar.method() ?? undefined];
  const name = `${prodId} ${method}`;
  const known = frames.get(name);
  if (known) return known;
  const end = "END:VCALENDAR";
  const frame: [string, string] = [ical({ prodId, method }).toString().slice(0, -end.length), end];
  frames.set(name, frame);
  return frame;
}

const frames = new Map<string, [begin: string, end: string]>();

/** Octets of a line without its end; RFC 5545, 3.1, has 75, and the generator stays one below. */
const most = 74;

const folded = (text: string): string => text.split("\r\n").map(foldedLine).join("\r\n");

function foldedLine(line: string): string {
  if (line.length * 3 <= most) return line;
  const parts: string[] = [];
  let [from, octets] = [0, 0];
  for (let i = 0; i < line.length; ) {
    const code = line.codePointAt(i)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    octets += size;
    if (octets > most) {
      parts.push(line.slice(from, i));
      [from, octets] = [i, size];
    }
    i += size === 4 ? 2 : 1;
  }
  parts.push(line.slice(from));
  return parts.join("\r\n ");
}
