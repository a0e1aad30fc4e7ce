import { expect, test } from 'vitest';
import { auditPairs, auditSentence } from '../../../shared/words/console/audit-words.ts';

const regionName = (id: string): string => (id === 'east' ? '华东' : id);

test.each([
  ['sign-in', 'admin', 'staff:1', '', 'admin 登录了'],
  ['add-staff', 'hq', 'staff:1', 'admin: administrator, at the first start', '总部系统 新增了人员 admin'],
  ['add-staff', 'admin', 'staff:1', '{"username":"ouyang","name":"欧阳修竹","roles":["business-assistant"],"regions":["east"]}', 'admin 新增了人员 欧阳修竹'],
  ['lock-sign-in', 'hq', 'staff:1', '5 wrong passwords; until 2026-11-22T10:00:00.000Z', '一个账号连续输错 5 次密码，已锁定'],
  ['enrol-desk', 'desk:7', 'dealer:JX0012', '门店电脑; 赵建国 (owner)', '经销商 JX0012 开通了电脑“门店电脑”，签字人 赵建国'],
  ['revoke-desk', 'admin', 'desk:7', '前台电脑: 电脑丢失: 报警了', 'admin 停用了电脑“前台电脑”，原因：电脑丢失: 报警了'],
  ['import-orders', 'admin', 'file:十一月.xlsx', '{"orders":12,"lines":40,"unchanged":3}', 'admin 导入了 12 张出库单（十一月.xlsx）'],
  ['put-orders', 'erp:9', 'import-key:9', '["CK1","CK2"]', 'ERP 推送了 2 张出库单'],
  ['put-orders', 'erp:9', 'import-key:9', '["CK1","CK', 'ERP 推送了出库单'],
  ['withdraw-order', 'admin', 'order:CK1', '开错了', 'admin 撤回了出库单 CK1，原因：开错了'],
  ['review-record', 'assistant-east', 'record:3', 'R-TL-2: late; 电话核实，13:05 已签字; 有录音', 'assistant-east 把一份记录判定为超时，理由：电话核实，13:05 已签字; 有录音'],
  ['take-bundle', 'assistant-east', 'desk:7', '3 accepted, 1 already held, 0 refused', 'assistant-east 收下了离线证据包：新收 3 份，已有 1 份，没收 0 份'],
  ['of-a-later-hq', 'admin', 'thing:1', '', 'admin：of-a-later-hq'],
])('%s by %s is told as a sentence', (action, who, about, details, sentence) => {
  expect(auditSentence('zh-CN', { who, action, about, details })).toBe(sentence);
  expect(auditSentence('en', { who, action, about, details })).not.toMatch(/[{}]|undefined/);
});

test('what a sentence leaves out stands in labelled pairs, names instead of ids, nothing lost', () => {
  const entry = { who: 'admin', action: 'change-staff', about: 'staff:17', details: '{"username":"ouyang","name":"欧阳修竹","phone":"","roles":["business-assistant"],"regions":["east"],"disabled":true}' };
  expect(auditPairs('zh-CN', entry, regionName)).toEqual([['人员', '17'], ['用户名', 'ouyang'], ['名称', '欧阳修竹'], ['角色', '业务助理'], ['负责的区域', '华东'], ['停用账号', '是']]);
  expect(auditPairs('en', { who: 'desk:7', action: 'add-person', about: 'person:9', details: '孙小梅 (inspector)' }, regionName)).toEqual([['Signer', '9'], ['Desk', '7'], ['Role', 'Inspector']]);
  expect(auditPairs('zh-CN', { who: 'admin', action: 'withdraw-order', about: 'order:CK1', details: '开错了' }, regionName)).toEqual([['出库单', 'CK1'], ['记下的话', '开错了']]);
});

