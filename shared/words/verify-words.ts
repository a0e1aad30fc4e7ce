import type { InEachLanguage, Language } from './language.ts';

type Details = Readonly<Record<string, string>>;
type Sentence = (details: Details) => string;

const of = (details: Details, key: string) => details[key] ?? '';

const chinese = {
  'file-unreadable': () => '文件读不出来：可能不存在、没有权限，或者已经损坏。请换一份副本再试。',
  'file-unknown': () => '这不是回执 PDF、记录、送达回执或证据包，无法核验。',
  'file-of-one-make': () => '文件结构完整，是本程序生成的回执。',
  'file-of-another-make': () => '文件不是本程序生成的回执，或者已被改动、截断、另存过。请使用原始文件。',
  'issuer-compared': (details) => `签发机构与指定的总部根证书一致（${of(details, 'name')}，${of(details, 'fingerprint')}）。`,
  'issuer-not-compared': (details) => `使用文件自带的总部根证书，没有和总部核对过。请向总部核对指纹：${of(details, 'fingerprint')}`,
  'issuer-differs': (details) => `文件里的根证书不是指定的总部根证书：${of(details, 'fingerprint')}`,
  'issuer-missing': () => '没有总部根证书，无法核验。请用 --ca 指定，或把 ca.der 放在同一个文件夹里。',
  'issuer-wrong': () => '文件自带的根证书不成立。',
  'record-holds': (details) => `记录成立：${of(details, 'person')}（${of(details, 'dealer')}）签于 ${of(details, 'sealedAt')}（本机时间），编号 ${of(details, 'id')}，指纹 ${of(details, 'hash')}。`,
  'record-refused': (details) => `记录不成立（${of(details, 'problem')}）：内容、签名或证书已被改动，或者不是总部认证的人签的。`,
  'acknowledgement-holds': (details) => `送达回执成立：总部于 ${of(details, 'receivedAt')} 收到记录 ${of(details, 'id')}，登记序号 ${of(details, 'position')}。`,
  'acknowledgement-refused': (details) => `送达回执不成立（${of(details, 'problem')}）：内容、签名或证书已被改动，或者不是总部签的。`,
  'acknowledgement-of-another': (details) => `送达回执 ${of(details, 'id')} 不属于这里的记录。`,
  'acknowledgement-missing': () => '这台电脑上没有总部收到它的送达回执。请打电话问总部收到没有。',
  'photos-not-acknowledged': (details) => `这台电脑上没有总部收齐 ${of(details, 'photos')} 张照片的送达回执。请打电话问总部收到没有。`,
  'signature-covers-file': (details) => `PDF 由同一人（${of(details, 'name')}）签名，签名覆盖整个文件。`,
  'signature-wrong': (details) => `PDF 签名不成立（${of(details, 'at')}）：签字以后文件被改动过。`,
  'text-same': () => '签字时所示文本与记录一致。',
  'text-differs': () => '签字时所示文本与记录不一致。',
  'text-of-other-version': (details) => `所附文本与记录中的指纹一致；文本版本 ${of(details, 'version')} 与本程序不同，没有重新生成比对。`,
  'code-same': () => '二维码所载的编号、指纹、结论与记录一致。',
  'code-differs': () => '二维码所载的编号、指纹或结论与记录不一致。',
  'manifest-holds': (details) => `目录与内容一致，共 ${of(details, 'files')} 个文件。`,
  'manifest-differs': (details) => `目录与内容不一致：${of(details, 'path')}`,
  'chain-holds': (details) => `${of(details, 'records')} 条记录首尾相接，没有改序。`,
  'chain-broken': (details) => `记录 ${of(details, 'id')} 接不上前一条：有记录被替换或改序。`,
  'photos-whole': (details) => `${of(details, 'photos')} 张照片齐全，都与记录一致。`,
  'photos-altered': (details) => `照片被改动，或者不在任何记录里：${of(details, 'sha256')}`,
  'photos-missing': (details) => `缺少记录中列出的 ${of(details, 'missing')} 张照片。`,
  'receipts-hold': (details) => `${of(details, 'receipts')} 份回执 PDF 都成立，与记录一致。`,
  'receipts-wrong': (details) => `回执 PDF 不成立，或与记录不符：${of(details, 'id')}`,
} as const satisfies Readonly<Record<string, Sentence>>;

