import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { field } from "./section.ts";

// At the door: the code of a ticket is read from a photograph by the browser itself. Nothing of the picture is sent, and the page asks for no
// camera (its policy forbids that): the telephone's own takes it.

/** Shape Detection API: in Chrome on Android, which most telephones at a door are; others type the code. */
interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;
const detector = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector ?? undefined;

const unread: Text = {
  ru: "QR-код не прочитался. Снимите ближе или наберите код.",
  en: "The QR code could not be read. Come closer, or type the code.",
};

/** A field that takes a photograph; nothing where the browser reads none. @param found is given the code */
export function scanning(found: (code: string) => void): HTMLElement | false {
  const Reader = detector();
  if (!Reader) return false;
  const camera = h("input", { type: "file", accept: "image/*", capture: "environment" });
  const told = h("p", { role: "alert", class: "fault", hidden: true }, unread);
  camera.addEventListener("change", () => {
    const photo = camera.files?.[0];
    if (photo) void read(new Reader({ formats: ["qr_code"] }), photo);
  });
  async function read(reader: Detector, photo: Blob): Promise<void> {
    const [first] = await createImageBitmap(photo)
      .then((image) => reader.detect(image))
      .catch(() => []);
    camera.value = "";
    told.hidden = first !== undefined;
    if (first) found(first.rawValue);
  }
  return h(
    "div",
    { class: "lines" },
    field({ ru: "Снять QR-код билета", en: "Photograph the ticket's QR code" }, camera),
    told,
  );
}
