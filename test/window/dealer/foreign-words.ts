import type { Page } from 'playwright-core';

/** Texts that are the same in every language: product, units of bytes, file kinds, numbers of papers. */
const neutral = /GateCheck|验货通|中文|English|PDF|HQ|CK-?[\w-]+|DT\d+/g;

/**
 * Sentences of the other language on the page as it stands. `data` is what people and papers have written; a receipt is in the language it was signed in.
 */
export async function foreignWords(page: Page, language: 'zh-CN' | 'en', data: readonly string[]): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('script, style, textarea, [lang], .receipt, .code') !== null) continue;
      found.add((node.textContent ?? '').trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], img[alt]')) {
      if (element.closest('[lang], .receipt') !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.add((element.getAttribute(name) ?? '').trim());
    }
    return [...found];
  });
  const known = data.toSorted((one, other) => other.length - one.length);
  const isForeign = language === 'en' ? (text: string) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text) : (text: string) => /[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}/.test(text);
  return texts.filter((text) => isForeign(known.reduce((rest, word) => rest.replaceAll(word, ''), text).replaceAll(neutral, '')));
}