/** Everything a verdict can say. */
export type VerifySentence = keyof typeof chinese;

const english: Readonly<Record<VerifySentence, Sentence>> = {
  'file-unreadable': () => 'The file cannot be read: it may not exist, may not be yours to open, or is damaged. Try another copy.',
  'file-unknown': () => 'This is no receipt PDF, record, acknowledgement or bundle, so there is nothing to verify.',
  'file-of-one-make': () => 'The file is whole and a receipt made by this program.',
  'file-of-another-make': () => 'The file is not a receipt made by this program, or it was altered, cut short or saved again. Use the original file.',
  'issuer-compared': (details) => `The issuer is the given root certificate of HQ (${of(details, 'name')}, ${of(details, 'fingerprint')}).`,
  'issuer-not-compared': (details) => `The root certificate inside the file was used; the issuer was not compared. Compare its fingerprint with HQ: ${of(details, 'fingerprint')}`,
  'issuer-differs': (details) => `The root certificate in the file is not the given one of HQ: ${of(details, 'fingerprint')}`,
  'issuer-missing': () => 'There is no root certificate of HQ to verify against. Name one with --ca, or put ca.der into the same folder.',
  'issuer-wrong': () => 'The root certificate inside the file does not hold.',
  'record-holds': (details) => `The record holds: signed by ${of(details, 'person')} (${of(details, 'dealer')}) at ${of(details, 'sealedAt')} by the computer's clock, id ${of(details, 'id')}, hash ${of(details, 'hash')}.`,
  'record-refused': (details) => `The record does not hold (${of(details, 'problem')}): content, signature or certificate was altered, or whoever signed is not certified by HQ.`,
  'acknowledgement-holds': (details) => `The acknowledgement holds: HQ received record ${of(details, 'id')} at ${of(details, 'receivedAt')}, position ${of(details, 'position')} in its log.`,
  'acknowledgement-refused': (details) => `The acknowledgement does not hold (${of(details, 'problem')}): content, signature or certificate was altered, or HQ did not sign it.`,
  'acknowledgement-of-another': (details) => `The acknowledgement ${of(details, 'id')} belongs to no record in here.`,
  'acknowledgement-missing': () => 'This computer holds no acknowledgement that HQ received it. Phone HQ and ask whether they have it.',
  'photos-not-acknowledged': (details) => `This computer holds no acknowledgement that HQ has all ${of(details, 'photos')} photos. Phone HQ and ask whether they have it.`,
  'signature-covers-file': (details) => `The PDF is signed by the same person (${of(details, 'name')}), and the signature covers the whole file.`,
  'signature-wrong': (details) => `The signature of the PDF does not hold (${of(details, 'at')}): the file was altered after it was signed.`,
  'text-same': () => 'The text shown when it was signed is the record\'s own.',
  'text-differs': () => 'The text shown when it was signed is not the record\'s.',
  'text-of-other-version': (details) => `The attached text has the hash that the record names; its version ${of(details, 'version')} is not this program's, so it was not built again.`,
  'code-same': () => 'Record, hash and verdict in the QR code are the record\'s own.',
  'code-differs': () => 'Record, hash or verdict in the QR code is not the record\'s.',
  'manifest-holds': (details) => `The contents are as listed: ${of(details, 'files')} files.`,
  'manifest-differs': (details) => `The contents are not as listed: ${of(details, 'path')}`,
  'chain-holds': (details) => `${of(details, 'records')} records join without a gap or a change of order.`,
  'chain-broken': (details) => `Record ${of(details, 'id')} does not join the one before: a record was replaced or moved.`,
  'photos-whole': (details) => `All ${of(details, 'photos')} photos are there and as the records say.`,
  'photos-altered': (details) => `A photo was altered, or no record lists it: ${of(details, 'sha256')}`,
  'photos-missing': (details) => `${of(details, 'missing')} photos that the records list are missing.`,
  'receipts-hold': (details) => `All ${of(details, 'receipts')} receipt PDFs hold and are of these records.`,
  'receipts-wrong': (details) => `A receipt PDF does not hold or is not of its record: ${of(details, 'id')}`,
};

