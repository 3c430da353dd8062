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
};
