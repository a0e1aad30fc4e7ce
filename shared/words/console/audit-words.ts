import type { InEachLanguage, Language } from '../language.ts';
import { wordList } from '../word-list.ts';
import { auditFacts, type AuditEntry, type AuditFacts, type AuditName, type AuditNames } from './audit-facts.ts';
import { peopleWords } from './people-words.ts';

/** Who acted and on what, already named. */
interface Told extends AuditFacts {
  /** In Chinese with the blank that parts it from what follows, where it needs one. */
  readonly who: string;
  /** The id behind `about`, for actions whose details name something else. */
  readonly id: string;
  /** What `about` is called; empty where nobody knows. */
  readonly thing: string;
}

type Sentences = Readonly<Record<string, (told: Told) => string>>;

/** A Chinese sentence parts a name from its words with a blank, but not after a bracket, which is wide enough. */
function apart(name: string): string {
  return name.endsWith('）') ? name : `${name} `;
}

/** Whose a record or a limit is, in both languages; nothing where nobody knows. */
const whose = (thing: string): string => (thing === '' ? '' : ` ${apart(thing)}的`);
const of = (thing: string): string => (thing === '' ? '' : ` of ${thing}`);

const sentences: InEachLanguage<Sentences> = {
  'zh-CN': {
    'sign-in': ({ who }) => `${who}登录了`,
    'sign-out': ({ who }) => `${who}退出登录`,
    'lock-sign-in': ({ counts, thing }) => `${thing === '' ? '一个账号' : `${apart(thing)}的账号`}连续输错 ${counts[0] ?? ''} 次密码，已锁定`,
    'change-password': ({ who }) => `${who}改了自己的密码`,
    'reset-password': ({ who, what }) => `${who}重设了 ${apart(what)}的密码`,
    'add-staff': ({ who, what }) => `${who}新增了人员 ${what}`,
    'change-staff': ({ who, what }) => `${who}修改了人员 ${what}`,
    'add-region': ({ who, what }) => `${who}新增了区域 ${what}`,
    'change-region': ({ who, what }) => `${who}修改了区域 ${what}`,
    'add-dealer': ({ who, what }) => `${who}新增了经销商 ${what}`,
    'change-dealer': ({ who, what }) => `${who}修改了经销商 ${what}`,
    'issue-desk-code': ({ who, what, id, thing }) => `${who}给经销商 ${apart(thing || id)}发了电脑开通码，签字人 ${what}`,
    'issue-person-code': ({ who, what }) => `${who}给 ${what} 发了签字人开通码`,
    'issue-renewal-code': ({ who, what, thing, id }) => `${who}给电脑 ${apart(thing || id)}发了重新开通的码，签字人 ${what}`,
    'renew-desk': ({ desk, what }) => `电脑“${desk}”换了钥匙，重新开通，签字人 ${what}`,
    'enrol-desk': ({ desk, what, id, thing }) => `经销商 ${apart(thing || id)}开通了电脑“${desk}”，签字人 ${what}`,
    'add-person': ({ what }) => `${what} 开通了签字`,
    'revoke-desk': ({ who, what, reason }) => `${who}停用了电脑“${what}”，原因：${reason}`,
    'restore-desk': ({ who, what, reason }) => `${who}恢复了电脑“${what}”，原因：${reason}`,
    'revoke-person': ({ who, what, reason }) => `${who}停用了 ${what} 的签字资格，原因：${reason}`,
    'import-orders': ({ who, counts, id }) => `${who}导入了 ${counts[0] ?? 0} 张出库单（${id === 'demonstration' ? '演示数据' : id}）`,
    'put-orders': ({ who, counts }) => (counts.length === 0 ? `${who}推送了出库单` : `${who}推送了 ${counts[0] ?? 0} 张出库单`),
    'withdraw-order': ({ who, what, reason }) => `${who}撤回了出库单 ${what}，原因：${reason}`,
    'issue-import-key': ({ who, what }) => `${who}新建了导入密钥“${what}”`,
    'revoke-import-key': ({ who, what }) => `${who}停用了导入密钥“${what}”`,
    'review-record': ({ who, thing, verdict, reason }) => `${who}把${whose(thing)}一份记录判定为${verdict === 'late' ? '超时' : '按时'}，理由：${reason}`,
    'settle-limit': ({ who, thing, verdict, reason }) => `${who}把${whose(thing)}一条存疑的时限判定为${verdict === 'kept-open' ? '不视同合格' : '视同合格'}，理由：${reason}`,
    'see-record': ({ who, thing }) => `${who}看过${whose(thing)}一份记录`,
    'unsee-record': ({ who, thing }) => `${who}把${whose(thing)}一份记录标回未看`,
    'take-bundle': ({ who, thing, counts }) => `${who}收下了${whose(thing)}离线证据包：新收 ${counts[0] ?? 0} 份，已有 ${counts[1] ?? 0} 份，没收 ${counts[2] ?? 0} 份`,
    'publish-policy': ({ who, id }) => `${who}公布了验货规定 ${id}`,
    'publish-calendar': ({ who, id }) => `${who}公布了放假安排 ${id}`,
  },
  en: {
    'sign-in': ({ who }) => `${who} signed in`,
    'sign-out': ({ who }) => `${who} signed out`,
    'lock-sign-in': ({ counts, thing }) => `${thing === '' ? 'An account' : `The account of ${thing}`} was locked after ${counts[0] ?? ''} wrong passwords`,
    'change-password': ({ who }) => `${who} changed their own password`,
    'reset-password': ({ who, what }) => `${who} reset the password of ${what}`,
    'add-staff': ({ who, what }) => `${who} added ${what} to the staff`,
    'change-staff': ({ who, what }) => `${who} changed ${what} of the staff`,
    'add-region': ({ who, what }) => `${who} added the region ${what}`,
    'change-region': ({ who, what }) => `${who} changed the region ${what}`,
    'add-dealer': ({ who, what }) => `${who} added the dealer ${what}`,
    'change-dealer': ({ who, what }) => `${who} changed the dealer ${what}`,
    'issue-desk-code': ({ who, what, id, thing }) => `${who} issued a code for a desk of dealer ${thing || id}, signed for by ${what}`,
    'issue-person-code': ({ who, what }) => `${who} issued a signer’s code for ${what}`,
    'issue-renewal-code': ({ who, what, thing, id }) => `${who} issued a code to enrol the desk ${thing || id} again, signed for by ${what}`,
    'renew-desk': ({ desk, what }) => `The desk “${desk}” was enrolled again with a new key, signed for by ${what}`,
    'enrol-desk': ({ desk, what, id, thing }) => `Dealer ${thing || id} enrolled the desk “${desk}”, signed for by ${what}`,
    'add-person': ({ what }) => `${what} was enrolled as a signer`,
    'revoke-desk': ({ who, what, reason }) => `${who} revoked the desk “${what}”: ${reason}`,
    'restore-desk': ({ who, what, reason }) => `${who} restored the desk “${what}”: ${reason}`,
    'revoke-person': ({ who, what, reason }) => `${who} revoked the signer ${what}: ${reason}`,
    'import-orders': ({ who, counts, id }) => `${who} imported ${counts[0] ?? 0} outbound orders (${id === 'demonstration' ? 'demonstration data' : id})`,
    'put-orders': ({ who, counts }) => (counts.length === 0 ? `${who} handed in outbound orders` : `${who} handed in ${counts[0] ?? 0} outbound orders`),
    'withdraw-order': ({ who, what, reason }) => `${who} withdrew the outbound order ${what}: ${reason}`,
    'issue-import-key': ({ who, what }) => `${who} made the import key “${what}”`,
    'revoke-import-key': ({ who, what }) => `${who} revoked the import key “${what}”`,
    'review-record': ({ who, thing, verdict, reason }) => `${who} decided that a record${of(thing)} is ${verdict === 'late' ? 'late' : 'in time'}: ${reason}`,
    'settle-limit': ({ who, thing, verdict, reason }) => `${who} decided that goods in doubt${of(thing)} are ${verdict === 'kept-open' ? 'not ' : ''}deemed accepted: ${reason}`,
    'see-record': ({ who, thing }) => `${who} looked at a record${of(thing)}`,
    'unsee-record': ({ who, thing }) => `${who} marked a record${of(thing)} as not seen`,
    'take-bundle': ({ who, thing, counts }) => `${who} took in an offline bundle${of(thing)}: ${counts[0] ?? 0} new, ${counts[1] ?? 0} held already, ${counts[2] ?? 0} refused`,
    'publish-policy': ({ who, id }) => `${who} published the policy ${id}`,
    'publish-calendar': ({ who, id }) => `${who} published the holidays ${id}`,
  },
};

