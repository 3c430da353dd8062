import type { NoticeKind } from '../../platform/notify/notice-kind.rules.ts';

const own = { mayMute: true, forGroups: false, concerns: 'lead' } as const;

/** Leads came into somebody's hand (新线索). */
export const leadDealt: NoticeKind = {
  key: 'lead.dealt',
  name: { zh: '新线索', en: 'New leads' },
  title: { zh: '新线索 {count:int} 条', en: '{count:int} new leads' },
  text: { zh: '{customer}在等回电。', en: '{customer} waits for a call.' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** A lead's limit is near (即将超时): its holder is told. */
export const leadDue: NoticeKind = {
  key: 'lead.due',
  name: { zh: '线索即将超时', en: 'Lead about to be late' },
  title: { zh: '{customer}即将超时', en: '{customer} is about to be late' },
  text: { zh: '{what}应在 {at:moment} 前完成。', en: '{what} is due by {at:moment}.' },
  urgent: true,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** A lead's limit has passed (线索超时): its holder and the store's managers are told, later the directors. */
export const leadOverdue: NoticeKind = {
  key: 'lead.overdue',
  name: { zh: '线索超时', en: 'Lead late' },
  title: { zh: '{customer}已超时', en: '{customer} is late' },
  text: {
    zh: '{what}应在 {at:moment} 前完成，现在还没有。{owner}',
    en: '{what} was due by {at:moment} and has not happened. {owner}',
  },
  urgent: true,
  starts: { email: 'digest', push: 'now' },
  ...own,
  forGroups: true,
};

/** A lead waits for somebody to take it (待分配): the store's managers are told why. */
export const leadWaiting: NoticeKind = {
  key: 'lead.waiting',
  name: { zh: '线索没有人接', en: 'Lead without anybody' },
  title: { zh: '{store}有线索没有人接', en: 'Nobody takes leads at {store}' },
  text: { zh: '{count:int} 条在等：{why}。', en: '{count:int} are waiting: {why}.' },
  urgent: true,
  starts: { email: 'digest', push: 'now' },
  ...own,
  forGroups: true,
};

/** Somebody says that a lead is lost or invalid (战败申请): the store's managers decide. */
export const leadClaimed: NoticeKind = {
  key: 'lead.end_claimed',
  name: { zh: '战败、无效申请', en: 'Claims of loss' },
  title: { zh: '{customer}申请{kind}', en: '{customer}: claimed {kind}' },
  text: { zh: '等你决定。', en: 'It waits for your decision.' },
  urgent: false,
  starts: { email: 'digest', push: 'now' },
  ...own,
};

/** A claim was decided (申请结果). */
export const leadClaimDecided: NoticeKind = {
  key: 'lead.end_decided',
  name: { zh: '申请结果', en: 'Claims decided' },
  title: { zh: '{customer}的{kind}申请{decision}', en: '{customer}: {kind}, {decision}' },
  text: { zh: '经理说：{note}', en: 'The manager says: {note}' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** Nobody reached a lead for days (沉默线索): its holder, then the managers; at last it is taken back. */
export const leadSilent: NoticeKind = {
  key: 'lead.silent',
  name: { zh: '线索久未联系', en: 'Silent leads' },
  title: {
    zh: '{customer} {days:int} 天没有联系',
    en: 'Nobody reached {customer} for {days:int} days',
  },
  text: { zh: '跟进人{owner}。{after}', en: 'With {owner}. {after}' },
  urgent: false,
  starts: { email: 'digest', push: 'now' },
  ...own,
};

/** Calls were drawn to be heard (电话抽检): the store's managers score them. */
export const callsDrawn: NoticeKind = {
  key: 'lead.calls_drawn',
  name: { zh: '电话抽检', en: 'Calls to check' },
  title: { zh: '抽到 {count:int} 通电话待打分', en: '{count:int} calls drawn to score' },
  text: { zh: '{week:day} 起那一周的通话。', en: 'Calls of the week from {week:day}.' },
  urgent: false,
  starts: { email: 'digest', push: 'off' },
  ...own,
};

/** A call was scored (电话评分): whoever made it may read the sheet. */
export const callScored: NoticeKind = {
  key: 'lead.call_scored',
  name: { zh: '电话评分', en: 'Calls scored' },
  title: { zh: '你的一通电话得 {total:int} 分', en: 'A call of yours got {total:int} points' },
  text: {
    zh: '{at:moment} 的通话，评分表可以看了。',
    en: 'The call of {at:moment}; read the sheet.',
  },
  urgent: false,
  starts: { email: 'off', push: 'off' },
  ...own,
};

/** A customer is invited (新邀约): whoever receives them is told. */
export const appointmentMade: NoticeKind = {
  key: 'lead.appointment_made',
  name: { zh: '新邀约', en: 'New appointments' },
  title: { zh: '{customer}约了到店', en: '{customer} has an appointment' },
  text: { zh: '{at:moment} 到店，由你接待。', en: 'Comes at {at:moment}; you receive them.' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** An invited customer is at the door (客户到店). */
export const guestArrived: NoticeKind = {
  key: 'lead.guest_arrived',
  name: { zh: '客户到店', en: 'Guest arrived' },
  title: { zh: '{customer}到店了', en: '{customer} is here' },
  text: { zh: '在前台等你。', en: 'They wait for you at the reception.' },
  urgent: true,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** An invited customer did not come (爽约): they are to be called again. */
export const appointmentMissed: NoticeKind = {
  key: 'lead.appointment_missed',
  name: { zh: '客户爽约', en: 'Appointments missed' },
  title: { zh: '{customer}没有到店', en: '{customer} did not come' },
  text: {
    zh: '约的是 {at:moment}，请回电改约。',
    en: 'They were due at {at:moment}; call and offer another time.',
  },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** Lost leads were drawn for a second call (战败回访): the store's managers see to it. */
export const lossesDrawn: NoticeKind = {
  key: 'lead.losses_drawn',
  name: { zh: '战败回访', en: 'Losses to call again' },
  title: { zh: '抽到 {count:int} 条战败待回访', en: '{count:int} losses drawn to call again' },
  text: { zh: '{week:day} 起那一周批准的战败。', en: 'Approved in the week from {week:day}.' },
  urgent: false,
  starts: { email: 'digest', push: 'off' },
  ...own,
};

/** A second call found that a loss was false (误判战败): whoever gave it up and the managers hear of it. */
export const lossFalse: NoticeKind = {
  key: 'lead.loss_false',
  name: { zh: '误判战败', en: 'False losses' },
  title: { zh: '{customer}还要买车', en: '{customer} still wants a car' },
  text: { zh: '回访的人说：{note}', en: 'Whoever called says: {note}' },
  urgent: false,
  starts: { email: 'digest', push: 'off' },
  ...own,
};

/** Somebody appeals against an allocation (分配申诉): the store's managers answer. */
export const appealMade: NoticeKind = {
  key: 'lead.appeal_made',
  name: { zh: '分配申诉', en: 'Appeals' },
  title: { zh: '{person}对一次分配提出申诉', en: '{person} appeals against an allocation' },
  text: { zh: '请在 {at:moment} 前答复。', en: 'Answer by {at:moment}.' },
  urgent: false,
  starts: { email: 'digest', push: 'now' },
  ...own,
};

/** An appeal was answered (申诉答复). */
export const appealDecided: NoticeKind = {
  key: 'lead.appeal_decided',
  name: { zh: '申诉答复', en: 'Appeals answered' },
  title: { zh: '你的申诉{verdict}', en: 'Your appeal was {verdict}' },
  text: { zh: '答复：{answer}', en: 'The answer: {answer}' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** Nobody answered an appeal in time (申诉超时): the directors hear of it. */
export const appealLate: NoticeKind = {
  key: 'lead.appeal_late',
  name: { zh: '申诉过时未答复', en: 'Appeals unanswered' },
  title: { zh: '{person}的申诉过时未答复', en: 'Nobody answered {person}’s appeal' },
  text: { zh: '应在 {at:moment} 前答复。', en: 'It was due by {at:moment}.' },
  urgent: false,
  starts: { email: 'digest', push: 'now' },
  ...own,
};

export const leadNotices: readonly NoticeKind[] = [
  leadDealt,
  leadDue,
  leadOverdue,
  leadWaiting,
  leadClaimed,
  leadClaimDecided,
  leadSilent,
  callsDrawn,
  callScored,
  lossesDrawn,
  lossFalse,
  appealMade,
  appealDecided,
  appealLate,
  appointmentMade,
  guestArrived,
  appointmentMissed,
];
