/** Chat platforms whose group robots we know (群机器人): 企业微信, 钉钉, 飞书. */
export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof robotKinds)[number];
