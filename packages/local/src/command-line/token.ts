import path from "node:path";

/**
 * What one types in a second terminal for a token of the cloud of the data folder `home` (absolute): without MARSHRUT_HOME the
 * cloud of the default folder would be asked.
 */
export function tokenCommand(home: string): string {
  const command = "npm run --silent token -- coordinator";
  return home === path.resolve(".marshrut") ? command : `MARSHRUT_HOME=${quoted(home)} ${command}`;
}

/** As a POSIX shell reads it. */
const quoted = (word: string): string => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
