import { parseInstant, zonedText } from '../kernel/instant.ts';
import { bytesText, fieldName, thingName } from './problem-nouns.ts';
import type { ProblemSentence, ProblemWords } from './problem-sentence.ts';

const say = (what: string, next: string) => (): ProblemSentence => ({ what, next });

function waitText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

function clock(text: string): string {
  const instant = parseInstant(text);
  return instant === undefined ? text : zonedText(instant).slice(5, 16).replace('T', ' ');
}

export const problemWordsZh: ProblemWords = {
  'input.invalid': ({ field }) => {
    const name = fieldName('zh-CN', field);
    return { what: name === '' ? '有一项填写不对，没有保存。' : `“${name}”填写不对，没有保存。`, next: '请检查后重新提交。' };
  },
  'input.too-large': ({ limit }) => ({ what: `内容太大，超过了 ${bytesText(limit)}。`, next: '请拆成几份，分开提交。' }),
  'thing.not-found': ({ what }) => ({ what: `找不到这条${thingName('zh-CN', what)}。`, next: '它可能已被撤回，或不在您负责的区域。请返回列表重新查找。' }),
  'thing.changed-meanwhile': ({ what }) => ({ what: `这条${thingName('zh-CN', what)}刚刚被别人改过。`, next: '请刷新看最新内容，再决定是否修改。' }),
  'permission.denied': say('您的角色不能做这件事。', '需要的话，请管理员为您开通。'),
  'program.fault': ({ reference }) => ({ what: '程序出了问题，这一步没有完成。', next: `请再试一次；还不行，请把编号 ${reference} 告诉技术支持。` }),

  'photo.empty': ({ file }) => ({ what: `“${file}”是空文件。`, next: '请重新拍摄或换一张，其余照片不受影响。' }),
  'photo.unreadable': ({ file }) => ({ what: `“${file}”读不出来，可能已被移走、删除，或者 U 盘拔掉了。`, next: '请找到这个文件再选一次，其余照片不受影响。' }),
  'photo.truncated': ({ file }) => ({ what: `“${file}”不完整，后半部分缺失。`, next: '请从相机或手机重新传一次，或重新拍摄。' }),
  'photo.damaged': ({ file }) => ({ what: `“${file}”已损坏，打不开。`, next: '请重新拍摄或换一张，其余照片不受影响。' }),
  'photo.wrong-type': ({ file }) => ({ what: `“${file}”不是照片或视频。`, next: '请选 JPG、PNG、WebP、HEIC 照片，或 MP4、MOV、WebM 视频。' }),
  'photo.too-many-pixels': ({ file, megapixels, limit }) => ({ what: `“${file}”有 ${Math.round(megapixels)} 百万像素，超过 ${limit} 百万。`, next: '请把相机的照片尺寸调小后重新拍摄。' }),
  'photo.too-many-bytes': ({ file, bytes, limit }) => ({ what: `“${file}”有 ${bytesText(bytes)}，超过 ${bytesText(limit)}。`, next: '照片请调小尺寸重拍，视频请拍短一些。' }),
  'photo.too-many': ({ limit }) => ({ what: `一处损伤最多放 ${limit} 张照片。`, next: '请删去不清楚的，或另建一处损伤。' }),
  'photo.damaged-at-rest': say('硬盘上有一张照片损坏了，已单独隔离，不会上传。', '请检查硬盘；货还在的话请重新拍摄。'),

  'disk.full': ({ neededBytes }) => ({ what: '硬盘空间不够，暂时不能拍照和签字。已保存的内容都在。', next: `请腾出至少 ${bytesText(neededBytes)} 空间，然后重试。` }),
  'disk.error': say('硬盘读写出错，已停止签字，避免丢失证据。', '请重启验货通；还出错请联系技术支持，不要删除任何文件。'),

  'pin.wrong': ({ attemptsLeft }) => ({ what: `PIN 码不对，还可以试 ${attemptsLeft} 次。`, next: '请重新输入；忘了请联系总部重新开通。' }),
  'pin.delayed': ({ waitMs }) => ({ what: '连续输错，请稍等。', next: `${waitText(waitMs)}后可以再试。` }),
  'pin.locked': say('PIN 码已锁定，不能签字。已有的证据仍可查看。', '请联系总部领取新的开通码，重设 PIN 码。'),
  'pin.too-simple': say('这个 PIN 码太简单，容易被猜到。', '请用 6 到 12 位数字，不要用生日、连号或重复的数字。'),
  'person.not-certified': say('这位人员还没有签字资格，或资格已被总部停用。', '请联系总部领取开通码。'),
  'seal.incomplete': ({ missing }) => ({ what: `还差 ${missing} 项，暂时不能签字。`, next: '请按提示逐项补上。' }),
  'seal.changed-since-shown': say('您看过之后内容又有变动，还没有签字。', '请重新核对一遍，再签字。'),
  'seal.already-sealed': say('这些货已经签字封存过了。', '回执在“我的记录”里；内容有误，点开那份回执写更正说明。'),

  'inspection.too-many-lines': ({ limit }) => ({ what: `一张出库单最多 ${limit} 行。`, next: '请拆成几张出库单录入。' }),
  'inspection.too-many-damage-points': ({ limit }) => ({ what: `一次提货最多记 ${limit} 处损伤。`, next: '请先签字封存一部分，再继续。' }),
  'pickup.sealed': say('这次提货已经签字封存，不能再改。', '回执在“我的记录”里；要补充请打电话给总部。'),
  'order.already-picked-up': ({ orderNo }) => ({ what: `出库单 ${orderNo} 已经提过货。`, next: '请在“今日”里继续那一次验货。' }),
  'order.picked-up-elsewhere': ({ orderNo, deviceName }) => ({ what: `出库单 ${orderNo} 刚在另一台电脑“${deviceName}”上提了货，这里没有记下。`, next: '同一批货只验一次：请到那台电脑上接着验，或者看清提示后再决定在这里提。' }),
  'order.known': ({ orderNo }) => ({ what: `出库单 ${orderNo} 已经在这台电脑上。`, next: '请在“提货”里按单号找到它，直接使用。' }),
  'order.withdrawn': ({ orderNo }) => ({ what: `总部已撤回出库单 ${orderNo}。`, next: '请先与业务助理核实；货确实到了，请总部重新下发这张单。' }),
  'pickup.length-missing': ({ line }) => ({ what: `“${line}”每支多长还不知道，算不出时限，提货没有记下。`, next: '请填上每支几米，再点“确认提货”。' }),
  'inspection.too-many-packages': ({ limit }) => ({ what: `一次提货最多 ${limit} 包。`, next: '请分成几次提货录入。' }),
  'desk.not-enrolled': say('这台电脑还没有开通。', '请先用总部给的开通码开通。'),
  'desk.enrolled-already': say('这台电脑已经开通过。', '要加人或换 PIN 码，请到“设置”里的“签字的人”。'),

  'hq.unreachable': say('现在连不上总部。', '可以继续工作，连上网络后会自动再试。'),
  'hq.not-hq': say('网络回了话，但不是总部。可能要先登录上网。', '请用浏览器打开任一网页，登录网络后会自动再试。'),
  'hq.busy': say('总部正忙，还没收下。', '稍后会自动再试，不用操作。'),
  'hq.disk-full': say('总部的服务器硬盘满了，暂时收不下。', '请打电话请总部管理员腾出空间；记录都在这台电脑上，之后会自动上传。'),
  'device.unknown': say('总部没有这台电脑的登记，收不了它的记录。', '请向总部要一个新的开通码，在“设置”里重新开通；记录和照片都在这台电脑上，不会丢。'),
  'device.key-gone': say('这台电脑向总部证明身份的钥匙打不开了，传不上去。', '请总部给这台电脑发“重新开通电脑”的码，在“设置”里填上；记录和照片都在，不会丢。等不及可以先在“队列”里导出到 U 盘。'),
  'device.revoked': say('总部已停用这台电脑，不再收它上传的记录。', '请打电话给总部，总部恢复这台电脑后会自动接着上传；也可以在“队列”里导出到 U 盘交给总部，能证明是停用前签好的会收下。'),
  'device.signature-wrong': say('总部没能核对这台电脑的身份，没有收它的记录。', '会自动再试，记录都在；一直不行请联系技术支持。'),
  'device.replayed': say('总部认为这次联系是重复的，没有收。', '会自动再试，记录都在；一直不行请联系技术支持。'),
  'anchor.stale': say('和总部对时没有成功，总部没有收。', '会自动重新对时再试，记录都在；一直不行请联系技术支持。'),
  'enrolment.code-unknown': say('没有这个开通码。', '请核对有没有输错；还不行请联系总部重新发码。'),
  'enrolment.code-used': say('这个开通码已经用过。', '每个码只能用一次，请联系总部重新发码。'),
  'enrolment.desk-known': say('总部还登记着这台电脑，给新电脑发的开通码用不上。', '请总部在“验货电脑”里选这台电脑，点“重新开通电脑”，另发一个码。'),
  'enrolment.other-desk': say('这个开通码是给另一台电脑重新开通用的。', '请总部给这台电脑发码。'),
  'enrolment.other-dealer': say('这个开通码是另一家经销商的，这台电脑没有重新开通。', '请打电话给总部，让总部停用刚才的开通并核对经销商。'),
  'enrolment.code-expired': say('这个开通码已过期。', '请联系总部重新发码。'),
  'wire.too-old': say('这台电脑上的验货通版本太旧，总部收不了。', '请先升级验货通；记录都还在，升级后会自动上传。'),
  'wire.too-new': say('这台电脑上的验货通比总部的新，总部还收不了。', '请通知总部管理员升级总部；记录都还在，升级后会自动上传。'),

  'record.not-canonical': say('这份记录的写法不对，总部没有收。', '记录还在本机，请联系技术支持。'),
  'record.unknown-shape': say('这份记录里有总部看不懂的内容，没有收。', '记录还在本机，请联系技术支持。'),
  'record.signature-wrong': say('这份记录的签名核对不上，总部没有收。', '请联系技术支持查明原因。'),
  'record.certificate-wrong': say('签字人的证书核对不上，总部没有收。', '请联系总部重新开通这位人员。'),
  'record.signer-revoked': say('签字人已被停用签字资格，总部没有把这份记录作数，原件已交总部管理员。', '请由另一位在总部登记的签字人重新签一次；有疑问请打电话给总部。这份记录仍在本机，后面的记录照常上传。'),
  'record.signer-unknown': say('总部没有这位签字人的登记，没有把这份记录作数，原件已交总部管理员。', '请打电话请总部给他开签字码，在“签字的人”里重新开通，再重新签一次；也可以请另一位签字人重新签。这份记录仍在本机，后面的记录照常上传。'),
  'record.foreign': say('这份记录不属于这台电脑的经销商，总部没有收。', '请联系技术支持查明原因。'),
  'record.chain-broken': ({ expectedSequence }) => ({ what: `记录顺序接不上，总部在等第 ${expectedSequence} 份。`, next: '会自动从那一份起重新上传；一直不行请联系技术支持。' }),
  'record.id-taken': say('总部已有编号相同、内容不同的记录，没有收。', '请联系技术支持查明原因。'),
  'record.over-limit': ({ limit }) => ({ what: `这份记录超过了上限（${limit}），总部没有收。`, next: '请联系技术支持。' }),
  'record.photo-not-listed': say('这张照片不在记录的清单里，总部没有收。', '请联系技术支持。'),
  'record.photo-altered': say('收到的照片和记录里的不一致，总部没有收。', '会自动重新上传；一直不行请联系技术支持。'),
  'record.photos-missing': ({ missing }) => ({ what: `还有 ${missing.length} 张照片没传完。`, next: '会自动继续上传，不用操作。' }),

  'sign-in.wrong': say('用户名或密码不对。', '请检查大小写后重试；忘了密码请管理员重设。'),
  'sign-in.locked': ({ until }) => ({ what: '连续输错太多次，账号已暂时锁定。', next: `${clock(until)} 之后可以再试；着急请管理员重设密码。` }),
  'sign-in.password-change-needed': say('当前密码是别人替您设置的。', '请先改成自己的密码，之后即可正常使用。'),
  'sign-in.needed': say('登录已过期。', '请重新登录。'),
  'staff.username-taken': say('这个用户名已经有人用了。', '请换一个用户名。'),
  'staff.last-administrator': say('这是最后一位管理员，不能停用或改掉角色。', '请先指定另一位管理员。'),

  'rules.starts-too-early': ({ earliest }) => ({ what: '规定不能从今天或更早开始：货已经提了，不能事后改时限。', next: `请把生效日期改成 ${earliest} 或以后。` }),

  'import.unreadable': say('这个文件读不出来。', '请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再试。'),
  'import.empty': say('文件里没有数据。', '请检查是不是选错了文件，或数据不在第一个工作表。'),
  'import.columns-missing': ({ columns }) => ({ what: `缺少这些列：${columns.join('、')}`, next: '请在下面指定对应的列，或补上后重新选择文件。' }),
  'import.too-many-rows': ({ limit }) => ({ what: `一个文件最多 ${limit} 行。`, next: '请拆成几个文件分开导入。' }),
  'import.rows-wrong': ({ rows }) => ({ what: `有 ${rows} 行不对，一行也没有导入。`, next: '请按下面的清单改好文件，再重新选择。' }),
  'import.orders-wrong': ({ total }) => ({ what: `有 ${total} 处不对，一张出库单也没有收下。`, next: '请按清单改好后再发一次。' }),
  'bundle.unreadable': say('这个证据包读不出来。', '请让经销商重新导出；不要解压或改动文件。'),
};
