import { closed } from '../../kernel/closed.ts';
import { quantityText, type Quantity } from '../../kernel/quantity.ts';
import type { Missing } from '../../inspection/missing.ts';
import type { PhotoId } from '../../kernel/ids.ts';
import { photoName, type NamedPhoto } from './photo-name.ts';
import { repeatedWords } from './repeated-words.ts';
import type { Language } from '../language.ts';

/** How a photo is called where the sentence stands; undefined for one that nobody can name. */
type PhotoNaming = (photo: PhotoId) => NamedPhoto | undefined;

/** What is still missing, in the dealer's words and as short as a button (R-IN-2, R-IN-4). A photo is named by `naming`. */
export function missingWords(language: Language, missing: Missing, naming: PhotoNaming = () => undefined): string {
  return language === 'zh-CN' ? inChinese(missing, naming) : inEnglish(missing, naming);
}

function nameIn(language: Language, naming: PhotoNaming, photo: PhotoId, unnamed: string): string {
  const named = naming(photo);
  return named === undefined ? unnamed : photoName(language, named);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Grams are thousandths of a kilogram. */
function kilograms(grams: number): string {
  return quantityText(grams as Quantity);
}

function inChinese(missing: Missing, naming: PhotoNaming): string {
  const name = (photo: PhotoId): string => nameIn('zh-CN', naming, photo, '有张照片');
  switch (missing.what) {
    case 'no-lines':
      return '还没选要签的行';
    case 'limits-not-shown':
      return '还没看验货时限';
    case 'carrier':
      return '还差物流公司';
    case 'carrier-phone':
      return '还差物流电话';
    case 'dispatcher-call':
      return '还没给调度打电话';
    case 'unknown-line':
      return '这一行不在出库单上';
    case 'decision':
      return '还没决定提不提';
    case 'refuse-decision':
      return '这一行没有选拒收';
    case 'reservation-text':
      return '还差写在运单上的话';
    case 'specification':
      return '还差规格';
    case 'pipe-length':
      return '还差每支长度';
    case 'finding':
      return missing.because === 'refused' ? '拒收要记下哪里坏了' : '说有问题，还没记是什么问题';
    case 'package-unchecked':
      return `第 ${missing.ordinal} 包外包装还没看`;
    case 'look-inside':
      return `第 ${missing.ordinal} 包破了，还没往里看`;
    case 'package-finding':
      return `第 ${missing.ordinal} 包破了，还没记下哪里破`;
    case 'not-opened':
      return `小件还没当场打开点清（${missing.packages} 包）`;
    case 'item-check':
      return missing.units.length === 0 ? '还没打开看' : `还有 ${missing.open} 套没看`;
    case 'fine-against-findings':
      return '标了没问题，又记了问题';
    case 'count':
      return '还没核对数量';
    case 'count-does-not-add-up':
      return `数量对不上：应到 ${quantityText(missing.expected)}，填了 ${quantityText(missing.counted)}`;
    case 'damaged-differs':
      if (missing.found === 0) return `填了损坏 ${quantityText(missing.counted)}，没有记问题`;
      return `损坏对不上：核对填了 ${quantityText(missing.counted)}，问题里记了 ${quantityText(missing.found)}`;
    case 'missing-differs':
      if (missing.found === 0) return `填了少 ${quantityText(missing.counted)}，还没记下来`;
      return `少的对不上：核对填了 ${quantityText(missing.counted)}，问题里记了 ${quantityText(missing.found)}`;
    case 'findings-exceed':
      return `问题记多了：应到 ${quantityText(missing.expected)}，问题加起来 ${quantityText(missing.found)}`;
    case 'too-many-fine':
      return `标了 ${missing.fine} 套没问题，最多只能 ${missing.most} 套`;
    case 'weight-without-finding':
      return `重量差太多（应重 ${kilograms(missing.expectedGrams)} 公斤，实重 ${kilograms(missing.actualGrams)} 公斤），还没记下来`;
    case 'weight':
      return '还没过磅';
    case 'place':
      return '还差损伤在哪里';
    case 'description':
      return '还差怎么样';
    case 'affected-quantity':
      return '还差影响几件';
    case 'photos':
      return `照片还差 ${missing.lacks} 张`;
    case 'with-packaging':
      return '还差带包装的照片 1 张';
    case 'same-photo-twice':
      return repeatedWords('zh-CN', missing);
    case 'near-duplicate-unexplained':
      return `${name(missing.photo)}和${nameIn('zh-CN', naming, missing.nearTo, '另一张')}几乎一样，要重拍，或选个原因保留`;
    case 'blur-unexplained':
      return `${name(missing.photo)}糊了，要重拍，或选个原因保留`;
    case 'photo-gone':
      return `${name(missing.photo)}打不开了，请重拍`;
    default:
      return closed(missing);
  }
}

function inEnglish(missing: Missing, naming: PhotoNaming): string {
  const name = (photo: PhotoId): string => nameIn('en', naming, photo, 'a photo');
  switch (missing.what) {
    case 'no-lines':
      return 'No lines chosen';
    case 'limits-not-shown':
      return 'Time limits not read yet';
    case 'carrier':
      return 'Logistics company missing';
    case 'carrier-phone':
      return 'Phone of the carrier missing';
    case 'dispatcher-call':
      return 'Dispatcher not phoned yet';
    case 'unknown-line':
      return 'Not a line of these outbound orders';
    case 'decision':
      return 'Take or refuse? Not decided';
    case 'refuse-decision':
      return 'This line is not refused';
    case 'reservation-text':
      return 'Words for the waybill missing';
    case 'specification':
      return 'Specification missing';
    case 'pipe-length':
      return 'Length of each pipe missing';
    case 'finding':
      return missing.because === 'refused' ? 'Record what is broken' : 'Marked as a problem, none recorded';
    case 'package-unchecked':
      return `Package ${missing.ordinal} not looked at`;
    case 'look-inside':
      return `Package ${missing.ordinal} is broken: look inside`;
    case 'package-finding':
      return `Package ${missing.ordinal} is broken: record where`;
    case 'not-opened':
      return `Small items not opened on the spot (${missing.packages} ${missing.packages === 1 ? 'package' : 'packages'})`;
    case 'item-check':
      return missing.units.length === 0 ? 'Not opened yet' : `${missing.open} sets not looked at`;
    case 'fine-against-findings':
      return 'Marked fine, yet problems are recorded';
    case 'count':
      return 'Not counted yet';
    case 'count-does-not-add-up':
      return `Counts do not add up: expected ${quantityText(missing.expected)}, entered ${quantityText(missing.counted)}`;
    case 'damaged-differs':
      if (missing.found === 0) return `${quantityText(missing.counted)} counted as damaged, no problem recorded`;
      return `Damaged does not fit: ${quantityText(missing.counted)} counted, ${quantityText(missing.found)} recorded as problems`;
    case 'missing-differs':
      if (missing.found === 0) return `${quantityText(missing.counted)} counted as missing, not recorded yet`;
      return `Missing does not fit: ${quantityText(missing.counted)} counted, ${quantityText(missing.found)} recorded as problems`;
    case 'findings-exceed':
      return `Too much recorded: ${quantityText(missing.expected)} expected, the problems come to ${quantityText(missing.found)}`;
    case 'too-many-fine':
      return `${missing.fine} sets marked fine, ${missing.most} at most can be`;
    case 'weight-without-finding':
      return `Weight beyond tolerance (${kilograms(missing.expectedGrams)} kg expected, ${kilograms(missing.actualGrams)} kg weighed), not recorded yet`;
    case 'weight':
      return 'Not weighed yet';
    case 'place':
      return 'Where is the damage?';
    case 'description':
      return 'What does it look like?';
    case 'affected-quantity':
      return 'How many are affected?';
    case 'photos':
      return `${missing.lacks} ${missing.lacks === 1 ? 'photo' : 'photos'} short`;
    case 'with-packaging':
      return '1 photo with packaging missing';
    case 'same-photo-twice':
      return repeatedWords('en', missing);
    case 'near-duplicate-unexplained':
      return `${capital(name(missing.photo))} is nearly the same as ${nameIn('en', naming, missing.nearTo, 'another')}: retake it, or keep it with a reason`;
    case 'blur-unexplained':
      return `${capital(name(missing.photo))} is blurred: retake it, or keep it with a reason`;
    case 'photo-gone':
      return `${capital(name(missing.photo))} cannot be opened: retake it`;
    default:
      return closed(missing);
  }
}
