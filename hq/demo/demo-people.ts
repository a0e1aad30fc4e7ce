import type { Dealer, Region } from '../../shared/dealer/dealer.ts';
import { regionalRoles, staffRoles, type StaffRole } from '../../shared/dealer/staff-role.ts';
import type { DealerId, RegionId } from '../../shared/kernel/ids.ts';

/** One password for everybody of the demonstration; printed at the start, never for a real HQ. */
export const demoPassword = 'yanhuo-2026';

export interface DemoStaff {
  readonly username: string;
  readonly name: string;
  readonly phone: string;
  readonly role: StaffRole;
  readonly region: RegionId | null;
}

function region(id: string, name: string, dispatcher: readonly [string, string], assistant: readonly [string, string]): Region {
  return { id: id as RegionId, name, dispatcherName: dispatcher[0], dispatcherPhone: dispatcher[1], assistantName: assistant[0], assistantPhone: assistant[1] };
}

export const demoRegions: readonly Region[] = [
  region('east', '华东', ['周海峰', '0531-68001102'], ['刘雨晴', '0531-68001101']),
  region('central', '华中', ['马立军', '0371-68002202'], ['陈思思', '0371-68002201']),
  region('southwest', '西南', ['何志强', '028-68003302'], ['唐小婉', '028-68003301']),
];

function dealer(id: string, name: string, regionId: string, level: 'A' | 'B', phone: string, address: string): Dealer {
  return { id: id as DealerId, name, region: regionId as RegionId, level, phone, address };
}

export const demoDealers: readonly Dealer[] = [
  dealer('JX0012', '济南恒安门窗经营部', 'east', 'A', '138-0531-2266', '山东省济南市历城区工业北路118号恒安建材城B区12号'),
  dealer('JX0047', '洛阳洛龙区瑞祥建材', 'central', 'B', '139-0379-5151', '河南省洛阳市洛龙区开元大道66号'),
  dealer('JX0103', '成都武侯安居不锈钢', 'southwest', 'A', '136-0288-9090', '四川省成都市武侯区金花桥街道川藏路205号'),
];

/** Who may sign at each dealer, the owner first. */
export const demoPersons: Readonly<Record<string, readonly (readonly [name: string, role: 'owner' | 'inspector'])[]>> = {
  JX0012: [['赵建国', 'owner'], ['孙小梅', 'inspector']],
  JX0047: [['郭瑞祥', 'owner']],
  JX0103: [['罗安居', 'owner']],
};

/** The dealer whose desk the demonstration enrols. */
export const demoDesk = { dealer: 'JX0012' as DealerId, person: '赵建国' } as const;

const wholeHq: Readonly<Partial<Record<StaffRole, readonly [username: string, name: string, phone: string]>>> = {
  administrator: ['admin', '韩雪', '0535-6600100'],
  'after-sales-agent': ['aftersales', '张晓慧', '0535-6600101'],
  'service-assistant': ['service', '李静', '0535-6600102'],
  'order-tracker': ['tracker', '王磊', '0535-6600103'],
  production: ['production', '高建业', '0535-6600104'],
  'marketing-director': ['marketing', '沈文博', '0535-6600105'],
  'market-director': ['market', '许志远', '0535-6600106'],
  'operations-director': ['operations', '梁永康', '0535-6600107'],
  'department-head': ['department', '邓丽华', '0535-6600108'],
};

const regional: Readonly<Partial<Record<StaffRole, readonly [prefix: string, managers: Readonly<Record<string, string>>]>>> = {
  'business-assistant': ['assistant', {}],
  'logistics-dispatcher': ['dispatcher', {}],
  'regional-manager': ['manager', { east: '宋大伟', central: '冯国栋', southwest: '蒋立新' }],
};

/** Somebody in every role; the regional ones once in each region. The names are those that dealers see of their region. */
export const demoStaff: readonly DemoStaff[] = staffRoles.flatMap((role): readonly DemoStaff[] => {
  const one = wholeHq[role];
  if (one !== undefined) return [{ username: one[0], name: one[1], phone: one[2], role, region: null }];
  const each = regional[role];
  if (each === undefined || !regionalRoles.includes(role)) throw new Error(`the demonstration has nobody for ${role}`);
  return demoRegions.map((place) => ({ username: `${each[0]}-${place.id}`, ...nameAndPhone(role, place, each[1]), role, region: place.id }));
});

function nameAndPhone(role: StaffRole, place: Region, managers: Readonly<Record<string, string>>): { readonly name: string; readonly phone: string } {
  if (role === 'logistics-dispatcher') return { name: place.dispatcherName, phone: place.dispatcherPhone };
  if (role === 'business-assistant') return { name: place.assistantName, phone: place.assistantPhone };
  return { name: managers[place.id] ?? '', phone: place.assistantPhone };
}
