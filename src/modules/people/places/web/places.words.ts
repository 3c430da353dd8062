import type { Words } from '../../../../platform/web/words.ts';

export const placesWords: Words = {
  'places.move': ['转店', 'Move'],
  'places.moveTo': ['转到哪家店', 'Move to which store'],
  'places.moveNote': [
    '队里的人一起过去；已成交的仍算原店，在跟的先移交。',
    'Its people go along. What they sold stays with this store; hand open work over first.',
  ],
  'places.delete': ['删除', 'Delete'],
  'places.deleteAsk': ['删除{{name}}？', 'Delete {{name}}?'],
  'places.closing': ['停业', 'Closing'],
  'places.closingNote': [
    '决定之后不再往这家店安排人员和团队；已有的成交、目标照旧保留。',
    'From the decision on nobody and no team is placed there. Deals and targets stay as they are.',
  ],
  'places.close': ['停业', 'Close'],
  'places.closeStore': ['停业这家店', 'Close this store'],
  'places.closedOn': ['从哪天起停业', 'Closed from'],
  'places.reason': ['原因', 'Reason'],
  'places.reopen': ['恢复营业', 'Reopen'],
  'places.reopensOn': ['从哪天起营业', 'Open again from'],
  'places.shutSince': ['{{day}} 起停业', 'Closed from {{day}}'],
  'places.span': ['{{from}} 至 {{until}} 停业', 'Closed {{from}} to {{until}}'],
  'did.team.deleted': ['删除团队', 'Team deleted'],
  'did.team.moved': ['团队转店', 'Team moved'],
  'did.store.closed': ['门店停业', 'Store closed'],
  'did.store.reopened': ['门店恢复营业', 'Store reopened'],
  'refusal.team.in_use': [
    '团队还挂着{{hanging}}，不能删除。人员先调走；有成交或目标的团队保留。',
    'Still tied to this team: {{hanging}}. Move its people first; a team with deals or targets stays.',
  ],
  'refusal.team.has_open_work': [
    '团队在原店还有{{hanging}}。先移交或了结，再转店。',
    'Open in the present store: {{hanging}}. Hand over or finish these, then move the team.',
  ],
  'refusal.team.there_already': [
    '团队已经在{{storeName}}。选另一家店。',
    'The team is in {{storeName}} already. Choose another store.',
  ],
  'refusal.store.may_not_close': [
    '停业和恢复营业要有全集团的门店权限。请销售总监或管理员处理。',
    'Closing and reopening need the right over all stores. Ask the sales director or an administrator.',
  ],
  'refusal.store.closed': [
    '{{name}} {{closedOn}} 起停业，不能再安排。先恢复营业，或选另一家店。',
    '{{name}} is closed from {{closedOn}}. Reopen it, or choose another store.',
  ],
  'refusal.store.already_closed': [
    '这家店已定 {{closedOn}} 起停业。要改日期，先恢复营业。',
    'The store is already set to close on {{closedOn}}. To change the day, reopen it first.',
  ],
  'refusal.store.not_closed': ['{{name}}正在营业，不用恢复。', '{{name}} is open.'],
  'refusal.store.in_use': [
    '店里还有{{hanging}}。人员先调走或办离职，在跟的先移交，再停业。',
    'Still open in this store: {{hanging}}. Move the people or let them leave and hand the work over, then close it.',
  ],
  'refusal.store.closes_too_early': [
    '上次停业到 {{earliest}} 为止，停业日最早填这一天。',
    'The last closing ended on {{earliest}}. Choose that day or a later one.',
  ],
  'refusal.store.reopens_too_early': [
    '{{closedOn}} 起停业，恢复日不能更早。',
    'The store closes on {{closedOn}}; it cannot reopen before that.',
  ],
};
