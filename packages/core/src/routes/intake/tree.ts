import { Unreadable } from "../../ground/shared/unreadable.ts";
import { readXmlText } from "../../ground/shared/xml.ts";

/** An element with what is in it; names without their prefix. */
export interface XmlNode {
  name: string;
  text: string;
  children: XmlNode[];
}

/** An extract has some hundreds. */
const mostNodes = 20_000;

/** @throws Unreadable */
export function treeOf(xml: string): XmlNode {
  const root: XmlNode = { name: "", text: "", children: [] };
  const open = [root];
  let nodes = 0;
  readXmlText(xml, {
    open(name) {
      if (++nodes > mostNodes)
        throw new Unreadable(`в XML больше ${mostNodes} элементов`, `more than ${mostNodes} elements in the XML`);
      const node: XmlNode = { name, text: "", children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    close() {
      open.pop();
    },
    text(text) {
      open.at(-1)!.text += text;
    },
  });
  return root.children[0] ?? root;
}

/** All elements at this path; of one that is repeated each, of one that stands alone that one. */
export const allAt = (node: XmlNode, path: string): XmlNode[] =>
  path
    .split("/")
    .reduce<XmlNode[]>((nodes, name) => nodes.flatMap((n) => n.children.filter((c) => c.name === name)), [node]);

/** Those among an element and all that is in it for which something holds; none within another that was found. */
export const within = (node: XmlNode, is: (node: XmlNode) => boolean): XmlNode[] =>
  is(node) ? [node] : node.children.flatMap((child) => within(child, is));

/** The text of the first element at this path that has any. */
export const textAt = (node: XmlNode, path: string): string | undefined =>
  allAt(node, path)
    .map(({ text }) => text.trim())
    .find((text) => text !== "");