const kinds: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': { staff: '人员', desk: '验货电脑', dealer: '经销商', region: '区域', order: '出库单', record: '记录', pickup: '提货', person: '签字人', file: '文件', 'import-key': '导入密钥', policy: '验货规定', calendar: '节假日表', erp: 'ERP 密钥' },
  en: { staff: 'Staff', desk: 'Desk', dealer: 'Dealer', region: 'Region', order: 'Outbound order', record: 'Record', pickup: 'Pickup', person: 'Signer', file: 'File', 'import-key': 'Import key', policy: 'Inspection rules', calendar: 'Holidays', erp: 'ERP key' },
};

const themselves: InEachLanguage<{ readonly hq: string; readonly erp: string; readonly desk: string; readonly demonstration: string; did(who: string, action: string): string; number(kind: string): string }> = {
  'zh-CN': { hq: '总部系统', erp: 'ERP', desk: '验货电脑', demonstration: '演示数据', did: (who, action) => `${who}：${action}`, number: (kind) => `${kind}编号` },
  en: { hq: 'HQ itself', erp: 'The ERP', desk: 'A desk', demonstration: 'The demonstration', did: (who, action) => `${who}: ${action}`, number: (kind) => `${kind} id` },
};

const unnamed: AuditNames = { whoNamed: null, aboutNamed: null };

