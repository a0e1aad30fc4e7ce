import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request as bytes, ready to be written: its head, and its body in pieces that may be shared between requests. */
export interface RawRequest {
  readonly head: Buffer;
  readonly body: readonly Uint8Array[];
  readonly expected: number;
}

export function rawRequest(method: string, path: string, headers: Readonly<Record<string, string | number>>, body: readonly Uint8Array[], expected: number): RawRequest {
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'content-length': length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return { head: Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), body, expected };
}

/**
 * One kept connection that carries one request at a time: so little work for each that a load of them measures the server. Understands
 * answers with a length and in chunks; an answer of another status than the one expected rejects.
 */
export class RawConnection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { readonly expected: number; readonly resolve: (body: Buffer) => void; readonly reject: (fault: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (piece: Buffer) => {
      this.#received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece]);
      this.#answer();
    });
    socket.on('close', () => this.#waiting?.reject(new Error('the connection ended')));
    socket.on('error', (fault) => this.#waiting?.reject(fault));
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Sends the request and gives the answer's body as it came. */
  async send({ head, body, expected }: RawRequest): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { expected, resolve, reject };
      this.#socket.cork();
      this.#socket.write(head);
      for (const piece of body) this.#socket.write(piece);
      this.#socket.uncork();
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #answer(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1 || this.#waiting === undefined) return;
    const head = this.#received.toString('latin1', 0, end).toLowerCase();
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
    const isWhole = length === undefined ? !head.includes('chunked') || this.#received.subarray(-5).equals(lastChunk) : this.#received.length >= end + 4 + Number(length);
    if (!isWhole) return;
    const { expected, resolve, reject } = this.#waiting;
    const body = this.#received.subarray(end + 4);
    this.#received = Buffer.alloc(0);
    this.#waiting = undefined;
    const status = Number(head.slice(9, 12));
    if (status === expected) resolve(body);
    else reject(new Error(`${status}: ${body.toString('utf8')}`));
  }
}

const lastChunk = Buffer.from('0\r\n\r\n');
