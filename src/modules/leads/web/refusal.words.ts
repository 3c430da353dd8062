import type { Words } from '../../../platform/web/words.ts';

/** What leads refuse, and the way out. */
export const leadRefusalWords: Words = {
  'form.closed': ['这里暂时不收留言', 'Nothing is taken here now'],
  'form.thanks': ['收到了', 'Thank you'],
  'form.thanksHint': [
    '门店会在营业时间里给你回电。',
    'The store will call you back while it is open.',
  ],
  'form.name': ['怎么称呼', 'Your name'],
  'form.store': ['门店', 'Store'],
  'form.model': ['想看哪款车', 'Which car'],
  'form.when': ['打算何时买', 'When'],
  'form.wish': ['还想说什么', 'Anything else'],
  'form.send': ['提交', 'Send'],
  'form.consentNeeded': ['勾选后才能提交', 'This has to be ticked first'],
  'refusal.lead.unknown': [
    '没有这条线索，或者不在你的权限内。',
    'No such lead, or outside your rights.',
  ],
  'refusal.lead.unknown_record': [
    '“{{field}}”指的记录不存在，或门店已关闭。换一个再试。',
    'What “{{field}}” names is not there, or the store is closed. Choose another.',
  ],
  'refusal.lead.store_out_of_reach': [
    '这家门店不在你的权限内。',
    'That store is outside your rights.',
  ],
  'refusal.lead.bad_phone': [
    '电话号码不对。手机 11 位，座机带区号。',
    'That is no phone number. Mobiles have 11 digits; others need their area code.',
  ],
  'refusal.lead.nobody_to_call': [
    '至少填电话或企微号，不然联系不上客户。',
    'Give a phone or a WeCom id, or nobody can be reached.',
  ],
  'refusal.lead.too_old': [
    '收到时间早于 {{days}} 天前。历史线索用导入。',
    'Received more than {{days}} days ago. Import older leads.',
  ],
  'refusal.lead.in_future': ['时间在将来，改正后再提交。', 'That time is in the future.'],
  'refusal.lead.held_by': [
    '{{personName}} 正在跟这位客户。让 {{personName}} 接待，或并入那条线索。',
    '{{personName}} follows this customer. Leave them to {{personName}}, or join that lead.',
  ],
  'refusal.lead.held_by_nobody': [
    '这位客户已有线索，还没有人跟。到工作台“待分配”里领取，或并入那条线索。',
    'This customer has a lead that nobody holds. Claim it at the desk, or join it.',
  ],
  'refusal.lead.closed': ['线索已经结束，不能再改。', 'The lead is closed.'],
  'refusal.lead.not_holder': [
    '只有跟进人或经理能转交。',
    'Only its holder or a manager hands it on.',
  ],
  'refusal.lead.no_conversation': [
    '还没有首谈。先有一次够长的通话，再转交。',
    'There was no first conversation yet. Talk first, then hand over.',
  ],
  'refusal.lead.nobody_seated': [
    '门店还没有顾问席位。请经理在“分配”里添加。',
    'The store has no consultants’ seats. A manager adds them under Sharing.',
  ],
  'refusal.lead.nobody_taking': [
    '现在没有顾问在接单。稍后再转交，或请经理指定。',
    'No consultant is taking now. Try later, or ask a manager to name one.',
  ],
  'refusal.lead.all_full': [
    '顾问都已达上限。请经理调整上限或指定。',
    'All consultants are full. A manager may raise a cap or name one.',
  ],
  'refusal.lead.too_few_days': [
    '还差 {{missing}} 次不同日的联系，才能这样结束（需要 {{needed}} 天）。',
    '{{missing}} more contacts on other days are needed before this ({{needed}} days).',
  ],
  'refusal.lead.claim_open': ['已经在等经理决定。', 'A manager is deciding already.'],
  'refusal.lead.claim_unknown': [
    '没有这份申请，或者不在你的权限内。',
    'No such claim, or outside your rights.',
  ],
  'refusal.lead.claim_decided': ['这份申请已经有人决定了。', 'It has been decided already.'],
  'refusal.lead.claim_own': [
    '自己的申请由别人决定。',
    'Your own claim is for somebody else to decide.',
  ],
  'refusal.lead.not_in_pool': ['这条线索已经有人跟了。', 'Somebody has this lead already.'],
  'refusal.lead.pool_limit': [
    '今天已认领 {{most}} 条，到上限了。明天再来。',
    'You claimed {{most}} today, which is the limit.',
  ],
  'refusal.call.too_old': [
    '通话开始于 {{days}} 天前，太早了，不再收。',
    'The call began more than {{days}} days ago and is not taken any more.',
  ],
  'refusal.call.in_future': [
    '通话开始时间在将来，检查时区后再发。',
    'The call begins in the future. Check the time zone and send it again.',
  ],
  'refusal.call.unknown_agent': [
    '“{{field}}”认不出是谁。填登录名或本人手机号，或不填。',
    'What “{{field}}” names is nobody here, or more than one. Give a login or their own number, or leave it out.',
  ],
  'refusal.call.own_witness': [
    '只跟进自己线索的账号不能上报话务。请用权限到门店的账号建令牌。',
    'An account that works on its own leads only cannot report calls. Use a token of one that reaches the store.',
  ],
  'refusal.call.taken': [
    '这通电话正在另一个请求里记录，稍后重发。',
    'Another request is recording this call. Send it again later.',
  ],
  'refusal.call.may_not_hear': [
    '听录音需要查看客户电话的权限。',
    'Hearing a call takes the right to see phone numbers.',
  ],
  'refusal.call.no_recording': ['这通电话没有录音。', 'This call has no recording.'],
  'refusal.call_check.unknown': [
    '没有这条抽检，或者不在你的权限内。',
    'No such check, or outside your rights.',
  ],
  'refusal.call_check.own': [
    '自己的通话由别人打分。',
    'Your own calls are for somebody else to score.',
  ],
  'refusal.call_check.scored': [
    '{{name}}已经打过分，只有本人能改。',
    '{{name}} has scored it already; only they may correct it.',
  ],
  'refusal.call_check.points': [
    '第 {{row}} 项的分数要填，且不超过 {{weight}} 分。',
    'Criterion {{row}} needs points, at most {{weight}}.',
  ],
  'refusal.seat.none': ['你没有接单席位。请经理添加。', 'You have no seat. Ask a manager.'],
  'refusal.seat.unknown': ['没有这个席位。', 'There is no such seat.'],
  'refusal.lead_form.consent_missing': [
    '需要同意联系才能提交。',
    'It can only be sent with the consent to be contacted.',
  ],
};
