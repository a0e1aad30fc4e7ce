import type { InEachLanguage } from './language.ts';

interface VerifyCommandWords {
  readonly holds: string;
  readonly holdsByItself: string;
  readonly broken: string;
  readonly noFile: string;
  readonly rootUnreadable: (path: string, because: string) => string;
  readonly rootWrong: (path: string) => string;
}

/** What `npm run verify` says beside the checks themselves. */
export const verifyCommandWords: InEachLanguage<VerifyCommandWords> = {
  'zh-CN': {
    holds: '成立',
    holdsByItself: '内容完整，但还没有和总部核对过签发机构',
    broken: '不成立',
    noFile: '请写要核验的文件',
    rootUnreadable: (path, because) => `--ca：文件 ${path} 读不出来（${because}）`,
    rootWrong: (path) => `--ca：${path} 不是总部根证书`,
  },
  en: {
    holds: 'HOLDS',
    holdsByItself: 'HOLDS BY ITSELF; the issuer is still to be compared with HQ',
    broken: 'DOES NOT HOLD',
    noFile: 'name the files to verify',
    rootUnreadable: (path, because) => `--ca ${path} cannot be read (${because})`,
    rootWrong: (path) => `--ca ${path} is not a root certificate of HQ`,
  },
};
