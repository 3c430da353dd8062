import type { Kind } from '../../platform/import/kind.ts';
import { adoptStaff, insertImportedStaff } from './staff-import.queries.ts';

/** Staff (人员): completes those that an import of deals found unknown. */
export const staffImport: Kind = {
  kind: 'staff',
  zh: '人员',
  en: 'Staff',
  relation: 'people.person',
  key: ['staff_id', 'store', 'name'],
  ordered: [['joined_on', 'left_on']],
  fields: [
    {
      name: 'staff_id',
      type: 'text',
      zh: '工号',
      en: 'Staff number',
      aliases: ['员工编号', '员工号', '编号', 'employee id', 'staff no', 'id'],
    },
    {
      name: 'name',
      type: 'text',
      required: true,
      zh: '姓名',
      en: 'Name',
      aliases: ['员工姓名', '员工', '人员', 'staff name', 'employee', 'full name', 'sales_agent'],
    },
    {
      name: 'store',
      type: 'text',
      required: true,
      zh: '门店',
      en: 'Store',
      aliases: ['店名', '所属门店', '经销商', '4S店', 'dealer', 'branch', 'regional_office'],
    },
    {
      name: 'region',
      type: 'text',
      zh: '城市',
      en: 'City',
      aliases: ['地区', '门店城市', 'city', 'region'],
    },
    {
      name: 'team',
      type: 'text',
      zh: '小组',
      en: 'Team',
      aliases: ['团队', '组别', '部门', 'manager', 'group', 'department'],
    },
    {
      name: 'position',
      type: 'text',
      zh: '岗位',
      en: 'Position',
      aliases: ['职位', '职务', '岗位名称', 'job title', 'title', 'role'],
    },
    {
      name: 'phone',
      type: 'phone',
      zh: '电话',
      en: 'Phone',
      aliases: ['手机', '手机号', '联系电话', '联系方式', 'mobile', 'tel'],
    },
    {
      name: 'email',
      type: 'text',
      zh: '邮箱',
      en: 'Email',
      aliases: ['电子邮箱', '邮件', 'e-mail', 'mail'],
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
      name: 'joined_on',
      type: 'day',
      zh: '入职日期',
      en: 'Joined on',
      aliases: ['入职时间', '入职', 'hire date', 'start date', 'join date'],
    },
    {
      name: 'left_on',
      type: 'day',
      zh: '离职日期',
      en: 'Left on',
      aliases: ['离职时间', '离职', 'leave date', 'end date', 'termination date'],
    },
  ],
  adopt: adoptStaff,
  apply: insertImportedStaff,
};
