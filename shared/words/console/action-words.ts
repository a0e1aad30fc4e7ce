import type { InEachLanguage, Language } from '../language.ts';
import { setupWords } from './setup-words.ts';

/** What the audit log's actions are called. */
const names: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {
    'sign-in': '登录',
    'sign-out': '退出登录',
    'lock-sign-in': '账号锁定',
    'change-password': '修改密码',
    'reset-password': '重设密码',
    'add-staff': '新增人员',
    'change-staff': '修改人员',
    'add-region': '新增区域',
    'change-region': '修改区域',
    'put-region': '保存区域',
    'add-dealer': '新增经销商',
    'change-dealer': '修改经销商',
    'put-dealer': '保存经销商',
    'issue-code': '发开通码',
    'issue-desk-code': '发电脑开通码',
    'issue-person-code': '发人员开通码',
    'enrol-desk': '开通电脑',
    'add-person': '开通签字人',
    'revoke-desk': '停用电脑',
    'revoke-person': '停用签字人',
    'import-orders': '导入出库单',
    'put-orders': 'ERP 推送出库单',
    'withdraw-order': '撤回出库单',
    'issue-import-key': '新建导入密钥',
    'revoke-import-key': '停用导入密钥',
    'review-record': '判定时效',
    'take-bundle': '收下证据包',
  },
  en: {
    'sign-in': 'Signed in',
    'sign-out': 'Signed out',
    'lock-sign-in': 'Account locked',
    'change-password': 'Changed password',
    'reset-password': 'Reset password',
    'add-staff': 'Added person',
    'change-staff': 'Changed person',
    'add-region': 'Added region',
    'change-region': 'Changed region',
    'put-region': 'Saved region',
    'add-dealer': 'Added dealer',
    'change-dealer': 'Changed dealer',
    'put-dealer': 'Saved dealer',
    'issue-code': 'Issued code',
    'issue-desk-code': 'Issued desk code',
    'issue-person-code': 'Issued person code',
    'enrol-desk': 'Enrolled desk',
    'add-person': 'Enrolled signer',
    'revoke-desk': 'Revoked desk',
    'revoke-person': 'Revoked signer',
    'import-orders': 'Imported orders',
    'put-orders': 'ERP handed in orders',
    'withdraw-order': 'Withdrew order',
    'issue-import-key': 'Issued import key',
    'revoke-import-key': 'Revoked import key',
    'review-record': 'Decided timeliness',
    'take-bundle': 'Took in bundle',
  },
};

/** The name of an action; an action of a later HQ is shown as it is written. */
export function actionName(language: Language, action: string): string {
  return names[language][action] ?? action;
}

const kinds: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': { staff: '人员', desk: '验货电脑', device: '验货电脑', dealer: '经销商', region: '区域', order: '出库单', record: '记录', person: '签字人', upload: '导入文件', import: '导入文件', key: '导入密钥', 'import-key': '导入密钥', bundle: '证据包', code: '开通码', hq: '总部系统', demonstration: '演示数据' },
  en: { staff: 'person', desk: 'desk', device: 'desk', dealer: 'dealer', region: 'region', order: 'order', record: 'record', person: 'signer', upload: 'file', import: 'file', key: 'import key', 'import-key': 'import key', bundle: 'bundle', code: 'code', hq: 'HQ itself', demonstration: 'demonstration data' },
};

/** A subject of the log such as `dealer:JX0012` or `desk:<id>` for people: its kind by name, a long id by its last characters. */
export function subjectName(language: Language, subject: string): string {
  const colon = subject.indexOf(':');
  if (colon < 0) return kinds[language][subject] ?? subject;
  const [kind, id] = [subject.slice(0, colon), subject.slice(colon + 1)];
  const isLong = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id);
  return `${kinds[language][kind] ?? kind} ${isLong ? `…${id.slice(-6)}` : id}`;
}

/** Role ids within the log's details as people call them. */
export function roleNames(language: Language, details: string): string {
  const { roles, desks } = setupWords[language];
  const names: Readonly<Record<string, string>> = { ...roles, ...desks.roles };
  return details.replace(/[a-z]+(?:-[a-z]+)*/g, (word) => names[word] ?? word);
}
