import type { Kind } from '../../platform/import/kind.ts';
import {
  appendSurveyFacts,
  insertImportedSurveys,
  refuseImpossibleScores,
} from './survey-import.queries.ts';

/** Survey answers (满意度回访): CSI and NPS, one row per answer. */
export const surveyImport: Kind = {
  kind: 'surveys',
  zh: '满意度调查',
  en: 'Surveys',
  relation: 'care.survey',
  key: ['survey_id'],
  fields: [
    {
      name: 'survey_id',
      type: 'text',
      zh: '问卷编号',
      en: 'Survey number',
      aliases: ['问卷id', '编号', '回访编号', 'id', 'response id'],
    },
    {
      name: 'date',
      type: 'day',
      required: true,
      zh: '日期',
      en: 'Date',
      aliases: ['调查日期', '回访日期', '填写日期', '时间', 'survey date', 'answered'],
    },
    {
      name: 'store',
      type: 'text',
      required: true,
      zh: '门店',
      en: 'Store',
      aliases: ['店名', '经销商', '4S店', 'dealer', 'branch'],
    },
    {
      name: 'person',
      type: 'text',
      zh: '销售顾问',
      en: 'Person',
      aliases: ['顾问', '服务人员', '员工', 'consultant', 'staff'],
    },
    {
      name: 'customer',
      type: 'text',
      zh: '客户姓名',
      en: 'Customer',
      aliases: ['客户', '姓名', '车主', 'customer name'],
    },
    {
      name: 'phone',
      type: 'phone',
      zh: '客户电话',
      en: 'Customer phone',
      aliases: ['电话', '手机', '手机号', '联系电话', 'mobile'],
    },
    {
      name: 'deal',
      type: 'text',
      zh: '订单号',
      en: 'Deal number',
      aliases: ['合同号', '订单编号', '成交编号', 'deal_id', 'order id', 'contract no'],
    },
    {
      name: 'kind',
      type: 'choice',
      required: true,
      zh: '调查种类',
      en: 'Kind',
      aliases: ['类型', '种类', '问卷类型', '指标', 'type', 'survey'],
      choices: {
        csi: ['满意度', '客户满意度', 'satisfaction', 'ssi'],
        nps: ['净推荐值', '推荐', 'promoter'],
      },
    },
    {
      name: 'score',
      type: 'decimal',
      required: true,
      zh: '得分',
      en: 'Score',
      aliases: ['分数', '评分', '打分', 'points', 'rating'],
    },
  ],
  refuse: refuseImpossibleScores,
  apply: insertImportedSurveys,
  facts: appendSurveyFacts,
};
