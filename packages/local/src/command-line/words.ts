/**
 * For a command that takes no words: what would be dropped in silence is refused, and the process ended with code 1.
 * @param command as one types it: `npm start`
 * @param instead what there is, in each language
 */
export function takesNoWords(args: string[], command: string, instead: { ru: string; en: string }): void {
  if (args.length === 0) return;
  const words = args.join(" ");
  console.error(`${command}: непонятно «${words}». ${instead.ru}\n${command}: unknown "${words}". ${instead.en}`);
  process.exit(1);
}
