import type { InEachLanguage, Language } from './language.ts';

/** What `thing.not-found` and `thing.changed-meanwhile` may speak of; any other name reads as "content". */
const things: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {
    order: '出库单',
    record: '记录',
    pickup: '提货',
    photo: '照片',
    desk: '验货电脑',
    device: '验货电脑',
    dealer: '经销商',
    region: '区域',
    staff: '人员',
    person: '人员',
    upload: '导入文件',
    import: '导入文件',
    quarantine: '隔离记录',
    key: '导入密钥',
    finding: '问题',
    package: '包装',
    line: '行',
    limit: '时限',
    notice: '通知',
    policy: '验货规定',
    calendar: '工作日历',
  },
  en: {
    order: 'outbound order',
    record: 'record',
    pickup: 'pickup',
    photo: 'photo',
    desk: 'desk',
    device: 'desk',
    dealer: 'dealer',
    region: 'region',
    staff: 'person',
    person: 'person',
    upload: 'uploaded file',
    import: 'uploaded file',
    quarantine: 'quarantined record',
    key: 'import key',
    finding: 'finding',
    package: 'package',
    line: 'line',
    limit: 'limit',
    notice: 'notice',
    policy: 'policy',
    calendar: 'working calendar',
  },
};

/** Names of form fields; a field without a name here is left unnamed rather than shown as a machine name. */
const fields: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {
    username: '用户名', password: '密码', current: '当前密码', next: '新密码', name: '名称', phone: '电话', address: '地址', reason: '原因', file: '文件', region: '区域', regions: '区域', roles: '角色',
    dealer: '经销商', id: '编号', text: '文字', code: '开通码', pickedUpAt: '提货时间', carrier: '物流公司', carrierPhone: '物流电话', quantity: '数量', pin: 'PIN 码', orderNo: '出库单号',
  },
  en: {
    username: 'User name', password: 'Password', current: 'Current password', next: 'New password', name: 'Name', phone: 'Phone', address: 'Address', reason: 'Reason', file: 'File', region: 'Region',
    regions: 'Regions', roles: 'Roles', dealer: 'Dealer', id: 'Number', text: 'Text', code: 'Code', pickedUpAt: 'Pickup time', carrier: 'Logistics company', carrierPhone: 'Logistics phone',
    quantity: 'Quantity', pin: 'PIN', orderNo: 'Outbound order number',
  },
};

export function thingName(language: Language, what: string): string {
  return things[language][what] ?? (language === 'zh-CN' ? '内容' : 'content');
}

/** The label of a field such as `person.name`; empty where the field has no name for people. */
export function fieldName(language: Language, field: string): string {
  const last = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  return fields[language][last] ?? '';
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them: `80 MB`, `1.4 GB`. */
export function bytesText(bytes: number): string {
  let rest = Math.max(0, bytes);
  let unit = 0;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${rest >= 10 || unit === 0 ? Math.round(rest) : Math.round(rest * 10) / 10} ${units[unit]}`;
}