test.each([
  ['sign-in', 'assistant-east', 'staff:1', '', { name: '刘雨晴', more: 'assistant-east' }, { name: '刘雨晴', more: 'assistant-east' }, '刘雨晴（assistant-east）登录了', '刘雨晴 (assistant-east) signed in'],
  ['reset-password', 'admin', 'staff:1', 'assistant-east', { name: '韩雪', more: 'admin' }, { name: '刘雨晴', more: 'assistant-east' }, '韩雪（admin）重设了 刘雨晴（assistant-east）的密码', '韩雪 (admin) reset the password of 刘雨晴 (assistant-east)'],
  ['lock-sign-in', 'hq', 'staff:1', '10 wrong passwords; until 2026-11-22T10:00:00.000Z', null, { name: '刘雨晴', more: 'assistant-east' }, '刘雨晴（assistant-east）的账号连续输错 10 次密码，已锁定', 'The account of 刘雨晴 (assistant-east) was locked after 10 wrong passwords'],
  ['add-staff', 'hq', 'staff:1', 'admin: administrator, at the first start', null, { name: '韩雪', more: 'admin' }, '总部系统 新增了人员 韩雪（admin）', 'HQ itself added 韩雪 (admin) to the staff'],
  ['enrol-desk', 'desk:7', 'dealer:JX0012', '门店电脑; 赵建国 (owner)', { name: '门店电脑', more: '恒安门窗' }, { name: '恒安门窗', more: 'JX0012' }, '经销商 恒安门窗（JX0012）开通了电脑“门店电脑”，签字人 赵建国', 'Dealer 恒安门窗 (JX0012) enrolled the desk “门店电脑”, signed for by 赵建国'],
  ['put-orders', 'erp:9', 'import-key:9', '["CK1","CK2"]', { name: '金蝶云', more: '' }, { name: '金蝶云', more: '' }, 'ERP（金蝶云）推送了 2 张出库单', 'The ERP (金蝶云) handed in 2 outbound orders'],
  ['see-record', 'assistant-east', 'record:3', '', { name: '刘雨晴', more: 'assistant-east' }, { name: 'CK1', more: '恒安门窗' }, '刘雨晴（assistant-east）看过 CK1（恒安门窗）的一份记录', '刘雨晴 (assistant-east) looked at a record of CK1 (恒安门窗)'],
  ['of-a-later-hq', 'desk:7', 'thing:1', '', { name: '门店电脑', more: '恒安门窗' }, null, '门店电脑（恒安门窗）：of-a-later-hq', '门店电脑 (恒安门窗): of-a-later-hq'],
])('%s names whoever and whatever is known', (action, who, about, details, whoNamed, aboutNamed, zh, en) => {
  const names = { whoNamed, aboutNamed };
  expect([auditSentence('zh-CN', { who, action, about, details }, names), auditSentence('en', { who, action, about, details }, names)]).toEqual([zh, en]);
});

test('names stand before numbers in the pairs, and both keys of an ERP once', () => {
  const desk = { name: '前台电脑', more: '恒安门窗' };
  expect(auditPairs('zh-CN', { who: 'desk:7', action: 'add-person', about: 'person:9', details: '孙小梅 (inspector)' }, regionName, { whoNamed: desk, aboutNamed: { name: '孙小梅', more: '恒安门窗' } })).toEqual([
    ['签字人', '孙小梅（恒安门窗）'], ['签字人编号', '9'], ['验货电脑', '前台电脑（恒安门窗）'], ['验货电脑编号', '7'], ['角色', '验货员'],
  ]);
  expect(auditPairs('en', { who: 'admin', action: 'issue-desk-code', about: 'dealer:JX0012', details: '赵建国 (owner)' }, regionName, { whoNamed: null, aboutNamed: { name: '恒安门窗', more: 'JX0012' } })).toEqual([['Dealer', '恒安门窗 (JX0012)'], ['Role', 'Owner']]);
  const key = { name: '金蝶云', more: '' };
  expect(auditPairs('zh-CN', { who: 'erp:9', action: 'put-orders', about: 'import-key:9', details: '["CK1"]' }, regionName, { whoNamed: key, aboutNamed: key })).toEqual([['导入密钥', '金蝶云'], ['导入密钥编号', '9'], ['出库单', 'CK1']]);
});