/** Who did what to what, as one sentence, people and things by the names they are known by; an action of a later HQ is told by its own name. */
export function auditSentence(language: Language, entry: AuditEntry, { whoNamed, aboutNamed }: AuditNames = unnamed): string {
  const facts = auditFacts(entry);
  const thing = aboutNamed === null ? '' : both(language, aboutNamed);
  const who = whoOf(language, entry.who, whoNamed);
  const told: Told = {
    ...facts,
    // Where the entry itself has written the user name only, the person stands beside it.
    what: aboutNamed !== null && entry.about.startsWith('staff:') && facts.what === aboutNamed.more ? thing : facts.what,
    who: language === 'en' ? who : apart(who),
    id: entry.about.slice(entry.about.indexOf(':') + 1),
    thing,
  };
  return sentences[language][entry.action]?.(told) ?? themselves[language].did(who, entry.action);
}

/** `刘雨晴（assistant-east）`, `Liu (assistant-east)`. */
function both(language: Language, { name, more }: AuditName): string {
  if (more === '' || more === name) return name;
  return language === 'en' ? `${name} (${more})` : `${name}（${more}）`;
}

function whoOf(language: Language, who: string, named: AuditName | null): string {
  const names = themselves[language];
  if (who === 'hq') return names.hq;
  if (who === 'demonstration') return names.demonstration;
  if (who.startsWith('erp:')) return named === null ? names.erp : both(language, { name: names.erp, more: named.name });
  if (who.startsWith('desk:')) return named === null ? names.desk : both(language, named);
  return named === null ? who : both(language, named);
}

const labels: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {
    reason: '原因', role: '角色', rule: '规则', text: '记下的话', id: '编号', username: '用户名', name: '名称', roles: '角色', regions: '负责的区域', region: '区域', phone: '电话', level: '级别', address: '地址',
    dispatcherName: '物流调度', dispatcherPhone: '调度电话', assistantName: '业务助理', assistantPhone: '助理电话', disabled: '停用账号', orders: '出库单', lines: '行数', unchanged: '没有变化', basedOn: '上一版', effectiveFrom: '生效日', year: '年份', source: '依据',
  },
  en: {
    reason: 'Reason', role: 'Role', rule: 'Rule', text: 'As written', id: 'Id', username: 'User name', name: 'Name', roles: 'Roles', regions: 'Regions', region: 'Region', phone: 'Phone', level: 'Level', address: 'Address',
    dispatcherName: 'Dispatcher', dispatcherPhone: 'Dispatcher’s phone', assistantName: 'Assistant', assistantPhone: 'Assistant’s phone', disabled: 'Disabled', orders: 'Outbound orders', lines: 'Lines', unchanged: 'Unchanged', basedOn: 'Version before', effectiveFrom: 'In force from', year: 'Year', source: 'Source',
  },
};

/** `dealer:JX0012` as a pair of what it is and what it is called, and its number where the name does not say it. */
function named(language: Language, subject: string, name: AuditName | null): readonly (readonly [string, string])[] {
  const at = subject.indexOf(':');
  if (at < 0) return [];
  const [kind, id] = [kinds[language][subject.slice(0, at)] ?? subject.slice(0, at), subject.slice(at + 1)];
  if (name === null) return [[kind, id]];
  return name.more === id ? [[kind, both(language, name)]] : [[kind, both(language, name)], [themselves[language].number(kind), id]];
}

const yesNo: InEachLanguage<readonly [string, string]> = { 'zh-CN': ['否', '是'], en: ['no', 'yes'] };

/** Everything an entry holds beyond its sentence, as labelled pairs in the order in which it was written; `regionName` names regions by their id. */
export function auditPairs(language: Language, entry: AuditEntry, regionName: (id: string) => string, { whoNamed, aboutNamed }: AuditNames = unnamed): readonly (readonly [string, string])[] {
  const facts = auditFacts(entry);
  const label = (name: string): string => labels[language][name] ?? name;
  const { roles, desks } = peopleWords[language];
  const roleNames: Readonly<Record<string, string>> = { ...roles, ...desks.roles };
  const word = (name: string, value: string): string => (name === 'roles' || name === 'role' ? (roleNames[value] ?? value) : name === 'region' || name === 'regions' ? regionName(value) : value);
  const say = (name: string, value: AuditFacts['members'][number][1]): string => {
    if (typeof value === 'boolean') return yesNo[language][value ? 1 : 0];
    if (typeof value === 'object') return wordList(language, value.map((each) => word(name, each)));
    return word(name, String(value));
  };
  const rest: readonly (readonly [string, string])[] =
    facts.members.length > 0
      ? facts.members.map(([name, value]) => [label(name), say(name, value)] as const)
      : [
          ...(facts.role === '' ? [] : [[label('role'), word('role', facts.role)] as const]),
          ...(entry.details === '' || facts.role !== '' ? [] : [[label('text'), entry.details] as const]),
        ];
  // An ERP's orders are handed in with the key that the entry is about: it need not stand there twice.
  const isSame = entry.who.slice(entry.who.indexOf(':') + 1) === entry.about.slice(entry.about.indexOf(':') + 1);
  return [...named(language, entry.about, aboutNamed), ...(isSame ? [] : named(language, entry.who, whoNamed)), ...rest].filter(([, value]) => value !== '');
}
