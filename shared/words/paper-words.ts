import type { FeedbackGrade } from '../delivery/feedback-grade.ts';
import type { Label } from '../receipt/receipt-words.ts';

/** Words that stand on paper around a receipt: they come into being by sealing and printing, so they are no part of what is signed. */
export interface PaperWords {
  page(number: number, total: number): string;
  record(id: string, hash: string): string;
  readonly scan: string;
  readonly state: Label;
  readonly grades: Readonly<Record<FeedbackGrade, string>>;
  readonly byProof: string;
  readonly proof: Label;
  readonly recordNo: Label;
  readonly recordHash: Label;
  readonly sequence: Label;
  readonly previous: Label;
  readonly first: string;
  readonly sealedAt: Label;
  readonly anchor: Label;
  readonly noAnchor: string;
  readonly certificate: Label;
  readonly textHash: Label;
  readonly handwritten: Label;
  readonly attached: string;
  readonly noPicture: string;
  morePhotos(count: number): string;
  readonly acknowledgement: Label;
  readonly received: string;
  readonly photosReceived: string;
  readonly receivedAt: Label;
  readonly position: Label;
  readonly photos: Label;
  readonly dealer: Label;
  readonly signedByHq: Label;
  readonly acknowledgementNote: string;
}

const chinese: PaperWords = {
  page: (number, total) => `第 ${number} 页 / 共 ${total} 页`,
  record: (id, hash) => `记录 ${id} · 指纹 ${hash}`,
  scan: '扫码核对记录编号、指纹和结论',
  state: { main: '封存时', other: 'When sealed' },
  grades: { 'in-time': '在时限内', late: '已超时', 'needs-review': '由总部判定' },
  byProof: '“封存时”一栏按总部对时以后的运行时间计算，电脑时钟不准也不影响；最终以总部的判定为准。',
  proof: { main: '签字和封存', other: 'Signature and seal' },
  recordNo: { main: '记录编号', other: 'Record' },
  recordHash: { main: '记录指纹 SHA-256', other: 'Record hash' },
  sequence: { main: '本机序号', other: 'Sequence' },
  previous: { main: '上一条记录指纹', other: 'Previous hash' },
  first: '本机第一条记录',
  sealedAt: { main: '封存时间（本机）', other: 'Sealed (own clock)' },
  anchor: { main: '封存前总部时间', other: 'HQ time before' },
  noAnchor: '没有总部时间',
  certificate: { main: '签收人证书指纹', other: 'Certificate' },
  textHash: { main: '所示文本指纹', other: 'Text shown' },
  handwritten: { main: '手写签名', other: 'Handwritten signature' },
  attached: '本文件带电子签名，并附有完整记录（record.json）、签字时所示文本（receipt.txt）和总部根证书（ca.der）。本文件是记录的图像，以记录为准。',
  noPicture: '视频或未打印的照片',
  morePhotos: (count) => `另有 ${count} 张照片在记录里，这里没有打印。`,
  acknowledgement: { main: '送达回执', other: 'Acknowledgement' },
  received: '总部已收到记录',
  photosReceived: '总部已收到记录和全部照片',
  receivedAt: { main: '收到时间', other: 'Received' },
  position: { main: '总部登记序号', other: 'Position in log' },
  photos: { main: '照片', other: 'Photos' },
  dealer: { main: '经销商', other: 'Dealer' },
  signedByHq: { main: '总部签名证书指纹', other: "HQ's certificate" },
  acknowledgementNote: '本页是总部送达回执的打印件。回执原文带总部的电子签名，附在本文件里（acknowledgement.json），可以离线核验。',
};

const english: PaperWords = {
  page: (number, total) => `Page ${number} of ${total}`,
  record: (id, hash) => `Record ${id} · hash ${hash}`,
  scan: 'Scan to compare record, hash and verdict',
  state: { main: 'When sealed', other: '封存时' },
  grades: { 'in-time': 'in time', late: 'late', 'needs-review': 'HQ decides' },
  byProof: '"When sealed" goes by HQ\'s time and the running time since, whatever this computer\'s clock says; what counts is what HQ finds.',
  proof: { main: 'Signature and seal', other: '签字和封存' },
  recordNo: { main: 'Record', other: '记录编号' },
  recordHash: { main: 'Record hash SHA-256', other: '记录指纹' },
  sequence: { main: 'Sequence', other: '本机序号' },
  previous: { main: 'Previous hash', other: '上一条记录指纹' },
  first: 'first record of this computer',
  sealedAt: { main: 'Sealed (own clock)', other: '封存时间' },
  anchor: { main: 'HQ time before', other: '封存前总部时间' },
  noAnchor: 'none',
  certificate: { main: 'Certificate', other: '签收人证书指纹' },
  textHash: { main: 'Text shown', other: '所示文本指纹' },
  handwritten: { main: 'Handwritten signature', other: '手写签名' },
  attached: 'This file carries an electronic signature and the full record (record.json), the text shown when it was signed (receipt.txt) and HQ\'s root certificate (ca.der). It is a picture of the record; the record prevails.',
  noPicture: 'Video, or photo not printed',
  morePhotos: (count) => `${count} more ${count === 1 ? 'photo is' : 'photos are'} in the record and not printed here.`,
  acknowledgement: { main: 'Acknowledgement', other: '送达回执' },
  received: 'HQ has received the record',
  photosReceived: 'HQ has received the record and all its photos',
  receivedAt: { main: 'Received', other: '收到时间' },
  position: { main: 'Position in log', other: '总部登记序号' },
  photos: { main: 'Photos', other: '照片' },
  dealer: { main: 'Dealer', other: '经销商' },
  signedByHq: { main: "HQ's certificate", other: '总部签名证书指纹' },
  acknowledgementNote: 'This page is a print of HQ\'s acknowledgement. The original carries HQ\'s electronic signature and is attached to this file (acknowledgement.json); it can be verified offline.',
};

/** The words around receipts on paper, by language. */
export const paperWords: Readonly<Record<'zh-CN' | 'en', PaperWords>> = { 'zh-CN': chinese, en: english };
