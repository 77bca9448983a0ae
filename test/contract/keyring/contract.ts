import { KeyDestroyed, type Keyring } from "@marshrut/core/shared";
import { beforeEach, describe, expect, it } from "vitest";

export const surname = { tenant: "kuzbass", subject: "child_01", field: "person.surname" };

/** What every keyring does, wherever its keys come from. */
export function keyringContract(name: string, open: () => Keyring | Promise<Keyring>): void {
  describe(`keyring: ${name}`, () => {
    let keys: Keyring;
    beforeEach(async () => {
      keys = await open();
    });

    it.each(["Соловьёва-Ли", "", "😀", "x".repeat(100_000)])("opens what it sealed: %#", async (plain) => {
      const sealed = await keys.seal(plain, surname);
      expect(await keys.open(sealed, surname)).toBe(plain);
    });

    it("shows nothing of the text, and seals the same text to another value each time", async () => {
      const [one, two] = await Promise.all([keys.seal("Соловьёва", surname), keys.seal("Соловьёва", surname)]);
      expect(one).not.toBe(two);
      expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain(
        Buffer.from("Соловьёва").toString("latin1"),
      );
      expect(one).toMatch(/^[\w.-]+$/);
    });

    it.each([
      ["another tenant", { ...surname, tenant: "altai" }],
      ["another child", { ...surname, subject: "child_02" }],
      ["another field", { ...surname, field: "person.name" }],
      ["parts joined otherwise", { ...surname, subject: "child_01|person", field: "surname" }],
    ])("does not open under %s", async (_, context) => {
      const sealed = await keys.seal("Соловьёва", surname);
      await keys.seal("x", context);
      await expect(keys.open(sealed, context)).rejects.toThrow();
    });

    it("does not open what was changed or never sealed, and does not show it in the error", async () => {
      const sealed = await keys.seal("Соловьёва", surname);
      const flipped = sealed.slice(0, -4) + (sealed.at(-4) === "A" ? "B" : "A") + sealed.slice(-3);
      for (const bad of [
        flipped,
        sealed.slice(0, -2),
        sealed.slice(0, 12),
        "",
        "Соловьёва",
        "m1.1.",
        "m1.99.AAAA",
        "memory.",
      ]) {
        const error = await keys.open(bad, surname).then(
          (text) => `opened: ${text}`,
          (e: unknown) => e,
        );
        expect(error).toBeInstanceOf(Error);
        expect(String(error)).not.toContain("Соловьёва");
      }
    });

    it("seals each person by a key of its own, and an attachment by that of its child", async () => {
      const file = { tenant: "kuzbass", subject: "attachment_01", field: "key", person: "child_01" };
      const sealed = await keys.seal("x", file);
      expect(await keys.open(sealed, file)).toBe("x");
      await expect(keys.open(sealed, { ...file, person: "child_02" })).rejects.toThrow();
      await expect(keys.open(sealed, { ...file, person: undefined })).rejects.toThrow();
    });

    it("opens nothing of a person whose key was destroyed, and seals nothing for them again; all others stay", async () => {
      const [theirs, file, sibling, parent, agency] = [
        surname,
        { tenant: "kuzbass", subject: "attachment_01", field: "key", person: surname.subject },
        { ...surname, subject: "child_02" },
        { ...surname, subject: "rep_01" },
        { ...surname, subject: "agency_01" },
      ];
      const seal = async (context: typeof surname) => [context, await keys.seal("x", context)] as const;
      const gone = await Promise.all([theirs, file].map(seal));
      const kept = await Promise.all([sibling, parent, agency, { ...surname, tenant: "altai" }].map(seal));
      const of = { tenant: "kuzbass", person: surname.subject };
      await Promise.all([keys.destroy(of), keys.destroy(of)]);
      await keys.destroy(of);
      for (const [context, sealed] of gone) {
        await expect(keys.open(sealed, context)).rejects.toThrow(KeyDestroyed);
        await expect(keys.seal("y", context)).rejects.toThrow(KeyDestroyed);
      }
      for (const [context, sealed] of kept) expect(await keys.open(sealed, context)).toBe("x");
    });

    it("hashes by purpose: the same for the same, another for another purpose or text", async () => {
      const hashes = await Promise.all([
        keys.mac("blind-index", "соловьева"),
        keys.mac("blind-index", "соловьева"),
        keys.mac("link", "соловьева"),
        keys.mac("blind-index", "соловьев"),
      ]);
      expect(hashes[0]).toBe(hashes[1]);
      expect(new Set(hashes).size).toBe(3);
      for (const hash of hashes) expect(hash).toMatch(/^[\w-]{43}$/);
    });

    it("signs by purpose and tenant, and takes its own signatures alone", async () => {
      const signature = await keys.sign("link", "kuzbass", "соловьева");
      expect(signature).toMatch(/^1-[\w-]{43}$/);
      expect(await keys.sign("link", "kuzbass", "соловьева")).toBe(signature);
      expect(await keys.isSigned("link", "kuzbass", "соловьева", signature)).toBe(true);
      await keys.sign("link", "altai", "x");
      await keys.sign("cursor", "kuzbass", "x");
      expect(await keys.isSigned("link", "altai", "соловьева", signature)).toBe(false);
      expect(await keys.isSigned("cursor", "kuzbass", "соловьева", signature)).toBe(false);
      expect(await keys.isSigned("link", "kuzbass", "соловьев", signature)).toBe(false);
      expect(await keys.isSigned("link", "nobody", "соловьева", signature)).toBe(false);
      const bare = signature.slice(2);
      for (const bad of ["", "1-", bare, `0-${bare}`, `2-${bare}`, `01-${bare}`, `1-${bare}A`, `99999999-${bare}`])
        expect(await keys.isSigned("link", "kuzbass", "соловьева", bad), bad).toBe(false);
    });

    it("takes what a former generation signed, until it is said to have leaked", async () => {
      const first = await keys.sign("link", "kuzbass", "x");
      expect(await keys.rotate("kuzbass", "link")).toBe(2);
      const second = await keys.sign("link", "kuzbass", "x");
      expect(second).toMatch(/^2-/);
      const taken = () =>
        Promise.all([first, second].map((signature) => keys.isSigned("link", "kuzbass", "x", signature)));
      expect(await taken()).toEqual([true, true]);
      expect(await keys.rotate("kuzbass", "link", true)).toBe(3);
      expect(await taken()).toEqual([false, false]);
      const third = await keys.sign("link", "kuzbass", "x");
      expect(await keys.rotate("kuzbass", "link")).toBe(4);
      expect(await taken()).toEqual([false, false]);
      expect(await keys.isSigned("link", "kuzbass", "x", third)).toBe(true);
    });
  });
}
