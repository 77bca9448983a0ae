/** A value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSONata expression as Amazon States Language writes it: `{% $states.input.routeId %}`. */
export type Jsonata = `{%${string}%}`;

/** Wraps an expression in the language's delimiters. */
export const jsonata = (expression: string): Jsonata => `{% ${expression} %}`;
