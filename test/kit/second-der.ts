/** A second, separate reader of DER for the second verifier: hex in, a tree of nodes out, strict about lengths. */
export interface Node {
  readonly tag: string;
  readonly hex: string;
  readonly body: string;
  readonly kids: readonly Node[];
}

export class Unacceptable extends Error {}

export function must(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Unacceptable(why);
}

export function derTree(hex: string): Node {
  const [node, rest] = next(hex);
  must(rest === '', 'bytes after the element');
  return node;
}

function next(hex: string): readonly [Node, string] {
  must(hex.length >= 4, 'cut short');
  const tag = hex.slice(0, 2);
  const first = parseInt(hex.slice(2, 4), 16);
  const digits = first < 128 ? 0 : 2 * (first - 128);
  must(digits <= 6, 'length too long');
  const length = digits === 0 ? first : parseInt(hex.slice(4, 4 + digits), 16);
  must(digits === 0 ? first < 128 : length >= 128 && !hex.startsWith('00', 4), 'length not minimal');
  const start = 4 + digits;
  const end = start + 2 * length;
  must(hex.length >= end, 'cut short');
  const body = hex.slice(start, end);
  return [{ tag, hex: hex.slice(0, end), body, kids: isConstructed(tag) ? all(body) : [] }, hex.slice(end)];
}

function isConstructed(tag: string): boolean {
  return (parseInt(tag, 16) & 0x20) !== 0;
}

function all(hex: string): readonly Node[] {
  const nodes: Node[] = [];
  for (let rest = hex; rest !== ''; ) {
    const [node, left] = next(rest);
    nodes.push(node);
    rest = left;
  }
  return nodes;
}

/** The node reached by following positions; refuses where there is none. */
export function step(node: Node, ...path: readonly number[]): Node {
  return path.reduce((at, position) => {
    const kid = at.kids[position];
    must(kid !== undefined, `nothing at ${position}`);
    return kid;
  }, node);
}

/** r and s as 64 bytes of hex; refuses integers that are negative or padded. */
export function fixedSignature(node: Node): string {
  must(node.tag === '30' && node.kids.length === 2, 'signature');
  return node.kids
    .map((kid) => {
      must(kid.tag === '02' && parseInt(kid.body.slice(0, 2), 16) < 128, 'integer');
      const digits = kid.body.startsWith('00') ? kid.body.slice(2) : kid.body;
      must(digits.length <= 64 && (!kid.body.startsWith('00') || parseInt(digits.slice(0, 2), 16) >= 128), 'integer not minimal');
      return digits.padStart(64, '0');
    })
    .join('');
}
