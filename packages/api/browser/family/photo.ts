import type { Text } from "../respond/text.ts";

/** A file as it is sent. */
export interface Ready {
  name: string;
  /** Base64. */
  content: string;
}

/** The largest that is taken. */
const largest = 3 * 2 ** 20;
/** A photograph that is larger than this is made smaller: a page of A4 is readable at 2,400 points, and a slow network is spared. */
const small = 2 ** 20;
const longest = 2400;

/** @returns what is wrong with it, where it cannot be sent */
export async function prepared(file: File): Promise<Ready | { problem: Text }> {
  if (file.size === 0) return { problem: { ru: "Файл пуст.", en: "The file is empty." } };
  try {
    const isPhoto = file.type.startsWith("image/");
    const smaller = isPhoto && (file.size > small || !/jpeg|png/.test(file.type)) ? await madeSmaller(file) : undefined;
    const sent: Blob = smaller ?? file;
    if (sent.size > largest) return { problem: isPhoto ? photoTooLarge : tooLarge };
    return { name: named(file.name, smaller !== undefined), content: await base64(sent) };
  } catch {
    return {
      problem: { ru: "Файл не читается. Выберите его ещё раз.", en: "The file cannot be read. Choose it again." },
    };
  }
}

/** As a JPEG; nothing where this browser cannot show it, and then the service says how to send it instead. */
async function madeSmaller(file: File): Promise<Blob | undefined> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, longest / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return made ?? undefined;
  } catch {
    return undefined;
  }
}

/** The end of a long name, since that tells the kind. */
function named(name: string, isJpeg: boolean): string {
  const plain = [...name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")].slice(-190).join("").trim() || "file";
  return isJpeg && !/\.jpe?g$/i.test(plain) ? `${plain}.jpg` : plain;
}

const base64 = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });

const photoTooLarge: Text = {
  ru: "Фотография больше 3 МБ. Сделайте снимок с меньшим разрешением.",
  en: "The photograph is larger than 3 MB. Please take one of a lower resolution.",
};
const tooLarge: Text = {
  ru: "Файл больше 3 МБ. Сфотографируйте листы документа по одному и передайте вместе.",
  en: "The file is larger than 3 MB. Please photograph the sheets one by one, and hand them in together.",
};
