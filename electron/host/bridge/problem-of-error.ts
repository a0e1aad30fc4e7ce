import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import Database from 'better-sqlite3';
import { mostLines } from '../../../shared/delivery/outbound-order.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { freeBytesOf } from '../settings/status.ts';
import { reserveBytes } from '../store/disk-reserve.ts';

/**
 * The problem that an error stands for. Refusals of the disk stop signatures until the store has been checked again; an argument of the wrong shape
 * says which; everything else is a fault of the program, named by a reference that also stands in its log.
 */
export function problemOfError(desk: Desk, error: unknown): Problem {
  const disk = diskProblem(desk, error);
  if (disk !== undefined) {
    console.error('the disk refuses', error);
    desk.live.fault = disk;
    desk.changes.publish({ topic: 'status' });
    return disk;
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return inputProblem(error);
  const reference = randomUUID().slice(0, 8);
  console.error(`fault ${reference}`, error);
  return problem('program.fault', { reference });
}

function diskProblem(desk: Desk, error: unknown): Problem | undefined {
  const code = error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error && 'code' in error) ? String((error as { code?: unknown }).code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return problem('disk.full', { freeBytes: freeBytesOf(desk.folders.root), neededBytes: reserveBytes });
  const isBroken = /^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY)/.test(code) || ['EIO', 'EROFS', 'ENXIO', 'ENODEV'].includes(code);
  return isBroken ? problem('disk.error', { operation: code }) : undefined;
}

/** An argument that its schema refuses. Stated limits of size have problems of their own. */
function inputProblem(error: ORPCError<string, unknown>): Problem {
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined;
  const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const { code, maximum, origin } = (issue ?? {}) as { readonly code?: string; readonly maximum?: unknown; readonly origin?: string };
  if (code === 'too_big' && typeof maximum === 'number' && (origin === 'array' || origin === 'file')) {
    return path.at(-1) === 'lines' && path.includes('order') ? problem('inspection.too-many-lines', { limit: mostLines }) : problem('input.too-large', { limit: maximum });
  }
  return problem('input.invalid', { field: path.join('.'), expected: issue?.message ?? 'the documented shape' });
}
