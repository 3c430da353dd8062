import type { Words } from '../../../../platform/web/words.ts';

/** What rights are about, as people call it. */
const resources: Words = {
  'right.of.store': ['门店', 'Stores'],
  'right.of.person': ['人员', 'People'],
  'right.of.role': ['角色', 'Roles'],
  'right.of.catalog': ['车型库', 'Catalogue'],
  'right.of.market': ['市场数据', 'Market figures'],
  'right.of.customer': ['客户', 'Customers'],
  'right.of.lead': ['线索', 'Leads'],
  'right.of.deal': ['销售单', 'Deals'],
  'right.of.survey': ['回访', 'Surveys'],
  'right.of.kpi': ['指标', 'KPIs'],
  'right.of.target': ['目标', 'Targets'],
  'right.of.plan': ['年度计划', 'Plans'],
  'right.of.import': ['导入', 'Imports'],
  'right.of.audit': ['审计日志', 'Audit log'],
  'right.of.login': ['账号', 'Sign-ins'],
  'right.of.channel': ['消息渠道', 'Channels'],
  'right.of.backup': ['备份', 'Backups'],
  'right.of.webhook': ['接口推送', 'Webhooks'],
  'right.of.template': ['文档模板', 'Templates'],
  'right.of.calendar': ['营业日历', 'Calendar'],
  'right.of.setting': ['业务参数', 'Business settings'],
  'right.of.view': ['共享视图', 'Shared views'],
  'right.of.phone': ['电话', 'Phone'],
  'right.of.cost': ['成本与毛利', 'Cost and gross profit'],
  'right.of.floor_price': ['底价', 'Floor price'],
  'right.of.salary': ['薪酬', 'Pay'],
  'right.verb.read': ['查看', 'See'],
  'right.verb.edit': ['修改', 'Change'],
  'right.verb.delete': ['删除', 'Delete'],
  'right.verb.export': ['导出', 'Export'],
  'right.verb.bulk': ['批量修改', 'Change in bulk'],
  'right.reach.no': ['无', 'None'],
  'right.reach.own': ['本人', 'Own'],
  'right.reach.team': ['本组', 'Team'],
  'right.reach.store': ['本店', 'Store'],
  'right.reach.group': ['本片区', 'Store group'],
  'right.reach.all': ['全集团', 'Everything'],
  'right.hidden': ['无权查看', 'Hidden'],
  'right.hiddenNote': [
    '“{{what}}”不在你的权限内，可找系统管理员开通',
    '“{{what}}” is outside your rights; an administrator can open it',
  ],
};

const sharing: Words = {
  'nav.shares': ['共享给我的', 'Shared with me'],
  'nav.shares.note': [
    '同事单独开放给你的记录，以及你开放出去的',
    'Records that colleagues opened to you, and those you opened',
  ],
  'shares.title': ['共享', 'Sharing'],
  'shares.with_me': ['共享给我的', 'Shared with me'],
  'shares.by_me': ['我共享的', 'Shared by me'],
  'shares.record': ['记录', 'Record'],
  'shares.to': ['共享给', 'With'],
  'shares.by': ['共享人', 'By'],
  'shares.may': ['权限', 'May'],
  'shares.until': ['截止', 'Until'],
  'shares.untilDay': ['最后一天', 'Last day'],
  'shares.always': ['一直有效', 'Until revoked'],
  'shares.over': ['已到期', 'Over'],
  'shares.reason': ['说明', 'Reason'],
  'shares.reasonHint': ['为什么共享，对方会看到', 'Why; the receiver reads it'],
  'shares.revoke': ['撤销', 'Revoke'],
  'shares.revokeAsk': ['撤销后对方立即看不到这条记录', 'The receiver loses the record at once'],
  'shares.share': ['共享', 'Share'],
  'shares.with': ['共享名单', 'Shared with'],
  'shares.nobody': ['还没有共享给别人', 'Not shared with anybody'],
  'shares.pick': ['人、团队或门店', 'A person, team or store'],
  'shares.none.with_me': ['没有同事共享给你的记录', 'Nothing is shared with you'],
  'shares.noneHint.with_me': [
    '同事在记录上点“共享”后，这里会列出来。',
    'When a colleague shares a record with you, it is listed here.',
  ],
  'shares.none.by_me': ['你还没有共享过记录', 'You have not shared anything'],
  'shares.noneHint.by_me': [
    '打开一单销售，点“共享”，选同事、团队或门店。',
    'Open a deal, choose Share, and pick a colleague, team or store.',
  ],
  'shares.noRight': ['你的角色不能打开这类记录', 'Your roles cannot open this kind of record'],
};

