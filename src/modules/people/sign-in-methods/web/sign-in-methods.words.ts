import type { Words } from '../../../../platform/web/words.ts';

export const signInMethodWords: Words = {
  'refusal.password.must_change': [
    '先换掉初始密码，才能继续。',
    'Replace the first password before anything else.',
  ],
  'refusal.password.unchanged': [
    '新密码和当前密码一样，换一个。',
    'Same as the current password. Choose another.',
  ],
  'refusal.second_factor.must_enrol': [
    '你的角色要求两步验证，先设置才能继续。',
    'Your role demands a second factor. Set it up before anything else.',
  ],
  'refusal.second_factor.wrong_code': [
    '动态码不对或已用过。等下一组 6 位数字再试。',
    'Wrong or used code. Try the next six digits.',
  ],
  'refusal.second_factor.waited_too_long': [
    '等待超时或次数已用完，重新输入密码。',
    'The wait is over. Enter the password again.',
  ],
  'refusal.second_factor.already_on': ['两步验证已经开启。', 'The second factor is already on.'],
  'refusal.second_factor.not_on': ['两步验证没有开启。', 'The second factor is not on.'],
  'refusal.second_factor.not_begun': [
    '先扫二维码，再填动态码。',
    'Scan the QR code first, then enter a code.',
  ],
  'refusal.second_factor.proof_missing': [
    '填密码或动态码，两者之一。',
    'Enter the password or a code, one of the two.',
  ],
  'refusal.sign_in.left': ['此人已离职，不能登录。', 'This person has left and cannot sign in.'],
  'did.second_factor.turned_on': ['开启两步验证', 'Second factor turned on'],
  'did.second_factor.turned_off': ['关闭两步验证', 'Second factor turned off'],
  'did.second_factor.reset': ['重置他人两步验证', 'Second factor reset'],
  'did.recovery_codes.renewed': ['换新恢复码', 'Recovery codes renewed'],
  'did.sessions.revoked': ['退出其他设备', 'Signed out elsewhere'],

  'refusal.sign_in.trip_unknown': [
    '这次登录已过期，或不是这个浏览器发起的。重新登录。',
    'This sign-in has expired or began in another browser. Start again.',
  ],
  'refusal.sign_in.trip_used': [
    '这次登录已用过，重新登录。',
    'This sign-in was used. Start again.',
  ],
  'refusal.sign_in.declined': ['你在对方页面取消了登录。', 'You turned back at the provider.'],
  'refusal.sign_in.code_refused': [
    '对方不认这次登录（{{reason}}）。重新登录。',
    'The provider refused this sign-in ({{reason}}). Start again.',
  ],
  'refusal.sign_in.misconfigured': [
    '登录方式设置有误（{{reason}}）。管理员检查地址、编号和密钥。',
    'The provider is set up wrongly ({{reason}}). The administrator checks address, id and secret.',
  ],
  'refusal.sign_in.provider_away': [
    '连不上对方，稍后再试，或用密码登录。',
    'The provider does not answer. Try later or use the password.',
  ],
  'refusal.sign_in.not_a_member': [
    '这个账号不是本企业成员，或不在应用可见范围内。',
    'This account is no member of the company, or the app is not open to it.',
  ],
  'refusal.sign_in.not_bound': [
    '{{provider}} 账号“{{account}}”还没绑定。先用密码登录，在“登录与令牌”里绑定。',
    'The {{provider}} account “{{account}}” is not bound. Sign in with the password and bind it under Sign-in & tokens.',
  ],
  'refusal.sign_in.several_people': [
    '{{provider}} 的邮箱或手机号对应不止一人。先用密码登录，再绑定。',
    'More than one person has the e-mail or phone known to {{provider}}. Sign in with the password and bind it.',
  ],
  'refusal.sign_in.disabled': [
    '这个登录已停用，找管理员。',
    'This login is switched off. Ask the administrator.',
  ],
  'refusal.sign_in.bound_to_another': [
    '这个外部账号已绑定给别人。',
    'This outside account is bound to somebody else.',
  ],
  'refusal.sign_in.other_account': [
    '你已绑定另一个账号，先解绑。',
    'Another account of yours is bound. Unbind it first.',
  ],
  'refusal.sign_in.not_your_trip': [
    '绑定途中换了登录的人，没有绑定。重新开始。',
    'Somebody else signed in on the way; nothing was bound. Start again.',
  ],
  'refusal.sign_in.nothing_bound': ['这里没有绑定。', 'Nothing is bound here.'],
  'refusal.provider.unknown': [
    '没有这个登录方式，或已停用。',
    'No such provider, or it is switched off.',
  ],
  'refusal.provider.slug_taken': [
    '地址“{{slug}}”已被占用，换一个。',
    'The address “{{slug}}” is taken. Choose another.',
  ],
  'refusal.provider.missing': ['必填项没有填全。', 'A required field is empty.'],
  'refusal.provider.address': [
    '地址要以 https:// 开头，不带参数。',
    'The address starts with https:// and has no query.',
  ],
  'refusal.provider.insecure': [
    '地址要用 https；http 只允许本机。',
    'The address needs https; http is for this machine only.',
  ],
  'refusal.role.unknown': ['没有角色“{{roleKey}}”。', 'There is no role “{{roleKey}}”.'],
  'did.provider.added': ['添加登录方式', 'Provider added'],
  'did.provider.changed': ['修改登录方式', 'Provider changed'],
  'did.provider.removed': ['删除登录方式', 'Provider removed'],
  'did.identity.bound': ['绑定外部账号', 'Outside account bound'],
  'did.identity.unbound': ['解绑外部账号', 'Outside account unbound'],
  'did.sign_in_policy.changed': ['修改两步验证要求', 'Second-factor policy changed'],
  'thing.login': ['登录', 'Login'],
  'nav.signIn': ['登录方式', 'Ways to sign in'],
  'nav.signIn.note': [
    '企业微信、钉钉、飞书、统一登录，两步验证要求',
    'WeCom, DingTalk, Feishu, single sign-on, who needs a second factor',
  ],
  'signIn.or': ['或', 'or'],
  'signIn.by': ['用 {{provider}} 登录', 'Sign in with {{provider}}'],
  'signIn.startOver': ['重新登录', 'Start over'],
  'arrival.title': ['正在登录', 'Signing in'],
  'arrival.lead': ['正在核对你的账号…', 'Checking your account…'],
  'arrival.stopped': ['没有登录成功。', 'You are not signed in.'],
  'arrival.again': ['再试一次', 'Try again'],
  'arrival.byPassword': ['用密码登录', 'Use the password'],
  'owed.password': ['换掉初始密码', 'Replace the first password'],
  'owed.passwordLead': [
    '{{name}}，初始密码别人也知道。换成只有你知道的，再开始。',
    '{{name}}, somebody else knows the first password. Choose one that only you know.',
  ],
  'owed.first': ['初始密码', 'First password'],
  'owed.change': ['换成新密码', 'Replace it'],
  'owed.factor': ['设置两步验证', 'Set up a second factor'],
  'owed.factorLead': [
    '{{name}}，你的角色登录时要再填一次动态码。',
    '{{name}}, your role signs in with a code as well.',
  ],
  'factor.title': ['两步验证', 'Second factor'],
  'factor.lead': ['密码对了，再填动态码。', 'The password was right. Now the code.'],
  'factor.note': ['登录时再填手机上的动态码', 'A code from the phone, besides the password'],
  'factor.need': [
    '手机上要有验证器应用，如腾讯身份验证器、Microsoft Authenticator。',
    'You need an authenticator app on the phone, such as Microsoft Authenticator.',
  ],
  'factor.begin': ['开始设置', 'Set up'],
  'factor.scan': [
    '用验证器扫码，再填它显示的 6 位数字。',
    'Scan with the app, then enter the six digits it shows.',
  ],
  'factor.qr': ['两步验证的二维码', 'QR code of the second factor'],
  'factor.byHand': ['扫不了，手动输入密钥', 'Cannot scan: enter the key by hand'],
  'factor.code': ['动态码', 'Code'],
  'factor.codeHint': ['手机验证器里的 6 位数字', 'Six digits from the authenticator app'],
  'factor.turnOn': ['开启', 'Turn on'],
  'factor.turnOff': ['关闭两步验证', 'Turn off'],
  'factor.renew': ['换新恢复码', 'New recovery codes'],
  'factor.proof': ['用密码确认', 'Confirm with the password'],
  'factor.on': [
    '{{at}} 起开启，剩 {{codes}} 个恢复码',
    'On since {{at}}, {{codes}} recovery codes left',
  ],
  'factor.demanded': ['你的角色必须开启', 'Your role demands it'],
  'factor.recoveryCode': ['恢复码', 'Recovery code'],
  'factor.recoveryHint': [
    '开启时保存的 10 个之一，用一次就作废',
    'One of the ten you kept; each works once',
  ],
  'factor.useRecovery': ['手机不在身边', 'Without the phone'],
  'factor.usePhone': ['用手机动态码', 'Use the phone'],
  'factor.codesOnce': [
    '恢复码只显示这一次。手机丢了，靠它登录；每个只能用一次。',
    'Shown only once. They sign you in when the phone is lost; each works once.',
  ],
  'factor.codesKept': ['已保存', 'I kept them'],
};
