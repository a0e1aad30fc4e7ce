import { existsSync, readFileSync } from 'node:fs';

const strace = '/usr/bin/strace';

/** Whether this machine can watch system calls. */
export function canTrace(): boolean {
  return existsSync(strace);
}

/** The command that runs a program under the tracer, which stays in the background and writes to `log`. */
export function tracer(log: string): readonly string[] {
  return [strace, '-D', '-f', '--seccomp-bpf', '-ttt', '-y', '-s', '4096', '-e', 'trace=fsync,fdatasync,rename,renameat,renameat2', '-o', log];
}

/** A system call that ended well: on which file, and between which instants, in seconds. */
export interface TracedCall {
  readonly call: 'sync' | 'rename';
  /** The file of a descriptor; of a rename what it was called before. */
  readonly path: string;
  /** Of a rename: what it is called now. */
  readonly to: string;
  readonly begun: number;
  readonly ended: number;
}

/** Reads the tracer's log; calls that other threads interrupted are put together again. In the order in which they ended. */
export function readTrace(log: string): readonly TracedCall[] {
  const calls: TracedCall[] = [];
  const open = new Map<string, { readonly begun: number; readonly text: string }>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread = '', at = '', text = ''] = /^(\d+)\s+(\d+\.\d+)\s+(.*)$/.exec(line) ?? [];
    if (text.endsWith('<unfinished ...>')) {
      open.set(thread, { begun: Number(at), text: text.slice(0, -'<unfinished ...>'.length) });
      continue;
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    const before = rest === undefined ? undefined : open.get(thread);
    const call = callOf(before === undefined ? text : before.text + rest, before?.begun ?? Number(at), Number(at));
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

function callOf(text: string, begun: number, ended: number): TracedCall | undefined {
  const sync = /^f(?:data)?sync\(\d+<(.*)>\s*\)\s+= 0$/.exec(text);
  if (sync !== null) return { call: 'sync', path: sync[1] ?? '', to: '', begun, ended };
  const rename = /^rename\w*\(.*?"([^"]*)",.*?"([^"]*)".*\)\s+= 0$/.exec(text);
  return rename === null ? undefined : { call: 'rename', path: rename[1] ?? '', to: rename[2] ?? '', begun, ended };
}

/** What a program answered to, and when it was asked and answered, in seconds. */
export interface Span {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

export async function spanOf<Value>(what: string, spans: Span[], work: () => Promise<Value>): Promise<Value> {
  const from = Date.now() / 1_000;
  const value = await work();
  // The clock of this process counts whole milliseconds, the tracer's microseconds.
  spans.push({ what, from, to: (Date.now() + 1) / 1_000 });
  return value;
}

/**
 * Looks for the deeds within the span, each begun when the one before it had ended. Answers the first one that is missing.
 */
export function missingInOrder(calls: readonly TracedCall[], span: Span, deeds: readonly (readonly [name: string, is: (call: TracedCall) => boolean])[]): string | undefined {
  let from = span.from;
  for (const [name, is] of deeds) {
    const found = calls.find((call) => call.begun >= from && call.ended <= span.to && is(call));
    if (found === undefined) return `${span.what}: no ${name} in its place`;
    from = found.ended;
  }
  return undefined;
}

export function synced(path: (name: string) => boolean): (call: TracedCall) => boolean {
  return (call) => call.call === 'sync' && path(call.path);
}

export function renamed(to: (name: string) => boolean): (call: TracedCall) => boolean {
  return (call) => call.call === 'rename' && to(call.to);
}