const leave: Words = {
  'nav.delegations': ['休假代理', 'Standing in'],
  'nav.delegations.note': [
    '休假期间由谁接手自己的客户和销售单',
    'Who looks after your customers and deals while you are away',
  ],
  'leave.title': ['休假代理', 'Standing in'],
  'leave.note': [
    '代理人在这几天里可以处理休假人名下的客户、线索和销售单，做的事都记在日志里。薪酬和业绩不随之转移。',
    'For these days the deputy works on the absent person’s customers, leads and deals; everything is logged. Pay and figures stay with the absent.',
  ],
  'leave.new': ['设置代理', 'Set a deputy'],
  'leave.from': ['休假人', 'Away'],
  'leave.me': ['我自己', 'Myself'],
  'leave.to': ['代理人', 'Deputy'],
  'leave.days': ['日期', 'Days'],
  'leave.reason': ['说明', 'Reason'],
  'leave.madeBy': ['设置人', 'Set by'],
  'leave.save': ['设置代理', 'Set the deputy'],
  'leave.list': ['代理记录', 'Deputies'],
  'leave.state': ['状态', 'State'],
  'leave.coming': ['未开始', 'Coming'],
  'leave.running': ['进行中', 'Running'],
  'leave.over': ['已结束', 'Over'],
  'leave.end': ['结束', 'End'],
  'leave.endAsk': ['结束后代理人立即看不到这些记录', 'The deputy loses these records at once'],
  'leave.none': ['还没有代理记录', 'No deputies yet'],
  'leave.noneHint': [
    '休假前选一位同事，到日子自动开始，到期自动结束。',
    'Pick a colleague before your leave; it begins and ends by the date.',
  ],
};

const why: Words = {
  'nav.why': ['权限溯源', 'Why a right'],
  'nav.why.note': ['谁为什么能看、为什么不能看一条记录', 'Why somebody can or cannot see a record'],
  'why.title': ['权限溯源', 'Why a right'],
  'why.person': ['谁', 'Who'],
  'why.resource': ['对什么', 'Over what'],
  'why.record': ['哪一条（可不填）', 'Which one (optional)'],
  'why.recordHint': ['粘贴记录的链接或编号', 'Paste the record’s link or id'],
  'why.pick': ['选一个人，再选对什么', 'Pick a person, then over what'],
  'why.pickHint': [
    '要问某一条记录，把它的链接粘贴进来。答案会列出每一步依据。',
    'To ask about one record, paste its link. The answer shows every step.',
  ],
  'why.yes': ['可以', 'Yes'],
  'why.no': ['不可以', 'No'],
  'why.can': ['{{name}}{{verb}}这一条：可以', '{{name}} may {{verb}} it'],
  'why.cannot': ['{{name}}{{verb}}这一条：不可以', '{{name}} may not {{verb}} it'],
  'why.inGeneral': [
    '没有指定记录，只说明权限给到多宽',
    'No record named: only how far the right goes',
  ],
  'why.recordIs': ['这条记录', 'The record'],
  'why.belongs': ['归属', 'Belongs to'],
  'why.roles': ['角色', 'Roles'],
  'why.noRole': ['没有角色', 'No role'],
  'why.place': ['所在', 'Stands in'],
  'why.nowhere': ['未分配门店', 'No store'],
  'why.step.role': ['“{{role}}”给到：{{scope}}', '“{{role}}” gives: {{scope}}'],
  'why.step.merged': ['合并后取最宽：{{scope}}', 'Merged, the widest counts: {{scope}}'],
  'why.step.none': ['没有角色给这项权限', 'No role gives this right'],
  'why.step.all': ['权限覆盖全集团，不用比较归属', 'The right covers everything'],
  'why.step.store': [
    '记录的门店 {{record}}，本人的门店 {{person}}',
    'Record’s store {{record}}, own store {{person}}',
  ],
  'why.step.team': [
    '记录的团队 {{record}}，本人的团队 {{person}}',
    'Record’s team {{record}}, own team {{person}}',
  ],
  'why.step.person': [
    '记录归 {{record}}，提问的人是 {{person}}',
    'The record is {{record}}’s, the person is {{person}}',
  ],
  'why.step.inside': ['在范围内', 'inside'],
  'why.step.outside': ['不在范围内', 'outside'],
  'why.step.standIn': [
    '正在代理 {{name}}，这项权限随之交接',
    'Stands in for {{name}}, who hands this right over',
  ],
  'why.step.standInNot': [
    '正在代理 {{name}}，但这项权限不交接',
    'Stands in for {{name}}, who does not hand this right over',
  ],
  'why.step.shared': [
    '这条记录共享给了本人，可{{verb}}',
    'The record is shared with them, to {{verb}}',
  ],
  'why.step.notShared': ['没有共享给本人', 'Not shared with them'],
  'why.fields': ['字段', 'Fields'],
  'why.fieldsNote': [
    '看得到记录，也要有字段权限才看得到这些内容',
    'Beside the record, these need a right of their own',
  ],
  'why.tokens': ['访问令牌', 'Bearer tokens'],
  'why.tokensNote': [
    '令牌只带部分角色时，能做的比本人少',
    'A token with fewer roles may do less than its owner',
  ],
  'why.tokenMay': ['令牌可以', 'The token may'],
  'why.nothing': ['什么都不可以', 'Nothing'],
};

