/** Whether the text is an address that HQ can be asked at. */
export function isHqUrl(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
