import type { Words } from '../../web/words.ts';

export const approvalWords: Words = {
  'nav.approvals': ['审批', 'Approvals'],
  'approvals.mine': ['待我审批', 'For me'],
  'approvals.asked': ['我提交的', 'I asked'],
  'approvals.done': ['我审过的', 'I decided'],
  'approvals.none.mine': ['没有要审批的', 'Nothing to approve'],
  'approvals.none.asked': ['没有提交过', 'Nothing asked for'],
  'approvals.none.done': ['还没有审过', 'Nothing decided yet'],
  'approvals.noneHint': ['有新的会通知你。', 'You are told of new ones.'],
  'approvals.asks': ['{{name}} · {{at}} 提交', '{{name}} · asked {{at}}'],
  'approvals.step': [
    '第 {{step}} 级，共 {{count}} 级：{{name}}',
    'Step {{step}} of {{count}}: {{name}}',
  ],
  'approvals.due': ['{{at}} 前决定', 'Decide by {{at}}'],
  'approvals.late': ['已超时', 'Late'],
  'approvals.note': ['意见（退回必填）', 'Note, needed to return'],
  'approvals.approve': ['批准', 'Approve'],
  'approvals.approving': ['正在批准…', 'Approving…'],
  'approvals.return': ['退回', 'Return'],
  'approvals.withdraw': ['撤回', 'Withdraw'],
  'approvals.open': ['看原件', 'Open'],
  'approvals.costHidden': ['成本与毛利无权查看', 'Cost and gross not shown'],
  'approvals.state.waiting': ['审批中', 'Waiting'],
  'approvals.state.approved': ['已批准', 'Approved'],
  'approvals.state.returned': ['已退回', 'Returned'],
  'approvals.state.withdrawn': ['已撤回', 'Withdrawn'],
  'approvals.state.expired': ['无人决定', 'Nobody decided'],
  'refusal.approval.unknown': [
    '没有这条审批，或者不由你决定。',
    'No such approval, or not yours to decide.',
  ],
  'refusal.approval.own': [
    '自己提交的不能自己批，等别人决定。',
    'You asked for it; somebody else decides.',
  ],
  'refusal.approval.decided': [
    '已经有人决定了，刷新看结果。',
    'Somebody decided already; reload to see.',
  ],
  'refusal.approval.no_reason': ['退回要写原因。', 'Say why it is returned.'],
  'refusal.approval.nobody': [
    '没有可以审批的人，找管理员设置角色。',
    'Nobody could approve it; ask the administrator for the roles.',
  ],
  'refusal.approval.asked': ['已经提交过，正在等决定。', 'It was asked for already and waits.'],
};
