import { named } from "./language.ts";
import { qrBox, qrPath } from "./qr.ts";

const svg = "http://www.w3.org/2000/svg";

/** The code of a sign-up as a telephone at the door reads it; who may not show a screen says it. Dark on light, whatever the page's colours. */
export function ticket(code: string): Element {
  const picture = document.createElementNS(svg, "svg");
  const set = (element: Element, attributes: Record<string, string>) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  set(picture, { viewBox: qrBox, width: "174", height: "174", role: "img", "shape-rendering": "crispEdges" });
  picture.append(
    set(document.createElementNS(svg, "path"), { d: "M0 0h29v29H0z", fill: "#fff" }),
    set(document.createElementNS(svg, "path"), { d: qrPath(code), fill: "#000" }),
  );
  return named(picture, { ru: `QR-код билета ${code}`, en: `The ticket's QR code, ${code}` });
}
