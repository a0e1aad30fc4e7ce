import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Names the machine's current start, in the shape a time proof carries. Where the system does not tell, every start of the program counts as one
 * of the machine: a proof is then weaker, never wrong.
 */
export function readBootId(): string {
  try {
    const told = askSystem().trim();
    if (told !== '') return createHash('sha256').update(told).digest('hex').slice(0, 32);
  } catch {
    // A system that does not tell is answered below.
  }
  return randomUUID();
}

function askSystem(): string {
  switch (process.platform) {
    case 'linux':
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
    case 'darwin':
      return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8', timeout: 3_000 });
    case 'win32':
      return readWindowsBoot();
    default:
      return '';
  }
}

/** Windows counts its starts in the registry. */
function readWindowsBoot(): string {
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters';
  const reg = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`;
  const told = execFileSync(reg, ['query', key, '/v', 'BootId'], { encoding: 'utf8', timeout: 3_000, windowsHide: true });
  return /BootId\s+REG_DWORD\s+(0x[0-9a-f]+)/i.exec(told)?.[1] ?? '';
}
