import type { Dialect } from './dialect.ts';
import { markdownOf } from './robot-text.rules.ts';

const ours = new Set([93000, 40008, 40035, 40058, 44004, 45002]);

/**
 * 企业微信 group robot: the key in the address is the secret, nothing is signed. 20 a minute for each
 * robot, Markdown of at most 4 096 bytes. 45009: too many; 93000: no such robot.
 */
export const wecom: Dialect = {
  hosts: ['qyapi.weixin.qq.com'],
  limits: [{ most: 20, perMs: 61_000 }],
  bytesMost: 4_096,
  request: ({ address }, message) => ({
    url: address,
    body: { msgtype: 'markdown', markdown: { content: markdownOf(message, 4_096) } },
  }),
  understand(reply) {
    const { errcode } = reply;
    const reason = `errcode ${String(errcode)} ${String(reply['errmsg'] ?? '')}`;
    if (errcode === 0) return { end: 'sent' };
    if (errcode === 45009 || errcode === 45033) return { end: 'slow', waitMs: 61_000, reason };
    return { end: ours.has(Number(errcode)) ? 'refused' : 'again', reason };
  },
};