const refusals: Words = {
  'refusal.field.not_allowed': [
    '你没有修改“{{field}}”的权限。去掉这一项再保存，或找系统管理员开通。',
    'You may not change “{{field}}”. Leave it out, or ask an administrator for the right.',
  ],
  'refusal.record.unknown': [
    '没有这条记录，或不在权限内。核对链接后再试。',
    'There is no such record, or it is outside your rights. Check the link.',
  ],
  'refusal.share.not_shareable': [
    '这一类内容不能单独共享。',
    'This kind of thing cannot be shared one by one.',
  ],
  'refusal.share.not_yours': [
    '只有能修改这条记录的人才能共享它，别人共享给你的不能再转出去。可请负责人共享。',
    'Only who may change the record by their own right can share it. Ask its owner.',
  ],
  'refusal.share.no_receiver': [
    '本集团没有这个人、团队或门店，或已离职停用。换一个再试。',
    'There is no such person, team or store in the group any more. Pick another.',
  ],
  'refusal.share.with_oneself': [
    '不用共享给自己。换一位同事。',
    'Pick somebody other than yourself.',
  ],
  'refusal.share.over': [
    '最后一天已经过去。选今天或以后。',
    'The last day is past. Pick today or later.',
  ],
  'refusal.share.unknown': [
    '没有这条共享，可能已撤销。刷新后再看。',
    'There is no such share; it may be revoked already. Refresh to see.',
  ],
  'refusal.delegation.unknown': [
    '没有这条代理，可能已结束。刷新后再看。',
    'There is no such delegation; it may have ended. Refresh to see.',
  ],
  'refusal.delegation.not_yours': [
    '只能为自己，或由主管为本店、本组的人设置代理。',
    'Only for yourself, or for people you answer for as their manager.',
  ],
  'refusal.delegation.own_deputy': [
    '代理人不能是休假人自己。',
    'The deputy must be somebody else.',
  ],
  'refusal.delegation.over': [
    '结束日已经过去。选今天或以后。',
    'The last day is past. Pick today or later.',
  ],
  'refusal.delegation.too_long': [
    '代理最长 {{days}} 天。更久请办理客户移交。',
    'At most {{days}} days. For longer, hand the customers over.',
  ],
  'refusal.delegation.already': [
    '同一天已经设置过这位代理人。',
    'This deputy is set from that day already.',
  ],
};

export const rightsWords: Words = { ...resources, ...sharing, ...leave, ...why, ...refusals };
