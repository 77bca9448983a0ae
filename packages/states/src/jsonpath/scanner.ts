/** Reads a text character by character; shared by the path, filter and intrinsic grammars. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }
  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length);
  }
  space(): void {
    while (/\s/.test(this.peek()) && !this.done) this.at += 1;
  }
  /** Takes `token` if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }
  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
  expect(token: string): void {
    if (!this.take(token)) this.fail(`expected '${token}'`);
  }
  /** A quoted string that starts here, with backslash escapes. */
  quoted(): string {
    const quote = this.peek();
    this.at += 1;
    let value = "";
    for (;;) {
      if (this.done) this.fail("string not closed");
      const c = this.text[this.at++]!;
      if (c === quote) return value;
      // A backslash takes the meaning of the quote or of another backslash away; before all else it stands for itself.
      const escapes = c === "\\" && (this.peek() === quote || this.peek() === "\\");
      value += escapes ? this.text[this.at++]! : c;
    }
  }
  fail(why: string): never {
    throw new SyntaxError(`Illegal path '${this.text}': ${why} at character ${this.at}`);
  }
}
