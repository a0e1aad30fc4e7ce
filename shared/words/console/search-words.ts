import { bothLanguages } from '../desk/both-languages.ts';

/** The one search box and what it finds. */
export const searchWords = bothLanguages(
  {
    label: '搜索',
    placeholder: '单号、经销商、产品、人员…',
    submit: '搜索',
    title: '搜索结果',
    intro: '输入出库单号、运单号、产品名称、经销商名称或人员姓名，按回车搜索。',
    introWithDesks: '输入出库单号、运单号、产品名称、经销商名称、人员姓名或验货电脑名称，按回车搜索。',
    orders: '出库单',
    records: '签收与拒收记录',
    dealers: '经销商',
    people: '人员',
    desks: '验货电脑',
    ofHq: '总部',
    revoked: '已停用',
    none: '没有找到',
    noneText: ({ text }: { text: string }) => `没有与“${text}”有关的内容。请检查单号，或换一个关键词。`,
  },
  {
    label: 'Search',
    placeholder: 'Order, dealer, product, person…',
    submit: 'Search',
    title: 'Search results',
    intro: 'Type an outbound order number, a waybill, a product, a dealer or a person and press Enter.',
    introWithDesks: 'Type an outbound order number, a waybill, a product, a dealer, a person or a desk and press Enter.',
    orders: 'Outbound orders',
    records: 'Signed receipts and refusals',
    dealers: 'Dealers',
    people: 'People',
    desks: 'Desks',
    ofHq: 'HQ',
    revoked: 'Revoked',
    none: 'Nothing found',
    noneText: ({ text }) => `Nothing has to do with “${text}”. Check the number, or try another word.`,
  },
);
