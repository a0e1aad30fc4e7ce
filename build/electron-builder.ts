import type { Configuration } from 'electron-builder';

/**
 * Packaging of the desk. The app folder (`dist/app`) is staged by `stage-app.ts` and holds exactly what the desk runs:
 * the bundles and the native packages of one platform. Fuses close what the program does not use (Electron security checklist 19).
 */
export const packaging = {
  appId: 'com.gatecheck.desk',
  productName: 'GateCheck',
  copyright: 'Copyright © 2026 GateCheck',
  directories: { app: 'dist/app', output: 'dist/installers', buildResources: 'build/icons' },
  files: ['**/*'],
  asar: true,
  asarUnpack: ['**/*.node', '**/*.so*', '**/*.dylib', '**/*.dll', 'node_modules/@img/**'],
  npmRebuild: false,
  buildDependenciesFromSource: false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: 'build/icons/icon.png' },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false, installerLanguages: ['zh_CN', 'en_US'], shortcutName: '验货通' },
  mac: { target: [{ target: 'dmg', arch: ['x64', 'arm64'] }], icon: 'build/icons/icon.png', category: 'public.app-category.business', hardenedRuntime: true, extendInfo: { NSCameraUsageDescription: '拍摄货物损伤照片 / To photograph damaged goods' } },
  linux: { target: [{ target: 'AppImage', arch: ['x64'] }, { target: 'deb', arch: ['x64'] }], icon: 'build/icons/icon.png', category: 'Office', maintainer: 'GateCheck <gatecheck@gatecheck.invalid>' },
} as const satisfies Configuration;
