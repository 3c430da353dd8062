import type { Words } from '../../../platform/web/words.ts';

/** Words of the second calls of lost leads. */
export const reviewWords: Words = {
  'review.short': ['回访', 'Second calls'],
  'review.title': ['战败回访', 'Lost leads, called again'],
  'review.note': [
    '抽到的战败由别人再打一次；还要买车的，换人跟进',
    'somebody else calls; who still wants a car goes to another hand',
  ],
  'review.stateOf.open': ['待回访', 'To call'],
  'review.stateOf.done': ['已回访', 'Called'],
  'review.none.open': ['没有待回访的战败', 'Nothing to call again'],
  'review.none.done': ['还没有回访过', 'Nothing called yet'],
  'review.noneHint': [
    '每周一早上从上一周批准的战败里抽。条数在“设置 › 生效规则”里改。',
    'Drawn on Monday mornings from the losses approved in the week before; how many is set under Settings › Rules.',
  ],
  'review.lostBy': ['{{name}} 申请，{{day}} 批准', 'given up by {{name}}, approved {{day}}'],
  'review.drawnOf.lot': ['随机抽中', 'drawn by lot'],
  'review.drawnOf.risk': ['按风险抽中', 'drawn by risk'],
  'review.risk': ['风险 {{points}} 分', 'risk {{points}}'],
  'review.partOf.never_talked': ['没有首谈', 'never talked'],
  'review.partOf.hot_grade': ['意向高', 'high grade'],
  'review.partOf.vague_reason': ['原因含糊', 'vague reason'],
  'review.partOf.few_days': ['联系天数少', 'few days of contact'],
  'review.partOf.soon': ['一周内就放弃', 'given up within a week'],
  'review.partOf.history': ['此前误判偏多', 'false losses before'],
  'review.draw': [
    '从 {{pool}} 条里抽：随机 {{byLot}} 条，按风险 {{byRisk}} 条。',
    'Of {{pool}}: {{byLot}} by lot, {{byRisk}} by risk.',
  ],
  'review.same': ['刚才按原种子重抽，结果一致', 'drawn again just now: the same'],
  'review.differs': ['重抽的结果不一致', 'drawn again just now: not the same'],
  'review.tried': ['已有 {{count}} 天打不通', 'no answer on {{count}} days'],
  'review.say': ['客户怎么说（可不填）', 'What they said (optional)'],
  'review.answerOf.unreached': ['没打通', 'No answer'],
  'review.answerOf.confirmed': ['确实不买了', 'Really lost'],
  'review.answerOf.false_loss': ['还要买车', 'Still wants a car'],
  'review.resultOf.unreached': ['联系不上', 'Out of reach'],
  'review.resultOf.confirmed': ['战败属实', 'Really lost'],
  'review.resultOf.false_loss': ['误判战败', 'False loss'],
  'review.reopened': ['已重新打开，等待分配', 'open again, waits for somebody'],
  'review.reopenedTo': ['已重新打开，交给 {{name}}', 'open again with {{name}}'],
  'refusal.loss_review.unknown': [
    '没有这条回访，或者不在你的权限内。',
    'No such second call, or outside your rights.',
  ],
  'refusal.loss_review.done': ['别人刚刚记过结果了，刷新看看。', 'Somebody answered it already.'],
  'refusal.loss_review.own': [
    '自己申请的战败要由别人回访。',
    'Somebody else calls after a loss of your own.',
  ],
  'refusal.lead.gave_up': [
    '这条线索是你放弃过的，要换别人跟进。',
    'You gave this lead up before; somebody else takes it.',
  ],
};
