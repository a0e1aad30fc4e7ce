import { describe, expect, test } from 'vitest';
import { problemCatalogue } from '../../../shared/kernel/problem.ts';
import { languages } from '../../../shared/words/language.ts';
import { verifySentence, verifyWords } from '../../../shared/words/verify-words.ts';

/** What opening a record, an acknowledgement or a PDF's signature can find. */
const found = {
  problem: ['record.over-limit', 'record.not-canonical', 'record.unknown-shape', 'record.signature-wrong', 'record.certificate-wrong', 'record.foreign'],
  at: ['contents', 'padding', 'cms', 'signature'],
} as const;

describe.each(languages)('what verification says in %s', (language) => {
  test('every refusal is a sentence of its own without its code; programs get the code', () => {
    for (const [key, codes] of Object.entries(found)) {
      for (const says of key === 'at' ? (['signature-wrong'] as const) : (['record-refused', 'acknowledgement-refused'] as const)) {
        const sentences = codes.map((code) => verifySentence(language, says, { [key]: code }));
        expect(new Set(sentences).size).toBe(codes.length);
        for (const [index, sentence] of sentences.entries()) {
          if (key === 'problem') expect(sentence).not.toContain(codes[index]);
          expect(sentence).toMatch(language === 'en' ? /^(The|A) .+: .+\.$/ : /^.+：.+。$/);
          expect(verifyWords[language][says]({ [key]: codes[index] ?? '' })).toContain(codes[index]);
        }
      }
    }
  });

  test('no code of the catalogue is ever shown, known to verification or not', () => {
    for (const code of Object.keys(problemCatalogue)) expect(verifySentence(language, 'record-refused', { problem: code })).not.toContain(code);
  });

  test('what holds is said as it is', () => {
    const details = { photos: '3' };
    expect(verifySentence(language, 'photos-whole', details)).toBe(verifyWords[language]['photos-whole'](details));
  });
});
