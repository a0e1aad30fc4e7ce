/** The files inside a receipt PDF. */
export const attachments = { record: 'record.json', text: 'receipt.txt', root: 'ca.der', acknowledgement: 'acknowledgement.json' } as const;