/** What `verify` says, by language; a refusal is named by its code, for programs. */
export const verifyWords: InEachLanguage<Readonly<Record<VerifySentence, Sentence>>> = { 'zh-CN': chinese, en: english };

type Refusals = Readonly<Record<string, string>>;

/** Why a record, an acknowledgement or a PDF does not hold, for a person. */
const refusals: InEachLanguage<{ readonly opening: Readonly<Partial<Record<VerifySentence, string>>>; readonly because: Refusals; readonly otherwise: string }> = {
  'zh-CN': {
    opening: { 'record-refused': '记录不成立：', 'acknowledgement-refused': '送达回执不成立：', 'signature-wrong': 'PDF 签名不成立：' },
    because: {
      'record.over-limit': '文字超过了长度上限，不会是本程序写出的。',
      'record.not-canonical': '内容不是本程序写出的样子，已被改动、截断或另存过。',
      'record.unknown-shape': '里面有不认识或互相矛盾的内容，可能来自更新的版本，也可能已被改动。',
      'record.signature-wrong': '签名与内容对不上，签字以后内容或签名被改动过。',
      'record.certificate-wrong': '签字用的证书不是这个总部签发的，或者不在有效期内。',
      'record.foreign': '签字用的证书，或者它所指的记录，与内容里写的不是同一份。',
      contents: '签名部分不是本程序写出的样子，已被改动。',
      padding: '签名后面被添了内容。',
      cms: '签名的内容与文件对不上，签字以后文件被改动过。',
      signature: '签字以后文件被改动过，或者不是记录的签字人所签。',
    },
    otherwise: '内容、签名或证书已被改动。',
  },
  en: {
    opening: { 'record-refused': 'The record does not hold: ', 'acknowledgement-refused': 'The acknowledgement does not hold: ', 'signature-wrong': 'The signature of the PDF does not hold: ' },
    because: {
      'record.over-limit': 'it is longer than this program ever writes.',
      'record.not-canonical': 'it is not written the way this program writes; it was altered, cut short or saved again.',
      'record.unknown-shape': 'something in it is unknown or contradicts the rest; it may come from a newer version, or it was altered.',
      'record.signature-wrong': 'signature and content do not belong together; one of them was altered after it was signed.',
      'record.certificate-wrong': 'the certificate it was signed with is not from this HQ, or was not valid at that time.',
      'record.foreign': 'the certificate it was signed with, or the record it names, is not the one that the content says.',
      contents: 'it is not written the way this program writes; it was altered.',
      padding: 'something was added behind the signature.',
      cms: 'what it says does not belong to this file; the file was altered after it was signed.',
      signature: 'the file was altered after it was signed, or someone else signed than the record says.',
    },
    otherwise: 'content, signature or certificate was altered.',
  },
};

/** One check in a sentence for a person: as in `verifyWords`, with what happened in place of a refusal's code. */
export function verifySentence(language: Language, says: VerifySentence, details: Details): string {
  const { opening, because, otherwise } = refusals[language];
  const begin = opening[says];
  if (begin === undefined) return verifyWords[language][says](details);
  const code = details['problem'] ?? details['at'] ?? '';
  return begin + (Object.hasOwn(because, code) ? (because[code] ?? otherwise) : otherwise);
}
