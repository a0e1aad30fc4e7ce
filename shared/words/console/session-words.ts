import { bothLanguages } from '../desk/both-languages.ts';

/** Sign-in and the own account. */
export const sessionWords = bothLanguages(
  {
    title: '登录',
    intro: '总部人员用用户名和密码登录。',
    username: '用户名',
    password: '密码',
    submit: '登录',
    capsLock: '大写锁定已打开',
    change: '修改密码',
    mustChange: '首次登录，请先改密码',
    mustChangeText: '初始密码由管理员设定，只用一次。',
    current: '当前密码',
    next: '新密码',
    nextHint: '至少 8 个字符',
    again: '再输一次新密码',
    againWrong: '两次输入的新密码不一样',
    changed: '密码已修改',
  },
  {
    title: 'Sign in',
    intro: 'People at HQ sign in with user name and password.',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    capsLock: 'Caps Lock is on',
    change: 'Change password',
    mustChange: 'First sign-in: change your password',
    mustChangeText: 'The first password was set by an administrator and works once.',
    current: 'Current password',
    next: 'New password',
    nextHint: 'At least 8 characters',
    again: 'New password again',
    againWrong: 'The two new passwords differ',
    changed: 'Password changed',
  },
);
