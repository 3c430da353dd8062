import type { Field } from '../../../platform/import/field.schema.ts';
import type { Kind } from '../../../platform/import/kind.ts';
import { takeComments, takeSheet } from './sheet.actions.ts';
import { refusePhones, refuseStores, refuseTimes } from './sheet.queries.ts';

const store: Field = {
  name: 'store',
  type: 'text',
  required: true,
  zh: '门店',
  en: 'Store',
  aliases: ['店名', '经销商', '意向门店', '4S店', 'dealer', 'dealer_name', 'branch'],
};
const source: Field = {
  name: 'source',
  type: 'text',
  zh: '来源',
  en: 'Source',
  aliases: ['线索来源', '渠道', '平台', '获客渠道', 'channel', 'lead source', 'platform'],
};
const campaign: Field = {
  name: 'campaign',
  type: 'text',
  zh: '活动',
  en: 'Campaign',
  aliases: ['市场活动', '营销活动', '活动名称', '场次', 'campaign name'],
};

/** New leads of a file (新线索表): they go the way of every lead, and somebody gets them. */
export const leadSheetImport: Kind = {
  kind: 'new_leads',
  zh: '新线索（进分配）',
  en: 'New leads, to be dealt',
  relation: 'leads.touch',
  key: ['lead_id'],
  isFinal: true,
  fields: [
    {
      name: 'lead_id',
      type: 'text',
      zh: '线索编号',
      en: 'Lead number',
      aliases: ['线索id', '线索号', '编号', 'id', 'lead no'],
    },
    {
      name: 'received_at',
      type: 'instant',
      zh: '留资时间',
      en: 'Received at',
      aliases: ['线索时间', '创建时间', '下发时间', '提交时间', '时间', 'created', 'time'],
    },
    store,
    source,
    campaign,
    {
      name: 'brand',
      type: 'text',
      zh: '品牌',
      en: 'Brand',
      aliases: ['意向品牌', '汽车品牌', 'make'],
    },
    {
      name: 'model',
      type: 'text',
      zh: '意向车型',
      en: 'Model',
      aliases: ['车型', '意向车系', '车系', 'car model', 'series'],
    },
    {
      name: 'name',
      type: 'text',
      zh: '客户姓名',
      en: 'Customer name',
      aliases: ['姓名', '客户', '客户名称', '称呼', 'customer', 'customer name'],
    },
    {
      name: 'phone',
      type: 'phone',
      required: true,
      zh: '电话',
      en: 'Phone',
      aliases: ['手机', '手机号', '客户电话', '联系电话', '联系方式', 'mobile', 'tel'],
    },
    {
      name: 'gender',
      type: 'choice',
      zh: '性别',
      en: 'Gender',
      aliases: ['sex'],
      choices: {
        male: ['男', 'm', '先生', '男性', 'man'],
        female: ['女', 'f', '女士', '小姐', '女性', 'woman'],
      },
    },
    {
      name: 'wish',
      type: 'text',
      zh: '留言',
      en: 'What they said',
      aliases: ['备注', '客户留言', '需求', '意向', 'note', 'message', 'comment'],
    },
    {
      name: 'expected_on',
      type: 'day',
      zh: '预计购车日',
      en: 'Expects to buy on',
      aliases: ['计划购车时间', '购车时间', 'expected'],
    },
    {
      name: 'price',
      type: 'yuan',
      zh: '线索单价',
      en: 'Price of the lead',
      aliases: ['单价', '费用', '价格', 'price', 'cost'],
    },
    {
      name: 'referral_code',
      type: 'text',
      zh: '推荐码',
      en: 'Referral code',
      aliases: ['转介绍码', '邀请码', 'referral'],
    },
  ],
  async refuse(run) {
    await refuseStores(run);
    await refusePhones(run);
    await refuseTimes(run, 'received_at');
  },
  apply: takeSheet,
};

/** Comments of a livestream (直播评论表): numbers in them become leads, intents wait to be answered. */
export const commentSheetImport: Kind = {
  kind: 'comments',
  zh: '直播评论',
  en: 'Livestream comments',
  relation: 'leads.comment',
  key: ['comment_id'],
  isFinal: true,
  fields: [
    {
      name: 'comment_id',
      type: 'text',
      zh: '评论编号',
      en: 'Comment number',
      aliases: ['评论id', '消息id', 'id', 'comment id'],
    },
    {
      name: 'commented_at',
      type: 'instant',
      required: true,
      zh: '评论时间',
      en: 'At',
      aliases: ['时间', '发送时间', '弹幕时间', 'time', 'created'],
    },
    store,
    source,
    campaign,
    {
      name: 'nickname',
      type: 'text',
      zh: '昵称',
      en: 'Nickname',
      aliases: ['用户昵称', '用户名', '观众', 'user', 'nick'],
    },
    {
      name: 'platform_user',
      type: 'text',
      zh: '平台用户号',
      en: 'User id',
      aliases: ['用户id', '抖音号', '快手号', 'uid', 'user id', 'openid'],
    },
    {
      name: 'text',
      type: 'text',
      required: true,
      zh: '评论内容',
      en: 'Comment',
      aliases: ['评论', '弹幕', '弹幕内容', '内容', 'comment', 'content', 'message'],
    },
  ],
  async refuse(run) {
    await refuseStores(run);
    await refuseTimes(run, 'commented_at');
  },
  apply: takeComments,
};
