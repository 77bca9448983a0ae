import { describe, expect, it } from "vitest";
import { messageIdOf, threadIdOf } from "./headers.ts";

describe("message ids", () => {
  it("follow from the delivery, threads from the step, and never meet", () => {
    expect(messageIdOf("delivery_01JAB", "mail.example.ru")).toBe("delivery_01JAB@mail.example.ru");
    expect(threadIdOf("step_01JAB", "mail.example.ru")).toBe("step_01JAB.thread@mail.example.ru");
  });

  it("are ASCII for any host", () => {
    expect(messageIdOf("delivery_1", "почта.рф")).toBe("delivery_1@xn--80a1acny.xn--p1ai");
    expect(messageIdOf("delivery_1", "127.0.0.1")).toBe("delivery_1@127.0.0.1");
    expect(messageIdOf("delivery_1", "[::1]")).toBe("delivery_1@[IPv6:::1]");
  });

  it("refuse what would not stay inside a header", () => {
    for (const id of ["", "a b", "a>", "a\r\nBcc: x", "шаг", ".a", "a@b"])
      expect(() => threadIdOf(id, "example.ru")).toThrow(TypeError);
    for (const domain of ["", "a b.ru", "a.ru>", "a.ru\r\n", "x@a.ru", "a.ru/b", "a.ru:25#"])
      expect(() => messageIdOf("delivery_1", domain)).toThrow(TypeError);
  });
});
