import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { languages, type Language } from '../shared/words/language.ts';
import { helpHint, optionFaultWords, type OptionFault } from '../shared/words/option-words.ts';

/** Which options a command knows, and whether it takes words of its own beside them. */
export interface OptionTable<Options extends ParseArgsOptionsConfig> {
  readonly options: Options;
  readonly takesWords?: boolean;
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; options: Options; strict: true; allowPositionals: true }>>;

/** What was wished, or the first thing wrong with it. An option that is not `multiple` can be named once. Never throws. */
export function readOptions<Options extends ParseArgsOptionsConfig>(table: OptionTable<Options>, args: readonly string[] = process.argv.slice(2)): Parsed<Options> | { readonly fault: OptionFault } {
  const fault = faultOf(table, args);
  return fault === undefined ? parseArgs({ args: [...args], options: table.options, strict: true, allowPositionals: true }) : { fault };
}

function faultOf({ options, takesWords }: OptionTable<ParseArgsOptionsConfig>, args: readonly string[]): OptionFault | undefined {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const named = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional' && takesWords !== true) return { kind: 'unknown-word', word: token.value };
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const option = token.rawName;
    if (known === undefined) return { kind: 'unknown-option', option };
    if (known.type === 'boolean' && token.value !== undefined) return { kind: 'value-not-taken', option };
    // A dash after an option that needs a value is the next option, not the value; `--name=-1` says otherwise.
    if (known.type === 'string' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-') && token.value !== '-'))) return { kind: 'value-missing', option };
    if (known.multiple !== true && named.has(token.name)) return { kind: 'named-twice', option };
    named.add(token.name);
  }
  return undefined;
}

/** The port a command was given, from 0 to 65535, or what is wrong with it; `option` is where it came from. */
export function readPort(option: string, given: string): number | { readonly fault: OptionFault } {
  return /^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : { fault: { kind: 'not-a-port', option, given } };
}

/** The language that `--lang` names, Chinese where it names none that exists. To be asked before the options are judged, so that their faults are said in it. */
export function languageWished(args: readonly string[] = process.argv.slice(2)): Language {
  const { lang } = parseArgs({ args: [...args], options: { lang: { type: 'string' } }, strict: false, allowPositionals: true }).values;
  return languages.find((name) => name === lang) ?? 'zh-CN';
}

/** The one line a command says before it ends with exit code 2. */
export function faultLine(language: Language, fault: OptionFault): string {
  return `${optionFaultWords(language, fault)}${helpHint[language]}\n`;
}

/** Says what is wrong and ends the program with exit code 2. */
export function endByFault(language: Language, fault: OptionFault): never {
  process.stderr.write(faultLine(language, fault));
  process.exit(2);
}

/** Whether listening failed because another program has the port. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
