/** Prints a PDF of this origin from a hidden frame, without leaving the page. */
export function printPdf(address: string): void {
  document.getElementById('print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.id = 'print-frame';
  frame.title = address;
  frame.className = 'sr-only';
  frame.src = address;
  frame.addEventListener('load', () => frame.contentWindow?.print());
  document.body.append(frame);
}
