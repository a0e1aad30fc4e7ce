/** One line of HQ's log. Never a key, a code, a password, a token or the text of a record. */
export interface Logger {
  log(level: 'info' | 'warn' | 'error', message: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** Writes each line as JSON to standard error. */
export const standardErrorLogger: Logger = {
  log(level, message, facts = {}) {
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
  },
};

export const silentLogger: Logger = { log: () => undefined };
