/** A property as it stands in a calendar file. */
export interface Property {
  name: string;
  params: Record<string, string>;
  value: string;
}
export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

/** Reads a calendar file strictly by the line rules of RFC 5545, 3.1: a reader that forgives nothing. @throws Error */
export function readIcs(content: string): Component {
  if (!content.endsWith("\r\n")) throw new Error("The last line has no end");
  const physical = content.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`Bare CR or LF: ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
    if (!line.isWellFormed()) throw new Error("A character is torn apart");
    if (line.trim() === "") throw new Error("An empty line");
  }
  const root: Component = { name: "", properties: [], components: [] };
  const open = [root];
  for (const property of physical.join("\r\n").replaceAll("\r\n ", "").split("\r\n").map(readProperty)) {
    const inside = open.at(-1)!;
    if (property.name === "BEGIN") {
      const component: Component = { name: property.value, properties: [], components: [] };
      inside.components.push(component);
      open.push(component);
    } else if (property.name === "END") {
      if (open.length < 2 || open.pop()!.name !== property.value) throw new Error(`END:${property.value} of nothing`);
    } else inside.properties.push(property);
  }
  if (open.length !== 1 || root.components.length !== 1 || root.properties.length > 0)
    throw new Error("Not one component");
  return root.components[0]!;
}

// name *(";" param-name "=" (paramtext / DQUOTE quoted DQUOTE)) ":" value
const contentLine = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):([^\p{Cc}]*)$/u;

function readProperty(line: string): Property {
  const [, name, params = "", value] = contentLine.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`No content line: ${line}`);
  const pairs = [...params.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/g)];
  return { name, value, params: Object.fromEntries(pairs.map((p) => [p[1], p[2] ?? p[3] ?? ""])) };
}

/** The one property of that name. */
export function property({ properties }: Component, name: string): Property {
  const [found, ...more] = properties.filter((p) => p.name === name);
  if (!found || more.length > 0) throw new Error(`${name}: ${found ? "several" : "none"}`);
  return found;
}

/** A TEXT value as people read it (RFC 5545, 3.3.11). @throws Error for a character that should be escaped */
export function textOf(component: Component, name: string): string {
  const { value } = property(component, name);
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`Unescaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === "n" ? "\n" : c));
}
