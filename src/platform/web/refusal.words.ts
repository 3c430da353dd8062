import type { Words } from './words.ts';

/** What the server's stable refusal codes say to people: fact, limit, way out. */
export const refusalWords: Words = {
  'refusal.unknown': ['没有办成（{{code}}）。', 'That did not work ({{code}}).'],
  'refusal.unexpected': [
    '系统出错，已记录。再试一次；仍不行，把请求编号发给管理员。',
    'The system failed and has noted it. Try again; if it persists, give the request id to the administrator.',
  ],
  'refusal.server_away': [
    '服务器暂时没有应答，稍后再试。',
    'The server is not answering. Try again shortly.',
  ],
  'refusal.connection_lost': [
    '连不上服务器。检查网络后再试。',
    'The server cannot be reached. Check the network and try again.',
  ],
  'refusal.database_unavailable': [
    '数据库暂时不可用，稍后再试。',
    'The database is away for the moment. Try again shortly.',
  ],
  'refusal.invalid_input': [
    '有内容不符合要求，改正后再提交。',
    'Something entered is not valid. Correct it and submit again.',
  ],
  'refusal.bad_request': [
    '请求不完整。刷新页面后再试。',
    'The request was incomplete. Reload the page and try again.',
  ],
  'refusal.body_not_json': ['请求内容读不出来。', 'The request could not be read.'],
  'refusal.body_too_large': ['内容太大，分几次提交。', 'Too much at once. Send it in parts.'],
  'refusal.body_type_unknown': ['不认识这种内容。', 'This kind of content is not known.'],
  'refusal.file_too_large': [
    '文件超过上限，拆分后再传。',
    'The file is over the limit. Split it and upload again.',
  ],
  'refusal.too_many_files': ['一次只传一个文件。', 'One file at a time.'],
  'refusal.too_many_requests': [
    '太频繁了，{{seconds}} 秒后再试。',
    'Too many tries. Wait {{seconds}} seconds.',
  ],
  'refusal.not_found': ['没有找到，或者不在你的权限内。', 'Not found, or outside your rights.'],
  'refusal.not_allowed': [
    '你的角色不能做这件事。需要时找系统管理员。',
    'Your role does not allow this. Ask the administrator if you need it.',
  ],
  'refusal.session.required': [
    '登录已结束，请重新登录。',
    'Your session has ended. Sign in again.',
  ],
  'refusal.session.foreign_origin': [
    '请求来自别的网站，已拒绝。',
    'The request came from another site and was refused.',
  ],
  'refusal.session.wrong_login_or_password': ['登录名或密码不对。', 'Wrong login or password.'],
  'refusal.session.locked': [
    '连续输错太多次，已暂时锁定。到 {{until}} 后再试，或找管理员。',
    'Locked after too many wrong tries. Try again after {{until}}, or ask the administrator.',
  ],
  'refusal.password.wrong': ['当前密码不对。', 'The current password is wrong.'],
  'refusal.setup.already_done': [
    '系统已经设置过，请直接登录。',
    'Setup was already done. Sign in.',
  ],
  'refusal.login.taken': [
    '登录名 {{login}} 已有人用，换一个。',
    'The login {{login}} is taken. Choose another.',
  ],
};
