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
  'refusal.disk_full': [
    '服务器磁盘已满，这次没有保存。请管理员腾出空间后再试。',
    'The server’s disk is full; nothing was saved. Try again once the administrator has made room.',
  ],
  'refusal.too_busy': [
    '现在人多，没有轮到你，也没有保存。几秒后再试。',
    'Too many are waiting; nothing was saved. Try again in a few seconds.',
  ],
  'refusal.too_slow': [
    '查询超过 15 秒，已停止，没有保存。缩小范围后再试。',
    'It took longer than 15 seconds and was stopped; nothing was saved. Narrow it down and try again.',
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
  'refusal.no_such_route': ['没有这个地址。', 'There is no such address.'],
  'refusal.idempotency.malformed': [
    'Idempotency-Key 用 1 到 255 个可见 ASCII 字符。',
    'An Idempotency-Key has 1 to 255 visible ASCII characters.',
  ],
  'refusal.idempotency.reused': [
    '这个 Idempotency-Key 已用于另一个请求，换一个。',
    'This Idempotency-Key belongs to another request. Use a new one.',
  ],
  'refusal.idempotency.in_progress': [
    '同一请求正在处理，稍后再试。',
    'The same request is being worked on. Try again shortly.',
  ],
  'refusal.idempotency.secret_shown': [
    '已经做过；其中的密钥只显示一次。需要时重新生成。',
    'Already done; its secret was shown once. Make a new one if needed.',
  ],
  'refusal.session.not_signed_in': [
    '登录已结束，请重新登录。',
    'Your session has ended. Sign in again.',
  ],
  'refusal.session.unknown': ['这个登录已经结束。', 'That session has already ended.'],
  'refusal.token.not_your_role': [
    '令牌不能带你没有的角色。',
    'A token cannot carry a role that you do not have.',
  ],
  'refusal.deal.unknown': [
    '没有这一单，或者不在你的权限内。',
    'No such deal, or outside your rights.',
  ],
  'refusal.person.unknown': [
    '没有这个人，或者不在你的权限内。',
    'No such person, or outside your rights.',
  ],
  'refusal.store.unknown': [
    '没有这家店，或者不在你的权限内。',
    'No such store, or outside your rights.',
  ],
  'refusal.store.name_taken': [
    '已有叫“{{name}}”的门店，换个名称。',
    'A store named “{{name}}” exists. Choose another name.',
  ],
  'refusal.kpi.unknown': ['没有“{{key}}”这个指标。', 'There is no KPI “{{key}}”.'],
  'refusal.kpi.too_many_rows': [
    '分得太细，有 {{rows}} 行，最多 {{most}} 行。少分一层，或缩短日期。',
    'Too fine: {{rows}} rows, at most {{most}}. Split less, or shorten the span.',
  ],
  'refusal.kpi.two_parts_of_time': ['按时间只能选一种分法。', 'Choose one split by time only.'],
  'refusal.target.published_meanwhile': [
    '刚才有人发布了另一版。刷新后再看。',
    'Somebody published another version just now. Reload and look again.',
  ],
  'refusal.import.file_too_big': [
    '文件太大。拆成几个再传。',
    'The file is too big. Split it and upload the parts.',
  ],
  'refusal.import.file_empty': ['文件里没有数据。', 'The file holds no rows.'],
  'refusal.import.file_type_unknown': [
    '这不是 CSV、XLSX 或 XLS。另存为其中一种再传。',
    'This is not CSV, XLSX or XLS. Save it as one of them and upload again.',
  ],
  'refusal.import.file_broken': [
    '文件读不出来，可能损坏了。用 Excel 打开另存后再传。',
    'The file cannot be read and may be damaged. Open it in Excel, save it anew and upload.',
  ],
  'refusal.import.file_locked': [
    '文件加了密码。去掉密码后再传。',
    'The file is password-protected. Remove the password and upload again.',
  ],
  'refusal.import.zip_bomb': [
    '文件解开后过大，已拒绝。',
    'The file unpacks to far too much and was refused.',
  ],
  'refusal.import.too_many_rows': [
    '最多 {{limit}} 行。拆成几个文件再传。',
    'At most {{limit}} rows. Split the file.',
  ],
  'refusal.import.too_many_columns': [
    '有 {{columns}} 列，最多 {{limit}} 列。删去用不到的列。',
    '{{columns}} columns, at most {{limit}}. Remove the ones not needed.',
  ],
  'refusal.import.too_much_memory': [
    '文件太复杂，读不下。另存为 CSV 再传。',
    'The file is too heavy to read. Save it as CSV and upload again.',
  ],
  'refusal.import.too_slow': [
    '{{seconds}} 秒还没读完，已停下。另存为 CSV 再传。',
    'Not read after {{seconds}} seconds, so it was stopped. Save it as CSV and upload again.',
  ],
  'refusal.import.no_such_sheet': ['没有“{{sheet}}”这张表。', 'There is no sheet “{{sheet}}”.'],
  'refusal.import.wrong_columns': [
    '表里的列和对法不符。重新对列后再试。',
    'The columns do not fit the mapping. Map them again.',
  ],
  'refusal.import.wrong_mapping': [
    '对法有问题，改正后再试。',
    'The mapping is not valid. Correct it and try again.',
  ],
  'refusal.import.no_such_kind': [
    '不能导入“{{kind}}”这一种。',
    'The kind “{{kind}}” cannot be imported.',
  ],
  'refusal.import.no_such_file': ['没有这个文件。', 'There is no such file.'],
  'refusal.import.not_found': [
    '没有这次导入，或者不在你的权限内。',
    'No such import, or outside your rights.',
  ],
  'refusal.import.mapping_not_found': [
    '没有叫“{{name}}”的对法。',
    'There is no mapping “{{name}}”.',
  ],
  'refusal.import.already_running': [
    '这次导入正在进行。等它结束。',
    'This import is under way. Wait for it to end.',
  ],
  'refusal.import.cut_off': [
    '导入因服务中断而停止，数据没有改动。重新开始即可。',
    'The server stopped during the import; nothing was changed. Start it again.',
  ],
  'refusal.import.not_undoable': [
    '已有别的记录用到它，不能撤销。',
    'Other records depend on it, so it cannot be undone.',
  ],
  'refusal.password.too_short': ['密码至少 10 个字符。', 'A password has at least 10 characters.'],
  'refusal.password.too_long': ['密码最多 200 个字符。', 'A password has at most 200 characters.'],
  'refusal.password.too_plain': [
    '这个密码太常见，换一个。',
    'This password is too common. Choose another.',
  ],
  'refusal.password.same_as_login': [
    '密码不能和登录名一样。',
    'The password must differ from the login.',
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
  'refusal.plan.unknown': [
    '没有这份计划，或者不在你的权限内。',
    'No such plan, or outside your rights.',
  ],
  'refusal.plan.exists': [
    '{{year}} 年已有计划，直接打开。',
    '{{year}} has a plan already. Open it.',
  ],
  'refusal.plan.may_not_edit': [
    '你只能看这份计划。要改，找总监或本店经理。',
    'You may only read this plan. Ask the director or the store’s manager to change it.',
  ],
  'refusal.plan.owner_unknown': [
    '没有这个负责人。从名单里选一位。',
    'No such owner. Choose somebody from the list.',
  ],
  'refusal.plan.may_not_move_action': [
    '只有负责人，或能修改这份计划的人，才能移动它。',
    'Only its owner, or who may change its plan, can move it.',
  ],
  'refusal.plan.action_unknown': [
    '这份计划里没有这项行动。',
    'There is no such action in this plan.',
  ],
  'refusal.plan.swot_unknown': [
    '这份计划里没有这一条 SWOT。',
    'There is no such SWOT item in this plan.',
  ],
  'refusal.plan.brand_unknown': [
    '有竞品品牌不在目录里。先加进目录。',
    'A rival brand is not in the catalogue. Add it there first.',
  ],
  'refusal.plan.changed_meanwhile': [
    '刚才有人改过，现在是第 {{version}} 版。刷新后再改。',
    'Somebody changed it: this is version {{version}} now. Reload, then edit.',
  ],
  'refusal.plan.not_decomposed': [
    '还没有分解。先生成分解。',
    'Nothing is decomposed yet. Generate the decomposition first.',
  ],
  'refusal.plan.nothing_to_plan': [
    '没有可以分解到的门店或车型。先导入历史，或在目录里添加。',
    'There is no store or model to plan for. Import history or add them first.',
  ],
  'refusal.plan.row_unknown': [
    '表里没有这一行。刷新后再改。',
    'The grid has no such row. Reload, then edit.',
  ],
  'refusal.plan.locked_cell_changed': [
    '{{name}} {{month}} 月已锁，不能改。先解锁。',
    '{{name}} is locked in month {{month}}. Unlock it first.',
  ],
  'refusal.plan.locked_elsewhere': [
    '这一改会动到另一张表里 {{month}} 月锁定的数。先到那里解锁。',
    'This edit would move a cell of month {{month}} that is locked in another grid. Unlock it there first.',
  ],
  'refusal.plan.does_not_fit': [
    '填不进去：锁定和手改的数没有留下这么多。',
    'It does not fit: locked and typed cells leave no room for it.',
  ],
  'refusal.plan.workbook_unreadable': [
    '这不是从这里导出的表。先导出，改好再导入。',
    'This workbook was not exported here. Export one, edit it and import that.',
  ],
  'refusal.plan.workbook_of_another': [
    '这份表属于另一份计划、指标或门店。到那里导入。',
    'This workbook belongs to another plan, measure or store. Import it there.',
  ],
  'refusal.plan.not_a_number': [
    '第 {{row}} 行 {{month}} 月不是数。改正后再导入。',
    'Row {{row}}, month {{month}} is not a number. Correct it and import again.',
  ],
};
