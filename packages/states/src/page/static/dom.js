/**
 * Builds elements. Text goes in as text nodes only, never as markup: what executions carry is strangers' data.
 * @param {string} tag
 * @param {Record<string, string | number | undefined>} attributes
 * @param {...(Node | string | undefined)} children
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function shape(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) node.setAttribute(name, String(value));
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** Russian first, English beside it. */
export function both(ru, en) {
  return element("span", {}, `${ru} `, element("span", { class: "en", lang: "en" }, en));
}
