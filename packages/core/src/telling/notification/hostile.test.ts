import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agencyKinds, coordinatorKinds, toAgency, toCoordinator } from "../../../test/fixtures/notice.ts";
import { oneLine, severalLines } from "./clean.ts";
import { compose } from "./compose.ts";
import type { StepNotice } from "./notice.ts";

// Texts that want to be something else: a header, markup, a calendar property, the other direction, half a character.
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        "\r\nBcc: all@example.org",
        "\nBEGIN:VALARM\nEND:VCALENDAR",
        "<img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "<!--[if mso]>",
        "</title></div>",
        "&lt;&#60;",
        "\u202e\u2066\u200d\ufeff",
        "\u2028\u0085\u000b\u0000",
        "\ud83d",
        "\ude00",
        "a\u0301".repeat(90),
        "👩‍👩‍👧‍👦",
        "\\n\\;,:",
        "ООО «Ромашка»; отделение, № 5",
        "ъ".repeat(120),
        " ",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);
const texts = fc.record({ ru: nasty, en: nasty });
const notices: fc.Arbitrary<StepNotice> = fc
  .tuple(fc.constantFrom(...agencyKinds), fc.constantFrom(...coordinatorKinds), texts, texts, nasty, fc.boolean())
  .map(([agencyKind, coordinatorKind, title, task, agencyName, agency]) =>
    agency
      ? toAgency(agencyKind, { title, task, expectedResult: task, agencyName, coordinatorEmail: agencyName })
      : toCoordinator(coordinatorKind, { title, agencyName }),
  );

const runs = { numRuns: 400 };
/** Markup without what texts may bring along themselves: line breaks inside a value. */
const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).filter((tag) => tag !== "<br>" && !/^<\/?b>$/.test(tag));
const structure = (html: string) => new Set(tags(html).map((tag) => tag.replace(/"[^"]*"/g, '""')));

describe("whatever titles and names hold", () => {
  it("a subject is one well-formed line of at most 78 characters with its reference", () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const { subject } = compose(notice);
        expect(subject.length).toBeLessThanOrEqual(78);
        expect(subject).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+ \[№ K3F9QZ\]$/u);
        expect(subject.isWellFormed()).toBe(true);
      }),
      runs,
    );
  });

  it("headers, file names and types stay printable ASCII", () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const { headers, attachments } = compose(notice);
        const values = [...Object.values(headers), ...attachments.flatMap((a) => [a.filename, a.contentType])];
        for (const value of values) expect(value).toMatch(/^[\x20-\x7e]+$/);
      }),
      runs,
    );
  });

  it("HTML keeps our structure and shows the text as text", () => {
    const known = structure(
      [...agencyKinds.map((k) => toAgency(k)), ...coordinatorKinds.map((k) => toCoordinator(k))]
        .map((n) => compose(n).html)
        .join(""),
    );
    fc.assert(
      fc.property(notices, (notice) => {
        const { html } = compose(notice);
        expect([...structure(html)].filter((tag) => !known.has(tag))).toEqual([]);
        expect(tags(html).filter((tag) => tag.startsWith("<a "))).toHaveLength(notice.to === "agency" ? 1 : 0);
        expect(unescaped(html)).toContain(oneLine(notice.title!.ru));
      }),
      runs,
    );
  });

  it("the plain text has no control or invisible characters", () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const { text } = compose(notice);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        if (notice.to === "agency") expect(text).toContain(severalLines(notice.task.ru));
      }),
      runs,
    );
  });
});

const unescaped = (html: string) =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
