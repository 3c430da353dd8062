import { createHmac } from 'node:crypto';
import type { Dialect } from './dialect.ts';
import { markdownOf } from './robot-text.rules.ts';

/**
 * 飞书 signature (签名校验): HMAC-SHA256 of an empty message, keyed by `<s>\n<secret>`, base64. The
 * timestamp, in seconds, must be within an hour.
 */
export const feishuSign = (timestampS: number, secret: string): string =>
  createHmac('sha256', `${timestampS}\n${secret}`).update('').digest('base64');

// 19021: signature or time; 19022: address list; 19024: keyword; 19001, 19002, 9499: address or body.
const ours = new Set([19021, 19022, 19024, 19001, 19002, 9499]);

/** 飞书 group robot: 5 a second and 100 a minute (11232), a body of at most 20 KB. */
export const feishu: Dialect = {
  hosts: ['open.feishu.cn', 'open.larksuite.com'],
  limits: [
    { most: 5, perMs: 1_200 },
    { most: 100, perMs: 61_000 },
  ],
  bytesMost: 18_000,
  request({ address, secret }, message, nowMs) {
    const seconds = Math.floor(nowMs / 1_000);
    const signed = secret && { timestamp: String(seconds), sign: feishuSign(seconds, secret) };
    const header = { title: { tag: 'plain_text', content: message.title }, template: 'blue' };
    const elements = [{ tag: 'markdown', content: markdownOf(message, 18_000) }];
    return {
      url: address,
      body: { ...signed, msg_type: 'interactive', card: { header, elements } },
    };
  },
  understand(reply) {
    const code = reply['code'] ?? reply['StatusCode'];
    const reason = `code ${String(code)} ${String(reply['msg'] ?? reply['StatusMessage'] ?? '')}`;
    if (code === 0) return { end: 'sent' };
    if (code === 11232) return { end: 'slow', waitMs: 61_000, reason };
    return { end: ours.has(Number(code)) ? 'refused' : 'again', reason };
  },
};
