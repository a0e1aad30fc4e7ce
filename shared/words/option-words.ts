import { closed } from '../kernel/closed.ts';
import type { Language } from './language.ts';

/** What is wrong with how a command was called; `option` carries its dashes. */
export type OptionFault =
  | { readonly kind: 'unknown-option'; readonly option: string }
  | { readonly kind: 'unknown-word'; readonly word: string }
  | { readonly kind: 'value-missing'; readonly option: string }
  | { readonly kind: 'value-not-taken'; readonly option: string }
  | { readonly kind: 'named-twice'; readonly option: string }
  | { readonly kind: 'only-one-of'; readonly options: readonly string[] }
  | { readonly kind: 'not-one-of'; readonly option: string; readonly choices: readonly string[]; readonly given: string }
  | { readonly kind: 'not-a-port'; readonly option: string; readonly given: string }
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'not-an-address'; readonly option: string; readonly example: string; readonly given: string };

/** The fault as one line, without a full stop. */
export function optionFaultWords(language: Language, fault: OptionFault): string {
  const zh = language === 'zh-CN';
  switch (fault.kind) {
    case 'unknown-option':
      return zh ? `没有 ${fault.option} 这个选项` : `there is no option ${fault.option}`;
    case 'unknown-word':
      return zh ? `不认识：${fault.word}` : `unknown: ${fault.word}`;
    case 'value-missing':
      return zh ? `${fault.option} 后面要写一个值` : `${fault.option} needs a value`;
    case 'value-not-taken':
      return zh ? `${fault.option} 后面不写值` : `${fault.option} takes no value`;
    case 'named-twice':
      return zh ? `${fault.option} 写了两次，只能写一次` : `${fault.option} is named twice`;
    case 'only-one-of':
      return zh ? `${fault.options.join('、')} 只能写一个` : `only one of ${fault.options.join(', ')} can be named`;
    case 'not-one-of':
      return zh ? `${fault.option} 应为 ${fault.choices.join('、')} 之一，不是 ${fault.given}` : `${fault.option} is one of ${fault.choices.join(', ')}, not ${fault.given}`;
    case 'not-a-port':
      return zh ? `${fault.option} 应为 0 到 65535 的整数，不是 ${fault.given}` : `${fault.option} is a whole number from 0 to 65535, not ${fault.given}`;
    case 'port-taken':
      return zh ? `端口 ${fault.port} 已被别的程序占用，请先关掉它，或用 --port 换一个` : `port ${fault.port} is in use: end the other program, or choose another with --port`;
    case 'not-an-address':
      return zh ? `${fault.option} 应为 ${fault.example} 这样的地址，不是 ${fault.given}` : `${fault.option} is an address such as ${fault.example}, not ${fault.given}`;
    default:
      return closed(fault);
  }
}

/** Where to read on after a fault. */
export const helpHint: Readonly<Record<Language, string>> = { 'zh-CN': '（--help 列出全部选项）', en: ' (--help lists the options)' };
