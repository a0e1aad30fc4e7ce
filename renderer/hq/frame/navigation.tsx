import {
  AuditOutlined, BankOutlined, CarOutlined, CloudUploadOutlined, DesktopOutlined, FileDoneOutlined, FieldTimeOutlined, HomeOutlined, InboxOutlined, KeyOutlined, ReadOutlined, ShopOutlined, StopOutlined, TeamOutlined, WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { StaffRole } from '../../../shared/dealer/staff-role.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import type { Me } from '../../../shared/wire/console-shapes.ts';
import { mayCall } from '../may-call.ts';

const directors: readonly StaffRole[] = ['regional-manager', 'marketing-director', 'market-director', 'operations-director'];
const afterSales: readonly StaffRole[] = ['after-sales-agent', 'service-assistant'];

/** Where a role works. Somebody who may look at more than that reaches it by search and links, not by the menu. */
const places = [
  { key: 'home', to: '/', group: 'work', icon: <HomeOutlined />, roles: 'everyone' },
  { key: 'refusals', to: '/refusals', group: 'work', icon: <StopOutlined />, roles: ['logistics-dispatcher', 'business-assistant', ...afterSales, ...directors] },
  { key: 'records', to: '/records', group: 'work', icon: <FileDoneOutlined />, roles: ['business-assistant', ...afterSales, ...directors] },
  { key: 'pickups', to: '/pickups', group: 'work', icon: <FieldTimeOutlined />, roles: ['business-assistant', 'logistics-dispatcher', 'order-tracker', ...afterSales, ...directors] },
  { key: 'orders', to: '/orders', group: 'work', icon: <CarOutlined />, roles: ['business-assistant', 'logistics-dispatcher', 'order-tracker', 'administrator', ...afterSales, ...directors] },
  { key: 'bundles', to: '/bundles', group: 'work', icon: <InboxOutlined />, roles: ['business-assistant', 'after-sales-agent', 'administrator'] },
  { key: 'imports', to: '/import', group: 'setup', icon: <CloudUploadOutlined />, roles: ['administrator'] },
  { key: 'keys', to: '/keys', group: 'setup', icon: <KeyOutlined />, roles: ['administrator'] },
  { key: 'dealers', to: '/dealers', group: 'setup', icon: <ShopOutlined />, roles: ['administrator', 'business-assistant', 'service-assistant', 'marketing-director'] },
  { key: 'desks', to: '/desks', group: 'setup', icon: <DesktopOutlined />, roles: ['administrator'] },
  { key: 'staff', to: '/staff', group: 'setup', icon: <TeamOutlined />, roles: ['administrator'] },
  { key: 'regions', to: '/regions', group: 'setup', icon: <BankOutlined />, roles: ['administrator'] },
  { key: 'rules', to: '/rules', group: 'setup', icon: <ReadOutlined />, roles: ['administrator', 'operations-director'] },
  { key: 'quarantine', to: '/quarantine', group: 'setup', icon: <WarningOutlined />, roles: ['administrator'] },
  { key: 'audit', to: '/audit', group: 'setup', icon: <AuditOutlined />, roles: ['administrator', 'operations-director'] },
] as const satisfies readonly { key: string; to: string; group: 'work' | 'setup'; icon: ReactNode; roles: 'everyone' | readonly StaffRole[] }[];

export type Place = (typeof places)[number];

/** The menu of a person: what the roles do, nothing else. */
export function placesOf(me: Pick<Me, 'roles'>): readonly Place[] {
  return places.filter((place) => place.roles === 'everyone' || (place.roles as readonly StaffRole[]).some((role) => me.roles.includes(role)));
}

export function maySearch(me: Pick<Me, 'roles'>): boolean {
  return mayCall(me, consoleContract.home.search);
}
