import { type DocumentFile, fileOf } from "@marshrut/core/document";
import * as Navigator from "@marshrut/core/navigator/open";
import { addressOf, hoursOf } from "./parts.ts";

/** One sheet to be pinned to a wall: what it is for, the number, and a code that opens its page. */
export const sheetOf = (all: Navigator.Directory, one: Navigator.OpenOrganisation): Promise<DocumentFile> =>
  fileOf(
    {
      title: one.shortName,
      content: [
        { kind: "title", lines: [one.name, Navigator.kindTitles[one.kind].ru] },
        { kind: "paragraph", text: one.purpose.ru },
        ...(one.firstStep ? [{ kind: "paragraph" as const, text: one.firstStep.ru }] : []),
        {
          kind: "facts",
          rows: [
            ["Телефон", one.phone],
            ["Адрес", addressOf(one)],
            ...(one.hours.length > 0
              ? [["Часы", hoursOf(one, { lang: "ru", easy: false }).join("; ")] as [string, string]]
              : []),
          ],
        },
        { kind: "qr", text: `${all.publicUrl}/organisations/${one.agencyId}` },
        { kind: "paragraph", text: "Наведите камеру телефона: откроется страница со свободным временем и услугами." },
        { kind: "lines", lines: [all.region.ru] },
      ],
    },
    "pdf",
    "sheet",
  );
