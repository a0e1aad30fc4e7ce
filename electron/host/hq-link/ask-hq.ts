import type { z } from 'zod';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { parseProblem, problem, type Problem } from '../../../shared/kernel/problem.ts';
import { wireVersion } from '../../../shared/wire/base.ts';
import { signatureHeaders } from '../../../shared/wire/request-signature.ts';

/** One question to HQ over plain HTTP and JSON. */
export interface Question<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its query, beginning with `/wire/`. */
  readonly path: string;
  /** The body's bytes as they are sent and signed; `undefined` for none. */
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<Answer>;
}

/** Answers of HQ are JSON documents up to this size; anything longer is not HQ. */
const mostAnswerBytes = 64_000_000;
const patienceMs = 30_000;

/**
 * Asks HQ and judges the answer at the border. A problem of the catalogue is HQ's refusal; no connection, a timeout or a broken gateway is
 * `hq.unreachable`; everything else that is not the shape HQ promises (a sign-in page, a redirect, a 200 with words) is `hq.not-hq`.
 */
export async function askHq<Answer>(url: string, question: Question<Answer>): Promise<Outcome<Answer>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${url}${question.path}`, {
      method: question.method,
      headers: {
        accept: 'application/json',
        [signatureHeaders.wire]: String(wireVersion),
        ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...question.headers,
      },
      ...(question.body === undefined ? {} : { body: question.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    status = response.status;
    if (Number(response.headers.get('content-length') ?? 0) > mostAnswerBytes) {
      await response.body?.cancel();
      return refused(problem('hq.not-hq', {}));
    }
    text = await response.text();
  } catch {
    // `fetch` rejects for every kind of broken connection and for the timeout; none of them tells the desk more than "not now".
    return refused(problem('hq.unreachable', {}));
  }
  return readAnswer(status, text, question.answer);
}

function readAnswer<Answer>(status: number, text: string, schema: z.ZodType<Answer>): Outcome<Answer> {
  const value = jsonOf(text);
  if (status === 200) {
    const answer = schema.safeParse(value);
    return answer.success ? done(answer.data) : refused(problem('hq.not-hq', {}));
  }
  const told = parseProblem((value as { readonly data?: unknown } | undefined)?.data) ?? parseProblem(value);
  if (told !== undefined) return refused(toldByHq(told));
  if (status === 429) return refused(problem('hq.busy', {}));
  return refused(status >= 500 ? problem('hq.unreachable', {}) : problem('hq.not-hq', {}));
}

/** HQ's refusal as this desk says it: what HQ calls its disk is not this computer's. */
export function toldByHq(told: Problem): Problem {
  return told.code === 'disk.full' ? problem('hq.disk-full', {}) : told;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
