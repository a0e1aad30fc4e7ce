import { z } from 'zod';
import { isContractProcedure } from '@orpc/contract';
import { sha256 } from '../../proof/sha256.ts';
import { canonicalText, type CanonicalValue } from '../../shared/kernel/canonical-text.ts';
import type { DeviceId, Sha256 } from '../../shared/kernel/ids.ts';
import { policyDocumentSchema } from '../../shared/policy/policy-document.ts';
import { workingCalendarSchema } from '../../shared/policy/working-calendar.ts';
import { acknowledgementSchema } from '../../shared/seal/acknowledgement.ts';
import { bundleManifestSchema } from '../../shared/seal/bundle-manifest.ts';
import { sealedRecordSchema } from '../../shared/seal/sealed-record.ts';
import { signedTextSchema } from '../../shared/seal/signed-text.ts';
import { timeAnchorSchema } from '../../shared/seal/time-proof.ts';
import { problemBodySchema } from '../../shared/wire/base.ts';
import { deskContract, newsItemSchema } from '../../shared/wire/desk-contract.ts';
import { anchorLifeMs, requestText, signatureHeaders } from '../../shared/wire/request-signature.ts';

/** The SHA-256 of every shape of the wire, by name. */
export type WireShapes = Readonly<Record<string, Sha256>>;

/** What desk and HQ say to each other as it stands in the code: routes, signed texts, the text of a request, one entry per kind of news. */
export function wireShapes(): WireShapes {
  const sample = { method: 'put', path: '/wire/v1/records/1?x=2', device: '01a2b3c4-0000-7000-8000-000000000000' as DeviceId, nonce: 'a'.repeat(32), anchorNonce: 'b'.repeat(32), bodyHash: 'c'.repeat(64) as Sha256 };
  const entries: readonly (readonly [string, CanonicalValue])[] = [
    ...routeShapes(deskContract),
    ...newsItemSchema.options.map((option) => [`news ${option.shape.kind.value}`, shapeOf(option)] as const),
    ['sealed record', shapeOf(sealedRecordSchema)],
    ['acknowledgement', shapeOf(acknowledgementSchema)],
    ['anchor', shapeOf(timeAnchorSchema)],
    ['signed text', shapeOf(signedTextSchema)],
    ['policy document', shapeOf(policyDocumentSchema)],
    ['calendar', shapeOf(workingCalendarSchema)],
    ['bundle manifest', shapeOf(bundleManifestSchema)],
    ['problem', shapeOf(problemBodySchema)],
    ['request', { headers: signatureHeaders, anchorLifeMs, text: requestText(sample) }],
  ];
  return Object.fromEntries(entries.map(([name, shape]) => [name, sha256(canonicalText(shape))]));
}

/** The canonical shape of a schema: its JSON Schema. Throws on a schema that has none, so that nothing goes unpinned. */
export function shapeOf(schema: z.ZodType): CanonicalValue {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'throw' }))) as CanonicalValue;
}

function routeShapes(contract: object, prefix = ''): readonly (readonly [string, CanonicalValue])[] {
  return Object.entries(contract).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (!isContractProcedure(value)) return routeShapes(value as object, name);
    const { route, meta, inputSchema, outputSchema } = value['~orpc'];
    // The cast: every schema of the contract is zod's.
    const shape = (schema: unknown): CanonicalValue => (schema === undefined ? null : shapeOf(schema as z.ZodType));
    return [[`route ${name}`, { method: route.method, path: route.path, permission: (meta as { readonly permission: { readonly who: string } }).permission.who, input: shape(inputSchema), output: shape(outputSchema) }] as const];
  });
}
