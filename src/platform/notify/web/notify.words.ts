import type { Words } from '../../web/words.ts';

export const notifyWords: Words = {
  'refusal.channel.not_found': [
    '没有这个群机器人，或不归你管。',
    'No such group robot within your reach.',
  ],
  'refusal.channel.name_taken': [
    '已有叫“{{name}}”的群机器人。换个名称。',
    'A group robot is already called “{{name}}”. Choose another name.',
  ],
  'refusal.channel.robot_taken': [
    '这个机器人已经添加过。改原来的那一条。',
    'This robot was added before. Change that entry instead.',
  ],
  'refusal.channel.address_wrong': [
    '地址不对：要以 https:// 开头，主机是 {{host}}。从群设置里整条复制。',
    'Wrong address: it begins with https:// and its host is {{host}}. Copy it whole from the group’s settings.',
  ],
  'refusal.channel.place_unknown': [
    '没有这个门店或小组。重新选一个。',
    'No such store or team. Choose another.',
  ],
  'refusal.channel.beyond_reach': [
    '这个范围不归你管。选自己的门店，或由管理员添加。',
    'That place is beyond your reach. Choose your own store, or ask an administrator.',
  ],
  'refusal.channel.stopped': [
    '“{{name}}”已停用。先启用，再测试。',
    '“{{name}}” is stopped. Switch it on, then test it.',
  ],
  'refusal.notice.kind_unknown': [
    '没有这种通知：{{kinds}}。刷新页面再选。',
    'No such kind of notice: {{kinds}}. Reload the page and choose again.',
  ],
  'refusal.notice.may_not_mute': [
    '“{{zh}}”关系账号与数据安全，不能关闭或推迟。',
    '“{{en}}” guards accounts and data: it cannot be muted or put off.',
  ],
  'refusal.delivery.not_found': [
    '没有这条送达记录，或不归你管。',
    'No such delivery within your reach.',
  ],
  'refusal.delivery.not_failed': [
    '这条没有失败，不用重发。',
    'This one has not failed: nothing to resend.',
  ],
  'refusal.push_device.not_found': ['这台设备已经移除。', 'This device was removed already.'],
  'refusal.push_device.address_wrong': [
    '这个浏览器的推送服务不在名单里。换用 Chrome、Edge、Firefox 或 Safari。',
    'This browser’s push service is not on the list. Use Chrome, Edge, Firefox or Safari.',
  ],
  'did.channel.added': ['添加群机器人', 'Group robot added'],
  'did.channel.changed': ['修改群机器人', 'Group robot changed'],
  'did.channel.removed': ['删除群机器人', 'Group robot removed'],
  'did.channel.tested': ['测试群机器人', 'Group robot tested'],
  'did.delivery.resent': ['重发通知', 'Notice resent'],
  'did.notice_choices.changed': ['修改通知偏好', 'Notice choices changed'],
  'did.push_device.added': ['开启浏览器推送', 'Browser push switched on'],
  'did.push_device.removed': ['关闭浏览器推送', 'Browser push switched off'],
  'thing.notice': ['通知', 'Notice'],
};
